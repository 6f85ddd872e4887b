"""The shapes of household entries about roles: revocations, hand-overs, records that move.

Refuses: names and dates of people; ids, sealed bytes and sizes are all there is.
"""

from typing import Final

import msgspec

SUITE: Final = 2
"""Grants by HPKE with X-Wing (KEM 0x647a), HKDF-SHA-256 and AES-256-GCM; 0 marks older ones."""

Snapshot = tuple[tuple[str, int, str], ...]
"""Every log of a person at one moment: log id, size and root."""


class Renewed(msgspec.Struct, frozen=True):
    """A person's new key: its epoch, the facts sealed under it, the key sealed to each holder."""

    epoch: int
    facts: str
    seals: tuple[tuple[str, str], ...]


class RevokeMeta(msgspec.Struct, frozen=True, tag_field="set", tag="revoke"):
    """A member's role towards a person ends or shrinks (operation revoke).

    `step`: `end` (`role` is what is left, or empty), `ask`, `agree`, `withdraw`, or `keep`: a
    vote that `member` of the two parties stays.
    """

    person: str
    member: str
    step: str
    role: str = ""
    logs: Snapshot = ()
    renewed: Renewed | None = None


class HandOverMeta(msgspec.Struct, frozen=True, tag_field="set", tag="hand-over"):
    """A record is its person's own from now on: `member` owns it, `stay` may still read it."""

    person: str
    member: str
    stay: tuple[str, ...]
    logs: Snapshot
    renewed: Renewed


class MoveMeta(msgspec.Struct, frozen=True, tag_field="set", tag="move"):
    """A record went on in another vault; `kept` says whether a copy stays here to be read."""

    person: str
    kept: bool
    logs: Snapshot


class AdoptMeta(msgspec.Struct, frozen=True, tag_field="set", tag="adopt"):
    """A record that came from another vault, with the logs that came along and end there."""

    person: str
    logs: Snapshot


class GoneMeta(msgspec.Struct, frozen=True, tag_field="set", tag="member-gone"):
    """A member holds no keys of this household any more (operation member-set)."""

    member: str


def detail_of(meta: object) -> dict[str, str | int]:
    """What people may want to know of such an entry: ids and steps, no keys; else nothing."""
    match meta:
        case RevokeMeta(person=person, member=member, step=step, role=role):
            return {
                "set": "revoke",
                "person": person,
                "member": member,
                "step": step,
                "role": role,
            }
        case HandOverMeta(person=person, member=member):
            return {"set": "hand-over", "person": person, "member": member}
        case MoveMeta(person=person, kept=kept):
            return {"set": "move", "person": person, "kept": int(kept)}
        case AdoptMeta(person=person):
            return {"set": "adopt", "person": person}
        case GoneMeta(member=member):
            return {"set": "member-gone", "member": member}
    return {}
