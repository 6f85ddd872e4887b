"""Shares: what is open now with Stop, what was, and the receipts of each in sentences.

Refuses: deleting a receipt.
"""

import time

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.sharing import Change
from ui.focus_kept import keeping_focus
from ui.look import Glyph, Mark, Tone
from ui.parts import (
    Badge,
    Body,
    Card,
    CardTitle,
    Countdown,
    DangerButton,
    EmptyState,
    FactList,
    Flow,
    Heading,
    Page,
    PanePair,
    PrimaryButton,
    QuietButton,
    Small,
    Title,
)
from ui.parts.app_shell import Panes
from ui.screen import Screen, Shell
from ui.screens.how_we_know import HowWeKnow
from ui.screens.share_shown import Showing
from ui.session import Session
from ui.words.dates import left_words, when_words
from ui.words.numbers import records_words
from ui.words.shares import (
    earlier_words,
    happened_words,
    left_out_words,
    opened_words,
    purpose_words,
    share_state,
    share_title,
    uses_words,
    via_words,
    withheld_words,
)
from vault.share_values import Receipt, Share, ShareState

LIVE = frozenset({ShareState.OPEN, ShareState.PAUSED})
SHOWN = 30


class Sharing(Screen):
    """Every share of the shown person; at the right the receipts of one."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._shares: tuple[Share, ...] | None = None
        self._open: Share | None = None
        self._receipts: tuple[Receipt, ...] = ()
        self._limit = SHOWN
        self.list = Page(width=760)
        self.detail = Page(width=760)
        self.fill(PanePair(self.list, self.detail, ""))
        self.rephrase()

    # -- the window -----------------------------------------------------------------------

    def opened(self, _argument: object) -> None:
        self._limit = SHOWN
        self.refresh()

    def refresh(self) -> None:
        asked = self._session.ask(Desk.shares, self._session.person)
        self.shell.run(asked, self._arrived, self)
        if self._open is not None:
            self._ask_receipts(self._open)

    def rephrase(self) -> None:
        if self.pair is not None:
            self.pair.set_back_words(self.tr("All shares"))
        self._say_list()
        self._say_detail()

    def clear(self) -> None:
        self._shares, self._open, self._receipts = None, None, ()
        self.list.clear()
        self.detail.clear()

    def set_panes(self, panes: Panes) -> None:
        super().set_panes(panes)
        self._say_detail()

    # -- answers --------------------------------------------------------------------------

    def _arrived(self, shares: tuple[Share, ...]) -> None:
        if shares == self._shares:
            return
        self._shares = shares
        wanted = self._open.id if self._open is not None else ""
        self._open = next((one for one in shares if one.id == wanted), None)
        self._say_list()
        self._say_detail()

    def show_receipts(self, share: Share) -> None:
        """Open the receipts of one share at the right."""
        self._open, self._receipts = share, ()
        self._ask_receipts(share)
        self._say_detail()
        if self.pair is not None:
            self.pair.show_detail(wanted=True)

    def _ask_receipts(self, share: Share) -> None:
        asked = self._session.ask(Desk.receipts_of, share.id)
        self.shell.run(asked, lambda found: self._take_receipts(share, found), self)

    def _take_receipts(self, share: Share, receipts: tuple[Receipt, ...]) -> None:
        if self._open is None or self._open.id != share.id or receipts == self._receipts:
            return
        self._receipts = receipts
        self._say_detail()

    def _change(self, share: Share, change: Change) -> None:
        asked = self._session.ask(Desk.change_share, share.id, change, 0)
        self.shell.run(asked, lambda _share: self._changed(change), self)

    def _changed(self, change: Change) -> None:
        if change is Change.STOP:
            self.shell.toast(self.tr("Sharing was stopped. The code opens nothing any more."))
        self._session.refresh()
        self.refresh()

    def _stop_all(self) -> None:
        for share in self._shares or ():
            if share.state in LIVE:
                self._change(share, Change.STOP)

    # -- the list -------------------------------------------------------------------------

    def _say_list(self) -> None:
        with keeping_focus(self.list):
            self._fill_list()

    def _fill_list(self) -> None:
        self.list.clear()
        shares = self._shares
        if shares is None:
            return
        self.list.add(Title(self.tr("Sharing")))
        new = PrimaryButton(
            self.tr("Share records"), lambda: self.shell.go("share"), glyph=Glyph.SHARE
        )
        if not shares:
            sentence = self.tr("When you show records to a doctor, you see here who opened them.")
            title = self.tr("You have not shared anything yet")
            self.list.add(EmptyState(Glyph.SHARE, title, sentence, new))
            return
        self.list.add(Flow(new))
        self._say_open([share for share in shares if share.state in LIVE])
        self._say_earlier([share for share in shares if share.state not in LIVE])

    def _say_open(self, shares: list[Share]) -> None:
        self.list.add(Heading(self.tr("Open now")))
        if not shares:
            self.list.add(Body(self.tr("Nothing is open.")))
        for share in shares:
            self.list.add(self._open_card(share))
        if len(shares) > 1:
            self.list.add(Flow(DangerButton(self.tr("Stop all"), self._stop_all)))

    def _open_card(self, share: Share) -> QWidget:
        paused = share.state is ShareState.PAUSED
        word = self.tr("Paused") if paused else opened_words(share.opened)
        mark, tone = (Mark.CHECK, Tone.OK) if share.opened else (Mark.RING, Tone.NEUTRAL)
        card = Card(CardTitle(share_title(share)), Flow(Badge(word, mark, tone)), gap=8)
        total = (share.expires_ms - share.created_ms) / 1000
        card.add(Countdown(share.expires_ms / 1000, total, self._closes, time.time))
        card.add(Small(via_words(share.via)))
        stop = DangerButton(self.tr("Stop"), lambda: self._change(share, Change.STOP))
        stop.setAccessibleName(self.tr("Stop sharing with {who}").format(who=share.recipient))
        show = QuietButton(
            self.tr("Show the code"),
            lambda: self.shell.go("show-share", Showing(share.id)),
            glyph=Glyph.QR,
        )
        hold = (
            QuietButton(self.tr("Open again"), lambda: self._change(share, Change.RESUME))
            if paused
            else QuietButton(self.tr("Pause"), lambda: self._change(share, Change.PAUSE))
        )
        card.add(Flow(show, hold, self._receipts_button(share), stop))
        return card

    def _say_earlier(self, shares: list[Share]) -> None:
        if not shares:
            return
        self.list.add(Heading(self.tr("Earlier")))
        for share in shares[: self._limit]:
            card = Card(CardTitle(share_title(share)), gap=6, margin=16)
            card.add(Small(when_words(share.created_ms)))
            card.add(Body(earlier_words(share)))
            card.add(Flow(self._receipts_button(share)))
            self.list.add(card)
        if len(shares) > self._limit:
            self.list.add(Flow(QuietButton(self.tr("Show earlier ones"), self._more)))

    def _receipts_button(self, share: Share) -> QWidget:
        button = QuietButton(
            self.tr("Receipts"), lambda: self.show_receipts(share), glyph=Glyph.ACTIVITY
        )
        button.setAccessibleName(
            self.tr("Receipts of the share with {who}").format(who=share.recipient)
        )
        return button

    def _more(self) -> None:
        self._limit += SHOWN
        self._say_list()

    def _closes(self, seconds: int) -> str:
        if not seconds:
            return self.tr("Closed: its time is over.")
        return self.tr("Closes in {time}").format(time=left_words(seconds))

    # -- the receipts of one share --------------------------------------------------------

    def _say_detail(self) -> None:
        self.detail.clear()
        share = self._open
        if share is None:
            if self._shares:
                hint = self.tr("Choose a share to see what happened to it.")
                self.detail.add(EmptyState(Glyph.ACTIVITY, self.tr("Receipts"), hint))
            return
        self.detail.add(Heading(share_title(share)))
        self.detail.add(Body(share_state(share)))
        self.detail.add(Card(FactList(self._facts(share))))
        if not self._receipts:
            return
        self.detail.add(Heading(self.tr("What happened")))
        card = Card(gap=4)
        for receipt in self._receipts:
            line = ("share", receipt.index, receipt.leaf)
            whose, said = self._session.person, happened_words(receipt)
            when = when_words(receipt.when_ms)
            card.add(HowWeKnow(self.shell, self._session, whose, line, (said, when)))
        self.detail.add(card)

    def _facts(self, share: Share) -> list[tuple[str, str]]:
        stays = [
            withheld_words(share.withheld, share.withheld_labels),
            *left_out_words(share.left_out),
        ]
        facts = [
            (self.tr("What"), records_words(len(share.records))),
            (self.tr("With whom"), share.recipient),
            (self.tr("Why"), purpose_words(share.purpose)),
            (self.tr("From"), when_words(share.created_ms)),
            (self.tr("Until"), when_words(share.expires_ms)),
            (self.tr("How"), via_words(share.via)),
            (self.tr("Limit"), uses_words(share.uses_left)),
            (self.tr("Stayed with you"), " ".join(part for part in stays if part)),
        ]
        return [(label, text) for label, text in facts if text]
