"""Every state of every screen by name, size and order, in both languages."""

from pathlib import Path

import pytest
from fake_session import Home
from pytestqt.qtbot import QtBot
from window_checks import front, nameless, out_of_order, small_text, too_small, twins
from window_walk import Whole

from ui.look import Look
from ui.words.language import Language, set_language

LOOKS = {
    "name": nameless,
    "twins": twins,
    "size": too_small,
    "order": out_of_order,
    "letters": small_text,
}


def faults_at(whole: Whole, state: str, found: dict[str, str]) -> None:
    """Keep each fault once, with the first state that shows it."""
    for kind, look_for in LOOKS.items():
        for fault in look_for(front(whole.window)):
            found.setdefault(f"{kind}: {fault}", state)


@pytest.mark.parametrize("spoken", list(Language))
def test_whatever_holds_the_keyboard_is_named_large_and_in_order(
    at: Look, qtbot: QtBot, home: Home, tmp_path: Path, spoken: Language
) -> None:
    set_language(spoken)
    whole = Whole(home, qtbot)
    whole.show(1366, 860)
    found: dict[str, str] = {}
    seen = set()

    for state in whole.everything(tmp_path):
        faults_at(whole, state, found)
        seen.add(whole.window.current)

    assert found == {}
    assert seen == set(whole.window._specs) - {"welcome"}
    whole.close()


@pytest.mark.parametrize("spoken", list(Language))
def test_the_first_run_is_named_large_and_in_order(
    at: Look, qtbot: QtBot, home: Home, tmp_path: Path, spoken: Language
) -> None:
    set_language(spoken)
    whole = Whole(home, qtbot, tmp_path / "new")
    whole.show(1366, 860)
    found: dict[str, str] = {}

    for state in whole.first_run():
        faults_at(whole, state, found)

    assert found == {}
    whole.close()
