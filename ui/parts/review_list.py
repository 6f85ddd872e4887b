"""Rows to review before anything is saved: a box to tick, what it is, what would happen.

Refuses: to save; it only shows and ticks.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look import Role, look
from ui.look.icons import paint_mark
from ui.look.tokens import RADIUS_CONTROL
from ui.parts.faces import Part, ReviewFace
from ui.parts.field import paint_box
from ui.parts.record_row import Index, RecordList

_HEIGHT = 72
_PICTURE = 64
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ReviewRow(QStyledItemDelegate):
    """Paints one row to review."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        face = index.data(Part.FACE)
        below = _PICTURE if isinstance(face, ReviewFace) and face.pictured else 0
        return QSize(self._look.px(240), self._look.px(_HEIGHT + below))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = index.data(Part.FACE)
        if not isinstance(face, ReviewFace):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        at, px = self._look, self._look.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = rect.adjusted(px(8), px(3), -px(8), -px(3))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(at.color("primary" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(at.color("surface"))
        painter.drawRoundedRect(
            QRectF(card).adjusted(1, 1, -1, -1), px(RADIUS_CONTROL), px(RADIUS_CONTROL)
        )
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        edge = px(24)
        box = QRectF(card.left() + px(16), card.center().y() - edge / 2 + 1, edge, edge)
        if face.can_choose:
            paint_box(painter, box, ticked=ticked)
        inner = card.adjusted(px(56), px(8), -px(16), -px(8))
        self._words(painter, inner, face)
        if face.pictured:
            self._picture(painter, inner.adjusted(0, px(54), 0, 0), index.data(Part.PICTURE))
        painter.restore()

    def _picture(self, painter: QPainter, box: QRect, image: object) -> None:
        """The part of the original, as large as there is room, with a thin line around it."""
        if not isinstance(image, QImage) or image.isNull():
            return
        size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRect(box.topLeft(), size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, image)
        painter.setPen(QPen(self._look.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(shown.adjusted(0, 0, -1, -1))

    def _words(self, painter: QPainter, box: QRect, face: ReviewFace) -> None:
        at, px = self._look, self._look.px
        upper = QRect(box.left(), box.top(), box.width(), px(27))
        lower = QRect(box.left(), upper.bottom() + 1, box.width(), px(22))
        used = self._draw(painter, upper, Role.STRONG, "text", face.value, right=True)
        upper.setRight(upper.right() - used)
        self._draw(painter, upper, Role.STRONG, "text", face.title)
        used = self._draw(painter, lower, Role.SMALL_STRONG, "", face.word, right=True, face=face)
        if face.mark and face.word:
            edge = px(11)
            left = lower.right() - used - edge + px(6)
            mark = QRectF(left, lower.center().y() - edge / 2 + 1, edge, edge)
            paint_mark(painter, face.mark, mark, at.ink(face.tone))
            used += edge
        lower.setRight(lower.right() - used)
        self._draw(painter, lower, Role.SMALL, "text_soft", face.line)

    def _draw(
        self,
        painter: QPainter,
        box: QRect,
        role: Role,
        ink: str,
        text: str,
        *,
        right: bool = False,
        face: ReviewFace | None = None,
    ) -> int:
        if not text:
            return 0
        font = self._look.font(role)
        metrics = QFontMetrics(font)
        room = round(box.width() * 0.55) if right else box.width()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._look.ink(face.tone) if face else self._look.color(ink))
        painter.drawText(box, _RIGHT if right else _LEFT, shown)
        return metrics.horizontalAdvance(shown) + self._look.px(12)


class ReviewList(RecordList):
    """A list whose rows are ticked with Space or a click."""

    def __init__(self, name: str) -> None:
        super().__init__(name, ReviewRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._flip(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.type() is QEvent.Type.MouseButtonRelease and index.isValid():
            self._flip(index)

    def _flip(self, index: Index) -> None:
        model = self.model()
        if not index.isValid():
            return
        if not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)
