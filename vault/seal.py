"""Sealing and opening bytes: AES-256-GCM and HKDF-SHA-256.

Refuses: choosing keys or nonces; whoever calls brings them and answers for their single use.
"""

from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vault.errors import ProofRefused

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
ZERO_NONCE = bytes(NONCE_BYTES)
"""The nonce of keys that seal exactly one message in their life (format.md 3)."""


def aead_seal(key: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """AES-256-GCM: ciphertext followed by its 16-byte tag (NIST SP 800-38D).

    `key` is 32 bytes, `nonce` 12; a pair of them must never seal two messages.
    """
    return AESGCM(key).encrypt(nonce, plaintext, aad)


def aead_open(key: bytes, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
    """The plaintext of `aead_seal`.

    Raises ProofRefused(`seal`) when key, nonce, associated data or a single bit differ.
    """
    try:
        return AESGCM(key).decrypt(nonce, sealed, aad)
    except InvalidTag:
        raise ProofRefused("seal") from None


def seal_each(messages: Iterable[tuple[bytes, bytes, bytes]]) -> list[bytes]:
    """Seals many (key, plaintext, associated data) under single-use keys, zero nonce."""
    nonce, cipher = ZERO_NONCE, AESGCM
    return [cipher(key).encrypt(nonce, plain, aad) for key, plain, aad in messages]


def open_each(messages: Iterable[tuple[bytes, bytes, bytes]]) -> list[bytes | None]:
    """Opens many (key, sealed, associated data); None stands where one does not open."""
    return [open_single_use(key, sealed, aad) for key, sealed, aad in messages]


def open_single_use(key: bytes, sealed: bytes, aad: bytes) -> bytes | None:
    """The plaintext of one `seal_each` message, or None if it was altered."""
    try:
        return AESGCM(key).decrypt(ZERO_NONCE, sealed, aad)
    except InvalidTag:
        return None


def hkdf(key: bytes, info: bytes, length: int = 32, salt: bytes = b"") -> bytes:
    """HKDF-SHA-256 (RFC 5869): `length` bytes bound to `info`."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt or None, info=info).derive(key)
