"""One form to fill by hand: its fields, what was understood, what is wrong, what seems odd.

Refuses: keeping anything; it gives what was typed, after it was looked over.
"""

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.by_hand import Offered
from app.typed_dates import typed_form
from app.typed_fields import FIELDS, VITALS, Asked, Form, Role, fields_of
from app.typed_values import Looked, Typed, look_over, usual_units
from ui.look import Glyph
from ui.parts import Choice, Chooser, Column, Field, Flow, LineField, QuietButton, Small
from ui.parts.text_area import TextArea
from ui.screens.file_choice import FileChoice
from ui.words.by_hand import choice_word, hint_word, label_word, odd_word, wrong_word

_PAUSE_MS = 700
_OFFERS = 4
_NUMBERS = frozenset({"value", "upper", "lower"})
_DATED = (Form.VITAL, Form.VISIT, Form.NOTE)
"""Forms about what mostly happened today."""


class HandForm(Column):
    """The fields of one kind of record; few first, the rest behind a button."""

    edited = Signal()
    """Something was typed, a moment ago."""
    entered = Signal()

    def __init__(self, form: Form, typed: Typed | None = None) -> None:
        super().__init__(gap=20)
        self.form = form
        self._offered = Offered()
        self._confirmed: Typed | None = None
        self._unfolded = False
        self.touched = False
        self._controls: dict[str, QWidget] = {}
        self.fields: dict[str, Field] = {}
        self._offers: dict[str, Flow] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.edited)
        self.more = QuietButton("", self._unfold, glyph=Glyph.DOWN)
        self.question = Small("")
        for asked in FIELDS[form]:
            if not asked.more:
                self._put(asked)
        self.add(Flow(self.more))
        for asked in FIELDS[form]:
            if asked.more:
                self._put(asked)
        self.more.setVisible(any(asked.more for asked in FIELDS[form]))
        self.add(self.question)
        self.enter_at(next(iter(self._controls.values())))
        self.say()
        self._fill(typed)

    # -- what is in it --------------------------------------------------------------------

    def typed(self) -> Typed:
        """Everything as it was typed, empty fields left out."""
        wanted = {asked.name for asked in fields_of(self.form, self._text("what"))}
        said = {name: self._text(name) for name in self._controls if name in wanted}
        return Typed(self.form, {name: text for name, text in said.items() if text})

    def named(self) -> str:
        """The word of the choice that names the record."""
        what = self._text("what")
        return choice_word(self.form, what) if what else ""

    def checked(self) -> Typed | None:
        """What was typed, if it may be kept; what is odd is asked about once."""
        typed = self.typed()
        looked = self._judge(typed)
        first = next((name for name in self._controls if name in looked.wrong), "")
        if first:
            self._reveal(first)
            self._controls[first].setFocus()
            return None
        if looked.doubts and typed != self._confirmed:
            self._confirmed = typed
            self.question.setText(self.tr("Please look once more; to keep it so, save again."))
            self.question.show()
            self._reveal(next(iter(looked.doubts)))
            return None
        return typed

    def offer(self, offered: Offered) -> None:
        """Let earlier names, units, places and doctors be chosen."""
        self._offered = offered
        for name in self._offers:
            self._show_offers(name)

    def stop(self) -> None:
        """Nothing typed shall be told any more."""
        self._pause.stop()

    def say(self) -> None:
        """Say every word anew."""
        for asked in FIELDS[self.form]:
            name, control = asked.name, self._controls[asked.name]
            if isinstance(control, Chooser):
                choices = [Choice(key, choice_word(self.form, key)) for key in asked.choices]
                control.set_choices(choices, control.current or asked.choices[0])
            self._say_field(name, "")
        self._say_more()
        self.question.hide()

    # -- inner ----------------------------------------------------------------------------

    def _put(self, asked: Asked) -> None:
        control = _control(asked)
        if isinstance(control, LineField):
            control.setMaxLength(asked.longest)
            control.returnPressed.connect(self.entered)
            control.textEdited.connect(lambda _text: self._touched(asked.name))
            control.editingFinished.connect(lambda: self._left(asked.name))
        elif isinstance(control, TextArea):
            control.textChanged.connect(lambda: self._touched(asked.name))
        elif isinstance(control, Chooser):
            control.chosen.connect(lambda _key: self._touched(asked.name))
        elif isinstance(control, FileChoice):
            control.chosen.connect(lambda _path: self._touched(asked.name))
        self._controls[asked.name] = control
        field = self.fields[asked.name] = Field(asked.name, control)
        box = Column(field, gap=4)
        if _pool(asked.name):
            self._offers[asked.name] = Flow(gap=4)
            box.add(self._offers[asked.name])
            self._offers[asked.name].hide()
        self.add(box)

    def _fill(self, typed: Typed | None) -> None:
        values = typed.values if typed is not None else {}
        if typed is None and self.form in _DATED:
            values = {"date": typed_form(_today().isoformat())}
        for name, control in self._controls.items():
            text = values.get(name, "")
            if isinstance(control, Chooser):
                control.select(text)
            elif isinstance(control, TextArea):
                control.setPlainText(text)
            elif isinstance(control, FileChoice):
                control.take(text)
            elif isinstance(control, LineField):
                control.setText(text)
        behind = {asked.name for asked in FIELDS[self.form] if asked.more}
        self._unfolded = bool(behind & values.keys())
        self.touched = False
        self._pause.stop()
        self._show_right()

    def _text(self, name: str) -> str:
        control = self._controls.get(name)
        if isinstance(control, Chooser):
            return control.current
        if isinstance(control, TextArea):
            return control.toPlainText().strip()
        if isinstance(control, FileChoice):
            return control.path
        return control.text().strip() if isinstance(control, LineField) else ""

    def _touched(self, name: str) -> None:
        self.touched = True
        self.fields[name].set_wrong("")
        self.question.hide()
        if name == "what":
            self._forget_unit()
            self._show_right()
        if name in {"what", "test"} and "unit" in self._offers:
            self._show_offers("unit")
        if name in self._offers:
            self._show_offers(name)
        self._pause.start()

    def _forget_unit(self) -> None:
        """Another measurement has other units."""
        control = self._controls.get("unit")
        if isinstance(control, LineField):
            control.clear()

    def _left(self, name: str) -> None:
        """A field was left: say how it was understood, and what is odd about it."""
        looked = look_over(self.typed(), _today())
        wrong = looked.wrong.get(name, "")
        if wrong not in {"", "needed"}:
            self.fields[name].set_wrong(wrong_word(wrong))
        elif name in looked.doubts:
            self.fields[name].set_doubt(odd_word(looked.doubts[name]))
        self._say_field(name, looked.understood.get(name, ""))

    def _judge(self, typed: Typed) -> Looked:
        looked = look_over(typed, _today())
        for name, field in self.fields.items():
            if name in looked.wrong:
                field.set_wrong(wrong_word(looked.wrong[name]))
            else:
                odd = looked.doubts.get(name, "")
                field.set_doubt(odd_word(odd) if odd else "")
        return looked

    def _say_field(self, name: str, understood: str) -> None:
        hint = hint_word(self.form, name)
        unit = self._text("unit") or self._vital_unit()
        if understood:
            hint = f"{self._text(name)} → {understood} {unit}".strip()
        label = label_word(self.form, name)
        if self.form is Form.VITAL and name in _NUMBERS:
            label = f"{label} ({unit})"
        self.fields[name].set_words(label, hint)

    def _vital_unit(self) -> str:
        if self.form is not Form.VITAL:
            return ""
        return VITALS[self._text("what") or "pressure"].unit

    def _show_right(self) -> None:
        """Show the fields that go with the choice, and those behind the button if wished."""
        wanted = {asked.name for asked in fields_of(self.form, self._text("what"))}
        for asked in FIELDS[self.form]:
            shown = asked.name in wanted and (self._unfolded or not asked.more)
            self.fields[asked.name].setVisible(shown)
            if asked.name in self._offers and not shown:
                self._offers[asked.name].hide()
        if "unit" in self._offers and self._offered != Offered():
            self._show_offers("unit")
        self._retell("unit")
        self._say_more()

    def _retell(self, name: str) -> None:
        """Say the numbers' labels anew, which name their unit."""
        if name == "unit":
            for number in _NUMBERS & self.fields.keys():
                self._say_field(number, "")

    def _reveal(self, name: str) -> None:
        if not self.fields[name].isVisibleTo(self):
            self._unfolded = True
            self._show_right()

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._show_right()

    def _say_more(self) -> None:
        self.more.set_text(self.tr("Less") if self._unfolded else self.tr("More to fill in"))

    def _show_offers(self, name: str) -> None:
        flow, typed = self._offers[name], self._text(name)
        flow.clear()
        usual = usual_units(self.typed()) if name == "unit" else ()
        earlier: tuple[str, ...] = getattr(self._offered, _pool(name))
        pool = usual if self.form is Form.VITAL else tuple(dict.fromkeys((*usual, *earlier)))
        fit = [one for one in pool if typed.casefold() in one.casefold() and one != typed]
        fit = fit if not usual else [one for one in pool if one != typed]
        asked = typed or name in {"unit", "place"}
        shown = fit[:_OFFERS] if asked and self.fields[name].isVisibleTo(self) else []
        for text in shown:
            button = flow.add(QuietButton(text, partial(self._take, name, text)))
            button.setAccessibleName(self.tr("Take over: {text}").format(text=text))
        flow.setVisible(bool(shown))

    def _take(self, name: str, text: str) -> None:
        control = self._controls[name]
        if isinstance(control, LineField):
            control.setText(text)
            control.setFocus()
            self.touched = True
            self._offers[name].hide()
            self._retell(name)
            self._pause.start()


def _control(asked: Asked) -> QWidget:
    if asked.role is Role.CHOICE:
        return Chooser()
    if asked.role is Role.FILE:
        return FileChoice()
    return TextArea() if asked.role is Role.LONG else LineField()


def _pool(name: str) -> str:
    """From which earlier texts a field is offered some; empty for none."""
    return {
        "test": "names",
        "name": "names",
        "unit": "units",
        "place": "places",
        "doctor": "doctors",
    }.get(name, "")


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
