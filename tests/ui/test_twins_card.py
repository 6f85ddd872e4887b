"""The page of a record leads to the same fact in other sources, and the review says it once."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from row_makers import row

from ui.look import Look
from ui.parts import QuietButton
from ui.screens.record_cards import Deeds, twins_card
from ui.words.imports import twins_words
from ui.words.language import Language, set_language
from vault.ids import RecordId


def nothing(*_: object) -> None:
    """A deed that is not looked at."""


def test_each_twin_is_named_and_can_be_opened(at: Look) -> None:
    shown: list[RecordId] = []
    deeds = Deeds(shown.append, *[nothing] * 8)
    other = replace(row(7), source="prodia.pdf")

    card = twins_card((other,), deeds)

    assert card is not None
    words = [label.text() for label in card.findChildren(QLabel)]
    assert any("prodia.pdf" in word and "6,4 %" in word for word in words)
    card.findChildren(QuietButton)[0].click()
    assert shown == [other.id]


def test_without_twins_there_is_no_card(at: Look) -> None:
    assert twins_card((), Deeds(*[nothing] * 9)) is None


def test_the_review_says_in_one_line_how_many_are_known_from_where(at: Look) -> None:
    told = {"RSUD Tabanan": 3, "hasil.pdf": 1}

    assert twins_words(told) == "4 of these you already have from RSUD Tabanan, hasil.pdf."
    set_language(Language.INDONESIAN)
    assert twins_words(told) == "4 di antaranya sudah Anda miliki dari RSUD Tabanan, hasil.pdf."
