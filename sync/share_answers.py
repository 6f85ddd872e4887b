"""What the share server says: the few answers there are, their headers, what a request may be.

Refuses: an answer without CORS or one that may be stored, and any hint why a link is unknown.
"""

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

BODY_LIMIT = 16 * 1024
"""Bytes of a request's body."""

RECIPIENT_LIMIT = 200
PASSCODE_LIMIT = 256
EMBED_DEFAULT = 16_384
"""Characters put into a manifest when the client states no limit."""

_BURST = 120
_BURST_SECONDS = 10

CORS = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "content-type",
    "access-control-expose-headers": "retry-after",
    "access-control-max-age": "600",
}
GUARDS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
}


@dataclass(frozen=True, slots=True)
class ManifestRequest:
    """A manifest request that can be answered; `limit` is the client's embeddedLengthMax."""

    recipient: str
    passcode: str | None
    limit: int


class RequestRefused(Exception):
    """A request that cannot be answered, whatever share it is for; `reason` goes out."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def answer(
    content: bytes, media: str, *, status: int = 200, extra: Mapping[str, str] | None = None
) -> Response:
    """An answer with every header that each of them carries."""
    headers = {**CORS, **GUARDS, **(extra or {})}
    return Response(content, status, headers, media)


def json_answer(
    body: object, *, status: int = 200, extra: Mapping[str, str] | None = None
) -> Response:
    """A JSON answer."""
    content = json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()
    return answer(content, "application/json", status=status, extra=extra)


def not_found() -> Response:
    """The one answer for unknown, expired, stopped, paused, used up and locked."""
    return json_answer({"error": "not-found"}, status=404)


def later(seconds: int, status: int = 429) -> Response:
    """Too many requests, or the vault is busy: come back after `seconds`."""
    return json_answer({"error": "later"}, status=status, extra={"retry-after": str(seconds)})


def nothing() -> Response:
    """Done, nothing to say."""
    return Response(None, 204, {**CORS, **GUARDS})


def recipient_from(value: object) -> str:
    """The client's words for who is asking, on one line. Raises RequestRefused(`recipient`)."""
    text = value if isinstance(value, str) else ""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not words:
        raise RequestRefused("recipient")
    return words[:RECIPIENT_LIMIT]


def manifest_request(body: bytes) -> ManifestRequest:
    """A manifest request's body; unknown members are ignored (SMART Health Links 1.0).

    Raises RequestRefused for what is no JSON object, lacks `recipient` or breaks a type.
    """
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestRefused("request") from None
    if not isinstance(fields, dict):
        raise RequestRefused("request")
    recipient = recipient_from(fields.get("recipient"))
    passcode = fields.get("passcode")
    if passcode is not None and not isinstance(passcode, str):
        raise RequestRefused("request")
    limit = fields.get("embeddedLengthMax", EMBED_DEFAULT)
    if isinstance(limit, bool) or not isinstance(limit, int):
        limit = EMBED_DEFAULT
    return ManifestRequest(recipient, passcode[:PASSCODE_LIMIT] if passcode else None, limit)


class Brake:
    """Counts what is asked of each share, so that nobody floods the ledger with receipts."""

    def __init__(self) -> None:
        self._times: dict[str, deque[float]] = {}

    def allows(self, share: str, now: float) -> bool:
        """Whether one more request of this share may pass at `now` (seconds)."""
        times = self._times.setdefault(share, deque(maxlen=_BURST))
        if len(times) == _BURST and now - times[0] < _BURST_SECONDS:
            return False
        times.append(now)
        return True
