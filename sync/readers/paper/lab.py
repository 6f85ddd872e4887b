"""Laboratory values of a paper: found in its tables, read by the paper's own habits, judged.

Refuses: certainty where a sign, a unit or a blurred letter leaves two readings.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, takewhile
from typing import Final

from sync.readers.paper.culture import without_cultures
from sync.readers.paper.figures import Habit, Reads, habit_of, is_unsure, sign_of, value_of
from sync.readers.paper.lab_ranges import is_range, numbers_in
from sync.readers.paper.lab_rows import Entry, entries_of, loose_entries, understood
from sync.readers.paper.lab_tests import WORDS, LabTest, Measure, lab_test
from sync.readers.paper.lab_units import is_unit, mended, ucum_of
from sync.readers.paper.lab_values import FLAGS, Printed, is_worded
from sync.readers.paper.rows import joined, phrases, rows_of
from sync.readers.paper.sheet import CLEAR, Sheet
from sync.readers.paper.tables import Table, continued, tables_on
from sync.readers.protocol import Reason

_BLURRED: Final = 80
_FAR: Final = Decimal(40)
_FAR_READ: Final = Decimal(8)
_NEAR: Final = Decimal(30)
_IN_NAME: Final = ("(", "[")
_MOST: Final = 2_000
_TOO_WIDE: Final = 1.13
_SIGN_WIDTH: Final = 0.8
_TORN: Final = 1.3
"""Words of one result do not lie so many heights of a letter apart."""

Holds = Callable[[Decimal], bool]


@dataclass(frozen=True, slots=True)
class LabValue:
    """One value as it was understood; `doubt` says why a person has to look first."""

    entry: Entry
    name: str
    told: Printed
    number: Decimal | None
    unit: str
    code: str
    flag: str
    reads: Reads | None
    """How unsure numbers of this row are read."""
    test: LabTest | None
    measure: Measure | None
    doubt: Reason | None

    @property
    def place(self) -> str:
        """Where it stands: the whole of its row."""
        return self.entry.sheet.place(self.entry.words)


def values_of(
    sheets: Sequence[Sheet], *, laboratory: bool, is_late: Callable[[], bool] = lambda: False
) -> list[LabValue]:
    """Every value of the pages, in their order; no further page once it `is_late`."""
    in_time = takewhile(lambda _: not is_late(), sheets)
    entries = list(islice(_entries(in_time), _MOST))
    habit = habit_of(text for entry in entries for text in (joined(entry.result), entry.range_text))
    found = (_judged(entry, habit, laboratory=laboratory) for entry in entries)
    return _measured([value for value in found if value is not None])


def _measured(values: list[LabValue]) -> list[LabValue]:
    """Numbers read from a picture that are too wide for their figures are doubted.

    An arrow behind a number easily becomes one figure more.
    """
    widths: dict[int, list[float]] = {}
    for value in values:
        if value.told.number and value.entry.sheet.read:
            widths.setdefault(value.entry.sheet.number, []).append(_figure_width(value))
    usual = {like: sorted(found)[len(found) // 2] for like, found in widths.items()}
    return [
        replace(value, doubt=Reason.HARD_TO_READ)
        if value.doubt is None
        and value.told.number
        and value.entry.sheet.number in usual
        and _figure_width(value) > _TOO_WIDE * usual[value.entry.sheet.number]
        else value
        for value in values
    ]


def _figure_width(value: LabValue) -> float:
    """How wide one figure of the number is; a point or comma is somewhat narrower."""
    word = max(value.entry.result, key=lambda one: sum(map(str.isdigit, one.text)))
    figures = sum(map(str.isdigit, word.text))
    signs = len(word.text) - figures
    return (word.right - word.left) / max(1.0, figures + _SIGN_WIDTH * signs)


def _entries(sheets: Iterable[Sheet]) -> Iterator[Entry]:
    last: list[Table] = []
    for sheet in sheets:
        rows = without_cultures(rows_of(sheet))
        tables = list(tables_on(rows, loose=sheet.read))
        if not tables and last:
            tables = [continued(table, rows) for table in last]
            carried = [one for table in tables for one in entries_of(table, sheet) if _solid(one)]
            if carried:
                yield from carried
                continue
            tables = []
        elif tables:
            last = [table for table in tables if table.ends == tables[-1].ends]
        above = rows[: tables[0].ends] if tables else rows
        yield from loose_entries(above, sheet)
        for table in tables:
            yield from entries_of(table, sheet)


def _solid(entry: Entry) -> bool:
    """Whether a row on a page without titles is surely one of the table before."""
    known = lab_test(entry.named, entry.section, loose=entry.sheet.read) is not None
    return known or (bool(ucum_of(joined(entry.unit))) and bool(entry.range_text))


def _judged(entry: Entry, habit: Habit, *, laboratory: bool) -> LabValue | None:
    told = understood(joined(entry.result), read=entry.sheet.read)
    if told is None:
        return None
    name, unit = _name_and_unit(entry, told)
    if not name:
        return None
    test = lab_test(name, entry.section, loose=entry.sheet.read)
    code = ucum_of(unit)
    if told.number and unit and not code and not _unit_like(unit):
        unit = ""
    ranges = entry.range_text
    if test is None and not (unit or ranges) and not (entry.headed and _plain_result(told)):
        return None
    reads, unclear = _reading(told.number, ranges, test, code, habit)
    number = value_of(told.number.lstrip("-"), reads) if told.number else None
    if number is not None and told.number.startswith("-"):
        number = -number
    measure = test.ways.get(code if told.number else WORDS) if test else None
    value = LabValue(
        entry, name, told, number, unit, code, told.flag or _flag(entry), reads, test, measure, None
    )
    doubt = Reason.NUMBER_UNCLEAR if unclear else _doubt(value, laboratory=laboratory)
    return replace(value, doubt=doubt)


def _plain_result(told: Printed) -> bool:
    return bool(told.number) or is_worded(told.words)


def _unit_like(text: str) -> bool:
    return len(text) <= 20 and not is_range(text)  # noqa: PLR2004 - longer texts are no unit


def _name_and_unit(entry: Entry, told: Printed) -> tuple[str, str]:
    """The name and the unit, which may stand with the result, the range or behind the name."""
    name, unit = entry.named, told.unit or joined(entry.unit)
    if entry.sheet.read and unit:
        unit = mended(unit.rstrip(".,"))
    if not unit and name.endswith((")", "]")):
        start = max(name.rfind(mark) for mark in _IN_NAME)
        if start > 0 and is_unit(name[start + 1 : -1]):
            return name[:start].strip(" :"), name[start + 1 : -1]
    if not unit:
        words = entry.range_text.replace(";", " ").split()
        unit = next(
            (" ".join(words[at:]) for at in range(len(words)) if is_unit(" ".join(words[at:]))), ""
        )
    return name, unit


def _flag(entry: Entry) -> str:
    for word in entry.flag:
        found = FLAGS.get(word.text.strip("()[]").upper())
        if found:
            return found
    return ""


def _reading(
    number: str, ranges: str, test: LabTest | None, code: str, habit: Habit
) -> tuple[Reads | None, bool]:
    """How unsure numbers of a row are read, and whether its result stays unclear.

    The test's own size and a range that can be read but one way are asked first, then the
    habit of the document; where they contradict each other nothing is decided.
    """
    measure = test.ways.get(code) if test else None
    limits = numbers_in(ranges)
    bare = number.lstrip("-")
    if not bare or not is_unsure(bare):
        return _range_reading(value_of(bare) if bare else None, limits, habit), False
    votes = {
        vote
        for vote in (
            _one(bare, lambda one: measure is None or measure.holds(one)),
            _by_range(bare, [limit for limit in limits if not is_unsure(limit)]),
        )
        if vote is not None
    }
    if len(votes) == 1:
        return votes.pop(), False
    if votes:
        return None, True
    found = habit.sign(sign_of(bare))
    return found, found is None


def _one(number: str, holds: Holds) -> Reads | None:
    """The only reading that is possible, if there is just one."""
    fits = [reads for reads in Reads if (one := value_of(number, reads)) is not None and holds(one)]
    return fits[0] if len(fits) == 1 else None


def _by_range(number: str, limits: list[str]) -> Reads | None:
    sure = [one for limit in limits if (one := value_of(limit))]
    if not sure:
        return None
    low, high = min(sure) / _NEAR, max(sure) * _NEAR
    return _one(number, lambda one: low <= one <= high)


def _range_reading(number: Decimal | None, limits: list[str], habit: Habit) -> Reads | None:
    """How unsure limits are read beside a result that is sure."""
    unsure = [limit for limit in limits if is_unsure(limit)]
    if not unsure:
        return None
    if number:
        low, high = number / _NEAR, number * _NEAR
        found = {_one(limit, lambda one: low <= one <= high) for limit in unsure} - {None}
        if len(found) == 1:
            return found.pop()
    return habit.sign(sign_of(unsure[0]))


def _doubt(value: LabValue, *, laboratory: bool) -> Reason | None:
    """Why a person has to look before the value may enter; None if it is certain."""
    read = value.entry.sheet.read or any(word.sure < CLEAR for word in value.entry.words)
    if not value.entry.headed and not laboratory:
        return Reason.DOUBTFUL
    if not value.told.number and len(phrases(value.entry.result, _TORN)) > 1:
        return Reason.HARD_TO_READ
    if value.told.number and value.test and value.test.measured and not value.unit:
        return Reason.UNIT_MISSING
    if value.number is not None and _is_far(value, _FAR_READ if read else _FAR):
        return Reason.FAR_OFF
    loose = not value.entry.headed and not value.measure
    if loose or (value.test is None and not (value.unit or value.entry.range_text)):
        return Reason.DOUBTFUL
    return _blurred(value) if read else None


def _is_far(value: LabValue, most: Decimal) -> bool:
    """Whether a number is beyond what the test can be, or far beyond its range."""
    number = value.number
    if number is None:
        return False
    if value.measure is not None and not value.measure.holds(number):
        return True
    if value.measure is None and value.test is not None and value.code and not value.test.ways:
        return False
    limits = [value_of(limit, value.reads) for limit in numbers_in(value.entry.range_text)]
    sure = [limit for limit in limits if limit]
    if not sure or not number:
        return False
    wide = value.measure is None or value.entry.sheet.read
    return wide and (number > max(sure) * most or number < min(sure) / most)


def _blurred(value: LabValue) -> Reason | None:
    """What was read from a picture is certain only if all of it fits together."""
    entry = value.entry
    if value.told.torn or min((word.sure for word in entry.result), default=0) < _BLURRED:
        return Reason.HARD_TO_READ
    if value.test is None or (value.told.number and value.measure is None):
        return Reason.HARD_TO_READ
    if not value.told.number:
        fits = is_worded(value.told.words) and _clean_words(value.told.words)
        return None if fits else Reason.HARD_TO_READ
    if min((word.sure for word in entry.name), default=0) < _BLURRED // 2:
        return Reason.HARD_TO_READ
    return Reason.HARD_TO_READ if _sign_lost(value) else None


def _clean_words(text: str) -> bool:
    """Whether words were read whole: no letter among figures, nothing but letters and signs."""
    return not any(sign in text for sign in "|_~\\{}©®«»") and len(text) > 1


def _sign_lost(value: LabValue) -> bool:
    """Whether the range has decimals and the result none: a comma may be lost."""
    limits = numbers_in(value.entry.range_text)
    if value.reads is Reads.DECIMALS and is_unsure(value.told.number.lstrip("-")):
        # three decimals where the range has none: `>1.000` is easily read as `21.000`
        return not any(is_unsure(limit) for limit in limits)
    decimals = [
        limit for limit in limits if ("." in limit or "," in limit) and not is_unsure(limit)
    ]
    whole = "." not in value.told.number and "," not in value.told.number
    if decimals:
        return whole and len(decimals) == len(limits)
    if not limits:
        # nothing beside it tells where a comma was; a number of some length may hide one
        return whole and len(value.told.number) > 2 and value.number != 0  # noqa: PLR2004
    return False
