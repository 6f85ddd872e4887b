"""Taking everything out: a FHIR bundle, NDJSON, or the original files as they came.

Refuses: writing over what is there; each format is taken back by `import` as it is.
"""

import os
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from app import by_hand
from app.errors import BadRequest, TargetExists
from app.jobs import Job
from sync.beside import Carried, carrying
from sync.shape import dump
from sync.trees import Trees, reading_trees
from vault.record_store import RecordStore
from vault.records import Detail, Filter, Person, Row, StoredFile, Trust
from vault.vault import Vault

PAGE = 500
BUNDLE_HEAD = b'{"resourceType":"Bundle","type":"collection","entry":['
BUNDLE_TAIL = b"]}\n"
FHIR_JSON = "application/fhir+json"
BY_HAND = "written-by-hand.json"
"""Beside the originals: a FHIR bundle of the records that came in no file."""

Exported = tuple[str, bytes]
"""A record's `fullUrl`, if it has one, and its JSON."""


class Format(StrEnum):
    """What an export may be."""

    FHIR = "fhir"
    NDJSON = "ndjson"
    ORIGINALS = "originals"


def export(vault: Vault, person: Person, form: Format, out: Path, job: Job) -> int:
    """Write one person's current records to `out`; how many there were.

    Raises TargetExists, DiskFull, Cancelled; a broken-off export leaves nothing behind.
    """
    store = vault.record(person.id)
    if out.exists():
        raise TargetExists(out)
    if form is Format.ORIGINALS:
        return _originals(store, person, out, job)
    pieces = _bundle if form is Format.FHIR else _lines
    counted = _Counted(all_rows(store), job, store.counts().total)
    write_whole(out, pieces(_contents(store, person, counted)))
    return counted.done


def all_rows(store: RecordStore) -> Iterator[Row]:
    """Every current record, the directory ones too, page by page."""
    offset = 0
    while rows := store.list(Filter(everything=True), PAGE, offset).rows:
        yield from (row for row in rows if row.state == "current")
        offset += len(rows)


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write under another name and rename when whole; nothing is left behind otherwise."""
    fresh = path.with_name(f".{path.name}.part")
    try:
        with fresh.open("xb") as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        fresh.rename(path)
    finally:
        fresh.unlink(missing_ok=True)


def save_original(store: RecordStore, detail: Detail, path: Path) -> None:
    """Write the file a record came from, byte for byte; raises TargetExists, Altered."""
    if path.exists():
        raise TargetExists(path)
    original = detail.original
    pieces = [detail.content] if original is None else store.open_file(original)
    write_whole(path, pieces)


def small_file(store: RecordStore, stored: StoredFile, limit: int) -> bytes:
    """A stored file whole, for showing; raises BadRequest over `limit` bytes, Altered."""
    if stored.size > limit:
        raise BadRequest("size", str(stored.size))
    return b"".join(store.open_file(stored))


class _Counted:
    """Rows passed through while they are counted and told of."""

    def __init__(self, rows: Iterable[Row], job: Job, total: int) -> None:
        self._rows = rows
        self._job = job
        self._total = total
        self.done = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            yield row
            self.done += 1
            if self.done % PAGE == 0:
                self._job.step(self.done, self._total, "records")


def _bundle(contents: Iterable[Exported]) -> Iterator[bytes]:
    yield BUNDLE_HEAD
    first = True
    for url, content in contents:
        named = b'"fullUrl":' + dump(url) + b"," if url else b""
        entry = b"{" + named + b'"resource":' + content + b"}"
        yield entry if first else b",\n" + entry
        first = False
    yield BUNDLE_TAIL


def _lines(contents: Iterable[Exported]) -> Iterator[bytes]:
    for _, content in contents:
        yield b" ".join(content.splitlines()) + b"\n"


def _contents(store: RecordStore, person: Person, rows: Iterable[Row]) -> Iterator[Exported]:
    """The exact bytes of each record, with its files; the person first if only we name them."""
    if any(one.format == by_hand.FORMAT and not one.undone for one in store.imports()):
        yield from (("", one) for one in by_hand.whose(store, person))
    with reading_trees() as trees:
        for row in rows:
            detail = store.detail(row.id)
            yield detail.url, carrying(as_json(detail, trees), carried(store, detail))


def carried(store: RecordStore, detail: Detail) -> list[Carried]:
    """The files kept beside a record, which its own bytes only name; none for XML."""
    if detail.versions[0].media != FHIR_JSON or b'"data"' in detail.content:
        return []
    return [
        Carried(one.title, one.media, b"".join(store.open_file(one))) for one in detail.attachments
    ]


def as_json(detail: Detail, trees: Trees) -> bytes:
    """A record's content as JSON: as it came, or its XML in R4's shape."""
    newest = detail.versions[0]
    if newest.media == FHIR_JSON:
        return detail.content
    return dump(trees.read(detail.content, newest.media, newest.fhir))


def _originals(store: RecordStore, person: Person, folder: Path, job: Job) -> int:
    """The files as they came; what was written by hand came in none and gets its own."""
    folder.mkdir(parents=True)
    taken: set[str] = set()
    files = store.originals()
    for position, stored in enumerate(files):
        job.step(position, len(files), "files")
        write_whole(folder / free_name(stored.title, stored.name, taken), store.open_file(stored))
    typed = [row for row in all_rows(store) if row.trust is Trust.TYPED]
    if typed:
        name = free_name(BY_HAND, "", taken)
        write_whole(folder / name, _bundle(_contents(store, person, typed)))
    for stored in (one for row in typed for one in store.detail(row.id).attachments):
        write_whole(folder / free_name(stored.title, stored.name, taken), store.open_file(stored))
    return store.counts().total


def free_name(title: str, otherwise: str, taken: set[str]) -> str:
    """A file name no other original has: the one it came with, made safe and numbered."""
    bare = re.sub(r"[^\w.\- ]", "_", Path(title).name).strip(". ") or otherwise[:12]
    stem, dot, tail = bare[:120].partition(".")
    name, number = bare[:120], 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){dot}{tail}"
    taken.add(name.casefold())
    return name
