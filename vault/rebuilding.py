"""Makes the views anew from the entries of the ledger, in the ledger's order.

Refuses: anything that is not in an entry; the extractor gives facts, the meta the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from vault.bulk import Arrival
from vault.db import Connection, transaction
from vault.entry import Operation, Target, brings_content
from vault.erasing import tell_erased
from vault.errors import Altered, NoImport, NoRecord, ProofRefused
from vault.ids import ImportId
from vault.importing import arrival_of
from vault.imports import (
    add_act,
    add_files,
    add_import,
    import_number,
    log_number,
    set_summary,
)
from vault.log import Ledger, StoredEntry
from vault.meta import (
    ChoiceMeta,
    EraseMeta,
    ImportMeta,
    RecordMeta,
    UndoMeta,
    decode_meta,
    loose_meta,
    record_meta,
)
from vault.names import Naming
from vault.record_schema import create_views, drop_views, set_state
from vault.record_values import Extract, StoredPayload
from vault.records import IncomingRecord, Need
from vault.views import Views

_CHUNK = 500
_CONTENT = frozenset({Operation.CREATE, Operation.AMEND})
_ANY_MISSING = (
    "select 1 from entries e where not exists (select 1 from payload p where p.id = e.id) limit 1"
)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A content entry whose facts are to be extracted."""

    stored: StoredEntry
    meta: RecordMeta


def rebuild_views(
    connection: Connection,
    ledger: Ledger,
    naming: Naming,
    extract: Extract,
    extractor: int,
    progress: Callable[[int, int], None],
) -> None:
    """Drops every view and makes it again, in one transaction; notes the extractor unless 0.

    Raises Altered where an entry cannot be read, ValueError if `extract` does not answer
    one for one; the old views stand then.
    """
    with transaction(connection):
        drop_views(connection)
        create_views(connection)
        replay = Replay(connection, naming, extract, restated(connection, ledger))
        total = sum(head.size for head in ledger.heads())
        try:
            for done, stored in enumerate(ledger.walk()):
                replay.take(stored)
                if done % _CHUNK == 0:
                    progress(done, total)
            replay.finish()
        except (NoImport, NoRecord, ProofRefused) as missing:
            raise Altered(connection.path.name, f"entries: {missing}") from missing
        if extractor:
            set_state(connection, "extractor", str(extractor))
    progress(total, total)


def restated(connection: Connection, ledger: Ledger) -> dict[Target, ImportMeta]:
    """What `erase` entries say is still true of imports whose own words went with their file."""
    if connection.row(_ANY_MISSING) is None:
        return {}
    found = {}
    for stored in ledger.walk(operations={Operation.ERASE}):
        target, meta = stored.entry.target, decode_meta(stored.meta, EraseMeta)
        if target is not None and meta.restated is not None:
            found[target] = meta.restated
    return found


class Replay:
    """Tells the views what each entry says, as it was told when the entries were written."""

    def __init__(
        self,
        connection: Connection,
        naming: Naming,
        extract: Extract,
        erased: Mapping[Target, ImportMeta],
    ) -> None:
        self._erased = erased
        self._connection = connection
        self._naming = naming
        self._extract = extract
        self._views = Views(connection)
        self._waiting: list[_Waiting] = []

    def take(self, stored: StoredEntry) -> None:
        """One entry, in order; contents are collected to be extracted many at once."""
        if stored.entry.operation in _CONTENT and stored.content and not stored.missing:
            self._waiting.append(_Waiting(stored, record_meta(stored.meta)))
            if len(self._waiting) >= _CHUNK:
                self._work_off()
            return
        if stored.missing and brings_content(stored.entry):
            return
        self._work_off()
        position = stored.position
        add_act(self._connection, position.log_id, position.index)
        if stored.missing:
            self._stand_in(stored)
        elif stored.meta:
            self._interpret(stored)

    def finish(self) -> None:
        """Writes what is still collected."""
        self._work_off()
        self._views.flush()

    def _stand_in(self, stored: StoredEntry) -> None:
        """An import whose own words are erased: its `erase` entry said what is still true."""
        if stored.entry.operation == Operation.IMPORT:
            where = stored.position
            meta = self._erased.get(Target(where.log_id, where.index, where.leaf))
            if meta is None:
                raise NoImport("")
            add_import(self._connection, meta, where.log_id, where.index, stored.entry.claimed_ms)

    def _interpret(self, stored: StoredEntry) -> None:
        operation = stored.entry.operation
        if operation == Operation.IMPORT:
            meta = decode_meta(stored.meta, ImportMeta)
            where = stored.position
            add_import(self._connection, meta, where.log_id, where.index, stored.entry.claimed_ms)
        elif operation == Operation.UNDO:
            meta_undo = decode_meta(stored.meta, UndoMeta)
            self._views.undo(import_number(self._connection, meta_undo.import_))
        elif operation == Operation.ERASE:
            meta_erase = decode_meta(stored.meta, EraseMeta)
            tell_erased(self._connection, self._views, meta_erase)
        elif operation in {Operation.AMEND, Operation.RETRACT}:
            self._decide(stored)

    def _decide(self, stored: StoredEntry) -> None:
        loose = loose_meta(stored.meta)
        if "record" not in loose:
            number = import_number(self._connection, str(loose.get("import", "")))
            set_summary(self._connection, number, stored.meta)
            return
        meta = decode_meta(stored.meta, ChoiceMeta)
        found = self._views.decided(bytes.fromhex(meta.record))
        where = stored.position
        said = (log_number(self._connection, where.log_id), where.index) if meta.worded else None
        if stored.entry.operation == Operation.RETRACT:
            self._views.choose(found, retracted=True, said=said)
        elif meta.restored:
            self._views.choose(found, retracted=False, said=said)
        elif meta.labels is not None or said is not None:
            self._views.choose(found, labels=meta.labels, said=said)

    def _work_off(self) -> None:
        """Extracts and writes the collected contents: runs of new records, then changes."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        results = self._extract(tuple(_payload(one) for one in waiting))
        if len(results) != len(waiting):
            raise ValueError(len(results))
        fresh: dict[bytes, Arrival] = {}
        for one, found in zip(waiting, results, strict=True):
            arrival = self._arrival(one, found)
            created = one.stored.entry.operation == Operation.CREATE
            if created and arrival.id not in fresh and not self._views.numbers_of([arrival.id]):
                fresh[arrival.id] = arrival
                continue
            self._create(fresh)
            self._views.amend(self._views.number_of(arrival.id), arrival)
        self._create(fresh)

    def _create(self, fresh: dict[bytes, Arrival]) -> None:
        if fresh:
            self._views.create(list(fresh.values()))
            fresh.clear()

    def _arrival(self, one: _Waiting, found: IncomingRecord) -> Arrival:
        meta, where = one.meta, one.stored.position
        add_files(self._connection, meta.files)
        return arrival_of(
            _as_brought(meta, found),
            bytes.fromhex(meta.record),
            self._naming.print_of(found.fingerprint),
            self._naming,
            import_number(self._connection, meta.import_),
            (log_number(self._connection, where.log_id), where.index),
        )


def _payload(one: _Waiting) -> StoredPayload:
    meta = one.meta
    return StoredPayload(
        content=one.stored.content,
        media=meta.media,
        fhir=meta.fhir,
        place=meta.place,
        identity=meta.identity,
        aliases=meta.aliases,
        import_id=ImportId(meta.import_),
        references=meta.references,
    )


def _as_brought(meta: RecordMeta, found: IncomingRecord) -> IncomingRecord:
    """An extraction with what only the whole file told: names, references, found texts."""
    return msgspec.structs.replace(
        found,
        identity=meta.identity,
        aliases=meta.aliases,
        order=meta.order,
        subject=meta.subject_text(),
        references=meta.references,
        needs=tuple(Need(field, target) for field, target in meta.needs),
        trust=meta.trust,
        facts=found.facts if meta.told is None else meta.told.onto(found.facts),
    )
