"""The series of an examination one below the other: a small picture of each, its name, how many.

Refuses: choosing several at once; Up and Down go from one to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy

from ui.look import Role, look
from ui.look.tokens import RADIUS_CHIP
from ui.parts.layout import Column, steady

_THUMB = 64
_WIDE = 232


@dataclass(frozen=True, slots=True)
class SeriesTileFace:
    """One series: its key, name, how many pictures, and a sentence for screen readers."""

    key: str
    title: str
    count: str
    spoken: str


class SeriesTile(QPushButton):
    """One series to be chosen; a bar, a frame and bold words mark the chosen one."""

    stepped = Signal(int)

    def __init__(self, face: SeriesTileFace) -> None:
        super().__init__()
        self.face = face
        self._look = look()
        self._thumb = QImage()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(face.spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)

    def set_thumb(self, image: QImage) -> None:
        """Its small picture has arrived."""
        self._thumb = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDE), self._look.px(_THUMB + 16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and not event.modifiers():
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        at, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        line = at.palette.border
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(at.color("primary" if chosen else "line"), line))
        painter.setBrush(at.color("surface"))
        painter.drawRoundedRect(box, px(RADIUS_CHIP) / 2, px(RADIUS_CHIP) / 2)
        if chosen:
            painter.fillRect(QRectF(0, px(8), px(5), self.height() - px(16)), at.color("primary"))
        edge = px(_THUMB)
        frame = QRectF(px(10), px(8), edge, edge)
        painter.fillRect(frame, Qt.GlobalColor.black)
        if not self._thumb.isNull():
            size = self._thumb.size().scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio)
            left = frame.left() + (edge - size.width()) / 2
            top = frame.top() + (edge - size.height()) / 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._thumb)
        words = box.adjusted(edge + px(20), px(6), -px(8), -px(6))
        self._paint_words(painter, words, chosen=chosen)

    def _paint_words(self, painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        at = self._look
        font = at.font(Role.SMALL_STRONG if chosen else Role.SMALL)
        half = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        for text, ink, place in (
            (self.face.title, "text", half),
            (self.face.count, "text_soft", half.translated(0, half.height())),
        ):
            painter.setFont(font)
            painter.setPen(at.color(ink))
            wide = round(box.width())
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self.setToolTip(self.face.title)


class SeriesStrip(QScrollArea):
    """All series; `chosen` tells the key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        steady(self)
        self._look = look()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.tiles: list[SeriesTile] = []
        self._thumbs: dict[str, QImage] = {}
        self._column = Column(gap=8, margin=2)
        self.setWidget(self._column)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def set_series(self, faces: Sequence[SeriesTileFace], current: str) -> None:
        """Show these series, one of them chosen; small pictures stay while their series do."""
        self._thumbs = {face.key: self._thumbs.get(face.key, QImage()) for face in faces}
        self._column.clear()
        self.tiles = [SeriesTile(face) for face in faces]
        for tile in self.tiles:
            tile.setChecked(tile.face.key == current)
            tile.set_thumb(self._thumbs[tile.face.key])
            tile.clicked.connect(lambda _on=False, key=tile.face.key: self.chosen.emit(key))
            tile.stepped.connect(lambda step, one=tile: self._step(one, step))
            self._column.add(tile)
        self._column.add_stretch()
        self._rescale()

    def set_thumb(self, key: str, image: QImage) -> None:
        """The small picture of a series."""
        if key in self._thumbs:
            self._thumbs[key] = image
        for tile in self.tiles:
            if tile.face.key == key:
                tile.set_thumb(image)

    def _step(self, tile: SeriesTile, step: int) -> None:
        at = self.tiles.index(tile) + step
        if 0 <= at < len(self.tiles):
            self.tiles[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.tiles[at].click()
            self.ensureWidgetVisible(self.tiles[at])

    def _rescale(self) -> None:
        self.setFixedWidth(self._look.px(_WIDE + 4 + 16))
