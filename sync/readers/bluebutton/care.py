"""Visits, medicines, allergies, problems, vaccines, family and goals of Blue Button texts.

Refuses: to make facts of journals, reminders and lists of providers.
"""

from collections.abc import Iterator
from typing import Final

from sync.readers.bluebutton.base import Maker, doctor, house, labelled, text_file
from sync.readers.bluebutton.lines import Entry
from sync.readers.bluebutton.values import value
from sync.readers.build import (
    coding,
    concept,
    identifier,
    kept,
    listed,
    note,
    quantity,
    resource,
    urn,
)
from sync.readers.draft import Made
from sync.readers.places import line_place

_ACT: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"

_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"


def appointment(maker: Maker, entry: Entry) -> Iterator[Made]:
    """An appointment as a planned or past visit."""
    said = entry.get("status").upper()
    status = {
        "FUTURE": "planned",
        "CANCELLED": "cancelled",
        "CANCELED": "cancelled",
        "APPOINTMENT NOT KEPT": "cancelled",
        "NO-SHOW": "cancelled",
    }.get(said, "unknown")
    when, clinic = maker.date(entry, "date/time"), entry.get("clinic")
    tree = resource(
        "Encounter",
        status=status,
        **{"class": coding(_ACT, "AMB", "ambulatory")},
        type=listed(concept(text=entry.get("type"))),
        serviceType=concept(text=clinic),
        period=kept({"start": when}),
        reasonCode=listed(concept(text=entry.get("note"))),
        hospitalization=kept({"dischargeDisposition": concept(text=entry.get("status"))}),
        serviceProvider=house(entry.get("location")),
    )
    yield maker.made(tree, entry, maker.named("appointment", when, clinic))


def admission(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A hospital stay; its discharge summary is kept as its file."""
    start = maker.date(entry, "admission date", "admission date/time")
    end = maker.date(entry, "discharge date", "discharge date/time")
    text = entry.text()
    files = (text_file("Discharge summary", text, line_place(entry.line))[1],) if text else ()
    tree = resource(
        "Encounter",
        status="finished" if end else "unknown",
        **{"class": coding(_ACT, "IMP", "inpatient encounter")},
        participant=[
            {"individual": one} for one in listed(doctor(entry.get("admitting physician")))
        ],
        serviceType=concept(text=entry.get("admitting specialty")),
        period=kept({"start": start, "end": end}),
        serviceProvider=house(entry.get("location", "admitting location")),
    )
    yield maker.made(tree, entry, maker.named("admission", start), attachments=files)


def prescription(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A medicine of the VA's own list."""
    name, number = entry.get("medication"), entry.get("prescription number")
    if not name:
        return
    said = entry.get("status").lower()
    status = {"active": "active", "expired": "completed", "discontinued": "stopped"}.get(
        said.split(" ", maxsplit=1)[0], "active" if "refill" in said else "unknown"
    )
    amount, days = entry.get("quantity"), entry.get("days supply")
    refills = entry.get("refills remaining")
    tree = resource(
        "MedicationRequest",
        identifier=listed(identifier(f"urn:rekamku:{maker.scope}:prescription", number)),
        status=status,
        intent="order",
        medicationCodeableConcept={"text": " ".join(name.split())},
        authoredOn=maker.date(entry, "initially ordered on"),
        dosageInstruction=[{"text": " ".join(entry.get("instructions").split())}]
        if entry.get("instructions")
        else [],
        note=note(*labelled(entry, "status", "last filled on")),
        dispenseRequest=kept(
            {
                "numberOfRepeatsAllowed": int(refills) if refills.isdecimal() else None,
                "quantity": value(amount).get("valueQuantity", {}),
                "expectedSupplyDuration": quantity(
                    int(days) if days.isdecimal() and len(days) < len("10000") else None,
                    "days",
                    "d",
                ),
                "performer": house(entry.get("pharmacy")),
            }
        ),
    )
    yield maker.made(tree, entry, maker.named("prescription", number, name))


def own_medicine(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A medicine the person wrote down themselves."""
    name = entry.get("drug name")
    if not name:
        return
    start, end = maker.date(entry, "start date"), maker.date(entry, "stop date")
    says = "; ".join(listed(entry.get("strength"), entry.get("dose"), entry.get("frequency")))
    tree = resource(
        "MedicationStatement",
        status="completed" if end else "unknown",
        category=concept(text=entry.get("category")),
        medicationCodeableConcept={"text": name},
        effectivePeriod=kept({"start": start, "end": end}),
        reasonCode=listed(concept(text=entry.get("reason for taking"))),
        note=note(entry.get("comments"), entry.get("supply")),
        dosage=[{"text": says}] if says else [],
    )
    yield maker.made(tree, entry, maker.named("medicine", name, start))


def allergy(maker: Maker, entry: Entry) -> Iterator[Made]:
    """An allergy of either list."""
    name = entry.get("allergy name")
    if not name:
        return
    kinds = {"DRUG": "medication", "DRUGS": "medication", "FOOD": "food"}
    kind = entry.get("allergy type", "type").upper()
    severity = entry.get("severity").lower()
    reaction = entry.get("reaction")
    tree = resource(
        "AllergyIntolerance",
        category=listed(kinds.get(kind, "environment" if "ENVIRON" in kind else "")),
        code={"text": name},
        onsetDateTime=maker.date(entry, "date", "first episode date"),
        recordedDate=maker.date(entry, "date entered"),
        recorder=house(entry.get("location")),
        note=note(entry.get("comments"), *labelled(entry, "observed/historical", "treatment")),
        reaction=[
            kept(
                {
                    "manifestation": [{"text": " ".join(reaction.split())}],
                    "severity": severity if severity in {"mild", "moderate", "severe"} else "",
                }
            )
        ]
        if reaction
        else [],
    )
    url = maker.named("allergy", name, entry.get("date entered", "date"))
    yield maker.made(tree, entry, url)


def problem(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A problem of a list, or a condition the person wrote down."""
    name = entry.get("problem", "condition name")
    if not name:
        return
    end = maker.date(entry, "medical condition end date")
    state = entry.get("status").lower()
    clinical = state if state in {"active", "inactive", "resolved"} else "resolved" if end else ""
    tree = resource(
        "Condition",
        clinicalStatus=concept(coding(_CLINICAL, clinical)) if clinical else {},
        code={"text": " ".join(name.split())},
        onsetDateTime=maker.date(entry, "medical condition start date"),
        abatementDateTime=end,
        recordedDate=maker.date(entry, "date/time entered"),
        asserter=doctor(entry.get("provider")),
        note=note(entry.get("comments")),
    )
    yield maker.made(tree, entry, maker.named("problem", name, entry.get("date/time entered")))


def event(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A medical event in the person's own words."""
    name = entry.get("medical event")
    if not name:
        return
    start = maker.date(entry, "start date")
    tree = resource(
        "ClinicalImpression",
        status="completed",
        code={"text": name},
        effectivePeriod=kept({"start": start, "end": maker.date(entry, "stop date")}),
        summary=entry.get("response"),
        note=note(entry.get("comments")),
    )
    yield maker.made(tree, entry, maker.named("event", name, start))


def vaccine(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A vaccination of either list, boosters with dates of their own as notes."""
    name = entry.get("immunization", "immunization name")
    if not name:
        return
    when = maker.date(entry, "date received", "date administered")
    reaction = entry.get("reaction", "reactions").strip("- \n")
    boosters = labelled(entry, "booster 1 date", "booster 2 date", "booster 3 date")
    tree = resource(
        "Immunization",
        status="completed",
        vaccineCode={"text": " ".join(name.split())},
        **({"occurrenceDateTime": when} if when else {"occurrenceString": "unknown"}),
        primarySource=bool(entry.get("location")) or None,
        route=concept(text=entry.get("method")),
        performer=[{"actor": one} for one in listed(house(entry.get("location")))],
        note=note(entry.get("comments"), entry.get("other"), *boosters),
    )
    if reaction and reaction.lower() != "none reported":
        tree["reaction"] = [{"detail": {"display": reaction}}]
    yield maker.made(tree, entry, maker.named("vaccine", name, when))


def relative(maker: Maker, entry: Entry) -> Iterator[Made]:
    """What runs in the family; the person's own line becomes words about themselves."""
    who = entry.get("relationship", "family member")
    said = [
        line.strip()
        for label in ("health issues", "other health issues", "description")
        for line in entry.get(label).split("\n")
        if line.strip(" -")
    ]
    if not who or not said:
        return
    if who.lower() == "self":
        tree = resource(
            "ClinicalImpression",
            status="completed",
            code={"text": "Health issues"},
            summary=", ".join(said),
            note=note(entry.get("comments")),
        )
    else:
        dead = entry.get("living or deceased").lower() == "deceased"
        tree = resource(
            "FamilyMemberHistory",
            status="completed",
            relationship={"text": who},
            deceasedBoolean=True if dead else None,
            note=note(entry.get("comments")),
            condition=[{"code": {"text": text}} for text in said],
        )
    yield maker.made(tree, entry, maker.named("relative", who))


def device(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A device inside the body."""
    name, when = entry.get("device name"), maker.date(entry, "date implanted")
    if not name:
        return
    tree = resource(
        "DeviceUseStatement",
        status="active",
        timingDateTime=when,
        device={"display": name, "concept": {"text": name}},
    )
    yield maker.made(tree, entry, maker.named("device", name, when))


def goal(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A goal; the summary and the full list name it twice, and it is one."""
    name = entry.get("my goal")
    if not name:
        return
    start = maker.date(entry, "goal start date")
    done = entry.get("goal completion date", "date goal completed")
    tree = resource(
        "Goal",
        lifecycleStatus="completed" if done else "active",
        description={"text": name},
        startDate=start[:10],
        note=note(entry.get("description")),
    )
    url = urn("bluebutton", maker.subject.get("reference", ""), "goal", name, start)
    yield maker.made(tree, entry, url)
