"""Sealing and opening bytes: AES-256-GCM, HKDF-SHA-256, and HPKE to a member or a device.

Refuses: choosing keys or nonces; whoever calls brings them and answers for their single use.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
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


def open_each(messages: Sequence[tuple[bytes, bytes, bytes]]) -> list[bytes | None]:
    """Opens many (key, sealed, associated data); None stands where one does not open."""
    nonce, cipher = ZERO_NONCE, AESGCM
    try:
        return [cipher(key).decrypt(nonce, sealed, aad) for key, sealed, aad in messages]
    except InvalidTag:
        return [open_single_use(*message) for message in messages]


def open_single_use(key: bytes, sealed: bytes, aad: bytes) -> bytes | None:
    """The plaintext of one `seal_each` message, or None if it was altered."""
    try:
        return AESGCM(key).decrypt(ZERO_NONCE, sealed, aad)
    except InvalidTag:
        return None


def hkdf(key: bytes, info: bytes, length: int = 32, salt: bytes = b"") -> bytes:
    """HKDF-SHA-256 (RFC 5869): `length` bytes bound to `info`."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt or None, info=info).derive(key)


SEED_BYTES = 32
SEALING_PUBLIC_BYTES = 1216
_MLKEM_SEED = 64
_MLKEM_PUBLIC = 1184
_HYBRID = hpke.Suite(
    hpke.KEM.MLKEM768_X25519,
    hpke.KDF.HKDF_SHA256,
    hpke.AEAD.AES_256_GCM,
)


class SealingKey:
    """An X25519 + ML-KEM-768 key to which others seal (HPKE, RFC 9180, KEM 0x647a).

    The seed of 32 bytes is the whole key; it is stretched as X-Wing does (SHAKE-256).
    """

    __slots__ = ("_key", "_seed", "public")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise ProofRefused("sealing-key")
        wide = hashlib.shake_256(seed).digest(_MLKEM_SEED + 32)
        lattice = MLKEM768PrivateKey.from_seed_bytes(wide[:_MLKEM_SEED])
        curve = X25519PrivateKey.from_private_bytes(wide[_MLKEM_SEED:])
        self._seed = seed
        self._key = hpke.MLKEM768X25519PrivateKey(lattice, curve)
        self.public = (
            lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        )

    @classmethod
    def generate(cls, random: Callable[[int], bytes]) -> "SealingKey":
        """A new key from 32 random bytes."""
        return cls(random(SEED_BYTES))

    def to_bytes(self) -> bytes:
        """The seed, to be kept sealed."""
        return self._seed

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """What was sealed to this key for exactly this `info`; raises ProofRefused(`seal`)."""
        try:
            return _HYBRID.decrypt(sealed, self._key, info)
        except (InvalidTag, ValueError):
            raise ProofRefused("seal") from None


def seal_to(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """Seals to the holder of a public sealing key; `info` names the whole context.

    Raises ProofRefused(`sealing-key`) for a key that is malformed or of small order.
    """
    if len(public) != SEALING_PUBLIC_BYTES:
        raise ProofRefused("sealing-key")
    try:
        lattice = MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC])
        curve = X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC:])
        recipient = hpke.MLKEM768X25519PublicKey(lattice, curve)
        return _HYBRID.encrypt(plaintext, recipient, info)
    except ValueError:
        raise ProofRefused("sealing-key") from None


class ChunkCipher:
    """AES-256-GCM over numbered chunks of one stream under one single-use key (format.md 4).

    Nonce = 11-byte counter, then 1 for the last chunk or 0: a cut, swapped or doubled chunk
    does not open.
    """

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, number: int, chunk: bytes, *, last: bool, aad: bytes = b"") -> bytes:
        """Chunk `number` sealed, 16 bytes longer."""
        return self._cipher.encrypt(_chunk_nonce(number, last=last), chunk, aad)

    def open(self, number: int, sealed: bytes, *, last: bool, aad: bytes = b"") -> bytes:
        """Chunk `number` opened; raises ProofRefused(`seal`)."""
        try:
            return self._cipher.decrypt(_chunk_nonce(number, last=last), sealed, aad)
        except InvalidTag:
            raise ProofRefused("seal") from None


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
