"""What single parts do."""

from collections.abc import Callable

import gallery_records
import gallery_words
import pytest
import zxingcpp
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.look import Look, Theme
from ui.parts import (
    Body,
    Choice,
    Chooser,
    Countdown,
    FilterChips,
    Page,
    PassphraseField,
    PassphraseWords,
    PersonFace,
    PersonSwitcher,
    ProgressCard,
    QrPanel,
    RangeBar,
    RangeFace,
    RecordList,
    ReviewList,
    SearchField,
    Text,
    Toast,
    ToastHost,
    TrendPanel,
)
from ui.parts.chart_scale import Scale, nearest, nice_ticks, thinned
from ui.parts.faces import ReviewFace, RowFace
from ui.parts.person_switcher import initial
from ui.parts.range_bar import span

Show = Callable[..., QWidget]


def test_chips_that_do_not_fit_go_behind_the_menu(shown: Show) -> None:
    chips = FilterChips("Year", "Older", [Choice(str(y), str(y)) for y in range(2026, 2010, -1)])
    shown(chips, 420, 60)

    visible = [chip for chip in chips._chips if chip.isVisible()]
    assert 0 < len(visible) < 16
    assert chips._more.isVisible()
    assert chips._more.geometry().right() < chips.width()
    chips.select("2011")
    assert chips._more.accessibleName() == "2011"
    assert chips._more.isChecked()


def test_a_chosen_chip_tells_its_key_once(shown: Show) -> None:
    chips = FilterChips("Kind", "More", [Choice("a", "All"), Choice("l", "Labs & co")])
    shown(chips, 420, 60)
    heard: list[str] = []
    chips.chosen.connect(heard.append)

    chips._chips[1].click()
    chips._chips[1].click()

    assert heard == ["l"]
    assert chips._chips[1].isChecked()
    assert chips._chips[1].text() == "Labs && co"


def test_the_passphrase_can_be_shown_and_is_hidden_again_when_wiped(shown: Show) -> None:
    field = PassphraseField(PassphraseWords("Passphrase", "Show", "Hide", "Caps Lock is on"))
    shown(field, 500, 200)
    QTest.keyClicks(field.line, "kucing")

    field._toggle.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field._toggle.accessibleName() == "Hide: Passphrase"
    field.wipe()

    assert field.text() == ""
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed_from_what_is_typed(shown: Show) -> None:
    field = PassphraseField(PassphraseWords("Passphrase", "Show", "Hide", "Caps Lock is on"))
    shown(field, 500, 200)
    field.line.setFocus()

    QTest.keyClicks(field.line, "A", Qt.KeyboardModifier.NoModifier)
    assert field._caps.isVisible()
    QTest.keyClicks(field.line, "a", Qt.KeyboardModifier.NoModifier)

    assert not field._caps.isVisible()


def test_a_toast_waits_ten_seconds_at_least_and_not_while_it_has_the_keyboard(
    shown: Show,
) -> None:
    host = ToastHost()
    shown(host, 800, 100)
    toast = Toast("Done.", "Close", undo="Undo", action=lambda: None, wait_ms=10)
    host.put(toast)
    assert toast.left_ms == 10_000

    toast.findChildren(QPushButton)[0].setFocus()
    toast._tick()

    assert toast.left_ms == 10_000


def test_undo_takes_back_and_the_toast_leaves(shown: Show) -> None:
    host = ToastHost()
    shown(host, 800, 100)
    done: list[str] = []
    toast = Toast("Done.", "Close", undo="Undo", action=lambda: done.append("undone"))
    host.put(toast)

    toast._undo(lambda: done.append("undone"))

    assert done == ["undone"]
    assert host.toast is None
    assert not host.isVisible()


def test_the_countdown_says_what_is_left_and_ends_once(at: Look) -> None:
    now = [100.0]
    over: list[bool] = []
    part = Countdown(130.0, 30.0, lambda left: f"{left} s", lambda: now[0])
    part.over.connect(lambda: over.append(True))
    assert part.text() == "30 s"

    now[0] = 131.0
    part.refresh()
    part.refresh()

    assert part.text() == "0 s"
    assert over == [True]


@pytest.mark.parametrize("theme", list(Theme))
def test_the_code_is_readable_in_every_theme(shown: Show, at: Look, theme: Theme) -> None:
    at.set_theme(theme)
    import qrcode

    code = qrcode.QRCode(border=0)
    code.add_data("shlink:/eyJ1cmwiOiJodHRwOi8vMTI3LjAuMC4xIn0")
    code.make()
    panel = QrPanel(code.get_matrix(), "Code", "3 records for Dr. Wayan")
    shown(panel, 700, 700)

    picture = panel.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    found = zxingcpp.read_barcode(view)

    assert panel.code.module >= 6
    assert found is not None
    assert found.text.startswith("shlink:/")


def test_ticks_are_round_and_reach_around_the_values() -> None:
    assert nice_ticks(5.5, 7.9, 5) == [5.0, 6.0, 7.0, 8.0]
    assert nice_ticks(4.0, 4.0, 5)[0] < 4.0 < nice_ticks(4.0, 4.0, 5)[-1]
    assert nice_ticks(0.0, 0.0, 5)[-1] > 0.0


def test_a_long_series_is_thinned_without_losing_its_ends_and_peaks() -> None:
    places = [QPointF(n / 100, 500.0 if n == 50_000 else n % 7) for n in range(100_000)]

    kept = thinned(places, 1000)

    assert len(kept) <= 4 * 1001
    assert kept[0] == places[0]
    assert kept[-1] == places[-1]
    assert max(point.y() for point in kept) == 500.0


def test_places_on_a_chart() -> None:
    scale = Scale(QRectF(0, 0, 100, 100), 0.0, 10.0, 0.0, 10.0)

    assert scale.y(0.0) == 100
    assert scale.y(10.0) == 0
    assert scale.x(0.0) < scale.x(5.0) < scale.x(10.0)
    assert Scale(QRectF(0, 0, 100, 100), 3.0, 3.0, 0.0, 1.0).x(3.0) == 50
    assert nearest([1.0, 5.0, 9.0], 6.0) == 1


def test_the_chart_is_walked_by_arrow_keys_and_says_each_point(shown: Show) -> None:
    panel = TrendPanel(gallery_records.chart(gallery_words.english), "Chart", "Table", "More")
    shown(panel, 700, 500)
    heard: list[int] = []
    panel.picked.connect(heard.append)
    panel.chart.setFocus()

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(panel.chart, key)

    assert heard == [7, 6, 0, 1]
    said = QAccessible.queryAccessibleInterface(panel.chart).text(QAccessible.Text.Description)
    assert said == "Jun 24: 6.6 %"


def test_the_table_twin_has_every_point_newest_first(shown: Show) -> None:
    panel = TrendPanel(gallery_records.chart(gallery_words.english), "Chart", "Table", "More")
    shown(panel, 700, 500)

    panel.show_as("table")

    model = panel.table.model()
    assert model.rowCount() == 8
    assert model.index(0, 0).data() == "Jan 27"
    assert model.index(0, 2).data() == "In range"
    assert panel.table.isVisible()
    assert not panel.chart.isVisible()


def test_the_number_line_holds_value_and_range() -> None:
    least, most = span(RangeFace(6.4, "6.4", "", 4.0, "4.0", 5.6, "5.6"))
    assert least < 4.0
    assert most > 6.4
    least, most = span(RangeFace(0.0, "0", ""))
    assert least == 0.0 < most


def test_a_number_line_is_read_as_its_sentence(at: Look) -> None:
    bar = RangeBar(RangeFace(6.4, "6.4 %", "6.4 %, above range", 4.0, "4.0", None, ""))

    name = QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Name)

    assert name == "6.4 %, above range"
    assert not bar.grab().isNull()


def test_a_list_moves_by_arrow_and_opens_by_enter(shown: Show) -> None:
    records = RecordList("Timeline")
    records.setModel(gallery_records.FaceModel([RowFace("a"), RowFace("b")], {0: "Month"}))
    shown(records, 400, 300)
    picked: list[int] = []
    opened: list[int] = []
    records.picked.connect(lambda index: picked.append(index.row()))
    records.opened.connect(lambda index: opened.append(index.row()))

    records.setFocus()
    QTest.keyClick(records, Qt.Key.Key_Down)
    QTest.keyClick(records, Qt.Key.Key_Return)

    assert picked == [1]
    assert records.selectionModel().isSelected(records.currentIndex())
    assert opened == [1]
    assert records.focus_rect().height() < 84


def test_a_row_selected_from_outside_is_shown_like_one_reached_by_keyboard(shown: Show) -> None:
    rows = RecordList("Timeline")
    rows.setModel(
        gallery_records.FaceModel([RowFace("a"), RowFace("b"), RowFace("c")], {0: "Month"})
    )
    shown(rows, 400, 300)
    picked: list[int] = []
    rows.picked.connect(lambda index: picked.append(index.row()))

    rows.selectionModel().select(
        rows.model().index(2, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    QApplication.processEvents()

    assert rows.currentIndex().row() == 2
    assert picked == [2]


def test_review_rows_are_ticked_by_space_and_click_only_where_allowed(shown: Show) -> None:
    review = ReviewList("Found")
    model = gallery_records.FaceModel([ReviewFace("a"), ReviewFace("b", can_choose=False)], {})
    review.setModel(model)
    shown(review, 400, 300)
    review.setFocus()

    QTest.keyClick(review, Qt.Key.Key_Space)
    QTest.keyClick(review, Qt.Key.Key_Down)
    QTest.keyClick(review, Qt.Key.Key_Space)

    assert model.ticked == {1}


def test_search_says_what_was_typed_after_a_pause_and_clears_by_escape(
    shown: Show, qtbot: QtBot
) -> None:
    field = SearchField("Search", "Search your records", "Clear")
    shown(field, 400, 60)
    heard: list[str] = []
    field.sought.connect(heard.append)

    QTest.keyClicks(field, "hba1c")
    qtbot.waitUntil(lambda: heard == ["hba1c"])
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert heard == ["hba1c", ""]


def test_whose_record_it_is_stands_in_the_name(at: Look) -> None:
    switcher = PersonSwitcher("Whose records")
    switcher.set_people("Whose records", [PersonFace("a", "Ibu Sari", "Grandmother")], "a")

    assert switcher.accessibleName() == "Whose records: Ibu Sari"
    assert initial("Ibu Sari") == "S"
    assert initial("Bu") == "B"
    assert initial("") == "?"


def test_the_wheel_over_a_chooser_chooses_nothing(shown: Show) -> None:
    chooser = Chooser([Choice("a", "Ibu"), Choice("b", "Bapak")], "a")
    shown(chooser, 300, 60)
    chooser.setFocus()
    inverted = False
    turn = QWheelEvent(
        QPointF(10, 10), QPointF(10, 10), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, inverted,
    )  # fmt: skip
    QApplication.sendEvent(chooser, turn)

    assert chooser.current == "a"
    assert not turn.isAccepted()


def test_a_long_name_takes_two_lines_and_is_told_whole(shown: Show) -> None:
    switcher = PersonSwitcher("Whose records")
    shown(switcher, 212, 60)
    switcher.set_people("Whose records", [PersonFace("a", "Ibu Sari", "You")], "a")
    low = switcher.sizeHint().height()
    name = "Ni Luh Putu Sari Wahyuningsih <i>Dewi</i>"
    switcher.set_people("Whose records", [PersonFace("a", name, "You")], "a")

    assert switcher.sizeHint().height() > low
    assert name in switcher.accessibleName()
    assert "&lt;i&gt;" in switcher.toolTip()


def test_progress_counts_and_an_unknown_total_is_no_lie(at: Look) -> None:
    card = ProgressCard("Adding", "Stop", lambda: None)
    card.set_progress(50, 0, "50 records")
    assert card._bar.maximum() == 0

    card.set_progress(50, 100, "50 of 100")

    assert card._bar.value() == 500


def test_text_is_plain_and_keeps_its_line_length(at: Look) -> None:
    text = Text("<b>&amp;</b> " + "word " * 200)

    assert text.textFormat() is Qt.TextFormat.PlainText
    assert text.heightForWidth(10_000) == text.heightForWidth(text._measure())
    assert text.heightForWidth(300) % 27 == 0


def test_emoji_and_long_words_are_cut_at_whole_letters(at: Look) -> None:
    text = Text("\N{PILL}" * 100)

    lines = text._lines(200)

    assert "".join(lines) == "\N{PILL}" * 100


def test_a_page_never_goes_sideways(shown: Show) -> None:
    page = Page(Body("Catatan " * 40))
    shown(page)
    bar = page.horizontalScrollBar()
    bar.setRange(0, 300)

    bar.setValue(120)

    assert bar.value() == 0
