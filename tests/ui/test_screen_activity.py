"""Activity on a real vault: the state, the ledger by day, proofs, checking everything."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.proving import Standing
from ui.look import Look
from ui.screens import act_screens
from ui.screens.activity import Activity
from ui.screens.how_we_know import HowWeKnow
from ui.session import Session
from ui.window import Window
from ui.words import activity as words
from ui.words import standing
from ui.words.language import Language, set_language
from vault.entry import Operation
from vault.environment import VaultNotice
from vault.ids import PersonId
from vault.log_read import Problem
from vault.records import LogLine
from vault.vault_state import VaultState

WAIT = 15_000
BOTH = [Language.ENGLISH, Language.INDONESIAN]


@pytest.fixture
def screen(session: Session, shown: Callable[..., QWidget], qtbot: QtBot) -> Iterator[Activity]:
    window = Window(session)
    window.register(list(act_screens(session)))
    session.changed.connect(window.refresh)
    shown(window, 1366, 860)
    window.go("activity")
    found = window.screen_in_front
    assert isinstance(found, Activity)
    qtbot.waitUntil(lambda: found._lines is not None and found._standing is not None, timeout=WAIT)
    yield found
    assert isinstance(window, Window)


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = (child for child in widget.findChildren(QWidget) if hasattr(child, "text"))
    return "\n".join(child.text() for child in labels if not child.isHidden())


def test_the_ledger_is_sentences_under_days(screen: Activity) -> None:
    said_words = said(screen)

    assert "You added 144 records from “sari-puskesmas-kediri.json”." in said_words
    assert "November 2026" in said_words
    assert len(screen.findChildren(HowWeKnow)) == 2


def test_numbers_come_only_when_asked_for(qtbot: QtBot, screen: Activity) -> None:
    how = screen.findChildren(HowWeKnow)[0]
    assert screen._lines is not None
    line = screen._lines[1]
    assert line.leaf.hex()[:16] not in said(screen)

    how.button.click()
    qtbot.waitUntil(lambda: how.proof is not None, timeout=WAIT)

    shown_texts = [child.text() for child in how.findChildren(QWidget) if hasattr(child, "text")]
    assert any(line.leaf.hex()[:16] in text for text in shown_texts)


def test_everything_is_checked_and_told(qtbot: QtBot, screen: Activity) -> None:
    screen.check()
    qtbot.waitUntil(lambda: screen._found is not None, timeout=WAIT)

    assert screen._found is not None
    assert screen._found.ok
    assert "Everything is in order" in said(screen)


def test_a_problem_is_told_in_words(screen: Activity, session: Session) -> None:
    where = f"people/{session.person}/record.db log 00 entry 4"
    problem = Problem(where, "gap")

    screen._take_standing(Standing(VaultState.CHANGED, (problem,), (), 1_795_000_000_000))

    assert "Something is missing or was changed" in said(screen)
    assert "Records of Ni Wayan Sari: an entry is missing" in said(screen)
    assert "record.db" not in said(screen)


def test_a_restored_copy_asks_for_a_decision(screen: Activity) -> None:
    screen._take_standing(Standing(VaultState.RESTORED_COPY, (), (), 1_795_000_000_000))

    assert "This is a restored copy" in said(screen)
    assert "What to do" in said(screen)


def test_lock_leaves_no_line(screen: Activity) -> None:
    screen.clear()

    assert "sari-puskesmas" not in said(screen)


@pytest.mark.parametrize("spoken", BOTH)
def test_every_operation_state_and_notice_has_words(at: Look, spoken: Language) -> None:
    set_language(spoken)
    detail: dict[str, str | int] = {"title": "HbA1c", "path": "a.zip!b.json", "records": 3}

    lines = [
        words.line_words(LogLine("record", 0, 0, operation, None, b"", b"", detail))
        for operation in (*Operation, 99)
    ]

    assert all(lines)
    assert not any("{" in line for line in lines)
    assert all(standing.state_title(s, 0) and standing.state_sentence(s) for s in VaultState)
    assert all(map(standing.notice_words, VaultNotice))


@pytest.mark.parametrize("what", ["gap", "root", "pages", "rolled-back 9 7", "anything"])
def test_no_problem_is_told_as_a_code(at: Look, what: str) -> None:
    said_words = standing.problem_words(Problem("household.db log 1", what), {PersonId("x"): "Y"})

    assert said_words.startswith("The list of people and keys: ")
    assert what not in said_words.partition(": ")[2].split()
