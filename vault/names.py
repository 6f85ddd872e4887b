"""Keyed names: which record an identity text means, without keeping the text in an index.

Refuses: comparing texts of different sources; their scope is part of the text (format.md 7).
"""

import hashlib
import hmac
import struct
from collections.abc import Iterable, Sequence

from vault.ids import RecordId

ID_BYTES = 16
NAME_BYTES = 8
PRINT_BYTES = 8
_PRINT_LABEL = b"rekamku/fingerprint/v1"
_REMEMBERED = 20_000
_TOP = 1 << 64


class Naming:
    """Hashes of identities and fingerprints under one person's identity key."""

    __slots__ = ("_keyed", "_names", "_prints")

    def __init__(self, identity_key: bytes) -> None:
        # Both keyed states are made once and copied: half the time of a new one.
        self._keyed = hashlib.blake2b(key=identity_key, digest_size=ID_BYTES).copy
        print_key = hmac.digest(identity_key, _PRINT_LABEL, hashlib.sha256)
        self._prints = hashlib.sha256(print_key).copy
        self._names: dict[str, int] = {}

    def id_of(self, identity: str) -> bytes:
        """The 16-byte record id of an identity text: keyed BLAKE2b."""
        keyed = self._keyed()
        keyed.update(identity.encode())
        return keyed.digest()

    def ids_of(self, identities: Iterable[str]) -> list[bytes]:
        """`id_of` each of them."""
        fresh = self._keyed
        made = []
        for identity in identities:
            keyed = fresh()
            keyed.update(identity.encode())
            made.append(keyed.digest())
        return made

    def name_of(self, identity: str) -> int:
        """The first 8 bytes of the id as a signed number: how references are indexed."""
        known = self._names.get(identity)
        if known is None:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            known = number_of(self.id_of(identity))
            self._names[identity] = known
        return known

    def names_of(self, identities: Iterable[str]) -> bytes:
        """The names of texts that are rarely asked again, `packed`."""
        fresh = self._keyed
        made = b""
        for identity in identities:
            keyed = fresh()
            keyed.update(identity.encode())
            made += keyed.digest()[:NAME_BYTES]
        return made

    def prints_of(self, fingerprints: Iterable[bytes]) -> list[bytes]:
        """Content fingerprints (32 bytes) under a key of the same length, 8 bytes each.

        They tell apart the few versions of one record, nothing else.
        """
        fresh = self._prints
        made = []
        for fingerprint in fingerprints:
            keyed = fresh()
            keyed.update(fingerprint)
            made.append(keyed.digest()[:PRINT_BYTES])
        return made

    def print_of(self, fingerprint: bytes) -> bytes:
        """`prints_of` one."""
        return self.prints_of((fingerprint,))[0]


def number_of(record_id: bytes) -> int:
    """The name that a record's own id answers to."""
    return int.from_bytes(record_id[:NAME_BYTES], "big", signed=True)


def id_start(name: int) -> bytes:
    """With which 8 bytes the ids of the records with that name begin."""
    return (name % _TOP).to_bytes(NAME_BYTES, "big")


RECORD_OF_ID = "aliases a cross join records r on r.rid = a.rid where a.name = ? and r.id = ?"
"""The record `r` of an id, in SQL; takes what `id_key` gives."""


def id_key(record_id: bytes) -> tuple[int, bytes]:
    """What `RECORD_OF_ID` is asked with."""
    return number_of(record_id), record_id


def hex_id(record_id: bytes) -> RecordId:
    """A record id as text."""
    return RecordId(record_id.hex())


def packed(names: Sequence[int]) -> bytes:
    """Names one after the other, 8 bytes each."""
    return struct.pack(f">{len(names)}q", *names)


def unpacked(names: bytes) -> tuple[int, ...]:
    """The names of `packed`."""
    return struct.unpack(f">{len(names) // NAME_BYTES}q", names)
