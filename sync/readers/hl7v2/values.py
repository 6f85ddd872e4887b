"""HL7 v2 data types as pieces of R4: times, codes, numbers, names, identifiers.

Refuses: moved times, floats, guessed code systems; what is not sure stays text.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from sync.fhir.dates import sort_key
from sync.readers.build import Tree, coding, concept, human_name, kept, listed
from sync.readers.hl7v2.fields import Part, Segment

_TIME: Final = re.compile(
    r"(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(\.\d{1,9})?)?)?)?)?)?\s*([+-]\d{4}|Z)?"
)
_NUMBER: Final = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})")
_COMPARED: Final = re.compile(r"(<=|>=|<|>)\s*(\d{1,30}(?:\.\d{1,30})?)")
_OID: Final = re.compile(r"[0-2](?:\.\d+)+")
_GUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_TABLE: Final = re.compile(r"HL7(\d{1,4})")
_NAMESPACE: Final = "urn:rekamku:hl7v2:"
_SIXTEEN: Final = re.compile(r"\d{16}")

NIK: Final = "https://fhir.kemkes.go.id/id/nik"
BPJS: Final = "https://fhir.kemkes.go.id/id/bpjs"
_SSN: Final = "http://hl7.org/fhir/sid/us-ssn"
_TYPES: Final = "http://terminology.hl7.org/CodeSystem/v2-0203"

_ICD9CM: Final = "http://hl7.org/fhir/sid/icd-9-cm"
_ICD10: Final = "http://hl7.org/fhir/sid/icd-10"
_ICD10CM: Final = "http://hl7.org/fhir/sid/icd-10-cm"
_SNOMED: Final = "http://snomed.info/sct"
_RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
SYSTEMS: Final = {
    "LN": "http://loinc.org",
    "LOINC": "http://loinc.org",
    "SCT": _SNOMED,
    "SNOMED": _SNOMED,
    "SNOMED-CT": _SNOMED,
    "SNOMEDCT": _SNOMED,
    "SNOMED CT": _SNOMED,
    "I9": _ICD9CM,
    "I9C": _ICD9CM,
    "I9CDX": _ICD9CM,
    "I9CP": _ICD9CM,
    "ICD9": _ICD9CM,
    "ICD-9": _ICD9CM,
    "ICD9CM": _ICD9CM,
    "ICD-9-CM": _ICD9CM,
    "I10": _ICD10,
    "ICD10": _ICD10,
    "ICD-10": _ICD10,
    "I10C": _ICD10CM,
    "ICD10CM": _ICD10CM,
    "ICD-10-CM": _ICD10CM,
    "I10P": "http://hl7.org/fhir/sid/icd-10-pcs",
    "ICD-O-3": "http://hl7.org/fhir/sid/icd-o-3",
    "RXNORM": _RXNORM,
    "RXNRM": _RXNORM,
    "NDC": "http://hl7.org/fhir/sid/ndc",
    "CVX": "http://hl7.org/fhir/sid/cvx",
    "MVX": "http://terminology.hl7.org/CodeSystem/MVX",
    "C4": "http://www.ama-assn.org/go/cpt",
    "CPT": "http://www.ama-assn.org/go/cpt",
    "CPT4": "http://www.ama-assn.org/go/cpt",
    "CPTM": "http://www.ama-assn.org/go/cpt",
    "HCPCS": "http://terminology.hl7.org/CodeSystem/HCPCS-all-codes",
    "UCUM": "http://unitsofmeasure.org",
    "ATC": "http://www.whocc.no/atc",
    "NCIT": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
    "UNII": "http://fdasis.nlm.nih.gov",
    "CDCREC": "urn:oid:2.16.840.1.113883.6.238",
    "NIP001": "urn:oid:2.16.840.1.114222.4.5.274",
    "KFA": "http://sys-ids.kemkes.go.id/kfa",
}
"""HL7 table 0396 (and what senders write instead) to the address of the system."""


@lru_cache(maxsize=4_096)
def moment(text: str) -> str:
    """A TS, DTM or DT as FHIR text with its own precision; empty if it is no date.

    An hour without minutes cannot be said in FHIR: the day stays.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        return text if sort_key(text) and "-" in text else ""
    year, month, day, hour, minute, second, part, zone = match.groups()
    found = "-".join(one for one in (year, month, day) if one)
    if hour and minute:
        found += f"T{hour}:{minute}:{second or '00'}{part or ''}"
        found += "Z" if zone == "Z" else f"{zone[:3]}:{zone[3:]}" if zone else ""
    return found if sort_key(found) else ""


def time_of(segment: Segment, field: int, component: int = 1) -> str:
    """A field's time, as `moment`."""
    return moment(segment.get(field, component))


def day_of(text: str) -> str:
    """The date of a time, at most to the day."""
    return moment(text)[:10]


def decimal_of(text: str) -> Decimal | None:
    """The number a text is, strictly; None for `5,9` and anything else unsure."""
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text)


def compared(text: str) -> tuple[str, Decimal] | None:
    """Comparator and number of a text such as `<0.5`."""
    match = _COMPARED.fullmatch(text)
    return (match[1], Decimal(match[2])) if match else None


@lru_cache(maxsize=1_024)
def system_of(name: str) -> str:
    """The address of a coding system's short name or OID; empty if it is a local one."""
    upper = name.upper()
    found = SYSTEMS.get(upper)
    if found:
        return found
    if _OID.fullmatch(name):
        return f"urn:oid:{name}"
    table = _TABLE.fullmatch(upper)
    if table:
        return f"http://terminology.hl7.org/CodeSystem/v2-{table[1].zfill(4)}"
    return name if name.startswith(("http://", "https://", "urn:")) else ""


def coded(part: Part) -> Tree:
    """A CE, CWE or CNE as CodeableConcept: its codings, its own words as text."""
    codings = [
        coding(system_of(part.get(at + 2)), part.get(at), part.whole(at + 1))
        for at in (1, 4, 10)
        if part.get(at) or part.get(at + 1)
    ]
    text = part.get(9) or part.whole(2) or part.whole(5) or part.get(1)
    return concept(*codings, text=text)


def words(part: Part) -> str:
    """What a person reads of a coded field."""
    return part.get(9) or part.whole(2) or part.whole(5) or part.get(1)


def concepts(segment: Segment, field: int) -> list[Tree]:
    """Every repetition of a coded field."""
    return listed(*(coded(part) for part in segment.parts(field)))


def concept_in(segment: Segment, field: int) -> Tree:
    """A coded field's first repetition."""
    return coded(segment.part(field)) if segment.raw(field) else {}


def person_name(part: Part, shift: int = 0) -> str:
    """An XPN (or with `shift` 1 an XCN) as people write it: title, given, family."""
    at = shift
    order = (part.get(at + 5), part.get(at + 2), part.get(at + 3))
    called = [one for one in order if one]
    family = part.get(at + 1)
    called += [one for one in (family, part.get(at + 4), part.get(at + 6)) if one]
    return " ".join(called)


def human(part: Part) -> list[Tree]:
    """An XPN as HumanName, its parts kept apart."""
    uses = {"L": "official", "D": "usual", "A": "anonymous", "M": "maiden", "B": "maiden"}
    parts = (part.get(2), part.get(3), part.get(1), part.get(4))
    return human_name(
        " ".join(one for one in parts if one),
        part.get(1),
        listed(part.get(2), part.get(3)),
        prefix=listed(part.get(5)),
        suffix=listed(part.get(4), part.get(6)),
        use=uses.get(part.get(7), ""),
    )


def staff(segment: Segment, field: int) -> Tree:
    """An XCN field's first person, by name (else number), as a Reference without target."""
    return next((one for part in segment.parts(field) if (one := doctor(part))), {})


def doctor(part: Part) -> Tree:
    """One XCN as a Reference by name."""
    name = person_name(part, 1)
    return kept({"type": "Practitioner" if name else "", "display": name}) if name else {}


def organisation(name: str) -> Tree:
    """An organisation by name, as a Reference without target."""
    return {"type": "Organization", "display": name} if name else {}


@lru_cache(maxsize=1_024)
def scoped(authority: str, universal: str, kind: str, sender: str) -> str:
    """The address of who gives out a number: by OID, GUID or address, else by sender and name."""
    if universal and (_OID.fullmatch(universal) or kind == "ISO"):
        if _OID.fullmatch(universal):
            return f"urn:oid:{universal}"
    elif _GUID.fullmatch(universal):
        return f"urn:uuid:{universal.lower()}"
    elif universal.startswith(("http://", "https://", "urn:")):
        return universal
    name = authority or universal
    if not name and not sender:
        return ""
    return _NAMESPACE + ":".join(quote(one, safe="") for one in (sender, name) if one)


def number_of(part: Part, sender: str) -> tuple[str, str]:
    """System and value of an EI (an order or document number)."""
    value = part.get(1)
    if not value:
        return "", ""
    return scoped(part.get(2), part.get(3), part.get(4), sender), value


def patient_number(part: Part, sender: str, kind: str = "") -> Tree:
    """A CX as Identifier: NIK, BPJS and social security numbers by their own systems."""
    value, kind = part.get(1), (part.get(5) or kind).upper()
    if not value:
        return {}
    authority = part.get(4).upper()
    system = scoped(part.get(4), part.get(4, 2), part.get(4, 3), sender)
    marks = {kind, authority}
    if _SIXTEEN.fullmatch(value) and marks & {
        "NIK",
        "KTP",
        "NNIDN",
        "NI",
        "DUKCAPIL",
        "KEMENDAGRI",
    }:
        system = NIK
    elif marks & {"BPJS", "JKN", "BPJS KESEHATAN"}:
        system = BPJS
    elif kind == "SS" and authority in {"", "USSSA", "USSSN", "SSA", "SSN", "US"}:
        system = _SSN
    return kept(
        {
            "type": concept(coding(_TYPES, kind)) if kind else {},
            "system": system,
            "value": value,
            "assigner": {"display": part.get(4)} if part.get(4) else {},
        }
    )


def period(start: str, end: str) -> Tree:
    """A Period of the sides that are known."""
    return kept({"start": start, "end": end})
