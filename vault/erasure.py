"""What erasing takes along: every entry, file and import that contains a record (format.md 4).

Refuses: writing; it reads the whole log once, since only there it stands who holds what.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

import msgspec

from vault.db import Connection
from vault.entry import Operation, Target
from vault.log import Ledger, StoredEntry
from vault.meta import (
    SAME_BYTES,
    FileMeta,
    ImportMeta,
    SummaryMeta,
    decode_meta,
    loose_meta,
    met_again,
)
from vault.views import Views

_CONTENT: Final = frozenset({Operation.CREATE, Operation.AMEND})


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """An import's entry, and the one that closed it."""

    target: Target
    meta: ImportMeta


@dataclass(slots=True)
class Census:
    """What the whole log says of files, imports and people's words, read once."""

    imports: dict[str, BroughtIn] = field(default_factory=dict)
    summaries: dict[str, tuple[Target, SummaryMeta]] = field(default_factory=dict)
    choices: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    carried: dict[str, list[FileMeta]] = field(default_factory=lambda: defaultdict(list))

    def take(self, stored: StoredEntry) -> None:
        """One entry."""
        entry, raw = stored.entry, stored.meta
        if not raw:
            return
        where = Target(stored.position.log_id, stored.position.index, stored.position.leaf)
        if entry.operation == Operation.IMPORT:
            meta = decode_meta(raw, ImportMeta)
            self.imports[meta.import_] = BroughtIn(where, meta)
        elif entry.operation in _CONTENT and stored.content:
            if b'"files"' in raw:
                self._carrier(_CARRIER.decode(raw))
        elif entry.operation in {Operation.AMEND, Operation.RETRACT}:
            self._words(where, raw)

    def _carrier(self, meta: "_Carrier") -> None:
        for one in meta.files:
            self.holders[one.name].add(meta.record)
            self.carried[meta.record].append(one)

    def _words(self, where: Target, raw: bytes) -> None:
        record = loose_meta(raw).get("record")
        if isinstance(record, str):
            self.choices[record].append(where)
            return
        meta = decode_meta(raw, SummaryMeta)
        self.summaries[meta.import_] = (where, meta)


class _Carrier(msgspec.Struct, frozen=True):
    record: str
    files: tuple[FileMeta, ...] = ()


_CARRIER: Final = msgspec.json.Decoder(_Carrier)


@dataclass(frozen=True, slots=True)
class Doomed:
    """The closure: records, imports and files that go together."""

    records: frozenset[str]
    imports: frozenset[str]
    files: dict[str, FileMeta]


def closed(
    connection: Connection, census: Census, asked: Collection[str], names: Collection[str]
) -> Doomed:
    """Everything that contains what goes, until nothing more is found."""
    records, imports = set(map(str, asked)), set[str]()
    files: dict[str, FileMeta] = {}
    wanted = set(names)
    while True:
        before = len(records), len(imports), len(files)
        imports |= _imports_of(connection, census, records)
        imports |= {
            key
            for key, one in census.imports.items()
            if any(held.name in files or held.name in wanted for held in one.meta.files)
        }
        for key in imports:
            files.update((one.name, one) for one in census.imports[key].meta.files)
        for record in records:
            files.update((one.name, one) for one in census.carried.get(record, ()))
        for name in files:
            records |= census.holders.get(name, set())
        if before == (len(records), len(imports), len(files)):
            return Doomed(frozenset(records), frozenset(imports), files)


def _imports_of(connection: Connection, census: Census, records: Iterable[str]) -> set[str]:
    """The imports that brought these records or met them again, and still name a file or title."""
    views, found = Views(connection), set[str]()
    short = set()
    for record in records:
        own = bytes.fromhex(record)
        short.add(own[:SAME_BYTES])
        for version in views.versions.of(views.number_of(own)):
            row = connection.row("select id from imports where no = ?", (version.imp,))
            found.add(row[0].hex())
    for key, (_, summary) in census.summaries.items():
        if not short.isdisjoint(met_again(summary)):
            found.add(key)
    return {key for key in found if key in census.imports and _tells(census.imports[key].meta)}


def _tells(meta: ImportMeta) -> bool:
    """Whether an import's own words say anything of what it brought: a file, a name, a title."""
    return bool(meta.files or meta.path)


def targets_of(
    connection: Connection, ledger: Ledger, census: Census, doomed: Doomed
) -> dict[Target, str]:
    """Every entry whose payload goes, with the record it first told of, if it is one."""
    views = Views(connection)
    targets: dict[Target, str] = {}
    for record in sorted(doomed.records):
        own = bytes.fromhex(record)
        for version in views.versions.of(views.number_of(own)):
            targets[ledger.target(version.log, version.index)] = "" if version.seq else record
        targets.update((one, "") for one in census.choices.get(record, ()))
    gone = {bytes.fromhex(record)[:SAME_BYTES] for record in doomed.records}
    for key in sorted(doomed.imports):
        targets[census.imports[key].target] = ""
    for target, summary in census.summaries.values():
        if not gone.isdisjoint(met_again(summary)):
            targets[target] = ""
    return targets
