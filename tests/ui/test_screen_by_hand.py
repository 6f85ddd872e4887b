"""Writing records down by hand in the window: choose, fill, be asked, keep, undo, rewrite."""

from pathlib import Path

import pytest
from fake_session import Home, copy_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from window_walk import Whole

from app.desk import Desk
from app.typed_fields import FIELDS, Form
from ui import pick
from ui.look import Look
from ui.parts import Chooser, LineField
from ui.screens.by_hand import ByHand
from ui.screens.hand_form import HandForm
from ui.screens.record import RecordScreen
from ui.screens.record_by_hand import WordsSheet
from vault.records import Filter, Kind, Row, Trust


@pytest.fixture
def whole(at: Look, family_home: Home, tmp_path: Path, qtbot: QtBot) -> Whole:
    whole = Whole(copy_of(family_home, tmp_path / "home"), qtbot)
    whole.show(1366, 768)
    whole.unlock()
    return whole


def fill(form: HandForm, **values: str) -> None:
    for name, text in values.items():
        control = form.fields[name].control
        if isinstance(control, Chooser):
            control.select(text)
            control.chosen.emit(text)
        else:
            assert isinstance(control, LineField)
            control.clear()
            QTest.keyClicks(control, text)


def typed_rows(whole: Whole, kind: Kind) -> list[Row]:
    session = whole.session
    wanted = Filter(kinds=frozenset({kind}))
    page = session.ask(Desk.rows, session.person, wanted, 0, 0).result(30)
    return [row for row in page.rows if row.trust is Trust.TYPED]


def open_form(whole: Whole, form: Form) -> tuple[ByHand, HandForm]:
    screen = whole.go("by-hand", form)
    whole.settle()
    assert isinstance(screen, ByHand)
    assert screen.form is not None
    return screen, screen.form


def said(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def press(page: QWidget, words: str) -> None:
    button = next(
        one
        for one in page.findChildren(QAbstractButton)
        if words in one.accessibleName() and one.isVisibleTo(page)
    )
    button.click()


def test_a_blood_pressure_is_kept_as_typed_shown_and_undone(whole: Whole) -> None:
    screen, form = open_form(whole, Form.VITAL)
    fill(form, what="pressure", upper="128", lower="82", date="17-11-2026")
    assert not form.fields["value"].isVisibleTo(form)

    screen.save.click()
    whole.until(lambda: whole.window.current == "record")
    whole.settle()

    (row,) = typed_rows(whole, Kind.VITAL)
    assert row.facts.value == "128/82"
    assert whole.errors == []

    press(whole.window, "Undo")
    whole.settle()
    assert typed_rows(whole, Kind.VITAL) == []


def test_what_is_wrong_is_said_in_words_and_nothing_is_kept(whole: Whole) -> None:
    screen, form = open_form(whole, Form.LAB)
    fill(form, value="12,5", date="31-2-2026")

    screen.save.click()
    whole.settle()

    words = said(form)
    assert "This is needed." in words
    assert "This is no date" in words
    assert typed_rows(whole, Kind.LAB) == []


def test_an_odd_value_is_asked_about_once_and_then_kept(whole: Whole) -> None:
    screen, form = open_form(whole, Form.VITAL)
    fill(form, what="temperature", value="49,5", date="17-11-2026")

    screen.save.click()
    assert "Is it right?" in said(form)
    assert typed_rows(whole, Kind.VITAL) == []
    screen.save.click()
    whole.until(lambda: whole.window.current == "record")

    assert [row.facts.value for row in typed_rows(whole, Kind.VITAL)] == ["49,5"]


def test_a_decimal_comma_is_echoed_as_understood(whole: Whole) -> None:
    _, form = open_form(whole, Form.LAB)
    fill(form, test="Hb", unit="g/dL", value="12,5")
    form.fields["value"].control.setFocus()
    form.fields["date"].control.setFocus()

    assert "12,5 → 12.5 g/dL" in said(form)


def test_enter_keeps_and_the_fields_behind_more_are_reached(whole: Whole) -> None:
    _, form = open_form(whole, Form.ALLERGY)
    assert not form.fields["note"].isVisibleTo(form)
    form.more.click()
    assert form.fields["note"].isVisibleTo(form)
    fill(form, name="Udang", reaction="gatal")

    QTest.keyClick(form.fields["name"].control, Qt.Key.Key_Return)
    whole.until(lambda: whole.window.current == "record")

    assert [row.facts.title for row in typed_rows(whole, Kind.ALLERGY)] == ["Udang"]


def test_a_half_typed_form_survives_a_lock_and_can_be_thrown_away(whole: Whole) -> None:
    _, form = open_form(whole, Form.CONDITION)
    fill(form, name="Zirkonvara")
    whole.until(lambda: not form._pause.isActive())
    whole.settle()

    whole.session.lock()
    whole.until(lambda: whole.session.view is not None)
    whole.settle()
    whole.unlock()
    screen = whole.go("by-hand")
    whole.settle()

    assert "You had begun something" in said(screen)
    press(screen, "Go on with it")
    whole.settle()
    assert screen.form is not None
    assert screen.form.typed().text("name") == "Zirkonvara"
    press(screen.page, "Cancel")
    whole.settle()
    screen = whole.go("by-hand")
    whole.settle()
    assert "You had begun something" not in said(screen)


def test_a_lock_leaves_no_word_of_a_form(whole: Whole) -> None:
    screen, form = open_form(whole, Form.NOTE)
    fill(form, title="Zirkonvara")

    screen.clear()

    assert screen.form is None
    assert "Zirkonvara" not in said(screen)


def offers(whole: Whole, form: HandForm) -> list[str]:
    """What is offered for the unit, in its order."""
    whole.settle()
    buttons = form._offers["unit"].findChildren(QAbstractButton)
    return [one.text() for one in buttons if one.isVisibleTo(form)]


def test_the_usual_units_of_a_test_are_offered_first_and_any_other_may_be_typed(
    whole: Whole,
) -> None:
    screen, form = open_form(whole, Form.LAB)
    fill(form, test="Hemoglobin")
    assert offers(whole, form)[0] == "g/dL"
    fill(form, test="Kreatinin")
    assert offers(whole, form)[:2] == ["mg/dL", "µmol/L"]
    next(one for one in form._offers["unit"].findChildren(QAbstractButton)).click()
    assert form.typed().text("unit") == "mg/dL"

    fill(form, value="1,1", unit="satuan lama", date="01-02-2024")
    screen.save.click()
    whole.until(lambda: whole.window.current == "record")

    row = typed_rows(whole, Kind.LAB)[0]
    assert (row.facts.value, row.facts.unit) == ("1,1", "satuan lama")


def test_a_measurement_may_be_typed_in_another_unit(whole: Whole) -> None:
    screen, form = open_form(whole, Form.VITAL)
    assert not form.fields["unit"].isVisibleTo(form)
    fill(form, what="temperature")
    assert form.fields["unit"].isVisibleTo(form)
    assert offers(whole, form) == ["°C", "°F"]
    fill(form, value="99,5", unit="°F", date="01-02-2024")
    screen.save.click()
    whole.until(lambda: whole.window.current == "record")

    row = typed_rows(whole, Kind.VITAL)[0]
    assert (row.facts.value, row.facts.unit) == ("99,5", "°F")


def test_a_file_is_kept_as_a_document(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "surat-rujukan.txt"
    path.write_text("Mohon evaluasi", encoding="utf-8")
    monkeypatch.setattr(pick, "pick_file", lambda *_asked: path)
    screen, form = open_form(whole, Form.DOCUMENT)
    screen.save.click()
    assert screen.form is form  # without a file nothing is kept

    press(form, "Choose a file")
    assert "surat-rujukan.txt" in said(form)
    screen.save.click()
    whole.until(lambda: whole.window.current == "record")

    row = typed_rows(whole, Kind.DOCUMENT)[0]
    assert row.facts.title == "surat-rujukan.txt"
    path.unlink()
    screen, form = open_form(whole, Form.DOCUMENT)
    press(form, "Choose a file")
    screen.save.click()
    whole.until(lambda: "“surat-rujukan.txt” cannot be read" in said(whole.window))
    assert screen.form is form


def test_every_form_has_words_for_every_field_in_both_languages(whole: Whole) -> None:
    for form in Form:
        _, shown = open_form(whole, form)
        for asked in FIELDS[form]:
            assert shown.fields[asked.name].control.accessibleName()
            assert shown.fields[asked.name].control.accessibleName() != asked.name


def written(whole: Whole) -> str:
    """An allergy written down, its page in front."""
    screen, form = open_form(whole, Form.ALLERGY)
    fill(form, name="Udang")
    screen.save.click()
    whole.until(lambda: whole.window.current == "record")
    whole.settle()
    return typed_rows(whole, Kind.ALLERGY)[0].id


def page(whole: Whole) -> QWidget:
    screen = whole.window.screen_in_front
    assert isinstance(screen, RecordScreen)
    return screen.pane


def test_rewriting_shows_the_new_and_lists_the_old_version(whole: Whole) -> None:
    written(whole)
    whole.until(lambda: "You wrote this down on" in said(page(whole)))
    press(page(whole), "Rewrite")
    whole.settle()
    screen = whole.window.screen_in_front
    assert isinstance(screen, ByHand)
    assert screen.form is not None
    fill(screen.form, name="Udang dan kepiting")

    screen.save.click()
    whole.until(lambda: whole.window.current == "record")
    whole.settle()

    whole.until(lambda: "Udang dan kepiting" in said(page(whole)))
    assert "written by hand" in said(page(whole))
    assert len(typed_rows(whole, Kind.ALLERGY)) == 1


def test_a_correction_stands_beside_a_record_of_others(whole: Whole) -> None:
    session = whole.session
    wanted = Filter(kinds=frozenset({Kind.LAB}))
    row = session.ask(Desk.rows, session.person, wanted, 1, 0).result(30).rows[0]
    whole.go("record", row.id)
    whole.settle()
    buttons = [one.accessibleName() for one in page(whole).findChildren(QAbstractButton)]
    assert "Rewrite" not in buttons
    press(page(whole), "Note a correction")
    sheet = whole.window.window().findChildren(WordsSheet)[-1]
    sheet.verb.click()
    assert "A few words are needed." in said(sheet)
    sheet.words.setPlainText("Diambil tidak puasa")

    sheet.verb.click()
    whole.settle()

    whole.until(lambda: "Diambil tidak puasa" in said(page(whole)))
    assert session.ask(Desk.record, session.person, row.id).result(30).detail.row == row


def test_taking_out_of_view_asks_why_and_can_be_undone(whole: Whole) -> None:
    written(whole)
    whole.until(lambda: "Udang" in said(page(whole)))
    press(page(whole), "Take out of view")
    sheet = whole.window.window().findChildren(WordsSheet)[-1]
    sheet.words.setPlainText("Bukan saya")

    sheet.verb.click()
    whole.settle()

    assert typed_rows(whole, Kind.ALLERGY) == []
    whole.until(lambda: "Bukan saya" in said(page(whole)))
    press(page(whole), "Bring back into view")
    whole.until(lambda: len(typed_rows(whole, Kind.ALLERGY)) == 1)


@pytest.mark.parametrize(
    ("screen", "form"),
    [
        ("labs", Form.LAB),
        ("medicines", Form.MEDICINE),
        ("documents", Form.NOTE),
        ("timeline", None),
        ("add", None),
    ],
)
def test_every_list_leads_to_its_form(whole: Whole, screen: str, form: Form | None) -> None:
    whole.go(screen)
    whole.settle()
    front = whole.window.screen_in_front
    assert front is not None
    press(front, "Write down by hand")
    whole.settle()

    shown = whole.window.screen_in_front
    assert isinstance(shown, ByHand)
    assert (shown.form.form if shown.form is not None else None) is form


def test_a_form_in_which_nothing_was_typed_is_not_offered_again(whole: Whole) -> None:
    screen, _ = open_form(whole, Form.VITAL)

    press(screen.page, "Back")
    whole.settle()

    assert "You had begun something" not in said(screen)
