"""The sections of an International Patient Summary: which records stand where, in what words.

Refuses: a section without narrative, an empty one without its reason, markup from records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from sync.entries import Entry
from sync.purposes import is_ended
from sync.told import facts_told
from vault.records import Facts, Kind, Standing

Tree = dict[str, Any]
LOINC = "http://loinc.org"
_EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its LOINC code and name, the kind of record it is for, whether it must be."""

    code: str
    name: str
    kind: Kind
    required: bool = False


PROBLEMS = Section("11450-4", "Problem list", Kind.CONDITION, required=True)
ALLERGIES = Section("48765-2", "Allergies and adverse reactions", Kind.ALLERGY, required=True)
MEDICINES = Section("10160-0", "History of medication use", Kind.MEDICINE, required=True)
_VACCINES = Section("11369-6", "History of immunizations", Kind.IMMUNISATION)
_RESULTS = Section("30954-2", "Relevant diagnostic tests and laboratory data", Kind.LAB)
_PROCEDURES = Section("47519-4", "History of procedures", Kind.PROCEDURE)
_DEVICES = Section("46264-8", "History of medical device use", Kind.OTHER)
_PAST = Section("11348-0", "History of past illness", Kind.CONDITION)
_PLANS = Section("18776-5", "Plan of care", Kind.CARE_PLAN)
_SOCIAL = Section("29762-2", "Social history", Kind.SOCIAL)
_VITALS = Section("8716-3", "Vital signs", Kind.VITAL)
_DIRECTIVES = Section("42348-3", "Advance healthcare directives", Kind.OTHER)
_ALERTS = Section("104605-1", "Alert", Kind.OTHER)
_FUNCTION = Section("47420-5", "Functional status assessment", Kind.OTHER)
_FAMILY = Section("10157-6", "History of family member diseases", Kind.FAMILY_HISTORY)
_VISITS = Section("46240-8", "History of encounters", Kind.VISIT)
_REST = Section("11503-0", "Medical records", Kind.DOCUMENT)

ORDER = (
    ALLERGIES,
    MEDICINES,
    PROBLEMS,
    _VACCINES,
    _RESULTS,
    _VITALS,
    _PROCEDURES,
    _DEVICES,
    _PAST,
    _PLANS,
    _SOCIAL,
    _DIRECTIVES,
    _ALERTS,
    _FUNCTION,
    _FAMILY,
    _VISITS,
    _REST,
)

_BY_TYPE = {
    "AllergyIntolerance": ALLERGIES,
    "MedicationStatement": MEDICINES,
    "MedicationRequest": MEDICINES,
    "MedicationAdministration": MEDICINES,
    "MedicationDispense": MEDICINES,
    "Immunization": _VACCINES,
    "DiagnosticReport": _RESULTS,
    "Procedure": _PROCEDURES,
    "DeviceUseStatement": _DEVICES,
    "CarePlan": _PLANS,
    "ImmunizationRecommendation": _PLANS,
    "Consent": _DIRECTIVES,
    "Flag": _ALERTS,
    "ClinicalImpression": _FUNCTION,
    "FamilyMemberHistory": _FAMILY,
    "Encounter": _VISITS,
}
_BY_KIND = {Kind.LAB: _RESULTS, Kind.VITAL: _VITALS, Kind.SOCIAL: _SOCIAL}


def section_of(entry: Entry) -> Section | None:
    """Where an entry belongs; None for people, places and drugs, which only others need."""
    if entry.item is None or entry.item.row.facts.kind is Kind.DIRECTORY:
        return None
    facts = entry.item.row.facts
    if entry.type == "Condition":
        past = is_ended(facts) or facts.standing is Standing.REFUTED
        return _PAST if past else PROBLEMS
    if entry.type == "Observation":
        return _BY_KIND.get(facts.kind, _RESULTS)
    return _BY_TYPE.get(entry.type, _REST)


def sections(
    entries: Sequence[Entry], left_out: frozenset[Kind], titles: Mapping[str, str]
) -> list[Tree]:
    """The Composition's sections; `titles` may name them (by LOINC code) in another language."""
    placed: dict[str, list[Entry]] = {}
    for entry in entries:
        section = section_of(entry)
        if section is not None:
            placed.setdefault(section.code, []).append(entry)
    return [
        _section(section, placed.get(section.code, []), left_out, titles)
        for section in ORDER
        if section.required or section.code in placed
    ]


def _section(
    section: Section, inside: list[Entry], left_out: frozenset[Kind], titles: Mapping[str, str]
) -> Tree:
    tree: Tree = {
        "title": titles.get(section.code, section.name),
        "code": {"coding": [{"system": LOINC, "code": section.code, "display": section.name}]},
    }
    if inside:
        rows = "".join(map(_row, inside))
        tree["text"] = _narrative(f"<table><tbody>{rows}</tbody></table>")
        tree["entry"] = [{"reference": entry.urn} for entry in inside]
        return tree
    # what is withheld by its label is "unavailable" too: the section must not name it
    code, name = (
        ("withheld", "Information Withheld")
        if section.kind in left_out
        else ("unavailable", "Unavailable")
    )
    tree["text"] = _narrative(f"<p>{name}</p>")
    tree["emptyReason"] = {"coding": [{"system": _EMPTY, "code": code, "display": name}]}
    return tree


def _narrative(body: str) -> Tree:
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{body}</div>'}


def _row(entry: Entry) -> str:
    facts = facts_told(entry)
    cells = (facts.date, facts.title, _value(facts), facts.range_text, _standing(facts))
    return "<tr>" + "".join(f"<td>{_clean(cell)}</td>" for cell in cells) + "</tr>"


def _value(facts: Facts) -> str:
    return facts.value or facts.detail


def _standing(facts: Facts) -> str:
    parts = (facts.status, "" if facts.standing is Standing.FACT else facts.standing.value)
    return " ".join(dict.fromkeys(part for part in parts if part))


def _clean(text: str) -> str:
    return escape("".join(letter if letter.isprintable() else " " for letter in text))
