"""The first pass over a file: names of medicines, people, places, visits, for the second.

Refuses: judging; it only remembers what others in the same file may point to.
"""

from dataclasses import dataclass
from typing import Any

from sync.fhir.concepts import concept_text, concept_texts, main_code
from sync.fhir.names import human_name
from sync.fhir.values import Tree, clean, joined, table, tables

WANTED = frozenset(
    {
        "CareTeam",
        "Condition",
        "Device",
        "DeviceDefinition",
        "Encounter",
        "Endpoint",
        "Group",
        "HealthcareService",
        "InsurancePlan",
        "Location",
        "Medication",
        "MedicationKnowledge",
        "Organization",
        "Patient",
        "PlanDefinition",
        "Practitioner",
        "PractitionerRole",
        "Questionnaire",
        "RelatedPerson",
        "Specimen",
        "Substance",
    }
)
"""The types whose names others need; a reader may skip every other one in its first pass."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a resource that others point to.

    `facility` is a reference (or name) of the place an Encounter or a role belongs to,
    `person` that of the practitioner; both are looked up when asked for, not before.
    """

    type: str
    name: str
    code: str = ""
    system: str = ""
    facility: Any = None
    person: Any = None
    extra: str = ""


class DirectoryIndex:
    """Entries by (hashes of) every text that may name them inside one file."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._alike: dict[Entry, Entry] = {}
        self._owners: dict[int, int] = {}
        self._shared: set[int] = set()

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, resource: dict[str, Any], place: str, full_url: str = "") -> None:
        """Remember a resource by fullUrl, `Type/id` and `urn:uuid:id`, if it is a wanted one."""
        kind = resource.get("resourceType")
        if type(kind) is not str:
            return
        identifier = resource.get("id")
        own = identifier.strip() if type(identifier) is str else ""
        self._note_identifiers(kind, resource, own or full_url or place)
        if kind not in WANTED:
            return
        entry = self._one_of_alike(entry_of(resource))
        if full_url:
            self._name(full_url.partition("/_history/")[0], entry)
        if own:
            self._name(f"{kind}/{own}", entry)
            self._name(f"urn:uuid:{own}", entry)
        for identifier in tables(resource.get("identifier")):
            value = clean(identifier.get("value"))
            if value:
                self._name(f"{kind}?{clean(identifier.get('system'))}|{value}", entry)

    def _name(self, text: str, entry: Entry) -> None:
        self._entries.setdefault(hash(text), entry)

    def _one_of_alike(self, entry: Entry) -> Entry:
        """Conditions by the thousand say the same; one entry is kept for all of them."""
        if entry.facility is not None or entry.person is not None:
            return entry
        return self._alike.setdefault(entry, entry)

    def _note_identifiers(self, kind: str, resource: Tree, owner: str) -> None:
        for identifier in tables(resource.get("identifier")):
            key = f"{kind}|{identifier.get('system')}|{identifier.get('value')}"
            if self._owners.setdefault(hash(key), hash(owner)) != hash(owner):
                self._shared.add(hash(key))

    def shared(self, kind: str, identifier: Tree) -> bool:
        """Whether several resources of this file carry this very identifier."""
        if not self._shared:
            return False
        key = f"{kind}|{identifier.get('system')}|{identifier.get('value')}"
        return hash(key) in self._shared

    def find(self, reference: str) -> Entry | None:
        """The entry a reference text names, absolute, relative, versioned or `urn:`."""
        found = self._entries.get(hash(reference))
        if found is not None or not reference:
            return found
        text = reference.partition("/_history/")[0]
        if "?identifier=" in text:
            kind, _, query = text.partition("?identifier=")
            return self._entries.get(hash(f"{kind.rsplit('/', 1)[-1]}?{query}"))
        if "/" in text:
            last = "/".join(text.split("/")[-2:])
            return self._entries.get(hash(text)) or self._entries.get(hash(last))
        return None


def entry_of(resource: Tree) -> Entry:
    """The directory entry of a resource, contained ones included."""
    kind = clean(resource.get("resourceType"))
    maker = _MAKERS.get(kind)
    if maker is not None:
        return maker(kind, resource)
    name = clean(resource.get("name")) or clean(resource.get("title"))
    name = name or human_name(resource.get("name"))
    concept = resource.get("code") or resource.get("type")
    code, system = main_code(concept)
    return Entry(kind, name or concept_text(concept), code, system)


def _person(kind: str, resource: Tree) -> Entry:
    return Entry(kind, human_name(resource.get("name")))


def _role(kind: str, resource: Tree) -> Entry:
    words = concept_texts(resource.get("specialty")) or concept_texts(resource.get("code"))
    return Entry(
        kind,
        "",
        facility=resource.get("organization"),
        person=resource.get("practitioner"),
        extra=joined(words),
    )


def _encounter(kind: str, resource: Tree) -> Entry:
    places = [table(place.get("location")) for place in tables(resource.get("location"))]
    person = next(
        (
            part.get("individual") or part.get("actor")
            for part in tables(resource.get("participant"))
            if part.get("individual") or part.get("actor")
        ),
        None,
    )
    name = joined(concept_texts(resource.get("type")))
    return Entry(
        kind,
        name,
        facility=resource.get("serviceProvider") or (places[0] if places else None),
        person=person,
    )


def ingredients_of(medication: Tree) -> list[str]:
    """The ingredients of a (compound) medicine with their strength, as a person reads them."""
    from sync.fhir.quantities import quantity as amount
    from sync.fhir.quantities import ratio_text, with_unit

    product = table(medication.get("product"))
    found = []
    for part in tables(medication.get("ingredient") or product.get("ingredient")):
        what = part.get("itemCodeableConcept") or part.get("item")
        name = concept_text(what) or clean(table(part.get("itemReference")).get("display"))
        strength = part.get("strength") or part.get("strengthRatio") or part.get("amount")
        shown = ratio_text(strength) or with_unit(amount(part.get("strengthQuantity")))
        if name:
            found.append(f"{name} {shown}".strip())
    return found


def _medication(kind: str, resource: Tree) -> Entry:
    code, system = main_code(resource.get("code"))
    parts = ingredients_of(resource)
    name = concept_text(resource.get("code"))
    return Entry(kind, name or " + ".join(parts), code, system, extra=" + ".join(parts))


def _device(kind: str, resource: Tree) -> Entry:
    names = [clean(one.get("name")) for one in tables(resource.get("deviceName"))]
    names += [clean(one.get("value")) for one in tables(resource.get("name"))]
    words = concept_text(resource.get("type")) or joined(names) or clean(resource.get("model"))
    code, system = main_code(resource.get("type"))
    return Entry(kind, words, code, system)


_MAKERS = {
    "Patient": _person,
    "Practitioner": _person,
    "RelatedPerson": _person,
    "PractitionerRole": _role,
    "Encounter": _encounter,
    "Medication": _medication,
    "Device": _device,
}
