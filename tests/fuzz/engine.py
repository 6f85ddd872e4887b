"""The loop: choose, change, run, keep what behaved in a new way, write down what broke.

Refuses: to stop at a finding; each is kept once, as small as it gets, and the run goes on.
"""

import hashlib
import json
import mmap
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tests.fuzz import guard
from tests.fuzz.mutate import mutated
from tests.fuzz.targets import Target

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 4.0
"""Processor time one execution may take; the real child has 8 for a file of this size."""

SLICE = 5_000
"""Executions after which the process begins anew, so that nothing gathers in it."""

_TRACED_EVERY = 24
_MOST_KEPT = 300
_SHRINKING = 400
_WITHIN = len(str(ROOT)) + 1
_ROOMS = tuple(str(ROOT / room) for room in ("sync", "vault", "app"))


@dataclass
class State:
    """How far a target has come; one JSON file beside its corpus."""

    executions: int = 0
    slices: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    lines: int = 0


class Work:
    """The folder of one target: its state, its corpus, its findings, the input that runs now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings = folder / "findings"
        self._corpus = folder / "corpus"
        for one in (self.findings, self._corpus):
            one.mkdir(parents=True, exist_ok=True)
        self._state = folder / "state.json"
        self._lines = folder / "lines.txt"

    def state(self) -> State:
        """Where the last slice ended."""
        if not self._state.exists():
            return State()
        return State(**json.loads(self._state.read_text("utf-8")))

    def save(self, state: State) -> None:
        """Note where this slice ended."""
        new = self._state.with_suffix(".new")
        new.write_text(json.dumps(asdict(state)), "utf-8")
        new.replace(self._state)

    def lines(self) -> set[str]:
        """The lines earlier slices came to, if the rooms are as they were then."""
        told = self._lines.read_text("utf-8").splitlines() if self._lines.exists() else [""]
        return set(told[1:]) if told[0] == _sources() else set()

    def save_lines(self, lines: set[str]) -> None:
        """Note the lines, so that the next slice need not trace the whole corpus again."""
        self._lines.write_text("\n".join((_sources(), *sorted(lines))), "utf-8")

    def corpus(self) -> list[bytes]:
        """What behaved in a new way in earlier slices."""
        return [path.read_bytes() for path in sorted(self._corpus.iterdir())]

    def keep(self, data: bytes) -> None:
        """One more for the corpus."""
        (self._corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)

    def report(self, name: str, data: bytes, why: str) -> None:
        """A finding: the bytes and what happened."""
        (self.findings / f"{name}.bin").write_bytes(data)
        (self.findings / f"{name}.txt").write_text(why, "utf-8")


def _sources() -> str:
    """Which state the rooms are in."""
    told = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted(Path(room).rglob("*.py")):
            told.update(f"{path} {path.stat().st_mtime_ns}".encode())
    return told.hexdigest()


class Running:
    """The input that runs now, in mapped memory: it outlives a process that is killed."""

    def __init__(self, path: Path, longest: int) -> None:
        size = longest + 4
        with path.open("wb") as file:
            file.truncate(size)
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), size)

    def begin(self, data: bytes) -> None:
        """This one runs now."""
        self._map[4 : 4 + len(data)] = data
        self._map[:4] = len(data).to_bytes(4, "little")

    def end(self) -> None:
        """It came to an end."""
        self._map[:4] = bytes(4)


def left_over(path: Path) -> bytes:
    """The input during which a process died."""
    if not path.exists():
        return b""
    held = path.read_bytes()
    return held[4 : 4 + int.from_bytes(held[:4], "little")]


class Tracer:
    """Which lines of the rooms were ever reached; asked only now and then, for it is slow."""

    def __init__(self) -> None:
        self.lines: set[str] = set()
        """File and number of each."""
        self._new = False

    def reaches_more(self, run: Callable[[], object]) -> bool:
        """Whether a run came to a line no run before it came to."""
        self._new = False
        sys.settrace(self._enter)
        try:
            run()
        finally:
            sys.settrace(None)
        return self._new

    def _enter(self, frame: FrameType, _event: str, _given: Any) -> Any:
        return self._line if frame.f_code.co_filename.startswith(_ROOMS) else None

    def _line(self, frame: FrameType, event: str, _given: Any) -> Any:
        if event == "line":
            place = f"{frame.f_code.co_filename[_WITHIN:]}:{frame.f_lineno}"
            if place not in self.lines:
                self.lines.add(place)
                self._new = True
        return self._line


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a sign that tells behaviours apart, or what broke."""

    sign: object = None
    broken: str = ""
    why: str = ""


def judged(run: Callable[[bytes], object], data: bytes, seconds: float = SECONDS) -> Outcome:
    """One execution. Whatever leaves `run` is something that must not leave it."""
    try:
        with guard.watched(seconds):
            return Outcome(run(data))
    except (KeyboardInterrupt, SystemExit, ImportError):
        raise  # an ImportError means that somebody is just editing a reader
    except BaseException as error:  # noqa: BLE001 - to meet whatever comes is the purpose
        return Outcome(broken=name_of(error), why=traceback.format_exc(limit=-30))


def name_of(error: BaseException) -> str:
    """The error's type and the innermost place of ours, the same for the same defect."""
    place = "nowhere"
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(_ROOMS):
            path = Path(frame.filename).relative_to(ROOT).with_suffix("")
            place = f"{'.'.join(path.parts)}.{frame.name}"
    if isinstance(error, guard.TooSlow | MemoryError):
        place = place.rpartition(".")[0]  # where exactly is chance
    return f"{type(error).__name__}-{place}".replace("<", "").replace(">", "")


def smallest(data: bytes, still: Callable[[bytes], bool], most: int = _SHRINKING) -> bytes:
    """A smaller input for which `still` holds: parts are left out as long as it does."""
    tries, step = 0, max(1, len(data) // 2)
    while step and tries < most:
        place = 0
        while place < len(data) and tries < most:
            shorter = data[:place] + data[place + step :]
            tries += 1
            if still(shorter):
                data = shorter
            else:
                place += step
        step //= 2
    return data


class Fuzzer:
    """One target in one process."""

    def __init__(self, target: Target, work: Work) -> None:
        self.target = target
        self.work = work
        self.state = work.state()
        self._run = target.run()
        self._words = target.dictionary()
        self._seen: set[object] = set()
        self._tracer = Tracer()
        self._samples: list[bytes] = []
        self._running = Running(work.folder / "running.bin", target.longest * 8)

    def begin(self) -> None:
        """Run the samples and the kept corpus first: nothing they do is new any more."""
        samples = [one[: self.target.longest] for one in self.target.samples()]
        self._samples = samples
        self._tracer.lines = self.work.lines()
        known = bool(self._tracer.lines)
        for data in (*samples, *self.work.corpus()):
            outcome = self._execute(data)
            self._seen.add(outcome.sign)
            if not known:
                self._reaches_more(data)
            if data not in self._samples:
                self._samples.append(data)

    def go(self, executions: int, seed: int) -> None:
        """So many executions; the same seed, slice and corpus give the same ones."""
        random = Random(f"{seed} {self.target.name} {self.state.slices}")
        for number in range(executions):
            base = self._chosen(random)
            data = mutated(base, random, self._samples, self._words)[: self.target.longest]
            outcome = self._execute(data)
            if outcome.broken:
                self._found(data, outcome)
            elif outcome.sign not in self._seen:
                self._seen.add(outcome.sign)
                self._keep(data)
            elif number % _TRACED_EVERY == 0 and self._reaches_more(data):
                self._keep(data)
            self.state.executions += 1
        self.state.slices += 1
        self.state.lines = len(self._tracer.lines)
        self.work.save_lines(self._tracer.lines)
        self.work.save(self.state)

    def _chosen(self, random: Random) -> bytes:
        """Half of the time one of those found last."""
        if random.random() < 0.5:
            return self._samples[-1 - random.randrange(min(40, len(self._samples)))]
        return random.choice(self._samples)

    def _execute(self, data: bytes) -> Outcome:
        whole = self.target.shell(data)
        self._running.begin(whole[: self.target.longest * 8])
        outcome = judged(self._run, whole)
        self._running.end()
        return outcome

    def _reaches_more(self, data: bytes) -> bool:
        whole = self.target.shell(data)
        return self._tracer.reaches_more(lambda: judged(self._run, whole, SECONDS * 4))

    def _keep(self, data: bytes) -> None:
        if len(self._samples) < _MOST_KEPT:
            self._samples.append(data)
            self.work.keep(data)

    def _found(self, data: bytes, outcome: Outcome) -> None:
        name = outcome.broken
        self.state.findings[name] = self.state.findings.get(name, 0) + 1
        if (self.work.findings / f"{name}.bin").exists():
            return
        tries = 20 if name.startswith("TooSlow") else _SHRINKING
        small = smallest(data, lambda one: self._execute(one).broken == name, tries)
        self.work.report(name, self.target.shell(small), self._execute(small).why or outcome.why)


def parts_of(executions: int) -> Sequence[int]:
    """Executions in slices."""
    whole, rest = divmod(executions, SLICE)
    return (*([SLICE] * whole), *((rest,) if rest else ()))
