"""Codes on a sheet of paper: a PDF or photo goes into a confined child, QR texts come out.

Refuses: to decode a picture of others in the process that holds keys, and immense pictures.
"""

import sys
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sync.errors import PictureRefused
from sync.readers.protocol import Job, Limits, PageJob, Reason, write_frame

if TYPE_CHECKING:
    from sync.readers.pages_draw import Draw

LARGEST: Final = 64 << 20
"""Bytes of a file that is looked at."""

_MOST_PAGES: Final = 8
_WIDTHS: Final = (1600, 3200, 900)
"""Pixels across; a code that is blurred in a large photo often reads in a smaller one."""
_LIMITS: Final = Limits(memory=768 << 20, seconds=40, frame=1 << 20)


class _Found(msgspec.Struct, frozen=True):
    texts: tuple[str, ...]
    reason: str = ""


def codes_of(content: bytes) -> tuple[str, ...]:
    """The texts of the QR codes on a PDF's first pages or a picture, each once, in their order.

    Raises PictureRefused: `size`, `unreadable` or `no-code`; ReaderUnavailable where no child
    can start.
    """
    from sync.readers.pages import asked_once
    from sync.readers.sniff import is_heic

    if len(content) > LARGEST:
        raise PictureRefused("size")
    job = Job(_LIMITS, len(content), codes=True, threads=is_heic(content[:16]))
    found = asked_once(job, content, _Found)
    if found is None or found.reason:
        raise PictureRefused("unreadable")
    if not found.texts:
        raise PictureRefused("no-code")
    return found.texts


def load() -> "Draw":
    """Inside the child: load every library before the walls go up."""
    import zxingcpp  # noqa: F401 - loaded before the walls
    from PIL import ImageOps  # noqa: F401 - the same

    from sync.readers.pages_draw import load as load_pages

    return load_pages()


def answer_standard_input(draw: "Draw") -> None:
    """Inside the child: read the codes of what is at standard input and write one frame."""
    answer = _codes(draw, sys.stdin.buffer.read())
    write_frame(sys.stdout.buffer.write, msgspec.msgpack.encode(answer))
    sys.stdout.buffer.flush()


def _codes(draw: "Draw", content: bytes) -> _Found:
    texts: dict[str, None] = {}
    pages, page = 1, 0
    while page < min(pages, _MOST_PAGES):
        for width in _WIDTHS:
            drawn = draw(content, PageJob(page, width))
            if drawn.reason:
                return _Found(tuple(texts), "" if texts else str(drawn.reason or Reason.DAMAGED))
            pages = drawn.pages
            found = _read(drawn.width, drawn.height, drawn.pixels)
            texts.update(dict.fromkeys(found))
            if found:
                break
        page += 1
    return _Found(tuple(texts))


def _read(width: int, height: int, pixels: bytes) -> list[str]:
    """The codes on one picture, as it is and with its contrast spread."""
    import zxingcpp
    from PIL import Image, ImageOps

    grey: Any = Image.frombytes("RGB", (width, height), pixels).convert("L")
    only_qr = zxingcpp.barcode_formats_from_str("QRCode")
    for picture in (grey, ImageOps.autocontrast(grey, cutoff=2)):
        try:
            found = zxingcpp.read_barcodes(picture, formats=only_qr)
        except (RuntimeError, ValueError, TypeError, MemoryError):
            continue
        texts = [one.text for one in found if one.text]
        if texts:
            return texts
    return []
