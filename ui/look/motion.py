"""Short fades, and none at all where the system asks for less motion.

Refuses: movement; nothing here changes a position.
"""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QStyle, QWidget

from ui.look.in_force import look
from ui.look.tokens import FADE_MS


def wanted() -> bool:
    """Whether the system and the person allow animation."""
    if look().calm:
        return False
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def fade_in(widget: QWidget) -> None:
    """Let a widget appear within 120 ms; at once where motion is not wanted."""
    if not wanted() or not widget.isVisible():
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    animation = QPropertyAnimation(effect, b"opacity", effect)
    animation.setDuration(FADE_MS)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    animation.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
    animation.start()
