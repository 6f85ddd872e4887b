"""Sheets for a record that becomes its person's own: handed over here, or moved into a vault.

Refuses: deciding for the young person who may go on reading; they tick it themselves.
"""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from app.answers import KitView
from app.desk import Desk
from app.families import PersonFamily, Seat
from ui import pick
from ui.parts import CheckRow, Choice, OptionGroup, QuietButton, Small, Strong
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.screens.family_sheets import NewKeysSheet
from ui.session import Session
from ui.words.family import kept_words, member_words
from vault.roles import Role

_NOTHING, _COPY = "", "copy"


class HandOverSheet(NewKeysSheet):
    """The young person sits down here: who may stay, their passphrase, their sheet."""

    def __init__(
        self, shell: Shell, session: Session, one: PersonFamily, done: Callable[[], None]
    ) -> None:
        super().__init__(shell, session, done)
        self._one = one
        name = one.person.name
        self.set_title(self.tr("Hand the record over to {name}").format(name=name))
        self.words.setText(
            self.tr(
                "Now {name} sits down here. The record gets a new key that only {name} holds; open "
                "shares end. The moment is written into the chain of the vault."
            ).format(name=name)
        )
        self.before.add(Strong(self.tr("{name}: who may go on reading?").format(name=name)))
        self.stay = [(seat, CheckRow(self._stays(seat))) for seat in one.seats]
        for _, row in self.stay:
            self.before.add(row)
        self.before.add(Small(kept_words()))
        self.before.add(Strong(self.tr("{name}: choose a passphrase").format(name=name)))
        self.make.set_text(self.tr("Hand it over"))
        follow_layout(self.column)
        self.begin(self.stay[0][1] if self.stay else self.phrase.first.line)

    def named(self) -> str:
        return self._one.person.name

    def ask(self, passphrase: str) -> "Future[KitView]":
        stay = tuple(seat.member.id for seat, row in self.stay if row.isChecked())
        return self._session.ask(Desk.invite_and_hand_over, self._one.person.id, passphrase, stay)

    def _stays(self, seat: Seat) -> str:
        said = (
            self.tr("{name} may still see the emergency card")
            if seat.role is Role.EMERGENCY
            else self.tr("{name} may still read it")
        )
        return said.format(name=member_words(seat.member))


class MoveOutSheet(NewKeysSheet):
    """A folder for the new vault, what stays here, the passphrase of the new vault."""

    def __init__(
        self, shell: Shell, session: Session, one: PersonFamily, done: Callable[[], None]
    ) -> None:
        super().__init__(shell, session, done)
        self._one = one
        self._folder: Path | None = None
        name = one.person.name
        self.set_title(self.tr("A vault of their own for {name}").format(name=name))
        self.words.setText(
            self.tr(
                "The whole record moves into a new vault, with everything that was ever written "
                "down about it; it can still be checked there. Open shares end."
            )
        )
        self.where = Small(self.tr("No folder chosen yet."))
        self.choose = QuietButton(self.tr("Choose an empty folder"), self._choose)
        stays = [
            (Choice(_NOTHING, self.tr("Nothing of it stays in this vault")), ""),
            (Choice(_COPY, self.tr("A copy stays here, only to be read")), ""),
        ]
        self.keep = OptionGroup(self.tr("What stays in this vault"), stays, _COPY)
        for part in (self.choose, self.where, self.keep, Small(kept_words())):
            self.before.add(part)
        self.make.set_text(self.tr("Move it"))
        follow_layout(self.column)
        self.begin(self.choose)

    def named(self) -> str:
        return self._one.person.name

    def ready(self) -> bool:
        if self._folder is None:
            self.choose.setFocus()
        return self._folder is not None

    def ask(self, passphrase: str) -> "Future[KitView]":
        keep = self.keep.current == _COPY
        return self._session.ask(
            Desk.move_out, self._one.person.id, self._folder or Path(), passphrase, keep
        )

    def take_folder(self, folder: Path) -> None:
        """Makes this folder the new vault's place."""
        self._folder = folder
        self.where.setText(str(folder))

    def _choose(self) -> None:
        for folder in pick.pick_folder(self, self.tr("Choose an empty folder")):
            self.take_folder(folder)
