"""Several imports queue, go on in the background, and are listed with what became of each."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from surely import there
from test_screen_add import SAMPLE, read, said, save, screen, stranger, window  # noqa: F401

from app.importing import Reach
from sync.readers.protocol import Progress
from ui.look import Look
from ui.models.work_list import KEPT, State, WorkList
from ui.parts import QuietButton
from ui.screens import add_records
from ui.screens.add_records import AddRecords
from ui.screens.work import WorkScreen
from ui.session import Session
from ui.window import Window
from ui.words.imports import reading_words, time_left
from ui.words.language import Language, set_language
from ui.words.work import work_state

KNOWN = SAMPLE / "sari-rsud-singasana.json"


def states(session: Session) -> list[State]:
    return [one.state for one in session.work.items]


def listed(window: Window) -> WorkScreen:  # noqa: F811
    window.go("work")
    found = window.screen_in_front
    assert isinstance(found, WorkScreen)
    return found


def test_files_dropped_during_a_review_wait_their_turn(
    qtbot: QtBot,
    window: Window,  # noqa: F811
    screen: AddRecords,  # noqa: F811
    session: Session,
    tmp_path: Path,
) -> None:
    read(qtbot, screen, stranger(tmp_path))
    window.go("add", (KNOWN,))
    assert "hospital.json" in said(screen.review)
    assert states(session) == [State.REVIEW, State.WAITING]

    screen.review.files.give(there(screen.review._draft).files[0], session.person)
    save(qtbot, screen)

    assert states(session) == [State.DONE, State.WAITING]
    next(one for one in screen.findChildren(QuietButton) if "waiting" in one.text()).click()
    at = screen._stack
    qtbot.waitUntil(lambda: at.currentIndex() == add_records.REVIEW, timeout=20_000)
    assert "54 you already have" in said(screen.review)
    screen._give_up()
    assert states(session) == [State.DONE, State.GIVEN_UP]


def test_reading_goes_on_behind_another_screen_and_says_when_it_is_done(
    qtbot: QtBot,
    window: Window,  # noqa: F811
    screen: AddRecords,  # noqa: F811
    session: Session,
) -> None:
    screen.read([KNOWN])
    page = listed(window)
    assert not session.work.in_front

    qtbot.waitUntil(lambda: states(session) == [State.REVIEW], timeout=20_000)

    check = [one for one in page.findChildren(QuietButton) if one.text() == "Check it"]
    assert check
    assert "sari-rsud-singasana.json" in check[0].accessibleName()
    check[0].click()
    assert window.screen_in_front is screen
    assert screen._stack.currentIndex() == add_records.REVIEW


def test_what_failed_can_be_tried_again_and_what_waits_taken_out(
    qtbot: QtBot,
    window: Window,  # noqa: F811
    screen: AddRecords,  # noqa: F811
    session: Session,
    tmp_path: Path,
) -> None:
    lost = tmp_path / "lost.json"
    screen.read([lost])
    qtbot.waitUntil(lambda: states(session) == [State.FAILED], timeout=20_000)
    lost.write_bytes(KNOWN.read_bytes())
    page = listed(window)
    words = [label.text() for label in page.findChildren(QLabel)]
    assert any(word.startswith("Could not be finished") for word in words)

    next(one for one in page.findChildren(QuietButton) if one.text() == "Try again").click()

    qtbot.waitUntil(lambda: states(session) == [State.REVIEW], timeout=20_000)
    screen.read([KNOWN])
    page = listed(window)
    next(one for one in page.findChildren(QuietButton) if one.text() == "Take out").click()
    assert states(session) == [State.REVIEW]


def test_lock_forgets_the_list(session: Session) -> None:
    session.work.add([KNOWN])

    session.work.forget()

    assert session.work.items == ()


def test_the_list_keeps_only_the_last_that_are_over(at: Look) -> None:
    work = WorkList()
    for _ in range(KEPT + 8):
        work.put(work.add([KNOWN]).number, State.DONE)

    assert len(work.items) <= KEPT + 1


def test_the_share_is_that_of_all_files_and_never_falls() -> None:
    reach = Reach(before=100, size=50, whole=200)

    assert reach.after(Progress(0, 1000)) == (100, 200)
    assert reach.after(Progress(500, 1000)) == (125, 200)
    assert reach.after(Progress(0, 0)) == (125, 200)
    assert reach.after(Progress(2000, 1000)) == (150, 200)


def test_the_time_left_is_said_once_it_can_be_known(at: Look) -> None:
    assert time_left(10, 100, 1.0) == 0
    assert time_left(0, 100, 60.0) == 0
    assert time_left(25, 100, 60.0) == 180
    assert reading_words("a.json", 25, 100, 7, 180).endswith("about 3 minutes left")


def test_every_state_is_said_in_both_languages(at: Look) -> None:
    english = [work_state(state) for state in State]
    set_language(Language.INDONESIAN)

    assert len(set(english)) == len(english)
    assert not set(english) & {work_state(state) for state in State}
