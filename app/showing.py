"""Showing: a record's own text laid out for reading, pages of its files as pictures, saving them.

Refuses: to open a file of others in this process; a confined child draws it.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.errors import BadRequest, FileGone, TargetExists
from app.exporting import small_file, write_whole
from sync.readers.ccda.laid import LaidOut
from sync.readers.excerpts import Excerpt
from sync.readers.pages import PagePicture, excerpt_of, picture_of, table_of
from sync.readers.pages import laid_out as as_blocks
from sync.readers.protocol import ColumnMatch, Reason, SpotJob, TableJob
from sync.readers.table_looks import TableSeen
from vault.ids import RecordId
from vault.record_store import RecordStore
from vault.records import Detail, StoredFile

MOST_TEXT = 200_000
"""How many characters of a text are shown; the whole is there to be saved."""

LARGEST_SHOWN = 64 << 20


def readable(content: bytes) -> str:
    """A record's content as text: JSON with one member per line, all else as it is."""
    if content[:1] in {b"{", b"["}:
        with suppress(msgspec.DecodeError):  # else shown as it came
            content = msgspec.json.format(content, indent=2)
    return content.decode("utf-8", "replace")[:MOST_TEXT]


def version_text(store: RecordStore, record_id: RecordId, index: int) -> str:
    """One version of a record as text; raises NoRecord, Altered."""
    return readable(store.content(record_id, index))


def file_text(store: RecordStore, stored: StoredFile) -> str:
    """A text file as text; raises BadRequest if it is too large to show, Altered."""
    return readable(small_file(store, stored, LARGEST_SHOWN))


def picture(store: RecordStore, stored: StoredFile, page: int, width: int) -> PagePicture:
    """A page of a PDF, or a picture, drawn `width` px wide; raises BadRequest, Altered."""
    if page < 0 or width <= 0:
        raise BadRequest("page", str(page))
    return picture_of(small_file(store, stored, LARGEST_SHOWN), page, width)


def page_on_disk(named: str, page: int, width: int) -> PagePicture:
    """A page of a file that is not in the vault yet; raises BadRequest, FileGone.

    `named` is its path as imports tell it: for a member of an archive `archive!member`.
    """
    if page < 0 or width <= 0:
        raise BadRequest("page", str(page))
    path, member = on_disk(named)
    content = _read(path)
    if content is None:
        return PagePicture(reason=Reason.TOO_LARGE)
    return picture_of(content, page, width, member)


def table_on_disk(named: str, sheet: str, told: ColumnMatch | None) -> TableSeen:
    """The beginning of a table that is not in the vault yet, read as `told`; raises FileGone."""
    path, member = on_disk(named)
    content = _read(path)
    if content is None:
        return TableSeen(reason=Reason.TOO_LARGE)
    return table_of(content, TableJob(member, sheet, told))


def _read(path: Path) -> bytes | None:
    """A whole file, None if it is too large to be shown; raises FileGone."""
    try:
        return None if path.stat().st_size > LARGEST_SHOWN else path.read_bytes()
    except OSError:
        raise FileGone(path) from None


def on_disk(named: str) -> tuple[Path, str]:
    """The file of a path as imports tell it, and the name inside it if it is an archive."""
    outer, mark, member = named, "", ""
    while not Path(outer).is_file() and "!" in outer:
        outer, mark, tail = outer.rpartition("!")
        member = tail + (mark + member if member else "")
    return Path(outer), member


def place_of(detail: Detail) -> str:
    """Where a record stands in the file of the import that its row shows."""
    shown = (one for one in detail.versions if one.import_id == detail.row.import_id)
    return next((one.place for one in shown), "")


def page_of_original(store: RecordStore, record_id: RecordId, page: int, width: int) -> PagePicture:
    """A page of the file a record came from, drawn; raises BadRequest, NoRecord, Altered."""
    if page < 0 or width <= 0:
        raise BadRequest("page", str(page))
    found = _original(store, record_id)
    return picture_of(small_file(store, found.file, LARGEST_SHOWN), page, width, found.member)


def excerpt(store: RecordStore, record_id: RecordId) -> Excerpt:
    """The record's place in the text it came from; raises BadRequest, NoRecord, Altered."""
    found = _original(store, record_id)
    if found.file.size > LARGEST_SHOWN:
        return Excerpt(reason=Reason.TOO_LARGE)
    content = small_file(store, found.file, LARGEST_SHOWN)
    return excerpt_of(content, SpotJob(found.place, found.member, found.form))


@dataclass(frozen=True, slots=True)
class _Origin:
    file: StoredFile
    place: str
    member: str
    form: str


def _original(store: RecordStore, record_id: RecordId) -> _Origin:
    """The kept file of a record and where in it the record stands; raises BadRequest."""
    detail = store.detail(record_id)
    brought = next((one for one in store.imports() if one.import_id == detail.row.import_id), None)
    if detail.original is None or brought is None:
        raise BadRequest("original", record_id)
    member = brought.path.partition(f"{detail.original.title}!")[2]
    return _Origin(detail.original, place_of(detail), member, brought.format)


def laid_out(store: RecordStore, stored: StoredFile) -> LaidOut:
    """A clinical document as blocks to be read; raises BadRequest, Altered."""
    return as_blocks(small_file(store, stored, LARGEST_SHOWN))


def save_file(store: RecordStore, stored: StoredFile, target: Path) -> None:
    """Write a stored file, byte for byte; raises TargetExists, Altered."""
    if target.exists():
        raise TargetExists(target)
    write_whole(target, store.open_file(stored))
