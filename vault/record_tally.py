"""Rows of a record's views held against what the entries say, as a full check reads them.

Refuses: repairing, and extracting facts again; only what stands in headers and meta is compared.

Large tables are compared by the sum of their rows' hashes, so that memory stays small.
"""

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, Final

import msgspec

from vault.db import Connection
from vault.entry import Entry, Operation, brings_content, decode_rest
from vault.errors import Altered, ProofRefused
from vault.imports import log_number
from vault.log_schema import row_id
from vault.log_verify import LedgerReport
from vault.meta import (
    EraseMeta,
    FileMeta,
    ImportMeta,
    SummaryMeta,
    UndoMeta,
    decode_meta,
    encode_meta,
    loose_meta,
)
from vault.record_lives import Undone
from vault.record_scan import Scan, version_sum


class _Brought(msgspec.Struct, frozen=True):
    """What of a content entry's meta is compared."""

    import_: str = msgspec.field(name="import")
    record: str
    length: int
    files: tuple[FileMeta, ...] = ()


_Act = tuple[int, int, bytes, Entry]
"""An entry without content: log's number, index, meta, header."""

_BROUGHT: Final = msgspec.json.Decoder(_Brought)


class Tally:
    """Hears every payload of a full check, then says which tables do not fit."""

    def __init__(self) -> None:
        self._contents = 0
        self._sum = 0
        self._brought: Counter[str] = Counter()
        self._files: dict[str, set[tuple[Any, ...]]] = {}
        self._acts: list[tuple[int, int, bytes]] = []
        self._undone: list[Undone] = []

    def hear(self, number: int, payloads: Iterable[tuple[int, bytes, bytes]]) -> None:
        """Payloads of one log, each with its index, in order: index, meta, content."""
        metas, places = [], []
        for index, raw, content in payloads:
            meta = _content_meta(raw) if content else None
            if meta is None:
                self._acts.append((number, index, raw))
            else:
                metas.append(meta)
                places.append(index)
        records = [bytes.fromhex(meta.record) for meta in metas]
        imports = [meta.import_ for meta in metas]
        self._contents += len(metas)
        self._sum += version_sum(records, imports, repeat(number), places)
        self._brought.update(imports)
        for meta in metas:
            if meta.files:
                self._take_files(meta)

    def differing(
        self, connection: Connection, report: LedgerReport, cancelled: Callable[[], bool]
    ) -> list[str]:
        """The names of tables that are not what the entries say.

        Call it in the read transaction in which the entries were heard.
        """
        numbers = {log_number(connection, one.log_id): one.log_id for one in report.logs}
        bad = []
        imports = self._expected_imports(connection, numbers)
        if _kept_imports(connection) != imports:
            bad.append("imports")
        scan = Scan(connection, self._undone)
        bad += scan.differing(cancelled)
        if scan.versions != self._sum:
            bad.append("records")
        if not self._files_fit(connection):
            bad.append("files")
        if not self._acts_fit(connection, numbers, report):
            bad.append("acts")
        return list(dict.fromkeys(bad))

    def _take_files(self, meta: ImportMeta | _Brought) -> None:
        for one in meta.files:
            row = (one.name, one.key, one.sha256, one.size, one.title, one.media)
            self._files.setdefault(one.name, set()).add(row)

    def _files_fit(self, connection: Connection) -> bool:
        """Every file is as one entry named it: an original may be an attachment as well."""
        kept = {row[0]: tuple(row) for row in connection.rows("select * from files")}
        return kept.keys() == self._files.keys() and all(
            row in self._files[name] for name, row in kept.items()
        )

    def _acts_fit(
        self, connection: Connection, numbers: dict[int, Any], report: LedgerReport
    ) -> bool:
        """Every entry that brings no content is one act; those without payload are told apart."""
        ids = {log_id: number for number, log_id in numbers.items()}
        entries = sum(one.size for one in report.logs)
        gone = sum(
            brings_content(_header(connection, ids[log_id], index)) for log_id, index in report.gone
        )
        kept = connection.rows("select log, idx from acts")
        found = {(ids.get(log, 0), index) for log, index in kept}
        heard = {(number, index) for number, index, _ in self._acts}
        return len(kept) == len(found) == entries - self._contents - gone and heard <= found

    def _expected_imports(
        self, connection: Connection, numbers: dict[int, Any]
    ) -> dict[str, list[Any]]:
        acts = [
            (number, index, raw, _header(connection, number, index))
            for number, index, raw in self._acts
        ]
        expected = self._restated(connection, numbers, acts)
        for number, index, raw, entry in acts:
            if entry.operation == Operation.IMPORT:
                meta = decode_meta(raw, ImportMeta)
                self._take_files(meta)
                expected[meta.import_] = self._import(meta, entry, (numbers[number], index))
            elif entry.operation == Operation.ERASE:
                closing = decode_meta(raw, EraseMeta).summary
                if closing is not None:
                    _set(expected, closing.import_, -1, encode_meta(closing).decode())
            elif entry.operation == Operation.UNDO:
                undone = decode_meta(raw, UndoMeta).import_
                self._undone.append((number, index, undone))
                _set(expected, undone, -2, 1)
            elif entry.operation == Operation.AMEND and "record" not in loose_meta(raw):
                _set(expected, decode_meta(raw, SummaryMeta).import_, -1, raw.decode())
        return expected

    def _restated(
        self, connection: Connection, numbers: dict[int, Any], acts: Sequence[_Act]
    ) -> dict[str, list[Any]]:
        """Imports whose own words are erased, as their `erase` entries say them again."""
        ids = {log_id: number for number, log_id in numbers.items()}
        expected: dict[str, list[Any]] = {}
        for _, _, raw, entry in acts:
            if entry.operation != Operation.ERASE or entry.target is None:
                continue
            meta, where = decode_meta(raw, EraseMeta).restated, entry.target
            if meta is not None:
                first = _header(connection, ids[where.log_id], where.index)
                place = (where.log_id, where.index)
                expected[meta.import_] = self._import(meta, first, place)
        return expected

    def _import(self, meta: ImportMeta, entry: Entry, place: tuple[Any, int]) -> list[Any]:
        told = (meta.batch, meta.path, meta.format, meta.source, entry.claimed_ms)
        return [*told, *place, self._brought[meta.import_], 0, "{}"]


def _header(connection: Connection, number: int, index: int) -> Entry:
    """What an entry's header says beyond its place."""
    found = connection.row("select rest from entries where id = ?", (row_id(number, index),))
    return decode_rest(found[0])


def check_tally(
    connection: Connection, tally: Tally, report: LedgerReport, cancelled: Callable[[], bool]
) -> list[str]:
    """As `Tally.differing`; a table that cannot be read is named as well."""
    try:
        return tally.differing(connection, report, cancelled)
    except Altered as altered:
        connection.renew()
        return [altered.where]
    except (ProofRefused, TypeError, ValueError, LookupError, struct.error):
        return ["entries"]


def _content_meta(raw: bytes) -> _Brought | None:
    try:
        return _BROUGHT.decode(raw)
    except msgspec.DecodeError:
        return None


def _set(expected: dict[str, list[Any]], import_id: str, place: int, value: object) -> None:
    if import_id in expected:
        expected[import_id][place] = value


def _kept_imports(connection: Connection) -> dict[str, list[Any]]:
    rows = connection.rows(
        "select id, batch, path, format, source, when_ms, log, idx, records + changed, undone,"
        " summary from imports"
    )
    return {row[0].hex(): list(row[1:]) for row in rows}
