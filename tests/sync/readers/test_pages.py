"""Pages as pictures: what is drawn, what is refused, and that the walls stand."""

import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from sync.readers import child
from sync.readers.pages import PIXEL, picture_of
from sync.readers.protocol import Reason

SAMPLE = Path(__file__).resolve().parents[3] / "app" / "sample" / "surat-rujukan.pdf"
RED, BLUE = b"\xff\x00\x00", b"\x00\x00\xff"


def pdf(pages: int = 1, **options: object) -> bytes:
    """Pages wholly red but the last, which is blue."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(200, 300), **options)
    for number in range(pages):
        canvas.setFillColorRGB(*((0, 0, 1) if number == pages - 1 else (1, 0, 0)))
        canvas.rect(0, 0, 200, 300, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(form: str, size: tuple[int, int] = (300, 200)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, form)
    return out.getvalue()


def test_a_pdf_page_is_drawn_as_wide_as_wished() -> None:
    found = picture_of(SAMPLE.read_bytes(), 0, 600)
    assert (found.pages, found.width, found.reason) == (1, 600, "")
    assert len(found.pixels) == found.width * found.height * PIXEL
    assert min(found.pixels) < 100, "nothing was written on the page"


def test_the_wished_page_is_drawn() -> None:
    content = pdf(3)
    assert picture_of(content, 0, 100).pixels[:3] == RED
    last = picture_of(content, 2, 100)
    assert (last.pages, last.pixels[:3]) == (3, BLUE)
    assert picture_of(content, 3, 100).reason == Reason.DAMAGED


@pytest.mark.parametrize("form", ["PNG", "GIF", "BMP", "TIFF"])
def test_pictures_are_shrunk_and_never_enlarged(form: str) -> None:
    small = picture_of(picture(form), 0, 150)
    assert (small.width, small.height, small.pixels[:3]) == (150, 100, RED)
    assert picture_of(picture(form), 0, 3000).width == 300


def test_what_is_see_through_lies_on_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    assert picture_of(out.getvalue(), 0, 4).pixels[:3] == b"\xff\xff\xff"


def test_a_locked_pdf_is_named_so() -> None:
    assert picture_of(pdf(encrypt=StandardEncryption("secret")), 0, 100).reason == Reason.ENCRYPTED


@pytest.mark.parametrize("content", [b"", b"hello", b"<svg onload='x()'/>", bytes(5000)])
def test_other_files_are_not_drawn(content: bytes) -> None:
    assert picture_of(content, 0, 100).reason == Reason.UNSUPPORTED_FORMAT


def test_torn_files_are_damaged() -> None:
    assert picture_of(SAMPLE.read_bytes()[:400], 0, 100).reason == Reason.DAMAGED
    assert picture_of(picture("PNG")[:80], 0, 100).reason == Reason.DAMAGED


def test_an_immense_picture_costs_little() -> None:
    header = b"\x89PNG\r\n\x1a\n"
    body = (60_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    chunk = b"IHDR" + body
    begun = len(body).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    data = zlib.compress(bytes(1000))
    rest = (
        len(data).to_bytes(4, "big")
        + b"IDAT"
        + data
        + zlib.crc32(b"IDAT" + data).to_bytes(4, "big")
    )
    assert picture_of(header + begun + rest, 0, 100).reason == Reason.TOO_LARGE


def test_a_page_of_immense_size_stays_within_measure() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(14_000, 40))
    canvas.rect(0, 0, 100, 30, fill=1)
    canvas.save()
    found = picture_of(out.getvalue(), 0, 4000)
    assert found.width * found.height <= 24_000_000


def test_a_child_that_says_nonsense_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    liar = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(); print('x' * 90000)"]
    monkeypatch.setattr(child, "command", lambda _words: liar)
    assert picture_of(b"%PDF-", 0, 100).reason == Reason.CHILD_DIED


def test_a_silent_child_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(child, "command", lambda _words: sleeper)
    monkeypatch.setattr("sync.readers.pages._PATIENCE", 0.3)
    begun = time.monotonic()
    assert picture_of(b"%PDF-" * 100_000, 0, 100).reason == Reason.CHILD_DIED
    assert time.monotonic() - begun < 10


def test_the_child_that_draws_stands_behind_walls() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from sync.readers.pages_draw import load\n"
        "from sync.readers.confine import confine\n"
        "load(); confine(1 << 30, 5)\n"
        "import socket, os\n"
        "for act in (lambda: socket.socket(), lambda: os.fork(), lambda: os.unlink('/x')):\n"
        "    try: act()\n"
        "    except OSError as error: print(error.errno)\n"
    )
    root = str(Path(__file__).resolve().parents[3])
    said = subprocess.run(
        [sys.executable, "-c", program, root], capture_output=True, text=True, check=True
    )
    assert said.stdout.split()[0] == "1"
    assert len(said.stdout.split()) == 3
