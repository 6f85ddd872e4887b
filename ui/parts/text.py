"""Text on the screen: a label that keeps the line height, line length and scale of its role.

Refuses: markup; what a record says is always shown as plain text.
"""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import Role, look
from ui.look.tokens import LINE_CHARACTERS, TYPE


class Text(QLabel):
    """Plain text in a role and an ink (a palette field); wraps unless told to shorten."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: str = "text",
        *,
        wrap: bool = True,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._look = look()
        self._role = role
        self._ink = ink
        self._wrap = wrap
        self._laid: tuple[int, str, list[str]] = (-1, "", [])
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter if centred else Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self._look.changed.connect(self._restyle)

    def set_ink(self, ink: str) -> None:
        """Change the colour, by palette field."""
        self._ink = ink
        self.update()

    def set_role(self, role: Role) -> None:
        self._role = role
        self._restyle()

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._restyle()

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * self._line_height()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        widest = max((metrics.horizontalAdvance(line) for line in self._paragraphs()), default=0)
        width = min(widest + 2, self._measure()) if self._wrap else widest + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self._metrics()
        words = self.text().split() if self._wrap else [self.text()[:6]]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return QSize(min(widest + 2, self._look.px(220)), self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._look.font(self._role))
        painter.setPen(self._look.color(self._ink))
        height = self._line_height()
        lines = self._lines(self.width())
        spare = max(0, self.height() - height * len(lines))
        top = spare // 2
        flags = _CENTRE | (self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        for number, line in enumerate(lines):
            box = QRect(0, top + number * height, self.width(), height)
            painter.drawText(box, int(flags) | int(Qt.TextFlag.TextDontClip), line)

    def _restyle(self) -> None:
        self._laid = (-1, "", [])
        self.updateGeometry()
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font(self._role))

    def _line_height(self) -> int:
        return self._look.px(TYPE[self._role].line)

    def _measure(self) -> int:
        return self._metrics().averageCharWidth() * LINE_CHARACTERS

    def _paragraphs(self) -> list[str]:
        return self.text().split("\n")

    def _lines(self, width: int) -> list[str]:
        if self._laid[0] != width or self._laid[1] != self.text():
            self._laid = (width, self.text(), self._lay_out(width))
        return self._laid[2]

    def _lay_out(self, width: int) -> list[str]:
        if not self._wrap:
            side = Qt.TextElideMode.ElideRight
            return [self._metrics().elidedText(self.text().replace("\n", " "), side, width)]
        held = max(1, min(width, self._measure()))
        return [line for part in self._paragraphs() for line in self._broken(part, held)]

    def _broken(self, paragraph: str, width: int) -> list[str]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(paragraph, self._look.font(self._role))
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            start = line.textStart()
            lines.append(_cut(paragraph, start, line.textLength()))
        layout.endLayout()
        return lines or [""]


_CENTRE = Qt.AlignmentFlag.AlignVCenter


def _cut(text: str, start: int, length: int) -> str:
    """A piece of a text by Qt's UTF-16 positions."""
    if text.isascii() or len(text.encode("utf-16-le")) == 2 * len(text):
        return text[start : start + length].rstrip()
    units = text.encode("utf-16-le")[2 * start : 2 * (start + length)]
    return units.decode("utf-16-le", "replace").rstrip()


class Title(Text):
    """The title of a screen."""

    def __init__(self, text: str = "", *, wrap: bool = True, centred: bool = False) -> None:
        super().__init__(text, Role.TITLE_L, wrap=wrap, centred=centred)


class Heading(Text):
    """The title of a section or a sheet."""

    def __init__(self, text: str = "", *, centred: bool = False) -> None:
        super().__init__(text, Role.TITLE_M, centred=centred)


class CardTitle(Text):
    """The title of a card."""

    def __init__(self, text: str = "", *, wrap: bool = True) -> None:
        super().__init__(text, Role.TITLE_S, wrap=wrap)


class Body(Text):
    """Running text."""

    def __init__(self, text: str = "", *, centred: bool = False) -> None:
        super().__init__(text, Role.BODY, centred=centred)


class Strong(Text):
    """Running text that carries weight: names, row titles."""

    def __init__(self, text: str = "", *, wrap: bool = True) -> None:
        super().__init__(text, Role.STRONG, wrap=wrap)


class Small(Text):
    """Dates, sources, effects: small and soft."""

    def __init__(self, text: str = "", *, wrap: bool = True, centred: bool = False) -> None:
        super().__init__(text, Role.SMALL, "text_soft", wrap=wrap, centred=centred)


class FieldLabel(Text):
    """The visible name of a field; it also becomes the field's accessible name."""

    def __init__(self, text: str, field: QWidget) -> None:
        super().__init__(text, Role.STRONG)
        self.setBuddy(field)
