"""What was typed, understood: numbers with comma or point, times of day; what seems odd about it.

Refuses: guessing; `250.000` alone may be 250 or 250 thousand, so a person is asked.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from app.errors import BadRequest
from app.typed_dates import read_date
from app.typed_fields import VITALS, Asked, Form, Role, fields_of
from sync.fhir.quantities import loose

_NUMBER: Final = re.compile(r"(?P<sign><=|>=|<|>|≤|≥)?\s*(?P<digits>\d[\d.,]{0,18})")
_SIGNS: Final = {"≤": "<=", "≥": ">="}
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_DAY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Typed:
    """A filled form: every field by its name, as it was typed."""

    form: Form
    values: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """One field without spaces around it."""
        return self.values.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Number:
    """A number as understood; `sign` is a comparator of FHIR or empty."""

    amount: Decimal
    sign: str = ""
    typed: str = field(default="", compare=False)
    """The figures as they were typed."""

    def __str__(self) -> str:
        return f"{self.sign} {self.amount}".strip()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a form, by field: what is wrong, what seems odd, how it was understood."""

    wrong: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    understood: dict[str, str] = field(default_factory=dict)


def read_number(text: str) -> Number | None:
    """`12,5`, `12.5`, `< 5`, `1.250,5`; None for words and for what two habits read differently."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    amount = loose(found["digits"])
    sign = found["sign"] or ""
    return None if amount is None else Number(amount, _SIGNS.get(sign, sign), found["digits"])


def is_unsure(text: str) -> bool:
    """Whether a text is a number that two habits read differently."""
    return _NUMBER.fullmatch(text.strip()) is not None and read_number(text) is None


def read_time(text: str) -> str:
    """`8:30` or `08.30` as `08:30`; empty stays empty, BadRequest(`time`) for anything else."""
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise BadRequest("time", text)
    return f"{int(found[1]):02d}:{found[2]}"


def usual_units(typed: Typed) -> tuple[str, ...]:
    """The units in which what the form names is usually given; empty if nobody knows."""
    if typed.form is Form.VITAL:
        vital = VITALS.get(typed.text("what"))
        return (vital.unit, *(one.shown for one in vital.others)) if vital is not None else ()
    if typed.form is not Form.LAB:
        return ()
    from sync.readers.paper.lab_tests import WORDS, lab_test
    from sync.readers.paper.lab_units import shown_unit

    known = lab_test(typed.text("test"))
    ways = known.ways if known is not None else {}
    return tuple(shown for code in ways if code != WORDS and (shown := shown_unit(code)))


def look_over(typed: Typed, today: date) -> Looked:
    """Everything that can be said of a form before it is kept."""
    looked = Looked()
    for asked in fields_of(typed.form, typed.text("what")):
        _look_at(asked, typed, today, looked)
    if not looked.wrong:
        _compare(typed, today, looked)
    return looked


def _look_at(asked: Asked, typed: Typed, today: date, looked: Looked) -> None:
    text, name = typed.text(asked.name), asked.name
    if not text:
        if asked.must:
            looked.wrong[name] = "needed"
        return
    if len(text) > asked.longest:
        looked.wrong[name] = "too-long"
    elif asked.role is Role.CHOICE and text not in asked.choices:
        looked.wrong[name] = "needed"
    elif asked.role is Role.DATE:
        _look_at_date(name, text, today, looked)
    elif asked.role is Role.TIME:
        _look_at_time(name, typed, today, looked)
    elif asked.role in {Role.NUMBER, Role.RESULT}:
        _look_at_number(asked, text, looked)


def _look_at_date(name: str, text: str, today: date, looked: Looked) -> None:
    try:
        read_date(text, today)
    except BadRequest:
        looked.wrong[name] = "no-date"


def _look_at_time(name: str, typed: Typed, today: date, looked: Looked) -> None:
    try:
        read_time(typed.text(name))
        if len(read_date(typed.text("date"), today)) < _DAY_LENGTH:
            looked.wrong[name] = "time-without-day"
    except BadRequest as bad:
        if bad.what == "time":
            looked.wrong[name] = "no-time"


def _look_at_number(asked: Asked, text: str, looked: Looked) -> None:
    number = read_number(text)
    if number is not None:
        if asked.role is Role.NUMBER and number.sign:
            looked.wrong[asked.name] = "no-number"
        elif str(number) != text:
            looked.understood[asked.name] = str(number)
    elif is_unsure(text):
        told = looked.doubts if asked.role is Role.RESULT else looked.wrong
        told[asked.name] = "unsure-number"
    elif asked.role is Role.NUMBER:
        looked.wrong[asked.name] = "no-number"


def _compare(typed: Typed, today: date, looked: Looked) -> None:
    """What seems odd, or does not go together, about fields that are well-formed each."""
    if typed.text("severity") and not typed.text("reaction"):
        looked.wrong["reaction"] = "needed-with-severity"
    if typed.form is Form.VITAL:
        _compare_vital(typed, looked)
    low, high = read_number(typed.text("low")), read_number(typed.text("high"))
    if low is not None and high is not None and low.amount > high.amount:
        looked.doubts["high"] = "high-below-low"
    started = read_date(typed.text("since") or typed.text("date"), today)
    ended = read_date(typed.text("until"), today)
    length = min(len(started), len(ended))
    if ended and ended[:length] < started[:length]:
        looked.doubts["until"] = "until-before-since"
    if typed.form is Form.LAB:
        _compare_lab(typed, looked)


def _compare_vital(typed: Typed, looked: Looked) -> None:
    vital, unit = VITALS[typed.text("what")], typed.text("unit")
    other, found = vital.in_unit(unit), {}
    for part in vital.parts:
        number = read_number(typed.text(part.field))
        if number is not None:
            found[part.field] = number.amount
            least, most = (other.least, other.most) if other else (part.least, part.most)
            known = other is not None or unit in {"", vital.unit}
            if known and not least <= number.amount <= most:
                looked.doubts[part.field] = "far-out"
    if "upper" in found and found["upper"] <= found.get("lower", Decimal(0)):
        looked.doubts["lower"] = "lower-above-upper"


def _compare_lab(typed: Typed, looked: Looked) -> None:
    from sync.readers.paper.lab_tests import lab_test
    from sync.readers.paper.lab_units import ucum_of

    number, known = read_number(typed.text("value")), lab_test(typed.text("test"))
    if number is None or known is None or not known.ways:
        return
    way = known.ways.get(ucum_of(typed.text("unit")))
    if way is not None and not way.holds(number.amount):
        looked.doubts["value"] = "far-out"
