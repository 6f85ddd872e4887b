"""Insurances and claims of Blue Button texts.

Refuses: adding up; sums are those that were printed.
"""

import re
from collections.abc import Iterator

from sync.readers.bluebutton.base import Json, Maker, house
from sync.readers.bluebutton.lines import Entry
from sync.readers.bluebutton.values import date, money
from sync.readers.build import coding, concept, identifier, kept, listed, quantity, resource
from sync.readers.draft import Made


def insurance(maker: Maker, entry: Entry) -> Iterator[Made]:
    """An insurance the person has or had."""
    name = entry.get("health insurance company", "insurance company", "insurer name", "plan name")
    if not name:
        return
    number = entry.get("id number", "policy number", "contract id/plan id", "group number")
    start = maker.date(entry, "start date", "effective date")
    end = maker.date(entry, "stop date", "termination date")
    tree = resource(
        "Coverage",
        status="active",
        type=concept(text=entry.get("plan type", "msp type")),
        subscriberId=number,
        period=kept({"start": start, "end": end}),
        payor=listed(house(entry.get("marketing name") or name)),
    )
    yield maker.made(tree, entry, maker.named("insurance", name, number, start))


def claim(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A claim to Medicare; a drug it paid for is a dispense as well."""
    number = entry.get("claim number")
    start = maker.date(entry, "service start date", "claim service date")
    drug = entry.get("drug name")
    codes = [entry.get(f"diagnosis code {at}") for at in range(1, 26)]
    tree = resource(
        "ExplanationOfBenefit",
        identifier=[identifier("urn:rekamku:medicare:claim", number)],
        status="active",
        type=concept(text=entry.get("claim type")),
        use="claim",
        billablePeriod=kept({"start": start, "end": maker.date(entry, "service end date")}),
        insurer=house("Medicare"),
        provider=house(entry.get("provider", "pharmacy name")),
        outcome="complete",
        diagnosis=[
            {"sequence": at, "diagnosisCodeableConcept": {"coding": [{"code": code}]}}
            for at, code in enumerate([one for one in codes if one], 1)
        ],
        item=[_line(part, at) for at, part in enumerate(entry.parts, 1)],
        total=listed(_total("submitted", entry.get("amount charged"))),
        payment=kept({"amount": money(entry.get("provider paid"))}),
    )
    yield maker.made(tree, entry, maker.named("claim", number))
    if drug:
        yield _dispense(maker, entry, (number, drug, start))


def _total(code: str, text: str) -> Json:
    amount = money(text)
    system = "http://terminology.hl7.org/CodeSystem/adjudication"
    return {"category": concept(coding(system, code)), "amount": amount} if amount else {}


def _line(part: Entry, at: int) -> Json:
    what = part.get("procedure code/description", "revenue code/description")
    day = date(part.get("date of service from"))
    return kept(
        {
            "sequence": at,
            "productOrService": {"text": " ".join(what.split()) or "-"},
            "servicedDate": day,
            "net": money(part.get("submitted amount/charges")),
        }
    )


def _dispense(maker: Maker, entry: Entry, known: tuple[str, str, str]) -> Made:
    number, drug, start = known
    code, days = entry.get("drug code"), entry.get("days' supply")
    ndc = "http://hl7.org/fhir/sid/ndc" if re.fullmatch(r"\d{11}", code) else ""
    tree = resource(
        "MedicationDispense",
        identifier=[identifier("urn:rekamku:medicare:claim", number)],
        status="completed",
        medicationCodeableConcept=concept(coding(ndc, code, drug), text=drug),
        performer=[{"actor": one} for one in listed(house(entry.get("pharmacy name")))],
        daysSupply=quantity(int(days) if days.isdecimal() else None, "days", "d"),
        whenHandedOver=start,
    )
    return maker.made(tree, entry, maker.named("dispense", number, drug))
