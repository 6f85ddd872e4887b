"""The passphrase field: hidden letters, a button to show them, a notice of Caps Lock.

Refuses: to keep the passphrase longer than it is on the screen.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.look import Glyph, Role
from ui.parts.buttons import QuietButton
from ui.parts.field import LineField, restyle
from ui.parts.icon import Icon
from ui.parts.layout import Column, Row
from ui.parts.text import FieldLabel, Small, Text


@dataclass(frozen=True, slots=True)
class PassphraseWords:
    """What the field says: its label, the two faces of its button, the notice, a hint."""

    label: str
    show: str
    hide: str
    caps: str
    hint: str = ""


def caps_lock_on(event: QKeyEvent) -> bool | None:
    """Whether a key press tells that Caps Lock is on; None if it tells nothing."""
    text = event.text()
    if len(text) != 1 or text.lower() == text.upper():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shift


class PassphraseField(Column):
    """A labelled field for a secret; `entered` on the Enter key."""

    entered = Signal()
    edited = Signal()

    def __init__(self, words: PassphraseWords) -> None:
        super().__init__(gap=6)
        self._words = words
        self._line = LineField()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._line.installEventFilter(self)
        self._label = FieldLabel(words.label, self._line)
        self._toggle = QuietButton(words.show, self._flip, glyph=Glyph.SHOW)
        self._toggle.setCheckable(True)
        self._caps_words = Text(words.caps, Role.SMALL_STRONG, "warn")
        self._caps = Row(Icon(Glyph.CAPS, 22, "warn"), self._caps_words, gap=8)
        self._caps.add_stretch()
        self._hint = Small(words.hint)
        self._wrong = Text("", Role.SMALL_STRONG, "danger")
        line = Row(gap=8)
        line.add(self._line, 1)
        line.add(self._toggle)
        for part in (self._label, line, self._caps, self._wrong, self._hint):
            self.add(part)
        self._caps.hide()
        self._wrong.hide()
        self.enter_at(self._line)
        self.set_words(words)
        self._line.returnPressed.connect(self.entered)
        self._line.textEdited.connect(self._on_edit)

    @property
    def line(self) -> QLineEdit:
        """The line itself, for focus and tests."""
        return self._line

    def text(self) -> str:
        return self._line.text()

    def wipe(self) -> None:
        """Forget what was typed, the undo history too."""
        self._line.clear()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._toggle.setChecked(False)
        self._say_toggle()

    def reveal(self) -> None:
        """Show what stands in it."""
        if not self._toggle.isChecked():
            self._toggle.setChecked(True)
            self._flip()

    def set_words(self, words: PassphraseWords) -> None:
        """Say everything anew."""
        self._words = words
        self._label.setText(words.label)
        self._line.setAccessibleName(words.label)
        self._caps_words.setText(words.caps)
        self._hint.setText(words.hint)
        self._hint.setVisible(bool(words.hint))
        self._say_toggle()

    def set_wrong(self, message: str) -> None:
        """Say what is wrong; empty takes it away."""
        self._wrong.setText(message)
        self._wrong.setVisible(bool(message))
        self._line.setAccessibleDescription(message)
        restyle(self._line, "wrong", "true" if message else "false")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._notice_caps(event)
        elif event.type() is QEvent.Type.FocusOut:
            self._caps.hide()
        return super().eventFilter(watched, event)

    def _notice_caps(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.setVisible(self._caps.isHidden())
            return
        state = caps_lock_on(event)
        if state is not None:
            self._caps.setVisible(state)

    def _on_edit(self) -> None:
        self.set_wrong("")
        self.edited.emit()

    def _flip(self) -> None:
        shown = self._toggle.isChecked()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._line.setEchoMode(mode)
        self._say_toggle()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_toggle(self) -> None:
        shown = self._toggle.isChecked()
        said = self._words.hide if shown else self._words.show
        self._toggle.set_text(said)
        self._toggle.setAccessibleName(f"{said}: {self._words.label}")
        self._toggle.set_glyph(Glyph.HIDE if shown else Glyph.SHOW)
