"""Chips: one choice out of a few, on one line, the rest behind a menu.

Refuses: several choices at once and a second line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.look import Glyph, Role, look
from ui.look.tokens import TARGET, TARGET_GAP
from ui.parts.buttons import Button, plain


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key, its words, and words for screen readers if they differ."""

    key: str
    text: str
    spoken: str = ""


class _Chip(Button):
    """One chip; a check mark stands before the chosen one."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text, look_name="chip", role=Role.SMALL_STRONG)
        self.setCheckable(True)
        self.setAccessibleName(choice.spoken or choice.text)


class ChipStrip(QWidget):
    """Chips for one choice; those that do not fit are in a menu named by `more`."""

    chosen = Signal(str)

    def __init__(self, name: str, more: str, choices: Sequence[Choice] = ()) -> None:
        super().__init__()
        self._look = look()
        self._more_text = more
        self._choices: tuple[Choice, ...] = ()
        self._chips: list[_Chip] = []
        self._current = ""
        self._more = Button(
            more,
            self._open_menu,
            glyph=Glyph.DOWN,
            look_name="chip",
            role=Role.SMALL_STRONG,
            trailing=True,
        )
        self._more.setParent(self)
        self._more.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self._arrange)
        self.set_choices(choices)

    @property
    def current(self) -> str:
        """The key of the chosen chip."""
        return self._current

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the present one stays if it is still among them."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._choices = tuple(choices)
        self._chips = [self._make(choice) for choice in choices]
        if self._chips:
            QWidget.setTabOrder(self._chips[-1], self._more)
        keys = [choice.key for choice in choices]
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._arrange()

    def select(self, key: str) -> None:
        """Choose by key without telling anyone."""
        self._current = key
        self._arrange()

    def set_words(self, name: str, more: str) -> None:
        """Say the strip's name and its menu's anew."""
        self._more_text = more
        self.setAccessibleName(name)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(TARGET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make(self, choice: Choice) -> _Chip:
        chip = _Chip(choice)
        chip.setParent(self)
        chip.clicked.connect(lambda _on=False, key=choice.key: self._choose(key))
        return chip

    def _choose(self, key: str) -> None:
        changed = key != self._current
        self._current = key
        self._arrange()
        if changed:
            self.chosen.emit(key)

    def _arrange(self) -> None:
        self.updateGeometry()
        hidden = self._place_chips()
        inside = next((choice for choice in hidden if choice.key == self._current), None)
        self._more.set_text(inside.text if inside else self._more_text)
        self._more.setChecked(inside is not None)
        self._more.setVisible(bool(hidden))
        self._more.resize(self._more.sizeHint())
        shown = [chip for chip in self._chips if not chip.isHidden()]
        gap = self._look.px(TARGET_GAP)
        left = shown[-1].geometry().right() + 1 + gap if shown else 0
        self._more.move(left, 0)

    def _place_chips(self) -> list[Choice]:
        gap = self._look.px(TARGET_GAP)
        left = 0
        fits = self._how_many(gap)
        for number, (chip, choice) in enumerate(zip(self._chips, self._choices, strict=True)):
            chip.setChecked(choice.key == self._current)
            chip.setVisible(number < fits)
            chip.resize(chip.sizeHint())
            chip.move(left, 0)
            left += chip.width() + gap
        return list(self._choices[fits:])

    def _how_many(self, gap: int) -> int:
        widths = [chip.sizeHint().width() + gap for chip in self._chips]
        if sum(widths) - gap <= self.width():
            return len(widths)
        longest = max((choice.text for choice in self._choices), key=len, default="")
        self._more.set_text(max(longest, self._more_text, key=len))
        room, used, count = self.width() - self._more.sizeHint().width(), 0, 0
        for width in widths:
            used += width
            if used > room:
                break
            count += 1
        return count

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.accessibleName())
        for chip, choice in zip(self._chips, self._choices, strict=True):
            if chip.isHidden():
                action = QAction(plain(choice.text), menu)
                action.triggered.connect(lambda _on=False, key=choice.key: self._choose(key))
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
        self._arrange()


class FilterChips(ChipStrip):
    """Which kind of records a list shows."""


class YearChips(ChipStrip):
    """Which year a list shows."""
