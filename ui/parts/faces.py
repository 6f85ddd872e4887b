"""What painted lists show: plain values that models make and delegates paint.

Refuses: widgets and wording; every text in a face is already a sentence or a name.
"""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

from ui.look import Glyph, Mark, Tone


class Part(IntEnum):
    """The roles under which a model hands out its faces."""

    FACE = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    VALUE = Qt.ItemDataRole.UserRole + 3
    PICTURE = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class RowFace:
    """A row of records: title, a soft line, a value at the right with its standing."""

    title: str
    line: str = ""
    value: str = ""
    word: str = ""
    mark: Mark = Mark.NONE
    tone: Tone = Tone.NEUTRAL
    glyph: Glyph = Glyph.DOCUMENT
    tile: Tone = Tone.NEUTRAL
    note: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class ReviewFace:
    """A row to review before saving: what it is, its value, what would happen with it.

    `pictured` leaves room for a part of the original below, handed out as `Part.PICTURE`.
    """

    title: str
    line: str = ""
    value: str = ""
    word: str = ""
    mark: Mark = Mark.NONE
    tone: Tone = Tone.NEUTRAL
    can_choose: bool = True
    pictured: bool = False
