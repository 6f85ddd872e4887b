"""Sharing in three steps: what, a look at it, for whom; then its code is shown.

Refuses: sharing what was not looked at.
"""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.answers import ShareMade, SharePreview
from app.desk import Desk
from sync.errors import NothingToShare
from ui.look import Glyph
from ui.models.share_draft import Reach, ShareDraft
from ui.parts import Column, Head, Page, PrimaryButton, QuietButton, Small, Stepper, Title
from ui.parts.foot import Foot
from ui.screen import Screen, Shell
from ui.screens.share_check import CheckStep
from ui.screens.share_shown import Showing
from ui.screens.share_what import WhatStep
from ui.screens.share_whom import WhomStep
from ui.session import Session
from vault.ids import RecordId
from vault.records import Counts, Label

WHAT, CHECK, WHOM = range(3)


class ShareSheet(Screen):
    """One share in the making."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self.draft = ShareDraft()
        self._at = WHAT
        self._counts = Counts(0)
        self._preview: SharePreview | None = None
        self._suggested = ""
        self._networks = True
        self._busy = False
        self._whose = session.person
        self._ticked: Label | None = None
        self.step: QWidget | None = None
        self._page = Page(width=720, gap=20)
        self._foot = Foot()
        self.fill(_with_foot(self._page, self._foot))

    # -- the window -----------------------------------------------------------------------

    def opened(self, argument: object) -> None:
        """Begin anew; with a tuple of record ids, sharing begins from those."""
        ids = argument if isinstance(argument, tuple) else ()
        records = tuple(RecordId(one) for one in ids if isinstance(one, str))
        self.draft = ShareDraft(reach=Reach.RECORDS if records else Reach.DEFAULT, records=records)
        self._at, self._preview, self._busy = WHAT, None, False
        self._whose = self._session.person
        self._say()
        ask, run = self._session.ask, self.shell.run
        run(ask(Desk.counts, self._session.person), self._take_counts, self)
        run(ask(Desk.suggest_passcode), self._take_code, self)
        run(ask(Desk.addresses), self._take_addresses, self)

    def refresh(self) -> None:
        """What is being chosen stays, unless somebody else's record is shown now."""
        if self._whose != self._session.person:
            self.opened(None)

    def rephrase(self) -> None:
        self._say()

    def clear(self) -> None:
        self.draft = ShareDraft()
        self._at, self._preview, self._suggested = WHAT, None, ""
        self._counts = Counts(0)
        self.step = None
        self._page.clear()
        self._foot.set_actions(())

    def step_back(self) -> bool:
        if self._at == WHAT:
            return False
        self._go(self._at - 1)
        return True

    # -- answers --------------------------------------------------------------------------

    def _take_counts(self, counts: Counts) -> None:
        self._counts = counts
        if self._at == WHAT:
            self._say()

    def _take_code(self, code: str) -> None:
        self._suggested = code

    def _take_addresses(self, addresses: tuple[str, ...]) -> None:
        self._networks = bool(addresses)
        if not addresses:
            self.draft = replace(self.draft, via="here")

    def _changed(self, draft: ShareDraft) -> None:
        before, self.draft = self.draft, draft
        if self._at == WHAT:
            self._next.setEnabled(draft.ready_to_preview)
            if draft.purpose != before.purpose and isinstance(self.step, WhatStep):
                self._say()
                self.step.purpose.setFocus()
        elif self._at == CHECK and draft.include != before.include:
            self._ticked = next(iter(draft.include ^ before.include))
            self._look()

    # -- steps ----------------------------------------------------------------------------

    def go_on(self) -> None:
        """To the next step; from the last one, share."""
        if self._at == WHAT:
            self._look()
        elif self._at == CHECK:
            self._go(WHOM)
        else:
            self._share()

    def _look(self) -> None:
        wish = self.draft.wish()
        asked = self._session.ask(Desk.preview_share, self._session.person, wish)
        self.shell.runner.when(asked, self._seen, self._nothing, self)

    def _seen(self, preview: SharePreview) -> None:
        self._preview = preview
        self._go(CHECK)

    def _nothing(self, error: Exception) -> None:
        if isinstance(error, NothingToShare) and error.withheld:
            self._preview = None
            self._go(CHECK)
        else:
            self.shell.show_error(error)

    def _share(self) -> None:
        step = self.step
        if self._busy or not isinstance(step, WhomStep):
            return
        if not step.require_recipient() or not step.require_code():
            return
        self._busy = True
        self._next.setEnabled(False)
        asked = self._session.ask(Desk.share, self._session.person, self.draft.wish())
        self.shell.runner.when(asked, self._shared, self._not_shared, self)

    def _shared(self, made: ShareMade) -> None:
        self.shell.go("show-share", Showing(made.id, self.draft.passcode))
        self.clear()
        self._session.refresh()

    def _not_shared(self, error: Exception) -> None:
        self._busy = False
        self._next.setEnabled(True)
        self.shell.show_error(error)

    def _go(self, step: int) -> None:
        self._at = step
        self._say()
        self._page.verticalScrollBar().setValue(0)
        if isinstance(self.step, WhomStep):
            self.step.recipient.setFocus()
        elif isinstance(self.step, CheckStep):
            ticked, self._ticked = self._ticked, None
            (self.step.labels.get(ticked, self._next) if ticked else self._next).setFocus()

    # -- words ----------------------------------------------------------------------------

    def _say(self) -> None:
        self._page.clear()
        names = (self.tr("What"), self.tr("Look"), self.tr("For whom"))
        spoken = self.tr("Step {number} of {all}: {name}").format(
            number=self._at + 1, all=len(names), name=names[self._at]
        )
        self._page.add(Head(Title(self._title())))
        self._page.add(Stepper(names, self._at, spoken))
        card = self._session.card
        if card is not None and not card.owner:
            whose = self.tr("You are sharing records of {name}.").format(name=card.person.name)
            self._page.add(Small(whose))
        self.step = self._content()
        self._page.add(self.step)
        self._foot.set_actions(self._buttons())

    def _title(self) -> str:
        return (
            self.tr("What do you want to share?"),
            self.tr("Is this right?"),
            self.tr("For whom, and for how long?"),
        )[self._at]

    def _content(self) -> QWidget:
        if self._at == WHAT:
            return WhatStep(self.draft, self._counts, self._changed)
        if self._at == CHECK:
            return CheckStep(self.draft, self._preview, self._changed)
        return WhomStep(self.draft, self._suggested, self._changed, networks=self._networks)

    def _buttons(self) -> list[QWidget]:
        last = self._at == WHOM
        words = self.tr("Show the code") if last else self.tr("Next")
        self._next = PrimaryButton(words, self.go_on, glyph=Glyph.QR if last else None)
        if self._at == WHAT:
            self._next.setEnabled(self.draft.ready_to_preview)
        elif self._at == CHECK:
            self._next.setEnabled(self._preview is not None)
        back = QuietButton(self.tr("Back"), self.shell.back, glyph=Glyph.BACK)
        return [self._next, back]


def _with_foot(page: Page, foot: Foot) -> Column:
    column = Column(gap=0)
    column.add(page, 1)
    column.add(foot)
    return column
