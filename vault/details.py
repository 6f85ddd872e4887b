"""One record whole: its versions from the ledger, references, proof material.

Refuses: guessing from views what only an entry can say.
"""

from collections.abc import Iterable, Sequence

from vault.decisions import bytes_of
from vault.errors import NoRecord
from vault.ids import ImportId, LogId, RecordId
from vault.imports import log_of, sources_of
from vault.log import StoredEntry
from vault.meta import ChoiceMeta, FileMeta, ImportMeta, RecordMeta, decode_meta, record_meta
from vault.names import RECORD_OF_ID, hex_id, id_key, number_of, unpacked
from vault.needs import find
from vault.record_values import ProofMaterial, Reference
from vault.records import Detail, Remark, Row, StoredFile, Version
from vault.versions import KnownVersion, Versions
from vault.views import Views
from vault.workshop import Workshop

_URL = "url:"
_URNS = ("urn:uuid:", "urn:oid:")
_NO_META = RecordMeta(identity="", import_="", length=0, media="", place="", record="")


def detail(shop: Workshop, row: Row) -> Detail:
    """A record with every version, newest entry first, and the content that is shown."""
    shown, versions = _versions(shop, row.id)
    read = [(_read(shop, version), version) for version in versions]
    metas = [_meta_of(stored) for stored, _ in read]
    sources = sources_of(shop.connection, {meta.import_ for meta in metas})
    listed = tuple(
        _version(stored, meta, sources[meta.import_])
        for (stored, _), meta in zip(reversed(read), reversed(metas), strict=True)
    )
    current = next(stored for stored, version in read if version.seq == shown)
    meta = _meta_of(current)
    decided = Views(shop.connection).decided(bytes_of(row.id))
    return Detail(
        row=row,
        versions=listed,
        content=current.content,
        original=_original(shop, meta.import_),
        attachments=tuple(one.stored() for one in meta.files),
        remarks=_remarks(shop, decided.choices.said),
        url=_url(meta),
    )


def _url(meta: RecordMeta) -> str:
    """The `fullUrl` among the texts that name a record (`url:…`, `urn:…`, format.md 7)."""
    for text in (meta.identity, *meta.aliases):
        if text.startswith(_URNS):
            return text
        if text.startswith(_URL):
            return text.removeprefix(_URL)
    return ""


def _remarks(shop: Workshop, said: tuple[int, ...]) -> tuple[Remark, ...]:
    """What the entries at these places say about a record, newest first."""
    found = []
    for log, index in zip(said[::2], said[1::2], strict=True):
        stored = shop.ledger.read(log_of(shop.connection, log), index)
        if stored.missing:
            continue
        meta, entry = decode_meta(stored.meta, ChoiceMeta), stored.entry
        text = meta.note or meta.reason
        found.append(Remark(entry.claimed_ms, meta.actor, entry.operation, meta.restored, text))
    return tuple(reversed(found))


def content(shop: Workshop, record_id: RecordId, index: int | None) -> bytes:
    """The bytes of the shown version, or of the version with that log index."""
    shown, versions = _versions(shop, record_id)
    for version in versions:
        if version.index == index if index is not None else version.seq == shown:
            return _read(shop, version).content
    raise NoRecord(record_id)


def resolve(shop: Workshop, identities: Iterable[str]) -> RecordId | None:
    """The record that the first of these texts leads to; current ones before others."""
    for identity in identities:
        found = _led_to(shop, shop.naming.name_of(identity))
        if found is not None:
            return found
    return None


def references(shop: Workshop, record_id: RecordId) -> tuple[Reference, ...]:
    """What the shown version points to, in its own order."""
    shown, versions = _versions(shop, record_id)
    current = next(version for version in versions if version.seq == shown)
    return tuple(
        Reference(identity, _led_to(shop, shop.naming.name_of(identity)))
        for identity in _meta_of(_read(shop, current)).references
    )


def referrers(shop: Workshop, record_id: RecordId) -> tuple[RecordId, ...]:
    """The records that point to one, if it is no person or place."""
    own = bytes_of(record_id)
    found = shop.connection.row(
        f"select r.rid, r.names from {RECORD_OF_ID}",  # noqa: S608 - own words only
        id_key(own),
    )
    if found is None:
        raise NoRecord(record_id)
    rid, names = found
    listed = [number_of(own), *unpacked(names)]
    linked = shop.connection.rows(
        "select distinct r.rid, r.id from json_each(?) j join links l on l.name = j.value"
        " join records r on r.rid = l.rid order by r.rid",
        ("[" + ",".join(map(str, listed)) + "]",),
    )
    return tuple(hex_id(other) for number, other in linked if number != rid)


def proofs(shop: Workshop, record_ids: Sequence[RecordId]) -> tuple[ProofMaterial, ...]:
    """What shows the shown versions unchanged, each log's paths made together."""
    wanted: dict[LogId, list[tuple[RecordId, int]]] = {}
    for record_id in record_ids:
        shown, versions = _versions(shop, record_id)
        current = next(version for version in versions if version.seq == shown)
        log_id = log_of(shop.connection, current.log)
        wanted.setdefault(log_id, []).append((record_id, current.index))
    made: dict[RecordId, ProofMaterial] = {}
    for log_id, places in wanted.items():
        found = shop.ledger.proofs(log_id, [index for _, index in places])
        metas = [_meta_of(proof.stored) for proof in found]
        sources = sources_of(shop.connection, {meta.import_ for meta in metas})
        for (record_id, _), proof, meta in zip(places, found, metas, strict=True):
            made[record_id] = ProofMaterial(
                record_id=record_id,
                proof=proof,
                when_ms=proof.stored.entry.claimed_ms,
                import_id=ImportId(meta.import_),
                source=sources[meta.import_],
                media=meta.media,
            )
    return tuple(made[record_id] for record_id in record_ids)


def originals(shop: Workshop) -> tuple[StoredFile, ...]:
    """The files that were brought in whole and not undone, each once, oldest first."""
    found = shop.connection.rows("select log, idx from imports where undone = 0 order by no")
    files: dict[str, StoredFile] = {}
    for log, index in found:
        stored = shop.ledger.read(LogId(log), index)
        if not stored.missing:
            for one in decode_meta(stored.meta, ImportMeta).files:
                files.setdefault(one.name, one.stored())
    return tuple(files.values())


def _versions(shop: Workshop, record_id: RecordId) -> tuple[int, list[KnownVersion]]:
    found = shop.connection.row(
        f"select r.rid, r.shown from {RECORD_OF_ID}",  # noqa: S608 - own words only
        id_key(bytes_of(record_id)),
    )
    if found is None:
        raise NoRecord(record_id)
    return found[1], Versions(shop.connection).of(found[0])


def _read(shop: Workshop, version: KnownVersion) -> StoredEntry:
    return shop.ledger.read(log_of(shop.connection, version.log), version.index)


def _meta_of(stored: StoredEntry) -> RecordMeta:
    return _NO_META if stored.missing else record_meta(stored.meta)


def _version(stored: StoredEntry, meta: RecordMeta, source: str) -> Version:
    return Version(
        log_id=stored.position.log_id,
        index=stored.position.index,
        leaf=stored.position.leaf,
        when_ms=stored.entry.claimed_ms,
        operation=stored.entry.operation,
        import_id=ImportId(meta.import_),
        source=source,
        place=meta.place,
        media=meta.media,
        fhir=meta.fhir,
        size=meta.length,
        files=tuple(one.stored() for one in meta.files),
    )


def _original(shop: Workshop, import_id: str) -> StoredFile | None:
    """The file that an import was read from, by its entry."""
    if not import_id:
        return None
    found = shop.connection.row(
        "select log, idx from imports where id = ?", (bytes.fromhex(import_id),)
    )
    if found is None:
        return None
    stored = shop.ledger.read(LogId(found[0]), found[1])
    if stored.missing:
        return None
    files: tuple[FileMeta, ...] = decode_meta(stored.meta, ImportMeta).files
    return files[0].stored() if files else None


def _led_to(shop: Workshop, name: int) -> RecordId | None:
    rids = find(shop.connection, name)
    rows = [
        shop.connection.row(
            "select r.id, t.state from records r join timeline t on t.hidden = r.hidden"
            " and t.sort = r.sort and t.id = r.id where r.rid = ?",
            (rid,),
        )
        for rid in rids
    ]
    rows.sort(key=lambda row: int(row[1]))
    return hex_id(rows[0][0]) if rows else None
