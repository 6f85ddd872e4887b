"""Fields: a visible label, the control, a hint and a message of what is wrong, kept together.

Refuses: a field without a label and a placeholder in place of one.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui.look import Glyph, Mark, Role, look
from ui.look.icons import paint_mark, pixmap
from ui.parts.chips import Choice
from ui.parts.layout import Column
from ui.parts.text import FieldLabel, Small, Text


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and let the sheet see it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Field(Column):
    """A label above a control, a hint below it, and a message when something is wrong."""

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__(gap=6)
        self.control = control
        self._focus = control
        self._label = FieldLabel(label, self._focus)
        self._hint = Small(hint)
        self._wrong = Text("", Role.SMALL_STRONG, "danger")
        for part in (self._label, control, self._hint, self._wrong):
            self.add(part)
        self._wrong.hide()
        self.set_words(label, hint)

    def set_words(self, label: str, hint: str = "") -> None:
        """Say label and hint anew."""
        self._label.setText(label)
        self._focus.setAccessibleName(label)
        self._focus.setAccessibleDescription(hint)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def set_doubt(self, message: str) -> None:
        """Say gently what seems odd; nothing is refused. Empty takes the message away."""
        self.set_wrong("")
        self._wrong.set_ink("warn")
        self._wrong.setText(message)
        self._wrong.setVisible(bool(message))
        self._focus.setAccessibleDescription(message or self._hint.text())

    def set_wrong(self, message: str) -> None:
        """Say what is wrong with it; empty takes the message away."""
        self._wrong.set_ink("danger")
        self._wrong.setText(message)
        self._wrong.setVisible(bool(message))
        self._focus.setAccessibleDescription(message or self._hint.text())
        restyle(self._focus, "wrong", "true" if message else "false")


class LineField(QLineEdit):
    """A line to type in; put it into a `Field`."""

    def __init__(self, text: str = "", *, example: str = "") -> None:
        super().__init__(text)
        self.setPlaceholderText(example)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Chooser(QComboBox):
    """One of several, in a list that folds out. The wheel scrolls the page, never the choice."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice] = (), current: str = "") -> None:
        super().__init__()
        self._look = look()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_choices(choices, current)
        self.activated.connect(lambda _index: self.chosen.emit(self.current))

    @property
    def current(self) -> str:
        """The key of the chosen one."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Sequence[Choice], current: str = "") -> None:
        """Offer other choices."""
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.key)
        self.select(current)

    def select(self, key: str) -> None:
        """Choose by key without telling anyone."""
        found = self.findData(key)
        if found >= 0:
            self.setCurrentIndex(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        edge = self._look.px(22)
        symbol = pixmap(Glyph.DOWN, edge, self._look.palette.text_soft, self.devicePixelRatioF())
        left = self.width() - edge - self._look.px(12)
        QPainter(self).drawPixmap(left, (self.height() - edge) // 2, symbol)


class CheckRow(QCheckBox):
    """A box to tick, with its words."""

    def __init__(self, text: str, *, ticked: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look()
        self.setChecked(ticked)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Say it anew."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        edge = self._look.px(24)
        box = QRectF(1, (self.height() - edge) / 2, edge, edge)
        paint_box(painter, box, ticked=self.isChecked(), enabled=self.isEnabled())


def paint_box(painter: QPainter, box: QRectF, *, ticked: bool, enabled: bool = True) -> None:
    """Paint a tick box, as in a `CheckRow` or a list to review."""
    at = look()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = at.color("primary" if enabled else "text_soft")
    painter.setPen(QPen(ink if ticked else at.color("line_strong"), 2))
    painter.setBrush(ink if ticked else at.color("surface"))
    radius = at.px(6)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    if ticked:
        inset = box.width() * 0.24
        inner = box.adjusted(inset, inset, -inset, -inset)
        paint_mark(painter, Mark.CHECK, inner, at.color("on_primary" if enabled else "surface"))
    painter.restore()


def _paint_radio(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
    at = look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(at.color("primary" if chosen else "line_strong"), 2))
    painter.setBrush(at.color("surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(at.color("primary"))
        inset = box.width() * 0.28
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


class _Option(QRadioButton):
    """One of the choices of a group, drawn by us."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text.replace("&", "&&"))
        self._look = look()
        self.setAccessibleName(choice.spoken or choice.text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        edge = self._look.px(24)
        box = QRectF(1, (self.height() - edge) / 2, edge, edge)
        _paint_radio(QPainter(self), box, chosen=self.isChecked())


class OptionGroup(Column):
    """One of a few, all visible, each with a line on what it means."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[Choice, str]], current: str = "") -> None:
        super().__init__(gap=8)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self.setAccessibleName(name)
        for choice, meaning in choices:
            self._add(choice, meaning)
        self.select(current)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._keys[at]))

    @property
    def current(self) -> str:
        """The key of the chosen one, empty if none is."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def select(self, key: str) -> None:
        """Choose by key without telling anyone."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def _add(self, choice: Choice, meaning: str) -> None:
        option = _Option(choice)
        option.setAccessibleDescription(meaning)
        self._group.addButton(option, len(self._keys))
        self._keys.append(choice.key)
        box = Column(option, gap=0)
        if meaning:
            box.add(Column(Small(meaning), margin=(36, 0, 0, 4)))
        self.add(box)
