"""The code of a share, large, with what it is in words, whether it was opened, and Stop.

Refuses: any other colours for the code than black on white.
"""

import time
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.handing import ShareCode
from app.sharing import Change
from ui import pick
from ui.clipboard import SECONDS, PassingClipboard
from ui.focus_kept import focus_on, keeping_focus
from ui.look import Glyph, Mark, Role, Tone
from ui.parts import (
    Badge,
    Body,
    Column,
    Countdown,
    DangerButton,
    Flow,
    Page,
    QrPanel,
    QuietButton,
    Small,
    Text,
    Title,
)
from ui.parts.beside import Beside
from ui.parts.foot import Foot
from ui.screen import Screen, Shell
from ui.session import Session
from ui.words.dates import left_words, when_words
from ui.words.language import language
from ui.words.numbers import records_words
from ui.words.shares import opened_words, share_state, uses_words, via_words, withheld_words
from vault.ids import ShareId
from vault.share_values import Event, Receipt, Share, ShareState

LONGER_MS = 15 * 60_000
_POLL_MS = 2000


@dataclass(frozen=True, slots=True)
class Showing:
    """Which share to show, with its code of numbers where it was just made."""

    share: ShareId
    passcode: str = field(default="", repr=False)


class ShareShown(Screen):
    """One open share to hand over."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._showing: Showing | None = None
        self._code: ShareCode | None = None
        self.share: Share | None = None
        self._opened_ms = 0
        self._whose = session.person
        self._arriving = False
        self._clipboard = PassingClipboard(self)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._ask_state)
        self.state: Badge | None = None
        self.countdown: Countdown | None = None
        self._page = Page(width=1040, gap=20)
        self._foot = Foot()
        column = Column(gap=0)
        column.add(self._page, 1)
        column.add(self._foot)
        self.fill(column)

    # -- the window -----------------------------------------------------------------------

    def opened(self, argument: object) -> None:
        if isinstance(argument, Showing):
            self.clear()
            self._showing, self._whose = argument, self._session.person
            self._arriving = True
        if self._showing is None:
            return
        self._poll.start()
        asked = self._session.ask(Desk.share_code, self._showing.share)
        self.shell.run(asked, self._take_code, self)
        self._ask_state()

    def refresh(self) -> None:
        if self._showing is not None and self._whose != self._session.person:
            self.clear()
            self.shell.go("sharing")
        else:
            self._ask_state()

    def rephrase(self) -> None:
        self._say()

    def clear(self) -> None:
        self._poll.stop()
        self._clipboard.empty()
        self._showing = self._code = self.share = None
        self._opened_ms = 0
        self.state = self.countdown = None
        self._page.clear()
        self._foot.set_actions(())

    # -- answers --------------------------------------------------------------------------

    def _ask_state(self) -> None:
        showing = self._showing
        if showing is None or not self.isVisible():
            self._poll.stop()
            return
        asked = self._session.ask(Desk.shares, self._session.person)
        self.shell.run(asked, self._take_shares, self)
        receipts = self._session.ask(Desk.receipts_of, showing.share)
        self.shell.run(receipts, self._take_receipts, self)

    def _take_code(self, code: ShareCode) -> None:
        self._code = code
        self._say()

    def _take_shares(self, shares: tuple[Share, ...]) -> None:
        showing = self._showing
        found = next((one for one in shares if showing and one.id == showing.share), None)
        if found is None or found == self.share:
            return
        before, self.share = self.share, found
        if before is None or before.state is not found.state:
            self._say()
        else:
            self._say_state()

    def _take_receipts(self, receipts: tuple[Receipt, ...]) -> None:
        opened = [one.when_ms for one in receipts if one.event is Event.OPENED]
        if opened and opened[0] != self._opened_ms:
            self._opened_ms = opened[0]
            self._say_state()

    # -- doing ----------------------------------------------------------------------------

    def _change(self, change: Change, longer_ms: int = 0) -> None:
        if self._showing is not None:
            asked = self._session.ask(Desk.change_share, self._showing.share, change, longer_ms)
            self.shell.run(asked, lambda share: self._changed(change, share), self)

    def _changed(self, change: Change, share: Share) -> None:
        self._take_shares((share,))
        self._session.refresh()
        if change is Change.STOP:
            self.shell.toast(self.tr("Sharing was stopped. The code opens nothing any more."))

    def _copy(self) -> None:
        if self._code is not None:
            self._clipboard.copy(self._code.link)
            words = self.tr("The link was copied. It leaves the clipboard after {seconds} seconds.")
            self.shell.toast(words.format(seconds=SECONDS))

    def _save_picture(self) -> None:
        target = pick.pick_target(self, self.tr("Save the code as a picture"), "rekamku-code.png")
        if target is not None and self._showing is not None:
            asked = self._session.ask(Desk.save_share_picture, self._showing.share, target)
            self.shell.run(asked, lambda _none: self._written(target), self)

    def _save_sheet(self) -> None:
        target = pick.pick_target(self, self.tr("Save the page to print"), "rekamku-code.pdf")
        if target is not None and self._showing is not None:
            asked = self._session.ask(
                Desk.save_share_sheet,
                self._session.person,
                self._showing.share,
                target,
                language().value,
            )
            self.shell.run(asked, lambda _none: self._written(target), self)

    def _written(self, target: Path) -> None:
        self.shell.toast(self.tr("Saved as “{file}”.").format(file=target.name))

    # -- words ----------------------------------------------------------------------------

    def _say(self) -> None:
        with keeping_focus(self):
            self._say_page()
        if self._arriving and self.share is not None and self._code is not None:
            self._arriving = False
            focus_on(self._page)

    def _say_page(self) -> None:
        self._page.clear()
        self._foot.set_actions(())
        self.state = self.countdown = None
        share = self.share
        if share is None:
            return
        live = share.state in {ShareState.OPEN, ShareState.PAUSED}
        title = self.tr("Show this code") if live else self.tr("This share is closed")
        self._page.add(Title(title))
        words = self._words(share, live=live)
        if live and self._code is not None:
            name = self.tr("QR code that opens the shared records")
            caption = self.tr("{records} for {recipient}").format(
                records=records_words(len(share.records)), recipient=share.recipient
            )
            panel = QrPanel(self._code.squares, name, caption)
            self._page.add(Beside(panel, words))
        else:
            self._page.add(words)
        self._foot.set_actions(self._actions(live=live))
        self._say_state()

    def _words(self, share: Share, *, live: bool) -> QWidget:
        words = Column(gap=12)
        self.state = Badge("", Mark.RING, Tone.NEUTRAL)
        words.add(Flow(self.state))
        if not live:
            words.add(Body(share_state(share)))
            return words
        if self._showing is not None and self._showing.passcode:
            words.add(Body(self.tr("They also need this code:")))
            words.add(Text(_spaced(self._showing.passcode), Role.FIGURE))
        elif share.has_passcode:
            words.add(Body(self.tr("They also need the code of numbers that you chose.")))
        ends, total = share.expires_ms / 1000, (share.expires_ms - share.created_ms) / 1000
        self.countdown = Countdown(ends, total, self._closes, time.time)
        words.add(self.countdown)
        words.add(Body(self._how(share)))
        for sentence in (
            via_words(share.via),
            uses_words(share.uses_left),
            withheld_words(share.withheld, share.withheld_labels),
        ):
            if sentence:
                words.add(Small(sentence))
        words.add(self._deeds())
        words.add(Small(self.tr("Every opening is kept in your log as a receipt.")))
        words.add_stretch()
        return words

    def _how(self, share: Share) -> str:
        if share.via == "here":
            return self.tr("It opens on this computer only: copy the link into the browser here.")
        return self.tr("They point the camera of a phone at the code and tap the link.")

    def _deeds(self) -> QWidget:
        return Flow(
            QuietButton(self.tr("Copy the link"), self._copy, glyph=Glyph.COPY),
            QuietButton(self.tr("Save as a picture"), self._save_picture, glyph=Glyph.SAVE),
            QuietButton(self.tr("Page to print"), self._save_sheet, glyph=Glyph.PRINT),
        )

    def _actions(self, *, live: bool) -> list[QWidget]:
        done = QuietButton(self.tr("To all shares"), lambda: self.shell.go("sharing"))
        if not live:
            return [done]
        stop = DangerButton(self.tr("Stop sharing"), lambda: self._change(Change.STOP))
        longer = QuietButton(
            self.tr("Add 15 minutes"),
            lambda: self._change(Change.EXTEND, LONGER_MS),
            glyph=Glyph.TIMER,
        )
        return [longer, done, stop]

    def _closes(self, seconds: int) -> str:
        if not seconds:
            return self.tr("Closed: its time is over.")
        return self.tr("Closes in {time}").format(time=left_words(seconds))

    def _say_state(self) -> None:
        share = self.share
        if share is None or self.state is None:
            return
        if self.countdown is not None:
            total = (share.expires_ms - share.created_ms) / 1000
            self.countdown.set_end(share.expires_ms / 1000, total)
        if share.opened and self._opened_ms:
            words = self.tr("Opened at {when}").format(when=when_words(self._opened_ms))
            self.state.set_state(words, Mark.CHECK, Tone.OK)
        else:
            self.state.set_state(opened_words(share.opened), Mark.RING, Tone.NEUTRAL)


def _spaced(code: str) -> str:
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}" if code.isdecimal() else code
