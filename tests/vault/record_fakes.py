"""Records and stores made for tests: small, cheap, with a clock that only tests move."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from vault.db import Connection, open_database
from vault.files import FileStore
from vault.ids import BatchId, ImportId, PersonId, RecordId, ledger_of
from vault.importing import ImportWriter
from vault.keys import KdfParameters
from vault.log import Head, Writer, log_id_for
from vault.names import Naming, hex_id
from vault.record_store import (
    BatchOutcome,
    ImportSource,
    RecordKeys,
    RecordStore,
    StoredPayload,
)
from vault.records import (
    Facts,
    Flag,
    IncomingRecord,
    Kind,
    Label,
    Need,
    Standing,
    StoredFile,
)
from vault.share_store import ShareStore
from vault.sign import SigningKey

PERSON = PersonId("5a" * 16)
KEY = b"k" * 32
KEYS = RecordKeys(identity=b"i" * 32, name=b"n" * 32)
CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)
START_MS = 1_795_000_000_000


@dataclass
class Clock:
    now: int = START_MS

    def __call__(self) -> int:
        return self.now


@dataclass
class Desk:
    """A person's record with everything around it."""

    folder: Path
    connection: Connection
    store: RecordStore
    writer: Writer
    clock: Clock
    heads: list[Head] = field(default_factory=list)
    imports: int = 0

    def bring(self, *records: IncomingRecord, path: str = "export.json") -> BatchOutcome:
        """Imports records as one file; the outcome."""
        with self.begin(path) as importing:
            outcome = importing.add(records)
            importing.commit()
        return outcome

    def begin(self, path: str = "export.json", **more: Any) -> ImportWriter:
        self.imports += 1
        importing = self.store.begin_import(source(self.imports, path, **more))
        assert isinstance(importing, ImportWriter)
        return importing

    def id_of(self, identity: str) -> RecordId:
        """The id of the record with that identity text."""
        return hex_id(Naming(KEYS.identity).id_of(identity))

    def keep(self, content: bytes, title: str) -> StoredFile:
        """A file of the person's, stored as an original is before its import."""
        return files_in(self.folder).put([content], title=title, media="application/pdf")

    def reopen(self, writer: Writer | None = None) -> RecordStore:
        """The same database as another process would have it."""
        connection = open_database(self.folder / "record.db", KEY)
        return record_store(self.folder, connection, writer, self.clock, lambda _head: None)


def writer_for(purpose: str) -> Writer:
    ledger, incarnation = ledger_of(PERSON), os.urandom(16)
    key = SigningKey.generate()
    log_id = log_id_for(key.public, incarnation, ledger, purpose)
    return Writer(ledger, log_id, key, incarnation)


def files_in(folder: Path) -> FileStore:
    return FileStore(folder / "files", KEYS.name, os.urandom)


def record_store(
    folder: Path,
    connection: Connection,
    writer: Writer | None,
    clock: Clock,
    on_commit: Callable[[Head], None],
) -> RecordStore:
    return RecordStore(
        connection, PERSON, writer, KEYS, files_in(folder), clock, os.urandom, on_commit
    )


def make_desk(folder: Path) -> Desk:
    clock, writer, heads = Clock(), writer_for("record"), list[Head]()
    connection = open_database(folder / "record.db", KEY, create=True)
    store = RecordStore.create(
        connection, PERSON, writer, KEYS, files_in(folder), clock, os.urandom, heads.append
    )
    return Desk(folder, connection, store, writer, clock, heads)


def make_shares(folder: Path, clock: Clock, heads: list[Head] | None = None) -> ShareStore:
    connection = open_database(folder / "share.db", KEY, create=True)
    return ShareStore.create(
        connection,
        PERSON,
        writer_for("share"),
        clock,
        os.urandom,
        (heads if heads is not None else []).append,
        passcode_kdf=CHEAP,
    )


def source(number: int, path: str = "export.json", **more: Any) -> ImportSource:
    return ImportSource(
        import_id=ImportId(f"{number:032x}"),
        batch_id=BatchId(f"{number + 1_000_000:032x}"),
        path=path,
        format="fhir",
        reader="fhir-json",
        actor="Sari",
        source=path,
        **more,
    )


def incoming(identity: str, title: str = "Glukosa", text: str = "1", **more: Any) -> IncomingRecord:
    """A laboratory result; `text` makes its content, facts' fields and others come by name."""
    names = Facts.__struct_fields__
    given = {name: value for name, value in more.items() if name in names}
    others = {name: value for name, value in more.items() if name not in names}
    facts = replace(Facts(kind=Kind.LAB, fhir_type="Observation", title=title, value=text), **given)
    if facts.sort_key == "" and facts.date:
        facts = replace(facts, sort_key=sort_key(facts.date))
    content = json.dumps({"id": identity, "facts": _plain(facts)}).encode()
    made = IncomingRecord(
        content=content,
        media="application/fhir+json",
        fhir="4.0.1",
        place=f"/{identity}",
        identity=identity,
        fingerprint=hashlib.sha256(content).digest(),
        facts=facts,
    )
    return replace(made, **others)


def sort_key(date: str) -> str:
    """The sort key of a FHIR date."""
    full = "0000-00-00T00:00:00"
    return date[:19] + full[len(date[:19]) :]


def number(value: str, **more: Any) -> dict[str, Any]:
    """The fields of a measured value."""
    return {"text": value, "number": Decimal(value), **more}


def again(payloads: tuple[StoredPayload, ...]) -> tuple[IncomingRecord, ...]:
    """Extracts facts from contents as `incoming` made them, knowing nothing of the file."""
    return tuple(_again(payload) for payload in payloads)


def _again(payload: StoredPayload) -> IncomingRecord:
    told = json.loads(payload.content)["facts"]
    decimals = {name: Decimal(told[name]) for name in ("number", "low", "high") if told[name]}
    none = {name: None for name in ("number", "low", "high") if not told[name]}
    enums = {
        "kind": Kind(told["kind"]),
        "flag": Flag(told["flag"]),
        "standing": Standing(told["standing"]),
    }
    facts = Facts(
        **{**told, **decimals, **none, **enums, "labels": tuple(map(Label, told["labels"]))}
    )
    return IncomingRecord(
        content=payload.content,
        media=payload.media,
        fhir=payload.fhir,
        place=payload.place,
        identity="unknown here",
        fingerprint=hashlib.sha256(payload.content).digest(),
        facts=facts,
    )


def _plain(facts: Facts) -> dict[str, Any]:
    plain = {name: getattr(facts, name) for name in Facts.__struct_fields__}
    for name in ("number", "low", "high"):
        plain[name] = None if plain[name] is None else str(plain[name])
    plain["flag"], plain["standing"] = facts.flag.value, facts.standing.value
    return {**plain, "kind": facts.kind.value, "labels": [one.value for one in facts.labels]}


def needing(field_: str, target: str) -> tuple[Need, ...]:
    return (Need(field_, target),)
