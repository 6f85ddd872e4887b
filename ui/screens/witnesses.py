"""Witnesses: who outside confirms that nothing was lost, how many must agree, asked once a day.

Refuses: keys on the first level, and asking before the person chose.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.desk_witnesses import WitnessDesk
from app.proving import Standing
from app.witnessing import Came
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    Choice,
    Chooser,
    Column,
    ConfirmSheet,
    EmptyState,
    FactList,
    Field,
    Flow,
    Head,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    QuietButton,
    SettingsRow,
    Sheet,
    Small,
    Strong,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.session import Session
from ui.witness_rounds import WitnessRounds
from ui.words.errors import error_words
from ui.words.witnesses import came_words, need_words, vouched_words, witness_line
from vault.vouching import Vouching, WitnessStanding


class AddWitnessSheet(Sheet):
    """The address of a witness, its key if one was given, and what the person agrees to."""

    def __init__(self, shell: Shell, session: Session, rounds: WitnessRounds) -> None:
        super().__init__(shell.sheet_parent(), "", width=680)
        self._shell, self._session, self._rounds = shell, session, rounds
        self.set_title(self.tr("Choose a witness"))
        self.url = LineField(example="https://saksi.contoh.id")
        self.key = LineField()
        self.where = Field(
            self.tr("Address"),
            self.url,
            self.tr("From the hospital or association that offers it."),
        )
        self.which = Field(
            self.tr("Its key, if you were given one"),
            self.key,
            self.tr("Leave this empty to take the key that the witness tells at its address."),
        )
        agree = Body(
            self.tr(
                "This program then asks the witness once a day. The witness sees your internet"
                " address and that somebody is there; it learns no name, no record, not even how"
                " many there are."
            )
        )
        self.go = PrimaryButton(self.tr("Choose this witness"), self._save)
        cancel = QuietButton(self.tr("Cancel"), self.reject)
        for part in (self.where, self.which, agree, Flow(self.go, cancel)):
            self.column.add(part)
        self.url.returnPressed.connect(self._save)
        follow_layout(self.column)
        self.begin(self.url)

    def _save(self) -> None:
        url, key = self.url.text().strip(), self.key.text().strip()
        if not url:
            self.where.set_wrong(self.tr("Type the address of the witness."))
            self.url.setFocus()
            return
        self.where.set_wrong("")
        self.which.set_wrong("")
        self.go.setEnabled(False)
        if key:
            self._choose(key)
        else:
            asked = self._session.ask(WitnessDesk.fetch_witness_key, url)
            self._shell.runner.when(asked, self._choose, self._failed, self)

    def _choose(self, key: str) -> None:
        asked = self._session.ask(WitnessDesk.choose_witness, self.url.text().strip(), key)
        self._shell.runner.when(asked, lambda _found: self._chosen(key), self._failed, self)

    def _chosen(self, key: str) -> None:
        self._rounds.begin((key,))
        self._session.refresh()
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        words = error_words(error)
        place = self.which if self.key.text().strip() else self.where
        place.set_wrong(" ".join(part for part in (f"{words.title}.", words.action) if part))
        self.fit()


class WitnessesScreen(Screen):
    """A card for each witness; above them how many must agree and how it stands."""

    def __init__(self, shell: Shell, session: Session, rounds: WitnessRounds) -> None:
        super().__init__(shell)
        self._session, self._rounds = session, rounds
        self._found: Vouching | None = None
        self._title, self._lead = Title(), Body()
        self.add_button = PrimaryButton("", self._add, glyph=Glyph.ADD)
        self._state, self.cards = Column(gap=12), Column(gap=12)
        self.fill(Page(Head(self._title, self.add_button), self._lead, self._state, self.cards))
        rounds.settled.connect(self._settled)
        rounds.ended.connect(self._read)
        self._say_heads()

    def opened(self, _argument: object) -> None:
        self._read()

    def refresh(self) -> None:
        self._read()

    def rephrase(self) -> None:
        self._say_heads()
        self._say()

    def clear(self) -> None:
        self._found = None
        self._state.clear()
        self.cards.clear()

    def _settled(self, key: str, came: Came) -> None:
        found = self._found
        names = [one.name for one in found.witnesses if one.vkey == key] if found else []
        if came is Came.NOTHING_NEWER and names and self.isVisible():
            self.shell.toast(f"{names[0]}: {came_words(came, 0)}")
        self._read()

    def _say_heads(self) -> None:
        self._title.setText(self.tr("Witnesses"))
        self._lead.setText(
            self.tr(
                "A witness is somebody outside, a hospital or an association for example, who"
                " notes once a day that your vault has only grown. Nobody can then put back an"
                " older state unseen, and others can trust the date on a proof. Witnesses are"
                " never needed for daily use."
            )
        )
        self.add_button.set_text(self.tr("Choose a witness"))

    def _read(self) -> None:
        if self.isVisible() or self._found is not None:
            self.shell.run(self._session.ask(WitnessDesk.witnesses), self._take, self)

    def _take(self, found: Vouching) -> None:
        self._found = found
        self._say()

    def _say(self) -> None:
        self._state.clear()
        self.cards.clear()
        found = self._found
        if found is None:
            return
        if not found.witnesses:
            title = self.tr("No witness was chosen")
            sentence = self.tr("Nothing is sent to anybody.")
            self.cards.add(EmptyState(Glyph.PROOF, title, sentence))
            return
        self._state.add(self._banner())
        self._state.add(Card(self._need(found)))
        for one in found.witnesses:
            self.cards.add(self._card(one))

    def _banner(self) -> QWidget:
        standing: Standing | None = self._session.standing
        said = vouched_words(standing) if standing is not None else ""
        tone = Tone.OK if standing is not None and standing.since_ms else Tone.INFO
        ask = QuietButton(self.tr("Ask all of them now"), self._ask_all, glyph=Glyph.PROOF)
        ask.setEnabled(not self._rounds.busy)
        title = said or self.tr("They have not been asked yet.")
        return Banner(title, "", tone, actions=[ask])

    def _need(self, found: Vouching) -> QWidget:
        count = len(found.witnesses)
        choices = [Choice(str(need), need_words(need, count)) for need in range(1, count + 1)]
        self.need = Chooser(choices, str(found.need))
        self.need.chosen.connect(self._set_need)
        effect = self.tr("So many must confirm before the vault counts as vouched for.")
        return SettingsRow(self.tr("How many must agree"), effect, self.need)

    def _card(self, one: WitnessStanding) -> QWidget:
        leave = QuietButton(self.tr("Leave this witness"), partial(self._ask_leave, one))
        leave.setAccessibleName(self.tr("Leave {name}").format(name=one.name))
        key = FactList([(self.tr("Address"), one.url), (self.tr("Key"), one.vkey)])
        key.hide()
        more = LinkButton(self.tr("Address and key"), lambda: key.setVisible(key.isHidden()))
        more.setAccessibleName(self.tr("Address and key of {name}").format(name=one.name))
        return Card(Strong(one.name), Small(witness_line(one)), Flow(leave, more), key)

    def _add(self) -> None:
        AddWitnessSheet(self.shell, self._session, self._rounds)

    def _ask_all(self) -> None:
        if self._found is not None:
            self._rounds.begin(tuple(one.vkey for one in self._found.witnesses))
            self._say()

    def _set_need(self, key: str) -> None:
        asked = self._session.ask(WitnessDesk.need_witnesses, int(key))
        self.shell.run(asked, self._changed, self)

    def _ask_leave(self, one: WitnessStanding) -> None:
        ConfirmSheet(
            self.shell.sheet_parent(),
            self.tr("Leave {name}?").format(name=one.name),
            self.tr("It is not asked any more. What it confirmed stays in the log of the vault."),
            verb=self.tr("Leave it"),
            stay=self.tr("Keep it"),
            action=partial(self._leave, one.vkey),
            danger=False,
        )

    def _leave(self, vkey: str) -> None:
        self.shell.run(self._session.ask(WitnessDesk.leave_witness, vkey), self._changed, self)

    def _changed(self, found: Vouching) -> None:
        self._take(found)
        self._session.refresh()
