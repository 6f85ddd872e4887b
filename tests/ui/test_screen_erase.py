"""The question before a record is destroyed: it says what goes, and nothing goes unasked.

Refuses: pretending; the record is really gone afterwards, and it stays after a no.
"""

from pytestqt.qtbot import QtBot
from record_screens_help import front, open_window, press, sheet, show, shown_id, texts

from app.desk import Desk
from ui.screens.erase_sheet import EraseSheet
from ui.session import Session
from vault.records import Filter


def _asked(session: Session, qtbot: QtBot) -> tuple[object, EraseSheet]:
    screen = front(open_window(session, qtbot), qtbot)
    show(screen, qtbot, "HbA1c")
    wanted = shown_id(screen)
    press(screen.pane, "Destroy for good")
    asked = sheet(screen.window(), qtbot)  # type: ignore[arg-type]
    assert isinstance(asked, EraseSheet)
    qtbot.waitUntil(lambda: asked.verb is not None)
    return wanted, asked


def _ids(session: Session) -> set[object]:
    page = session.ask(Desk.rows, session.person, Filter(), 0, 0).result(20)
    return {row.id for row in page.rows}


def test_it_says_what_goes_and_what_stays_before_anything_goes(
    session: Session, qtbot: QtBot
) -> None:
    wanted, asked = _asked(session, qtbot)
    said = " ".join(texts(asked))
    assert "with every version and every note about it" in said
    assert "The file “" in said
    assert "The hospital's own record" in said
    assert wanted in _ids(session)


def test_the_button_that_destroys_never_has_the_focus(session: Session, qtbot: QtBot) -> None:
    _, asked = _asked(session, qtbot)
    assert asked.verb is not None
    assert not asked.verb.hasFocus()
    assert asked.verb.accessibleName() == "Destroy for good"


def test_a_no_leaves_everything(session: Session, qtbot: QtBot) -> None:
    wanted, asked = _asked(session, qtbot)
    press(asked, "Keep it")
    assert wanted in _ids(session)


def test_a_yes_destroys_that_record_only(session: Session, qtbot: QtBot) -> None:
    before = _ids(session)
    wanted, asked = _asked(session, qtbot)
    press(asked, "Destroy for good")
    qtbot.waitUntil(lambda: wanted not in _ids(session), timeout=20_000)
    assert before - _ids(session) == {wanted}
