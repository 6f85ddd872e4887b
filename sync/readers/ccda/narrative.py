"""The words of a document: what a person reads, and what entries point to in it.

Refuses: markup; links, pictures and scripts leave nothing but their words.
"""

import re
from typing import Final

from sync.readers.ccda.tags import V3, Element, attribute

_REFERENCE: Final = f"{V3}reference"
_BLANKS: Final = re.compile(r"\s+")
_WRITTEN_TAGS: Final = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_BLOCKS: Final = frozenset(
    V3 + name
    for name in ("paragraph", "table", "tr", "list", "item", "caption", "thead", "tbody", "br")
)
_CELLS: Final = frozenset({V3 + "td", V3 + "th"})
_WIDE: Final = frozenset({V3 + name for name in ("tr", "table", "tbody", "list", "text")})
_LONGEST: Final = 20_000
TITLE: Final = 300
"""A text longer than this is no name of anything."""


class Narrative:
    """Every element of a document that has an ID, and its words."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._known: dict[str, Element] | None = None

    def named(self, reference: str) -> Element | None:
        """The element a reference (`#id`) points to."""
        if self._known is None:
            self._known = {}
            for element in self._root.xpath("//*[@ID or @id]"):
                name = element.get("ID") or element.get("id")
                self._known.setdefault(name, element)
        return self._known.get(reference.strip().removeprefix("#"))

    def text_of(self, element: Element | None) -> str:
        """What an ED or ST says: its own words, else those it refers to."""
        if element is None or element.get("representation") == "B64":
            return ""
        own = words(element)
        if own:
            return own
        reference = next(element.iterchildren(_REFERENCE), None)
        return self.referred(attribute(reference, "value"))

    def referred(self, value: str) -> str:
        """The words at a reference inside the document."""
        if not value.startswith("#"):
            return ""
        target = self.named(value)
        return words(target) if target is not None else ""

    def refers(self, element: Element | None) -> bool:
        """Whether a text has no words of its own and only points to the narrative."""
        if element is None or _tidy(element.text or ""):
            return False
        return next(element.iterchildren(_REFERENCE), None) is not None

    def wide(self, element: Element | None) -> bool:
        """Whether a text is a whole row, list or table of the narrative: too much for a name."""
        reference = next(element.iterchildren(_REFERENCE), None) if element is not None else None
        target = self.named(attribute(reference, "value")) if reference is not None else None
        return target is not None and target.tag in _WIDE


def words(element: Element) -> str:
    """The words below an element on one line; cells of a row apart by a dash."""
    if element.tag == f"{V3}tr":
        cells = [_joined(cell) for cell in element if cell.tag in _CELLS]
        return " | ".join(cell for cell in cells if cell)[:_LONGEST]
    return _joined(element)


def _joined(element: Element) -> str:
    if len(element) == 0:
        return _tidy(element.text or "")
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        parts.append(text)
        length += len(text)
        if length > _LONGEST:
            break
    return _tidy(" ".join(parts))


def _tidy(text: str) -> str:
    """One line; markup that was written as text is dropped like real markup."""
    if "<" in text:
        text = _WRITTEN_TAGS.sub(" ", text)
    return _BLANKS.sub(" ", text).strip()[:_LONGEST]


def plain(section: Element) -> str:
    """A narrative block as plain text: a line for each paragraph, item and row."""
    lines: list[str] = []
    line: list[str] = []

    def close() -> None:
        text = _BLANKS.sub(" ", " ".join(line)).strip(" |")
        if text:
            lines.append(text)
        line.clear()

    from lxml import etree

    for event, element in etree.iterwalk(section, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                close()
            elif tag in _CELLS and line:
                line.append("|")
            if element.text:
                line.append(element.text)
            continue
        if tag in _BLOCKS:
            close()
        if element.tail and element is not section:
            line.append(element.tail)
    close()
    return "\n".join(lines)
