"""Many small files from one server: each in a process of its own, whatever the others did."""

import os
import signal
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from reader_help import Told, as_bytes, bundle, observation, patient

from sync.errors import ReadCancelled
from sync.readers import fork_server
from sync.readers.fork_server import SMALL, ForkServer
from sync.readers.protocol import ColumnMatch, Event, Job, Limits
from sync.readers.reading import read_file

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file starts anew")

GOOD = as_bytes(bundle(patient(), observation()))
LONG = as_bytes(bundle(*[observation(id=f"o{number}") for number in range(3000)]))
"""More than a pipe holds: its reader waits until somebody listens."""


@pytest.fixture
def server() -> Iterator[ForkServer]:
    with ForkServer() as one:
        yield one


def written(tmp_path: Path, data: bytes, name: str = "x.json") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def told(path: Path, server: ForkServer, limits: Limits | None = None) -> Told:
    seen = Told()
    for event in read_file(path, limits=limits, server=server):
        seen.take(event)
    return seen


def processes_below(parent: int) -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == parent:
            found.add(int(status.parent.name))
    return found


def begun(path: Path, server: ForkServer) -> Generator[Event, None, None]:
    events = read_file(path, server=server)
    assert isinstance(events, Generator)
    next(events)
    return events


def the_copies() -> set[int]:
    below = [processes_below(one) for one in processes_below(os.getpid())]
    return set().union(*below)


def test_files_say_the_same_as_from_a_process_of_their_own(
    tmp_path: Path, server: ForkServer
) -> None:
    path = written(tmp_path, GOOD)
    alone = list(read_file(path))
    assert list(read_file(path, server=server)) == alone
    assert list(read_file(path, server=server)) == alone


def test_one_server_serves_every_small_file(tmp_path: Path, server: ForkServer) -> None:
    before = processes_below(os.getpid())
    for number in range(5):
        assert told(written(tmp_path, GOOD, f"{number}.json"), server).ended
    started = processes_below(os.getpid()) - before
    assert len(started) == 1
    server.close()
    assert not processes_below(os.getpid()) - before


def test_a_reader_that_dies_costs_its_own_file_only(tmp_path: Path, server: ForkServer) -> None:
    seen = Told()
    for event in read_file(written(tmp_path, LONG, "long.json"), server=server):
        seen.take(event)
        for copy in the_copies():
            os.kill(copy, signal.SIGKILL)
    assert seen.refused == [("", "child-died")]
    assert [one.readable for one in seen.members] == [False]
    assert told(written(tmp_path, GOOD), server).found == {"Observation": 1, "Patient": 1}


def test_memory_is_bounded_for_each_file(tmp_path: Path, server: ForkServer) -> None:
    assert told(written(tmp_path, GOOD), server).ended
    cramped = told(written(tmp_path, LONG, "big.json"), server, Limits(memory=1 << 20))
    assert cramped.refused == [("", "child-died")]
    assert not cramped.records
    assert told(written(tmp_path, GOOD), server).records


def test_a_reading_broken_off_leaves_nothing_to_the_next(
    tmp_path: Path, server: ForkServer
) -> None:
    events = begun(written(tmp_path, LONG, "long.json"), server)
    events.close()
    seen = told(written(tmp_path, GOOD), server)
    assert seen.found == {"Observation": 1, "Patient": 1}
    assert [record.facts.fhir_type for record in seen.records] == ["Patient", "Observation"]


def test_stopping_ends_the_file_in_hand(tmp_path: Path, server: ForkServer) -> None:
    path = written(tmp_path, LONG)
    stopped: list[bool] = []

    def read() -> None:
        for _ in read_file(path, cancelled=lambda: bool(stopped), server=server):
            stopped.append(True)
            time.sleep(0.2)

    with pytest.raises(ReadCancelled):
        read()
    assert told(written(tmp_path, GOOD, "y.json"), server).ended


def test_a_copy_has_no_way_to_its_server_and_no_other_file(
    tmp_path: Path, server: ForkServer
) -> None:
    events = begun(written(tmp_path, LONG, "long.json"), server)
    (copy,) = the_copies()
    places = [str(one.readlink()) for one in Path(f"/proc/{copy}/fd").glob("*")]
    events.close()
    own = {place.rpartition("/")[2].partition(":")[0] for place in places}
    assert own <= {"long.json", "pipe", "null"}


def test_a_server_that_does_not_come_up_is_done_without(
    tmp_path: Path, server: ForkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fork_server, "command", lambda _words: [sys.executable, "-c", ""])
    assert told(written(tmp_path, GOOD), server).found == {"Observation": 1, "Patient": 1}
    assert told(written(tmp_path, GOOD), server).ended


@pytest.mark.parametrize(
    "job",
    [
        Job(Limits(), SMALL + 1),
        Job(Limits(), 10, threads=True),
        Job(Limits(), 10, skip=1),
        Job(Limits(), 10, columns=(ColumnMatch(("x" * 99_000,), ("date",)),)),
    ],
    ids=["large", "with threads", "after a death", "with many words"],
)
def test_what_is_no_small_plain_file_gets_a_process_that_is_started_for_it(
    job: Job, tmp_path: Path, server: ForkServer
) -> None:
    with written(tmp_path, GOOD).open("rb", buffering=0) as source:
        assert server.start(job, source) is None


def test_a_format_nobody_has_is_no_reason_to_fail(tmp_path: Path, server: ForkServer) -> None:
    server.note("os; nothing of ours")
    server.note("dicom")
    assert told(written(tmp_path, GOOD), server).ended
