"""Sheets of the Family screen: a role given or changed, a new member with their own sheet.

Refuses: showing a recovery sheet to anybody but the member it belongs to.
"""

from collections.abc import Callable
from concurrent.futures import Future

from app.answers import KitView
from app.desk import Desk
from app.families import FamilyView, PersonFamily, Seat
from ui.parts import (
    Body,
    Choice,
    Chooser,
    Column,
    Field,
    Flow,
    LineField,
    PrimaryButton,
    QuietButton,
    Sheet,
    Small,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.screens.first_passphrase import PassphraseCard
from ui.screens.kit_cards import KitCard, ProveCard
from ui.session import Session
from ui.words.errors import error_words
from ui.words.family import kept_words, member_words, reason_words, role_about, role_words
from vault.errors import MemberRefused, WeakPassphrase
from vault.ids import MemberId
from vault.roles import Reason, Role

_YEAR_MS = 365 * 24 * 3_600_000
_OF_AGE, _YEAR, _OPEN = "of-age", "year", ""


class RoleSheet(Sheet):
    """Which member, which role; for a guardian why and until when."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        person: PersonFamily,
        view: FamilyView,
        now_ms: int,
        seat: Seat | None = None,
    ) -> None:
        super().__init__(shell.sheet_parent(), "")
        self._shell, self._session, self._person, self._seat = shell, session, person, seat
        self._now_ms = now_ms
        name = person.person.name
        self.set_title(self.tr("Who may see the record of {name}?").format(name=name))
        seated = {one.member.id for one in person.seats}
        members = [one for one in view.members if not one.me and (seat or one.id not in seated)]
        if seat is not None:
            members = [seat.member]
        self.who = Chooser([Choice(one.id, member_words(one)) for one in members])
        roles = [one for one in Role if one is not Role.OWNER or person.role is Role.OWNER]
        current = seat.role if seat is not None else Role.READER
        self.role = Chooser([Choice(one.value, role_words(one)) for one in roles], current.value)
        self.role.chosen.connect(lambda _key: self._say())
        self._about = Small()
        why = [Choice(one.value, reason_words(one.value)) for one in Reason]
        self.reason = Chooser(why, seat.reason if seat is not None else Reason.CHILD.value)
        self.until = Chooser(self._ends())
        self._guardian = Column(
            Field(self.tr("Because of"), self.reason), Field(self.tr("Until"), self.until), gap=16
        )
        self._kept = Small(kept_words())
        self.column.add(Field(self.tr("Member"), self.who))
        self.column.add(Field(self.tr("What they may do"), self.role))
        for part in (self._about, self._guardian, self._kept):
            self.column.add(part)
        self.save = PrimaryButton(self.tr("Save"), self._save)
        self.column.add(Flow(self.save, QuietButton(self.tr("Cancel"), self.reject)))
        self._say()
        follow_layout(self.column)
        self.begin(self.who if seat is None else self.role)

    def _ends(self) -> list[Choice]:
        ends = [Choice(_OPEN, self.tr("no end")), Choice(_YEAR, self.tr("a year from now"))]
        if self._person.comes_of_age_ms > self._now_ms:
            ends.insert(0, Choice(_OF_AGE, self.tr("they come of age")))
        return ends

    def _say(self) -> None:
        role = Role(self.role.current)
        self._about.setText(role_about(role))
        self._guardian.setVisible(role is Role.GUARDIAN)
        before = self._seat.role if self._seat is not None else None
        order = list(Role)
        self._kept.setVisible(before is not None and order.index(role) > order.index(before))
        self.fit()

    def _save(self) -> None:
        role, member = Role(self.role.current), MemberId(self.who.current)
        until = {
            _OF_AGE: self._person.comes_of_age_ms,
            _YEAR: self._now_ms + _YEAR_MS,
        }.get(self.until.current, 0)
        reason = self.reason.current if role is Role.GUARDIAN else ""
        self.save.setEnabled(False)
        asked = self._session.ask(
            Desk.give_role, self._person.person.id, member, role, reason, until
        )
        self._shell.runner.when(asked, lambda _none: self._saved(), self._failed, self)

    def _saved(self) -> None:
        self._shell.toast(self.tr("Saved."))
        self._session.refresh()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.reject()
        self._shell.show_error(error)


class NewKeysSheet(Sheet):
    """Somebody chooses a passphrase here, then sees their own recovery sheet and proves it."""

    def __init__(self, shell: Shell, session: Session, done: Callable[[], None]) -> None:
        super().__init__(shell.sheet_parent(), "", width=680)
        self._shell, self._session, self._done = shell, session, done
        self.words = Body()
        self.before = Column(gap=16)
        self.phrase = PassphraseCard(session, shell.runner)
        self.phrase.entered.entered.connect(self._go)
        self.card = KitCard(session, shell)
        self.prove = ProveCard()
        self.prove.entered.connect(self._check)
        self.make = PrimaryButton("", self._go)
        self._check_it = PrimaryButton(self.tr("Check"), self._check)
        self._later = QuietButton(self.tr("Cancel"), self.reject)
        for part in (self.words, self.before, self.phrase, self.card, self.prove):
            self.column.add(part)
        self.column.add(Flow(self.make, self._check_it, self._later))
        self._reveal(shown=False)
        self.phrase.draw()

    def reject(self) -> None:
        self.phrase.wipe()
        self.card.wipe()
        self.prove.wipe()
        super().reject()
        self._done()

    def named(self) -> str:
        """Whose sheet it is; overridden."""
        return ""

    def ready(self) -> bool:
        """Whether all but the passphrase is filled in; overridden."""
        return True

    def ask(self, passphrase: str) -> "Future[KitView]":
        """Do it; overridden."""
        raise NotImplementedError

    def _go(self) -> None:
        if not self.ready():
            return
        chosen = self.phrase.value()
        if chosen is None:
            return
        self.make.setEnabled(False)
        self._shell.runner.when(self.ask(chosen), self._made, self._failed, self)

    def _made(self, kit: KitView) -> None:
        self.phrase.wipe()
        self._session.refresh()
        self.set_title(self.tr("The recovery sheet of {name}").format(name=self.named()))
        self.words.setText(
            self.tr(
                "It belongs to {name} alone: print it or save it, then type three of its words "
                "to show that it was kept."
            ).format(name=self.named())
        )
        self.card.show_kit(kit, self.named())
        self.prove.ask(kit)
        self._reveal(shown=True)
        self._later.set_text(self.tr("Later"))
        self.fit()
        follow_layout(self.column)
        self.card.setFocus()

    def _reveal(self, *, shown: bool) -> None:
        for part in (self.before, self.phrase, self.make):
            part.setVisible(not shown)
        for part in (self.card, self.prove, self._check_it):
            part.setVisible(shown)

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        words = error_words(error)
        if isinstance(error, WeakPassphrase | MemberRefused):
            self.phrase.first.set_wrong(f"{words.title}. {words.action}")
            self.phrase.setFocus()
        else:
            self.reject()
            self._shell.show_error(error)

    def _check(self) -> None:
        if self.prove.right():
            self._shell.toast(self.tr("Done. Keep the sheet away from this computer."))
            self.reject()


class InviteSheet(NewKeysSheet):
    """A new member: what the others call them, and their own passphrase."""

    def __init__(self, shell: Shell, session: Session, done: Callable[[], None]) -> None:
        super().__init__(shell, session, done)
        self.set_title(self.tr("Invite a member"))
        self.words.setText(
            self.tr(
                "The new member types a passphrase of their own here, on this computer. They see "
                "nobody's record until somebody lets them."
            )
        )
        self.line = LineField()
        hint = self.tr(
            "Such as Father. Every member sees this name, also on the opening page of this "
            "computer."
        )
        self._name = Field(self.tr("What the others call them"), self.line, hint)
        self.before.add(self._name)
        self.make.set_text(self.tr("Add this member"))
        follow_layout(self.column)
        self.begin(self.line)

    def named(self) -> str:
        return self.line.text().strip()

    def ready(self) -> bool:
        if self.named():
            return True
        self._name.set_wrong(self.tr("Type a name."))
        self.line.setFocus()
        return False

    def ask(self, passphrase: str) -> "Future[KitView]":
        return self._session.ask(Desk.invite_member, self.named(), passphrase)


class NameSheet(Sheet):
    """What the other members call the one who opened the vault."""

    def __init__(self, shell: Shell, session: Session, name: str) -> None:
        super().__init__(shell.sheet_parent(), "")
        self._shell, self._session = shell, session
        self.set_title(self.tr("What do the others call you?"))
        self.line = LineField(name)
        self.line.returnPressed.connect(self._save)
        hint = self.tr("Every member sees this name, also who may not see your record.")
        self.column.add(Field(self.tr("Your name here"), self.line, hint))
        save = PrimaryButton(self.tr("Save"), self._save)
        self.column.add(Flow(save, QuietButton(self.tr("Cancel"), self.reject)))
        follow_layout(self.column)
        self.begin(self.line)

    def _save(self) -> None:
        asked = self._session.ask(Desk.rename_me, self.line.text().strip())
        self._shell.run(asked, lambda _none: self._saved(), self)

    def _saved(self) -> None:
        self._session.refresh()
        self.accept()
