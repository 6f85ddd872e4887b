"""What EU digital certificates (DCC 1.3) say: vaccinations, tests, recoveries, and whose they are.

Refuses: to translate; codes get the word their value set has, and stay beside it.
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
from sync.readers.cards import dcc_codes
from sync.readers.cards.dates import fhir_date
from sync.readers.cards.hcert import plain
from sync.readers.draft import Made, Part, Trouble
from sync.readers.protocol import Reason
from vault.records import Trust

Claim = Mapping[Any, Any]
_UVCI: Final = "urn:uvci"
_MOST: Final = 50
"""Statements of one kind read from one certificate; the form allows one."""


def ids_of(claim: Claim) -> frozenset[str]:
    """The identifiers of the statements in it."""
    return frozenset(plain(one.get("ci")) for kind in "vtr" for _, one in _listed(claim, kind))


def parts_of(claim: Claim, trust: Trust, place: str) -> Iterator[Part]:
    """The person and every statement."""
    person, tree = _person(claim)
    if person:
        born = plain(claim.get("dob"))
        if born and not fhir_date(born):
            yield Trouble(f"{place}/dob", Reason.BAD_BIRTH_DATE, notice=True)
        yield Made(tree, f"{place}/nam", person, trust=trust)
    subject = kept({"reference": person, "display": tree.get("name", [{}])[0].get("text", "")})
    makers = {"v": _vaccination, "t": _test, "r": _recovery}
    for kind, make in makers.items():
        for number, one in _listed(claim, kind):
            where = f"{place}/{kind}/{number}"
            for name in ("dt", "sc", "fr"):
                said = plain(one.get(name))
                if said and not fhir_date(said):
                    yield Trouble(f"{where}/{name}", Reason.BAD_DATE, notice=True)
            yield Made(make(one, subject), where, trust=trust)


def _listed(claim: Claim, kind: str) -> list[tuple[int, Claim]]:
    found = claim.get(kind)
    if not isinstance(found, list | tuple):
        return []
    return [(at, one) for at, one in enumerate(found[:_MOST]) if isinstance(one, Mapping)]


def _person(claim: Claim) -> tuple[str, dict[str, Any]]:
    named = claim.get("nam")
    named = named if isinstance(named, Mapping) else {}
    family = plain(named.get("fn")) or plain(named.get("fnt")).replace("<", " ").strip()
    given = plain(named.get("gn")) or plain(named.get("gnt")).replace("<", " ").strip()
    born = plain(claim.get("dob"))
    text = " ".join(part for part in (given, family) if part)
    if not text and not born:
        return "", {}
    tree = resource(
        "Patient",
        name=human_name(text, family, [given] if given else []),
        birthDate=fhir_date(born)[:10],
    )
    return urn("dcc", text.casefold(), born), tree


def _common(one: Claim) -> dict[str, Any]:
    country = plain(one.get("co"))
    place = kept({"resourceType": "Location", "id": "where", "address": kept({"country": country})})
    return {
        "contained": [place] if country else [],
        "identifier": [identifier(_UVCI, plain(one.get("ci")))] if plain(one.get("ci")) else [],
    }


def _disease(one: Claim) -> dict[str, Any]:
    code = plain(one.get("tg"))
    word = dcc_codes.DISEASES.get(code, "")
    return concept(coding(dcc_codes.SNOMED if code.isdigit() else "", code, word), text=word)


def _vaccination(one: Claim, subject: dict[str, Any]) -> dict[str, Any]:
    vaccine, product, maker = (plain(one.get(name)) for name in ("vp", "mp", "ma"))
    system = dcc_codes.SNOMED if vaccine.isdigit() else dcc_codes.ATC
    word = dcc_codes.VACCINES.get(vaccine, "")
    name = dcc_codes.MEDICINES.get(product, product)
    register = dcc_codes.PRODUCTS if product.startswith("EU/") else ""
    dose, of = _whole(one.get("dn")), _whole(one.get("sd"))
    common = _common(one)
    return resource(
        "Immunization",
        contained=common["contained"],
        identifier=common["identifier"],
        status="completed",
        vaccineCode=concept(
            coding(system, vaccine, word), coding(register, product, name), text=name or word
        ),
        patient=subject,
        occurrenceDateTime=fhir_date(plain(one.get("dt"))),
        location={"reference": "#where"} if common["contained"] else {},
        manufacturer=kept({"display": dcc_codes.MAKERS.get(maker, maker)}),
        performer=_issuer(one),
        protocolApplied=[
            kept(
                {
                    "targetDisease": [_disease(one)] if _disease(one) else [],
                    "doseNumberPositiveInt": dose,
                    "seriesDosesPositiveInt": of,
                }
            )
        ]
        if dose
        else [],
    )


def _issuer(one: Claim) -> list[dict[str, Any]]:
    issuer = plain(one.get("is"))
    return [{"actor": {"display": issuer}}] if issuer else []


def _test(one: Claim, subject: dict[str, Any]) -> dict[str, Any]:
    code, result = plain(one.get("tt")), plain(one.get("tr"))
    kind = dcc_codes.TEST_TYPES.get(code, "")
    disease = _disease(one).get("text", "")
    words = " ".join(part for part in (disease, plain(one.get("nm")) or kind) if part)
    said = dcc_codes.RESULTS.get(result, result)
    centre = plain(one.get("tc")) or plain(one.get("is"))
    common = _common(one)
    return resource(
        "Observation",
        contained=common["contained"],
        identifier=common["identifier"],
        status="final",
        category=category("laboratory"),
        code=concept(coding("http://loinc.org", code, kind), text=words),
        subject=subject,
        effectiveDateTime=fhir_date(plain(one.get("sc"))),
        performer=[{"display": centre}] if centre else [],
        valueCodeableConcept=concept(
            coding(dcc_codes.SNOMED if result.isdigit() else "", result, said), text=said
        ),
        device=kept({"display": plain(one.get("ma"))}),
    )


def _recovery(one: Claim, subject: dict[str, Any]) -> dict[str, Any]:
    base = "http://terminology.hl7.org/CodeSystem/condition-"
    issuer = plain(one.get("is"))
    common = _common(one)
    return resource(
        "Condition",
        contained=common["contained"],
        identifier=common["identifier"],
        clinicalStatus=concept(coding(base + "clinical", "resolved")),
        verificationStatus=concept(coding(base + "ver-status", "confirmed")),
        code=_disease(one) or concept(text="COVID-19"),
        subject=subject,
        onsetDateTime=fhir_date(plain(one.get("fr"))),
        asserter=kept({"display": issuer}),
    )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
