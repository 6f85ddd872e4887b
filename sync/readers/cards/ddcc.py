"""What WHO's digital certificates say: DDCC core data, and the vaccine booklet (ICVP).

Refuses: forms it does not know; the reader says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sync.readers.build import (
    category,
    coding,
    concept,
    human_name,
    identifier,
    kept,
    resource,
    urn,
)
from sync.readers.cards.dates import fhir_date
from sync.readers.cards.hcert import plain
from sync.readers.draft import Made, Part, Trouble
from sync.readers.protocol import Reason
from vault.records import Trust

Claim = Mapping[Any, Any]
_IDS: Final = "urn:who:hcid"
_SEXES: Final = {"male", "female", "other", "unknown"}


def is_ddcc(claim: Claim) -> bool:
    """Whether it has the shape of WHO's core data or of the booklet."""
    if any(isinstance(claim.get(name), Mapping) for name in ("vaccination", "test")):
        return True
    return "dob" in claim and isinstance(claim.get("v"), Mapping)


def ids_of(claim: Claim) -> frozenset[str]:
    """The certificate's own number."""
    return frozenset({plain(claim.get("hcid"))} - {""})


def parts_of(claim: Claim, trust: Trust, place: str) -> Iterator[Part]:
    """The person and every statement."""
    name = plain(claim.get("name")) or plain(claim.get("n"))
    told = plain(claim.get("birthDate")) or plain(claim.get("dob"))
    born = fhir_date(told)[:10]
    if told and not born:
        yield Trouble(f"{place}/birthDate", Reason.BAD_BIRTH_DATE, notice=True)
    person = urn("ddcc", name.casefold(), born) if name or born else ""
    if person:
        sex = (_code(claim.get("sex")) or plain(claim.get("s"))).lower()
        sex = {"m": "male", "f": "female"}.get(sex, sex)
        tree = resource(
            "Patient",
            name=human_name(name),
            gender=sex if sex in _SEXES else "",
            birthDate=born,
        )
        yield Made(tree, place, person, trust=trust)
    subject = kept({"reference": person, "display": name})
    number = plain(claim.get("hcid"))
    for member in ("vaccination", "v"):
        one = claim.get(member)
        if isinstance(one, Mapping):
            yield Made(_vaccination(one, number, subject), f"{place}/{member}", trust=trust)
    one = claim.get("test")
    if isinstance(one, Mapping):
        yield Made(_test(one, number, subject), f"{place}/test", trust=trust)


def _coded(value: Any) -> dict[str, Any]:
    """A Coding as DDCC writes it, or plain text."""
    if isinstance(value, Mapping):
        system, code, word = (plain(value.get(name)) for name in ("system", "code", "display"))
        return concept(coding(system, code, word), text=word or code)
    return concept(text=plain(value))


def _code(value: Any) -> str:
    return plain(value.get("code")) if isinstance(value, Mapping) else plain(value)


def _first(one: Claim, *names: str) -> str:
    return next((text for name in names if (text := plain(one.get(name)))), "")


def _vaccination(one: Claim, number: str, subject: dict[str, Any]) -> dict[str, Any]:
    vaccine = _coded(one.get("vaccine") or one.get("vp"))
    brand = _coded(one.get("brand"))
    codings = [*vaccine.get("coding", []), *brand.get("coding", [])]
    words = brand.get("text") or vaccine.get("text", "")
    centre = _first(one, "centre", "center")
    authority = _first(one, "authority", "is", "practitioner", "cn")
    disease = _coded(one.get("disease"))
    dose, of = one.get("dose"), one.get("total_doses", one.get("totalDoses"))
    return resource(
        "Immunization",
        identifier=[identifier(_IDS, number)] if number else [],
        status="completed",
        vaccineCode=concept(*codings, text=words),
        patient=subject,
        occurrenceDateTime=fhir_date(_first(one, "date", "dt")),
        location=kept({"display": centre}),
        manufacturer=kept({"display": _coded(one.get("manufacturer")).get("text", "")}),
        lotNumber=_first(one, "lot", "bo"),
        performer=[{"actor": {"display": authority}}] if authority else [],
        protocolApplied=[
            kept(
                {
                    "targetDisease": [disease] if disease else [],
                    "doseNumberPositiveInt": dose,
                    "seriesDosesPositiveInt": of if type(of) is int and of > 0 else None,
                }
            )
        ]
        if type(dose) is int and dose > 0
        else [],
    )


def _test(one: Claim, number: str, subject: dict[str, Any]) -> dict[str, Any]:
    centre = _first(one, "centre", "test_centre", "authority")
    return resource(
        "Observation",
        identifier=[identifier(_IDS, number)] if number else [],
        status="final",
        category=category("laboratory"),
        code=_coded(one.get("type") or one.get("pathogen")),
        subject=subject,
        effectiveDateTime=fhir_date(_first(one, "sample_date", "date", "sampleDate")),
        performer=[{"display": centre}] if centre else [],
        valueCodeableConcept=_coded(one.get("result")),
    )
