"""Rows of records, painted: 84 px each at 100 %, with a month heading where a month begins.

Refuses: fetching and wording; the model hands over a `RowFace` and words for screen readers.
"""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import Look, Role, look
from ui.look.fonts import tabular
from ui.look.icons import paint_mark
from ui.look.tokens import HEADING_HEIGHT, RADIUS_CARD, ROW_HEIGHT, TYPE
from ui.parts.faces import Part, RowFace
from ui.parts.icon import paint_tile

Index = QModelIndex | QPersistentModelIndex

_SIDE = 8
_GAP = 8
_PAD = 16
_TILE = 44


def card_of(rect: QRect, heading: bool, at: Look) -> QRect:
    """The card within a row's rectangle."""
    top = at.px(HEADING_HEIGHT) if heading else 0
    half = at.px(_GAP) // 2
    return rect.adjusted(at.px(_SIDE), top + half, -at.px(_SIDE), -half)


class RecordRow(QStyledItemDelegate):
    """Paints one record as a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = self._look.px(HEADING_HEIGHT) if index.data(Part.HEADING) else 0
        return QSize(self._look.px(240), self._look.px(ROW_HEIGHT) + heading)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face, heading = index.data(Part.FACE), index.data(Part.HEADING)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if heading:
            self._heading(painter, rect, str(heading))
        card = card_of(rect, bool(heading), self._look)
        self._card(painter, card, state)
        row = self.face_of(face)
        if row is not None:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            used = self.beside(painter, card, face)
            self._face(painter, card.adjusted(0, 0, -used, 0), row, chosen=chosen)
        painter.restore()

    def face_of(self, face: object) -> RowFace | None:
        """The row to paint out of what the model handed over."""
        return face if isinstance(face, RowFace) else None

    def beside(self, _painter: QPainter, _card: QRect, _face: object) -> int:
        """Paint something more at the right of a card; how wide it is."""
        return 0

    def _heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        at = self._look
        box = QRect(rect.left() + at.px(_SIDE), rect.top(), rect.width(), at.px(HEADING_HEIGHT))
        painter.setFont(at.font(Role.SMALL_STRONG))
        painter.setPen(at.color("text_soft"))
        painter.drawText(box.adjusted(at.px(4), at.px(8), 0, 0), _LEFT, text)

    def _card(self, painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
        at = self._look
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = "primary" if chosen else "line_strong" if hovered else "line"
        width = max(at.palette.border, 2 if chosen else 1)
        painter.setPen(QPen(at.color(edge), width))
        painter.setBrush(at.color("primary_soft" if chosen else "surface"))
        half = width / 2
        radius = at.px(RADIUS_CARD)
        painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), radius, radius)
        if chosen:
            bar = QRectF(card.left() + at.px(6), card.top() + at.px(16), at.px(4), 0)
            bar.setBottom(card.bottom() - at.px(16))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(at.color("primary"))
            painter.drawRoundedRect(bar, at.px(2), at.px(2))

    def _face(self, painter: QPainter, card: QRect, face: RowFace, *, chosen: bool) -> None:
        at = self._look
        edge = at.px(_TILE)
        left = card.left() + at.px(_PAD)
        tile = QRectF(left, card.center().y() - edge / 2 + 1, edge, edge)
        paint_tile(painter, tile, face.glyph, face.tile, lifted=chosen)
        left += edge + at.px(14)
        inner = QRect(left, card.top(), card.right() - at.px(_PAD) - left, card.height())
        title, small = TYPE[Role.STRONG].line, TYPE[Role.SMALL].line
        top = card.top() + (card.height() - at.px(title + small)) // 2
        upper = QRect(inner.left(), top, inner.width(), at.px(title))
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), at.px(small))
        used = self._value(painter, upper, face)
        upper.setRight(upper.right() - used)
        self._title(painter, upper, face)
        used = self._word(painter, lower, face, chosen=chosen)
        lower.setRight(lower.right() - used)
        painter.setPen(at.color("text_soft"))
        self._elided(painter, lower, Role.SMALL, face.line)

    def _title(self, painter: QPainter, box: QRect, face: RowFace) -> None:
        at = self._look
        font = at.font(Role.STRONG)
        if face.struck:
            font = type(font)(font)
            font.setStrikeOut(True)
        painter.setPen(at.color("text_soft" if face.struck else "text"))
        painter.setFont(font)
        words = QFontMetrics(font).elidedText(face.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, words)

    def _value(self, painter: QPainter, box: QRect, face: RowFace) -> int:
        if not face.value:
            return 0
        font = tabular(self._look.font(Role.STRONG))
        room = round(box.width() * 0.55)
        side = Qt.TextElideMode.ElideRight
        words = QFontMetrics(font).elidedText(face.value, side, room)
        painter.setFont(font)
        painter.setPen(self._look.color("text"))
        painter.drawText(box, _RIGHT, words)
        return QFontMetrics(font).horizontalAdvance(words) + self._look.px(12)

    def _word(self, painter: QPainter, box: QRect, face: RowFace, *, chosen: bool) -> int:
        word = face.word or face.note
        if not word:
            return 0
        at = self._look
        ink = at.ink(face.tone) if face.word else at.color("text_soft")
        ink = at.color("text") if chosen and not at.palette.high_contrast and face.word else ink
        metrics = QFontMetrics(at.font(Role.SMALL_STRONG))
        shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, round(box.width() * 0.6))
        used = metrics.horizontalAdvance(shown)
        painter.setFont(at.font(Role.SMALL_STRONG))
        painter.setPen(ink)
        painter.drawText(box, _RIGHT, shown)
        if face.mark and face.word:
            edge = at.px(11)
            left = box.right() - used - at.px(6) - edge
            mark = QRectF(left, box.center().y() - edge / 2 + 1, edge, edge)
            paint_mark(painter, face.mark, mark, ink)
            used += edge + at.px(6)
        return used + at.px(12)

    def _elided(self, painter: QPainter, box: QRect, role: Role, text: str) -> None:
        font = self._look.font(role)
        painter.setFont(font)
        words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, words)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RecordList(QListView):
    """A list of records for mouse, keyboard and screen reader; `picked` on every move."""

    picked = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    focus_moved = Signal()

    def __init__(self, name: str, delegate: QStyledItemDelegate | None = None) -> None:
        super().__init__()
        self._look = look()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(delegate or RecordRow(self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self.opened)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.focus_moved.emit())
        self._look.changed.connect(self._rescale)
        self._rescale()

    def focus_rect(self) -> QRect:
        """Where the keyboard is: the card of the current row, or the whole list."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        heading = bool(index.data(Part.HEADING))
        card = card_of(self.visualRect(index), heading, self._look)
        top = self.viewport().pos()
        return card.translated(top)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.focus_moved.emit()
        if current.isValid():
            self.picked.emit(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        QTimer.singleShot(0, self, self._follow_selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        first = self.currentIndex()
        if first.isValid() and not self.selectionModel().isSelected(first):
            self.setCurrentIndex(first)

    def _follow_selection(self) -> None:
        """Assistive technology chooses a row by selecting it; the keyboard goes there too."""
        chosen = self.selectedIndexes()
        if len(chosen) == 1 and chosen[0] != self.currentIndex():
            self.setCurrentIndex(chosen[0])

    def _rescale(self) -> None:
        self.verticalScrollBar().setSingleStep(self._look.px(ROW_HEIGHT) // 2)
        self.scheduleDelayedItemsLayout()
