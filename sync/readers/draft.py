"""What a reader of other formats hands over: R4 resources it made, and what it met on the way.

Refuses: facts and identities; the FHIR extractor makes them from the resource, as for FHIR.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sync.readers.card_values import CardPart, TrustedIssuer
from sync.readers.containers import Readable
from sync.readers.protocol import ColumnMatch, Limits, Reason
from vault.records import Attachment, Trust

WHOLE: Final = ""
"""The place of something that is about the whole file."""


class Made(NamedTuple):
    """One R4 resource a reader made of a part of the file.

    `tree` is the resource in JSON shape, numbers as int, Decimal or float-free text; its
    members in the order they shall be kept. `place` points to the part of the original it
    was made of. `full_url` (`urn:uuid:…`) is needed only where others refer to it. `points`
    counts the single readings inside a day chunk. `doubt` is a code if a person has to look
    before it may enter (`doubtful` on the command line). `counted` is false for what the
    file does not hold as a record of its own (a practitioner only named in passing).
    """

    tree: dict[str, Any]
    place: str
    full_url: str = ""
    attachments: tuple[Attachment, ...] = ()
    points: int = 0
    trust: Trust = Trust.UNCHANGED
    doubt: str = ""
    counted: bool = True


class Trouble(NamedTuple):
    """Something left out, or with `notice` only worth a word; `WHOLE` means the file."""

    place: str
    reason: Reason
    notice: bool = False


Part = Made | Trouble | CardPart
"""Patients come before the records that are about them."""


@dataclass(frozen=True, slots=True)
class Given:
    """One file or archive member to read: its bytes and what it may cost."""

    data: memoryview
    member: str = ""
    limits: Limits = field(default_factory=Limits)
    scope: str = ""
    """SHA-256 of the bytes, hexadecimal: tells this file from every other."""
    name: str = ""
    """The name of the file or member: asked only where nothing inside says what was measured."""
    columns: tuple[ColumnMatch, ...] = ()
    """What people said tables' columns mean."""
    issuers: tuple[TrustedIssuer, ...] = ()
    """Whom people trust to sign health cards."""
    stream: Callable[[], Readable] | None = None
    """Opens a member too large to be unpacked into memory; `data` is then its beginning."""
    size: int = 0
    """How large such a member is."""


class NotMine(Exception):
    """The file looked like this format and is none: the next reader is asked."""


class FileRefused(Exception):
    """The whole file cannot be read."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


Read = Callable[[Given], Iterator[Part]]
"""A reader. Raises NotMine before the first part, FileRefused at any time."""
