"""Trends as faces: results of one test as points, a value on its range, all in words beside.

Refuses: ranges of its own; the band is the record's.
"""

from collections.abc import Sequence
from decimal import Decimal

from ui.look import Mark
from ui.models.faces import flag_look
from ui.parts.range_bar import RangeFace
from ui.parts.trend_chart import ChartFace, Point
from ui.words.dates import date_words, day_tick, days_of, long_date_words, month_tick
from ui.words.numbers import decimal_words, places_of, range_words, value_words
from ui.words.records import flag_word, note_words, title_words, value_sentence
from ui.words.trends import band_words, headers, summary_words, trend_name
from vault.records import Facts, Flag, Row, Standing

_DAYS_OF_MONTHS = 120
_FEWEST = 2
_ENDLESS = 1e15


def plottable(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Results that have a number and a date and are plain facts, oldest first."""
    return tuple(
        row
        for row in rows
        if _drawable(row.facts.number)
        and row.facts.sort_key
        and row.facts.standing is Standing.FACT
    )


def chart_face(shown: Facts, rows: Sequence[Row]) -> ChartFace | None:
    """The trend of a record's test; None with fewer than two results."""
    fit = plottable(rows)
    if len(fit) < _FEWEST:
        return None
    points = tuple(_point(row) for row in fit)
    near = points[-1].x - points[0].x < _DAYS_OF_MONTHS
    numbers = [row.facts.number for row in fit if row.facts.number is not None]
    places = min(places_of([*numbers, *_ends(shown)]), 3)
    return ChartFace(
        name=trend_name(shown),
        summary=summary_words(fit),
        points=points,
        x_text=day_tick if near else month_tick,
        y_text=lambda tick: decimal_words(tick, max(places, _places_of_tick(tick))),
        low=float(shown.low) if shown.low is not None else None,
        high=float(shown.high) if shown.high is not None else None,
        band_word=band_words(),
        headers=headers(),
    )


def range_face(facts: Facts) -> RangeFace | None:
    """A value on its range; None without a number or without a range."""
    if facts.number is None or not _drawable(facts.number) or not _ends(facts):
        return None
    mark, tone = flag_look(facts.flag)
    places = places_of(_ends(facts))
    low, high = facts.low, facts.high
    return RangeFace(
        value=float(facts.number),
        value_text=value_words(facts),
        spoken=value_sentence(facts),
        low=float(low) if low is not None else None,
        low_text=decimal_words(low, places) if low is not None else "",
        high=float(high) if high is not None else None,
        high_text=decimal_words(high, places) if high is not None else "",
        band_word=band_words() if range_words(facts) else "",
        mark=mark if mark is not Mark.NONE else Mark.DOT,
        tone=tone,
    )


def _point(row: Row) -> Point:
    facts = row.facts
    mark, tone = flag_look(facts.flag)
    word = note_words(row) or ("" if facts.flag is Flag.NONE else flag_word(facts))
    said = (title_words(facts), value_words(facts), word, long_date_words(facts.date))
    return Point(
        x=days_of(facts.sort_key),
        y=float(facts.number or 0),
        date=date_words(facts.date),
        value=value_words(facts),
        spoken=", ".join(part for part in said if part),
        word=word,
        mark=mark if mark is not Mark.NONE else Mark.DOT,
        tone=tone,
    )


def _ends(facts: Facts) -> list[Decimal]:
    return [end for end in (facts.low, facts.high) if end is not None and _drawable(end)]


def _drawable(number: Decimal | None) -> bool:
    """Whether a number fits on a chart."""
    return number is not None and number.is_finite() and abs(number) < _ENDLESS


def _places_of_tick(tick: float) -> int:
    return min(3, places_of([Decimal(str(tick))]))
