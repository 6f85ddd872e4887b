"""The desk's part about the ways into the open vault: sheet, cards, security key, new keys.

Refuses: keeping drawn cards longer than until they are in force or given up.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app import card_sheets, security_keys, ways
from app.answers import KitView
from app.errors import BadRequest
from app.recovering import CardsSeen, cards_of, look_at
from vault.cards import PLANS, Card
from vault.environment import Environment
from vault.errors import NoKeyring
from vault.header import SlotKind
from vault.vault import LockedVault, Vault
from vault.ways_in import DrawnCards


@dataclass(frozen=True, slots=True)
class CardView:
    """One drawn card for the screen: which of how many, its words, its code's squares."""

    place: int
    cards: int
    needed: int
    epoch: int
    words: tuple[str, ...] = field(repr=False)
    squares: tuple[tuple[bool, ...], ...] = field(repr=False)


class WaysDesk:
    """What can be done about the ways into one open vault."""

    _vault: Vault
    _environment: Environment
    _drawn: DrawnCards | None = None

    def ways_in(self) -> ways.WaysIn:
        """How the vault can be opened here, and whether the recovery sheet was proven."""
        return ways.ways_in(self._vault, self._environment)

    def note_kit_proven(self) -> None:
        """Somebody typed words of the recovery sheet back."""
        ways.note_kit_proven(self._vault, self._environment.clock())

    def new_kit(self) -> KitView:
        """A new recovery sheet; the words of the old one open nothing any more."""
        return ways.new_kit(self._vault)

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Change the passphrase; raises WrongPassphrase, WeakPassphrase.

        `old` may be missing only where sheet, cards or a security key opened the vault. The
        vault's second key is then kept on this computer, where it has a safe place.
        """
        self._vault.change_passphrase(old, new)
        if old is None:
            self.keep_passphrase()

    def keep_passphrase(self) -> None:
        """Whoever came back in keeps the passphrase there is: this computer learns the second key.

        Where it has no safe place for keys, the secret of a sheet is asked for each time.
        """
        if self._environment.keyring is not None:
            with suppress(NoKeyring):
                self._vault.keep_secret_in_keyring()

    def set_quick_unlock(self, wanted: bool) -> None:  # noqa: FBT001 -- crosses the pipe
        """Let the system keyring open the vault, or no longer; raises NoKeyring."""
        if wanted:
            self._vault.enable_quick_unlock()
        else:
            self._vault.disable_quick_unlock()

    def draw_cards(self, needed: int) -> tuple[CardView, ...]:
        """New recovery cards (any 2 of 3, or 3 of 5); they open nothing before `use_cards`."""
        from sync import qr

        plan = next((one for one in PLANS if one[0] == needed), None)
        if plan is None:
            raise BadRequest("cards", str(needed))
        self._drawn = self._vault.ways.draw_cards(plan)
        return tuple(
            CardView(
                card.place,
                card.cards,
                card.needed,
                card.epoch,
                card.words,
                qr.squares(card.to_qr()),
            )
            for card in self._drawn.cards
        )

    def card_pictures(self, places: tuple[int, ...], language: str) -> tuple[bytes, ...]:
        """Drawn cards as pictures for a printer, a page each."""
        return card_sheets.cards_pictures(self._chosen(places), self._name(), language)

    def save_cards(self, folder: Path, language: str) -> tuple[Path, ...]:
        """Write each drawn card as a PDF of its own into a folder; raises TargetExists."""
        return card_sheets.write_cards(folder, self._chosen(()), self._name(), language)

    def use_cards(self) -> None:
        """The drawn cards come into force; earlier ones open nothing any more."""
        if self._drawn is None:
            raise BadRequest("cards", "")
        self._vault.ways.use_cards(self._drawn)
        ways.forget_proof(self._vault, ways.CARDS_PROVEN)
        self._drawn = None

    def forget_cards(self) -> None:
        """Drawn cards that nobody wants; those in force stay."""
        self._drawn = None

    def rehearse_cards(self, texts: tuple[str, ...]) -> CardsSeen:
        """Cards laid together as if everything were lost; nothing is changed by it.

        Once they would open the vault, the day is remembered. Raises CardRefused.
        """
        seen = look_at(LockedVault.open(self._vault.path), texts)
        if not seen.missing:
            self._vault.ways.rehearse_cards(cards_of(self._vault.vault_id, texts))
            ways.note_cards_proven(self._vault, self._environment.clock())
        return seen

    def add_security_key(self, pin: str) -> None:
        """Let the plugged-in security key open the vault; raises SecurityKeyRefused."""
        self._vault.ways.add_security_key(security_keys.system_key(lambda: pin or None))

    def remove_way(self, kind: SlotKind) -> None:
        """Take a way in away; raises LastWayIn."""
        self._vault.ways.remove(kind)

    def _name(self) -> str:
        return self._vault.owner().name

    def _chosen(self, places: tuple[int, ...]) -> tuple[Card, ...]:
        if self._drawn is None:
            raise BadRequest("cards", "")
        return tuple(one for one in self._drawn.cards if not places or one.place in places)
