"""What a share is, what happens to it, and the receipts: plain values.

Refuses: storage and wording; keys and tokens never appear in a `repr`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from vault.ids import LogId, RecordId, ShareId
from vault.records import Label

PASSCODE_TRIES = 10
"""Wrong passcodes a share bears in its whole life (design 6)."""


class ShareState(StrEnum):
    """What a share is at the moment; all but the first two are final."""

    OPEN = "open"
    PAUSED = "paused"
    STOPPED = "stopped"
    EXPIRED = "expired"
    USED_UP = "used-up"
    LOCKED = "locked"


class ShareMode(StrEnum):
    """How the link answers: a manifest (POST) or one file at once (GET, flag U)."""

    MANIFEST = "manifest"
    DIRECT = "direct"


class Event(StrEnum):
    """What a receipt tells (design 7)."""

    GRANTED = "granted"
    OPENED = "opened"
    PRINTED = "printed"
    REFUSED = "refused"
    STOPPED = "stopped"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    EXPIRED = "expired"
    RETURNED = "returned"


class Refused(StrEnum):
    """Why a request got nothing."""

    UNKNOWN = "unknown"
    WRONG_PASSCODE = "wrong-passcode"
    PASSCODE_MISSING = "passcode-missing"
    LOCKED = "locked"
    EXPIRED = "expired"
    USED_UP = "used-up"
    STOPPED = "stopped"
    PAUSED = "paused"
    MODE = "mode"
    """A manifest was asked of a direct link, or the other way round."""


@dataclass(frozen=True, slots=True)
class Document:
    """One prepared file of a share, in the clear: it leaves only encrypted for the link."""

    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewShare:
    """A share about to be granted.

    `key` and `token` are 32 random bytes each; `passcode` None asks for none. `uses` None
    means without limit. `consent` is the FHIR Consent as JSON bytes, kept in the ledger.
    `beside` is what goes with the documents but is none (share facts, proofs).
    `withheld_labels` and `left_out` (a JSON text of what was not chosen) are for the owner.
    """

    expires_ms: int
    recipient: str
    purpose: str
    label: str
    mode: ShareMode
    format: str
    flags: str
    via: str
    key: bytes = field(repr=False)
    token: bytes = field(repr=False)
    records: tuple[RecordId, ...]
    documents: tuple[Document, ...]
    consent: bytes
    passcode: str | None = field(default=None, repr=False)
    uses: int | None = None
    withheld: int = 0
    withheld_labels: tuple[Label, ...] = ()
    left_out: str = ""
    url: str = ""
    beside: Document | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share as kept. Times are milliseconds since 1970; `uses_left` None is without limit.

    `ticket_key` is 32 random bytes that never leave: the server's own tickets hang on it.
    `key` is empty once the share was stopped, locked or noted as expired.
    """

    id: ShareId
    created_ms: int
    expires_ms: int
    recipient: str
    purpose: str
    label: str
    mode: ShareMode
    format: str
    flags: str
    via: str
    url: str
    key: bytes = field(repr=False)
    token: bytes = field(repr=False)
    ticket_key: bytes = field(repr=False)
    state: ShareState
    has_passcode: bool
    tries_left: int
    uses_left: int | None
    opened: int
    records: tuple[RecordId, ...]
    withheld: int
    withheld_labels: tuple[Label, ...]
    left_out: str
    consent: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opening:
    """A request that was let in: the share as it is now, its documents, what goes beside."""

    share: Share
    documents: tuple[Document, ...]
    beside: Document | None = None


@dataclass(frozen=True, slots=True)
class Refusing:
    """A request that was turned away; `tries_left` only for a wrong or missing passcode."""

    reason: Refused
    tries_left: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One line of a share's history: an entry of the share log."""

    share: ShareId
    when_ms: int
    event: Event
    recipient: str
    transport: str
    records: int
    size: int
    result: str
    log_id: LogId
    index: int
    leaf: bytes
