"""The parent's side: children that die, lie or are stopped, and walking folders."""

import gc
import os
import sys
import threading
import time
import zipfile
from pathlib import Path

import msgspec
import pytest
from reader_help import as_bytes, bundle, observation, patient, through_child, told

from sync.errors import ReadCancelled
from sync.readers import child, protocol
from sync.readers.protocol import (
    BrokenFrame,
    Ended,
    Limits,
    Reason,
    Refused,
    read_event,
    write_event,
)
from sync.readers.reading import read_file, walk_paths

GOOD = as_bytes(bundle(patient(), observation()))
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="these walls are Linux's")


def child_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script stand in for the reader child."""
    entry = tmp_path / "stand_in.py"
    root = Path(child.__file__).resolve().parents[2]
    packages = Path(str(msgspec.__file__)).parents[1]
    head = f"import sys, os, time\nsys.path[:0] = [{str(root)!r}, {str(packages)!r}]\n"
    entry.write_text(head + script)
    monkeypatch.setattr(child, "command", lambda words: [sys.executable, "-I", str(entry), words])


def written(tmp_path: Path, data: bytes, name: str = "x.json") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_file_is_read_in_a_child(tmp_path: Path) -> None:
    seen = through_child(written(tmp_path, GOOD))
    assert seen.found == {"Observation": 1, "Patient": 1}
    assert [record.facts.fhir_type for record in seen.records] == ["Patient", "Observation"]


@pytest.mark.parametrize(
    "script",
    [
        "os.kill(os.getpid(), 11)",
        "sys.exit(0)",
        "sys.stdout.buffer.write(b'\\xff\\xff\\xff\\xff')",
        "sys.stdout.buffer.write(b'\\0\\0\\0\\2\\x63\\0')",
        "sys.stdout.buffer.write(b'\\0\\0\\0\\3\\1\\xc1\\xc1')",
        "print('hello, I am no frame')",
    ],
)
def test_a_child_that_dies_or_lies_is_a_refused_file(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child_of(tmp_path, monkeypatch, script)
    seen = through_child(written(tmp_path, GOOD))
    assert seen.refused == [("", "child-died")]
    assert not seen.readable
    assert seen.ended


def test_a_member_that_kills_its_reader_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = """
from sync.readers import session
import msgspec
from sync.readers.protocol import Job
real = session.read_fhir
def read(source, data, member, sink):
    if member == "b.json":
        sink.start(member, "fhir-json", "4.0", 0)
        sys.stdout.buffer.flush()
        os.kill(os.getpid(), 9)
    real(source, data, member, sink)
session.read_fhir = read
session.read_standard_input(msgspec.json.decode(sys.argv[1], type=Job))
"""
    child_of(tmp_path, monkeypatch, script)
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a.json", "b.json", "c.json"):
            archive.writestr(name, as_bytes(observation(name)))
    seen = through_child(path)
    assert [(m.member, m.readable) for m in seen.members] == [
        ("a.json", True),
        ("b.json", False),
        ("c.json", True),
    ]
    assert seen.refused == [("", "child-died")]
    assert seen.found == {"Observation": 2}


@pytest.mark.parametrize("when", ["before", "during"])
def test_cancelling_ends_the_child_within_a_second(
    when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child_of(tmp_path, monkeypatch, "time.sleep(60)")
    stop = threading.Event()
    if when == "before":
        stop.set()
    else:
        threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    with pytest.raises(ReadCancelled):
        list(read_file(written(tmp_path, GOOD), cancelled=stop.is_set))
    assert time.monotonic() - began < 1.3


def test_closing_the_events_early_ends_the_child(tmp_path: Path) -> None:
    events = read_file(written(tmp_path, GOOD))
    next(events)
    before = threading.active_count()
    del events
    gc.collect()
    assert threading.active_count() < before


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, reason in (
        (tmp_path, "not-a-file"),
        (pipe, "not-a-file"),
        (tmp_path / "gone", "unreadable-file"),
    ):
        assert told(read_file(path)).refused == [("", reason)]


@LINUX
@pytest.mark.parametrize(
    ("attempt", "outcome"),
    [
        ("import socket; socket.socket()", "refused"),
        ("os.fork()", "refused"),
        ("os.execv('/bin/true', ['true'])", "refused"),
        ("open(sys.argv[1] + '.out', 'w', buffering=1).write('x\\n')", "refused"),
        ("os.rename('/a', '/b')", "refused"),
        ("bytearray(900 << 20)", "refused"),
        ("sum(range(1000))", "done"),
    ],
)
def test_the_walls_of_the_child_stand(
    attempt: str, outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"""
from sync.readers import protocol
from sync.readers.confine import confine
sys.argv[1] = {str(tmp_path / "target")!r}
confine(600 << 20, 20)
try:
    {attempt}
except (PermissionError, MemoryError) as error:
    said = protocol.Reason.LINK
except OSError as error:
    said = protocol.Reason.TOO_LARGE if error.errno == 27 else protocol.Reason.EMPTY
else:
    said = protocol.Reason.MORE_PAGES
write = sys.stdout.buffer.write
protocol.write_event(write, protocol.Refused("", said))
protocol.write_event(write, protocol.Ended())
sys.stdout.flush()
"""
    child_of(tmp_path, monkeypatch, script)
    wanted = {"refused": {"link", "too-large"}, "done": {"more-pages"}}[outcome]
    seen = through_child(written(tmp_path, GOOD))
    assert {reason for _, reason in seen.refused} <= wanted


@LINUX
def test_a_child_that_spins_is_ended_by_its_time_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "from sync.readers.confine import confine\nconfine(600 << 20, 1)\nwhile True: pass\n"
    child_of(tmp_path, monkeypatch, script)
    assert through_child(written(tmp_path, GOOD)).refused == [("", "child-died")]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.json", "b/1.json", "a.json", ".hidden", "__MACOSX/x"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"{}")
    (tmp_path / "link").symlink_to(tmp_path / "a.json")
    over: list[tuple[str, Reason]] = []
    files = walk_paths([tmp_path], lambda path, why: over.append((path.name, why)))
    assert [str(file.relative_to(tmp_path)) for file in files] == ["a.json", "b/1.json", "b/2.json"]
    assert over == [
        (".hidden", Reason.SKIPPED_SYSTEM_FILE),
        ("__MACOSX", Reason.SKIPPED_SYSTEM_FILE),
        ("link", Reason.LINK),
    ]


def test_frames_come_back_and_broken_ones_do_not() -> None:
    import io

    pipe = io.BytesIO()
    write_event(pipe.write, Refused("/entry/1", Reason.BAD_TEXT))
    write_event(pipe.write, Ended({"Patient": 1}))
    whole = pipe.getvalue()
    stream = io.BytesIO(whole)
    assert read_event(stream, 1 << 20) == Refused("/entry/1", Reason.BAD_TEXT)
    assert read_event(stream, 1 << 20) == Ended({"Patient": 1})
    for end in range(len(whole) - 1):
        short = io.BytesIO(whole[:end])
        with pytest.raises(BrokenFrame):
            list(iter(lambda: read_event(short, 1 << 20), None))  # noqa: B023 - used at once
    with pytest.raises(BrokenFrame):
        read_event(io.BytesIO(whole), 4)


def test_limits_are_told_to_the_child(tmp_path: Path) -> None:
    data = as_bytes(bundle(*(observation(f"o{number}") for number in range(30))))
    events = list(read_file(written(tmp_path, data), limits=Limits(batch=7)))
    sizes = [len(event.records) for event in events if isinstance(event, protocol.Records)]
    assert sizes == [7, 7, 7, 7, 2]
