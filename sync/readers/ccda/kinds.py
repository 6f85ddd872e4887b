"""What entries and sections of a document are, by template, code, title and structure.

Refuses: trusting templates alone; vendors leave them out, and old ones stand for several kinds.
Sources: HL7 C-CDA R1.1 and R2.1, CCD R1, HITSP C32/C83, IHE PCC.
"""

import re
from enum import StrEnum
from typing import Final


class What(StrEnum):
    """What a statement is: a kind of fact, or how it serves one."""

    PROBLEM = "problem"
    ALLERGY = "allergy"
    MEDICINE = "medicine"
    ADMINISTERED = "administered"
    DISPENSE = "dispense"
    VACCINE = "vaccine"
    RESULT = "result"
    VITAL = "vital"
    SOCIAL = "social"
    FUNCTION = "function"
    FINDING = "finding"
    EXAM = "exam"
    PROCEDURE = "procedure"
    ENCOUNTER = "encounter"
    FAMILY = "family"
    DEVICE = "device"
    DIRECTIVE = "directive"
    COVERAGE = "coverage"
    PLAN = "plan"
    GOAL = "goal"
    NOTE = "note"
    TEAM = "team"
    REPORT = "report"
    WRAP = "wrap"
    DETAIL = "detail"


OBSERVED: Final = frozenset(
    {What.RESULT, What.VITAL, What.SOCIAL, What.FUNCTION, What.FINDING, What.EXAM}
)

_IHE: Final = "1.3.6.1.4.1.19376.1.5.3.1.4."

SECTIONS: Final[dict[str, What]] = {
    "11450-4": What.PROBLEM,
    "11348-0": What.PROBLEM,
    "46241-6": What.PROBLEM,
    "11535-2": What.PROBLEM,
    "10219-4": What.PROBLEM,
    "10218-6": What.PROBLEM,
    "59769-0": What.PROBLEM,
    "55109-3": What.PROBLEM,
    "59768-2": What.PROBLEM,
    "29308-4": What.PROBLEM,
    "75310-3": What.PROBLEM,
    "48765-2": What.ALLERGY,
    "10160-0": What.MEDICINE,
    "10183-2": What.MEDICINE,
    "42346-7": What.MEDICINE,
    "56445-0": What.MEDICINE,
    "75311-1": What.MEDICINE,
    "29549-3": What.MEDICINE,
    "18610-6": What.ADMINISTERED,
    "59774-0": What.ADMINISTERED,
    "11369-6": What.VACCINE,
    "30954-2": What.RESULT,
    "11502-2": What.RESULT,
    "18725-2": What.RESULT,
    "8716-3": What.VITAL,
    "29762-2": What.SOCIAL,
    "47420-5": What.FUNCTION,
    "10190-7": What.FUNCTION,
    "61144-2": What.FUNCTION,
    "29545-1": What.EXAM,
    "10210-3": What.EXAM,
    "8709-8": What.EXAM,
    "47519-4": What.PROCEDURE,
    "46240-8": What.ENCOUNTER,
    "10157-6": What.FAMILY,
    "46264-8": What.DEVICE,
    "59771-6": What.DEVICE,
    "42348-3": What.DIRECTIVE,
    "48768-6": What.COVERAGE,
    "18776-5": What.PLAN,
    "51847-2": What.PLAN,
    "59772-4": What.PLAN,
    "62387-6": What.PLAN,
    "69730-0": What.PLAN,
    "42349-1": What.PLAN,
    "61146-7": What.GOAL,
    "85847-2": What.TEAM,
}
SECTION_TEMPLATES: Final[dict[str, What]] = {
    "22.2.5": What.PROBLEM,
    "22.2.5.1": What.PROBLEM,
    "22.2.20": What.PROBLEM,
    "22.2.24": What.PROBLEM,
    "22.2.43": What.PROBLEM,
    "22.2.34": What.PROBLEM,
    "22.2.35": What.PROBLEM,
    "22.2.36": What.PROBLEM,
    "22.2.37": What.PROBLEM,
    "22.2.58": What.PROBLEM,
    "1.11": What.PROBLEM,
    "22.2.6": What.ALLERGY,
    "22.2.6.1": What.ALLERGY,
    "1.2": What.ALLERGY,
    "22.2.1": What.MEDICINE,
    "22.2.1.1": What.MEDICINE,
    "22.2.11": What.MEDICINE,
    "22.2.11.1": What.MEDICINE,
    "22.2.44": What.MEDICINE,
    "1.8": What.MEDICINE,
    "22.2.38": What.MEDICINE,
    "22.2.2": What.VACCINE,
    "22.2.2.1": What.VACCINE,
    "1.6": What.VACCINE,
    "22.2.3": What.RESULT,
    "22.2.3.1": What.RESULT,
    "1.14": What.RESULT,
    "22.2.4": What.VITAL,
    "22.2.4.1": What.VITAL,
    "1.16": What.VITAL,
    "22.2.7": What.PROCEDURE,
    "22.2.7.1": What.PROCEDURE,
    "1.12": What.PROCEDURE,
    "22.2.22": What.ENCOUNTER,
    "22.2.22.1": What.ENCOUNTER,
    "1.3": What.ENCOUNTER,
    "22.2.15": What.FAMILY,
    "1.4": What.FAMILY,
    "22.2.17": What.SOCIAL,
    "1.15": What.SOCIAL,
    "22.2.14": What.FUNCTION,
    "22.2.56": What.FUNCTION,
    "22.2.57": What.FUNCTION,
    "1.5": What.FUNCTION,
    "2.10": What.EXAM,
    "22.2.23": What.DEVICE,
    "1.7": What.DEVICE,
    "22.2.21": What.DIRECTIVE,
    "22.2.21.1": What.DIRECTIVE,
    "1.1": What.DIRECTIVE,
    "22.2.18": What.COVERAGE,
    "1.9": What.COVERAGE,
    "22.2.10": What.PLAN,
    "22.2.9": What.PLAN,
    "21.2.3": What.PLAN,
    "1.10": What.PLAN,
    "22.2.60": What.GOAL,
    "22.2.500": What.TEAM,
    "22.2.65": What.NOTE,
    "2.16.840.1.113883.3.88.11.83.103": What.PROBLEM,
    "2.16.840.1.113883.3.88.11.83.102": What.ALLERGY,
    "2.16.840.1.113883.3.88.11.83.112": What.MEDICINE,
    "2.16.840.1.113883.3.88.11.83.117": What.VACCINE,
    "2.16.840.1.113883.3.88.11.83.122": What.RESULT,
    "2.16.840.1.113883.3.88.11.83.119": What.VITAL,
    "2.16.840.1.113883.3.88.11.83.108": What.PROCEDURE,
    "2.16.840.1.113883.3.88.11.83.127": What.ENCOUNTER,
    "2.16.840.1.113883.3.88.11.83.125": What.FAMILY,
    "2.16.840.1.113883.3.88.11.83.126": What.SOCIAL,
    "2.16.840.1.113883.3.88.11.83.124": What.PLAN,
    "2.16.840.1.113883.3.88.11.83.101": What.COVERAGE,
    "2.16.840.1.113883.3.88.11.83.116": What.DIRECTIVE,
    "2.16.840.1.113883.3.88.11.83.128": What.DEVICE,
    "1.3.6.1.4.1.19376.1.5.3.1.3.6": What.PROBLEM,
    "1.3.6.1.4.1.19376.1.5.3.1.3.13": What.ALLERGY,
    "1.3.6.1.4.1.19376.1.5.3.1.3.19": What.MEDICINE,
    "1.3.6.1.4.1.19376.1.5.3.1.3.23": What.VACCINE,
    "1.3.6.1.4.1.19376.1.5.3.1.3.27": What.RESULT,
    "1.3.6.1.4.1.19376.1.5.3.1.3.25": What.VITAL,
    "1.3.6.1.4.1.19376.1.5.3.1.3.11": What.PROCEDURE,
    "1.3.6.1.4.1.19376.1.5.3.1.3.14": What.FAMILY,
    "1.3.6.1.4.1.19376.1.5.3.1.3.16": What.SOCIAL,
}
_TITLES: Final = (
    (What.ALLERGY, r"allerg|adverse reaction|alergi"),
    (What.FAMILY, r"family history|riwayat keluarga|penyakit keluarga"),
    (What.SOCIAL, r"social history|riwayat sosial"),
    (What.VACCINE, r"immuni[sz]ation|vaccin|imunisasi|vaksin"),
    (What.MEDICINE, r"medication|medicine|prescription|daftar obat|\bobat\b"),
    (What.VITAL, r"vital sign|tanda.tanda vital|tanda vital"),
    (What.RESULT, r"\bresults?\b|laborator|hasil lab|pemeriksaan penunjang"),
    (What.PROBLEM, r"problem|condition|diagnos"),
    (What.PROCEDURE, r"^procedures?\b|surgeries|tindakan"),
    (What.ENCOUNTER, r"encounter|kunjungan"),
    (What.PLAN, r"plan of (?:care|treatment)|treatment plan|rencana"),
)
_TITLED: Final = tuple((what, re.compile(words, re.IGNORECASE)) for what, words in _TITLES)

DETAILS: Final = (
    frozenset(
        f"22.4.{number}"
        for number in [
            "5",
            "6",
            "8",
            "9",
            "17",
            "18",
            "19",
            "20",
            "28",
            "31",
            "33",
            "47",
            "53",
            "63",
            "64",
            "76",
            "77",
            "86",
            "110",
            "113",
            "118",
            "122",
            "123",
            "129",
            "133",
            "134",
            "143",
            "145",
            "147",
            "502",
        ]
    )
    | frozenset(
        f"1.{number}"
        for number in [
            "37",
            "38",
            "39",
            "40",
            "41",
            "42",
            "43",
            "44",
            "46",
            "47",
            "49",
            "50",
            "51",
            "54",
            "55",
            "56",
        ]
    )
    | {f"{_IHE}2", f"{_IHE}3", "24.3.94"}
)
"""Templates of what only tells more about the entry it lies in: status, severity, reaction …"""

WRAPS: Final = frozenset(
    f"22.4.{number}"
    for number in ["3", "30", "34", "35", "36", "51", "65", "80", "132", "136", "131", "146", "60"]
) | {"1.27", f"{_IHE}5.1", f"{_IHE}5.2", f"{_IHE}5.3"}
"""Templates of acts around facts: concerns, diagnoses of a visit, interventions."""

FACTS: Final[dict[str, What]] = {
    "22.4.67": What.FUNCTION,
    "22.4.68": What.FUNCTION,
    "22.4.69": What.FUNCTION,
    "22.4.70": What.EXAM,
    "22.4.72": What.SOCIAL,
    "22.4.73": What.FUNCTION,
    "22.4.74": What.FUNCTION,
    "22.4.114": What.EXAM,
    "22.4.124": What.FUNCTION,
    "22.4.127": What.FUNCTION,
    "22.4.128": What.FUNCTION,
    "22.4.138": What.FUNCTION,
    "22.4.144": What.FINDING,
    "22.4.505": What.FUNCTION,
    "22.4.7": What.ALLERGY,
    "1.18": What.ALLERGY,
    f"{_IHE}6": What.ALLERGY,
    "22.4.4": What.PROBLEM,
    "1.28": What.PROBLEM,
    f"{_IHE}5": What.PROBLEM,
    "22.4.16": What.MEDICINE,
    "22.4.42": What.MEDICINE,
    "22.4.52": What.VACCINE,
    "22.4.120": What.VACCINE,
    f"{_IHE}12": What.VACCINE,
    "22.4.27": What.VITAL,
    f"{_IHE}13.2": What.VITAL,
    "22.4.2": What.RESULT,
    "1.31": What.RESULT,
    "22.4.38": What.SOCIAL,
    "22.4.78": What.SOCIAL,
    "2.16.840.1.113883.10.22.4.78": What.SOCIAL,
    "22.4.85": What.SOCIAL,
    "22.4.111": What.SOCIAL,
    "22.4.200": What.SOCIAL,
    "22.4.501": What.SOCIAL,
    "22.4.503": What.SOCIAL,
    "22.4.504": What.SOCIAL,
    "22.4.506": What.SOCIAL,
    "22.4.507": What.SOCIAL,
    "34.3.45": What.SOCIAL,
    "15.3.8": What.SOCIAL,
    "1.33": What.SOCIAL,
    f"{_IHE}13.4": What.SOCIAL,
    "22.4.12": What.PROCEDURE,
    "22.4.13": What.PROCEDURE,
    "22.4.14": What.PROCEDURE,
    "1.29": What.PROCEDURE,
    f"{_IHE}19": What.PROCEDURE,
    "22.4.49": What.ENCOUNTER,
    "1.21": What.ENCOUNTER,
    f"{_IHE}14": What.ENCOUNTER,
    "22.4.46": What.FAMILY,
    "1.22": What.FAMILY,
    f"{_IHE}13.3": What.FAMILY,
    "22.4.50": What.DEVICE,
    "1.34": What.DEVICE,
    "22.4.48": What.DIRECTIVE,
    "1.17": What.DIRECTIVE,
    "22.4.61": What.COVERAGE,
    "1.26": What.COVERAGE,
    "22.4.39": What.PLAN,
    "22.4.40": What.PLAN,
    "22.4.41": What.PLAN,
    "22.4.43": What.PLAN,
    "22.4.44": What.PLAN,
    "22.4.130": What.PLAN,
    "22.4.140": What.PLAN,
    "1.25": What.PLAN,
    "22.4.121": What.GOAL,
    "22.4.202": What.NOTE,
    "22.4.500": What.TEAM,
}
"""Templates of facts; where an entry claims several, the one its section is about, else the
first of this table."""

ALIKE: Final[dict[What, frozenset[What]]] = {
    What.RESULT: OBSERVED,
    What.VITAL: OBSERVED,
    What.SOCIAL: OBSERVED,
    What.FUNCTION: OBSERVED,
}
"""CCD R1 has one template for results and vital signs: the section tells them apart."""


def section_kind(codes: list[str], claimed: set[str], title: str) -> What | None:
    """What a section is about: by LOINC code, template, words of its title."""
    for code in codes:
        if code in SECTIONS:
            return SECTIONS[code]
    for template in sorted(claimed):
        if template in SECTION_TEMPLATES:
            return SECTION_TEMPLATES[template]
    if not codes:
        for what, words in _TITLED:
            if words.search(title):
                return what
    return None
