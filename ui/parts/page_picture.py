"""A page of a document as a picture, as wide as there is room; and long plain text.

Refuses: to decode anything; it is handed plain pixels, and text is never markup.
"""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QTextEdit

from ui.look import Role, look

_BYTES = 3
_PAPER_RATIO = 1.414
_THOUSAND = 1000


def image_of(width: int, height: int, pixels: bytes) -> QImage:
    """An image of its own out of red, green, blue bytes; a null image if they do not fit."""
    if width <= 0 or height <= 0 or len(pixels) != width * height * _BYTES:
        return QImage()
    return QImage(pixels, width, height, width * _BYTES, QImage.Format.Format_RGB888).copy()


class PagePicture(QLabel):
    """Paints an image to its width, with a thin line around it; read aloud by its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._look = look()
        self._image = QImage()
        self._mark: QRectF | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)

    def set_image(self, image: QImage, name: str) -> None:
        """Show another page."""
        self._image = image
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_mark(self, box: tuple[float, float, float, float] | None) -> None:
        """Mark a part of the page: left, top, width, height in parts of a thousand."""
        self._mark = None if box is None else QRectF(*box)
        self.update()

    def has_image(self) -> bool:
        """Whether there is something to see."""
        return not self._image.isNull()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return round(width * _PAPER_RATIO / 2)
        shown = min(width, round(self._image.width() / self.devicePixelRatioF()))
        return round(shown * self._image.height() / self._image.width())

    def sizeHint(self) -> QSize:
        width = self._look.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect()
        size = self._image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box.setSize(size)
        box.moveLeft((self.width() - size.width()) // 2)
        painter.drawImage(box, self._image)
        painter.setPen(QPen(self._look.color("line"), self._look.palette.border))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if self._mark is not None:
            self._paint_mark(painter, QRectF(box), self._mark)

    def _paint_mark(self, painter: QPainter, page: QRectF, mark: QRectF) -> None:
        """A frame a little around the part, so that it covers nothing that is printed."""
        across, down = page.width() / _THOUSAND, page.height() / _THOUSAND
        frame = QRectF(
            page.left() + mark.left() * across,
            page.top() + mark.top() * down,
            mark.width() * across,
            mark.height() * down,
        )
        edge = self._look.px(4)
        frame = frame.adjusted(-edge, -edge, edge, edge).intersected(page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("primary"), self._look.px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, edge, edge)


class PlainText(QPlainTextEdit):
    """Long text to read and copy; Tab leaves it."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__()
        self._look = look()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlainText(text)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def show_part(self, before: str, part: str, behind: str) -> None:
        """Show a text scrolled to a part of it, and the part marked."""
        before, part, behind = map(_even, (before, part, behind))
        self.setPlainText(before + part + behind)
        start, end = _length(before), _length(before) + _length(part)
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        marked.cursor = cursor
        marked.format.setBackground(self._look.color("primary_soft"))
        marked.format.setForeground(self._look.color("text"))
        self.setExtraSelections([marked])
        here = QTextCursor(self.document())
        here.setPosition(start)
        self.setTextCursor(here)
        QTimer.singleShot(0, self, self.centerCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self._look.px(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(240))

    def _rescale(self) -> None:
        self.setFont(self._look.font(Role.SMALL))
        self.updateGeometry()


def _even(text: str) -> str:
    """Line ends as the widget counts them: one letter each."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _length(text: str) -> int:
    """How many places a text takes there: those of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
