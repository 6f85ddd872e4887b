"""Every part by name, by keyboard and by size."""

from collections.abc import Callable

import gallery
import gallery_words
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QScrollBar,
    QWidget,
)

import ui.parts
from ui.look import Look, Theme
from ui.look.tokens import TARGET
from ui.parts import AppShell, Body, ConfirmSheet, Page, QuietButton, Text

Show = Callable[..., QWidget]


def stops(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    ]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def pages(shell: AppShell) -> range:
    return range(shell.stage.count())


@pytest.mark.parametrize("say", [gallery_words.english, gallery_words.stretched])
def test_everything_that_takes_the_keyboard_has_a_name(shown: Show, say: gallery_words.Say) -> None:
    shell = gallery.shell(say)
    shown(shell, 1400, 900)
    for page in pages(shell):
        shell.stage.setCurrentIndex(page)
        QApplication.processEvents()
        for widget in stops(shell):
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name)
            assert name.strip(), widget
            if isinstance(widget, QLineEdit):
                assert name != widget.placeholderText()


def test_every_target_is_large_enough(shown: Show) -> None:
    shell = gallery.shell()
    shown(shell, 1400, 900)
    for page in pages(shell):
        shell.stage.setCurrentIndex(page)
        QApplication.processEvents()
        for widget in stops(shell):
            assert widget.height() >= TARGET, (widget, widget.accessibleName())
            assert widget.width() >= TARGET, (widget, widget.accessibleName())


def test_tab_reaches_every_stop_of_every_page(shown: Show) -> None:
    shell = gallery.shell()
    shown(shell, 1400, 900)
    for page in pages(shell):
        shell.stage.setCurrentIndex(page)
        QApplication.processEvents()
        shell.rail.button("timeline").setFocus()
        wanted = set(stops(shell))
        reached: set[QWidget] = set()
        for _ in range(3 * len(wanted)):
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
            reached.add(focused())
        grouped = {w for w in wanted if isinstance(w, QAbstractButton) and w.group() is not None}
        assert wanted - reached <= grouped


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_clipped_in_a_longer_language(
    shown: Show, at: Look, theme: Theme, percent: int
) -> None:
    at.set_theme(theme)
    at.set_percent(percent)
    shell = gallery.shell(gallery_words.stretched)
    shown(shell, 1366, 768)
    for page in pages(shell):
        shell.stage.setCurrentIndex(page)
        QApplication.processEvents()
        for text in shell.findChildren(Text):
            if text.isVisible() and text.hasHeightForWidth():
                assert text.height() >= text.heightForWidth(text.width()), text.text()
                assert text.width() >= text.minimumSizeHint().width(), text.text()
        for button in shell.findChildren(QAbstractButton):
            if button.isVisible() and button.text():
                assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_pages_never_scroll_sideways(shown: Show, at: Look) -> None:
    at.set_percent(150)
    shell = gallery.shell(gallery_words.stretched)
    shown(shell, 1366, 768)
    for page in pages(shell):
        shell.stage.setCurrentIndex(page)
        QApplication.processEvents()
        for area in shell.findChildren(QAbstractScrollArea):
            if area.isVisible() and area.viewport().children():
                assert area.horizontalScrollBar().maximum() == 0, area


def test_no_font_on_screen_is_under_the_smallest_text(shown: Show) -> None:
    shell = gallery.shell()
    shown(shell, 1400, 900)
    for widget in shell.findChildren(QWidget):
        size = widget.font().pixelSize()
        assert size < 0 or size >= 15, widget


def test_a_sheet_keeps_the_keyboard_and_gives_it_back(shown: Show) -> None:
    shell = gallery.shell()
    shown(shell, 1200, 800)
    before = shell.rail.button("labs")
    before.setFocus()
    done: list[str] = []
    sheet = ConfirmSheet(
        shell, "Title", "Sentence.", verb="Do it", stay="Stay", action=lambda: done.append("done")
    )
    QApplication.processEvents()

    assert QApplication.focusWidget() is sheet.stay
    for _ in range(5):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert QApplication.focusWidget() is before
    assert not done


def test_a_bar_that_comes_and_goes_changes_nothing_for_a_screen_reader(shown: Show) -> None:
    page = Page(*[Body(str(number)) for number in range(60)])
    shown(page, 400, 300)
    interface = QAccessible.queryAccessibleInterface(page)

    barred = (page.verticalScrollBar().isVisible(), interface.childCount())
    page.resize(400, 5000)
    QApplication.processEvents()

    assert barred == (True, 1)
    assert not page.verticalScrollBar().isVisible()
    assert interface.childCount() == 1


def test_the_ring_is_not_drawn_where_its_target_is_scrolled_away(shown: Show) -> None:
    shell = gallery.shell()
    button = QuietButton("Far up")
    page = Page(button, *(Body("word " * 200) for _ in range(8)))
    shell.stage.addWidget(page)
    shell.stage.setCurrentWidget(page)
    shown(shell, 1400, 600)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert shell.ring.isVisible()

    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()

    assert not shell.ring.isVisible()


def test_the_focus_ring_follows_the_keyboard_and_stands_off(shown: Show, at: Look) -> None:
    shell = gallery.shell()
    shown(shell, 1200, 800)
    button = shell.rail.button("labs")

    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()

    assert shell.ring.target is button
    inner = shell.ring.geometry().size() - button.size()
    assert inner.width() == inner.height() == 10
    QTest.mouseClick(shell.rail.button("medicines"), Qt.MouseButton.LeftButton)
    assert not shell.ring.isVisible()


def test_live_changes_of_theme_and_size_reach_what_is_shown(shown: Show, at: Look) -> None:
    shell = gallery.shell()
    shown(shell, 1400, 900)
    text = next(t for t in shell.findChildren(Text) if t.isVisible() and t.text() == "Timeline")
    before = text.height()

    at.set_percent(150)
    at.set_theme(Theme.DARK)
    QApplication.processEvents()

    assert text.sizeHint().height() == round(1.5 * 38)
    assert before < text.sizeHint().height() or before >= 38
    assert shell.rail.width() == round(236 * 1.5)


def test_every_part_of_the_list_can_be_loaded() -> None:
    assert set(ui.parts._HOMES) == set(ui.parts.__all__)
    for name in ui.parts.__all__:
        assert getattr(ui.parts, name).__name__ in {name, name.lower()}
