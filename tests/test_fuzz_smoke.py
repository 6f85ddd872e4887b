"""The fuzzer meets what it should, and the first few changes to every sample break nothing."""

import fcntl
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sync.readers.registry import KINDS
from tests.fuzz import guard
from tests.fuzz.__main__ import main
from tests.fuzz.engine import Fuzzer, Outcome, Work, judged, smallest
from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, Target

ROOT = Path(__file__).resolve().parents[1]
CHANGES = 12


@pytest.fixture(autouse=True)
def walls() -> None:
    guard.put_up()


def own(run: Callable[[bytes], object], *samples: bytes) -> Target:
    return Target("own", lambda: run, lambda: samples)


def test_every_reader_is_fuzzed() -> None:
    fuzzed = {f"sync.readers.{one.module}" for one in TARGETS.values() if one.module}

    assert fuzzed == {kind.module for kind in KINDS}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TARGETS)
def test_samples_and_their_first_changes_break_nothing(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    target, random = TARGETS[name], Random(name)
    run, words = target.run(), target.dictionary()
    samples = list(target.samples())[:8]
    changed = [
        mutated(random.choice(samples), random, samples, words)[: target.longest]
        for _ in range(CHANGES)
    ]

    broken = {
        outcome.broken: outcome.why
        for data in (*samples, *changed)
        if (outcome := judged(run, target.shell(data))).broken
    }

    assert samples
    assert broken == {}


def _writes(_data: bytes) -> None:
    Path("no-such-folder/x").write_bytes(b"")


def _runs(_data: bytes) -> None:
    subprocess.run(["true"], check=False)


def _calls(_data: bytes) -> None:
    try:
        socket.getaddrinfo("example.invalid", None)
    except BaseException:  # noqa: BLE001 - a reader that swallows everything is found all the same
        return


def _hangs(_data: bytes) -> None:
    while True:
        pass


@pytest.mark.parametrize(
    ("run", "broken"),
    [
        (_writes, "WentOutside"),
        (_runs, "WentOutside"),
        (_calls, "WentOutside"),
        (_hangs, "TooSlow"),
    ],
)
def test_what_must_not_happen_is_met(run: Callable[[bytes], object], broken: str) -> None:
    assert judged(run, b"", 0.05).broken.startswith(broken)


def test_reading_a_file_is_no_offence() -> None:
    assert judged(lambda _data: Path(__file__).read_bytes()[:3], b"") == Outcome(b'"""')


def test_the_same_seed_gives_the_same_changes() -> None:
    samples = [b'{"a": [1, 2]}', b"a,b\n1,2\n", b"<a x='1'><b/></a>"]

    def all_of(seed: int) -> list[bytes]:
        random = Random(seed)
        return [mutated(random.choice(samples), random, samples, [b"w"]) for _ in range(200)]

    assert all_of(1) == all_of(1) != all_of(2)


def test_a_finding_is_kept_once_and_small(tmp_path: Path) -> None:
    def run(data: bytes) -> object:
        if b"4" in data:
            raise ZeroDivisionError
        return len(data) > 5

    work = Work(tmp_path)
    fuzzer = Fuzzer(own(run, b"123", b"345", b"567"), work)
    fuzzer.begin()
    fuzzer.go(300, 1)

    (kept,) = tmp_path.glob("findings/*.bin")
    assert kept.name == "ZeroDivisionError-nowhere.bin"
    assert kept.read_bytes() == b"4"
    assert work.state().findings["ZeroDivisionError-nowhere"] > 1
    assert work.state().executions == 300


def test_what_leads_further_is_kept_and_taken_up_again(tmp_path: Path) -> None:
    work = Work(tmp_path)
    fuzzer = Fuzzer(own(len, b"1"), work)
    fuzzer.begin()
    fuzzer.go(200, 1)
    lengths = {len(one) for one in work.corpus()}

    assert len(lengths) > 3
    assert max(lengths) > 1


def test_smallest_leaves_out_what_does_not_matter() -> None:
    assert smallest(b"a needle in hay", lambda one: b"needle" in one) == b"needle"


def test_a_process_that_dies_leaves_the_input_it_died_of(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from tests.fuzz import __main__ as fuzz, targets\n"
        "targets.TARGETS['own'] = targets.Target('own', lambda: lambda _data: os.abort(),"
        " lambda: [b'deadly'])\n"
        f"sys.exit(fuzz.main(['own', '--executions', '3', '--work', {str(tmp_path)!r}]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, env=os.environ
    )

    assert done.returncode == 1
    assert (tmp_path / "own" / "findings" / "died-6.bin").read_bytes() == b"deadly"


def test_two_runs_never_share_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = (tmp_path / "lock").open("wb")
    with held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert main(["typed", "--work", str(tmp_path)]) == 2
    assert "somebody else" in capsys.readouterr().err


def test_an_unknown_name_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["no-such", "--work", str(tmp_path)]) == 2
    assert "no-such" in capsys.readouterr().err
