"""Overviews in words: a test's line, a medicine's line, the headings between them.

Refuses: to say that somebody has no allergies; it says that none is recorded.
"""

from PySide6.QtCore import QCoreApplication

from app.overviews import MedicineLine, SeriesLine
from ui.words.codes import status_word
from ui.words.dates import date_words
from ui.words.plurals import PLURALS
from ui.words.records import row_sentence, said_words, title_words
from vault.records import Row

translate = QCoreApplication.translate


def series_line_words(line: SeriesLine) -> str:
    """The soft line under a test: the day of the newest result, else how many there are."""
    return date_words(line.latest.facts.date) or PLURALS.results(line.count)


def series_sentence(line: SeriesLine) -> str:
    """A test as one sentence for screen readers."""
    return f"{row_sentence(line.latest)} {PLURALS.results(line.count)}."


def medicine_line_words(line: MedicineLine) -> str:
    """The soft line under a medicine: the dose, then the day it was last prescribed."""
    facts = line.latest.facts
    parts = (facts.value.strip(), date_words(facts.date))
    return " · ".join(part for part in parts if part)


def said_line(row: Row) -> str:
    """The soft line under an allergy or a condition: what it does, then the day."""
    parts = (said_words(row.facts), date_words(row.facts.date))
    return " · ".join(part for part in parts if part)


def medicine_sentence(line: MedicineLine) -> str:
    """A medicine as one sentence for screen readers."""
    facts = line.latest.facts
    parts = (title_words(facts), facts.value.strip(), status_word(facts), date_words(facts.date))
    return ", ".join(part for part in parts if part) + "."


def no_allergy_words() -> tuple[str, str]:
    """What stands where no allergy is recorded."""
    return (
        translate("words", "No allergy is recorded here"),
        translate("words", "That does not mean that there is none."),
    )


def section_heading(section: str) -> str:
    """The heading over a part of the medicines screen."""
    return {
        "allergies": translate("words", "Allergies"),
        "in-use": translate("words", "Medicines in use"),
        "lately": translate("words", "Prescribed in the last 12 months"),
        "conditions": translate("words", "Conditions"),
        "earlier": translate("words", "Earlier medicines"),
    }[section]
