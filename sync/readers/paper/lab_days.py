"""Which day a value is of, in papers that hold the results of several days.

Refuses: one day for all where the paper names more; a value without a day above it has none.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sync.readers.paper.days import day_in
from sync.readers.paper.head import Head, labels
from sync.readers.paper.lab import LabValue
from sync.readers.paper.rows import joined, rows_of
from sync.readers.paper.sheet import Sheet

_KINDS: Final = ("taken", "tested", "reported")
_CLUSTER: Final = 0.15
"""Days that stand within this part of a page belong to one heading."""


class _Said(NamedTuple):
    """A day that a label names, and where."""

    page: int
    height: float
    kind: str
    text: str


def days_of(values: Sequence[LabValue], head: Head) -> list[str]:
    """The day of each value, as a FHIR text or empty."""
    sheets = {value.entry.sheet.number: value.entry.sheet for value in values}
    said = [one for number in sorted(sheets) for one in _on(sheets[number], head)]
    named = {one.text[:10] for one in said if one.kind != "reported"}
    if len(named) <= 1:
        return [head.day] * len(values)
    return [_above(value, said) for value in values]


def _on(sheet: Sheet, head: Head) -> list[_Said]:
    found = []
    for label in labels(sheet, rows_of(sheet)):
        if label.name not in _KINDS:
            continue
        day = day_in(joined(label.words), head.months_lead)
        if day is not None:
            found.append(_Said(sheet.number, label.row.middle, label.name, day.text))
    return found


def _above(value: LabValue, said: list[_Said]) -> str:
    """The last day named above a value; of those together the day it was taken."""
    sheet, height = value.entry.sheet, value.entry.row.middle
    above = [one for one in said if (one.page, one.height) <= (sheet.number, height)]
    if not above:
        return ""
    last = above[-1]
    near = [
        one
        for one in above
        if one.page == last.page and last.height - one.height < _CLUSTER * sheet.height
    ]
    return min(reversed(near), key=lambda one: _KINDS.index(one.kind)).text
