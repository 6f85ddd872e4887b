"""Ways back in for people: what a sheet or card on paper says, cards one after the other.

Refuses: keeping any of it, and decoding a picture in the process that holds keys.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileGone
from sync.errors import PictureRefused
from vault.cards import LONGEST_CARD, Card, card_of_words, read_card
from vault.cards import QR_PREFIX as CARD_PREFIX
from vault.errors import CardRefused
from vault.ids import VaultId
from vault.kit import QR_PREFIX as KIT_PREFIX
from vault.kit import read_kit
from vault.vault import LockedVault

if TYPE_CHECKING:
    from vault.backup.restoring import LockedBackup

_NO_CARD = "not-a-card"
_EACH = re.compile(r"(?i)(?=rekamku\s+card\b)")


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card that was understood: its text for later, its place, how many open, its set.

    `cards` and `epoch` are 0 where only the words were typed.
    """

    text: str = field(repr=False)
    place: int
    needed: int
    cards: int
    epoch: int


@dataclass(frozen=True, slots=True)
class CardsSeen:
    """The cards given so far, and how many more are needed; 0 opens."""

    cards: tuple[CardSeen, ...]
    missing: int


def paper_text(path: Path) -> str:
    """The kit or card in a file in its text form: saved text, PDF, photo or scan.

    Several cards in one PDF come one below the other. Raises FileGone, PictureRefused,
    KitRefused, CardRefused.
    """
    try:
        with path.open("rb") as source:
            content = source.read((64 << 20) + 1)
    except OSError:
        raise FileGone(path) from None
    if len(content) <= LONGEST_CARD and not content.startswith(b"%PDF-"):
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return _texts_of_codes(content)


def _texts_of_codes(content: bytes) -> str:
    from sync.readers.sheets import codes_of

    texts = []
    for code in codes_of(content):
        lower = code.strip().lower()
        if lower.startswith(KIT_PREFIX):
            texts.append(read_kit(code).to_text())
        elif lower.startswith(CARD_PREFIX):
            texts.append(read_card(code).to_text())
    if not texts:
        raise PictureRefused("no-code")
    return "\n".join(texts)


def cards_in(vault_id: VaultId, text: str) -> tuple[Card, ...]:
    """The cards in a text: whole ones, one below the other, or the words of a single one.

    Raises CardRefused.
    """
    pieces = [piece for piece in _EACH.split(text) if piece.strip()] or [text]
    found = []
    for piece in pieces:
        try:
            found.append(read_card(piece))
        except CardRefused as refused:
            if refused.reason != _NO_CARD:
                raise
            found.append(card_of_words(vault_id, piece))
    return tuple(found)


def look_at(locked: "LockedVault | LockedBackup", texts: Sequence[str]) -> CardsSeen:
    """What was understood of the cards so far; raises CardRefused for the first wrong one."""
    cards = tuple(card for text in texts for card in cards_in(locked.vault_id, text))
    missing = locked.cards_missing(cards)
    return CardsSeen(tuple(_seen(card) for card in cards), missing)


def cards_of(vault_id: VaultId, texts: Sequence[str]) -> tuple[Card, ...]:
    """The cards behind several texts; raises CardRefused."""
    return tuple(card for text in texts for card in cards_in(vault_id, text))


def _seen(card: Card) -> CardSeen:
    text = card.to_text() if card.epoch else " ".join(card.words)
    return CardSeen(text, card.place, card.needed, card.cards, card.epoch)
