"""Family: who may see whom, in words; roles given and ended, members invited, records handed over.

Refuses: naming anybody whom the member who opened the vault may not see.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.families import Asking, FamilyView, MemberView, PersonFamily, Seat
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    Choice,
    Chooser,
    Column,
    ConfirmSheet,
    Divider,
    EmptyState,
    Flow,
    Head,
    Page,
    PrimaryButton,
    QuietButton,
    Row,
    SettingsRow,
    Small,
    Strong,
    Tile,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.erase_person_sheet import ErasePersonSheet
from ui.screens.family_leaving import HandOverSheet, MoveOutSheet
from ui.screens.family_sheets import InviteSheet, NameSheet, RoleSheet
from ui.session import Session
from ui.words.family import (
    asking_words,
    family_title,
    kept_words,
    line_words,
    member_words,
    on_day,
    remind_words,
    seat_more,
    seat_words,
)
from vault.emergency import Extract
from vault.ids import MemberId, PersonId
from vault.majority import CHOICES


class FamilyScreen(Screen):
    """A card for each person whose record may be seen, one for the members."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._view: FamilyView | None = None
        self._title, self._lead = Title(), Body()
        self._invite = PrimaryButton("", self._ask_invite, glyph=Glyph.ADD)
        self._news, self._list = Column(), Column(gap=12)
        self._page = Page(Head(self._title, self._invite), self._lead, self._news, self._list)
        self.fill(self._page)
        self.rephrase()

    def opened(self, _argument: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        self.shell.run(self._session.ask(Desk.family), self._take, self)

    def rephrase(self) -> None:
        self._title.setText(family_title())
        self._lead.setText(
            self.tr(
                "Each member opens this vault with a passphrase of their own and sees only the "
                "records somebody let them see."
            )
        )
        self._invite.set_text(self.tr("Invite a member"))
        self._build()

    def clear(self) -> None:
        self._view = None
        self._news.clear()
        self._list.clear()

    def _take(self, view: FamilyView) -> None:
        if view != self._view:
            self._view = view
            self._build()

    def _build(self) -> None:
        self._news.clear()
        self._list.clear()
        view = self._view
        if view is None:
            return
        self._invite.setVisible(view.may_invite)
        for banner in self._banners(view):
            self._news.add(banner)
        for extract in view.emergencies:
            self._list.add(self._emergency(extract))
        if not view.people and not view.emergencies:
            self._list.add(self._nobody())
        for one in view.people:
            self._list.add(self._person(one, view))
        self._list.add(self._members(view))
        self._list.add(self._limits())
        follow_layout(self._page)

    def _nobody(self) -> EmptyState:
        """A member whom nobody has let see anything yet."""
        return EmptyState(
            Glyph.FAMILY,
            self.tr("Nobody has let you see a record yet"),
            self.tr(
                "Ask another member to let you, on their Family page. You can also add a person "
                "of your own."
            ),
            QuietButton(self.tr("Add a person"), lambda: self.shell.go("people")),
        )

    # -- what is due ----------------------------------------------------------------------

    def _banners(self, view: FamilyView) -> Iterator[QWidget]:
        for one in view.people:
            if one.frozen:
                yield self._frozen(one)
            if one.remind_ms:
                actions = [self._hand_button(one)] if one.may_hand_over else []
                yield Banner(remind_words(one), "", Tone.WARN, actions=actions)

    def _frozen(self, one: PersonFamily) -> Banner:
        title = self.tr("The record of {name} can only be read for now")
        words = self.tr(
            "Two guardians ask to end each other's role. Nothing is lost. Somebody else who sees "
            "this record decides, or one of them takes back what they asked."
        )
        actions = []
        if one.may_decide:
            for asking in one.askings:
                said = self.tr("{name} stays").format(name=member_words(asking.by))
                actions.append(QuietButton(said, self._deciding(one, asking.by)))
        return Banner(title.format(name=one.person.name), words, Tone.DANGER, actions=actions)

    # -- one person -----------------------------------------------------------------------

    def _emergency(self, extract: Extract) -> Card:
        lines = [Body(line_words(line)) for line in extract.lines]
        if not lines:
            lines = [Body(self.tr("Nothing is written down that would matter here."))]
        made = self.tr("As of {date}.").format(date=on_day(extract.made_ms))
        title = self.tr("Emergency card of {name}").format(name=extract.name)
        return Card(CardTitle(title), *lines, Small(made))

    def _person(self, one: PersonFamily, view: FamilyView) -> Card:
        card = Card(Row(Tile(Glyph.PERSON, Tone.INFO), CardTitle(one.person.name), gap=12), gap=12)
        for at, seat in enumerate(one.seats):
            if at:
                card.add(Divider())
            card.add(self._seat(one, seat, view))
        for asking in one.askings:
            card.add(self._asking(one, asking))
        if one.moved:
            card.add(Small(self.tr("This record went on in a vault of its own; this is a copy.")))
        actions = list(self._deeds(one, view))
        if actions:
            card.add(Flow(*actions))
        return card

    def _seat(self, one: PersonFamily, seat: Seat, view: FamilyView) -> QWidget:
        row = Row(Column(Strong(seat_words(seat)), gap=2), gap=12)
        more = seat_more(seat)
        if more:
            row = Row(Column(Strong(seat_words(seat)), Small(more), gap=2), gap=12)
        actions = Flow()
        name = member_words(seat.member)
        if one.may_give and not seat.member.me and seat.may_end:
            change = QuietButton(self.tr("Change"), self._changing(one, seat, view))
            change.setAccessibleName(self.tr("Change what {name} may do").format(name=name))
            actions.add(change)
        if seat.may_end:
            verb = self.tr("Leave") if seat.member.me else self.tr("End")
            end = QuietButton(verb, self._ending(one, seat))
            end.setAccessibleName(self.tr("End what {name} may do").format(name=name))
            actions.add(end)
        elif seat.may_ask:
            ask = QuietButton(self.tr("Ask to end this"), self._asking_to_end(one, seat))
            ask.setAccessibleName(self.tr("Ask to end what {name} may do").format(name=name))
            actions.add(ask)
        return Column(row, actions, gap=6)

    def _asking(self, one: PersonFamily, asking: Asking) -> Banner:
        actions = []
        target = asking.target.id
        if asking.may_agree:
            agree = self._doing(Desk.agree_to_end, one, target)
            actions.append(QuietButton(self.tr("Agree"), agree))
        if asking.mine:
            withdraw = self._doing(Desk.withdraw_asking, one, target)
            actions.append(QuietButton(self.tr("Take it back"), withdraw))
        return Banner(asking_words(asking), "", Tone.WARN, actions=actions)

    def _deeds(self, one: PersonFamily, view: FamilyView) -> Iterator[QWidget]:
        seated = {seat.member.id for seat in one.seats}
        if one.may_give and any(member.id not in seated for member in view.members):
            words = self.tr("Let somebody see {name}").format(name=one.person.name)
            yield QuietButton(words, lambda: self._give(one, view), glyph=Glyph.ADD)
        if one.may_hand_over and not one.remind_ms:
            yield self._hand_button(one)
        if one.may_move and not one.frozen:
            words = self.tr("Move {name} into a vault of their own").format(name=one.person.name)
            yield QuietButton(
                words, lambda: MoveOutSheet(self.shell, self._session, one, self.refresh)
            )
        if one.may_erase:
            words = self.tr("Destroy the record of {name} for good").format(name=one.person.name)
            yield QuietButton(
                words, lambda: ErasePersonSheet(self.shell, self._session, one, self._done)
            )

    def _hand_button(self, one: PersonFamily) -> QWidget:
        words = self.tr("Hand over to {name}").format(name=one.person.name)
        return QuietButton(
            words, lambda: HandOverSheet(self.shell, self._session, one, self.refresh)
        )

    # -- members --------------------------------------------------------------------------

    def _members(self, view: FamilyView) -> Card:
        card = Card(CardTitle(self.tr("Members of this vault")), gap=12)
        for member in view.members:
            card.add(Divider())
            card.add(self._member(member))
        if not view.may_invite:
            return card
        years = [Choice(str(one), str(one)) for one in CHOICES]
        chooser = Chooser(years, str(view.majority))
        chooser.chosen.connect(self._set_majority)
        card.add(Divider())
        card.add(
            SettingsRow(
                self.tr("Of age at"),
                self.tr("From this birthday on, a record is handed over to its person."),
                chooser,
            )
        )
        return card

    def _member(self, member: MemberView) -> QWidget:
        since = self.tr("since {date}").format(date=on_day(member.since_ms))
        said = f"{self.tr('You')} \N{MIDDLE DOT} {since}" if member.me else since
        name = member_words(member)
        row = Row(Tile(Glyph.PERSON, Tone.PRIMARY if member.me else Tone.INFO), gap=12)
        row.add(Column(Strong(name), Small(said), gap=2), 1)
        if member.me:
            row.add(QuietButton(self.tr("My name here"), lambda: self._rename(member)))
        elif member.may_remove:
            button = QuietButton(self.tr("Remove"), self._removing(member))
            button.setAccessibleName(self.tr("Remove {name}").format(name=name))
            row.add(button)
        return row

    def _limits(self) -> Card:
        words = self.tr(
            "Keys keep closed whatever nobody let a member see, and all but the card from an "
            "emergency reader. That a reader adds nothing, and that a writer shares nothing, is a "
            "rule of this program: whoever gets around it is named when the vault is checked."
        )
        return Card(CardTitle(self.tr("What keys can do, and what they cannot")), Body(words))

    # -- acting ---------------------------------------------------------------------------

    def _ask_invite(self) -> None:
        InviteSheet(self.shell, self._session, self.refresh)

    def _rename(self, member: MemberView) -> None:
        NameSheet(self.shell, self._session, member.name)

    def _give(self, one: PersonFamily, view: FamilyView) -> None:
        RoleSheet(self.shell, self._session, one, view, _now_ms())

    def _changing(self, one: PersonFamily, seat: Seat, view: FamilyView) -> Callable[[], object]:
        return lambda: RoleSheet(self.shell, self._session, one, view, _now_ms(), seat)

    def _ending(self, one: PersonFamily, seat: Seat) -> Callable[[], object]:
        name, person = member_words(seat.member), one.person.name
        mine = seat.member.me
        title = (
            self.tr("Leave the record of {person}?")
            if mine
            else self.tr("May {name} no longer see {person}?")
        )
        words = self.tr("You will not see it any more.") if mine else kept_words()

        def ask() -> None:
            ConfirmSheet(
                self.shell.sheet_parent(),
                title.format(name=name, person=person),
                words,
                verb=self.tr("Leave") if mine else self.tr("End it"),
                stay=self.tr("Cancel"),
                action=self._doing(Desk.end_role, one, seat.member.id),
            )

        return ask

    def _asking_to_end(self, one: PersonFamily, seat: Seat) -> Callable[[], object]:
        def ask() -> None:
            ConfirmSheet(
                self.shell.sheet_parent(),
                self.tr("Ask that {name} is no longer guardian?").format(
                    name=member_words(seat.member)
                ),
                self.tr(
                    "They have fourteen days to answer. If they or a third member agree, it can "
                    "be done at once. If they ask the same of you, the record can only be read "
                    "until somebody else decides."
                ),
                verb=self.tr("Ask"),
                stay=self.tr("Cancel"),
                action=self._doing(Desk.ask_to_end, one, seat.member.id),
                danger=False,
            )

        return ask

    def _deciding(self, one: PersonFamily, stays: MemberView) -> Callable[[], object]:
        return self._doing(Desk.decide_guardian, one, stays.id)

    def _removing(self, member: MemberView) -> Callable[[], object]:
        def remove() -> None:
            asked = self._session.ask(Desk.remove_member, member.id)
            self.shell.run(asked, lambda _none: self._done(), self)

        def ask() -> None:
            ConfirmSheet(
                self.shell.sheet_parent(),
                self.tr("Remove {name} from this vault?").format(name=member_words(member)),
                self.tr("Their passphrase and sheet open this vault no longer.")
                + " "
                + kept_words(),
                verb=self.tr("Remove"),
                stay=self.tr("Cancel"),
                action=remove,
            )

        return ask

    def _doing(
        self,
        method: Callable[[Desk, PersonId, MemberId], None],
        one: PersonFamily,
        member: MemberId,
    ) -> Callable[[], object]:
        def act() -> None:
            asked = self._session.ask(method, one.person.id, member)
            self.shell.run(asked, lambda _none: self._done(), self)

        return act

    def _set_majority(self, years: str) -> None:
        asked = self._session.ask(Desk.set_majority, int(years))
        self.shell.run(asked, lambda _none: self._done(), self)

    def _done(self) -> None:
        self._session.refresh()
        self.refresh()


def _now_ms() -> int:
    return QDateTime.currentMSecsSinceEpoch()
