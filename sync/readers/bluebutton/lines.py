"""A Blue Button text in sections, a section in entries, an entry in labelled fields.

Refuses: unknown labels as fields; such a line goes on with the text before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_TITLED: Final = re.compile(r"-{3,} {1,3}([A-Za-z][A-Za-z0-9 &/():,.'-]{2,70}?) {1,3}-{3,}\s*")
_RULE: Final = re.compile(r"\s*[-=_*]{10,}\s*")
_LABEL: Final = re.compile(r" {0,6}([A-Z][A-Za-z0-9/&'.,()* -]{1,40}?)(?::\*|:)(?: +|$|(?=\S))(.*)")
_BESIDE: Final = re.compile(r"^(.*?\S|) {3,}([A-Z][A-Za-z /]{2,30}:(?: .*|))$")
_LONGEST: Final = 4_000
_MOST_LINES: Final = 60_000


_NOTHING: Final = frozenset(
    {"--", "* not available *", "not available", "no information available", "n/a"}
)


class Section(NamedTuple):
    """A part of the file: its title in capitals, its lines, the number of the first of them."""

    title: str
    lines: list[str]
    first: int


@dataclass(slots=True)
class Entry:
    """One thing in a section: its fields by label in small letters, its free text, its line."""

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    parts: list["Entry"] = field(default_factory=list)

    def get(self, *labels: str) -> str:
        """The first of these fields that says something; two dashes say nothing."""
        for label in labels:
            text = self.fields.get(label, "").strip()
            if text and text.lower() not in _NOTHING:
                return text
        return ""

    def text(self) -> str:
        """The free text under the fields."""
        return "\n".join(self.body).strip("\n -=")


class Shape(NamedTuple):
    """How a section's entries look: where one begins, what its labels are.

    A label of `starts` that the entry already has begins the next one. `parts` begins an
    entry inside the entry. With `body`, text behind a rule is kept as it stands.
    """

    starts: tuple[str, ...]
    labels: frozenset[str]
    part: str = ""
    body: bool = False


def shape(starts: str, labels: str, *, part: str = "", body: bool = False) -> Shape:
    """A shape of labels written in one line, `|` between them."""
    first = tuple(starts.split("|"))
    listed = frozenset(labels.split("|")) | set(first) | ({part} if part else set())
    return Shape(first, listed, part, body)


def sections_of(lines: list[str]) -> Iterator[Section]:
    """The sections, what stands before the first one under an empty title."""
    title, start = "", 0
    number = 0
    while number < len(lines):
        found, behind = _title_at(lines, number)
        if found:
            yield Section(title, lines[start:number], start + 1)
            title, start = found.upper(), behind
            number = behind
        else:
            number += 1
    yield Section(title, lines[start:], start + 1)


def _title_at(lines: list[str], number: int) -> tuple[str, int]:
    """A title on this line, and the line behind it: between dashes, or between two rules."""
    line = lines[number]
    if not line.startswith("---"):
        return "", 0
    match = _TITLED.fullmatch(line)
    if match:
        return match[1], number + 1
    if not _RULE.fullmatch(line) or number + 2 >= len(lines):
        return "", 0
    title = lines[number + 1].strip()
    closed = next((at for at in (2, 3) if _is_rule(lines, number + at)), 0)
    plain = title and ":" not in title and len(title) <= 60 and title[0].isupper()  # noqa: PLR2004
    if plain and closed and not lines[number + 1].startswith(" "):
        return title, number + closed + 1
    return "", 0


def entries_of(section: Section, look: Shape) -> list[Entry]:
    """The entries of a section."""
    reading = _Reading(look)
    for at, line in enumerate(section.lines):
        reading.take(line.rstrip(), section.first + at)
    return reading.found


class _Reading:
    """A section read line by line."""

    def __init__(self, look: Shape) -> None:
        self.found: list[Entry] = []
        self._look = look
        self._entry: Entry | None = None
        self._part: Entry | None = None
        self._last = ""
        self._in_body = False
        self._ruled = True
        self._blank = False

    def take(self, line: str, number: int) -> None:
        """One more line."""
        if _RULE.fullmatch(line) and not (self._in_body and line.strip()[0] == "-"):
            self._rule(line)
            return
        if not line.strip():
            self._blank = True
            if self._in_body and self._entry is not None:
                self._entry.body.append("")
            return
        for piece in self._pieces(line):
            self._piece(piece, number)
        self._ruled = self._blank = False

    def _rule(self, line: str) -> None:
        self._ruled = True
        self._last = self._last if self._last in _LISTS else ""
        if self._in_body and self._entry is not None:
            self._entry.body.append(line)
        elif self._look.body and self._entry is not None and line.strip()[0] == "-":
            self._in_body = True

    def _pieces(self, line: str) -> list[str]:
        """A line's fields: two may stand side by side."""
        if self._in_body:
            return [line]
        pieces: list[str] = []
        match = _BESIDE.match(line)
        while match and self._label(match[2]):
            pieces.insert(0, match[2])
            line = match[1]
            match = _BESIDE.match(line)
        return [line, *pieces] if line.strip() else pieces

    def _label(self, line: str) -> str:
        match = _LABEL.fullmatch(line)
        if match is None:
            return ""
        label = match[1].strip().lower()
        return label if label in self._look.labels else ""

    def _piece(self, line: str, number: int) -> None:
        label = self._label(line)
        if self._in_body and not (label in self._look.starts and self._ruled):
            if self._entry is not None and len(self._entry.body) < _MOST_LINES:
                self._entry.body.append(line)
            return
        if not label:
            self._go_on(line)
            return
        match = _LABEL.fullmatch(line)
        self._field(label, match[2].strip() if match else "", number)

    def _field(self, label: str, text: str, number: int) -> None:
        look = self._look
        if self._entry is None or (label in look.starts and label in self._entry.fields):
            if label not in look.starts:
                return
            self._entry = Entry(number)
            self.found.append(self._entry)
            self._part, self._in_body = None, False
        if label == look.part:
            self._part = Entry(number)
            self._entry.parts.append(self._part)
        target = self._part or self._entry
        if self._part is not None and label in _OF_WHOLE:
            target = self._entry
        target.fields[label] = f"{target.fields[label]}\n{text}" if label in target.fields else text
        self._last = label

    def _go_on(self, line: str) -> None:
        """A line without a label goes on with the field before it, unless a gap lies between."""
        target = self._part or self._entry
        if target is None or not self._last:
            return
        if self._blank and self._last not in _LONG:
            self._last = ""
            return
        if self._last in _OF_WHOLE and self._entry is not None:
            target = self._entry
        before = target.fields.get(self._last, "")
        if len(before) < _LONGEST:
            target.fields[self._last] = f"{before}\n{line.strip()}" if before else line.strip()


_OF_WHOLE: Final = frozenset({"comments"})
_LISTS: Final = frozenset({"health issues", "other health issues", "reactions"})
_LONG: Final = _LISTS | {"results", "clinical history"}


def _is_rule(lines: list[str], number: int) -> bool:
    return number < len(lines) and bool(_RULE.fullmatch(lines[number]))
