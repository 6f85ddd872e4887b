"""The ways into the vault: each with its days and what can be done; all keys made new.

Refuses: ending the last lasting way in; the vault does, this screen says so.
"""

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.ways import WaysIn
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    Column,
    ConfirmSheet,
    Flow,
    Head,
    Page,
    QuietButton,
    Row,
    Small,
    Strong,
    Tile,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.cards_sheet import CardsSheet, RehearseSheet
from ui.screens.key_sheet import SecurityKeySheet
from ui.screens.renew_sheet import RenewSheet
from ui.screens.settings_sheets import KitSheet, PassphraseSheet
from ui.session import Session
from ui.words.ways import about_words, remind_words, way_facts, way_words, ways_title
from vault.header import SlotKind
from vault.ways import Way

_GLYPHS = {
    SlotKind.PASSPHRASE: Glyph.TEXT,
    SlotKind.KIT: Glyph.DOCUMENT,
    SlotKind.SHARES: Glyph.FAMILY,
    SlotKind.KEYRING: Glyph.PERSON,
    SlotKind.HARDWARE: Glyph.LOCK,
}


class WaysScreen(Screen):
    """A card for each way, there or not."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._ways: WaysIn | None = None
        self._title, self._lead = Title(), Body()
        self._news = Column()
        self._list = Column(gap=12)
        self._anew_title, self._anew_lead = CardTitle(), Body()
        self._anew = QuietButton("", self._renew, glyph=Glyph.LOCK)
        self._anew_card = Card(self._anew_title, self._anew_lead, Flow(self._anew))
        self._page = Page(
            Head(self._title), self._lead, self._news, self._list, self._anew_card, gap=20
        )
        self.fill(self._page)
        self.rephrase()

    def opened(self, _argument: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        if not self._session.sample:
            self.shell.run(self._session.ask(Desk.ways_in), self._take, self)

    def rephrase(self) -> None:
        self._title.setText(ways_title())
        self._lead.setText(
            self.tr("Have at least two of them, in different places. Try them once a year.")
        )
        self._anew_title.setText(self.tr("Somebody may have one of these?"))
        self._anew_lead.setText(
            self.tr(
                "Make all keys new: sheet, cards and security key stop opening this vault. "
                "Whoever copied the vault before, and holds an old sheet or old cards, can still "
                "read that copy: nobody can take that back."
            )
        )
        self._anew.set_text(self.tr("Make all keys new"))
        self._build()

    def clear(self) -> None:
        self._ways = None
        self._news.clear()
        self._list.clear()

    def _take(self, ways: WaysIn) -> None:
        if ways != self._ways:
            self._ways = ways
            self._build()

    def _build(self) -> None:
        self._news.clear()
        self._list.clear()
        ways = self._ways
        self._anew_card.setVisible(ways is not None)
        if ways is None:
            return
        self._say_news(ways)
        there = {way.kind: way for way in ways.ways}
        for kind in SlotKind:
            if kind is not SlotKind.KEYRING or ways.keyring:
                self._list.add(self._card(kind, there.get(kind), ways))
        follow_layout(self._page)

    def _say_news(self, ways: WaysIn) -> None:
        """What somebody who just came back in should do next."""
        make = QuietButton(self.tr("Make a new recovery sheet"), self._new_kit)
        if not ways.keyring and not ways.alone:
            words = self.tr(
                "Whenever you open the vault here, the secret of a recovery sheet is asked for. "
                "If you have no sheet, make one now."
            )
            title = self.tr("This computer has no safe place for keys")
            self._news.add(Banner(title, words, Tone.WARN, actions=[make]))
        elif ways.opened_by in {SlotKind.SHARES, SlotKind.HARDWARE}:
            words = self.tr("Make a new sheet if the old one is lost; the old one then ends.")
            title = self.tr("You are back in. Do you still have a recovery sheet?")
            self._news.add(Banner(title, words, Tone.INFO, actions=[make]))
        else:
            self._news.hide()
            return
        self._news.show()

    def _card(self, kind: SlotKind, way: Way | None, ways: WaysIn) -> QWidget:
        head = Row(Tile(_GLYPHS[kind], Tone.OK if way is not None else Tone.INFO), gap=16)
        words = Column(Strong(way_words(kind)), gap=2)
        head.add(words, 1)
        words.add(Small(about_words(kind)))
        if way is None:
            words.add(Small(self.tr("Not set up.")))
        else:
            proven = {
                SlotKind.KIT: ways.kit_proven_ms,
                SlotKind.SHARES: ways.cards_proven_ms,
            }.get(kind, 0)
            now = QDateTime.currentMSecsSinceEpoch()
            words.add(Small(way_facts(way, proven, now)))
            if kind is SlotKind.KIT and not proven:
                words.add(Small(self.tr("You have not shown yet that you kept it.")))
        if kind in ways.remind:
            words.add(Body(remind_words(kind)))
        return Card(head, Flow(*self._actions(kind, way)))

    def _actions(self, kind: SlotKind, way: Way | None) -> list[QuietButton]:
        there = way is not None
        if kind is SlotKind.PASSPHRASE:
            return [self._button(kind, self.tr("Change"), self._change_passphrase)]
        if kind is SlotKind.KIT:
            return [self._button(kind, self.tr("Make a new one"), self._new_kit)]
        if kind is SlotKind.SHARES:
            verb = self.tr("Make new cards") if there else self.tr("Make cards")
            found = [self._button(kind, verb, lambda: self._make_cards(old=there))]
            if there:
                found.insert(0, self._button(kind, self.tr("Try them"), self._rehearse))
                found.append(self._remove_button(kind))
            return found
        if kind is SlotKind.KEYRING:
            verb = self.tr("Switch off") if there else self.tr("Switch on")
            return [self._button(kind, verb, lambda: self._set_quick(wanted=not there))]
        if there:
            return [self._remove_button(kind)]
        return [self._button(kind, self.tr("Add a key"), self._add_key)]

    def _button(self, kind: SlotKind, verb: str, action: object) -> QuietButton:
        button = QuietButton(verb, action)  # type: ignore[arg-type] # any of the methods here
        button.setAccessibleName(f"{way_words(kind)}: {verb}")
        return button

    def _remove_button(self, kind: SlotKind) -> QuietButton:
        return self._button(kind, self.tr("Take away"), lambda: self._ask_remove(kind))

    # -- acting ---------------------------------------------------------------------------

    def _change_passphrase(self) -> None:
        PassphraseSheet(self.shell, self._session)

    def _new_kit(self) -> None:
        KitSheet(self.shell, self._session, self.refresh)

    def _make_cards(self, *, old: bool) -> None:
        CardsSheet(self.shell, self._session, self.refresh, old=old)

    def _rehearse(self) -> None:
        RehearseSheet(self.shell, self._session, self.refresh)

    def _add_key(self) -> None:
        SecurityKeySheet(self.shell, self._session, self.refresh)

    def _renew(self) -> None:
        RenewSheet(self.shell, self._session, self.refresh)

    def _set_quick(self, *, wanted: bool) -> None:
        asked = self._session.ask(Desk.set_quick_unlock, wanted)
        self.shell.run(asked, lambda _none: self.refresh(), self)

    def _ask_remove(self, kind: SlotKind) -> None:
        ConfirmSheet(
            self.shell.sheet_parent(),
            self.tr("Take this way in away? {way}").format(way=way_words(kind)),
            self.tr(
                "It opens this vault no more. If somebody else may have it, make all keys new as "
                "well: that button is at the foot of this page."
            ),
            verb=self.tr("Take it away"),
            stay=self.tr("Keep it"),
            action=lambda: self._remove(kind),
        )

    def _remove(self, kind: SlotKind) -> None:
        asked = self._session.ask(Desk.remove_way, kind)
        self.shell.run(asked, lambda _none: self.refresh(), self)
