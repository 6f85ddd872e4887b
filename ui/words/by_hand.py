"""Forms filled by hand in words: kinds, fields, choices, what is wrong, what seems odd.

Refuses: values; what somebody typed is repeated as it is and never judged.
"""

from PySide6.QtCore import QCoreApplication

from app.typed_fields import Form

translate = QCoreApplication.translate


def by_hand_title() -> str:
    """The screen for writing records down."""
    return translate("words", "Write down by hand")


def form_word(form: Form) -> str:
    """What a form writes down."""
    return {
        Form.VITAL: translate("words", "Measurement"),
        Form.LAB: translate("words", "Lab result"),
        Form.MEDICINE: translate("words", "Medicine"),
        Form.ALLERGY: translate("words", "Allergy"),
        Form.CONDITION: translate("words", "Condition"),
        Form.IMMUNISATION: translate("words", "Vaccination"),
        Form.VISIT: translate("words", "Visit"),
        Form.PROCEDURE: translate("words", "Procedure"),
        Form.DOCUMENT: translate("words", "Document"),
        Form.NOTE: translate("words", "Note"),
        Form.FAMILY: translate("words", "Family history"),
    }[form]


def label_word(form: Form, name: str) -> str:
    """What a field is called."""
    own = _labels_of(form).get(name)
    return own or _labels()[name]


def _labels_of(form: Form) -> dict[str, str]:
    return {
        Form.VITAL: {"what": translate("words", "What was measured")},
        Form.LAB: {"place": translate("words", "Laboratory or hospital")},
        Form.MEDICINE: {
            "name": translate("words", "Medicine and strength"),
            "dose": translate("words", "How it is taken"),
            "reason": translate("words", "What it is for"),
            "state": translate("words", "Is it taken now?"),
        },
        Form.ALLERGY: {
            "name": translate("words", "Allergic to"),
            "since": translate("words", "Known since"),
        },
        Form.CONDITION: {
            "name": translate("words", "Illness or complaint"),
            "state": translate("words", "Is it there now?"),
        },
        Form.IMMUNISATION: {
            "name": translate("words", "Vaccine"),
            "dose": translate("words", "Which dose"),
        },
        Form.VISIT: {
            "what": translate("words", "What kind of visit"),
            "name": translate("words", "Department"),
            "until": translate("words", "Discharged on"),
        },
        Form.PROCEDURE: {"name": translate("words", "What was done")},
        Form.FAMILY: {
            "what": translate("words", "Who"),
            "name": translate("words", "What they have or had"),
        },
    }.get(form, {})


def _labels() -> dict[str, str]:
    return {
        "test": translate("words", "Test"),
        "value": translate("words", "Value"),
        "unit": translate("words", "Unit"),
        "upper": translate("words", "Upper number"),
        "lower": translate("words", "Lower number"),
        "date": translate("words", "Date"),
        "time": translate("words", "Time"),
        "low": translate("words", "Reference range from"),
        "high": translate("words", "Reference range to"),
        "place": translate("words", "Where"),
        "doctor": translate("words", "Doctor or nurse"),
        "note": translate("words", "Remark"),
        "reason": translate("words", "Reason"),
        "since": translate("words", "Since"),
        "until": translate("words", "Until"),
        "reaction": translate("words", "What happens"),
        "severity": translate("words", "How severe"),
        "batch": translate("words", "Batch number"),
        "outcome": translate("words", "Outcome"),
        "file": translate("words", "File"),
        "title": translate("words", "Title"),
        "text": translate("words", "Text"),
        "age": translate("words", "At what age"),
    }


def hint_word(form: Form, name: str) -> str:
    """A line below a field; empty where its name says enough."""
    if name == "value" and form is Form.LAB:
        return translate("words", "A number, or words such as “negative”")
    if name == "title" and form is Form.DOCUMENT:
        return translate("words", "If you leave this empty, the name of the file is used")
    if name == "unit" and form is Form.VITAL:
        return translate("words", "If you leave this empty, the usual unit is used")
    return {
        "date": translate("words", "Day, month, year: 14-03-2026; the year alone will do"),
        "since": translate("words", "Day, month, year; the year alone will do"),
        "until": translate("words", "Day, month, year; the year alone will do"),
        "file": translate(
            "words", "A photo, PDF or any other file up to 64 MB; it is kept as it is"
        ),
        "time": translate("words", "You can leave this empty. As 7:30"),
    }.get(name, "")


def choice_word(form: Form, key: str) -> str:
    """What a choice is called; empty stands for not known."""
    if form is Form.FAMILY:
        return _relatives()[key]
    return {
        "": translate("words", "Not known"),
        "pressure": translate("words", "Blood pressure"),
        "weight": translate("words", "Weight"),
        "temperature": translate("words", "Body temperature"),
        "pulse": translate("words", "Pulse"),
        "oxygen": translate("words", "Oxygen saturation"),
        "glucose": translate("words", "Blood sugar"),
        "glucose-mmol": translate("words", "Blood sugar (mmol/L)"),
        "breathing": translate("words", "Breaths a minute"),
        "height": translate("words", "Height"),
        "taking": translate("words", "Yes, it is taken"),
        "stopped": translate("words", "No, it was stopped"),
        "there": translate("words", "Yes, it is there"),
        "over": translate("words", "No, it is over"),
        "mild": translate("words", "Mild"),
        "moderate": translate("words", "Moderate"),
        "severe": translate("words", "Severe"),
        "outpatient": translate("words", "Outpatient"),
        "emergency": translate("words", "Emergency"),
        "inpatient": translate("words", "Stay in hospital"),
        "at-home": translate("words", "At home"),
        "virtual": translate("words", "By phone or video"),
    }[key]


def _relatives() -> dict[str, str]:
    return {
        "mother": translate("words", "Mother"),
        "father": translate("words", "Father"),
        "sister": translate("words", "Sister"),
        "brother": translate("words", "Brother"),
        "daughter": translate("words", "Daughter"),
        "son": translate("words", "Son"),
        "grandmother": translate("words", "Grandmother"),
        "grandfather": translate("words", "Grandfather"),
        "aunt": translate("words", "Aunt"),
        "uncle": translate("words", "Uncle"),
        "relative": translate("words", "Another relative"),
    }


def wrong_word(code: str) -> str:
    """What has to be set right before a form is kept."""
    return {
        "needed": translate("words", "This is needed."),
        "needed-with-severity": translate("words", "Say what happens, or leave out how severe."),
        "no-date": translate("words", "This is no date, or one to come. Type it as 14-03-2026."),
        "no-time": translate("words", "This is no time of day. Type it as 7:30."),
        "time-without-day": translate("words", "A time needs a whole date: day, month and year."),
        "no-number": translate("words", "Type a number, such as 12,5 or 12.5."),
        "unsure-number": translate(
            "words", "This can be read in two ways. Type 1200 or 1,2 instead."
        ),
        "too-long": translate("words", "This is too long."),
    }[code]


def odd_word(code: str) -> str:
    """A question about a value that is possible but odd."""
    return {
        "far-out": translate("words", "This is far from what is usual. Is it right?"),
        "lower-above-upper": translate(
            "words", "The lower number is not below the upper one. Is it right?"
        ),
        "high-below-low": translate("words", "The range ends below its beginning. Is it right?"),
        "until-before-since": translate("words", "This lies before the beginning. Is it right?"),
        "unsure-number": translate(
            "words",
            "This can be read as thousands or as a decimal. Kept so, it stands as text only; type"
            " 250000 or 250,0 to have it as a number.",
        ),
    }[code]
