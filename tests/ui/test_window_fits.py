"""Every state of every screen in too little room: long words, large letters, a small laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_session import Home
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from window_checks import clipped, front, speak_stretched
from window_walk import Whole

from ui.look import Look


@pytest.fixture
def stretched(at: Look) -> Iterator[None]:
    """Everything is said in the pseudo-language."""
    translator = speak_stretched()
    yield
    QCoreApplication.removeTranslator(translator)


CROWDED = [(1366, 768, 150), (720, 560, 100)]


@pytest.mark.parametrize(("width", "height", "percent"), CROWDED)
def test_no_word_is_cut_off_in_any_state(
    at: Look,
    stretched: None,
    qtbot: QtBot,
    home: Home,
    tmp_path: Path,
    width: int,
    height: int,
    percent: int,
) -> None:
    at.set_percent(percent)
    whole = Whole(home, qtbot)
    whole.show(width, height)
    found: dict[str, str] = {}

    for state in whole.everything(tmp_path):
        for fault in clipped(front(whole.window)):
            found.setdefault(fault, state)

    assert found == {}
    whole.close()


@pytest.mark.parametrize(("width", "height", "percent"), CROWDED)
def test_no_word_is_cut_off_in_the_first_run(
    at: Look,
    stretched: None,
    qtbot: QtBot,
    home: Home,
    tmp_path: Path,
    width: int,
    height: int,
    percent: int,
) -> None:
    at.set_percent(percent)
    whole = Whole(home, qtbot, tmp_path / "new")
    whole.show(width, height)
    found: dict[str, str] = {}

    for state in whole.first_run():
        for fault in clipped(front(whole.window)):
            found.setdefault(fault, state)

    assert found == {}
    whole.close()
