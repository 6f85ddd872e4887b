"""Sheets of a record: its original as text, its pages as pictures, how we know it unchanged.

Refuses: hashes on the first level, and to run anything a file holds.
"""

from concurrent.futures import Future

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.desk_witnesses import WitnessDesk
from app.proofs import ProofMade
from app.proving import Knowledge
from sync.readers.ccda.laid import LaidOut
from sync.readers.pages import PagePicture as Drawn
from ui import pick
from ui.look import Glyph, look
from ui.parts import (
    Body,
    CheckRow,
    FactList,
    Flow,
    Icon,
    LaidOutPage,
    PagePicture,
    PlainText,
    PrimaryButton,
    QuietButton,
    Row,
    Sheet,
    Small,
    Strong,
    image_of,
)
from ui.screen import Shell
from ui.session import Session
from ui.words.errors import error_words
from ui.words.proof import figures, figures_text, known_sentences, unshown_words
from ui.words.records import title_words
from ui.words.witnesses import proof_vouched_words
from vault.ids import PersonId
from vault.records import Row as Record
from vault.records import StoredFile

WIDE = 900
_PROOF = 720


class TextSheet(Sheet):
    """The original as plain text, to read and to copy."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, title, width=WIDE)
        self.column.add(Small(self.tr("As it came, laid out line by line.")))
        self.text = PlainText(title, text)
        self.column.add(self.text)
        close = PrimaryButton(self.tr("Close"), self.accept)
        self.column.add(Flow(close))
        self.begin(close)


class PagesSheet(Sheet):
    """Pages of a document, or a picture; drawn outside the window, one at a time."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        person: PersonId,
        stored: StoredFile,
        *,
        first: int = 0,
    ) -> None:
        super().__init__(shell.sheet_parent(), stored.title, width=WIDE)
        self._shell, self._session = shell, session
        self._person, self._stored = person, stored
        self._at, self._pages = first, 0
        self.state = Small(self.tr("One moment …"))
        self.page = PagePicture(stored.title)
        self._earlier = QuietButton(self.tr("Page before"), lambda: self._turn(-1))
        self._later = QuietButton(self.tr("Next page"), lambda: self._turn(1))
        close = PrimaryButton(self.tr("Close"), self.accept)
        self.column.add(Flow(close, self._earlier, self._later))
        self.column.add(self.state)
        self.column.add(self.page)
        self._show_turning()
        self.begin(close)
        self._ask()

    def _turn(self, step: int) -> None:
        self._at = min(max(0, self._at + step), max(0, self._pages - 1))
        self._ask()

    def _ask(self) -> None:
        wide = round(look().px(WIDE) * self.devicePixelRatioF())
        self._shell.runner.when(self._picture(wide), self._arrived, self._failed, self)

    def _picture(self, wide: int) -> "Future[Drawn]":
        return self._session.ask(Desk.picture, self._person, self._stored, self._at, wide)

    def _arrived(self, drawn: Drawn) -> None:
        self._pages = drawn.pages
        image = image_of(drawn.width, drawn.height, drawn.pixels)
        said = self.tr("Page {page} of {pages}").format(page=self._at + 1, pages=drawn.pages)
        if image.isNull():
            self.state.setText(unshown_words(drawn.reason))
        else:
            self.state.setText(said)
            self.page.set_image(image, f"{self._stored.title}, {said}")
        self.page.setVisible(not image.isNull())
        self._show_turning()
        self.fit()

    def _failed(self, error: Exception) -> None:
        words = error_words(error)
        self.state.setText(" ".join(part for part in (words.title, words.safe) if part))
        self.page.hide()
        self.fit()

    def _show_turning(self) -> None:
        for button, there in (
            (self._earlier, self._at > 0),
            (self._later, self._at + 1 < self._pages),
        ):
            button.setVisible(self._pages > 1)
            button.setEnabled(there)


class DocumentSheet(Sheet):
    """A clinical document laid out to be read; its blocks are made outside the window."""

    def __init__(
        self, shell: Shell, session: Session, person: PersonId, stored: StoredFile
    ) -> None:
        super().__init__(shell.sheet_parent(), stored.title, width=WIDE)
        self.state = Small(self.tr("One moment …"))
        self.page = LaidOutPage(stored.title)
        close = PrimaryButton(self.tr("Close"), self.accept)
        self.column.add(Flow(close))
        self.column.add(self.state)
        self.column.add(self.page)
        self.begin(close)
        future = session.ask(Desk.laid_out, person, stored)
        shell.runner.when(future, self._arrived, self._failed, self)

    def _arrived(self, page: LaidOut) -> None:
        if page.reason or not page.blocks:
            self.state.setText(unshown_words(page.reason))
            self.page.hide()
        else:
            self.page.show_page(page)
            said = self.tr("The rest of it is too long to be shown here.") if page.cut else ""
            self.state.setText(said)
            self.state.setVisible(bool(said))
        self.fit()

    def _failed(self, error: Exception) -> None:
        words = error_words(error)
        self.state.setText(" ".join(part for part in (words.title, words.safe) if part))
        self.page.hide()
        self.fit()


class ProofSheet(Sheet):
    """One plain sentence; behind it, if wished, the figures that anyone can work out again."""

    def __init__(self, shell: Shell, session: Session, person: PersonId, row: Record) -> None:
        super().__init__(shell.sheet_parent(), "", width=_PROOF)
        self.set_title(self.tr("How do we know?"))
        self._knowledge: Knowledge | None = None
        self._facts: QWidget | None = None
        self.said = Strong(self.tr("Working it out again …"))
        self._icon = Icon(Glyph.PROOF, 28, "text_soft")
        line = Row(self._icon, gap=12)
        line.add(self.said, 1)
        self.why = Body("")
        self.more = QuietButton(self.tr("Show the figures"), self._unfold, glyph=Glyph.DOWN)
        self._copy = QuietButton(self.tr("Copy the figures"), self._copied, glyph=Glyph.COPY)
        self.save = QuietButton(self.tr("Save the proof"), self._save, glyph=Glyph.SAVE)
        self.beside = CheckRow(self.tr("Put the page that checks it beside it"), ticked=True)
        self.vouched = Body("")
        self._session, self._shell, self._person, self._row = session, shell, person, row
        close = PrimaryButton(self.tr("Close"), self.accept)
        buttons = Flow(close, self.save, self.more, self._copy)
        for part in (line, self.why, self.vouched, self.beside, buttons):
            self.column.add(part)
        self._later: tuple[QWidget, ...] = (self.more, self.save, self.beside, self.vouched)
        for hidden in (self._copy, *self._later):
            hidden.hide()
        self.begin(close)
        future = session.ask(Desk.knowledge, person, row.id)
        shell.runner.when(future, self._arrived, self._failed, self)

    @property
    def figures_shown(self) -> bool:
        """Whether the figures are unfolded."""
        return self._facts is not None and self._facts.isVisibleTo(self)

    def _arrived(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        said, why = known_sentences(knowledge)
        self._icon.set_glyph(Glyph.PROOF, "ok")
        self.said.setText(said)
        self.why.setText(why)
        standing = self._session.standing
        self.vouched.setText(proof_vouched_words(standing.confirming if standing else 0))
        for part in self._later:
            part.show()
        self.fit()

    def _failed(self, error: Exception) -> None:
        words = error_words(error)
        self._icon.set_glyph(Glyph.ERROR, "danger")
        self.said.setText(words.title)
        self.why.setText(" ".join(part for part in (words.safe, words.action) if part))
        self.fit()

    def _unfold(self) -> None:
        if self._knowledge is None:
            return
        shown = not self.figures_shown
        if self._facts is None:
            self._facts = self.column.add(FactList(figures(self._knowledge)))
        self._facts.setVisible(shown)
        self._copy.setVisible(shown)
        self.more.set_text(self.tr("Hide the figures") if shown else self.tr("Show the figures"))
        self.fit()

    def _save(self) -> None:
        name = f"{title_words(self._row.facts)}.tlog-proof".replace("/", "-").replace("\\", "-")
        target = pick.pick_target(self, self.tr("Save the proof"), name)
        if target is None:
            return
        page = self.beside.isChecked()
        asked = self._session.ask(WitnessDesk.save_proof, self._person, self._row.id, target, page)
        self._shell.runner.when(asked, self._saved, self._not_saved, self)

    def _saved(self, made: ProofMade) -> None:
        self._shell.toast(self.tr("The proof is in “{file}”.").format(file=made.path.name))
        self.accept()

    def _not_saved(self, error: Exception) -> None:
        words = error_words(error)
        said = (f"{words.title}.", words.safe, words.action)
        self.vouched.setText(" ".join(one for one in said if one))
        self.fit()

    def _copied(self) -> None:
        if self._knowledge is not None:
            QGuiApplication.clipboard().setText(figures_text(self._knowledge))
            self._copy.set_text(self.tr("Copied"))
