"""Destroying a whole person or all of one file from the window, and bringing back on purpose.

Refuses: pretending; the records are counted in the vault afterwards.
"""

from pytestqt.qtbot import QtBot
from surely import there
from test_screen_add import SAMPLE, read, said, save, screen, window  # noqa: F401 - fixtures
from test_screen_family import family, furnished, opened, wait_for  # noqa: F401 - fixtures

from app.desk import Desk
from app.jobs import Job
from ui.parts import CheckRow
from ui.screens.add_records import AddRecords
from ui.screens.erase_person_sheet import ErasePersonSheet
from ui.screens.erase_sheet import EraseSheet
from ui.screens.imports_list import ImportsList
from ui.session import Session
from ui.window import Window
from vault.erasing import EraseReason
from vault.people import NewPerson
from vault.records import Filter


def names(session: Session) -> list[str]:
    return [card.person.name for card in session.ask(Desk.people).result(20)]


def asked_about(
    opened: tuple[Window, Session],  # noqa: F811
    qtbot: QtBot,
) -> ErasePersonSheet:
    """The question about a second person of the vault."""
    window, session = opened  # noqa: F811
    session.ask(Desk.add_person, NewPerson("Ketut Adnyana", "2015-02-03")).result(30)
    page = family(window, qtbot)
    wait_for(qtbot, page, lambda view: len(view.people) > 1)
    found = there(page._view)
    assert found.people[0].may_erase is False  # whom the vault was made for
    one = next(one for one in found.people if one.person.name == "Ketut Adnyana")
    sheet = ErasePersonSheet(window, session, one, page._done)
    qtbot.waitUntil(lambda: sheet.line is not None, timeout=15_000)
    return sheet


def test_a_person_is_destroyed_once_the_name_is_typed(
    opened: tuple[Window, Session],  # noqa: F811
    qtbot: QtBot,
) -> None:
    session = opened[1]
    sheet = asked_about(opened, qtbot)
    assert not sheet.verb.hasFocus()
    assert "The records of everybody else in this vault" in said(sheet)

    there(sheet.line).setText("Ketut")
    sheet.verb.click()
    assert "This is not the name. Nothing was destroyed." in said(sheet)
    assert "Ketut Adnyana" in names(session)

    there(sheet.line).setText("  ketut  ADNYANA ")
    sheet.verb.click()
    qtbot.waitUntil(lambda: "Ketut Adnyana" not in names(session), timeout=20_000)


def test_a_no_keeps_the_person(
    opened: tuple[Window, Session],  # noqa: F811
    qtbot: QtBot,
) -> None:
    sheet = asked_about(opened, qtbot)
    there(sheet.line).setText("Ketut Adnyana")
    sheet.keep.click()
    assert "Ketut Adnyana" in names(opened[1])


def ids(session: Session) -> set[str]:
    page = session.ask(Desk.rows, session.person, Filter(), 0, 0).result(20)
    return {row.id for row in page.rows}


def erase_one(session: Session) -> str:
    """One record that came in a file, destroyed; its id."""
    came = session.ask(Desk.imports, session.person).result(20)
    wanted = next(one for one in came if one.path.endswith("sari-rsud-singasana.json"))
    plan = session.ask(Desk.plan_erasing_import, session.person, wanted.import_id, Job()).result(30)
    listed = ids(session)
    record = next(row.id for row in plan.records if row.id in listed)
    plan = session.ask(Desk.plan_erasure, session.person, (record,), Job()).result(30)
    session.ask(Desk.erase, plan, EraseReason.WISH, Job()).result(30)
    return record


def test_destroyed_records_come_back_with_a_tick_only(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
) -> None:
    record = erase_one(session)
    assert record not in ids(session)
    read(qtbot, screen, SAMPLE / "sari-rsud-singasana.json")
    tick = screen.review.files.findChild(CheckRow)
    assert isinstance(tick, CheckRow)
    assert tick.text() == "Bring back 1 record you destroyed"
    assert not tick.isChecked()
    assert not screen.review.save.isEnabled()

    tick.setChecked(True)
    assert screen.review.save.isEnabled()
    save(qtbot, screen)
    assert record in ids(session)


def test_all_of_one_file_is_destroyed_from_the_list(
    qtbot: QtBot,
    window: Window,  # noqa: F811
    session: Session,
) -> None:
    window.go("imports")
    page = window.screen_in_front
    assert isinstance(page, ImportsList)
    qtbot.waitUntil(lambda: bool(page._imports), timeout=15_000)
    before, one = ids(session), next(one for one in page._imports if one.records)
    page._destroy(one)
    sheet = there(window.findChild(EraseSheet))
    qtbot.waitUntil(lambda: sheet.verb is not None, timeout=15_000)
    there(sheet.verb).click()
    qtbot.waitUntil(lambda: len(ids(session)) < len(before), timeout=20_000)
    left = session.ask(Desk.imports, session.person).result(20)
    assert next(came.records for came in left if came.import_id == one.import_id) == 0
    assert ids(session) < before
