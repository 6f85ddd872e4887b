"""Whose document it is, what it is, who made and keeps it.

Refuses: names and numbers that are only placeholders of a missing value.
"""

from dataclasses import dataclass
from typing import Final

from sync.readers.build import Tree, concept, kept, resource, urn
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import V3, Element, attribute, every, null, one
from sync.readers.ccda.values import Values, display_of, extension, identifiers

_GENDERS: Final = {"M": "male", "F": "female", "UN": "other", "U": "unknown", "O": "other"}
_USES: Final = {
    "HP": "home",
    "H": "home",
    "HV": "home",
    "WP": "work",
    "TMP": "temp",
    "BAD": "old",
    "MC": "mobile",
}
_NAME_USES: Final = {
    "L": "official",
    "C": "usual",
    "P": "nickname",
    "A": "nickname",
    "ASGN": "usual",
}
_SCHEMES: Final = {"tel": "phone", "mailto": "email", "fax": "fax", "http": "url", "https": "url"}
_DAY: Final = 10
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Person:
    """A recordTarget: the Patient, the address others refer to it by, where it stands."""

    tree: Tree
    url: str
    place: str

    def reference(self) -> Tree:
        """As others name it."""
        names = self.tree.get("name") or [{}]
        parts = names[0]
        shown = parts.get("text") or " ".join([*parts.get("given", []), parts.get("family", "")])
        return kept({"reference": self.url, "display": shown.strip()})


def people(root: Element, values: Values) -> list[Person]:
    """Every recordTarget that says anything of somebody."""
    found = []
    for number, role in enumerate(every(root, "recordTarget", "patientRole"), 1):
        tree = _patient(role, values)
        if len(tree) == 1:
            continue
        numbers = tree.get("identifier") or [{}]
        birth, named = tree.get("birthDate", ""), str(tree.get("name", ""))
        own = (numbers[0]["system"], numbers[0]["value"]) if numbers[0] else (named, birth)
        place = f"/ClinicalDocument/recordTarget[{number}]/patientRole"
        found.append(Person(tree, urn("ccda", "Patient", *own), place))
    return found


def _patient(role: Element, values: Values) -> Tree:
    person = one(role, "patient")
    dead = attribute(extension(person, "deceasedInd"), "value")
    died = values.at(extension(person, "deceasedTime"))
    gender = one(person, "administrativeGenderCode")
    return resource(
        "Patient",
        identifier=_numbers(role),
        name=_names(person),
        telecom=_telecoms(role),
        gender=_gender(gender),
        birthDate=values.at(one(person, "birthTime"))[:_DAY],
        **(
            {"deceasedDateTime": died}
            if died
            else {"deceasedBoolean": True}
            if dead == "true"
            else {}
        ),
        address=_addresses(role),
        maritalStatus=values.concept(one(person, "maritalStatusCode")),
        communication=_languages(person),
    )


def _numbers(role: Element) -> list[Tree]:
    found = []
    names = {
        (attribute(held, "extension")): attribute(held, "assigningAuthorityName")
        for held in every(role, "id")
    }
    for number in identifiers(role):
        keeper = names.get(number["value"], "")
        found.append(kept({**number, "assigner": kept({"display": keeper})}))
    return found


def _gender(element: Element | None) -> str:
    code = attribute(element, "code").upper()
    return _GENDERS.get(code, _GENDERS.get(attribute(element, "displayName")[:1].upper(), ""))


def _names(person: Element | None) -> list[Tree]:
    found = []
    for name in every(person, "name")[:_MOST]:
        parts = {
            kind: [
                text
                for part in name.iterchildren(V3 + kind)
                if (text := words(part)) and not null(part)
            ]
            for kind in ("given", "family", "prefix", "suffix")
        }
        uses = attribute(name, "use").split()
        tree = kept(
            {
                "use": _NAME_USES.get(uses[0], "") if uses else "",
                "text": "" if parts["given"] or parts["family"] else words(name),
                "family": " ".join(parts["family"]),
                "given": parts["given"],
                "prefix": parts["prefix"],
                "suffix": parts["suffix"],
            }
        )
        if {"text", "family", "given"} & set(tree) and tree not in found:
            found.append(tree)
    return found


def _telecoms(role: Element) -> list[Tree]:
    found = []
    for held in every(role, "telecom"):
        scheme, _, value = attribute(held, "value").partition(":")
        if not value:
            scheme, value = "tel", scheme
        if value.strip():
            uses = attribute(held, "use").split()
            found.append(
                kept(
                    {
                        "system": _SCHEMES.get(scheme.lower(), "other"),
                        "value": value.strip(),
                        "use": _USES.get(uses[0], "") if uses else "",
                    }
                )
            )
    return found


def _addresses(role: Element) -> list[Tree]:
    found = []
    for held in every(role, "addr"):
        parts = {
            "line": [words(one_) for one_ in every(held, "streetAddressLine") if words(one_)],
            "city": _one(held, "city"),
            "district": _one(held, "county"),
            "state": _one(held, "state"),
            "postalCode": _one(held, "postalCode"),
            "country": _one(held, "country"),
        }
        tree = kept(parts)
        if not tree and words(held):
            tree = {"text": words(held)}
        if tree:
            found.append(tree)
    return found


def _one(held: Element, name: str) -> str:
    element = one(held, name)
    return words(element) if element is not None else ""


def _languages(person: Element | None) -> list[Tree]:
    codes = every(person, "languageCommunication", "languageCode")
    return [
        {"language": concept({"system": "urn:ietf:bcp:47", "code": spoken})}
        for code in codes
        if (spoken := attribute(code, "code"))
    ]


@dataclass(frozen=True, slots=True)
class About:
    """The document as such."""

    numbers: list[Tree]
    kind: Tree
    title: str
    date: str
    authors: list[Tree]
    keeper: Tree
    period: Tree


def about(root: Element, values: Values) -> About:
    """What the header says of the document."""
    title = one(root, "title")
    keeper = one(root, "custodian", "assignedCustodian", "representedCustodianOrganization", "name")
    authors: list[Tree] = []
    for held in every(root, "author", "assignedAuthor"):
        name = display_of(one(held, "assignedPerson"))
        house = one(held, "representedOrganization", "name")
        software = one(held, "assignedAuthoringDevice", "softwareName")
        if name:
            authors.append({"type": "Practitioner", "display": name})
        if house is not None and words(house):
            authors.append({"type": "Organization", "display": words(house)})
        if not name and software is not None and words(software):
            authors.append({"type": "Device", "display": words(software)})
    service = values.span(one(root, "documentationOf", "serviceEvent", "effectiveTime"))
    visit = values.span(one(root, "componentOf", "encompassingEncounter", "effectiveTime"))
    chosen = visit if visit.first else service
    return About(
        identifiers(root),
        values.concept(one(root, "code")),
        words(title) if title is not None else "",
        values.at(one(root, "effectiveTime")),
        list({actor["display"]: actor for actor in authors}.values()),
        {"type": "Organization", "display": words(keeper)}
        if keeper is not None and words(keeper)
        else {},
        chosen.period() or kept({"start": chosen.point}),
    )
