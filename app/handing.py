"""Handing a share over: its code for the screen, as a picture and as a page to print.

Refuses: links of shares that are over; their key is gone or of no use any more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.errors import TargetExists
from app.exporting import write_whole
from app.hand_words import ENGLISH, INDONESIAN, HandWords
from app.share_making import link_of
from app.sharing import find
from sync import qr
from vault.errors import ShareOver
from vault.ids import ShareId
from vault.records import Person
from vault.share_values import Share, ShareState
from vault.vault import Vault

CODE_MM = 110.0
PASSCODE_DIGITS = 6
_OPEN = frozenset({ShareState.OPEN, ShareState.PAUSED})


@dataclass(frozen=True, slots=True)
class ShareCode:
    """A share's link and its QR code: dark squares row by row, without a quiet zone."""

    link: str = field(repr=False)
    squares: tuple[tuple[bool, ...], ...] = field(repr=False)


def code(vault: Vault, wanted: ShareId) -> ShareCode:
    """The code of an open share; raises NoShare, ShareOver."""
    link = link_of(_open_share(vault, wanted))
    return ShareCode(link, qr.squares(link))


def save_picture(vault: Vault, wanted: ShareId, target: Path) -> None:
    """Write the code as a PNG; raises NoShare, ShareOver, TargetExists."""
    _write(target, qr.png(link_of(_open_share(vault, wanted))))


def save_sheet(vault: Vault, person: Person, wanted: ShareId, target: Path, language: str) -> None:
    """Write a page to print, in Indonesian or English; raises as `save_picture`."""
    words = ENGLISH if language == ENGLISH.language else INDONESIAN
    _write(target, sheet(_open_share(vault, wanted), person, words))


def sheet(share: Share, person: Person, words: HandWords) -> bytes:
    """One page: whose records, for whom, until when, the code, how to open it."""
    ends = datetime.fromtimestamp(share.expires_ms / 1000).astimezone()
    below = [*words.how, words.only_here if share.via == "here" else words.same_network]
    if share.has_passcode:
        below.append(words.passcode)
    from sync.pdf import CodeSheet, code_sheet_pdf

    return code_sheet_pdf(
        CodeSheet(
            title=words.title.format(person.name),
            language=words.language,
            above=(
                words.for_whom.format(share.recipient),
                words.records.format(len(share.records)),
                words.until.format(words.moment(ends)),
            ),
            squares=qr.squares(link_of(share)),
            below=tuple(below),
            footer=words.footer,
            code_mm=CODE_MM,
        )
    )


def passcode(random: Callable[[int], bytes]) -> str:
    """Six digits drawn evenly, to be said aloud."""
    digits = ""
    while len(digits) < PASSCODE_DIGITS:
        drawn = random(1)[0]
        if drawn < 250:  # noqa: PLR2004 -- the greatest multiple of ten in a byte
            digits += str(drawn % 10)
    return digits


def _open_share(vault: Vault, wanted: ShareId) -> Share:
    store, found = find(vault, wanted)
    share = store.share(found)
    if share.state not in _OPEN:
        raise ShareOver(found, share.state)
    return share


def _write(target: Path, content: bytes) -> None:
    if target.exists():
        raise TargetExists(target)
    write_whole(target, [content])
