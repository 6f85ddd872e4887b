"""Records in words: kinds, standing, flags, trust, and whole rows as sentences.

Refuses: colours and shapes; `ui/models/faces.py` puts those beside the words.
"""

import re

from PySide6.QtCore import QCoreApplication

from ui.words.dates import date_words, long_date_words
from ui.words.numbers import range_words, value_words
from ui.words.own_titles import own_title
from vault.records import Facts, Flag, Kind, Label, RecordState, Row, Sex, Standing, Trust

translate = QCoreApplication.translate

_MEASURED = {Kind.LAB, Kind.VITAL, Kind.READING}
_LONGEST_FIGURE = 24
_PEOPLE = frozenset({"Patient", "Person", "RelatedPerson", "Practitioner"})
_BIRTH = re.compile(r"\d{4}(?:-\d\d){0,2}")


def kind_word(kind: Kind) -> str:
    """What one record of a kind is called."""
    return {
        Kind.LAB: translate("words", "Lab result"),
        Kind.VITAL: translate("words", "Measurement"),
        Kind.MEDICINE: translate("words", "Medicine"),
        Kind.CONDITION: translate("words", "Condition"),
        Kind.ALLERGY: translate("words", "Allergy"),
        Kind.IMMUNISATION: translate("words", "Vaccination"),
        Kind.PROCEDURE: translate("words", "Procedure"),
        Kind.VISIT: translate("words", "Visit"),
        Kind.DOCUMENT: translate("words", "Document"),
        Kind.IMAGING: translate("words", "Imaging"),
        Kind.READING: translate("words", "Reading"),
        Kind.FAMILY_HISTORY: translate("words", "Family history"),
        Kind.SOCIAL: translate("words", "Way of living"),
        Kind.CARE_PLAN: translate("words", "Care plan"),
        Kind.INSURANCE: translate("words", "Insurance"),
        Kind.DIRECTORY: translate("words", "Directory"),
        Kind.OTHER: translate("words", "Other"),
    }[kind]


def kinds_word(kind: Kind) -> str:
    """What many records of a kind are called, as on a filter chip."""
    return {
        Kind.LAB: translate("words", "Labs"),
        Kind.VITAL: translate("words", "Measurements"),
        Kind.MEDICINE: translate("words", "Medicines"),
        Kind.CONDITION: translate("words", "Conditions"),
        Kind.ALLERGY: translate("words", "Allergies"),
        Kind.IMMUNISATION: translate("words", "Vaccinations"),
        Kind.PROCEDURE: translate("words", "Procedures"),
        Kind.VISIT: translate("words", "Visits"),
        Kind.DOCUMENT: translate("words", "Documents"),
        Kind.IMAGING: translate("words", "Images"),
        Kind.READING: translate("words", "Readings"),
        Kind.FAMILY_HISTORY: translate("words", "Family history"),
        Kind.SOCIAL: translate("words", "Way of living"),
        Kind.CARE_PLAN: translate("words", "Care plans"),
        Kind.INSURANCE: translate("words", "Insurance"),
        Kind.DIRECTORY: translate("words", "Directory"),
        Kind.OTHER: translate("words", "Other"),
    }[kind]


def flag_word(facts: Facts) -> str:
    """Where the value lies; "no range given" only for a number without range or reading."""
    words = {
        Flag.LOW: translate("words", "Below range"),
        Flag.HIGH: translate("words", "Above range"),
        Flag.CRITICAL_LOW: translate("words", "Far below range"),
        Flag.CRITICAL_HIGH: translate("words", "Far above range"),
        Flag.NORMAL: translate("words", "In range"),
        Flag.ABNORMAL: translate("words", "Not as expected"),
    }
    if facts.flag in words:
        return words[facts.flag]
    measured = facts.kind is Kind.LAB and facts.number is not None
    return translate("words", "No range given") if measured and not range_words(facts) else ""


def standing_word(standing: Standing) -> str:
    """Why a record is no plain fact; empty if it is one."""
    return {
        Standing.FACT: "",
        Standing.ENTERED_IN_ERROR: translate("words", "Entered by mistake"),
        Standing.REFUTED: translate("words", "Ruled out"),
        Standing.NOT_DONE: translate("words", "Not done"),
        Standing.NONE_KNOWN: translate("words", "None known"),
    }[standing]


def state_word(state: RecordState) -> str:
    """Our own state of a record; empty while it is current."""
    return {
        RecordState.CURRENT: "",
        RecordState.RETRACTED: translate("words", "Taken back"),
        RecordState.ERASED: translate("words", "Destroyed"),
    }[state]


def trust_words(trust: Trust) -> str:
    """What is known of a record's truth to its source, in one line."""
    return {
        Trust.SIGNED: translate("words", "Signed by the one who issued it"),
        Trust.UNCHANGED: translate("words", "Unchanged since it was added"),
        Trust.TYPED: translate("words", "Typed in by you"),
        Trust.UNVERIFIED: translate("words", "Not checked yet"),
    }[trust]


def label_word(label: Label) -> str:
    """What a sensitive shelf is called."""
    return {
        Label.HIV: translate("words", "HIV"),
        Label.STI: translate("words", "Sexually transmitted infections"),
        Label.MH: translate("words", "Mental health"),
        Label.SUD: translate("words", "Alcohol and drugs"),
        Label.REPRO: translate("words", "Pregnancy and reproductive health"),
        Label.SDV: translate("words", "Violence"),
        Label.GENETIC: translate("words", "Genetic tests"),
    }[label]


def sex_word(sex: Sex) -> str:
    """Administrative sex in words."""
    return {
        Sex.MALE: translate("words", "Male"),
        Sex.FEMALE: translate("words", "Female"),
        Sex.OTHER: translate("words", "Other sex"),
        Sex.UNKNOWN: translate("words", "Not said"),
    }[sex]


def title_words(facts: Facts) -> str:
    """The title; the kind's name where the source gave none, our own words where we gave it."""
    title = facts.title.strip()
    return own_title(facts) or title if title else kind_word(facts.kind)


def row_line(row: Row) -> str:
    """The soft line under a title: date, what it says unless that is a figure, place."""
    facts = row.facts
    said = "" if has_figure(facts) else said_words(facts)
    parts = (date_words(facts.date), said, facts.facility or facts.practitioner)
    return " · ".join(part for part in parts if part)


def has_figure(facts: Facts) -> bool:
    """Whether the value is a measurement, and short enough to be shown as a figure."""
    if not facts.value.strip():
        return False
    measured = facts.kind in _MEASURED or facts.number is not None
    return measured and len(facts.value) <= _LONGEST_FIGURE


def said_words(facts: Facts) -> str:
    """What a record says: a dose, a reason, a reaction, a finding; never its title once more."""
    said = value_words(facts)
    for title in {facts.title.strip(), title_words(facts)}:
        said = _without(said, title)
    if facts.kind is Kind.DOCUMENT and said == facts.facility:
        return ""
    if facts.fhir_type in _PEOPLE:
        return person_words(said)
    number = said.removeprefix("#")
    if facts.kind is Kind.IMMUNISATION and said.startswith("#") and number.isdecimal():
        return translate("words", "Dose {number}").format(number=number)
    return said


def _without(said: str, title: str) -> str:
    """What is said behind a title that it begins with."""
    if not title or not said.casefold().startswith(title.casefold()):
        return said
    rest = said[len(title) :]
    return rest.lstrip(", ") if not rest or rest.startswith(",") else said


def person_words(said: str) -> str:
    """A person's facts, a birth date and a sex in codes, as words: `born 12 March 1984, female`."""
    sexes = {one.value: sex_word(one).lower() for one in Sex if one is not Sex.UNKNOWN}
    parts = [
        translate("words", "born {date}").format(date=long_date_words(part))
        if _BIRTH.fullmatch(part)
        else sexes.get(part, part)
        for part in said.split(", ")
        if part != Sex.UNKNOWN.value
    ]
    return ", ".join(part for part in parts if part)


def note_words(row: Row) -> str:
    """Why a row is to be read with care: our state first, then its standing."""
    return state_word(row.state) or standing_word(row.facts.standing)


def also_words() -> str:
    """The quiet mark of a row whose fact another source tells too."""
    return translate("words", "Also from another source")


def row_sentence(row: Row) -> str:
    """A whole row as one sentence for screen readers."""
    facts = row.facts
    parts = (
        f"{kind_word(facts.kind)}: {title_words(facts)}",
        note_words(row),
        said_words(facts),
        flag_word(facts),
        long_date_words(facts.date),
        facts.facility or facts.practitioner,
    )
    return ", ".join(part for part in parts if part) + "."


def value_sentence(facts: Facts) -> str:
    """A value with its range as a sentence, for the number line."""
    band = range_words(facts)
    said = ", ".join(part for part in (value_words(facts), flag_word(facts)) if part)
    if not band:
        return said
    return translate("words", "{value}. Reference range {range}.").format(value=said, range=band)
