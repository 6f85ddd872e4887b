"""Scans read with Tesseract: what is certain is right, and a failing reader costs words only.

Refuses: scans of real papers; they are drawn and spoilt by `tests/paper`.
"""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from paper_help import (
    needs_tesseract,
    picture,
)
from reader_help import here, through_child

from sync.readers import asking
from sync.readers.paper import ocr
from sync.readers.protocol import Reason, TextWanted
from tests.paper.draw import scanned
from tests.paper.layouts import LAYOUTS
from tests.paper.score import compare, observations


@needs_tesseract
@pytest.mark.parametrize("layout", ["chain", "grid", "hospital"])
def test_what_a_scan_gives_without_doubt_is_right(layout: str) -> None:
    made = LAYOUTS[layout](random.Random(5))
    asking.listen(ocr.read_words)
    try:
        found = [one for data in scanned(made.pdf, random.Random(6)) for one in observations(data)]
    finally:
        asking.listen(None)

    score = compare(found, made.lines)
    assert score.precision >= 0.95
    assert score.right + score.doubtful_right >= 0.8 * score.present


@needs_tesseract
def test_a_scan_is_read_through_the_child(tmp_path: Path) -> None:
    made = LAYOUTS["numbered"](random.Random(5))
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(scanned(made.pdf, random.Random(6))[0])

    told = through_child(scan)

    assert told.readable
    assert told.found["Observation"] > len(made.lines) // 2
    assert not [reason for _, reason in told.notices if reason == Reason.OCR_MISSING]


def test_a_reading_that_fails_leaves_the_document() -> None:
    asking.listen(lambda _wanted: None)
    try:
        told = here(picture(size=(400, 300)))
    finally:
        asking.listen(None)

    assert told.found == {"DocumentReference": 1}
    assert told.notices == [("page 1", Reason.NOT_READ)]


def test_a_reader_that_is_given_up_leaves_no_pipe_open(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        code = "import time; time.sleep(60)"
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        begun.append(subprocess.Popen([sys.executable, "-c", code], **pipes))  # type: ignore[call-overload]
        return begun[0]

    monkeypatch.setattr(ocr, "_start", start)
    monkeypatch.setattr(ocr, "languages", lambda: "ind")

    assert ocr.read_words(TextWanted(2, 2, bytes(4)), lambda: True) is None
    assert begun[0].returncode is not None
    assert begun[0].stdout is not None
    assert begun[0].stdout.closed
