"""Asking a witness: one bounded request, its answer sorted into what it may mean.

Refuses: redirects, long answers, and believing anything before the vault checked it.
"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from sync.errors import WebRefused, WebUnreachable
from sync.web import Web
from sync.witness.question import BODY_LIMIT, CONTENT_TYPE, SIZE_TYPE, Question, encode, size_of
from vault.cosignature import WitnessKey
from vault.errors import ProofRefused

PATH = "/add-checkpoint"
KEY_PATH = "/key"
DEADLINE_SECONDS = 15.0


OK, CONFLICT = 200, 409


class Said(StrEnum):
    """What a witness answered; all but the first three mean that nothing came of it."""

    SIGNED = "signed"
    HOLDS = "holds"
    DIFFERS = "differs"
    UNKNOWN = "unknown-log"
    REFUSED = "refused"
    BUSY = "busy"
    SILENT = "silent"
    ODD = "odd"


_MEANINGS = {
    422: Said.DIFFERS,
    404: Said.UNKNOWN,
    400: Said.REFUSED,
    403: Said.REFUSED,
    429: Said.BUSY,
    502: Said.BUSY,
    503: Said.BUSY,
    504: Said.BUSY,
}


@dataclass(frozen=True, slots=True)
class WitnessAnswer:
    """An answer: `lines` with SIGNED, the witness's own `size` with HOLDS."""

    said: Said
    lines: bytes = b""
    size: int = 0


def witness_web() -> Web:
    """A door outwards that is narrow enough for a witness: short answers, a short time."""
    return Web(limit=BODY_LIMIT, deadline=DEADLINE_SECONDS)


def ask(web: Web, url: str, question: Question) -> WitnessAnswer:
    """Send one question. Never raises for what the other side does."""
    try:
        answer = web.send(
            "POST", base_of(url) + PATH, {"content-type": CONTENT_TYPE}, encode(question)
        )
    except (WebUnreachable, WebRefused):
        return WitnessAnswer(Said.SILENT)
    if answer.status == OK:
        return WitnessAnswer(Said.SIGNED, lines=answer.content)
    if answer.status == CONFLICT:
        return _conflict(answer.content, answer.content_type, question)
    return WitnessAnswer(_MEANINGS.get(answer.status, Said.ODD))


def _conflict(body: bytes, media: str, question: Question) -> WitnessAnswer:
    """409 means another size, or another root at the very size that was asked about."""
    if media != SIZE_TYPE:
        return WitnessAnswer(Said.DIFFERS)
    try:
        size = size_of(body)
    except ProofRefused:
        return WitnessAnswer(Said.ODD)
    return (
        WitnessAnswer(Said.DIFFERS)
        if size == question.old
        else WitnessAnswer(Said.HOLDS, size=size)
    )


def fetch_key(web: Web, url: str) -> WitnessKey:
    """The verifier key that a witness of ours tells at its address.

    Raises WebRefused, WebUnreachable, ProofRefused(`witness-key`).
    """
    answer = web.get(base_of(url) + KEY_PATH)
    try:
        text = answer.content.decode("utf-8")
    except UnicodeDecodeError:
        raise ProofRefused("witness-key") from None
    if answer.status != OK or not text.endswith("\n"):
        raise ProofRefused("witness-key")
    return WitnessKey.parse(text[:-1])


def base_of(url: str) -> str:
    """A witness's submission prefix without a slash at its end; raises WebRefused(`address`)."""
    try:
        parts = urlsplit(url.strip())
        host, plain = parts.hostname, not (parts.query or parts.fragment or parts.username)
    except ValueError:
        raise WebRefused("address", "") from None
    if parts.scheme not in {"http", "https"} or not host or not plain:
        raise WebRefused("address", host or "")
    return url.strip().rstrip("/")
