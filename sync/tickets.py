"""Tickets: short proofs, in an address, that the server itself handed out an answer before.

Refuses: anything forged, of another share, of another use or past its time.
"""

import hashlib
import hmac
import struct
from binascii import Error as NotBase64
from dataclasses import dataclass
from enum import IntEnum

from sync.jose import base64url, from_base64url
from vault.ids import ShareId

_LAYOUT = struct.Struct(">16sBBI")
_MAC_BYTES = 16
_TAG = b"rekamku/ticket/v1\x00"


class TicketUse(IntEnum):
    """What a ticket opens: one file of a manifest, or the page's later requests."""

    FILE = 1
    PAGE = 2


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket's open part; `until` is its last second since 1970."""

    share: ShareId
    use: TicketUse
    number: int
    until: int


def write_ticket(ticket: Ticket, key: bytes) -> str:
    """The ticket as 51 base64url characters, authenticated by the share's `ticket_key`."""
    body = _LAYOUT.pack(bytes.fromhex(ticket.share), ticket.use, ticket.number, ticket.until)
    return base64url(body + _mac(body, key)).decode()


def peek_share(text: str) -> ShareId | None:
    """The share a ticket names, before anything of it is believed."""
    raw = _raw(text)
    return None if raw is None else ShareId(raw[:16].hex())


def read_ticket(text: str, key: bytes, use: TicketUse, now: int) -> Ticket | None:
    """The ticket, if `key` made it for `use` and `now` (seconds since 1970) is not past it."""
    raw = _raw(text)
    if raw is None:
        return None
    body = raw[: _LAYOUT.size]
    if not hmac.compare_digest(raw[_LAYOUT.size :], _mac(body, key)):
        return None
    share, kind, number, until = _LAYOUT.unpack(body)
    if kind != use or now > until:
        return None
    return Ticket(ShareId(share.hex()), use, number, until)


def _raw(text: str) -> bytes | None:
    try:
        raw = from_base64url(text.encode("ascii"))
    except (UnicodeEncodeError, NotBase64, ValueError):
        return None
    return raw if len(raw) == _LAYOUT.size + _MAC_BYTES else None


def _mac(body: bytes, key: bytes) -> bytes:
    return hmac.new(key, _TAG + body, hashlib.sha256).digest()[:_MAC_BYTES]
