"""Every state of every screen by name, size, letters and by Tab, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_session import Home
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from window_checks import (
    against_reading,
    front,
    name_of,
    nameless,
    small_text,
    stops,
    too_small,
    twins,
)
from window_hands import Hands
from window_walk import Whole

from ui.look import Look
from ui.words.language import Language, set_language

LOOKS = {"name": nameless, "twins": twins, "size": too_small, "letters": small_text}


def faults_on(whole: Whole, walk: Iterator[str], *, by_tab: bool) -> dict[str, str]:
    """Each fault once, with the first state that shows it."""
    found: dict[str, str] = {}
    for state in walk:
        root = front(whole.window)
        for kind, look_for in LOOKS.items():
            for fault in look_for(root):
                found.setdefault(f"{kind}: {fault}", state)
        for fault in faults_by_tab(whole, root) if by_tab else ():
            found.setdefault(fault, state)
    return found


def faults_by_tab(whole: Whole, root: QWidget) -> Iterator[str]:
    """What Tab leaves out, and where it goes against the order of reading."""
    held = Hands(whole).on
    way = Hands(whole).around(root)
    wanted = {one for one in stops(root) if one.isEnabled() and not grouped(one)}
    yield from (f"never by Tab: {name_of(one)}" for one in wanted - set(way))
    yield from (f"order: {fault}" for fault in against_reading(way))
    held.setFocus()


def grouped(widget: object) -> bool:
    """Whether arrows, not Tab, go from one to the next."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


@pytest.mark.parametrize("spoken", list(Language))
def test_whatever_holds_the_keyboard_is_named_large_and_in_order(
    at: Look, qtbot: QtBot, home: Home, tmp_path: Path, spoken: Language
) -> None:
    set_language(spoken)
    whole = Whole(home, qtbot)
    whole.show(1366, 860)
    seen = set()

    def walk() -> Iterator[str]:
        for state in whole.everything(tmp_path):
            seen.add(whole.window.current)
            yield state

    found = faults_on(whole, walk(), by_tab=spoken is Language.INDONESIAN)

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

    found = faults_on(whole, whole.first_run(), by_tab=True)

    assert found == {}
    whole.close()
