"""Whom a person trusts to sign health cards, besides the list the program brings.

Refuses: keys for an issuer on that list; a new key of theirs comes with a newer list only.
"""

import re
from collections.abc import Iterable
from typing import Final, Protocol

import msgspec

from app.answers import Place
from app.errors import BadRequest
from sync.readers.card_values import TrustedIssuer
from sync.readers.cards.issuers import AS_OF, KNOWN
from sync.readers.protocol import Reason

LIST_DATE: Final = AS_OF
"""The day of the list the program brings."""

LISTED: Final = tuple(sorted(one.name for one in KNOWN.values()))
"""Who is on it."""

_SETTING: Final = "trusted-issuers"
_MOST: Final = 200
_PLACE: Final = re.compile(r"(?:.*/)?signature/([A-Za-z0-9_-]{43})/(.+)", re.DOTALL)
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[\w\-.~%/+=@:]*)?", re.ASCII)
_LONGEST: Final = 300


class Settings(Protocol):
    """Where the answers are kept: the open vault."""

    def setting(self, name: str) -> str | None:
        """A setting kept in the vault, or None."""
        ...

    def set_setting(self, name: str, value: str | None) -> None:
        """Keeps a setting in the vault; None forgets it."""
        ...


def unknown_issuers(places: Iterable[Place]) -> tuple[TrustedIssuer, ...]:
    """Whom somebody could decide to trust, by the notices of a file; each once."""
    found: dict[TrustedIssuer, None] = {}
    for place in places:
        named = _PLACE.fullmatch(place.where) if place.reason == Reason.UNKNOWN_ISSUER else None
        one = TrustedIssuer(named[2], named[1]) if named else None
        if one is not None and is_sound(one):
            found[one] = None
    return tuple(found)


def is_sound(one: TrustedIssuer) -> bool:
    """Whether an issuer may be trusted: an https address nobody listed has, and a key's name."""
    address = one.address
    return (
        len(address) <= _LONGEST
        and _ADDRESS.fullmatch(address) is not None
        and _KEY.fullmatch(one.key) is not None
        and address not in KNOWN
    )


def trusted(settings: Settings) -> tuple[TrustedIssuer, ...]:
    """Everybody trusted so far, the latest first."""
    kept = settings.setting(_SETTING)
    if not kept:
        return ()
    try:
        found = msgspec.json.decode(kept.encode(), type=tuple[TrustedIssuer, ...])
    except (msgspec.MsgspecError, UnicodeError):
        return ()
    return tuple(one for one in found if is_sound(one))


def trust(settings: Settings, one: TrustedIssuer) -> None:
    """Cards of this issuer and key count as signed from now on; raises BadRequest."""
    if not is_sound(one):
        raise BadRequest("issuer", one.address)
    others = [other for other in trusted(settings) if other != one]
    settings.set_setting(_SETTING, msgspec.json.encode([one, *others][:_MOST]).decode())


def forget(settings: Settings, one: TrustedIssuer) -> None:
    """Cards of this issuer and key are of an unknown issuer again."""
    others = [other for other in trusted(settings) if other != one]
    settings.set_setting(_SETTING, msgspec.json.encode(others).decode() if others else None)
