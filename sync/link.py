"""A SMART Health Link as text and as fields: made strictly, read tolerantly (version 1.0).

Refuses: addresses over 128 characters, keys of another size, flags that contradict each other.
"""

import binascii
import json
import math
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from sync.errors import LinkRefused, NewerLink
from sync.jose import KEY_BYTES, base64url, from_base64url

SCHEME = "shlink:/"
URL_LIMIT = 128
LABEL_LIMIT = 80
TOKEN_BYTES = 32
"""Random bytes in a link's address: 256 bits, 43 characters."""

VERSION = 1
_READ_LIMIT = 16_384
_READ_URL_LIMIT = 4_096
_HIGHEST = 999_999
"""A version above this is told as this one: it is no number of a version."""

_MILLISECONDS_FROM = 100_000_000_000
"""An `exp` above this is milliseconds; the published examples hold such ones."""


class LinkFlag(StrEnum):
    """The flags of version 1.0; several stand in alphabetical order."""

    LONG_TERM = "L"
    PASSCODE = "P"
    DIRECT = "U"


@dataclass(frozen=True, slots=True)
class HealthLink:
    """What a link says. `expires` is in seconds since 1970, `label` somebody else's words."""

    url: str
    key: bytes
    expires: int | None = None
    flags: frozenset[LinkFlag] = frozenset()
    label: str = ""

    @property
    def direct(self) -> bool:
        """Whether `url` is the one sealed file itself."""
        return LinkFlag.DIRECT in self.flags

    @property
    def passcode(self) -> bool:
        """Whether a passcode is asked for."""
        return LinkFlag.PASSCODE in self.flags

    @property
    def long_term(self) -> bool:
        """Whether content may change and be asked for again."""
        return LinkFlag.LONG_TERM in self.flags

    @property
    def host(self) -> str:
        """The host that will be asked, for showing before anything is fetched."""
        return urlsplit(self.url).netloc


def write_link(link: HealthLink, viewer: str = "") -> str:
    """The `shlink:/` text, after `viewer` (an address ending in `#`) where one is given.

    Raises LinkRefused naming the part that breaks SMART Health Links 1.0.
    """
    _check(link, viewer)
    payload: dict[str, str | int] = {"url": link.url, "key": base64url(link.key).decode()}
    if link.expires is not None:
        payload["exp"] = link.expires
    if link.flags:
        payload["flag"] = "".join(sorted(link.flags))
    if link.label:
        payload["label"] = link.label
    text = json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()
    return viewer + SCHEME + base64url(text).decode()


def _check(link: HealthLink, viewer: str) -> None:
    faults = {
        "url": len(link.url) > URL_LIMIT or not _is_address(link.url) or not link.url.isascii(),
        "key": len(link.key) != KEY_BYTES,
        "exp": link.expires is not None and link.expires <= 0,
        "flag": link.direct and link.passcode,
        "label": len(link.label.encode("utf-16-le", "replace")) > 2 * LABEL_LIMIT,
        "viewer": bool(viewer) and not (viewer.endswith("#") and _is_address(viewer)),
    }
    for part, broken in faults.items():
        if broken:
            raise LinkRefused(part)


def _is_address(url: str) -> bool:
    try:
        url.encode()  # half a character is no part of an address
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def read_link(text: str) -> HealthLink:
    """A link from pasted or scanned text, bare or after a viewer's address.

    Unknown members and flags are ignored, padding and a textual or millisecond `exp` taken
    for what they mean. Raises LinkRefused, or NewerLink for a `v` above 1.
    """
    payload = _payload(text)
    _check_version(payload.get("v"))
    url = payload.get("url")
    if not isinstance(url, str) or len(url) > _READ_URL_LIMIT or not _is_address(url):
        raise LinkRefused("url")
    flags = _flags(payload.get("flag"))
    if {LinkFlag.DIRECT, LinkFlag.PASSCODE} <= flags:
        raise LinkRefused("flag")
    return HealthLink(
        url=url,
        key=_key(payload.get("key")),
        expires=_expires(payload.get("exp")),
        flags=flags,
        label=_label(payload.get("label")),
    )


def _payload(text: str) -> dict[str, object]:
    start = text.lower().find(SCHEME)
    if start < 0 or len(text) > _READ_LIMIT:
        raise LinkRefused("scheme")
    encoded = "".join(text[start + len(SCHEME) :].split())
    try:
        payload = json.loads(from_base64url(encoded.encode("ascii")))
    except (binascii.Error, ValueError, RecursionError):
        raise LinkRefused("payload") from None
    if not isinstance(payload, dict):
        raise LinkRefused("payload")
    return payload


def _check_version(version: object) -> None:
    if isinstance(version, int | float) and version > VERSION:
        whole = isinstance(version, int) or math.isfinite(version)
        raise NewerLink(min(int(version), _HIGHEST) if whole else 0)


def _key(text: object) -> bytes:
    try:
        key = from_base64url(text.encode("ascii")) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        raise LinkRefused("key") from None
    if len(key) != KEY_BYTES:
        raise LinkRefused("key")
    return key


def _flags(text: object) -> frozenset[LinkFlag]:
    known = {flag.value for flag in LinkFlag}
    letters = text if isinstance(text, str) else ""
    return frozenset(LinkFlag(letter) for letter in letters if letter in known)


def _label(text: object) -> str:
    """Somebody else's words, cut, with a mark in place of half a character."""
    return text[:LABEL_LIMIT].encode(errors="replace").decode() if isinstance(text, str) else ""


def _expires(value: object) -> int | None:
    try:
        seconds = float(value) if isinstance(value, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return None
    if not math.isfinite(seconds) or seconds <= 0:
        return None
    return int(seconds / 1000 if seconds > _MILLISECONDS_FROM else seconds)
