"""Step three of sharing: for whom, how long, over which way, with which limits.

Refuses: sharing without a name; it stands in the receipt.
"""

from collections.abc import Callable
from dataclasses import replace

from ui.models.share_draft import ShareDraft
from ui.parts import (
    CheckRow,
    Choice,
    Chooser,
    Column,
    Field,
    FilterChips,
    LineField,
    OptionGroup,
    Small,
)
from ui.words.shares import MINUTES, minutes_words

Change = Callable[[ShareDraft], object]
OWN = "own"
USES = (1, 3, 10)
LEAST_CODE = 4
LONGEST_HOURS = 24 * 366
SMALLEST_HOURS = 1 / 60


class WhomStep(Column):
    """The last questions; tells every change."""

    def __init__(
        self, draft: ShareDraft, suggested: str, change: Change, *, networks: bool
    ) -> None:
        super().__init__(gap=20)
        self._draft, self._change, self._suggested = draft, change, suggested
        self.recipient = LineField(draft.recipient, example=self.tr("Dr. Wayan, Puskesmas Kediri"))
        self.recipient.textChanged.connect(lambda text: self._give(recipient=text))
        self.who = Field(self.tr("Who will read it?"), self.recipient)
        self.add(self.who)
        self._add_time()
        self._add_way(networks=networks)
        self._add_code()
        uses = [Choice("", self.tr("As often as needed")), *self._use_choices()]
        self.uses = Chooser(uses, str(draft.uses or ""))
        self.uses.chosen.connect(lambda key: self._give(uses=int(key) if key else None))
        self.add(Field(self.tr("How often may it be opened?"), self.uses))

    def require_recipient(self) -> bool:
        """Whether somebody is named; else says that it is missing."""
        named = bool(self._draft.recipient.strip())
        self.who.set_wrong("" if named else self.tr("Please say who will read it."))
        if not named:
            self.recipient.setFocus()
        return named

    def require_code(self) -> bool:
        """Whether the code, if wished, is long enough; else says so."""
        wrong = self.ask_code.isChecked() and len(self.code.text().strip()) < LEAST_CODE
        self.code_field.set_wrong(self.tr("At least four characters, please.") if wrong else "")
        return not wrong

    def _use_choices(self) -> list[Choice]:
        words = {1: self.tr("Once"), 3: self.tr("Three times"), 10: self.tr("Ten times")}
        return [Choice(str(number), words[number]) for number in USES]

    def _add_time(self) -> None:
        name = self.tr("How long does it stay open?")
        choices = [Choice(str(one), minutes_words(one)) for one in MINUTES]
        choices.append(Choice(OWN, self.tr("Another time")))
        self.time = FilterChips(name, self.tr("More"), choices)
        known = self._draft.minutes in MINUTES
        self.time.select(str(int(self._draft.minutes)) if known else OWN)
        self.time.chosen.connect(self._time)
        self.add(Field(name, self.time))
        self.own = LineField("" if known else f"{self._draft.minutes / 60:g}")
        self.own.textChanged.connect(self._hours)
        self.hours = Field(self.tr("For how many hours?"), self.own)
        self.hours.setVisible(not known)
        self.add(self.hours)

    def _add_way(self, *, networks: bool) -> None:
        lan = (
            Choice("lan", self.tr("With a phone or computer on the same Wi-Fi")),
            self.tr(
                "Use a network you trust: whoever controls the network could tamper with the"
                " page. The records themselves travel sealed."
            ),
        )
        here = (
            Choice("here", self.tr("On this computer only")),
            self.tr("The reader looks at your screen; nothing leaves this computer."),
        )
        if networks:
            way = self._draft.via
        else:
            way = "here"
            self._draft = replace(self._draft, via=way)
        self.via = OptionGroup(
            self.tr("How will they open it?"), [lan, here] if networks else [here], way
        )
        self.via.chosen.connect(lambda key: self._give(via=key))
        self.add(Field(self.tr("How will they open it?"), self.via))
        if not networks:
            self.add(Small(self.tr("This computer is not in a network now.")))

    def _add_code(self) -> None:
        wished = bool(self._draft.passcode)
        self.ask_code = CheckRow(self.tr("Also ask for a code of numbers"), ticked=wished)
        self.ask_code.toggled.connect(lambda on: self._code_wished(wished=on))
        meaning = self.tr("You tell it to the reader yourself; after ten wrong tries it closes.")
        self.add(Column(self.ask_code, Column(Small(meaning), margin=(36, 0, 0, 0)), gap=0))
        self.code = LineField(self._draft.passcode)
        self.code.textChanged.connect(self._code)
        self.code_field = Field(self.tr("The code"), self.code)
        self.code_field.setVisible(wished)
        self.add(self.code_field)

    def _time(self, key: str) -> None:
        self.hours.setVisible(key == OWN)
        if key == OWN:
            self.own.setFocus()
        else:
            self._give(minutes=float(key))

    def _hours(self, text: str) -> None:
        try:
            hours = float(text.strip().replace(",", "."))
        except ValueError:
            hours = 0.0
        fits = SMALLEST_HOURS <= hours <= LONGEST_HOURS
        wrong = "" if fits or not text else self.tr("A number of hours, such as 3 or 0.5.")
        self.hours.set_wrong(wrong)
        if fits:
            self._give(minutes=hours * 60)

    def _code_wished(self, *, wished: bool) -> None:
        self.code_field.setVisible(wished)
        if wished and not self.code.text():
            self.code.setText(self._suggested)
        self._give(passcode=self.code.text().strip() if wished else "")

    def _code(self, text: str) -> None:
        if self.ask_code.isChecked():
            self._give(passcode=text.strip())

    def _give(self, **changes: object) -> None:
        self._draft = replace(self._draft, **changes)  # type: ignore[arg-type] # by name
        self._change(self._draft)
