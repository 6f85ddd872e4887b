"""`HC1:` certificates opened: base45, zlib, COSE, and the claims inside.

Refuses: more than a megabyte unfolded; to call a certificate good whose signer is not listed.
"""

import zlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

import cbor2

from sync.jose import is_signed
from sync.readers.cards.jws import CardRefused, State, unfolded
from sync.readers.protocol import Reason
from vault.records import Trust

_UNFOLDED: Final = 1 << 20
_LONGEST: Final = 1 << 18
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_PLACES: Final = {letter: number for number, letter in enumerate(_ALPHABET)}
_ES256: Final = -7
_PARTS: Final = 4
_MOST_TAGS: Final = 3
"""CWT and COSE marks may stand around each other."""
_BROKEN: Final = (cbor2.CBORError, ValueError, TypeError, ArithmeticError, RecursionError)

# COSE headers (RFC 9052) and CWT claims (RFC 8392); -260 is the EU's, 169 some drafts'
_ALGORITHM, _KEY = 1, 4
_ISSUER, _ENDS = 1, 4
HEALTH: Final = (-260, 169)


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs certificates: name and the point of the key on P-256."""

    name: str
    x: int
    y: int
    revoked: frozenset[str] = frozenset()
    """The certificates called back, by their identifiers."""


Signers = Mapping[str, Signer]
"""By the key's name in COSE, in base64. None are shipped: no list could be checked."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate claims, and what its signature covers."""

    claims: Mapping[Any, Any]
    key: str
    algorithm: Any
    signed: bytes
    signature: bytes

    @property
    def issuer(self) -> str:
        """Who says to have issued it, a country as a rule."""
        found = self.claims.get(_ISSUER)
        return found if isinstance(found, str) else ""

    @property
    def health(self) -> Mapping[Any, Any]:
        """What it says of health, by the number of the form it says it in."""
        for number in HEALTH:
            found = self.claims.get(number)
            if isinstance(found, Mapping):
                return found
        return {}


def opened(text: str) -> Certificate:
    """A certificate from its text. Raises CardRefused."""
    if len(text) > _LONGEST:
        raise CardRefused(Reason.TOO_LARGE)
    parts = _loaded(_unfolded(_bytes(text.removeprefix("HC1:"))))
    for _ in range(_MOST_TAGS):
        parts = parts.value if isinstance(parts, cbor2.CBORTag) else parts
    if not isinstance(parts, list | tuple) or len(parts) != _PARTS:
        raise CardRefused(Reason.MALFORMED)
    protected, open_head, payload, signature = parts
    if not all(isinstance(one, bytes) for one in (protected, payload, signature)):
        raise CardRefused(Reason.MALFORMED)
    head = _loaded(protected) if protected else {}
    claims = _loaded(payload)
    if not isinstance(claims, Mapping) or not isinstance(head, Mapping):
        raise CardRefused(Reason.MALFORMED)
    loose = open_head if isinstance(open_head, Mapping) else {}
    key = head.get(_KEY, loose.get(_KEY))
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    name = b64encode(key).decode() if isinstance(key, bytes) else ""
    return Certificate(claims, name, head.get(_ALGORITHM), signed, signature)


def state_of(one: Certificate, ids: frozenset[str], signers: Signers, now: float) -> State:
    """Whether a certificate is good; `ids` are those of the statements in it."""
    ends = one.claims.get(_ENDS)
    expired = isinstance(ends, int | float | Decimal) and ends < now
    told = (Reason.EXPIRED,) if expired else ()
    signer = signers.get(one.key)
    if signer is None or one.algorithm != _ES256:
        return State(Trust.UNVERIFIED, (Reason.UNKNOWN_ISSUER, *told))
    if not is_signed(signer.x, signer.y, one.signed, one.signature):
        return State(Trust.UNVERIFIED, (Reason.BAD_SIGNATURE, *told))
    if signer.revoked & ids:
        return State(Trust.UNVERIFIED, (Reason.REVOKED, *told))
    return State(Trust.SIGNED, told)


def from_base45(text: str) -> bytes:
    """The bytes of a base45 text (RFC 9285). Raises CardRefused."""
    text = text.rstrip("\r\n")
    found = bytearray()
    try:
        numbers = [_PLACES[letter] for letter in text]
        for start in range(0, len(numbers), 3):
            group = numbers[start : start + 3]
            value = sum(number * 45**power for power, number in enumerate(group))
            found += value.to_bytes(len(group) - 1, "big")
    except (KeyError, OverflowError):
        raise CardRefused(Reason.MALFORMED) from None
    return bytes(found)


def _bytes(text: str) -> bytes:
    """A blank is a letter of base45, and may also just have come along at the end."""
    try:
        return from_base45(text)
    except CardRefused:
        return from_base45(text.rstrip(" "))


def plain(value: Any) -> str:
    """A claim as text: numbers and dates as they would be written, all else is nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return ""


def _unfolded(content: bytes) -> bytes:
    if content[:1] not in {b"\x78", b"\x58", b"\x18", b"\x08"}:
        return content
    return unfolded(content, zlib.MAX_WBITS, _UNFOLDED)


def _loaded(content: bytes) -> Any:
    try:
        return cbor2.loads(content)
    except _BROKEN:
        raise CardRefused(Reason.MALFORMED) from None
