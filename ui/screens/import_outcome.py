"""What became of each file after saving, told in words with reasons.

Refuses: codes.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.answers import FileAnswer, FileStatus, ImportAnswer
from ui.look import Tone
from ui.parts import Banner, Card, CardTitle, Column, Small
from ui.words.activity import file_name
from ui.words.imports import counts_words, refused_words, status_words

_CALM = frozenset({FileStatus.IMPORTED, FileStatus.SAME, FileStatus.EMPTY})


def outcome_cards(answer: ImportAnswer) -> Iterator[QWidget]:
    """One card for each file, those with something left out first."""
    for one in sorted(answer.files, key=lambda file: file.status in _CALM):
        yield Card(CardTitle(file_name(one.path)), *outcome_lines(one), gap=8)


def outcome_lines(one: FileAnswer) -> list[QWidget]:
    """The counts of a file, what became of it, and why something was left out."""
    lines: list[QWidget] = []
    if one.new or one.same or one.changed:
        lines.append(Small(counts_words(one, 0)))
    if one.status in _CALM and not one.refused:
        return [*lines, Small(status_words(one))]
    return [*lines, refusal(one)]


def refusal(one: FileAnswer) -> QWidget:
    """Why a file, or parts of it, were left out."""
    reasons = refused_words(one.refused)
    banner = Banner(status_words(one), tone=Tone.WARN)
    if not reasons:
        return banner
    return Column(banner, *(Small(reason) for reason in reasons), gap=6)
