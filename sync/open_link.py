"""Opens somebody else's SMART Health Link: asks, unseals, hands over the files it holds.

Refuses: expired links unless told otherwise, more than 100 files, hosts the link did not name.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from sync.errors import (
    LinkExpired,
    LinkGone,
    LinkRefused,
    PasscodeNeeded,
    WebRefused,
    WrongPasscode,
)
from sync.jose import open_sealed
from sync.link import HealthLink
from sync.web import WebAnswer, is_near

FILES_LIMIT = 100
EMBED_WISH = 5_000_000
"""Characters of a file that may stand in the manifest itself."""

FHIR_JSON = "application/fhir+json"
HEALTH_CARD = "application/smart-health-card"
_API_ACCESS = "application/smart-api-access"
_OK = 200
_UNAUTHORISED = 401
_NOT_FOUND = 404


class Asker(Protocol):
    """What `sync.web.Web` does; tests put a table of answers in its place."""

    def get(self, url: str) -> WebAnswer:
        """GET."""

    def post_json(self, url: str, body: bytes) -> WebAnswer:
        """POST of a JSON body."""


@dataclass(frozen=True, slots=True)
class LinkFile:
    """One file from a link, unsealed; its bytes are somebody else's and not yet read."""

    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, with which passcode, and at what time (seconds since 1970)."""

    recipient: str
    now: int
    passcode: str | None = None
    even_expired: bool = False


def open_link(link: HealthLink, visit: Visit, web: Asker) -> tuple[LinkFile, ...]:
    """All files of a link (SMART Health Links 1.0, client side).

    Raises LinkExpired, PasscodeNeeded, WrongPasscode, LinkGone, WrongLinkKey, JweRefused,
    LinkRefused, WebRefused and WebUnreachable.
    """
    if link.expires is not None and visit.now >= link.expires and not visit.even_expired:
        raise LinkExpired(link.expires)
    if link.passcode and not visit.passcode:
        raise PasscodeNeeded
    if link.direct:
        return (_direct(link, visit, web),)
    return tuple(_from_manifest(link, visit, web))


def _direct(link: HealthLink, visit: Visit, web: Asker) -> LinkFile:
    mark = "&" if urlsplit(link.url).query else "?"
    answer = web.get(f"{link.url}{mark}recipient={quote(visit.recipient, safe='')}")
    _check_status(answer, link, visit)
    return _unsealed(answer.content, link, "")


def _from_manifest(link: HealthLink, visit: Visit, web: Asker) -> Iterator[LinkFile]:
    entries = _manifest(link, visit, web)
    for number, entry in enumerate(entries):
        content_type = _text(entry.get("contentType"))
        if content_type == _API_ACCESS:
            continue
        yield _unsealed(_sealed(link, visit, web, number, entry), link, content_type)


def _manifest(link: HealthLink, visit: Visit, web: Asker) -> list[dict[str, Any]]:
    asked: dict[str, Any] = {"recipient": visit.recipient, "embeddedLengthMax": EMBED_WISH}
    if visit.passcode:
        asked["passcode"] = visit.passcode
    answer = web.post_json(link.url, json.dumps(asked).encode())
    _check_status(answer, link, visit)
    try:
        manifest = json.loads(answer.content)
    except (ValueError, RecursionError):
        raise LinkRefused("manifest") from None
    files = manifest.get("files", []) if isinstance(manifest, dict) else None
    if not isinstance(files, list) or not all(isinstance(entry, dict) for entry in files):
        raise LinkRefused("manifest")
    if len(files) > FILES_LIMIT:
        raise LinkRefused("files")
    return files


def _sealed(
    link: HealthLink, visit: Visit, web: Asker, number: int, entry: dict[str, Any]
) -> bytes:
    embedded = entry.get("embedded")
    if isinstance(embedded, str) and embedded:
        return embedded.encode(errors="replace")
    answer = web.get(_location(link, entry))
    if answer.status == _NOT_FOUND:
        # locations are short-lived: a fresh manifest brings a fresh one (client rule C7)
        entries = _manifest(link, visit, web)
        answer = web.get(_location(link, entries[number] if number < len(entries) else {}))
    _check_status(answer, link, visit)
    return answer.content


def _location(link: HealthLink, entry: dict[str, Any]) -> str:
    location = _text(entry.get("location"))
    try:
        parts = urlsplit(location)
        host = parts.hostname
    except ValueError:
        raise LinkRefused("location") from None
    if not host:
        raise LinkRefused("location")
    same = host == urlsplit(link.url).hostname
    if not same and (parts.scheme != "https" or is_near(host)):
        raise WebRefused("other-host", host)
    return location


def _check_status(answer: WebAnswer, link: HealthLink, visit: Visit) -> None:
    if answer.status == _OK:
        return
    if answer.status == _UNAUTHORISED:
        if not visit.passcode:
            raise PasscodeNeeded
        raise WrongPasscode(_remaining(answer.content))
    if answer.status in {_NOT_FOUND, 410}:
        raise LinkGone
    raise WebRefused("later" if answer.status in {429, 503} else "status", link.host)


def _remaining(content: bytes) -> int | None:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    left = body.get("remainingAttempts") if isinstance(body, dict) else None
    return left if isinstance(left, int) and not isinstance(left, bool) else None


def _unsealed(sealed: bytes, link: HealthLink, stated: str) -> LinkFile:
    opened = open_sealed(sealed, link.key)
    content_type = opened.content_type or stated or _guessed(opened.content)
    return LinkFile(opened.content, content_type)


def _guessed(content: bytes) -> str:
    return HEALTH_CARD if b'"verifiableCredential"' in content[:200] else FHIR_JSON


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
