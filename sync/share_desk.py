"""What the share server asks of the vault: find a share, try to open it, report, tend.

Refuses: HTTP and storage; the desk behind this protocol makes every answer durable first.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from vault.ids import PersonId, ShareId


class Mode(StrEnum):
    """How a link is resolved: by a manifest, or as one sealed file (flag U)."""

    MANIFEST = "manifest"
    DIRECT = "direct"


class Verdict(StrEnum):
    """What came of an attempt to open a share; all but `SERVED` give nothing out."""

    SERVED = "served"
    PASSCODE_MISSING = "passcode-missing"
    PASSCODE_WRONG = "passcode-wrong"
    LOCKED = "locked"
    EXPIRED = "expired"
    USED_UP = "used-up"
    STOPPED = "stopped"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One file as it leaves: a compact JWE (ASCII) and the media type of what it holds."""

    content_type: str
    token: bytes


@dataclass(frozen=True, slots=True)
class ShareFace:
    """What the server must know of a share before anybody opened it.

    `ticket_key` is 32 secret bytes of this share, `expires_ms` the end in milliseconds
    since 1970.
    """

    id: ShareId
    person_id: PersonId
    mode: Mode
    expires_ms: int
    long_term: bool
    ticket_key: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody asks: their own words for who they are, a passcode, and over which way."""

    recipient: str
    passcode: str | None
    transport: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it; `remaining` tries are left where a passcode is asked for."""

    verdict: Verdict
    remaining: int | None = None
    files: tuple[SealedFile, ...] = ()


class Desk(Protocol):
    """The vault's side of the share server; called from one thread, one call at a time."""

    def find(self, token: bytes) -> ShareFace | None:
        """The share with this secret (32 bytes) in its address, in whatever state."""

    def face(self, share_id: ShareId) -> ShareFace | None:
        """The share of this id, in whatever state."""

    def open(self, face: ShareFace, attempt: Attempt) -> Answer:
        """Tries to open; one use, one wrong try and the receipt are durable on return."""

    def alive(self, face: ShareFace) -> bool:
        """Whether what was given out may still be fetched: not stopped, paused, expired."""

    def file(self, face: ShareFace, number: int) -> SealedFile | None:
        """A file of a living share, for a `location` given out before."""

    def beside(self, face: ShareFace) -> SealedFile | None:
        """The sealed extra (share facts and proofs) of a living share."""

    def printed(self, face: ShareFace, transport: str) -> None:
        """Writes the receipt of a printout."""

    def tend(self) -> None:
        """Ends what has expired and wipes it; called about once a second."""
