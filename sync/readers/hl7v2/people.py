"""Whom a message is about, where they were seen, who pays: PID, PV1, PV2, IN1, SCH.

Refuses: relatives and guarantors (NK1, GT1) as patients.
"""

from typing import Final

from sync.readers.build import Tree, coding, concept, kept, listed, reference, resource, urn
from sync.readers.draft import Made
from sync.readers.hl7v2.fields import Part, Segment
from sync.readers.hl7v2.message import Case
from sync.readers.hl7v2.values import (
    NIK,
    concept_in,
    concepts,
    day_of,
    human,
    number_of,
    organisation,
    patient_number,
    period,
    staff,
    words,
)

_SEXES: Final = {"M": "male", "F": "female", "L": "male", "P": "female", "U": "unknown"}
_SEXES.update({"O": "other", "A": "other", "N": "other"})
_ACT: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_CLASSES: Final = {
    "I": ("IMP", "inpatient encounter"),
    "O": ("AMB", "ambulatory"),
    "E": ("EMER", "emergency"),
    "P": ("PRENC", "pre-admission"),
    "R": ("AMB", "ambulatory"),
    "B": ("IMP", "inpatient encounter"),
    "D": ("AMB", "ambulatory"),
    "H": ("HH", "home health"),
    "V": ("VR", "virtual"),
}
_ADMITTED: Final = frozenset({"A01", "A02", "A04", "A06", "A07", "A12", "A13", "A21", "A22"})
_PLANNED: Final = frozenset({"A05", "A14", "A15", "A16"})
_CANCELLED: Final = frozenset({"A11", "A25", "A26", "A27", "A38"})
_SIXTEEN_DIGITS: Final = 16
_SERVICES: Final = {
    "MED": "Medical",
    "SUR": "Surgical",
    "URO": "Urology",
    "PUL": "Pulmonary",
    "CAR": "Cardiac",
}
"""HL7 table 0069."""

_PHONES: Final = {"CP": "mobile", "PH": "", "FX": "", "BP": ""}


def patient(case: Case, pid: Segment) -> Made:
    """The Patient of a PID segment; the case's records are about them from now on."""
    identifiers = _identifiers(case, pid)
    names = [one for part in pid.parts(5) for one in human(part)]
    birth = day_of(pid.get(7))
    if not birth:
        case.time(pid, 7)
    first = next((one for one in identifiers if one.get("system") == NIK), None)
    first = first or next(iter(identifiers), {})
    called = names[0]["text"] if names and "text" in names[0] else ""
    if first.get("system"):
        url = urn("hl7v2", "patient", first["system"], first["value"])
    else:
        url = urn("hl7v2", "patient", case.sender, first.get("value", ""), called, birth)
    case.subject, case.who = reference(url, called), url
    case.subject["type"] = "Patient"
    tree = resource(
        "Patient",
        identifier=identifiers,
        name=names,
        telecom=_telecom(pid),
        gender=_SEXES.get(pid.get(8).upper()[:1], ""),
        birthDate=birth,
        deceasedDateTime=case.time(pid, 29),
        deceasedBoolean=True if pid.get(30) == "Y" and not case.time(pid, 29) else None,
        address=_addresses(pid),
        maritalStatus=concept_in(pid, 16),
    )
    return case.made(tree, pid, url)


def _identifiers(case: Case, pid: Segment) -> list[Tree]:
    parts = [*pid.parts(3)]
    if not parts:
        parts = [*pid.parts(2)]
    found = [patient_number(part, case.sender) for part in parts]
    second = pid.get(2)
    if second and second not in {one.get("value") for one in found}:
        found.append(patient_number(pid.part(2), case.sender))
    national = pid.get(19)
    if len(national) == _SIXTEEN_DIGITS and national.isdecimal():
        found.append({"system": NIK, "value": national})
    elif national:
        found.append(patient_number(pid.part(19), case.sender, "SS"))
    seen: dict[tuple[str, str], Tree] = {}
    for one in listed(*found):
        seen.setdefault((one.get("system", ""), one["value"]), one)
    return list(seen.values())


def _telecom(pid: Segment) -> list[Tree]:
    found = []
    for field, use in ((13, "home"), (14, "work")):
        for part in pid.parts(field):
            mail = part.get(4) if "@" in part.get(4) else ""
            number = part.get(1) or part.get(12) or "".join(part.get(at) for at in (5, 6, 7))
            if mail:
                found.append({"system": "email", "value": mail})
            elif number:
                chosen = _PHONES.get(part.get(3), "") or use
                found.append({"system": "phone", "value": number, "use": chosen})
    return found


def _addresses(pid: Segment) -> list[Tree]:
    return listed(
        *(
            kept(
                {
                    "line": listed(part.whole(1), part.get(2)),
                    "city": part.get(3),
                    "state": part.get(4),
                    "postalCode": part.get(5),
                    "country": part.get(6),
                }
            )
            for part in pid.parts(11)
        )
    )


def encounter(case: Case, pv1: Segment, pv2: Segment | None) -> Made:
    """The Encounter of a PV1 segment; results of the message belong to it."""
    code, shown = _CLASSES.get(pv1.get(2).upper(), ("", ""))
    admitted = case.time(pv1, 44)
    system, value = number_of(Part(pv1.raw(19), pv1.marks), case.sender)
    system = _visit_system(case, pv1) or system
    url = (
        case.named("visit", system, value)
        if value
        else case.named("visit", admitted, pv1.get(2), pv1.raw(3))
    )
    case.visit = reference(url)
    reasons = concepts(pv2, 3) if pv2 is not None else []
    tree = resource(
        "Encounter",
        identifier=listed(case.numbered(system, value)),
        status=_visit_status(case, pv1),
        **{"class": coding(_ACT, code, shown) if code else coding("", pv1.get(2), pv1.get(2, 2))},
        type=listed(concept(text=pv1.get(4, 2))) if pv1.get(4, 2) else [],
        serviceType=_service(pv1),
        participant=_participants(pv1),
        period=period(admitted, case.time(pv1, 45)),
        reasonCode=reasons,
        hospitalization=kept({"dischargeDisposition": concept_in(pv1, 36)}),
        location=_location(pv1),
        serviceProvider=organisation(pv1.get(39) or _facility_of(pv1) or case.facility),
    )
    return case.made(tree, pv1, url)


def _visit_system(case: Case, pv1: Segment) -> str:
    """PV1-19 is a CX: its authority is the fourth component, not the second as in an EI."""
    number = patient_number(pv1.part(19), case.sender)
    return str(number.get("system", ""))


def _facility_of(pv1: Segment) -> str:
    return pv1.get(3, 4)


def _visit_status(case: Case, pv1: Segment) -> str:
    if case.kind == "ADT":
        if case.event == "A23":
            return "entered-in-error"
        if case.event in _CANCELLED:
            return "cancelled"
        if case.event in _PLANNED:
            return "planned"
    if pv1.get(45) or case.event == "A03":
        return "finished"
    return "in-progress" if case.kind == "ADT" and case.event in _ADMITTED else "unknown"


def _service(pv1: Segment) -> Tree:
    code, text = pv1.get(10), pv1.get(10, 2)
    text = text or _SERVICES.get(code.upper(), "") or ("" if code.isdecimal() else code)
    return concept(coding("", code), text=text) if text else {}


def _participants(pv1: Segment) -> list[Tree]:
    roles = ((7, "ATND"), (8, "REF"), (9, "CON"), (17, "ADM"))
    system = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    found = []
    for field, role in roles:
        who = staff(pv1, field)
        if who:
            found.append({"type": [concept(coding(system, role))], "individual": who})
    return found


def _location(pv1: Segment) -> list[Tree]:
    where = pv1.part(3)
    parts = [where.get(at) for at in (9, 1, 2, 3)]
    text = ", ".join(dict.fromkeys(one for one in parts if one))
    return [{"location": {"type": "Location", "display": text}}] if text else []


def coverage(case: Case, in1: Segment) -> Made:
    """The Coverage of an IN1 segment."""
    plan, payer = words(in1.part(2)), in1.get(4)
    tree = resource(
        "Coverage",
        identifier=listed(case.numbered("", in1.get(36), "MB")) if in1.get(36) else [],
        status="active",
        type=concept_in(in1, 15) or concept(text=plan),
        subscriberId=in1.get(36) or in1.get(49),
        beneficiary=case.subject,
        relationship=concept_in(in1, 17),
        period=period(case.time(in1, 12), case.time(in1, 13)),
        payor=listed(organisation(payer or plan)),
        **{"class": _group(in1)},
    )
    return case.made(tree, in1)


def _group(in1: Segment) -> list[Tree]:
    system = "http://terminology.hl7.org/CodeSystem/coverage-class"
    value = in1.get(8)
    if not value:
        return []
    return [kept({"type": concept(coding(system, "group")), "value": value, "name": in1.get(9)})]


_APPOINTED: Final = {
    "BOOKED": "booked",
    "PENDING": "pending",
    "WAITLIST": "waitlist",
    "OVERBOOK": "booked",
    "CANCELLED": "cancelled",
    "CANCELED": "cancelled",
    "DELETED": "entered-in-error",
    "DC": "cancelled",
    "NOSHOW": "noshow",
    "STARTED": "arrived",
    "COMPLETE": "fulfilled",
    "COMPLETED": "fulfilled",
}
_SCHEDULED: Final = {
    "S12": "booked",
    "S13": "booked",
    "S14": "booked",
    "S15": "cancelled",
    "S16": "cancelled",
    "S17": "entered-in-error",
    "S26": "noshow",
}


def appointment(case: Case, sch: Segment, around: list[Segment]) -> Made:
    """The Appointment of an SCH segment; `around` are the resources (AIS, AIP, AIL) behind it."""
    service = next((one for one in around if one.name == "AIS"), None)
    start = case.time(sch, 11, 4) or (case.time(service, 4) if service is not None else "")
    people = [organisation("")]
    people += [staff(one, 3) for one in around if one.name == "AIP"]
    places = [words(one.part(3)) or one.get(3) for one in around if one.name == "AIL"]
    people += [{"type": "Location", "display": text} for text in places if text]
    actors = [{"actor": one, "status": "accepted"} for one in people if one]
    if case.subject:
        whose = {**case.subject, "type": "Patient"}
        actors.insert(0, {"actor": whose, "status": "accepted"})
    status = _APPOINTED.get(sch.get(25).upper()) or _SCHEDULED.get(case.event, "proposed")
    system, value = number_of(sch.part(2) if sch.get(2) else sch.part(1), case.sender)
    tree = resource(
        "Appointment",
        identifier=listed(case.numbered(system, value)),
        status=status,
        serviceType=listed(concept_in(service, 3)) if service is not None else [],
        appointmentType=concept_in(sch, 8),
        reasonCode=listed(concept_in(sch, 7), concept_in(sch, 6)),
        start=start,
        end=case.time(sch, 11, 5),
        comment="\n".join(sch.notes_text()),
        participant=actors,
    )
    return case.made(tree, sch, case.named("appointment", system, value, start))
