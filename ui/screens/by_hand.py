"""Writing records down by hand: choose a kind, fill its form, keep it; or rewrite an earlier one.

Refuses: losing what was half typed; it is sealed in the vault and offered again.
"""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.by_hand import HalfTyped, Written
from app.desk import Desk
from app.typed_fields import Form
from app.typed_values import Typed
from ui.focus_kept import focus_on, keeping_focus
from ui.look import Glyph, Tone
from ui.parts import Banner, Body, Flow, Page, PrimaryButton, QuietButton, Title
from ui.screen import Screen, Shell
from ui.screens.hand_form import HandForm
from ui.session import Session
from ui.words.by_hand import by_hand_title, form_word
from vault.ids import ImportId, PersonId, RecordId

CHOOSE, FILL = range(2)
_GLYPHS = {
    Form.VITAL: Glyph.VITAL,
    Form.LAB: Glyph.LAB,
    Form.MEDICINE: Glyph.MEDICINE,
    Form.ALLERGY: Glyph.ALLERGY,
    Form.CONDITION: Glyph.CONDITION,
    Form.IMMUNISATION: Glyph.IMMUNISATION,
    Form.VISIT: Glyph.VISIT,
    Form.PROCEDURE: Glyph.PROCEDURE,
    Form.DOCUMENT: Glyph.DOCUMENT,
    Form.NOTE: Glyph.EDIT,
    Form.FAMILY: Glyph.FAMILY_HISTORY,
}


class ByHand(Screen):
    """Two pages: which kind, and its form."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._person = PersonId("")
        self._record: RecordId | None = None
        self._half: HalfTyped | None = None
        self._saving = False
        self.form: HandForm | None = None
        self.choose = Page(width=720)
        self.page = Page(width=720)
        self._stack = QStackedWidget()
        for page in (self.choose, self.page):
            self._stack.addWidget(page)
        self.fill(self._stack)
        session.changed.connect(self._changed)

    # -- Screen ---------------------------------------------------------------------------

    def opened(self, argument: object) -> None:
        """A `Form` opens empty, a record id opens filled; else one chooses."""
        if isinstance(argument, Form):
            self.begin(argument)
        elif isinstance(argument, str) and argument:
            self._rewrite(RecordId(argument))
        elif self.form is None:
            self._show_choice()

    def rephrase(self) -> None:
        if self.form is not None:
            self._lay_out(self.form.typed())
        elif self._person:
            self._say_choice()

    def clear(self) -> None:
        self._forget()
        self._half, self._person = None, PersonId("")
        self.choose.clear()

    def step_back(self) -> bool:
        if self._stack.currentIndex() != FILL or self._record is not None:
            return False
        self._leave()
        return True

    # -- which kind -----------------------------------------------------------------------

    def _show_choice(self) -> None:
        self._person = self._session.person
        self._half = None
        self._stack.setCurrentIndex(CHOOSE)
        self._say_choice()
        focus_on(self.choose)
        asked = self._session.ask(Desk.half_typed)
        self.shell.runner.when(asked, self._found_half, lambda _error: None, self)

    def _found_half(self, half: HalfTyped | None) -> None:
        known = {card.person.id for card in self._session.cards}
        if half is not None and half.person_id in known and self._person:
            self._half = half
            self._say_choice()

    def _say_choice(self) -> None:
        with keeping_focus(self.choose):
            self._fill_choice()

    def _fill_choice(self) -> None:
        page = self.choose
        page.clear()
        page.add(Flow(QuietButton(self.tr("Back"), self.shell.back, glyph=Glyph.BACK)))
        page.add(Title(by_hand_title()))
        page.add(Body(self._whose()))
        if self._half is not None:
            page.add(self._half_banner(self._half))
        kinds = Flow(gap=12)
        for form in Form:
            kinds.add(QuietButton(form_word(form), partial(self.begin, form), glyph=_GLYPHS[form]))
        page.add(kinds)

    def _half_banner(self, half: HalfTyped) -> QWidget:
        name = next(
            (one.person.name for one in self._session.cards if one.person.id == half.person_id), ""
        )
        said = self.tr("{kind} for {name}, not kept yet.")
        return Banner(
            self.tr("You had begun something"),
            said.format(kind=form_word(half.typed.form), name=name),
            Tone.INFO,
            actions=(
                QuietButton(self.tr("Go on with it"), lambda: self._go_on(half)),
                QuietButton(self.tr("Throw it away"), self._throw_away),
            ),
        )

    def _whose(self) -> str:
        name = next(
            (one.person.name for one in self._session.cards if one.person.id == self._person), ""
        )
        return self.tr("For {name}. It is kept as written down by you.").format(name=name)

    def _go_on(self, half: HalfTyped) -> None:
        self._person = half.person_id
        if half.person_id != self._session.person:
            self._session.show_person(half.person_id)
        self._record = half.record_id
        self._lay_out(half.typed)

    def _throw_away(self) -> None:
        self._half = None
        self._drop_half()
        self._say_choice()

    def _drop_half(self) -> None:
        self.shell.run(self._session.ask(Desk.keep_half_typed, None), lambda _none: None, self)

    # -- the form -------------------------------------------------------------------------

    def begin(self, form: Form) -> None:
        """Open an empty form for the shown person."""
        self._person, self._record = self._session.person, None
        self._lay_out(None, form)

    def _rewrite(self, record_id: RecordId) -> None:
        self._forget()
        self._person = self._session.person
        asked = self._session.ask(Desk.typed_form, self._person, record_id)
        self.shell.run(asked, lambda typed: self._found(record_id, typed), self)

    def _found(self, record_id: RecordId, typed: Typed | None) -> None:
        if typed is None:
            self.shell.back()
            return
        self._record = record_id
        self._lay_out(typed)

    def _lay_out(self, typed: Typed | None, form: Form | None = None) -> None:
        kind = typed.form if typed is not None else form
        if kind is None:
            return
        self._stop_form()
        self.page.clear()
        self.form = HandForm(kind, typed)
        self.form.edited.connect(self._keep_half)
        self.form.entered.connect(self._save)
        self.save = PrimaryButton(self.tr("Keep"), self._save, glyph=Glyph.CHECK)
        cancel = QuietButton(self.tr("Cancel"), self._cancel)
        back = QuietButton(self.tr("Back"), self._leave, glyph=Glyph.BACK)
        self.page.add(Flow(back))
        self.page.add(Title(form_word(kind)))
        self.page.add(Body(self._whose() if self._record is None else self._rewriting()))
        self.page.add(self.form)
        self.page.add(Flow(self.save, cancel))
        self._stack.setCurrentIndex(FILL)
        if self.form.entry is not None:
            self.form.entry.setFocus()
        current = self.form
        asked = self._session.ask(Desk.offered, self._person, kind)
        self.shell.runner.when(asked, current.offer, lambda _error: None, current)

    def _rewriting(self) -> str:
        return " ".join((self._whose(), self.tr("What stood there before stays as a version.")))

    def _keep_half(self) -> None:
        if self.form is not None and not self._saving:
            half = HalfTyped(self._person, self.form.typed(), self._record)
            asked = self._session.ask(Desk.keep_half_typed, half)
            self.shell.runner.when(asked, lambda _none: None, lambda _error: None, self)

    def _save(self) -> None:
        typed = self.form.checked() if self.form is not None and not self._saving else None
        if typed is None or self.form is None:
            return
        self.form.stop()
        self._saving = True
        self.save.setEnabled(False)
        named = self.form.named()
        if self._record is None:
            asked = self._session.ask(Desk.write_down, self._person, typed, named)
        else:
            asked = self._session.ask(Desk.rewrite, self._person, self._record, typed, named)
        self.shell.runner.when(asked, self._saved, self._failed, self)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self.save.setEnabled(True)
        self.shell.show_error(error)

    def _saved(self, written: Written) -> None:
        rewritten = self._record is not None
        self._forget()
        self._drop_half()
        self._session.refresh()
        self.shell.back()
        if not rewritten:
            self.shell.go("record", written.record_id)
        if written.import_id:
            said = self.tr("The new version was kept.") if rewritten else self.tr("Kept.")
            self.shell.toast(said, self.tr("Undo"), lambda: self._undo(written.import_id))

    def _undo(self, import_id: ImportId) -> None:
        asked = self._session.ask(Desk.undo_import, import_id)
        self.shell.run(asked, lambda _back: self._undone(), self)

    def _undone(self) -> None:
        self.shell.toast(self.tr("Taken back."))
        self._session.refresh()

    # -- away -----------------------------------------------------------------------------

    def _cancel(self) -> None:
        self._forget()
        self._drop_half()
        self.shell.back()

    def _leave(self) -> None:
        """Back: what was typed is offered again."""
        rewriting = self._record is not None
        if self.form is not None and self.form.touched:
            self._keep_half()
        self._forget()
        if rewriting:
            self.shell.back()
        else:
            self._show_choice()

    def _forget(self) -> None:
        self._stop_form()
        self._record, self._saving = None, False
        self.page.clear()
        self._stack.setCurrentIndex(CHOOSE)

    def _stop_form(self) -> None:
        if self.form is not None:
            self.form.stop()
            self.form = None

    def _changed(self) -> None:
        """Another person is shown: the form was meant for the one before."""
        if self._person and self._session.person != self._person:
            if self.form is not None and self.form.touched:
                self._keep_half()
            self._forget()
            if self.isVisible():
                self._show_choice()
