"""What people say and do about a record: rewrite their own, note a correction, take it out of view.

Refuses: changing what came from elsewhere; words about it stand beside it.
"""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtWidgets import QWidget

from app.answers import RecordView
from app.by_hand import LONGEST_WORDS
from app.desk import Desk
from ui.look import Glyph
from ui.parts import (
    Body,
    Card,
    CardTitle,
    Column,
    Field,
    Flow,
    PrimaryButton,
    QuietButton,
    Sheet,
    Small,
)
from ui.parts.text_area import TextArea
from ui.screen import Shell
from ui.screens.erase_sheet import EraseSheet
from ui.session import Session
from ui.words.erasing import erase_word
from ui.words.remarks import deed_word, remark_words
from vault.records import RecordState, Remark, Trust


class WordsSheet(Sheet):
    """Asks for a few words, which are kept with the record."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        label: str,
        verb: str,
        action: Callable[[str], object],
    ) -> None:
        super().__init__(parent, title)
        self._action = action
        self.words = TextArea()
        self.field = Field(label, self.words)
        self.verb = PrimaryButton(verb, self._go)
        self.column.add(Body(sentence))
        self.column.add(self.field)
        self.column.add(Flow(self.verb, QuietButton(self.tr("Cancel"), self.reject)))
        self.begin(self.words)

    def _go(self) -> None:
        said = self.words.toPlainText().strip()
        if not said:
            self.field.set_wrong(self.tr("A few words are needed."))
        elif len(said) > LONGEST_WORDS:
            self.field.set_wrong(self.tr("This is too long."))
        else:
            self.accept()
            self._action(said)
            return
        self.fit()
        self.words.setFocus()


class _Doer:
    """What the buttons below a record do."""

    def __init__(self, owner: QWidget, shell: Shell, session: Session, view: RecordView) -> None:
        self._owner, self._shell, self._session = owner, shell, session
        self._row = view.detail.row

    def rewrite(self) -> None:
        self._shell.go("by-hand", self._row.id)

    def note(self) -> None:
        WordsSheet(
            self._shell.sheet_parent(),
            deed_word("note"),
            deed_word("note_why"),
            deed_word("note_field"),
            deed_word("note_keep"),
            self._annotate,
        )

    def take_out(self) -> None:
        WordsSheet(
            self._shell.sheet_parent(),
            deed_word("out"),
            deed_word("out_why"),
            deed_word("why"),
            deed_word("out"),
            self._retract,
        )

    def destroy(self) -> None:
        EraseSheet(self._shell, self._session, self._row, lambda: None)

    def restore(self) -> None:
        self._write(
            self._session.ask(Desk.restore_record, self._row.person_id, self._row.id),
            deed_word("back_done"),
        )

    def _annotate(self, said: str) -> None:
        row = self._row
        self._write(
            self._session.ask(Desk.annotate, row.person_id, row.id, said),
            deed_word("note_done"),
        )

    def _retract(self, said: str) -> None:
        row = self._row
        self._write(
            self._session.ask(Desk.retract_record, row.person_id, row.id, said),
            deed_word("out_done"),
            self.restore,
        )

    def _write(
        self, written: "Future[None]", said: str, undo: Callable[[], object] | None = None
    ) -> None:
        def done(_none: None) -> None:
            word = deed_word("undo") if undo is not None else ""
            self._shell.toast(said, word, undo)
            self._session.refresh()

        self._shell.run(written, done, self._owner)


def remarks_card(remarks: tuple[Remark, ...]) -> QWidget | None:
    """What people said about the record, newest first."""
    if not remarks:
        return None
    lines = [Column(*_remark(one), gap=2) for one in remarks]
    return Card(CardTitle(deed_word("said")), *lines)


def hand_buttons(
    owner: QWidget, shell: Shell, session: Session, view: RecordView
) -> QWidget | None:
    """The ways to set a record right; None where it was destroyed."""
    row, doer = view.detail.row, _Doer(owner, shell, session, view)
    if row.state is RecordState.ERASED:
        return None
    buttons = Flow()
    if row.state is RecordState.RETRACTED:
        back = deed_word("back")
        buttons.add(QuietButton(back, doer.restore, glyph=Glyph.UNDO))
        buttons.add(QuietButton(erase_word("verb"), doer.destroy, glyph=Glyph.DELETE))
        return buttons
    if row.trust is Trust.TYPED:
        buttons.add(QuietButton(deed_word("rewrite"), doer.rewrite, glyph=Glyph.EDIT))
    note = deed_word("note")
    buttons.add(QuietButton(note, doer.note, glyph=Glyph.OTHER))
    out = deed_word("out")
    buttons.add(QuietButton(out, doer.take_out, glyph=Glyph.HIDE))
    buttons.add(QuietButton(erase_word("verb"), doer.destroy, glyph=Glyph.DELETE))
    return buttons


def _remark(one: Remark) -> tuple[QWidget, QWidget]:
    return Body(one.text), Small(remark_words(one))
