"""A CDA document's narrative as blocks to be read, its markup told by name and nothing else of it.

Refuses: links, scripts, pictures, styles, and more than a person would ever read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from sync.readers.ccda import header
from sync.readers.ccda.find import Section, sections
from sync.readers.ccda.laid import Block, Cell, LaidOut, Run
from sync.readers.ccda.narrative import Narrative
from sync.readers.ccda.parse import opened
from sync.readers.ccda.tags import V3, Element, one
from sync.readers.ccda.values import Values
from sync.readers.draft import FileRefused, NotMine
from sync.readers.protocol import Reason

_MOST_BLOCKS: Final = 20_000
_MOST_LETTERS: Final = 2_000_000
_MOST_CELLS: Final = 60_000
_WIDEST: Final = 60
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_BREAKING: Final = frozenset({"paragraph", "text", "list", "table", "footnote", "div", "p"})
_STYLES: Final = {
    "Bold": "bold",
    "Italics": "italic",
    "Underline": "underlined",
    "Emphasis": "italic",
}
_CELLS: Final = frozenset({"td", "th"})
_SILENT: Final = frozenset({"renderMultiMedia", "colgroup", "col", "script", "style"})


@dataclass(slots=True)
class _Maker:
    """The blocks of one document as they grow."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    rows: list[list[Cell]] | None = None
    row: list[Cell] | None = None
    kind: str = "paragraph"
    number: int = 0
    letters: int = 0
    cells: int = 0
    silent: int = 0
    deep: int = 0

    @property
    def full(self) -> bool:
        """Whether there is already more than anybody reads."""
        return (
            len(self.blocks) >= _MOST_BLOCKS
            or self.letters >= _MOST_LETTERS
            or self.cells >= _MOST_CELLS
        )

    def say(self, text: str | None) -> None:
        """Words in the style in force."""
        if not text or self.silent:
            return
        text = _BLANKS.sub(" ", text) if self.kind != "fixed" else text
        if text == " " and (not self.runs or self.runs[-1].text.endswith((" ", "\n"))):
            return
        self.letters += len(text)
        on = set(self.styles)
        raised = (self.styles.count("sup") > 0) - (self.styles.count("sub") > 0)
        self.runs.append(Run(text, "bold" in on, "italic" in on, "underlined" in on, raised))

    def taken(self) -> tuple[Run, ...]:
        """The runs so far, blanks at both ends gone."""
        runs, self.runs = self.runs, []
        while runs and not runs[-1].text.strip():
            runs.pop()
        while runs and not runs[0].text.strip():
            runs.pop(0)
        return tuple(runs)

    def close(self) -> None:
        """End the block that is open, if it says anything."""
        if self.row is not None:
            if self.runs and not self.runs[-1].text.endswith("\n"):
                self.runs.append(Run("\n"))
            return
        runs = self.taken()
        if runs:
            self.blocks.append(Block(self.kind, runs, len(self.lists), self.number))
        self.number = 0
        self.kind = "item" if self.lists else "paragraph"

    def start(self, element: Element, name: str) -> None:
        """An element opens."""
        if name in _SILENT:
            self.silent += 1
        elif name == "br":
            self.runs.append(Run("\n"))
        elif name in {"sup", "sub", "content"}:
            self.styles.append(_style(element) if name == "content" else name)
        elif name == "table":
            self._table()
        elif name in {"tr", "td", "th"} and self.rows is not None:
            self._cell(name)
        elif name in {"list", "item"}:
            self._listed(element, name)
        elif name == "caption":
            self._caption()
        elif name in _BREAKING:
            self.close()

    def end(self, element: Element, name: str) -> None:
        """An element closes."""
        if name in _SILENT:
            self.silent -= 1
        elif name in {"sup", "sub", "content"}:
            if self.styles:
                self.styles.pop()
        elif name == "table":
            self._table_ends()
        elif name in _CELLS and self.row is not None and self.deep == 1:
            self._cell_ends(element, name)
        elif name == "tr" and self.deep == 1:
            self._row_ends()
        elif name == "list":
            self.close()
            if self.lists:
                self.lists.pop()
            self.kind = "item" if self.lists else "paragraph"
        elif name in _BREAKING or name in {"item", "caption"}:
            self.close()

    def _table(self) -> None:
        self.deep += 1
        if self.deep == 1:
            self.close()
            self.rows = []

    def _table_ends(self) -> None:
        self.deep = max(0, self.deep - 1)
        if self.deep == 0 and self.rows is not None:
            rows = tuple(tuple(row) for row in self.rows if row)
            self.rows, self.row = None, None
            if rows:
                self.blocks.append(Block("table", rows=rows))
        else:
            self.close()

    def _cell(self, name: str) -> None:
        if self.deep > 1:  # a table inside a cell is words of that cell
            self.close()
        elif name == "tr" or self.row is None:
            self.row = []

    def _cell_ends(self, element: Element, name: str) -> None:
        if self.row is None or len(self.row) >= _WIDEST:
            self.runs = []
            return
        head = name == "th" or _within(element, "thead")
        cell = Cell(self.taken(), head, _span(element, "colspan"), _span(element, "rowspan"))
        self.cells += cell.columns * cell.rows
        self.row.append(cell)

    def _row_ends(self) -> None:
        if self.rows is not None and self.row:
            self.rows.append(self.row)
        self.row, self.runs = None, []

    def _listed(self, element: Element, name: str) -> None:
        self.close()
        if name == "list":
            self.lists.append(1 if element.get("listType") == "ordered" else 0)
            return
        self.kind = "item"
        if self.lists and self.lists[-1]:
            self.number = self.lists[-1]
            self.lists[-1] += 1

    def _caption(self) -> None:
        if self.row is None:
            self.close()
            self.kind = "caption"


def _style(element: Element) -> str:
    code = (element.get("styleCode") or "").split()
    return next((_STYLES[one_] for one_ in code if one_ in _STYLES), "")


def _span(element: Element, name: str) -> int:
    said = element.get(name) or "1"
    return min(max(1, int(said)), _WIDEST) if said.isdigit() and len(said) < len("1000") else 1


def _within(element: Element, name: str) -> bool:
    row = element.getparent()
    around = row.getparent() if row is not None else None
    return around is not None and around.tag == V3 + name


def page_of(data: bytes) -> LaidOut:
    """A document as a page; with a reason instead of blocks where it cannot be shown."""
    try:
        root = opened(memoryview(data))
    except NotMine:
        return LaidOut(reason=Reason.UNSUPPORTED_FORMAT)
    except FileRefused as error:
        return LaidOut(reason=error.reason)
    values = Values(Narrative(root))
    about = header.about(root, values)
    maker = _Maker()
    for section in sections(root):
        if maker.full:
            break
        _section(maker, section)
    for text in root.iterfind(f"{V3}component/{V3}nonXMLBody/{V3}text"):
        if text.get("representation") != "B64":
            _flow(maker, text)
    return LaidOut(
        title=about.title or str(about.kind.get("text") or ""),
        lines=tuple(_lines(root, values, about)),
        blocks=tuple(maker.blocks),
        cut=maker.full,
    )


def _section(maker: _Maker, section: Section) -> None:
    depth = 1
    outer = section.outer
    while outer is not None:
        depth, outer = depth + 1, outer.outer
    if section.title:
        maker.blocks.append(Block("heading", (Run(section.title),), min(depth, 4)))
    text = one(section.element, "text")
    if text is not None:
        _flow(maker, text)


def _flow(maker: _Maker, text: Element) -> None:
    """The words and blocks of one narrative."""
    for event, element in etree.iterwalk(text, events=("start", "end")):
        name = str(element.tag).rpartition("}")[2]
        if event == "start":
            maker.start(element, name)
            maker.say(element.text)
        else:
            maker.end(element, name)
            if element is not text:
                maker.say(element.tail)
        if maker.full:
            break
    maker.close()
    maker.lists.clear()
    maker.styles.clear()


def _lines(root: Element, values: Values, about: header.About) -> Iterator[str]:
    """Who it is about, when it was made and by whom: names and dates, no words of ours."""
    for person in header.people(root, values):
        named = str(person.reference().get("display") or "")
        born = str(person.tree.get("birthDate") or "")
        numbers = [one_["value"] for one_ in person.tree.get("identifier", [])]
        yield " · ".join(part for part in (named, born, *numbers[:2]) if part)
    made = [str(actor["display"]) for actor in (*about.authors, about.keeper) if actor]
    said = [about.date.replace("T", " "), *dict.fromkeys(made)]
    yield " · ".join(part for part in said if part)
