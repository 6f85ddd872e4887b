"""Trends in words: what a chart is called, what it shows in one sentence, its table's heads.

Refuses: to judge a trend.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.words.dates import long_date_words
from ui.words.plurals import PLURALS
from ui.words.records import title_words
from vault.records import Facts, Row

translate = QCoreApplication.translate

_YEAR = 4


def trend_title(rows: Sequence[Row]) -> str:
    """The title of a trend card: since which year."""
    return translate("words", "Trend since {year}").format(year=rows[0].facts.sort_key[:_YEAR])


def trend_name(facts: Facts) -> str:
    """What a chart is called for screen readers."""
    return translate("words", "{test} over time").format(test=title_words(facts))


def summary_words(rows: Sequence[Row]) -> str:
    """How many results from when to when."""
    return translate("words", "{results} from {first} to {last}").format(
        results=PLURALS.results(len(rows)),
        first=long_date_words(rows[0].facts.date),
        last=long_date_words(rows[-1].facts.date),
    )


def band_words() -> str:
    """What the band on a chart or number line is."""
    return translate("words", "Reference range")


def headers() -> tuple[str, str, str]:
    """The heads of the table twin."""
    return (
        translate("words", "Date"),
        translate("words", "Value"),
        translate("words", "Standing"),
    )
