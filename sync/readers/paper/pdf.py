"""PDF files: their pages' words with boxes, and pages drawn grey.

Refuses: scripts, forms, links and attachments inside; they stay in the file and are not run.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from sync.readers.draft import FileRefused
from sync.readers.paper.sheet import CLEAR, Paper, Sheet, Word
from sync.readers.protocol import Reason

ENCRYPTED_PAGES: Final = 0
_MADE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_MOST_LETTERS: Final = 60_000
_INVISIBLE: Final = 3
_READ_BY_OTHERS: Final = 70
_BOLD: Final = 600
_STRAIGHT: Final = 0.1
_FINE: Final = 1000
_APART: Final = 0.22
"""A gap of so many heights of a letter parts two words that no blank parts."""

Corners = tuple[float, float, float, float]


class Letter(NamedTuple):
    """One letter of the text layer with its box on the page as it is seen."""

    text: str
    box: Corners
    bold: bool


def open_pdf(data: memoryview) -> Paper | None:
    """The file, or None if it is locked with a password. Raises FileRefused if damaged."""
    try:
        document = pypdfium2.PdfDocument(bytes(data))
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            return None
        raise FileRefused(Reason.MALFORMED) from error
    if not pages:
        raise FileRefused(Reason.MALFORMED)
    told = _told(document)
    made = _MADE.match(told.get("CreationDate", ""))
    day = f"{made[1]}-{made[2]}-{made[3]}" if made else ""
    return Paper(pages, "application/pdf", day, told.get("Title", "").strip(), document)


def _told(document: Any) -> dict[str, str]:
    try:
        found: dict[str, str] = document.get_metadata_dict()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return {}
    return found


def sheet_of(document: Any, number: int) -> Sheet | None:
    """The words of page `number` (from 0); None if the page cannot be loaded."""
    try:
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    try:
        sure = _READ_BY_OTHERS if _is_hidden(text) else CLEAR
        words = list(_words(_letters(page, text), sure))
    finally:
        text.close()
        page.close()
    return Sheet(number + 1, width, height, words)


def drawn(document: Any, number: int, widest: int, most: int) -> Any:
    """Page `number` as a grey picture at most `widest` wide and of `most` dots; None if not."""
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(widest / max(width, 1), (most / max(width * height, 1)) ** 0.5)
        return page.render(scale=scale, may_draw_forms=False, grayscale=True).to_pil()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None


def picture_share(document: Any, number: int) -> float:
    """How much of the page's area its largest picture covers, 0 to 1."""
    try:
        page = document[number]
        whole = page.get_width() * page.get_height()
        areas = [
            (right - left) * (top - bottom)
            for left, bottom, right, top in (
                one.get_bounds()
                for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2)
            )
        ]
    except (pypdfium2.PdfiumError, ValueError):
        return 0.0
    return float(max(areas, default=0.0) / whole) if whole > 0 else 0.0


def _is_hidden(text: Any) -> bool:
    """Whether the text lies unseen over a picture: somebody's reading, not the printed text."""
    found = pdfium.FPDFText_GetTextObject(text.raw, 0)
    return bool(found) and pdfium.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE


def _letters(page: Any, text: Any) -> Iterator[Letter | None]:
    """The letters in the order of the file; None where a blank or a line's end stands."""
    raw, seen = text.raw, _Seen(page)
    count = min(pdfium.FPDFText_CountChars(raw), _MOST_LETTERS)
    upright = _upright(raw, count)
    rectangle = pdfium.FS_RECTF()
    skip_low = False
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, place)
        if skip_low:
            skip_low = False
            continue
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - a high surrogate: the low one follows
            low = pdfium.FPDFText_GetUnicode(raw, place + 1)
            code, skip_low = 0x10000 + ((code - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF), True
        letter = chr(code) if code and not 0xD800 <= code < 0xE000 else " "  # noqa: PLR2004
        if letter.isspace() or not letter.isprintable():
            yield None
            continue
        if abs(pdfium.FPDFText_GetCharAngle(raw, place) - upright) > _STRAIGHT:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, place, rectangle):
            continue
        box = seen.box(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
        yield Letter(letter, box, pdfium.FPDFText_GetFontWeight(raw, place) >= _BOLD)


def _upright(raw: Any, count: int) -> float:
    """The angle most letters stand at: others are stamps and watermarks."""
    angles: dict[float, int] = {}
    for place in range(0, count, max(1, count // 200)):
        angle = round(float(pdfium.FPDFText_GetCharAngle(raw, place)), 2)
        angles[angle] = angles.get(angle, 0) + 1
    return max(angles, key=lambda angle: angles[angle], default=0.0)


class _Seen:
    """From the page's own coordinates to the page as it is seen, turned and cropped."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._width, self._height = page.get_size()
        self._wide, self._high = int(self._width * _FINE), int(self._height * _FINE)
        self._plain = page.get_rotation() == 0 and page.get_cropbox()[:2] == (0, 0)

    def box(self, left: float, top: float, right: float, bottom: float) -> Corners:
        """Left, top, right, bottom from the upper left."""
        if self._plain:
            return left, self._height - top, right, self._height - bottom
        first, last = self._point(left, top), self._point(right, bottom)
        across, down = sorted((first[0], last[0])), sorted((first[1], last[1]))
        return across[0], down[0], across[1], down[1]

    def _point(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            self._page.raw, 0, 0, self._wide, self._high, 0, x, y, across, down
        )
        return across.value / _FINE, down.value / _FINE


def _words(letters: Iterator[Letter | None], sure: int) -> Iterator[Word]:
    """Letters run together to words until a blank, a gap or another line parts them."""
    run: list[Letter] = []
    for letter in letters:
        if run and (letter is None or _parted(run[-1], letter)):
            yield _word(run, sure)
            run = []
        if letter is not None:
            run.append(letter)
    if run:
        yield _word(run, sure)


def _parted(before: Letter, letter: Letter) -> bool:
    left, top, right, bottom = before.box
    height = max(bottom - top, letter.box[3] - letter.box[1], 0.1)
    gap = letter.box[0] - right
    apart = gap > _APART * height or letter.box[2] < left - height
    return apart or abs(letter.box[3] - bottom) > height


def _word(run: list[Letter], sure: int) -> Word:
    boxes = [letter.box for letter in run]
    return Word(
        "".join(letter.text for letter in run),
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        all(letter.bold for letter in run),
        sure,
    )
