"""A picture of an examination: shaded, zoomed, moved and measured; by mouse and by keyboard.

Refuses: words of its own and pixels from a file; it is handed values and says what was done.
"""

from enum import StrEnum
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.shades import Band, Shader
from sync.readers.slices import Slice
from ui.look import Role, look
from ui.parts.page_picture import image_of
from ui.parts.slice_place import Place, length_mm, tallness

_BLACK, _WHITE = QColor("#000000"), QColor("#ffffff")
_SHADOW = QColor(0, 0, 0, 215)
_LINE = QColor("#ffd54a")
_NOTCH = 120.0
_PALE = 0.35
_NEAR = 6
"""A line shorter than this on the screen was a click, not a measure."""

_ZOOM = 1.25
_FAR = 10
_NUDGE = 40
_BLACK_TO_WHITE = 0.02
"""One press of a key moves the band by so much of its width."""


class Tool(StrEnum):
    """What dragging does."""

    SHADE = "shade"
    MOVE = "move"
    MEASURE = "measure"


class SliceView(QLabel):
    """Paints one slice on black, in every theme; the wheel and the arrows go through the others."""

    stepped = Signal(int)
    """Somebody wants to see a picture so many further on; `FIRST` and `LAST` mean the ends."""
    shaded = Signal()
    """The band of values or the negative was changed by hand."""
    measured = Signal(float)
    """A line was drawn: its length in millimetres, 0 where the file does not say how large."""
    moved = Signal()

    FIRST, LAST = -1_000_000, 1_000_000

    def __init__(self) -> None:
        super().__init__()
        self._look = look()
        self._shader: Shader | None = None
        self._image = QImage()
        self._place = Place(0, 0)
        self._corners: tuple[str, str, str, str] = ("", "", "", "")
        self._line: tuple[QPointF, QPointF] | None = None
        self._line_text = ""
        self._waiting = ""
        self._held: QPointF | None = None
        self._dragging = Tool.SHADE
        self.slice: Slice | None = None
        self.band = Band(0, 0)
        self.inverted = False
        self.tool = Tool.SHADE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._look.changed.connect(self.update)

    # -- what is shown --------------------------------------------------------------------

    def show_slice(self, shown: Slice | None, band: Band) -> None:
        """Show another slice through a band of its values; zoom and place stay."""
        self.slice, self.band = shown, band
        self._line, self._line_text, self._waiting = None, "", ""
        self._shader = Shader(shown) if shown is not None and shown.samples else None
        if shown is not None:
            tall = tallness(shown.row_mm, shown.column_mm)
            old = self._place
            self._place = Place(shown.width, shown.height, tall, old.zoom, old.shift_x, old.shift_y)
        self._shade()

    def wait(self, said: str) -> None:
        """Another slice is on its way: this one pales, so that nobody takes it for that."""
        self._line, self._line_text, self._waiting = None, "", said
        self.update()

    def set_band(self, band: Band) -> None:
        """See other values."""
        self.band = band
        self._shade()

    def set_inverted(self, *, inverted: bool) -> None:
        """Black for white."""
        self.inverted = inverted
        self._shade()

    def set_corners(self, corners: tuple[str, str, str, str]) -> None:
        """Lines of text: top left, top right, bottom left, bottom right."""
        self._corners = corners
        self.update()

    def set_line_text(self, text: str) -> None:
        """What stands beside the measured line."""
        self._line_text = text
        self.update()

    def fit(self) -> None:
        """The whole picture, in its middle; no line."""
        self._place = Place(self._place.width, self._place.height, self._place.tall)
        self._line, self._line_text = None, ""
        self.moved.emit()
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller around the middle."""
        self._zoom(factor, QPointF(self.width() / 2, self.height() / 2))

    def forget(self) -> None:
        """Nothing of any picture stays."""
        self._corners = ("", "", "", "")
        self.inverted = False
        self._place = Place(0, 0)
        self.show_slice(None, Band(0, 0))

    @property
    def zoom(self) -> float:
        """How much larger than fits."""
        return self._place.zoom

    @property
    def has_image(self) -> bool:
        """Whether there is something to see."""
        return not self._image.isNull()

    def _shade(self) -> None:
        shown = self.slice
        if self._shader is None or shown is None:
            self._image = QImage()
        else:
            dots = self._shader.shaded(self.band, inverted=self.inverted)
            size = shown.width, shown.height
            if shown.is_grey:
                grey = QImage.Format.Format_Grayscale8
                self._image = QImage(dots, *size, shown.width, grey).copy()
            else:
                self._image = image_of(*size, dots)
        self.update()

    # -- by mouse -------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_ZOOM**notches, event.position())
        elif notches:
            self.stepped.emit(-round(notches) or (-1 if notches > 0 else 1))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        buttons = {
            Qt.MouseButton.LeftButton: self.tool,
            Qt.MouseButton.MiddleButton: Tool.MOVE,
            Qt.MouseButton.RightButton: Tool.SHADE,
        }
        if event.button() not in buttons or not self.has_image:
            return
        self._dragging = buttons[event.button()]
        self._held = event.position()
        if self._dragging is Tool.MEASURE:
            dot = self._place.dot(self._view(), event.position())
            self._line, self._line_text = (dot, dot), ""
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        step = event.position() - self._held
        if self._dragging is Tool.MEASURE and self._line is not None:
            self._draw_to(self._place.dot(self._view(), event.position()))
            return
        self._held = event.position()
        if self._dragging is Tool.MOVE:
            self._move(step.x(), step.y())
        elif self._dragging is Tool.SHADE:
            # half the view across doubles the band, half of it down moves it by its width
            far = max(self.width(), self.height()) / 2
            self._change_band(step.y() / far, step.x() / far)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._held = self._held, None
        if was is None or self._dragging is not Tool.MEASURE or self._line is None:
            return
        step = event.position() - was
        if hypot(step.x(), step.y()) < _NEAR:
            self._line, self._line_text = None, ""
            self.update()

    def _draw_to(self, dot: QPointF) -> None:
        if self._line is None or self.slice is None:
            return
        self._line = (self._line[0], dot)
        self.measured.emit(length_mm(self._line[0], dot, self.slice.row_mm, self.slice.column_mm))
        self.update()

    # -- by keyboard ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & _HELD
        if self.tool is Tool.MEASURE and self._measure_key(key, held):
            return
        arrow = _ARROWS.get(key)
        steps = _STEPS.get(key)
        if held == Qt.KeyboardModifier.ShiftModifier and arrow is not None:
            self._change_band(-arrow[1] * _BLACK_TO_WHITE, arrow[0] * _BLACK_TO_WHITE)
        elif held == Qt.KeyboardModifier.ControlModifier and arrow is not None:
            self._move(-arrow[0] * _NUDGE, -arrow[1] * _NUDGE)
        elif not held and steps is not None:
            self.stepped.emit(steps)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal} and not held & ~_SHIFT:
            self.zoom_by(_ZOOM)
        elif key == Qt.Key.Key_Minus and not held:
            self.zoom_by(1 / _ZOOM)
        else:
            super().keyPressEvent(event)

    def _measure_key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        """Space begins a line in the middle; the arrows move its end, with Shift further."""
        if key == Qt.Key.Key_Space and not held and self.has_image:
            begin = QPointF(self._place.width / 2, self._place.height / 2)
            if self._line is not None:
                begin = self._line[1]
            self._line = (begin, begin)
            self._draw_to(begin)
            return True
        arrow = _ARROWS.get(key)
        if arrow is None or self._line is None or held & ~_SHIFT:
            return False
        far = _FAR if held else 1
        end = self._line[1] + QPointF(arrow[0] * far, arrow[1] * far)
        x = min(max(end.x(), 0.0), float(self._place.width))
        y = min(max(end.y(), 0.0), float(self._place.height))
        self._draw_to(QPointF(x, y))
        return True

    # -- inner ----------------------------------------------------------------------------

    def _view(self) -> QSizeF:
        return QSizeF(self.size())

    def _zoom(self, factor: float, around: QPointF) -> None:
        self._place = self._place.zoomed(self._view(), factor, around)
        self.moved.emit()
        self.update()

    def _move(self, x: float, y: float) -> None:
        self._place = self._place.moved(self._view(), x, y)
        self.update()

    def _change_band(self, level: float, wider: float) -> None:
        """Move the band by a share of its width, and make it wider by a share."""
        if self.slice is None or not self.slice.is_grey:
            return
        span = max(self.slice.high - self.slice.low, 1.0)
        window = min(max(self.band.window * (1 + wider), 1.0), 4 * span)
        center = self.band.center + level * max(self.band.window, span / 100)
        low, high = self.slice.low - span, self.slice.high + span
        self.set_band(Band(min(max(center, low), high), window))
        self.shaded.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(640), self._look.px(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place = self._place.moved(self._view(), 0, 0)

    # -- painting -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BLACK)
        if not self._image.isNull():
            box = self._place.box(self._view())
            dots = box.width() / max(self._place.width, 1)
            # from three screen dots a dot on, the dots are shown as they are
            smooth = dots < 3  # noqa: PLR2004
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.setOpacity(_PALE if self._waiting else 1.0)
            painter.drawImage(box, self._image)
            painter.setOpacity(1.0)
            self._paint_line(painter)
        if self._waiting:
            middle = QRectF(0, self.height() / 2, self.width(), 0)
            self._paint_text(painter, self._waiting, middle, _WHITE, _SIDES[0])
        self._paint_corners(painter)

    def _paint_line(self, painter: QPainter) -> None:
        if self._line is None:
            return
        ends = [self._place.point(self._view(), dot) for dot in self._line]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (QPen(_BLACK, self._look.px(4)), QPen(_LINE, self._look.px(2))):
            painter.setPen(pen)
            painter.drawLine(ends[0], ends[1])
            for end in ends:
                painter.drawEllipse(end, self._look.px(5), self._look.px(5))
        if self._line_text:
            corner = ends[1] + QPointF(self._look.px(12), self._look.px(12))
            self._paint_text(painter, self._line_text, QRectF(corner, corner), _LINE)

    def _paint_corners(self, painter: QPainter) -> None:
        edge = self._look.px(10)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        for text, side in zip(self._corners, _SIDES, strict=True):
            if text:
                self._paint_text(painter, text, room, _WHITE, side)

    def _paint_text(
        self,
        painter: QPainter,
        text: str,
        room: QRectF,
        ink: QColor,
        side: Qt.AlignmentFlag | None = None,
    ) -> None:
        """White on a shadow, so that it can be read over bone and over air."""
        painter.setFont(self._look.font(Role.SMALL))
        flags = int(side) if side is not None else 0
        half = QRectF(0, 0, self.width() * (0.46 if side is not None else 1.0), self.height())
        box = painter.boundingRect(half, _WRAP, text)
        air = self._look.px(4)
        box = box.adjusted(-air, -air / 2, air, air / 2)
        right = bool(flags & int(Qt.AlignmentFlag.AlignRight))
        bottom = bool(flags & int(Qt.AlignmentFlag.AlignBottom))
        left = room.right() - box.width() if right else room.left()
        top = room.bottom() - box.height() if bottom else room.top()
        left = min(max(0.0, left), max(0.0, self.width() - box.width()))
        top = min(max(0.0, top), max(0.0, self.height() - box.height()))
        box.moveTo(left, top)
        painter.fillRect(box, _SHADOW)
        painter.setPen(ink)
        across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        inner = box.adjusted(air, air / 2, -air, -air / 2)
        painter.drawText(inner, _WRAP | int(across), text)


_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HELD = _SHIFT | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SIDES = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
)
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_FAR,
    Qt.Key.Key_PageDown: _FAR,
    Qt.Key.Key_Home: SliceView.FIRST,
    Qt.Key.Key_End: SliceView.LAST,
}
