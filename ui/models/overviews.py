"""Overviews as faces: tests with their small lines, medicines, allergies and conditions.

Refuses: to hide an allergy; it stands first, and no filter touches it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.overviews import MedicineLine, Medicines, SeriesLine
from ui.look import Glyph, Tone
from ui.models.faces import row_face
from ui.models.paged_model import Phrases
from ui.parts.faces import RowFace
from ui.parts.series_row import SeriesFace
from ui.words.overviews import (
    medicine_line_words,
    medicine_sentence,
    no_allergy_words,
    said_line,
    section_heading,
    series_line_words,
    series_sentence,
)
from ui.words.records import kinds_word, row_sentence
from vault.records import Flag, Kind, Row

_OUT = {Flag.LOW, Flag.HIGH, Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH, Flag.ABNORMAL}
_KIND_ORDER = list(Kind)


def out_of_range(line: SeriesLine) -> bool:
    """Whether the newest result was outside its range, or not as expected."""
    return line.latest.facts.flag in _OUT


def grouped_tests(lines: Sequence[SeriesLine]) -> tuple[SeriesLine, ...]:
    """Labs first, then measurements and the rest; within a kind as they came."""
    return tuple(sorted(lines, key=lambda line: _KIND_ORDER.index(line.latest.facts.kind)))


def series_face(line: SeriesLine) -> SeriesFace:
    """A test as a row with its small line."""
    facts = line.latest.facts
    low, high = facts.low, facts.high
    return SeriesFace(
        replace(row_face(line.latest), line=series_line_words(line)),
        line.points,
        float(low) if low is not None else None,
        float(high) if high is not None else None,
    )


SERIES_PHRASES: Phrases[SeriesLine] = Phrases(
    series_face,
    series_sentence,
    lambda line: line.latest.facts.kind.value,
    lambda key: kinds_word(Kind(key)),
)


class Section(StrEnum):
    """The parts of the medicines screen, in their order."""

    ALLERGIES = "allergies"
    IN_USE = "in-use"
    LATELY = "lately"
    CONDITIONS = "conditions"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the medicines screen; without a row it is a remark."""

    section: Section
    row: Row | None
    medicine: MedicineLine | None = None


def entries_of(medicines: Medicines) -> tuple[Entry, ...]:
    """Everything in order: allergies first, always."""
    found = [Entry(Section.ALLERGIES, row) for row in medicines.allergies]
    found = found or [Entry(Section.ALLERGIES, None)]
    for section, lines in (
        (Section.IN_USE, medicines.in_use),
        (Section.LATELY, medicines.lately),
    ):
        found += [Entry(section, line.latest, line) for line in lines]
    found += [Entry(Section.CONDITIONS, row) for row in medicines.conditions]
    found += [Entry(Section.EARLIER, line.latest, line) for line in medicines.earlier]
    return tuple(found)


def entry_face(entry: Entry) -> RowFace:
    """An entry as a row; the dose or the reaction stands in the soft line."""
    if entry.row is None:
        title, line = no_allergy_words()
        return RowFace(title, line, glyph=Glyph.ALLERGY, tile=Tone.NEUTRAL)
    plain = row_face(entry.row)
    if entry.medicine is not None:
        return replace(plain, line=medicine_line_words(entry.medicine))
    return replace(plain, line=said_line(entry.row))


def entry_sentence(entry: Entry) -> str:
    """An entry as one sentence for screen readers."""
    if entry.row is None:
        return " ".join(no_allergy_words())
    if entry.medicine is not None:
        return medicine_sentence(entry.medicine)
    return row_sentence(entry.row)


ENTRY_PHRASES: Phrases[Entry] = Phrases(
    entry_face,
    entry_sentence,
    lambda entry: entry.section.value,
    section_heading,
)
