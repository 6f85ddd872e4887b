"""The facts beside each payload as restricted JCS bytes: sorted names, no floats (format.md 3).

Refuses: interpreting contents, and meta of unknown shape (it is kept, but read as nothing).
"""

from typing import Any, Final, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from vault.errors import ProofRefused
from vault.records import Facts, IncomingRecord, Standing, StoredFile, Trust

SAME_BYTES: Final = 8
"""How much of a record's id an import's closing entry keeps of those it met again."""


class FileMeta(msgspec.Struct, frozen=True, kw_only=True):
    """An encrypted file as its entry names it; whoever erases the entry destroys the key."""

    key: bytes
    media: str
    name: str
    sha256: bytes
    size: int
    title: str

    @classmethod
    def of(cls, stored: StoredFile) -> "FileMeta":
        """The same as a stored file."""
        return cls(
            key=stored.key,
            media=stored.media,
            name=stored.name,
            sha256=stored.sha256,
            size=stored.size,
            title=stored.title,
        )

    def stored(self) -> StoredFile:
        """The file this names."""
        return StoredFile(self.name, self.key, self.sha256, self.size, self.title, self.media)


class ImportMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of an `import` entry. The fields stand in JCS order."""

    actor: str = ""
    batch: str
    files: tuple[FileMeta, ...] = ()
    format: str
    import_: str = msgspec.field(name="import")
    path: str
    reader: str = ""
    source: str = ""


class ToldMeta(msgspec.Struct, frozen=True, kw_only=True):
    """Facts that other resources of the same file told, even if that was nothing."""

    body: str | UnsetType = UNSET
    code: str | UnsetType = UNSET
    detail: str | UnsetType = UNSET
    facility: str | UnsetType = UNSET
    practitioner: str | UnsetType = UNSET
    standing: Standing | UnsetType = UNSET
    system: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    value: str | UnsetType = UNSET

    @classmethod
    def of(cls, one: IncomingRecord) -> "ToldMeta":
        """What was told of a record."""
        facts = one.facts
        return cls(**{name: getattr(facts, name) for name in one.told})

    def onto(self, facts: Facts) -> Facts:
        """The facts of the content alone with what was told."""
        said = msgspec.structs.asdict(self)
        told = {name: value for name, value in said.items() if value is not UNSET}
        return msgspec.structs.replace(facts, **told)


class RecordMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of a `create` or `amend` entry with content. The fields stand in JCS order.

    What every record of an import has alike (actor, reader, source) stands in the import's own
    entry only. `about` is the place, from 1, of the subject among the references; `subject` its
    text where it is none of them. `told` is what only the whole file said, absent where the
    content alone says everything; `needs` are pairs of field and identity. `title` is what the
    record was called when it came, for the lines of the ledger.
    """

    about: int = 0
    aliases: tuple[str, ...] = ()
    fhir: str = ""
    files: tuple[FileMeta, ...] = ()
    identity: str
    import_: str = msgspec.field(name="import")
    length: int
    media: str
    needs: tuple[tuple[str, str], ...] = ()
    order: str = ""
    place: str
    record: str
    references: tuple[str, ...] = ()
    subject: str = ""
    title: str = ""
    told: ToldMeta | None = None
    transcoded: bool = False
    trust: Trust = Trust.UNCHANGED

    @classmethod
    def of(
        cls, one: IncomingRecord, record_id: bytes, import_id: str, files: tuple[FileMeta, ...] = ()
    ) -> "RecordMeta":
        """What is kept beside the content of a record that came with an import."""
        subject, references, needs = one.subject, one.references, one.needs
        about = references.index(subject) + 1 if subject in references else 0
        return cls(
            about=about,
            aliases=one.aliases,
            fhir=one.fhir,
            files=files,
            identity=one.identity,
            import_=import_id,
            length=len(one.content),
            media=one.media,
            needs=tuple([(need.field, need.target) for need in needs]) if needs else (),
            order=one.order,
            place=one.place,
            record=record_id.hex(),
            references=references,
            subject="" if about else subject,
            title=one.facts.title,
            told=ToldMeta.of(one) if one.told else None,
            transcoded=one.transcoded,
            trust=one.trust,
        )

    def subject_text(self) -> str:
        """The identity of the patient a record is about; raises ProofRefused(`meta`)."""
        if not self.about:
            return self.subject
        if not 0 < self.about <= len(self.references):
            raise ProofRefused("meta")
        return self.references[self.about - 1]


class ChoiceMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of an entry without content: a person's decision about a record.

    `note` is a correction in their words, `reason` why they took it out of view or back;
    `title` what the record was called then, for the lines of the ledger.
    """

    actor: str = ""
    labels: tuple[str, ...] | None = None
    note: str = ""
    reason: str = ""
    record: str
    restored: bool = False
    title: str = ""

    @property
    def worded(self) -> bool:
        """Whether the person said something with it, to be shown beside the record."""
        return bool(self.note or self.reason)


class SummaryMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of the entry that closes an import: what its reader found.

    `same` are the first eight bytes of the ids of records it met again, one after the other:
    its file contains them too, so erasing one of them destroys that file.
    """

    found: dict[str, int] = {}
    import_: str = msgspec.field(name="import")
    notices: int = 0
    refused: int = 0
    same: bytes = b""


class UndoMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of an `undo` entry."""

    actor: str = ""
    import_: str = msgspec.field(name="import")
    retracted: int = 0


class EraseMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of an `erase` entry: who wanted it and why, but nothing of what was erased.

    The first entry of an erasure says in numbers what it comes to; `part` marks the others.
    `record` is the id of a record whose first version it erases, so that a later file which
    contains it is not taken in unasked. `restated` and `summary` are what is still true of an
    import whose own words went with its file.
    """

    actor: str
    files: int = 0
    part: bool = False
    reason: str
    record: str = ""
    records: int = 0
    restated: ImportMeta | None = None
    summary: SummaryMeta | None = None


def met_again(summary: SummaryMeta) -> frozenset[bytes]:
    """The beginnings of the ids of records that an import met again."""
    same = summary.same
    return frozenset(same[at : at + SAME_BYTES] for at in range(0, len(same), SAME_BYTES))


M = TypeVar("M", bound=msgspec.Struct)
Meta = ImportMeta | RecordMeta | ChoiceMeta | SummaryMeta | UndoMeta | EraseMeta

_ENCODER = msgspec.json.Encoder(order="sorted")
_FAST = msgspec.json.Encoder()
_RECORD = msgspec.json.Decoder(RecordMeta)


def encode_record(meta: RecordMeta) -> bytes:
    """JCS bytes of the most frequent meta: its fields are declared in sorted order."""
    return _FAST.encode(meta)


def encode_meta(meta: Meta | dict[str, Any]) -> bytes:
    """JCS bytes (RFC 8785) of meta without floats; names are sorted at every depth."""
    return _ENCODER.encode(meta)


def record_meta(raw: bytes) -> RecordMeta:
    """The meta of an entry with content; raises ProofRefused(`meta`)."""
    try:
        return _RECORD.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        raise ProofRefused("meta") from None


def decode_meta(raw: bytes, shape: type[M]) -> M:
    """Meta of a known shape; raises ProofRefused(`meta`)."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, RecursionError):
        raise ProofRefused("meta") from None


def loose_meta(raw: bytes) -> dict[str, Any]:
    """Meta as a plain dictionary for showing; empty if it is none."""
    try:
        found = msgspec.json.decode(raw) if raw else {}
    except (msgspec.DecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
