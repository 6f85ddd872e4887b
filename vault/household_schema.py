"""The tables of `household.db` besides its ledger, and the shapes of its entries.

Refuses: being evidence; whatever the entries say wins over these rows.
"""

import msgspec

from vault.db import Connection
from vault.roles_schema import (
    AdoptMeta,
    GoneMeta,
    HandOverMeta,
    MoveMeta,
    RevokeMeta,
    Snapshot,
)

TABLES = """
create table members (id text primary key, public blob not null) without rowid, strict;
create table people (
    place integer primary key, id text not null unique, owner integer not null,
    facts blob not null) strict;
create table grants (
    person text not null, member text not null, sealed blob not null,
    primary key (person, member)) without rowid, strict;
create table devices (
    place integer primary key, incarnation blob not null unique, member text not null,
    public blob not null, sealing blob not null, sealed blob not null,
    active integer not null) strict;
create table private (
    member text not null, name text not null, sealed blob not null,
    primary key (member, name)) without rowid, strict;
create table settings (name text primary key, value text not null) without rowid, strict;
create table headers (generation integer primary key, digest blob not null) strict;
create table journal (
    id text primary key, kind text not null, detail blob not null) without rowid, strict
"""


class MemberMeta(msgspec.Struct, frozen=True, tag_field="set", tag="member"):
    """A member and their public sealing key (operation member-set).

    `signing` is the public key that vouches for their devices, `name` what others call them.
    """

    member: str
    public: str
    signing: str = ""
    name: str = ""


class PersonMeta(msgspec.Struct, frozen=True, tag_field="set", tag="person"):
    """A person as an opaque id with facts sealed under their key (operation member-set)."""

    person: str
    owner: bool
    facts: str


class GrantMeta(msgspec.Struct, frozen=True, tag_field="set", tag="grant"):
    """A person key sealed to a member (operation grant, or guardian-set).

    `role` empty seals anew and leaves the role; an emergency reader's `sealed` is an extract.
    `logs` are the person's logs at that moment, `epoch` the person key's.
    """

    person: str
    member: str
    sealed: str
    role: str = ""
    reason: str = ""
    until_ms: int = 0
    epoch: int = 0
    suite: int = 0
    logs: Snapshot = ()


class DeviceMeta(msgspec.Struct, frozen=True, tag_field="set", tag="device"):
    """A device's incarnation and its public keys (operation device-add)."""

    incarnation: str
    member: str
    public: str
    sealing: str
    signature: str = ""


class HeaderMeta(msgspec.Struct, frozen=True, tag_field="set", tag="header"):
    """A header's generation and the SHA-256 of its body (operation header-set)."""

    generation: int
    digest: str


class SlotMeta(msgspec.Struct, frozen=True, tag_field="set", tag="slot"):
    """A way in that was `made` or `removed` (operation rekey); numbers for family cards."""

    member: str
    kind: str
    change: str
    epoch: int = 0
    needed: int = 0
    cards: int = 0


class RekeyMeta(msgspec.Struct, frozen=True, tag_field="set", tag="rekey"):
    """A member's keys made new, and the kinds of ways in made with them (operation rekey)."""

    member: str
    kinds: tuple[str, ...]


class AnchorMeta(msgspec.Struct, frozen=True, tag_field="set", tag="anchor"):
    """An anchor that a witness cosigned: its verifier key, the anchor log's size, the note."""

    witness: str
    size: int
    note: str


class RestoreMeta(msgspec.Struct, frozen=True, tag_field="set", tag="restore"):
    """The incarnation that goes on after a copy, and what the old logs held (restore)."""

    incarnation: str
    logs: tuple[tuple[str, int, str], ...]


class ErasedMeta(msgspec.Struct, frozen=True, tag_field="set", tag="erased"):
    """A person was erased (operation erase): one entry for each whose payload went with them.

    `restated` is what roles are still told by, without sealed bytes; `part` marks all but the
    first entry of one erasure.
    """

    person: str
    actor: str
    reason: str
    restated: PersonMeta | GrantMeta | RevokeMeta | HandOverMeta
    part: bool = False


class BackupMeta(msgspec.Struct, frozen=True, tag_field="set", tag="backup"):
    """A backup that was made: its id, when, bytes, the kind of place, proven or not (backup)."""

    backup: str
    made_ms: int
    size: int
    place: str
    proven: bool


AnyMeta = (
    BackupMeta
    | MemberMeta
    | PersonMeta
    | GrantMeta
    | DeviceMeta
    | HeaderMeta
    | SlotMeta
    | RekeyMeta
    | AnchorMeta
    | RestoreMeta
    | RevokeMeta
    | HandOverMeta
    | MoveMeta
    | AdoptMeta
    | GoneMeta
    | ErasedMeta
)


def encode(meta: AnyMeta) -> bytes:
    """Restricted-JCS bytes of an entry's meta."""
    return msgspec.json.encode(meta, order="deterministic")


def decode(content: bytes) -> AnyMeta:
    """An entry's meta; raises msgspec.DecodeError for one that is none of these."""
    meta: AnyMeta = msgspec.json.decode(content, type=AnyMeta)
    return meta


def meta_of(content: bytes) -> AnyMeta | None:
    """An entry's meta, or None for an empty one and for one that is none of these."""
    if not content:
        return None
    try:
        return decode(content)
    except (msgspec.DecodeError, ValueError):
        return None


def create_tables(connection: Connection) -> None:
    """Makes the tables; call it inside the transaction that makes the ledger's."""
    for statement in TABLES.split(";"):
        connection.execute(statement)
