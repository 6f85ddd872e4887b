"""What the tests of papers share: a small report, pictures, and what came of them.

Refuses: real people; the reports of several layouts are drawn by `tests/paper`.
"""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reader_help import Told

from sync.readers.paper import ocr
from tests.paper.draw import Page
from tests.paper.score import observations

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the shared samples are not here")
needs_tesseract = pytest.mark.skipif(not ocr.program(), reason="Tesseract is not installed")


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), frames: int = 1) -> bytes:
    pages = [Image.new("RGB", size, (255, 255 - number, 200)) for number in range(frames)]
    out = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {}
    pages[0].save(out, form, **more)
    return out.getvalue()


def report(*rows: tuple[str, ...], head: tuple[str, ...] = ()) -> bytes:
    page = Page()
    for line in ("HASIL PEMERIKSAAN LABORATORIUM", "Nama : Dewi Lestari", *head):
        page.put(40, line)
        page.down(14)
    titles = ("Pemeriksaan", "Hasil", "Satuan", "Nilai Rujukan")
    for row in (titles, *rows):
        for x, text in zip((40, 220, 300, 380), row, strict=False):
            page.put(x, text)
        page.down(14)
    return page.pdf()


def values(data: bytes) -> dict[str, dict[str, Any]]:
    return {made.tree["code"]["text"]: made.tree for made in observations(data)}


def doubts(data: bytes) -> dict[str, str]:
    return {made.tree["code"]["text"]: made.doubt for made in observations(data)}


def document(told: Told) -> dict[str, Any]:
    found = [record for record in told.records if b'"DocumentReference"' in record.content]
    assert len(found) == 1
    tree: dict[str, Any] = json.loads(found[0].content)
    return tree
