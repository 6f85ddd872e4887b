"""Rows of a result table gathered to entries: names and ranges on several lines, headings.

Refuses: rows below the table's end that do not look like results.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sync.readers.paper.head import labels
from sync.readers.paper.lab_ranges import is_range
from sync.readers.paper.lab_signs import (
    END,
    HEADING,
    METHOD_BELOW,
    NO_NAME,
    NUMBERING,
    RANGE_BELOW,
)
from sync.readers.paper.lab_tests import lab_test
from sync.readers.paper.lab_units import is_none, is_unit, ucum_of
from sync.readers.paper.lab_values import FLAGS, Printed, printed, torn
from sync.readers.paper.rows import Row, joined, key
from sync.readers.paper.sheet import Sheet, Word
from sync.readers.paper.table_words import Role
from sync.readers.paper.tables import Cells, Table

_LETTERS: Final = re.compile(r"[^\W\d_]")
_PITCH: Final = 0.8
_REACH: Final = 2.6
_LONGEST_NAME: Final = 90
_COUNTED: Final = 2


@dataclass(slots=True)
class Entry:
    """One result's words by column, the heading over it and the page it is on."""

    name: list[Word]
    result: list[Word]
    unit: list[Word]
    flag: list[Word]
    method: list[Word]
    ranges: list[list[Word]]
    section: str
    sheet: Sheet
    row: Row
    headed: bool = True
    """Whether titles over the columns say what its parts are."""
    last: float = 0.0
    """How far down its lines go."""
    title: str = field(default="")

    @property
    def named(self) -> str:
        """The name as printed, without numbering, bullets and colon."""
        return clean_name(joined(self.name))

    @property
    def range_text(self) -> str:
        """The range's lines as one text."""
        return "; ".join(text for line in self.ranges if (text := joined(line).strip(" ;:")))

    @property
    def words(self) -> list[Word]:
        """The words of its own row."""
        return [*self.name, *self.result, *self.unit, *self.flag, *(self.ranges or [[]])[0]]


def clean_name(text: str) -> str:
    """A test's name without what stands before and behind it in a list."""
    return NUMBERING.sub("", text.strip()).strip(" :;=.*|_").strip()


def entries_of(table: Table, sheet: Sheet) -> list[Entry]:
    """The results of a table, in its order."""
    return _Gathering(table, sheet).run()


def understood(text: str, *, read: bool) -> Printed | None:
    """A result taken apart; one read from a picture may have a speck behind it."""
    told = printed(text)
    return torn(text) if told is None and read else told


class _Gathering:
    """Works through the rows of one table."""

    def __init__(self, table: Table, sheet: Sheet) -> None:
        self._table, self._sheet = table, sheet
        self._entries: list[Entry] = []
        self._waiting: list[tuple[Row, list[Word]]] = []
        """Rows with a name only: headings, or a part of a name on several lines."""
        self._early: list[tuple[Row, list[Word]]] = []
        """Lines of a range that stand above the row they belong to."""
        self._section = ""
        self._over = False
        rows = [(row, cells) for row in table.rows if (cells := table.cells(row))]
        self._rows = rows
        self._mains = [row.middle for row, cells in rows if self._result(cells)]
        self._pitch = _middle([low - high for high, low in pairwise(self._mains)])

    def run(self) -> list[Entry]:
        """The entries."""
        for place, (row, cells) in enumerate(self._rows):
            text = joined([word for words in cells.values() for word in words])
            if END.match(key(text)) and not self._strong(cells):
                self._over = True
                self._waiting.clear()
            elif self._is_label_row(row):
                continue
            elif self._result(cells):
                self._main(place, row, cells)
            elif not self._over:
                self._side(place, row, cells, text)
        return self._entries

    def _is_label_row(self, row: Row) -> bool:
        """Whether the row is part of the head (`Nama : Siti`): pages repeat it."""
        return ":" in row.text and next(labels(self._sheet, [row]), None) is not None

    def _result(self, cells: Cells) -> bool:
        words = cells.get(Role.RESULT)
        return bool(words) and understood(joined(words or []), read=self._sheet.read) is not None

    def _strong(self, cells: Cells) -> bool:
        """Whether a row is a result beyond doubt: a known test, or a number with its unit."""
        if not self._result(cells):
            return False
        if lab_test(clean_name(joined(cells.get(Role.NAME, []))), self._section, loose=True):
            return True
        told = printed(joined(cells[Role.RESULT]))
        unit = joined(cells.get(Role.UNIT, []))
        return told is not None and bool(told.number) and bool(ucum_of(unit))

    def _main(self, place: int, row: Row, cells: Cells) -> None:
        """A row with a result: with its name, or with the name on lines above and below."""
        if self._over and not self._strong(cells):
            return
        name = list(cells.get(Role.NAME, []))
        if self._over:
            self._waiting.clear()
        before = self._name_before(row, name)
        if not name and not before:
            after = self._name_after(place, row)
            if not after:
                return
            name = after
        name = [*before, *name]
        text = clean_name(joined(name))
        odd = not _LETTERS.search(text) or len(text) > _LONGEST_NAME or ":" in text
        if odd or NO_NAME.match(key(text)):
            return
        self._headings()
        unit, flag = _unit_and_flag(cells)
        line = cells.get(Role.RANGE, [])
        self._entries.append(
            Entry(
                name,
                cells[Role.RESULT],
                unit,
                flag,
                cells.get(Role.METHOD, []),
                [line] if line else [],
                self._section,
                self._sheet,
                row,
                last=row.bottom,
            )
        )
        self._early_ranges(row)

    def _name_before(self, row: Row, name: list[Word]) -> list[Word]:
        """The lines above that belong to this row's name."""
        found: list[Word] = []
        while self._waiting:
            above, words = self._waiting[-1]
            if not self._belongs(above, words, row, [*name, *found]):
                break
            found = [*words, *found]
            row = above
            self._waiting.pop()
        return found

    def _belongs(self, above: Row, words: list[Word], row: Row, rest: list[Word]) -> bool:
        """Whether a line with a name only goes on in the row below it."""
        distance = row.middle - above.middle
        if not rest:
            return distance < _REACH * max(row.height, 1)
        text, below = joined(words), joined(rest)
        if text.count("(") > text.count(")"):
            return True
        if self._known(f"{text} {below}") and not self._known(below):
            return True
        if below[:1] in "(/" or below[:1].islower():
            return distance < _REACH * max(row.height, 1)
        close = self._pitch and distance < _PITCH * self._pitch
        return bool(close) and not self._known(below) and not _is_heading(text)

    def _name_after(self, place: int, row: Row) -> list[Word]:
        """The line below a result without a name, if it is a name only and close."""
        if place + 1 >= len(self._rows):
            return []
        below, cells = self._rows[place + 1]
        close = below.middle - row.middle < 1.2 * max(row.height, 1)
        return list(cells[Role.NAME]) if close and set(cells) == {Role.NAME} else []

    def _known(self, name: str) -> bool:
        return lab_test(clean_name(name), self._section) is not None

    def _headings(self) -> None:
        """What still waits stands over the row: the last of it is the heading."""
        for _, words in self._waiting:
            text = clean_name(joined(words))
            if _LETTERS.search(text):
                self._section = text
        self._waiting.clear()

    def _side(self, place: int, row: Row, cells: Cells, text: str) -> None:
        """A row without a result: a range, a unit, a name or a heading."""
        last = self._entries[-1] if self._entries else None
        below = RANGE_BELOW.match(text)
        if below and last is not None and self._close(last, row):
            words = [word for words in cells.values() for word in words]
            words.sort(key=lambda word: word.left)
            last.ranges.append(_without(words, below.end()))
            last.last = row.bottom
            return
        if Role.NAME not in cells:
            self._more(place, row, cells, last)
            return
        if METHOD_BELOW.match(text):
            return
        name = cells[Role.NAME]
        if last is not None and self._goes_on(last, row, name):
            last.name.extend(name)
            last.last = row.bottom
            if cells.get(Role.RANGE):
                last.ranges.append(cells[Role.RANGE])
            return
        if Role.RANGE in cells and is_range(joined(cells[Role.RANGE])):
            self._more(place, row, {Role.RANGE: cells[Role.RANGE]}, last)
        words = [word for words in cells.values() for word in words]
        self._waiting.append((row, sorted(words, key=lambda word: word.left)))

    def _goes_on(self, last: Entry, row: Row, name: list[Word]) -> bool:
        """Whether a line with a name only continues the name above it."""
        if not self._close(last, row):
            return False
        text, above = joined(name), joined(last.name)
        if above.count("(") > above.count(")") or text.startswith("("):
            return True
        if text[:1].islower():
            return True
        whole = lab_test(clean_name(f"{above} {text}"), self._section)
        if whole is not None and whole != lab_test(clean_name(above), self._section):
            return True
        following = next((main for main in self._mains if main > row.middle), None)
        nearer = following is None or row.middle - last.row.middle < 0.7 * (following - row.middle)
        tight = bool(self._pitch) and row.middle - last.row.middle < _PITCH * self._pitch
        return nearer and tight and not _is_heading(text) and not self._known(text)

    def _close(self, last: Entry, row: Row) -> bool:
        return row.top - last.last < _REACH * max(row.height, 1)

    def _more(self, place: int, row: Row, cells: Cells, last: Entry | None) -> None:
        """Further lines of range or unit: of the row above, or of the next if that is nearer."""
        if not cells.get(Role.RANGE) and not cells.get(Role.UNIT):
            return
        following = next(
            (one for one, other in self._rows[place + 1 :] if self._result(other)), None
        )
        if following is not None and cells.get(Role.RANGE):
            down = following.middle - row.middle
            up = row.middle - last.last + row.height / 2 if last is not None else down + 1
            if down < 0.8 * up and down < 1.3 * row.height:
                self._early.append((row, cells[Role.RANGE]))
                return
        if last is None or not self._close(last, row):
            return
        if cells.get(Role.RANGE):
            last.ranges.append(cells[Role.RANGE])
        elif not last.unit:
            last.unit = cells[Role.UNIT]
        last.last = row.bottom

    def _early_ranges(self, row: Row) -> None:
        lines = [line for above, line in self._early if above.middle < row.middle]
        self._entries[-1].ranges[:0] = lines
        self._early.clear()


def _unit_and_flag(cells: Cells) -> tuple[list[Word], list[Word]]:
    """Unit and flag, which share a column where the flag has none of its own."""
    unit, flag = list(cells.get(Role.UNIT, [])), list(cells.get(Role.FLAG, []))
    if unit and unit[0].text.strip("()").upper() in FLAGS and (len(unit) > 1 or not flag):
        flag = [*flag, unit.pop(0)]
    if unit and is_none(joined(unit)):
        unit = []
    return unit, flag


def _without(words: list[Word], letters: int) -> list[Word]:
    """The words of a text behind its first so many letters."""
    found: list[Word] = []
    place = 0
    for word in words:
        end = place + len(word.text)
        if end > letters:
            cut = max(0, letters - place)
            found.append(word._replace(text=word.text[cut:]))
        place = end + 1
    return [word for word in found if word.text.strip(" :()")]


def _is_heading(text: str) -> bool:
    plain = key(text)
    return bool(HEADING.match(plain)) and lab_test(text) is None


def _middle(numbers: Sequence[float]) -> float:
    if len(numbers) < _COUNTED:
        return 0.0
    return sorted(numbers)[len(numbers) // 2]


def loose_entries(rows: Sequence[Row], sheet: Sheet) -> Iterator[Entry]:
    """Rows that say all by themselves: `Hemoglobin : 13,2 g/dL (13-17)`, no titles over them."""
    section = ""
    for row in rows:
        if NO_NAME.match(key(row.text)):
            continue
        found = _by_itself(row, section, sheet)
        if found is not None:
            yield found
        elif _is_heading(row.text) and not any(letter.isdigit() for letter in row.text):
            section = clean_name(row.text)


def _by_itself(row: Row, section: str, sheet: Sheet) -> Entry | None:
    words = [word for word in row.words if word.text not in {":", "=", "|"}]
    for cut in range(min(6, len(words) - 1), 0, -1):
        name = clean_name(joined(words[:cut]))
        if lab_test(name, section, loose=sheet.read) is None:
            continue
        result, rest = words[cut], words[cut + 1 :]
        bare = result._replace(text=result.text.lstrip(":="))
        told = printed(bare.text)
        if told is None or not (told.number or told.words):
            continue
        flag = []
        if rest and rest[0].text.strip("()").upper() in FLAGS:
            flag = [rest.pop(0)]
        unit = _unit_words(rest)
        ranges = rest[len(unit) :]
        if ranges and not is_range(joined(ranges)) and len(ranges) > 3:  # noqa: PLR2004 - prose goes on
            return None
        lines = [ranges] if ranges else []
        return Entry(words[:cut], [bare], unit, flag, [], lines, section, sheet, row, headed=False)
    return None


def _unit_words(words: list[Word]) -> list[Word]:
    """The words at the beginning that are a unit together."""
    for count in range(min(3, len(words)), 0, -1):
        if is_unit(joined(words[:count])):
            return words[:count]
    return []
