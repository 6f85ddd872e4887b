"""Cultures: which germ grew, and which antibiotics it withstands (S, I, R, with MIC or zone).

Refuses: a call nobody can be sure of (two in one row, one letter read from a picture); it waits.

A row is known by the antibiotic it begins with and the call behind it; where two antibiotics
stand in one row, each has what follows it. The germ is the last one named above the row.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sync.readers.build import LOINC, category, coding, concept, listed, quantity, resource, urn
from sync.readers.draft import Made
from sync.readers.paper.culture_words import (
    ANTIBIOTICS,
    CALLS,
    COLUMNS,
    COUNT,
    GERM,
    GROWN,
    LONGEST,
    MARKS,
    MEANINGS,
    NO_GROWTH,
    OF_CULTURES,
    SPECIMEN,
    Column,
)
from sync.readers.paper.documents import subject
from sync.readers.paper.figures import value_of
from sync.readers.paper.head import Head
from sync.readers.paper.rows import Row, joined, key, phrases, rows_of
from sync.readers.paper.sheet import CLEAR, Sheet, Word
from sync.readers.protocol import Reason

_CALL: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_GREW: Final = coding(LOINC, "6463-4", "Bacteria identified in Specimen by Culture")
_SIGNS: Final = {"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">=", "<=": "<=", ">=": ">="}
_UNITS: Final = {Column.MIC: ("µg/mL", "ug/mL"), Column.ZONE: ("mm", "mm")}
_CALLED: Final = (Column.S, Column.I, Column.R)
_NEAR: Final = 4.0


@dataclass(frozen=True, slots=True)
class Tested:
    """One antibiotic: what the row says of it. `call` is HL7's code, empty where two stand."""

    name: str
    words: list[Word]
    sheet: Sheet
    call: str
    printed: str
    sign: str = ""
    figures: str = ""
    kind: Column = Column.MIC

    @property
    def doubt(self) -> Reason | None:
        """Why somebody has to look; None if it is certain."""
        if not self.call:
            return Reason.DOUBTFUL
        blurred = any(word.sure < CLEAR for word in self.words)
        alone = self.sheet.read and len(self.printed) == 1
        return Reason.HARD_TO_READ if alone or blurred else None


@dataclass(slots=True)
class Culture:
    """What grew of a specimen, if anything, and what was tried on it."""

    grew: str = ""
    words: list[Word] = field(default_factory=list)
    sheet: Sheet | None = None
    specimen: str = ""
    count: str = ""
    tested: list[Tested] = field(default_factory=list)


class _Title(NamedTuple):
    """A title over a column and its middle."""

    column: Column
    centre: float


def has_cultures(rows: Sequence[Row]) -> bool:
    """Whether a page speaks of cultures at all."""
    return any(OF_CULTURES.search(key(row.text)) for row in rows)


def without_cultures(rows: list[Row]) -> list[Row]:
    """The rows of a page that are no antibiotic with its call (`R` is no "low" there)."""
    if not has_cultures(rows):
        return rows
    return [row for row in rows if not any(_is_called(part) for _, part in _parts(row))]


def cultures_on(sheets: Sequence[Sheet]) -> list[Culture]:
    """Every culture of the pages, in their order."""
    found: list[Culture] = []
    for sheet in sheets:
        rows = rows_of(sheet)
        if has_cultures(rows):
            _Page(sheet, found).read(rows)
    return [one for one in found if one.grew or one.tested]


class _Page:
    """Works through the rows of one page; the germ of the page before goes on."""

    def __init__(self, sheet: Sheet, found: list[Culture]) -> None:
        self._sheet, self._found = sheet, found
        self._titles: list[_Title] = []
        self._specimen = self._count = ""

    def read(self, rows: Sequence[Row]) -> None:
        """Take every row."""
        for row in rows:
            tested = [one for name, part in _parts(row) if (one := self._tested(name, part))]
            if tested:
                self._current().tested.extend(tested)
            elif not self._labelled(row):
                titles = _titles_in(row)
                self._titles = titles or self._titles

    def _current(self) -> Culture:
        if not self._found:
            self._found.append(Culture(specimen=self._specimen, count=self._count))
        return self._found[-1]

    def _labelled(self, row: Row) -> bool:
        """A specimen, a count of colonies, a germ, or that nothing grew."""
        label, _, value = row.text.partition(":")
        plain, value = key(label), value.strip()
        if value and SPECIMEN.match(plain):
            self._specimen = value
        elif value and COUNT.match(plain):
            self._count = value
            if self._found:
                self._found[-1].count = self._found[-1].count or value
        elif value and GROWN.match(plain):
            self._grown(row, value)
        elif GERM.match(key(row.text)) or NO_GROWTH.match(key(row.text)):
            self._grown(row, row.text)
        else:
            return False
        return True

    def _grown(self, row: Row, text: str) -> None:
        """A culture begins; what only repeats the last one's germ does not."""
        known = GERM.search(key(text)) or NO_GROWTH.search(key(text))
        if not known or (self._found and self._found[-1].grew == text):
            return
        self._found.append(Culture(text, list(row.words), self._sheet, self._specimen, self._count))

    def _tested(self, name: list[Word], rest: list[Word]) -> Tested | None:
        """An antibiotic with what stands behind it; None where nothing is called."""
        calls = list(_calls(rest)) or list(self._ticked(rest))
        if not calls:
            return None
        one = len({call for call, _ in calls}) == 1
        printed = " / ".join(dict.fromkeys(text for _, text in calls))
        sign, figures, kind = self._measured(rest)
        words = [*name, *rest]
        call = calls[0][0] if one else ""
        return Tested(_plain(name), words, self._sheet, call, printed, sign, figures, kind)

    def _ticked(self, rest: list[Word]) -> Iterator[tuple[str, str]]:
        """A mark or a number under a column of its own for S, I or R."""
        own = [title for title in self._titles if title.column in _CALLED]
        if {title.column for title in own} != set(_CALLED):
            return
        for word in rest:
            near = min(self._titles, key=lambda title: abs(title.centre - word.centre))
            if near in own and (word.text in MARKS or word.text.isdigit()):
                yield near.column.value, near.column.value

    def _measured(self, rest: list[Word]) -> tuple[str, str, Column]:
        """The MIC or the zone, if a title or its sign says which of them it is."""
        for place, word in enumerate(rest):
            before = rest[place - 1].text if place else ""
            sign, text = _signed(word.text)
            if value_of(text) is None:
                continue
            sign = sign or _SIGNS.get(before, before if before in {"<", ">"} else "")
            kind = self._kind_at(word)
            if kind is None and sign:
                kind = Column.MIC
            if kind is not None:
                return sign, text, kind
        return "", "", Column.MIC

    def _kind_at(self, word: Word) -> Column | None:
        near = [
            title
            for title in self._titles
            if title.column in _UNITS and abs(title.centre - word.centre) < _NEAR * word.height
        ]
        best = min(near, key=lambda title: abs(title.centre - word.centre), default=None)
        return best.column if best else None


def _parts(row: Row) -> Iterator[tuple[list[Word], list[Word]]]:
    """The antibiotics of a row, each with the words behind it up to the next."""
    starts: list[tuple[int, int]] = []
    place = 0
    while place < len(row.words):
        count = _antibiotic_at(row.words, place)
        if count:
            starts.append((place, place + count))
        place += max(1, count)
    for number, (start, end) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(row.words)
        yield row.words[start:end], row.words[end:stop]


def _antibiotic_at(words: list[Word], place: int) -> int:
    """How many words from here are the name of an antibiotic."""
    for count in range(min(LONGEST, len(words) - place), 0, -1):
        part = words[place : place + count]
        if not any(map(str.isalnum, part[-1].text)):
            continue  # a sign behind the name is no part of it
        if key(joined(part)).replace(" / ", "/") in ANTIBIOTICS:
            return count
    return 0


def _plain(name: list[Word]) -> str:
    return joined(name).strip(" :;.*")


def _is_called(rest: list[Word]) -> bool:
    return any(True for _ in _calls(rest))


def _calls(rest: list[Word]) -> Iterator[tuple[str, str]]:
    """HL7's code and the printed text of every call."""
    for word in rest:
        text = word.text.strip("()[]:.,*")
        if text.upper() in CALLS and (len(text) > 1 or text.isupper()):
            yield CALLS[text.upper()], text


def _signed(text: str) -> tuple[str, str]:
    """A number's sign and the number."""
    for sign in ("<=", ">=", "=<", "=>", "≤", "≥", "<", ">"):
        if text.startswith(sign):
            return _SIGNS.get(sign, sign), text.removeprefix(sign)
    return "", text


def _titles_in(row: Row) -> list[_Title]:
    """The titles of columns in a row; none unless it has two, or one beside the antibiotics."""
    found = []
    for phrase in phrases(row.words):
        column = COLUMNS.get(key(joined(phrase)))
        if column is not None:
            found.append(_Title(column, (phrase[0].left + phrase[-1].right) / 2))
    spoken = bool(OF_CULTURES.search(key(row.text)))
    return found if len(found) > 1 or (found and spoken) else []


def culture_records(cultures: Sequence[Culture], head: Head, person: Made | None) -> Iterator[Made]:
    """An Observation for each antibiotic, then the germ's, which names them."""
    for culture in cultures:
        made = [_observation(one, culture, head, person) for one in culture.tested]
        yield from made
        if culture.grew and culture.sheet is not None:
            yield _germ(culture, culture.sheet, made, head, person)


def _observation(one: Tested, culture: Culture, head: Head, person: Made | None) -> Made:
    unit, code = _UNITS[one.kind]
    value: dict[str, Any] = {"valueString": one.printed}
    if one.figures and one.call:
        number = value_of(one.figures)
        value = {"valueQuantity": quantity(number, unit, code, one.sign, one.figures)}
    called = concept(coding(_CALL, one.call, MEANINGS[one.call])) if one.call else {}
    name = f"{one.name} ({culture.grew})" if culture.grew else one.name
    tree = resource(
        "Observation",
        status="final",
        category=[*category("laboratory"), concept(text="Antibiotic susceptibility")],
        code=concept(text=name),
        subject=subject(person),
        effectiveDateTime=head.day,
        performer=_performer(head),
        **value,
        interpretation=listed(called),
        specimen={"display": culture.specimen} if culture.specimen else {},
    )
    place = one.sheet.place(one.words)
    doubt = one.doubt.value if one.doubt else ""
    return Made(tree, place, urn("paper-antibiotic", _text(tree)), doubt=doubt)


def _germ(
    culture: Culture, sheet: Sheet, made: list[Made], head: Head, person: Made | None
) -> Made:
    counted = {"code": concept(text="Colony count"), "valueString": culture.count}
    tree = resource(
        "Observation",
        status="final",
        category=category("laboratory"),
        code=concept(_GREW, text="Culture"),
        subject=subject(person),
        effectiveDateTime=head.day,
        performer=_performer(head),
        valueString=culture.grew,
        specimen={"display": culture.specimen} if culture.specimen else {},
        component=[counted] if culture.count else [],
        hasMember=[{"reference": one.full_url} for one in made],
    )
    blurred = sheet.read or any(word.sure < CLEAR for word in culture.words)
    doubt = Reason.HARD_TO_READ.value if blurred else ""
    return Made(tree, sheet.place(culture.words), urn("paper-culture", _text(tree)), doubt=doubt)


def _performer(head: Head) -> list[dict[str, Any]]:
    return [{"type": "Organization", "display": head.facility}] if head.facility else []


def _text(tree: dict[str, Any]) -> str:
    return json.dumps(tree, default=str, sort_keys=True, ensure_ascii=False)
