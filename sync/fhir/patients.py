"""People as a file describes them, for the question whose record this is.

Refuses: masked names, numbers and impossible birth dates as identity.
"""

import re
from dataclasses import dataclass
from typing import Any

from sync.fhir.context import FileContext
from sync.fhir.dates import sort_key
from sync.fhir.identity import Names, name_record, refer
from sync.fhir.members import members_of
from sync.fhir.names import human_names
from sync.fhir.systems import normal
from sync.fhir.values import clean, table, tables
from vault.records import Sex

_NIK = re.compile(r"/nik$|/nik\b(?!-)", re.IGNORECASE)
_NO_RECORD_NUMBER = re.compile(r"/(?:nik-ibu|kk|paspor)\b", re.IGNORECASE)
_DATE_LENGTH = 10
_NIK_LENGTH = 16
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE, "other": Sex.OTHER, "m": Sex.MALE}
_SEXES |= {"f": Sex.FEMALE, "l": Sex.MALE, "p": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class PatientSeen:
    """Somebody a file is about. `texts` are all identity texts `subject` may carry for them.

    `birth_date` is a usable FHIR date or empty; `nik` 16 digits or empty; `mrns` are
    `system|value` of every other number (record, IHS, insurance …). `by_reference` marks one
    known only from references to a Patient that is not in the file, `nameless` the owner of a
    phone, whose export tells birth date or sex but neither name nor number.
    """

    identity: str
    name: str
    birth_date: str
    sex: Sex
    nik: str
    mrns: tuple[str, ...]
    place: str
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    by_reference: bool = False
    nameless: bool = False


def birth_date_of(value: object) -> str:
    """A usable birth date as given, else empty (`2024-04-24-05-24` is none)."""
    text = clean(value)
    return text if sort_key(text) and len(text) <= _DATE_LENGTH else ""


def _numbers(identifiers: object) -> tuple[str, tuple[str, ...]]:
    nik, others = "", []
    for identifier in tables(identifiers):
        system, value = normal(identifier.get("system")), clean(identifier.get("value"))
        if not value:
            continue
        digits = re.sub(r"[\s.\-]", "", value)
        if _NIK.search(system) and len(digits) == _NIK_LENGTH and digits.isdigit():
            nik = nik or digits
        elif not _NO_RECORD_NUMBER.search(system):
            others.append(f"{system}|{value}")
    return nik, tuple(dict.fromkeys(others))


def patient_seen(
    resource: dict[str, Any], place: str, full_url: str, context: FileContext
) -> PatientSeen:
    """The person a Patient resource describes; what is masked or impossible is left out."""
    names = name_record("Patient", resource, members_of(resource), full_url, context)
    return _seen(resource, place, names)


def without_id(contained: dict[str, Any]) -> dict[str, Any]:
    """A contained resource without its id, which means nothing outside its container."""
    return {name: value for name, value in contained.items() if name != "id"}


def _seen(resource: dict[str, Any], place: str, names: Names) -> PatientSeen:
    nik, mrns = _numbers(resource.get("identifier"))
    called = tuple(dict.fromkeys(human_names(resource.get("name"))))
    return PatientSeen(
        names.identity,
        called[0] if called else "",
        birth_date_of(resource.get("birthDate")),
        _SEXES.get(clean(resource.get("gender")).lower(), Sex.UNKNOWN),
        nik,
        mrns,
        place,
        called,
        (names.identity, *names.aliases),
    )


def subject_seen(
    resource: dict[str, Any], place: str, full_url: str, context: FileContext
) -> PatientSeen | None:
    """The person a record's `subject` (or `patient`) names, if the reference says anything.

    For files that hold records but no Patient resource.
    """
    from sync.fhir.identity import absolute, scope_of

    reference = table(resource.get("subject") or resource.get("patient"))
    text = clean(reference.get("reference"))
    if text.startswith("#"):
        for inside in tables(resource.get("contained")):
            if f"#{inside.get('id')}" == text and inside.get("resourceType") == "Patient":
                return patient_seen(without_id(inside), place, "", context)
        return None
    kind = text.rsplit("/", 2)[-2] if text.count("/") else "Patient"
    if not reference or kind != "Patient":
        return None
    url = absolute(full_url)
    own = f"/{resource.get('resourceType')}/{clean(resource.get('id'))}"
    base = url[: -len(own)] if url.endswith(own) else ""
    target = refer(text, base, scope_of(resource, context), context.file_scope) if text else ""
    nik, mrns = _numbers([reference.get("identifier")])
    name = clean(reference.get("display"))
    if not (target or name or nik or mrns):
        return None
    names = (name,) if name else ()
    texts = (target,) if target else ()
    return PatientSeen(
        target, name, "", Sex.UNKNOWN, nik, mrns, place, names, texts, by_reference=True
    )
