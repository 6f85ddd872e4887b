"""One SMART Health Card: a compact JWS opened, its signature checked, its state told.

Refuses: cards that unfold to more than five megabytes; to ask anybody over the network.
"""

import binascii
import json
import zlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

import msgspec

from sync.jose import from_base64url, is_signed
from sync.readers.cards.issuers import Issuer, Known
from sync.readers.cards.p256 import keys_of
from sync.readers.protocol import Reason
from vault.records import Trust

UNFOLDED: Final = 5 << 20
"""Bytes a card may unfold to."""

_PARTS: Final = 3
_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_BROKEN: Final = (msgspec.MsgspecError, UnicodeError, RecursionError, ArithmeticError)


class CardRefused(Exception):
    """A card cannot be read."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Card:
    """A card opened: who says to have signed it, with which key, whether that is so."""

    payload: dict[str, Any]
    issuer: str
    key: str
    intact: bool


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a card: how far to trust it, and what is to be told."""

    trust: Trust
    told: tuple[Reason, ...] = ()


def opened(token: str) -> Card:
    """A card. Raises CardRefused."""
    parts = token.strip().encode("ascii", "replace").split(b".")
    if len(parts) != _PARTS:
        raise CardRefused(Reason.MALFORMED)
    try:
        head, body, signature = (from_base64url(part) for part in parts)
    except (binascii.Error, ValueError):
        raise CardRefused(Reason.BAD_BASE64) from None
    header = _object(head)
    payload = _object(_unfolded(body, header.get("zip")))
    key = header.get("kid")
    key = key if isinstance(key, str) else ""
    issuer = payload.get("iss")
    signed = parts[0] + b"." + parts[1]
    intact = header.get("alg") == "ES256" and _is_intact(signed, signature, key)
    return Card(payload, issuer if isinstance(issuer, str) else "", key, intact)


def state_of(card: Card, known: Known, now: float) -> State:
    """Whether a card is good: signature, issuer, revocation and term, each told apart."""
    if not card.intact:
        return State(Trust.UNVERIFIED, (Reason.BAD_SIGNATURE, *_expired(card, now)))
    issuer = known.get(card.issuer)
    if issuer is None or card.key not in issuer.keys:
        return State(Trust.UNVERIFIED, (Reason.UNKNOWN_ISSUER, *_expired(card, now)))
    if _is_revoked(card, issuer):
        return State(Trust.UNVERIFIED, (Reason.REVOKED, *_expired(card, now)))
    return State(Trust.SIGNED, _expired(card, now))


def _expired(card: Card, now: float) -> tuple[Reason, ...]:
    ends = card.payload.get("exp")
    return (Reason.EXPIRED,) if isinstance(ends, int | Decimal) and ends < now else ()


def _is_revoked(card: Card, issuer: Issuer) -> bool:
    credential = card.payload.get("vc")
    rid = credential.get("rid") if isinstance(credential, dict) else None
    called_back = issuer.revoked.get(card.key)
    if not isinstance(rid, str) or not called_back:
        return False
    signed_at = card.payload.get("nbf")
    for one in called_back:
        name, _, before = one.partition(".")
        if name != rid:
            continue
        if not before or not isinstance(signed_at, int | Decimal):
            return True
        if before.isdigit() and signed_at < int(before):
            return True
    return False


def _is_intact(signed: bytes, signature: bytes, key: str) -> bool:
    """Whether the card was signed with the key it names, which it names by the key's hash."""
    for x, y in keys_of(signed, signature):
        if thumbprint(x, y) == key:
            return is_signed(x, y, signed, signature)
    return False


def thumbprint(x: int, y: int) -> str:
    """The name of a key on P-256 (RFC 7638)."""
    words = {"crv": "P-256", "kty": "EC", "x": _number(x), "y": _number(y)}
    return _base64url(sha256(json.dumps(words, separators=(",", ":")).encode()).digest())


def _number(value: int) -> str:
    return _base64url(value.to_bytes(32, "big"))


def _base64url(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = _DECODER.decode(content)
    except _BROKEN:
        raise CardRefused(Reason.MALFORMED) from None
    if not isinstance(found, dict):
        raise CardRefused(Reason.MALFORMED)
    return found


def _unfolded(content: bytes, method: object) -> bytes:
    if method is None:
        return content
    if method != "DEF":
        raise CardRefused(Reason.UNSUPPORTED_FORMAT)
    return unfolded(content, -zlib.MAX_WBITS, UNFOLDED)


def unfolded(content: bytes, form: int, most: int) -> bytes:
    """What zlib folded (`form`: its window bits), `most` bytes of it. Raises CardRefused."""
    unfolder = zlib.decompressobj(form)
    try:
        whole = unfolder.decompress(content, most + 1)
    except zlib.error:
        raise CardRefused(Reason.DAMAGED) from None
    if len(whole) > most:
        raise CardRefused(Reason.BOMB)
    if not unfolder.eof:
        raise CardRefused(Reason.TRUNCATED)
    return whole
