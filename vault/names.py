"""Keyed names: which record an identity text means, without keeping the text in an index.

Refuses: comparing texts of different sources; their scope is part of the text (format.md 7).
"""

import hashlib
import hmac
import struct

from vault.ids import RecordId

ID_BYTES = 16
_PRINT_LABEL = b"rekamku/fingerprint/v1"
_REMEMBERED = 20_000
_BLOCK = 64
_TOP = 1 << 64


class Naming:
    """Hashes of identities and fingerprints under one person's identity key."""

    __slots__ = ("_inner", "_names", "_outer", "_print_key")

    def __init__(self, identity_key: bytes) -> None:
        block = identity_key.ljust(_BLOCK, b"\0")
        # HMAC (RFC 2104) with both keyed states made once: a third of the time of hmac.digest
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))
        self._print_key = hmac.digest(identity_key, _PRINT_LABEL, hashlib.sha256)
        self._names: dict[str, int] = {}

    def id_of(self, identity: str) -> bytes:
        """The 16-byte record id of an identity text: HMAC-SHA-256, its first half."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(identity.encode())
        outer.update(inner.digest())
        return outer.digest()[:ID_BYTES]

    def name_of(self, identity: str) -> int:
        """The first 8 bytes of the id as a signed number: how references are indexed."""
        known = self._names.get(identity)
        if known is None:
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            known = number_of(self.id_of(identity))
            self._names[identity] = known
        return known

    def print_of(self, fingerprint: bytes) -> bytes:
        """A content fingerprint (32 bytes) under a key of the same length, 16 bytes."""
        return hashlib.sha256(self._print_key + fingerprint).digest()[:ID_BYTES]


def number_of(record_id: bytes) -> int:
    """The name that a record's own id answers to."""
    return int.from_bytes(record_id[:8], "big", signed=True)


def id_range(name: int) -> tuple[bytes, bytes]:
    """Between which ids (both inclusive) the records with that name lie."""
    start = (name % _TOP).to_bytes(8, "big")
    return start + b"\x00" * 8, start + b"\xff" * 8


def hex_id(record_id: bytes) -> RecordId:
    """A record id as text."""
    return RecordId(record_id.hex())


def packed(names: tuple[int, ...]) -> bytes:
    """Names one after the other, 8 bytes each."""
    if not names:
        return b""
    return struct.pack(f">{len(names)}q", *names)


def unpacked(names: bytes) -> tuple[int, ...]:
    """The names of `packed`."""
    return struct.unpack(f">{len(names) // 8}q", names)
