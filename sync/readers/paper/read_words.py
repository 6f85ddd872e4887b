"""A picture of a page turned to words: made ready, asked about, the answer cleaned.

Refuses: to call a page read that the reading itself is not sure of.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from sync.readers.asking import words_on
from sync.readers.paper.picture import lies_sideways, ready
from sync.readers.paper.sheet import Sheet, Word
from sync.readers.protocol import ReadWord

_FEW_LETTERS: Final = 40
_MUCH: Final = 0.2
_ODD: Final = 0.3
_STRAY: Final = 55
_TALL: Final = 1.9
_LEAST: Final = 3
_BAD: Final = 45
_BORDER: Final = re.compile(
    r"^[|“”„\"'\u2018\u2019`~_{}\[\]!¦«»©®\\]+(?=.)|(?<=.)[|“”„\"\u2018\u2019`~_{}\[\]!¦«»©®\\]+$"
)
_JUNK: Final = re.compile(r"[|“”„\"'\u2018\u2019`~_{}\[\]!¦«»©®\\=.,;—]+")


def is_wordless(words: Sequence[Word], picture_share: Callable[[], float]) -> bool:
    """Whether a page's text layer says too little for what is on it, or is no text."""
    letters = sum(len(word.text) for word in words)
    if letters >= _FEW_LETTERS:
        odd = sum(
            not letter.isprintable() or "\ue000" <= letter <= "\uf8ff" or letter == "\ufffd"
            for word in words
            for letter in word.text
        )
        return odd > _ODD * letters
    return not letters or picture_share() > _MUCH


def is_blank(grey: Any) -> bool:
    """Whether a drawn page shows nothing at all."""
    darkest, lightest = grey.getextrema()
    return bool(lightest - darkest < 8)  # noqa: PLR2004 - eight of 256 shades


def read_sheet(number: int, grey: Any) -> Sheet | None:
    """The page with the words read from its picture; None if nobody could read it."""
    first = 1 if lies_sideways(grey) else 0
    best: Sheet | None = None
    for quarters in (first, first + 2):
        sheet = _read(number, grey, quarters)
        if sheet is None:
            return best
        if best is None or _sureness(sheet) > _sureness(best):
            best = sheet
        if _sureness(sheet) > _BAD or (not first and not _has_letters(sheet)):
            break
    return best


def _read(number: int, grey: Any, quarters: int) -> Sheet | None:
    turned = grey.rotate(90 * quarters, expand=True) if quarters else grey
    picture, angle = ready(turned)
    answer = words_on(picture.width, picture.height, picture.tobytes())
    if answer is None:
        return None
    words = without_remains([word for one in answer if (word := _word(one)) is not None])
    return Sheet(
        number + 1, picture.width, picture.height, words, angle, read=True, quarters=quarters
    )


def _word(one: ReadWord) -> Word | None:
    """A word without the remains of drawn lines; None if nothing else is left."""
    text = _BORDER.sub("", one.text)
    if not text or _JUNK.fullmatch(text):
        return None
    return Word(text, one.left, one.top, one.right, one.bottom, False, max(0, one.sure))  # noqa: FBT003 - bold is not known


def without_remains(words: list[Word]) -> list[Word]:
    """The words without pieces of frames: single signs that are unsure or far too tall."""
    heights = sorted(word.height for word in words if len(word.text) >= _LEAST)
    if not heights:
        return words
    usual = heights[len(heights) // 2]
    return [
        word
        for word in words
        if len(word.text) >= _LEAST
        or (
            (word.sure >= _STRAY or word.text.isdigit() or word.text in "-%*+")
            and word.height < _TALL * usual
        )
    ]


def _has_letters(sheet: Sheet) -> bool:
    return sum(len(word.text) for word in sheet.words) >= _FEW_LETTERS


def _sureness(sheet: Sheet) -> float:
    """How sure the words of some length are on the whole."""
    sure = [word.sure for word in sheet.words if len(word.text) >= _LEAST]
    return sum(sure) / len(sure) if sure else 0.0
