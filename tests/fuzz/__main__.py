"""`python -m tests.fuzz READER… --executions N --seed S`: fuzz readers and the other doors.

Refuses: more than one process at a time; each slice is a child, so that a crash costs a slice.
"""

import argparse
import fcntl
import logging
import os
import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from tests.fuzz import engine, guard
from tests.fuzz.targets import TARGETS

_PAUSE = 20.0
"""Seconds until the next try where a slice could not begin."""


def main(words: Sequence[str]) -> int:
    """Fuzz the targets in turn until each has its number; 1 if anything was found at all."""
    asked = _parse(words)
    if asked.list:
        return _list(asked.work)
    names = asked.targets or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        sys.stderr.write(f"unknown: {', '.join(sorted(unknown))}\n")
        return 2
    held = _alone(asked.work)
    if held is None:
        sys.stderr.write(f"somebody else is at work in {asked.work}\n")
        return 2
    open_still = list(names)
    while open_still:
        open_still = [name for name in open_still if not _turn(name, asked)]
    return int(any(_work(asked.work, name).state().findings for name in names))


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="READER", help="all, if none is named")
    parser.add_argument("--executions", type=int, default=engine.SLICE, help="for each, in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slice", type=int, default=engine.SLICE, help="executions in one child")
    parser.add_argument("--work", type=Path, default=Path("build/fuzz"), help="corpus and findings")
    parser.add_argument("--list", action="store_true", help="how far each has come")
    return parser.parse_args(words)


def _alone(folder: Path) -> IO[bytes] | None:
    """The folder's lock, held until the process ends; two runs would spoil each other's state."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "lock").open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock


def _work(folder: Path, name: str) -> engine.Work:
    return engine.Work(folder / name)


def _turn(name: str, asked: argparse.Namespace) -> bool:
    """One slice of one target in a child; whether the target has had its number."""
    work = _work(asked.work, name)
    before = work.state()
    left = min(asked.slice, asked.executions - before.executions)
    if left <= 0:
        return True
    child = os.fork()
    if not child:
        os._exit(_slice(name, work, left, asked.seed))
    ended = os.waitpid(child, 0)[1]
    state = work.state()
    if ended:
        state = _buried(work, before, left, ended)
    sys.stdout.write(
        f"{time.strftime('%H:%M:%S')} {name}: {state.executions} executions,"
        f" {state.lines} lines, {len(state.findings)} findings\n"
    )
    sys.stdout.flush()
    return bool(state.executions >= asked.executions)


def _slice(name: str, work: engine.Work, executions: int, seed: int) -> int:
    """In the child."""
    guard.end_with_parent()
    guard.put_up()
    warnings.simplefilter("ignore")
    logging.disable()
    fuzzer = engine.Fuzzer(TARGETS[name], work)
    guard.bound_memory()
    fuzzer.begin()
    fuzzer.go(executions, seed)
    return 0


def _buried(work: engine.Work, before: engine.State, executions: int, ended: int) -> engine.State:
    """A child died: the input it had in hand is a finding, its slice counts as run."""
    sign = os.waitstatus_to_exitcode(ended)
    if sign > 0:  # the fuzzer itself broke, or somebody is just editing what it loads
        sys.stderr.write(f"{work.folder.name}: could not run\n")
        time.sleep(_PAUSE)
        return before
    name = f"died-{abs(sign)}"
    work.report(name, engine.left_over(work.folder / "running.bin"), f"the process ended: {sign}")
    before.findings[name] = before.findings.get(name, 0) + 1
    before.slices += 1
    before.executions += executions
    work.save(before)
    return before


def _list(folder: Path) -> int:
    for name in TARGETS:
        state = _work(folder, name).state()
        told = ", ".join(f"{key} ×{number}" for key, number in sorted(state.findings.items()))
        sys.stdout.write(f"{name:20} {state.executions:>9} {state.lines:>6} {told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
