"""Records of a draft as rows to review: what each is, what saving would do with it.

Refuses: ticks on what would change nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.answers import Outcome, ReviewRow
from sync.readers.places import page_of
from ui.look import Mark, Tone
from ui.models.review_model import ReviewItem
from ui.parts.faces import ReviewFace
from ui.words.imports import (
    PATIENT,
    asked_about,
    outcome_line,
    outcome_sentence,
    outcome_words,
)
from ui.words.records import said_words, title_words

_LOOKS = {
    Outcome.NEW: (Mark.NONE, Tone.OK),
    Outcome.SAME: (Mark.NONE, Tone.NEUTRAL),
    Outcome.CHANGED: (Mark.BANG, Tone.WARN),
    Outcome.REFUSED: (Mark.BANG, Tone.WARN),
}


DOUBTFUL = "?"
"""Stands before the place in a doubtful row's key; a plain record may share its place."""


def listed(rows: Iterable[ReviewRow]) -> list[ReviewRow]:
    """The rows worth looking at: whom the file is about is said once, above them."""
    return [row for row in rows if row.facts.fhir_type != PATIENT or row.doubt or row.reason]


def place_in(key: str) -> str:
    """The place in the file that a row's key names."""
    return key.removeprefix(DOUBTFUL)


def review_items(
    rows: Iterable[ReviewRow],
    unticked: Collection[str],
    confirmed: Collection[str] = (),
    *,
    fresh: bool,
) -> list[ReviewItem]:
    """The rows with their first ticks: doubtful ones first, what is known already at the end.

    `fresh` rows go to somebody else than they were held against: all count as new.
    """
    if fresh:
        rows = [replace(row, outcome=Outcome.NEW) for row in rows]
    return [
        ReviewItem(
            DOUBTFUL + row.place if row.doubt else row.place,
            _face(row),
            outcome_sentence(row),
            row.place in confirmed if row.doubt else row.place not in unticked,
            doubtful=bool(row.doubt),
        )
        for row in sorted(rows, key=_rank)
    ]


def _rank(row: ReviewRow) -> int:
    if row.outcome is Outcome.SAME:
        return 2
    return 0 if row.doubt else 1


def boxed(place: str) -> bool:
    """Whether a place is a part of a page that can be cut out."""
    found = page_of(place)
    return found is not None and found[1] is not None


def _face(row: ReviewRow) -> ReviewFace:
    mark, tone = _LOOKS[row.outcome]
    if row.reason or asked_about(row):
        mark, tone = Mark.BANG, Tone.WARN
    return ReviewFace(
        title=title_words(row.facts),
        line=outcome_line(row),
        value=said_words(row.facts),
        word=outcome_words(row),
        mark=mark,
        tone=tone,
        can_choose=row.outcome in {Outcome.NEW, Outcome.CHANGED},
        pictured=asked_about(row) and boxed(row.place),
    )
