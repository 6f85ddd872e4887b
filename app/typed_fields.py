"""What the forms for records written by hand ask: kinds of record, their fields, known choices.

Refuses: words; each field and choice is a key. Codes: LOINC, UCUM, HL7 v3 (facts, by hand).
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple


class Form(StrEnum):
    """One form for each kind of record that people write down."""

    VITAL = "vital"
    LAB = "lab"
    MEDICINE = "medicine"
    ALLERGY = "allergy"
    CONDITION = "condition"
    IMMUNISATION = "immunisation"
    VISIT = "visit"
    PROCEDURE = "procedure"
    DOCUMENT = "document"
    NOTE = "note"
    FAMILY = "family-history"


class Role(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LONG = "long"
    RESULT = "result"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    FILE = "file"


class Asked(NamedTuple):
    """One field: `must` has to be filled, `more` stands behind a button."""

    name: str
    role: Role = Role.TEXT
    must: bool = False
    more: bool = False
    choices: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """How many characters it takes."""
        return {Role.LONG: 10_000, Role.FILE: 4_096}.get(self.role, 200)


class Measured(NamedTuple):
    """A part of a measurement: its code, its name in LOINC, what a living body may show."""

    field: str
    code: str
    display: str
    least: Decimal
    most: Decimal


class Unit(NamedTuple):
    """Another unit of a measurement: as shown, in UCUM, what a living body may show in it."""

    shown: str
    ucum: str
    least: Decimal
    most: Decimal


class Vital(NamedTuple):
    """A measurement taken at home, its usual unit as shown and in UCUM, and other units."""

    code: str
    display: str
    unit: str
    ucum: str
    parts: tuple[Measured, ...]
    others: tuple[Unit, ...] = ()

    def in_unit(self, text: str) -> Unit | None:
        """One of the other units, if the text is one."""
        return next((one for one in self.others if one.shown == text), None)


def _alone(code: str, display: str, unit: str, ucum: str, least: str, most: str) -> Vital:
    part = Measured("value", code, display, Decimal(least), Decimal(most))
    return Vital(code, display, unit, ucum, (part,))


def _other(shown: str, ucum: str, least: str, most: str) -> Unit:
    return Unit(shown, ucum, Decimal(least), Decimal(most))


VITALS: Final[dict[str, Vital]] = {
    "pressure": Vital(
        "85354-9",
        "Blood pressure",
        "mmHg",
        "mm[Hg]",
        (
            Measured("upper", "8480-6", "Systolic blood pressure", Decimal(50), Decimal(280)),
            Measured("lower", "8462-4", "Diastolic blood pressure", Decimal(25), Decimal(180)),
        ),
    ),
    "weight": _alone("29463-7", "Body weight", "kg", "kg", "0.3", "350")._replace(
        others=(_other("lb", "[lb_av]", "0.7", "770"), _other("g", "g", "300", "350000"))
    ),
    "temperature": _alone("8310-5", "Body temperature", "°C", "Cel", "30", "44")._replace(
        others=(_other("°F", "[degF]", "86", "111.2"),)
    ),
    "pulse": _alone("8867-4", "Heart rate", "/min", "/min", "25", "250"),
    "oxygen": _alone("59408-5", "Oxygen saturation", "%", "%", "50", "100"),
    "glucose": _alone("2339-0", "Blood glucose", "mg/dL", "mg/dL", "20", "1000"),
    "glucose-mmol": _alone("15074-8", "Blood glucose", "mmol/L", "mmol/L", "1.1", "55"),
    "breathing": _alone("9279-1", "Respiratory rate", "/min", "/min", "5", "80"),
    "height": _alone("8302-2", "Body height", "cm", "cm", "25", "250")._replace(
        others=(_other("m", "m", "0.25", "2.5"), _other("in", "[in_i]", "10", "98.5"))
    ),
}

VISIT_CLASSES: Final = {
    "outpatient": ("AMB", "ambulatory"),
    "emergency": ("EMER", "emergency"),
    "inpatient": ("IMP", "inpatient encounter"),
    "at-home": ("HH", "home health"),
    "virtual": ("VR", "virtual"),
}
RELATIVES: Final = {
    "mother": "MTH",
    "father": "FTH",
    "sister": "SIS",
    "brother": "BRO",
    "daughter": "DAU",
    "son": "SON",
    "grandmother": "GRMTH",
    "grandfather": "GRFTH",
    "aunt": "AUNT",
    "uncle": "UNCLE",
    "relative": "FAMMEMB",
}
SEVERITIES: Final = ("mild", "moderate", "severe")

_NOTE = Asked("note", Role.LONG, more=True)
_PLACE = Asked("place", more=True)
_DOCTOR = Asked("doctor", more=True)

FIELDS: Final[dict[Form, tuple[Asked, ...]]] = {
    Form.VITAL: (
        Asked("what", Role.CHOICE, must=True, choices=tuple(VITALS)),
        Asked("value", Role.NUMBER, must=True),
        Asked("upper", Role.NUMBER, must=True),
        Asked("lower", Role.NUMBER, must=True),
        Asked("unit"),
        Asked("date", Role.DATE, must=True),
        Asked("time", Role.TIME),
        _NOTE,
    ),
    Form.LAB: (
        Asked("test", must=True),
        Asked("value", Role.RESULT, must=True),
        Asked("unit"),
        Asked("date", Role.DATE, must=True),
        Asked("low", Role.NUMBER, more=True),
        Asked("high", Role.NUMBER, more=True),
        _PLACE,
        _DOCTOR,
        _NOTE,
    ),
    Form.MEDICINE: (
        Asked("name", must=True),
        Asked("dose"),
        Asked("reason"),
        Asked("state", Role.CHOICE, choices=("taking", "stopped")),
        Asked("since", Role.DATE),
        Asked("until", Role.DATE, more=True),
        _NOTE,
    ),
    Form.ALLERGY: (
        Asked("name", must=True),
        Asked("reaction"),
        Asked("severity", Role.CHOICE, choices=("", *SEVERITIES)),
        Asked("since", Role.DATE, more=True),
        _NOTE,
    ),
    Form.CONDITION: (
        Asked("name", must=True),
        Asked("state", Role.CHOICE, choices=("there", "over")),
        Asked("since", Role.DATE),
        Asked("until", Role.DATE, more=True),
        _DOCTOR,
        _NOTE,
    ),
    Form.IMMUNISATION: (
        Asked("name", must=True),
        Asked("dose"),
        Asked("date", Role.DATE, must=True),
        _PLACE,
        _DOCTOR,
        Asked("batch", more=True),
        _NOTE,
    ),
    Form.VISIT: (
        Asked("what", Role.CHOICE, must=True, choices=tuple(VISIT_CLASSES)),
        Asked("name"),
        Asked("place"),
        Asked("date", Role.DATE, must=True),
        Asked("reason"),
        Asked("until", Role.DATE, more=True),
        _DOCTOR,
    ),
    Form.PROCEDURE: (
        Asked("name", must=True),
        Asked("date", Role.DATE, must=True),
        Asked("place"),
        _DOCTOR,
        Asked("reason", more=True),
        Asked("outcome", more=True),
        _NOTE,
    ),
    Form.DOCUMENT: (
        Asked("file", Role.FILE, must=True),
        Asked("title"),
        Asked("date", Role.DATE),
        _PLACE,
        _DOCTOR,
    ),
    Form.NOTE: (
        Asked("title", must=True),
        Asked("text", Role.LONG, must=True),
        Asked("date", Role.DATE),
    ),
    Form.FAMILY: (
        Asked("what", Role.CHOICE, must=True, choices=tuple(RELATIVES)),
        Asked("name", must=True),
        Asked("age"),
        _NOTE,
    ),
}


def fields_of(form: Form, what: str = "") -> tuple[Asked, ...]:
    """The fields of a form; of a measurement only those that it has."""
    fields = FIELDS[form]
    if form is not Form.VITAL:
        return fields
    vital = VITALS.get(what, VITALS["pressure"])
    left_out = {"value", "upper", "lower"} - {part.field for part in vital.parts}
    left_out |= set() if vital.others else {"unit"}
    return tuple(one for one in fields if one.name not in left_out)
