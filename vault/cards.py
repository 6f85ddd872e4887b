"""Family cards: a random key parted by SLIP-39, some of the cards together give it back.

Refuses: single cards, cards of other vaults or other sets, typing mistakes, costly forgeries.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from vault.errors import CardRefused
from vault.ids import VaultId
from vault.keys import KEY_BYTES

CARD_VERSION = 1
QR_PREFIX = "rekamku-card:"
WORDS = 33
"""Words of a card for 256 bits (SLIP-39)."""
PLANS = ((2, 3), (3, 5))
"""How many cards are needed, and of how many; the first is proposed."""
LONGEST_CARD = 64 * 1024

_PREFIX = 4
"""The first four letters of a SLIP-39 word tell it from all others."""
_EXPONENT = 1
"""Of SLIP-39's own stretching; a card that asks for more would only cost hours."""
_BY_PREFIX: dict[str, str] = {word[:_PREFIX]: word for word in WORDLIST}
_VERSION = re.compile(r"rekamku\s*(?:family\s*)?card\s*(\d{1,6})")
_QR = re.compile(r"rekamku-card:\s*(\d{1,6})\s*\?([a-z0-9=&\s]*)")
_VAULT = re.compile(r"\bvault[\s:]*((?:[0-9a-f][\s\-]*){32})(?![0-9])")
_SET = re.compile(r"\bset[\s:]*(\d{1,12})")
_OF = re.compile(r"\bcard[\s:]*(\d{1,2})\s*of\s*(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `epoch` is the set it belongs to, `cards` how many the set has.

    Both are 0 where only the words were typed. `place` counts from 1; `needed` cards open.
    """

    vault_id: VaultId
    epoch: int
    place: int
    needed: int
    cards: int
    words: tuple[str, ...] = field(repr=False)

    def to_text(self) -> str:
        """The text form: four labelled lines, as the kit's."""
        vault = self.vault_id.hex()
        groups = "-".join(vault[at : at + 4] for at in range(0, len(vault), 4))
        return (
            f"RekamKu card {CARD_VERSION}\nVault: {groups}\n"
            f"Card: {self.place} of {self.cards}, any {self.needed} open, set {self.epoch}\n"
            f"Words: {' '.join(self.words)}\n"
        )

    def to_qr(self) -> str:
        """The same as one string for a QR code: `rekamku-card:1?v=…&e=…&n=…&w=…`."""
        short = "".join(word[:_PREFIX] for word in self.words)
        return (
            f"{QR_PREFIX}{CARD_VERSION}?v={self.vault_id.hex()}&e={self.epoch}"
            f"&n={self.cards}&w={short}"
        )


def split(key: bytes, plan: tuple[int, int], vault_id: VaultId, epoch: int) -> tuple[Card, ...]:
    """The cards of a 32-byte key, any `plan[0]` of `plan[1]` give it back (SLIP-39).

    The library draws from the system's own randomness. Raises CardRefused(`plan`).
    """
    needed, cards = plan
    if plan not in PLANS or len(key) != KEY_BYTES:
        raise CardRefused("plan")
    parted = generate_mnemonics(1, [(needed, cards)], key, iteration_exponent=_EXPONENT)[0]
    return tuple(
        Card(vault_id, epoch, place, needed, cards, tuple(words.split()))
        for place, words in enumerate(parted, 1)
    )


def join(cards: Sequence[Card]) -> bytes:
    """The key behind enough cards of one set.

    Raises CardRefused: `more:<n>` (so many are missing), `same-card`, `other-set`,
    `checksum` (they do not belong together).
    """
    if not cards:
        raise CardRefused("more:1")
    if len({card.epoch for card in cards if card.epoch}) > 1:
        raise CardRefused("other-set")
    shares = [_share_of(card.words) for card in cards]
    if len({share.group_parameters() for share in shares}) > 1:
        raise CardRefused("other-set")
    if len({share.index for share in shares}) < len(shares):
        raise CardRefused("same-card")
    needed = shares[0].member_threshold
    if len(shares) < needed:
        raise CardRefused(f"more:{needed - len(shares)}")
    try:
        key: bytes = combine_mnemonics(share.mnemonic() for share in shares[:needed])
    except MnemonicError:
        raise CardRefused("checksum") from None
    return key


def read_card(text: str) -> Card:
    """The card in a typed, pasted or scanned text, whatever its spaces, case and line breaks.

    Raises CardRefused: `not-a-card`, `newer`, `vault`, or what `card_of_words` says.
    """
    if len(text) > LONGEST_CARD:
        raise CardRefused("not-a-card")
    lower = text.lstrip("\ufeff").lower()
    scanned = _QR.search(lower)
    if scanned is not None:
        _require_version(scanned[1])
        return _parse_qr(scanned[2])
    printed = _VERSION.search(lower)
    if printed is None:
        raise CardRefused("not-a-card")
    _require_version(printed[1])
    head, _, tail = lower[printed.end() :].partition("words")
    vault, epoch, place = _VAULT.search(head), _SET.search(head), _OF.search(head)
    if vault is None:
        raise CardRefused("vault")
    card = card_of_words(VaultId(bytes.fromhex(re.sub(r"[\s\-]", "", vault[1]))), tail)
    if epoch is None or place is None:
        return card
    return _numbered(card, int(epoch[1]), int(place[2]))


def card_of_words(vault_id: VaultId, text: str) -> Card:
    """A card from its words alone, for a vault that is known; four letters of each are enough.

    Raises CardRefused: `word-count`, `word:<n>` (its place, from 1), `checksum`.
    """
    typed = re.findall(r"[a-z]+", text.lower())
    if len(typed) < WORDS:
        raise CardRefused("word-count")
    words = tuple(_word(word, place) for place, word in enumerate(typed[:WORDS], 1))
    share = _share_of(words)
    return Card(vault_id, 0, share.index + 1, share.member_threshold, 0, words)


def require_vault(card: Card, vault_id: VaultId) -> None:
    """Refuses a card of another vault (CardRefused `other-vault`)."""
    if card.vault_id != vault_id:
        raise CardRefused("other-vault")


def _share_of(words: Sequence[str]) -> Share:
    """The parsed share; only what this program makes, so that no forged card costs hours."""
    try:
        share = Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise CardRefused("checksum") from None
    ours = share.iteration_exponent <= _EXPONENT and share.group_count == 1
    if not ours or len(share.value) != KEY_BYTES:
        raise CardRefused("checksum")
    return share


def _word(typed: str, place: int) -> str:
    found = _BY_PREFIX.get(typed[:_PREFIX])
    if found is None or typed not in {found, found[:_PREFIX]}:
        raise CardRefused(f"word:{place}")
    return found


def _parse_qr(query: str) -> Card:
    parts: dict[str, str] = {}
    for piece in re.sub(r"\s+", "", query).split("&"):
        name, _, value = piece.partition("=")
        if name in parts:
            raise CardRefused("not-a-card")
        parts[name] = value
    if not re.fullmatch(r"[0-9a-f]{32}", parts.get("v", "")):
        raise CardRefused("vault")
    numbers = [parts.get(name, "") for name in ("e", "n")]
    short = parts.get("w", "")
    if not all(re.fullmatch(r"\d{1,12}", number) for number in numbers):
        raise CardRefused("not-a-card")
    spaced = " ".join(short[at : at + _PREFIX] for at in range(0, len(short), _PREFIX))
    card = card_of_words(VaultId(bytes.fromhex(parts["v"])), spaced)
    return _numbered(card, int(numbers[0]), int(numbers[1]))


def _numbered(card: Card, epoch: int, cards: int) -> Card:
    return Card(card.vault_id, epoch, card.place, card.needed, cards, card.words)


def _require_version(text: str) -> None:
    if int(text) != CARD_VERSION:
        raise CardRefused("newer")
