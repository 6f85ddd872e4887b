"""The pictures of an examination: which there are, in their order, and single ones to be seen.

Refuses: to open a file of others in this process; a confined child takes frames out.
"""

from dataclasses import dataclass
from typing import Any, Final

import msgspec

from app.errors import BadRequest
from app.exporting import small_file
from sync.readers.pages import slices_of
from sync.readers.protocol import Reason
from sync.readers.slices import Slice, SliceWish
from vault.ids import RecordId
from vault.record_store import RecordStore
from vault.records import Detail, RecordState, Row, StoredFile

LARGEST: Final = 128 << 20
"""A file larger than this is not shown; it can be saved."""

MOST_AT_ONCE: Final = 16
_MOST_BYTES: Final = 48 << 20
_INSTANCE: Final = "urn:rekamku:dicom"
_LAST: Final = float("inf")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of a series: its record, its original, how many frames it holds."""

    record_id: RecordId
    stored: StoredFile
    frames: int
    number: str


@dataclass(frozen=True, slots=True)
class PictureSeries:
    """Pictures taken in one go, in their order."""

    key: str
    number: str
    title: str
    modality: str
    files: tuple[PictureFile, ...]

    @property
    def frames(self) -> int:
        """How many pictures there are in all files."""
        return sum(one.frames for one in self.files)


@dataclass(frozen=True, slots=True)
class Study:
    """An examination with all its series."""

    row: Row
    series: tuple[PictureSeries, ...]


@dataclass(frozen=True, slots=True)
class FrameWish:
    """One frame (from 0) of one file."""

    stored: StoredFile
    frame: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What a picture's record says about its place among the others."""

    file: PictureFile
    texts: dict[str, str]
    modality: str

    @property
    def series(self) -> str:
        return self.texts.get("series", "")


def picture_ids(store: RecordStore, row: Row) -> tuple[RecordId, ...]:
    """The records of an examination's pictures that are in view; none for other records."""
    if row.facts.fhir_type != "ImagingStudy":
        return ()
    found = (store.row(one) for one in store.referrers(row.id))
    return tuple(
        one.id
        for one in found
        if one.facts.fhir_type == "Media" and one.state is RecordState.CURRENT
    )


def study(store: RecordStore, record_id: RecordId) -> Study:
    """An examination's pictures by series and number; raises NoRecord, Altered."""
    row = store.row(record_id)
    told = [_told(store.detail(one)) for one in picture_ids(store, row)]
    series: dict[str, list[_Told]] = {}
    for one in told:
        if one is not None:
            series.setdefault(one.series, []).append(one)
    made = [_series(key, files) for key, files in series.items()]
    made.sort(key=lambda one: (_number(one.number), one.number, one.key))
    return Study(row, tuple(made))


def slices(store: RecordStore, wanted: tuple[FrameWish, ...], edge: int) -> tuple[Slice, ...]:
    """Frames in the order wanted, taken out in one child; raises BadRequest, Altered.

    What does not fit in together any more is refused as too large; ask again for fewer.
    """
    if len(wanted) > MOST_AT_ONCE or edge <= 0 or any(one.frame < 0 for one in wanted):
        raise BadRequest("slices", str(len(wanted)))
    files: dict[str, int] = {}
    contents: list[bytes] = []
    wishes: dict[int, SliceWish] = {}
    left = _MOST_BYTES
    for at, wish in enumerate(wanted):
        stored = wish.stored
        if stored.name not in files:
            if stored.size > LARGEST or (stored.size > left and contents):
                continue
            files[stored.name] = len(contents)
            contents.append(small_file(store, stored, LARGEST))
            left -= stored.size
        wishes[at] = SliceWish(files[stored.name], wish.frame)
    found = slices_of(contents, tuple(wishes.values()), edge) if wishes else []
    by_place = dict(zip(wishes, found, strict=True))
    refused = Slice(reason=Reason.TOO_LARGE)
    return tuple(by_place.get(at, refused) for at in range(len(wanted)))


def _series(key: str, files: list[_Told]) -> PictureSeries:
    first = files[0]
    files.sort(key=_order)
    return PictureSeries(
        key,
        first.texts.get("seriesNumber", ""),
        first.texts.get("seriesDescription", ""),
        first.modality,
        tuple(one.file for one in files),
    )


def _order(told: _Told) -> tuple[float, float, str]:
    """By the number of the picture; where it has none, by its place in the body."""
    place = told.texts.get("location") or told.texts.get("position", "").rpartition("\\")[2]
    return _number(told.file.number), _number(place), told.file.stored.name


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return _LAST
    return number if number == number else _LAST  # noqa: PLR0124 - NaN has no place in an order


def _told(detail: Detail) -> _Told | None:
    """What a picture's record tells; None where its file was not kept."""
    try:
        tree: Any = msgspec.json.decode(detail.content)
    except msgspec.DecodeError:
        return None
    if not detail.attachments or not isinstance(tree, dict):
        return None
    texts: dict[str, str] = {}
    for extension in tree.get("extension", []):
        if extension.get("url") == _INSTANCE:
            texts = {one["url"]: one["valueString"] for one in extension["extension"]}
    codings = tree.get("modality", {}).get("coding", [])
    modality = str(codings[0].get("code", "")) if codings else ""
    frames = tree.get("frames")
    file = PictureFile(
        detail.row.id,
        detail.attachments[0],
        frames if isinstance(frames, int) and frames > 0 else 1,
        texts.get("instanceNumber", ""),
    )
    return _Told(file, texts, modality)
