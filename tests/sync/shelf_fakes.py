"""A person's records in memory, read from FHIR bundles by the real extractor."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import structs

from sync.fhir.context import FileContext
from sync.fhir.extract import extract
from vault.errors import NoRecord
from vault.ids import ImportId, LogId, PersonId, RecordId
from vault.record_values import Reference
from vault.records import (
    Counts,
    Detail,
    Filter,
    IncomingRecord,
    Kind,
    Label,
    Page,
    Person,
    RecordState,
    Row,
    Sex,
    Trust,
    Version,
)

SARI = Person(PersonId("1" * 32), "Sari Wulandari", "1955-03-02", Sex.FEMALE, "3171424203550001")


class _Entry(msgspec.Struct):
    resource: msgspec.Raw
    fullUrl: str = ""  # noqa: N815 - FHIR's own name


class _Bundle(msgspec.Struct):
    entry: list[_Entry]


def incoming(content: bytes, full_url: str, context: FileContext) -> IncomingRecord:
    tree = json.loads(content, parse_float=Decimal)
    context.directory.add(tree, "", full_url)
    return extract(tree, content, "/", "application/fhir+json", "4.0", full_url, context)


class FakeShelf:
    """Answers as `RecordStore` does for what a selection asks."""

    def __init__(self, records: Iterable[IncomingRecord], trust: Trust = Trust.UNCHANGED) -> None:
        self._details: dict[RecordId, Detail] = {}
        self._known: dict[str, RecordId] = {}
        self._refers: dict[RecordId, tuple[str, ...]] = {}
        for record in records:
            self._put(record, trust)

    @classmethod
    def of_bundle(cls, content: bytes) -> "FakeShelf":
        context = FileContext("f" * 64)
        entries = msgspec.json.decode(content, type=_Bundle).entry
        return cls(incoming(bytes(one.resource), one.fullUrl, context) for one in entries)

    @classmethod
    def of(cls, *resources: dict[str, Any]) -> "FakeShelf":
        entries = [{"resource": resource} for resource in resources]
        return cls.of_bundle(json.dumps({"entry": entries}, ensure_ascii=False).encode())

    def _put(self, record: IncomingRecord, trust: Trust) -> None:
        record_id = RecordId(hashlib.sha256(record.identity.encode()).hexdigest()[:32])
        row = Row(
            record_id,
            SARI.id,
            record.facts,
            RecordState.CURRENT,
            trust,
            "RS Contoh.json",
            ImportId("2" * 32),
        )
        version = Version(
            LogId(b"l" * 16),
            len(self._details),
            hashlib.sha256(record.content).digest(),
            1_795_000_000_000,
            2,
            row.import_id,
            row.source,
            record.place,
            record.media,
            record.fhir,
            len(record.content),
        )
        self._details[record_id] = Detail(row, (version,), record.content)
        for name in (record.identity, *record.aliases):
            self._known.setdefault(name, record_id)
        self._refers[record_id] = record.references

    def find(self, fhir_type: str, text: str = "") -> RecordId:
        for record_id, detail in self._details.items():
            if detail.row.facts.fhir_type == fhir_type and text.encode() in detail.content:
                return record_id
        raise NoRecord(fhir_type)

    def set_labels(self, record_id: RecordId, labels: Sequence[Label]) -> None:
        detail = self._details[record_id]
        facts = structs.replace(detail.row.facts, labels=tuple(labels))
        self._details[record_id] = replace(detail, row=replace(detail.row, facts=facts))

    def all_rows(self) -> list[Row]:
        rows = [detail.row for detail in self._details.values()]
        return sorted(rows, key=lambda row: row.facts.sort_key, reverse=True)

    def list(self, wanted: Filter, limit: int, offset: int, /) -> Page:
        def fits(row: Row) -> bool:
            kind, date = row.facts.kind, row.facts.date
            if wanted.kinds and kind not in wanted.kinds:
                return False
            if not wanted.kinds and kind is Kind.DIRECTORY and not wanted.everything:
                return False
            if wanted.since and date[: len(wanted.since)] < wanted.since:
                return False
            return not (wanted.until and date[: len(wanted.until)] > wanted.until)

        rows = tuple(row for row in self.all_rows() if fits(row))
        end = None if limit == 0 else offset + limit
        return Page(len(rows), rows[offset:end])

    def row(self, record_id: RecordId, /) -> Row:
        return self.detail(record_id).row

    def detail(self, record_id: RecordId, /) -> Detail:
        try:
            return self._details[record_id]
        except KeyError:
            raise NoRecord(record_id) from None

    def references(self, record_id: RecordId, /) -> tuple[Reference, ...]:
        return tuple(Reference(name, self._known.get(name)) for name in self._refers[record_id])

    def referrers(self, record_id: RecordId, /) -> tuple[RecordId, ...]:
        return tuple(
            other
            for other, names in self._refers.items()
            if any(self._known.get(name) == record_id for name in names)
        )

    def counts(self) -> Counts:
        kinds = [row.facts.kind for row in self.all_rows() if row.facts.kind is not Kind.DIRECTORY]
        return Counts(len(kinds), {kind: kinds.count(kind) for kind in kinds})
