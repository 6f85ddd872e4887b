"""Ed25519 signatures: a writer's signing key and the check of a signature.

Refuses: public keys of small order or in non-canonical form, and any signature they "verify".
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from secrets import token_bytes

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vault.errors import ProofRefused

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64

_PRIME = 2**255 - 19
_Y_MASK = 2**255 - 1
_ORDER_EIGHT_Y = 2707385501144840649318225287225658788936804267575313519463743609750303402022
# y of every point whose order divides 8 (RFC 8032 section 5.1; the curve has eight of them)
_SMALL_ORDER_Y = frozenset({0, 1, _PRIME - 1, _ORDER_EIGHT_Y, _PRIME - _ORDER_EIGHT_Y})


def check_public(public: bytes) -> None:
    """Raises ProofRefused(`public-key`) unless `public` may stand for a device (format.md 1)."""
    if len(public) != PUBLIC_BYTES:
        raise ProofRefused("public-key")
    y = int.from_bytes(public, "little") & _Y_MASK
    if y >= _PRIME or y in _SMALL_ORDER_Y:
        raise ProofRefused("public-key")


@lru_cache(maxsize=64)
def _loaded(public: bytes) -> Ed25519PublicKey:
    check_public(public)
    return Ed25519PublicKey.from_public_bytes(public)


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Raises ProofRefused unless `signature` is the key's over `message` (RFC 8032, Ed25519)."""
    key = _loaded(bytes(public))
    if len(signature) != SIGNATURE_BYTES:
        raise ProofRefused("signature")
    try:
        key.verify(signature, message)
    except InvalidSignature:
        raise ProofRefused("signature") from None


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One incarnation's Ed25519 key; `public` is 32 bytes. Its `repr` shows no secret."""

    public: bytes
    _key: Ed25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def generate(cls, random: Callable[[int], bytes] = token_bytes) -> "SigningKey":
        """A new key from 32 bytes of `random`."""
        return cls.from_bytes(random(32))

    @classmethod
    def from_bytes(cls, seed: bytes) -> "SigningKey":
        """The key of a 32-byte seed (RFC 8032 5.1.5); ValueError for another length."""
        key = Ed25519PrivateKey.from_private_bytes(seed)
        return cls(key.public_key().public_bytes_raw(), key)

    def to_bytes(self) -> bytes:
        """The 32-byte seed, to be kept encrypted."""
        return self._key.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature over `message`."""
        return self._key.sign(message)
