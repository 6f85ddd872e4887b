"""The navigation rail: words with pictures, the rooms above, backup, settings and lock below.

Refuses: to mark the present room by colour alone (a bar and bold letters do it too).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout

from ui.look import Glyph, Role, look
from ui.look.tokens import CONTROL_HEIGHT, TARGET_GAP
from ui.parts.buttons import Button
from ui.parts.field import restyle
from ui.parts.layout import Column, Divider, steady
from ui.parts.person_switcher import PersonSwitcher


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry: its key, its words, its picture, and a short note such as a number."""

    key: str
    text: str
    glyph: Glyph
    note: str = ""
    goes: bool = True


class NavButton(Button):
    """One entry of the rail; `goes` entries stay marked, the others only act."""

    def __init__(self, item: NavItem) -> None:
        super().__init__(item.text, glyph=item.glyph, look_name="nav", role=Role.BODY)
        self.toggled.connect(self._embolden)
        self._note = item.note
        self.setCheckable(item.goes)
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_item(item)
        self._redraw()

    def set_item(self, item: NavItem) -> None:
        """Say it anew, with another note perhaps."""
        self._note = item.note
        self.set_text(item.text)
        self.setAccessibleName(f"{item.text}, {item.note}" if item.note else item.text)
        self.update()

    def _embolden(self, marked: bool) -> None:
        self._role = Role.STRONG if marked else Role.BODY
        self._redraw()

    def set_tight(self, tight: bool) -> None:
        """Be 44 instead of 48 px high."""
        restyle(self, "tight", "true" if tight else "false")
        self._redraw()

    def nextCheckState(self) -> None:
        """A click never unmarks; the window says where we are."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.px
        if self._note:
            self._paint_note(painter)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            high = self._look.palette.high_contrast
            painter.setBrush(self._look.color("text" if high else "primary"))
            bar = QRectF(px(3), px(12), px(4), self.height() - px(24))
            painter.drawRoundedRect(bar, px(2), px(2))

    def _paint_note(self, painter: QPainter) -> None:
        px = self._look.px
        font = self._look.font(Role.SMALL)
        painter.setFont(font)
        painter.setPen(self._look.color("text_soft"))
        words = QFontMetrics(self.font()).horizontalAdvance(self.text()) + px(60)
        box = QRect(words, 0, self.width() - words - px(12), self.height())
        side = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(self._note, side, box.width())
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown
        )


class NavRail(QFrame):
    """The rail; `chosen` carries the key of what was pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, head: PersonSwitcher) -> None:
        super().__init__()
        self._look = look()
        self.setObjectName("rail")
        self.setAccessibleName(name)
        self._top = Column(gap=8)
        self._foot = Column(gap=8)
        self._tight: bool | None = None
        self._buttons: dict[str, NavButton] = {}
        self._current = ""
        items = Column(self._top)
        items.add_stretch()
        items.setObjectName("page")
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(items)
        steady(scroll)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._switcher = head
        self._head = Column(head, margin=(12, 16, 12, 8))
        layout.addWidget(self._head)
        layout.addWidget(scroll, 1)
        layout.addWidget(Divider())
        layout.addWidget(self._foot)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def set_items(self, top: Sequence[NavItem], foot: Sequence[NavItem]) -> None:
        """Show these entries; the same keys in the same order are only said anew."""
        wanted = [item.key for item in (*top, *foot)]
        if wanted == list(self._buttons):
            for item in (*top, *foot):
                self._buttons[item.key].set_item(item)
            return
        self._buttons.clear()
        for column, items in ((self._top, top), (self._foot, foot)):
            column.clear()
            for item in items:
                self._add(column, item)
        self.mark(self._current)
        self._tight = None
        self._fit()

    def mark(self, key: str) -> None:
        """Show where we are."""
        self._current = key
        for each, button in self._buttons.items():
            button.setChecked(each == key)
            if each == key:
                self._scroll.ensureWidgetVisible(button)

    def button(self, key: str) -> NavButton:
        """One entry, for focus and tests."""
        return self._buttons[key]

    def _add(self, column: Column, item: NavItem) -> None:
        button = NavButton(item)
        button.clicked.connect(lambda _on=False, key=item.key: self.chosen.emit(key))
        self._buttons[item.key] = button
        column.add(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _rescale(self) -> None:
        self.setFixedWidth(self._look.px(236))
        self._fit()

    def _fit(self) -> None:
        """Stand closer together where the window is too low for everything."""
        count = len(self._buttons)
        needed = 84 + 2 * 16 + count * (CONTROL_HEIGHT + TARGET_GAP)
        tight = self.isVisible() and self.height() < self._look.px(needed)
        if tight is self._tight:
            return
        self._tight = tight
        inner = (12, 0, 12, 0) if tight else (12, 8, 12, 8)
        gap = 0 if tight else TARGET_GAP
        self._head.set_spacing(0, (12, 10, 12, 6) if tight else (12, 16, 12, 8))
        self._top.set_spacing(gap, inner)
        self._foot.set_spacing(gap, inner)
        self._switcher.set_tight(tight)
        for button in self._buttons.values():
            button.set_tight(tight)
