"""What a column of a table may hold, in words, the likeliest first.

Refuses: to say what a column means; that was told or is asked.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sync.readers.protocol import ColumnMatch, Reason
from sync.readers.tables.meanings import Meaning
from ui.words.dates import date_words
from ui.words.numbers import value_words
from ui.words.reasons import reason_words
from ui.words.records import kind_word, title_words
from vault.records import Facts, Kind

translate = QCoreApplication.translate
_M = Meaning
_EXAMPLES = 3
SEPARATOR = " · "


def meaning_words() -> dict[str, str]:
    """Every meaning that can be chosen, with its words, in the order of the list."""
    said = {**_usual(), **_whose(), **_visits(), **_treated(), **_measured(), **_told()}
    return {one.value: words for one, words in said.items()}


def _usual() -> dict[Meaning, str]:
    return {
        _M.IGNORED: translate("words", "Not needed"),
        _M.DATE: translate("words", "Date"),
        _M.TIME: translate("words", "Time of day"),
        _M.TEST: translate("words", "Name of the test"),
        _M.RESULT: translate("words", "Result"),
        _M.UNIT: translate("words", "Unit"),
        _M.RANGE: translate("words", "Reference range"),
        _M.LOW: translate("words", "Lower end of the range"),
        _M.HIGH: translate("words", "Upper end of the range"),
        _M.FLAG: translate("words", "Mark for high or low"),
        _M.TEST_CODE: translate("words", "Code of the test"),
        _M.ANALYTE: translate("words", "A result; the column is named after its test"),
        _M.NOTE: translate("words", "Note"),
        _M.STATUS: translate("words", "Status"),
    }


def _whose() -> dict[Meaning, str]:
    return {
        _M.PATIENT_NAME: translate("words", "Patient's name"),
        _M.PATIENT_ID: translate("words", "Medical record number"),
        _M.NIK: translate("words", "National number (NIK)"),
        _M.INSURANCE_ID: translate("words", "BPJS or insurance number"),
        _M.BIRTH_DATE: translate("words", "Birth date"),
        _M.SEX: translate("words", "Sex"),
        _M.ADDRESS: translate("words", "Address"),
        _M.PHONE: translate("words", "Telephone"),
        _M.EMAIL: translate("words", "E-mail"),
    }


def _visits() -> dict[Meaning, str]:
    return {
        _M.VISIT_ID: translate("words", "Visit number"),
        _M.VISIT_CLASS: translate("words", "Kind of visit"),
        _M.FACILITY: translate("words", "Hospital or clinic"),
        _M.PLACE: translate("words", "Ward or department"),
        _M.DOCTOR: translate("words", "Doctor"),
        _M.ADMITTED: translate("words", "Day of arrival"),
        _M.ADMITTED_TIME: translate("words", "Time of arrival"),
        _M.LEFT: translate("words", "Day of leaving"),
        _M.LEFT_TIME: translate("words", "Time of leaving"),
        _M.OUTCOME: translate("words", "How the visit ended"),
    }


def _treated() -> dict[Meaning, str]:
    return {
        _M.DIAGNOSIS: translate("words", "Diagnosis"),
        _M.DIAGNOSIS_CODE: translate("words", "Code of the diagnosis"),
        _M.FIRST_DIAGNOSIS: translate("words", "Diagnosis at arrival"),
        _M.FIRST_DIAGNOSIS_CODE: translate("words", "Code of the diagnosis at arrival"),
        _M.RANK: translate("words", "Main or further diagnosis"),
        _M.PROCEDURE: translate("words", "Procedure"),
        _M.PROCEDURE_CODE: translate("words", "Code of the procedure"),
        _M.ALLERGY: translate("words", "Allergy"),
        _M.REACTION: translate("words", "Reaction"),
        _M.VACCINE: translate("words", "Vaccine"),
        _M.LOT: translate("words", "Lot number"),
        _M.PRESCRIPTION_ID: translate("words", "Prescription number"),
        _M.MEDICINE: translate("words", "Medicine"),
        _M.MEDICINE_CODE: translate("words", "Code of the medicine"),
        _M.AMOUNT: translate("words", "Amount"),
        _M.DOSE: translate("words", "Dose"),
        _M.DIRECTIONS: translate("words", "How to take it"),
    }


def _measured() -> dict[Meaning, str]:
    return {
        _M.TEMPERATURE: translate("words", "Body temperature"),
        _M.PULSE: translate("words", "Pulse"),
        _M.PRESSURE: translate("words", "Blood pressure, such as 120/80"),
        _M.SYSTOLIC: translate("words", "Blood pressure, upper value"),
        _M.DIASTOLIC: translate("words", "Blood pressure, lower value"),
        _M.RESPIRATION: translate("words", "Breaths in a minute"),
        _M.OXYGEN: translate("words", "Oxygen saturation"),
        _M.OXYGEN_GIVEN: translate("words", "Whether oxygen was given"),
        _M.OXYGEN_FLOW: translate("words", "Flow of oxygen"),
        _M.WEIGHT: translate("words", "Weight"),
        _M.HEIGHT: translate("words", "Height"),
        _M.BODY_MASS: translate("words", "Body mass index"),
        _M.WAIST: translate("words", "Waist"),
        _M.HEAD: translate("words", "Size of the head"),
        _M.PAIN: translate("words", "Pain, from 0 to 10"),
        _M.COMA_SCALE: translate("words", "Coma scale (GCS)"),
        _M.AWARENESS: translate("words", "How awake"),
        _M.WARNING_SCORE: translate("words", "Early warning score (NEWS)"),
    }


def _told() -> dict[Meaning, str]:
    return {
        _M.COMPLAINT: translate("words", "Complaint"),
        _M.EXAMINATION: translate("words", "What the doctor found"),
        _M.ASSESSMENT: translate("words", "What the doctor thinks"),
        _M.PLAN: translate("words", "What is to be done"),
    }


def examples_words(rows: Sequence[Sequence[str]], at: int) -> str:
    """What stands in a column's first cells."""
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    shown = SEPARATOR.join(dict.fromkeys(cells[:_EXAMPLES]))
    if not shown:
        return translate("words", "The first rows are empty here.")
    return translate("words", "In the first rows: {cells}").format(cells=shown)


def becomes_words(facts: Facts) -> str:
    """A record that a row would become, on one line."""
    named = title_words(facts)
    kind = kind_word(facts.kind)
    title = f"{kind}: {named}" if named != kind else kind
    return SEPARATOR.join(one for one in (title, value_words(facts), date_words(facts.date)) if one)


def is_shown(facts: Facts) -> bool:
    """Whether a record is worth a line before the table is read: the person is named elsewhere."""
    return facts.kind is not Kind.DIRECTORY


def no_rows_words(reason: str) -> str:
    """Why nothing would come of the table as it is told now."""
    if reason == Reason.COLUMNS_UNKNOWN:
        return translate(
            "words",
            "Nothing can be read yet. Say at least which column holds the date or the patient,"
            " and which one what was found.",
        )
    return reason_words(reason)


def told_words(told: ColumnMatch) -> str:
    """An answer that is remembered: each column that has a meaning, with it."""
    words = meaning_words()
    named = zip(told.header, told.meanings, strict=False)
    said = [
        f"{name.replace('_', ' ')} = {words[meaning]}"
        for name, meaning in named
        if meaning in words and meaning != _M.IGNORED
    ]
    return SEPARATOR.join(said)


def columns_named(told: ColumnMatch) -> str:
    """The names of a table's columns, as they are remembered."""
    return ", ".join(name.replace("_", " ") for name in told.header if name)
