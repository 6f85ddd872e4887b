"""The person switcher: whose record is shown, with initial and name, always in one corner.

Refuses: to switch silently; a tinted band and words stand there when it is somebody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from ui.look import Glyph, Look, Role, look
from ui.look.icons import pixmap
from ui.look.tokens import RADIUS_CONTROL
from ui.parts.buttons import plain


@dataclass(frozen=True, slots=True)
class PersonFace:
    """One person: key, name, a small line (relation, age) and whether it is the owner."""

    key: str
    name: str
    line: str = ""
    owner: bool = False


def initial(name: str) -> str:
    """The letter that stands for a name; honorifics stay out of it."""
    skipped = {"ibu", "bapak", "pak", "bu", "dr.", "dr", "h.", "hj."}
    words = [word for word in name.split() if word.lower() not in skipped] or name.split()
    return words[0][0].upper() if words else "?"


def paint_avatar(painter: QPainter, box: QRectF, name: str, at: Look, *, owner: bool) -> None:
    """Paint a round with the initial of a name."""
    palette = at.palette
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(at.color("primary" if owner else "info"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(box)
    painter.setFont(at.font(Role.SMALL_STRONG))
    painter.setPen(at.color("on_primary") if owner else at.color("surface"))
    if palette.high_contrast and not owner:
        painter.setPen(at.color("canvas"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), initial(name))


class PersonSwitcher(QPushButton):
    """A button that names the person and opens a menu of the household."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._look = look()
        self._name = name
        self._people: tuple[PersonFace, ...] = ()
        self._extras: tuple[tuple[str, str], ...] = ()
        self._current = ""
        self._tight = False
        self.setObjectName("person")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self._look.changed.connect(self.updateGeometry)
        self._say()

    def set_people(
        self,
        name: str,
        people: Sequence[PersonFace],
        current: str,
        extras: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a household; `extras` are (key, words) entries below the people."""
        self._name = name
        self._people, self._extras = tuple(people), tuple(extras)
        self._current = current
        self._say()
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Where the window is low a long name has one line only."""
        self._tight = tight
        self.updateGeometry()

    @property
    def shown(self) -> PersonFace | None:
        """The person whose name stands on the button."""
        return next((each for each in self._people if each.key == self._current), None)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(140), self._tall())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, at, face = self._look.px, self._look, self.shown
        self._paint_frame(painter, other=face is not None and not face.owner)
        if face is None:
            return
        edge = px(36)
        avatar = QRectF(px(12), (self.height() - edge) / 2, edge, edge)
        paint_avatar(painter, avatar, face.name, at, owner=face.owner)
        self._paint_words(painter, QRect(px(58), 0, self._room(), self.height()), face)
        size = px(22)
        symbol = pixmap(Glyph.DOWN, size, at.palette.text_soft, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - px(12), (self.height() - size) // 2, symbol)

    def _paint_frame(self, painter: QPainter, *, other: bool) -> None:
        at = self._look
        width = at.palette.border
        painter.setBrush(at.color("info_soft" if other else "surface"))
        strong = self.underMouse() or self.isDown()
        painter.setPen(QPen(at.color("text" if strong else "line_strong"), width))
        half = width / 2
        radius = at.px(RADIUS_CONTROL)
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_words(self, painter: QPainter, box: QRect, face: PersonFace) -> None:
        at = self._look
        rows = [(Role.STRONG, "text", part) for part in self._name_lines(face)]
        if face.line:
            rows.append((Role.SMALL, "text_soft", face.line))
        heights = [at.px(24 if role is Role.STRONG else 20) for role, _, _ in rows]
        top = (box.height() - sum(heights)) // 2
        for (role, ink, text), height in zip(rows, heights, strict=True):
            font = at.font(role)
            painter.setFont(font)
            painter.setPen(at.color(ink))
            side = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(font).elidedText(text, side, box.width())
            line = QRect(box.left(), top, box.width(), height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += height

    def _room(self) -> int:
        """The width for words, between the initial and the arrow."""
        return self.width() - self._look.px(58 + 38)

    def _tall(self) -> int:
        face = self.shown
        return self._look.px(84 if face is not None and len(self._name_lines(face)) > 1 else 60)

    def _name_lines(self, face: PersonFace) -> list[str]:
        """A name on one line, or on two if it is too long for one and there is room."""
        if self._tight:
            return [face.name]
        metrics = QFontMetrics(self._look.font(Role.STRONG))
        words = face.name.split()
        fitting = len(words)
        while fitting > 1 and metrics.horizontalAdvance(" ".join(words[:fitting])) > self._room():
            fitting -= 1
        parts = (words[:fitting], words[fitting:])
        return [" ".join(part) for part in parts if part]

    def _say(self) -> None:
        face = self.shown
        self.setAccessibleName(f"{self._name}: {face.name}" if face else self._name)
        self.setAccessibleDescription(face.line if face else "")
        self.setToolTip(f"<span>{escape(face.name)}</span>" if face else "")
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self._name)
        for face in self._people:
            words = f"{face.name}  ·  {face.line}" if face.line else face.name
            self._entry(menu, face.key, words, ticked=face.key == self._current)
        if self._extras:
            menu.addSeparator()
        for key, words in self._extras:
            self._entry(menu, key, words, ticked=False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _entry(self, menu: QMenu, key: str, words: str, *, ticked: bool) -> None:
        action = QAction(plain(words), menu)
        action.setCheckable(ticked)
        action.setChecked(ticked)
        action.triggered.connect(lambda _on=False: self.chosen.emit(key))
        menu.addAction(action)
