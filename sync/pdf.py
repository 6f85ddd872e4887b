"""Paper: a readable summary, the recovery sheet and a page with a share's code, as PDF (A4).

Refuses: sentences of its own; every word on the paper is given by whoever asks for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Frame,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.doctemplate import BaseDocTemplate

from sync.qr import Squares

_FONT = "Inter"
_MARGIN = 18 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_GREY = Color(0.42, 0.44, 0.47)
_RULE = Color(0.82, 0.83, 0.85)
_QUIET = 4
_CELL_LIMIT = 1_500
"""Characters of one cell; a row must fit on one page."""


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A heading with rows below; `shares` are the columns' parts of the width."""

    heading: str
    columns: tuple[str, ...]
    shares: tuple[float, ...]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on every page. `page_of(n, m)` words the page number."""

    title: str
    language: str
    who: str
    printed: str
    page_of: Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """A sheet around one QR code: lines above, the code, lines and numbered words below."""

    title: str
    language: str
    above: tuple[str, ...]
    squares: Squares
    below: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    footer: str = ""
    code_mm: float = 70.0


def summary_pdf(paper: Paper, intro: Sequence[str], tables: Sequence[PdfTable]) -> bytes:
    """A rendered record summary; every page says whose it is, its number and when it was made."""
    _register()
    story: list[Flowable] = [_paragraph(paper.title, _TITLE())]
    story += [_paragraph(line, _BODY()) for line in intro]
    for table in tables:
        story += _table(table)
    return _built(story, paper.title, paper.language, _numbering(paper))


def code_sheet_pdf(sheet: CodeSheet) -> bytes:
    """The recovery sheet, or a page to show or hand over for a share."""
    return code_sheets_pdf((sheet,))


def code_sheets_pdf(sheets: Sequence[CodeSheet]) -> bytes:
    """Several such sheets, a page each, such as recovery cards."""
    _register()
    story: list[Flowable] = []
    for sheet in sheets:
        story += [PageBreak()] if story else []
        story += _code_sheet(sheet)
    first = sheets[0]
    paper = Paper(first.title, first.language, "", first.footer, lambda _page, _of: "")
    return _built(story, first.title, first.language, _numbering(paper))


def _code_sheet(sheet: CodeSheet) -> list[Flowable]:
    story: list[Flowable] = [_paragraph(sheet.title, _TITLE())]
    story += [_paragraph(line, _BODY()) for line in sheet.above]
    story += [Spacer(1, 4 * mm), _Code(sheet.squares, sheet.code_mm * mm), Spacer(1, 4 * mm)]
    if sheet.words:
        story += [_words(sheet.words), Spacer(1, 4 * mm)]
    return [*story, *(_paragraph(line, _BODY()) for line in sheet.below)]


@cache
def _register() -> None:
    import fontpkg

    pdfmetrics.registerFont(TTFont(_FONT, str(fontpkg.path("inter"))))


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=_FONT, fontSize=size, leading=size * 1.4, splitLongWords=1, **more
    )


@cache
def _TITLE() -> ParagraphStyle:  # noqa: N802 - a constant that needs the font first
    return _style("title", 18, spaceAfter=6)


@cache
def _HEADING() -> ParagraphStyle:  # noqa: N802 - the same
    return _style("heading", 12, spaceBefore=12, spaceAfter=4)


@cache
def _BODY() -> ParagraphStyle:  # noqa: N802 - the same
    return _style("body", 10, spaceAfter=3)


@cache
def _CELL() -> ParagraphStyle:  # noqa: N802 - the same
    return _style("cell", 8.5)


@cache
def _COLUMN() -> ParagraphStyle:  # noqa: N802 - the same
    return _style("column", 8, textColor=_GREY)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(_plain(text)), style)


def _plain(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= _CELL_LIMIT else shown[: _CELL_LIMIT - 1] + "…"


def _table(table: PdfTable) -> list[Flowable]:
    story: list[Flowable] = [CondPageBreak(30 * mm), _paragraph(table.heading, _HEADING())]
    if table.note:
        story.append(_paragraph(table.note, _BODY()))
    if not table.rows:
        return story
    whole = sum(table.shares)
    cells = [[_paragraph(text, _COLUMN()) for text in table.columns]]
    cells += [[_paragraph(text, _CELL()) for text in row] for row in table.rows]
    grid = LongTable(
        cells,
        colWidths=[_WIDTH * share / whole for share in table.shares],
        repeatRows=1,
        splitByRow=1,
    )
    grid.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, _RULE),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return [*story, grid]


def _words(words: Sequence[str]) -> Table:
    columns = 4
    lines = -(-len(words) // columns)
    style = _style("word", 11)
    rows = [
        [
            _paragraph(f"{place + 1}. {words[place]}" if place < len(words) else "", style)
            for place in range(line, lines * columns, lines)
        ]
        for line in range(lines)
    ]
    grid = Table(rows, colWidths=[_WIDTH / columns] * columns)
    grid.setStyle(
        TableStyle([("BOX", (0, 0), (-1, -1), 0.6, _RULE), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    return grid


class _Code(Flowable):  # type: ignore[misc] # the library has no types
    """A QR code in the middle of the line, its quiet zone included."""

    def __init__(self, squares: Squares, side: float) -> None:
        super().__init__()
        self._squares = squares
        self.width, self.height = _WIDTH, side

    def draw(self) -> None:
        """Paints dark runs as single rectangles, so that no hair lines stay between them."""
        count = len(self._squares) + 2 * _QUIET
        module = self.height / count
        left = (self.width - self.height) / 2
        path = self.canv.beginPath()
        for line, row in enumerate(self._squares):
            y = self.height - (line + _QUIET + 1) * module
            for start, length in _runs(row):
                path.rect(left + (start + _QUIET) * module, y, length * module, module * 1.01)
        self.canv.setFillColor(black)
        self.canv.drawPath(path, stroke=0, fill=1)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = -1
    for place, dark in enumerate((*row, False)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            runs.append((start, place - start))
            start = -1
    return runs


def _numbering(paper: Paper) -> type[Canvas]:
    class Numbered(Canvas):  # type: ignore[misc] # the library has no types
        """Keeps finished pages back until their number is known."""

        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - the library's name
            """One page is done."""
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            """All pages are done."""
            for number, page in enumerate(self._kept, 1):
                self.__dict__.update(page)
                _edges(self, paper, number, len(self._kept))
                super().showPage()
            super().save()

    return Numbered


def _edges(canvas: Canvas, paper: Paper, number: int, pages: int) -> None:
    canvas.setFont(_FONT, 8)
    canvas.setFillColor(_GREY)
    canvas.drawString(_MARGIN, A4[1] - 11 * mm, _plain(paper.who)[:110])
    canvas.drawString(_MARGIN, 9 * mm, _plain(paper.printed)[:90])
    canvas.drawRightString(A4[0] - _MARGIN, 9 * mm, paper.page_of(number, pages))


def _built(story: list[Flowable], title: str, language: str, canvas: type[Canvas]) -> bytes:
    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=A4, title=_plain(title), author="RekamKu", lang=language, creator="RekamKu"
    )
    frame = Frame(_MARGIN, 16 * mm, _WIDTH, A4[1] - 32 * mm, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame])])
    document.build(story, canvasmaker=canvas)
    return out.getvalue()
