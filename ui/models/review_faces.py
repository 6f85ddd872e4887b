"""Records of a draft as rows to review: what each is, what saving would do with it.

Refuses: ticks on what would change nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.answers import Outcome, ReviewRow
from ui.look import Mark, Tone
from ui.models.review_model import ReviewItem
from ui.parts.faces import ReviewFace
from ui.words.imports import outcome_line, outcome_sentence, outcome_words
from ui.words.numbers import value_words
from ui.words.records import title_words

_LOOKS = {
    Outcome.NEW: (Mark.NONE, Tone.OK),
    Outcome.SAME: (Mark.NONE, Tone.NEUTRAL),
    Outcome.CHANGED: (Mark.BANG, Tone.WARN),
    Outcome.REFUSED: (Mark.BANG, Tone.WARN),
}


def review_items(
    rows: Iterable[ReviewRow], unticked: Collection[str], *, fresh: bool
) -> list[ReviewItem]:
    """The rows with their first ticks, what is known already at the end.

    `fresh` rows go to somebody else than they were held against: all count as new.
    """
    if fresh:
        rows = [replace(row, outcome=Outcome.NEW) for row in rows]
    return [
        ReviewItem(row.place, _face(row), outcome_sentence(row), row.place not in unticked)
        for row in sorted(rows, key=lambda row: row.outcome is Outcome.SAME)
    ]


def _face(row: ReviewRow) -> ReviewFace:
    mark, tone = (Mark.BANG, Tone.WARN) if row.reason else _LOOKS[row.outcome]
    return ReviewFace(
        title=title_words(row.facts),
        line=outcome_line(row),
        value=value_words(row.facts),
        word=outcome_words(row),
        mark=mark,
        tone=tone,
        can_choose=row.outcome in {Outcome.NEW, Outcome.CHANGED},
    )
