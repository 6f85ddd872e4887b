"""Pictures of examinations in words: what they are called, how they are seen, what was measured.

Refuses: a reading of what is on them.
"""

from PySide6.QtCore import QCoreApplication

from app.imaging import PictureSeries
from app.shades import ALL, AS_TOLD, BONE, BRAIN, LUNG, SOFT_TISSUE, Band
from sync.readers.slices import Slice
from ui.parts.slices import Tool
from ui.words.numbers import count_words, decimal_words
from ui.words.plurals import PLURALS

translate = QCoreApplication.translate


def position_words(at: int, of: int) -> str:
    """Which picture of a series is seen; `at` is from 0."""
    said = translate("words", "Picture {number} of {count}")
    return said.format(number=count_words(at + 1), count=count_words(of))


def series_title(series: PictureSeries) -> str:
    """A series by its number and its name, as the device wrote them."""
    named = " ".join(part for part in (series.number, series.title) if part)
    return named or series.modality or translate("words", "Pictures")


def series_spoken(series: PictureSeries) -> str:
    """A series as one sentence."""
    return f"{series_title(series)}, {PLURALS.pictures(series.frames)}"


def tool_word(tool: Tool) -> str:
    """What dragging does."""
    return {
        Tool.SHADE: translate("words", "Brightness"),
        Tool.MOVE: translate("words", "Move"),
        Tool.MEASURE: translate("words", "Measure"),
    }[tool]


def preset_word(key: str) -> str:
    """A band of values by what it is good to see."""
    return {
        AS_TOLD: translate("words", "As recorded"),
        SOFT_TISSUE: translate("words", "Soft tissue"),
        LUNG: translate("words", "Lung"),
        BONE: translate("words", "Bone"),
        BRAIN: translate("words", "Brain"),
        ALL: translate("words", "All values"),
    }[key]


def band_words(band: Band, unit: str) -> str:
    """The band as the radiologists write it: centre and width."""
    said = translate("words", "Centre {center}, width {width}")
    words = said.format(center=_whole(band.center), width=_whole(band.window))
    return f"{words} {unit}".strip()


def length_words(length: float, shown: Slice) -> str:
    """A measured line, and how far it is to be trusted."""
    if length <= 0 and shown.row_mm <= 0:
        return translate("words", "No scale in this file")
    said = f"{decimal_words(length, 1)} mm"
    if shown.projected:
        return translate("words", "{length} at the detector").format(length=said)
    return said


def zoom_words(zoom: float) -> str:
    """How much larger than it fits."""
    return f"{decimal_words(zoom, 1)} ×"


def keys_help(tool: Tool) -> str:
    """What the keys do while the picture holds the keyboard."""
    if tool is Tool.MEASURE:
        return translate(
            "words",
            "Drag a line to measure. With keys: Space begins a line, arrows move its end, "
            "with Shift further.",
        )
    return translate(
        "words",
        "Wheel or arrows: other pictures. Shift and arrows: brightness and contrast. "
        "Ctrl and arrows: move. + and −: larger, smaller. I: invert. R: reset. F11: full screen.",  # noqa: RUF001 - as on the key
    )


def first_look() -> str:
    """What these pictures are not for."""
    return translate("words", "For a first look, not for a diagnosis.")


def _whole(number: float) -> str:
    return decimal_words(number, 0 if abs(number) >= 10 else 1)  # noqa: PLR2004 - small ones need it
