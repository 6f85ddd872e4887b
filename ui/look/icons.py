"""Pictures: Material symbols tinted by a token, and the status marks, which are painted.

Refuses: meaning; a word always stands beside a picture.
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QFile, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

ICON_FOLDER = Path(__file__).resolve().parents[1] / "assets" / "icons"
"""Where the build step puts the few symbols in use; a build product."""


class Glyph(StrEnum):
    """The symbols in use, by their Material name; `:fill` marks the filled drawing."""

    ACTIVITY = "receipt_long"
    ADD = "add_circle"
    ALLERGY = "allergy"
    BACK = "arrow_back"
    BACKUP = "backup"
    BEFORE = "chevron_left"
    BELL = "notifications"
    CALENDAR = "calendar_month"
    CARE_PLAN = "assignment"
    CAPS = "keyboard_capslock"
    CHART = "show_chart"
    CHECK = "check"
    CLOSE = "close"
    CONDITION = "stethoscope"
    COPY = "content_copy"
    DELETE = "delete"
    DIRECTORY = "contact_page"
    DOCUMENT = "description"
    DOWN = "expand_more"
    EDIT = "edit"
    ERROR = "error"
    FAMILY = "family_restroom"
    FAMILY_HISTORY = "family_history"
    FILTER = "filter_list"
    FOLDER = "folder_open"
    HEALTH = "health_and_safety"
    HELP = "help"
    HIDE = "visibility_off"
    HISTORY = "history"
    IMAGE = "image"
    IMAGING = "radiology"
    IMMUNISATION = "syringe"
    INFO = "info"
    INSURANCE = "badge"
    LAB = "science"
    LANGUAGE = "language"
    LINK = "link"
    LOCK = "lock"
    LOCATION = "local_hospital"
    MEDICINE = "pill"
    MENU = "menu"
    MORE = "more_horiz"
    NEXT = "chevron_right"
    OPEN = "open_in_new"
    OTHER = "clinical_notes"
    PAUSE = "pause"
    PERSON = "person"
    PLAY = "play_arrow"
    PRINT = "print"
    PROCEDURE = "medical_services"
    PROOF = "verified_user"
    QR = "qr_code_2"
    READING = "monitor_heart"
    SAVE = "download"
    SEARCH = "search"
    SETTINGS = "settings"
    SHARE = "share"
    SHIELD = "shield"
    SHOW = "visibility"
    SOCIAL = "volunteer_activism"
    STOP = "stop"
    TABLE = "table_chart"
    TEXT = "text_fields"
    THEME = "dark_mode"
    TIMELINE = "timeline"
    TIMER = "timer"
    UNDO = "undo"
    UPLOAD = "upload_file"
    VISIT = "event"
    VITAL = "vital_signs"
    WARNING = "warning"


class Mark(StrEnum):
    """The shapes of standing: each differs without colour."""

    NONE = ""
    UP = "up"
    DOWN = "down"
    DOUBLE_UP = "double-up"
    DOUBLE_DOWN = "double-down"
    DOT = "dot"
    RING = "ring"
    CHECK = "check"
    BANG = "bang"


def resource_path(glyph: Glyph) -> str:
    """Where a symbol lies in the icon package's compiled resources."""
    name = glyph.value
    return f":/material-design-icons/symbols/web/{name}/materialsymbolsrounded/{name}_24px.svg"


def packaged_svg(glyph: Glyph) -> bytes:
    """A symbol out of the icon package, which takes 12 MB to load; KeyError if it has none."""
    import importlib

    importlib.import_module("qt_material_icons.resources.icons_rounded_24")
    file = QFile(resource_path(glyph))
    if not file.open(QFile.OpenModeFlag.ReadOnly):
        raise KeyError(glyph.value)
    return bytes(file.readAll().data())


def _svg(glyph: Glyph) -> bytes:
    built = ICON_FOLDER / f"{glyph.value}.svg"
    if built.is_file():
        return built.read_bytes()
    return packaged_svg(glyph)


def _drawn(glyph: Glyph, edge: int) -> QImage:
    """A symbol in black; Qt's picture reader draws it without loading a module of its own."""
    buffer = QBuffer()
    buffer.setData(_svg(glyph))
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(edge, edge))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=512)
def pixmap(glyph: Glyph, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """A symbol in one colour, `size` px square at device pixel ratio `ratio`."""
    edge = max(1, round(size * ratio))
    picture = QPixmap.fromImage(_drawn(glyph, edge))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _triangle(box: QRectF, *, up: bool) -> QPolygonF:
    base, tip = (box.bottom(), box.top()) if up else (box.top(), box.bottom())
    return QPolygonF(
        [QPointF(box.center().x(), tip), QPointF(box.right(), base), QPointF(box.left(), base)]
    )


def _check(box: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(box.left() + box.width() * 0.08, box.center().y()))
    path.lineTo(box.left() + box.width() * 0.38, box.bottom() - box.height() * 0.16)
    path.lineTo(box.right() - box.width() * 0.04, box.top() + box.height() * 0.18)
    return path


def _bang(painter: QPainter, box: QRectF) -> None:
    width = box.width() * 0.2
    left = box.center().x() - width / 2
    painter.drawRoundedRect(
        QRectF(left, box.top(), width, box.height() * 0.62), width / 2, width / 2
    )
    painter.drawEllipse(QRectF(left - 0.5, box.bottom() - width - 1, width + 1, width + 1))


def _halves(box: QRectF, *, up: bool) -> list[QPolygonF]:
    upper = QRectF(box.left(), box.top(), box.width(), box.height() * 0.5)
    lower = QRectF(box.left(), box.center().y(), box.width(), box.height() * 0.5)
    return [_triangle(upper, up=up), _triangle(lower, up=up)]


def paint_mark(painter: QPainter, mark: Mark, box: QRectF, colour: QColor) -> None:
    """Paint a status mark filling `box` in `colour`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark in {Mark.UP, Mark.DOWN}:
        painter.drawPolygon(_triangle(box.adjusted(0, 1, 0, -1), up=mark is Mark.UP))
    elif mark in {Mark.DOUBLE_UP, Mark.DOUBLE_DOWN}:
        for half in _halves(box, up=mark is Mark.DOUBLE_UP):
            painter.drawPolygon(half)
    elif mark is Mark.DOT:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif mark is Mark.BANG:
        _bang(painter, box)
    elif mark in {Mark.RING, Mark.CHECK}:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, max(1.6, box.width() * 0.16))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if mark is Mark.CHECK:
            painter.drawPath(_check(box))
        else:
            painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.restore()
