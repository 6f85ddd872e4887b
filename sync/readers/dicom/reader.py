"""One DICOM file read: its patient, and the study with a picture, a report, or a document.

Refuses: directories of a CD, which only name the files beside them; they are told of.
"""

from collections.abc import Iterator

from sync.readers.dicom import words
from sync.readers.dicom.making import Maker
from sync.readers.dicom.opening import Opened, opened
from sync.readers.dicom.values import bad_date
from sync.readers.draft import WHOLE, Given, Part, Trouble
from sync.readers.protocol import Reason

_DATES = {
    0x00100030: Reason.BAD_BIRTH_DATE,
    0x00080020: Reason.BAD_DATE,
    0x00080023: Reason.BAD_DATE,
}
_CONTENT = 0x0040A730
_ENTRIES = 0x00041220
"""The entries of a CD's directory."""


def read(given: Given) -> Iterator[Part]:
    """Every record of a file. Raises FileRefused."""
    found = opened(given.data)
    if found.sop_class == words.DIRECTORY or _ENTRIES in found.dataset.elements:
        yield Trouble(WHOLE, Reason.REFERENCES_ONLY, notice=True)
        return
    maker = Maker(given, found)
    for tag, reason in _DATES.items():
        if bad_date(found.dataset, tag):
            yield Trouble(f"({tag >> 16:04X},{tag & 0xFFFF:04X})", reason, notice=True)
    if maker.person is not None:
        yield maker.person
    if _is_picture(found):
        yield maker.study()
        yield maker.picture()
    elif _is_report(found, maker.modality):
        yield maker.report()
    else:
        yield maker.document()
    if found.cut:
        yield Trouble("(7FE0,0010)", Reason.TRUNCATED, notice=_is_picture(found))


def _is_picture(found: Opened) -> bool:
    """Whether there is something to look at: rows, columns, and at least some of its dots."""
    data = found.dataset
    sized = data.number(0x00280010) > 0 and data.number(0x00280011) > 0
    return found.pixels is not None and sized and len(found.data) > found.pixels.start


def _is_report(found: Opened, modality: str) -> bool:
    if found.sop_class == words.KEY_OBJECTS:
        return False
    named = found.sop_class.startswith(words.REPORTS)
    return named or (_CONTENT in found.dataset.elements and modality == "SR")
