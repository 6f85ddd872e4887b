"""Recovery cards made: how many, printed or saved, then in force; and tried out.

Refuses: cards in force that were neither printed nor saved.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.desk import Desk
from app.desk_ways import CardView
from ui import pick
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    Choice,
    Column,
    Flow,
    OptionGroup,
    PrimaryButton,
    QrPanel,
    QuietButton,
    Sheet,
    Small,
    Strong,
    WordGrid,
)
from ui.parts.tab_order import follow_layout
from ui.printing import print_pictures
from ui.screen import Shell
from ui.screens.cards_input import CardsInput
from ui.session import Session
from ui.words.language import language
from ui.words.ways import card_words, plan_words
from vault.cards import PLANS


class CardsSheet(Sheet):
    """`done` hears whether new cards are in force."""

    def __init__(
        self, shell: Shell, session: Session, done: Callable[[], None], *, old: bool = False
    ) -> None:
        super().__init__(shell.sheet_parent(), "", width=680)
        self._shell, self._session, self._done = shell, session, done
        self._drawn: tuple[CardView, ...] = ()
        self._unfolded: set[int] = set()
        self._insides: dict[int, Column] = {}
        self._kept = self._in_force = False
        self._lead = Body()
        self._alone = Banner(
            self.tr("What holders can do"),
            self.tr(
                "One holder alone learns nothing. Enough of them together can open a copy of your "
                "vault, without asking you: choose people who would not do that behind your back."
            ),
            Tone.INFO,
        )
        self._page = Column(gap=12)
        self._next = PrimaryButton("", self._go_on)
        self._leave = QuietButton(self.tr("Cancel"), self.reject)
        self.set_title(self.tr("Make recovery cards?"))
        words = self.tr("Cards for people you trust, for the day when everything else is lost.")
        if old:
            words = self.tr("New cards end the old ones: those open nothing any more.")
        self._lead.setText(words)
        meanings = (
            self.tr("Good for most: for instance partner, sister, and one in a drawer elsewhere."),
            self.tr("For a larger family: two cards may be lost, and it takes three people."),
        )
        choices = [
            (Choice(str(needed), plan_words(needed, cards).capitalize()), meaning)
            for (needed, cards), meaning in zip(PLANS, meanings, strict=True)
        ]
        self._plan = OptionGroup(self.tr("How many cards?"), choices, choices[0][0].key)
        self._next.set_text(self.tr("Make the cards"))
        for part in (self._lead, self._plan, self._alone, self._page):
            self.column.add(part)
        self.column.add(Flow(self._next, self._leave))
        self._page.hide()
        self.begin(self._next)

    def reject(self) -> None:
        if self._drawn and not self._in_force:
            self._session.ask(Desk.forget_cards)
        self._insides.clear()
        self._page.clear()
        self._drawn = ()
        super().reject()
        if self._in_force:
            self._done()

    # -- drawing, keeping -----------------------------------------------------------------

    def _go_on(self) -> None:
        if self._drawn:
            self._use()
            return
        self._next.setEnabled(False)
        needed = int(self._plan.current)
        asked = self._session.ask(Desk.draw_cards, needed)
        self._shell.runner.when(asked, self._show, self._failed, self)

    def _show(self, drawn: tuple[CardView, ...]) -> None:
        self._drawn = drawn
        self.set_title(self.tr("Your recovery cards"))
        self._lead.setText(
            self.tr("Print each card, or save them as files and print them elsewhere. They are "
                    "kept nowhere in the vault and can never be shown again.")
        )  # fmt: skip
        self._plan.hide()
        self._page.show()
        self._page.add(
            Flow(
                QuietButton(self.tr("Print all"), lambda: self._print(()), glyph=Glyph.PRINT),
                QuietButton(self.tr("Save all in a folder"), self._save, glyph=Glyph.SAVE),
            )
        )
        for card in drawn:
            self._page.add(self._row(card))
        self._next.set_text(self.tr("I have printed or saved them"))
        self._next.setEnabled(self._kept)
        self.fit()
        follow_layout(self.column)
        self._page.setFocus()

    def _row(self, card: CardView) -> Card:
        name = card_words(card.place, card.cards)
        inside = self._insides[card.place] = Column(gap=8)
        show = QuietButton(self.tr("Show"), lambda: self._unfold(card, inside), glyph=Glyph.SHOW)
        show.setAccessibleName(f"{self.tr('Show')}: {name}")
        printing = QuietButton(
            self.tr("Print"), partial(self._print, (card.place,)), glyph=Glyph.PRINT
        )
        printing.setAccessibleName(f"{self.tr('Print')}: {name}")
        return Card(Strong(name), Flow(printing, show), inside, gap=8)

    def _unfold(self, card: CardView, inside: Column) -> None:
        """Its words and code, for copying by hand; pressed again they are gone."""
        if card.place in self._unfolded:
            self._unfolded.remove(card.place)
            inside.clear()
        else:
            self._unfolded.add(card.place)
            grid = WordGrid()
            grid.set_words(card.words)
            inside.add(grid)
            inside.add(QrPanel(card.squares, self.tr("QR code of the recovery card"), ""))
            self._keep()
        self.fit()

    def _print(self, places: tuple[int, ...]) -> None:
        asked = self._session.ask(Desk.card_pictures, places, language().value)
        self._shell.run(asked, self._to_printer, self)

    def _to_printer(self, pictures: tuple[bytes, ...]) -> None:
        if print_pictures(pictures, self):
            self._keep()

    def _save(self) -> None:
        for folder in pick.pick_folder(self, self.tr("Where to save the cards")):
            asked = self._session.ask(Desk.save_cards, folder, language().value)
            self._shell.run(asked, self._saved, self)

    def _saved(self, files: tuple[Path, ...]) -> None:
        words = self.tr("Saved in “{folder}”. Print them, then delete the files.")
        self._shell.toast(words.format(folder=files[0].parent.name))
        self._keep()

    def _keep(self) -> None:
        self._kept = True
        self._next.setEnabled(True)

    def _use(self) -> None:
        self._next.setEnabled(False)
        asked = self._session.ask(Desk.use_cards)
        self._shell.runner.when(asked, lambda _none: self._used(), self._failed, self)

    def _used(self) -> None:
        self._in_force = True
        self._drawn = ()
        self._insides.clear()
        self._page.clear()
        self.set_title(self.tr("The cards are in force"))
        self._lead.setText(
            self.tr(
                "Now hand each card to another person, or put one where you keep important papers. "
                "Tell them what it is for. Delete saved files once they are printed."
            )
        )
        self._alone.hide()
        self._next.hide()
        self._leave.set_text(self.tr("Done"))
        self.fit()
        self._leave.setFocus()

    def _failed(self, error: Exception) -> None:
        self._in_force = False
        self.reject()
        self._shell.show_error(error)


class RehearseSheet(Sheet):
    """Cards laid down as if everything were lost; nothing is changed by it."""

    def __init__(self, shell: Shell, session: Session, done: Callable[[], None]) -> None:
        super().__init__(shell.sheet_parent(), "", width=640)
        self._done = done
        self.set_title(self.tr("Try the recovery cards"))
        self._lead = Body(
            self.tr("Lay cards down as if you had forgotten everything. Nothing is changed by it.")
        )
        self.cards = CardsInput(
            session, shell, lambda texts: session.ask(Desk.rehearse_cards, texts)
        )
        self.cards.complete.connect(self._proven)
        self._leave = QuietButton(self.tr("Cancel"), self.reject)
        self._result = Small()
        for part in (self._lead, self.cards, self._result, Flow(self._leave)):
            self.column.add(part)
        self._result.hide()
        self.begin(self.cards)

    def reject(self) -> None:
        self.cards.wipe()
        super().reject()
        self._done()

    def _proven(self) -> None:
        self._lead.setText(self.tr("These cards open your vault. You can give them back now."))
        self._leave.set_text(self.tr("Done"))
        self.fit()
        self._leave.setFocus()
