"""A file opened page by page, whether PDF or picture; what could not be had is noted.

Refuses: more pages than `MOST_PAGES`; the rest stays in the file unread, and that is told.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sync.readers.asking import listened_to
from sync.readers.draft import WHOLE, Given, Trouble
from sync.readers.paper.read_words import is_blank, is_wordless, read_sheet
from sync.readers.paper.sheet import Paper, Sheet, Word
from sync.readers.places import page_place
from sync.readers.protocol import Reason

if TYPE_CHECKING:
    from sync.readers.paper.codes import Code

MOST_PAGES: Final = 150
_LOOKED_AT: Final = 3
"""Codes are looked for on so many pages from the first, and on the last."""
_FOR_CODES: Final = 1500
_FOR_PAGES: Final = 0.4
"""The part of a file's time that may go into its pages; the rest is for what they mean."""
MOST_READ: Final = 60
_WIDE: Final = 2480
_MOST_DRAWN: Final = 9_000_000
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024


class CodeAt(NamedTuple):
    """A code and its place."""

    code: "Code"
    place: str


class Opened:
    """One open file; `troubles` grows while its pages are read."""

    def __init__(self, given: Given, paper: Paper | None, *, pdf: bool) -> None:
        self.given = given
        self.locked = paper is None
        self.paper = paper or Paper(0, "application/pdf")
        self.pdf = pdf
        self.troubles: list[Trouble] = []
        self.codes: list[CodeAt] = []
        self._begun = process_time()
        self._asked = 0
        self._silent = False
        """Whether a page took so long that no more are asked about."""

    def sheets(self) -> Iterator[Sheet]:
        """The words of every page."""
        for number in range(self.paper.pages):
            if number >= MOST_PAGES or self.is_late():
                self._once(Reason.PAGES_LEFT)
                return
            yield self._pdf_sheet(number) if self.pdf else self._picture_sheet(number)

    def is_late(self, part: float = _FOR_PAGES) -> bool:
        """Whether so much of the time the file may cost is used up that the rest has to wait."""
        limits = self.given.limits
        allowed = limits.seconds + len(self.given.data) // limits.bytes_per_second
        return process_time() - self._begun > part * allowed

    def _pdf_sheet(self, number: int) -> Sheet:
        from sync.readers.paper.pdf import drawn, picture_share, sheet_of

        sheet = sheet_of(self.paper.source, number)
        if sheet is None:
            self._note(number, Reason.PAGE_DAMAGED)
            return Sheet(number + 1, 1, 1, [])
        if number < _LOOKED_AT or number >= self.paper.pages - 1:
            self._look(number, drawn(self.paper.source, number, _FOR_CODES, _MOST_DRAWN))
        if not is_wordless(sheet.words, lambda: picture_share(self.paper.source, number)):
            return sheet
        grey = drawn(self.paper.source, number, _WIDE, _MOST_DRAWN)
        if grey is None or is_blank(grey):
            return sheet
        return self._read(number, grey) or sheet

    def _picture_sheet(self, number: int) -> Sheet:
        from sync.readers.paper.picture import frame

        grey = frame(self.paper.source, number)
        if grey is None:
            self._note(number, Reason.PAGE_DAMAGED)
            return Sheet(number + 1, 1, 1, [])
        if number < _LOOKED_AT:
            self._look(number, grey)
        return self._read(number, grey) or Sheet(number + 1, grey.width, grey.height, [])

    def _look(self, number: int, grey: Any) -> None:
        """Look for codes on the picture of a page."""
        from sync.readers.paper.codes import codes_on

        if grey is None:
            return
        for code in codes_on(grey):
            sheet = Sheet(number + 1, grey.width, grey.height, [])
            corner = Word("", code.left, code.top, code.right, code.bottom)
            self.codes.append(CodeAt(code, sheet.place([corner])))

    def _read(self, number: int, grey: Any) -> Sheet | None:
        """The words on a picture, if anybody reads pictures here."""
        if not listened_to():
            self._once(Reason.OCR_MISSING)
            return None
        if self._asked >= MOST_READ or self._silent:
            self._note(number, Reason.NOT_READ)
            return None
        self._asked += 1
        sheet = read_sheet(number, grey)
        if sheet is None:
            self._silent = True
            self._note(number, Reason.NOT_READ)
        return sheet

    def _once(self, reason: Reason) -> None:
        told = Trouble(WHOLE, reason, notice=True)
        if told not in self.troubles:
            self.troubles.append(told)

    def _note(self, number: int, reason: Reason) -> None:
        self.troubles.append(Trouble(page_place(number + 1), reason, notice=True))


@contextmanager
def opened(given: Given) -> Iterator[Opened]:
    """The file, open. Raises FileRefused if no library opens it."""
    if _PDF in bytes(given.data[:_PDF_WITHIN]):
        from sync.readers.paper.pdf import open_pdf

        yield Opened(given, open_pdf(given.data), pdf=True)
        return
    from sync.readers.paper.picture import open_picture

    yield Opened(given, open_picture(given.data), pdf=False)
