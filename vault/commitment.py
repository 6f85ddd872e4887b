"""Salted commitments to a payload: what a header says of content it does not show.

Refuses: unsalted hashes; without the seed a guessed payload cannot be confirmed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

SEED_BYTES = 32

_META_TAG = b"rekamku/meta/v1\x00"
_CONTENT_TAG = b"rekamku/content/v1\x00"
_COMMIT_TAG = b"rekamku/commit/v1\x00"

# HMAC-SHA-256 (RFC 2104) by hand: the two nonces share one padded key, and the library's
# one-shot call costs twice as much for messages this short.
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))
_INNER_REST = b"\x36" * 32
_OUTER_REST = b"\x5c" * 32


@dataclass(frozen=True, slots=True)
class Parts:
    """Both nonces and both halves of one commitment; a proof opens cc and shows only cm."""

    nonce_meta: bytes
    nonce_content: bytes
    meta: bytes
    content: bytes

    @property
    def commitment(self) -> bytes:
        """The commitment over both halves."""
        return join(self.meta, self.content)


def nonces(seed: bytes) -> tuple[bytes, bytes]:
    """nonce_m and nonce_c = HMAC-SHA-256(seed, `meta` | `content`), format.md 3.

    ValueError unless the seed is 32 bytes.
    """
    if len(seed) != SEED_BYTES:
        raise ValueError(len(seed))
    inner = seed.translate(_INNER) + _INNER_REST
    outer = seed.translate(_OUTER) + _OUTER_REST
    return (
        sha256(outer + sha256(inner + b"meta").digest()).digest(),
        sha256(outer + sha256(inner + b"content").digest()).digest(),
    )


def commit_meta(nonce: bytes, meta: bytes) -> bytes:
    """The half cm = SHA-256(tag ‖ nonce ‖ u64 length ‖ meta)."""
    return sha256(_META_TAG + nonce + len(meta).to_bytes(8, "big") + meta).digest()


def commit_content(nonce: bytes, content: bytes) -> bytes:
    """The half cc = SHA-256(tag ‖ nonce ‖ u64 length ‖ content)."""
    return sha256(_CONTENT_TAG + nonce + len(content).to_bytes(8, "big") + content).digest()


def join(meta_half: bytes, content_half: bytes) -> bytes:
    """The commitment = SHA-256(tag ‖ cm ‖ cc)."""
    return sha256(_COMMIT_TAG + meta_half + content_half).digest()


def parts(meta: bytes, content: bytes, seed: bytes) -> Parts:
    """Everything a proof may need of one payload's commitment."""
    nonce_meta, nonce_content = nonces(seed)
    return Parts(
        nonce_meta,
        nonce_content,
        commit_meta(nonce_meta, meta),
        commit_content(nonce_content, content),
    )


def commitment(meta: bytes, content: bytes, seed: bytes) -> bytes:
    """The commitment of one payload under its random 32-byte seed (format.md 3)."""
    return parts(meta, content, seed).commitment


def commit_each(payloads: Iterable[tuple[bytes, bytes, bytes]]) -> list[bytes]:
    """`commitment` of many (meta, content, seed), in one loop over copied states.

    A copy costs half of a new state (OpenSSL 3), and both nonces share their keyed ones.
    """
    inner_table, inner_rest = _INNER, _INNER_REST
    outer_table, outer_rest = _OUTER, _OUTER_REST
    fresh, joined = sha256().copy, sha256(_COMMIT_TAG).copy
    of_meta, of_content = sha256(_META_TAG).copy, sha256(_CONTENT_TAG).copy
    made = []
    for meta, content, seed in payloads:
        inner, outer = fresh(), fresh()
        inner.update(seed.translate(inner_table) + inner_rest)
        outer.update(seed.translate(outer_table) + outer_rest)
        other_inner, other_outer = inner.copy(), outer.copy()
        inner.update(b"meta")
        outer.update(inner.digest())
        half_m = of_meta()
        half_m.update(outer.digest() + len(meta).to_bytes(8, "big") + meta)
        other_inner.update(b"content")
        other_outer.update(other_inner.digest())
        half_c = of_content()
        half_c.update(other_outer.digest() + len(content).to_bytes(8, "big") + content)
        whole = joined()
        whole.update(half_m.digest() + half_c.digest())
        made.append(whole.digest())
    return made
