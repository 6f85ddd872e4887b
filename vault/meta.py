"""The facts beside each payload as restricted JCS bytes: sorted names, no floats (format.md 3).

Refuses: interpreting contents, and meta of unknown shape (it is kept, but read as nothing).
"""

from typing import Any, TypeVar

import msgspec

from vault.errors import ProofRefused
from vault.records import StoredFile


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


class RecordMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of a `create` or `amend` entry with content. The fields stand in JCS order.

    `facility`, `practitioner` and `title` are what reading the whole file gave, because the
    content alone may only refer to them; `needs` are pairs of field and identity.
    """

    actor: str = ""
    aliases: tuple[str, ...] = ()
    facility: str = ""
    fhir: str = ""
    files: tuple[FileMeta, ...] = ()
    identity: str
    import_: str = msgspec.field(name="import")
    length: int
    media: str
    needs: tuple[tuple[str, str], ...] = ()
    order: str = ""
    place: str
    practitioner: str = ""
    reader: str = ""
    record: str
    references: tuple[str, ...] = ()
    source: str = ""
    subject: str = ""
    title: str = ""
    transcoded: bool = False


class ChoiceMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of an entry without content: a person's decision about a record."""

    actor: str = ""
    labels: tuple[str, ...] | None = None
    record: str
    restored: bool = False


class SummaryMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of the entry that closes an import: what its reader found."""

    found: dict[str, int] = {}
    import_: str = msgspec.field(name="import")
    notices: int = 0
    refused: int = 0


class UndoMeta(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Meta of an `undo` entry."""

    actor: str = ""
    import_: str = msgspec.field(name="import")
    retracted: int = 0


M = TypeVar("M", bound=msgspec.Struct)
Meta = ImportMeta | RecordMeta | ChoiceMeta | SummaryMeta | UndoMeta

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
