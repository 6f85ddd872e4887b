"""Vaccines and medicines: RXA, RXO, RXE, RXD, RXG, with their ORC, RXR and TQ1.

Refuses: a refused or deleted dose as one that was given.
"""

from decimal import Decimal
from typing import Any, Final

from sync.readers.build import Tree, kept, listed, note, quantity, resource
from sync.readers.draft import Made
from sync.readers.hl7v2.fields import Segment
from sync.readers.hl7v2.message import Case
from sync.readers.hl7v2.values import (
    concept_in,
    concepts,
    day_of,
    decimal_of,
    number_of,
    organisation,
    staff,
    words,
)

_CONTROL: Final = {
    "CA": "cancelled",
    "OC": "cancelled",
    "CR": "cancelled",
    "DC": "stopped",
    "OD": "stopped",
    "HD": "on-hold",
    "OH": "on-hold",
    "DE": "entered-in-error",
}
_NOT_GIVEN: Final = frozenset({"RE", "NA"})
_UNKNOWN_AMOUNTS: Final = frozenset({"999", "0", ""})
_NO_VACCINE: Final = "998"


class Around:
    """What stands around an RX segment: its order before, route and timing behind."""

    def __init__(self, case: Case, orc: Segment | None, behind: list[Segment]) -> None:
        self.orc = orc
        self.route = next((one for one in behind if one.name == "RXR"), None)
        self.timing = next((one for one in behind if one.name == "TQ1"), None)
        self.parts = [one for one in behind if one.name == "RXC"]
        filler = number_of(orc.part(3), case.sender) if orc is not None else ("", "")
        placer = number_of(orc.part(2), case.sender) if orc is not None else ("", "")
        self.filler, self.placer = filler, placer

    @property
    def number(self) -> str:
        """The order's number, by whom it is filled, else by who placed it."""
        chosen = self.filler if self.filler[1] else self.placer
        return "|".join(chosen) if chosen[1] else ""


def vaccine(case: Case, rxa: Segment, around: Around) -> Made:
    """The Immunization of an RXA segment (in other messages than RAS)."""
    state = rxa.get(20).upper()
    refused = state in _NOT_GIVEN or rxa.get(5) == _NO_VACCINE
    status = "not-done" if refused else "completed"
    if rxa.get(21).upper() == "D":
        status = "entered-in-error"
    code, when = concept_in(rxa, 5) or {"text": "RXA"}, case.time(rxa, 3)
    source = rxa.get(9)
    tree = resource(
        "Immunization",
        identifier=_numbers(case, around),
        status=status,
        statusReason=concept_in(rxa, 18),
        vaccineCode=code,
        encounter=case.visit,
        **({"occurrenceDateTime": when} if when else {"occurrenceString": "unknown"}),
        primarySource={"00": True, "01": False}.get(source),
        reportOrigin=concept_in(rxa, 9) if source == "01" else {},
        manufacturer=organisation(words(rxa.part(17))),
        lotNumber=rxa.get(15),
        expirationDate=day_of(rxa.get(16)),
        site=concept_in(around.route, 2) if around.route is not None else {},
        route=concept_in(around.route, 1) if around.route is not None else {},
        doseQuantity=_amount(rxa, 6, 7),
        performer=_givers(rxa),
        note=note(*rxa.notes_text()),
    )
    return case.made(tree, rxa, _own(case, "vaccine", around, f"{rxa.get(5)}|{when}"))


def _givers(rxa: Segment) -> list[Tree]:
    where = rxa.get(27, 4) or rxa.get(11, 4) or rxa.get(11)
    actors = [staff(rxa, 10), organisation(where)]
    return [{"actor": one} for one in actors if one]


def _numbers(case: Case, around: Around) -> list[Tree]:
    return listed(case.numbered(*around.filler, "FILL"), case.numbered(*around.placer, "PLAC"))


def _own(case: Case, kind: str, around: Around, apart: str) -> str:
    return case.named(kind, around.number, apart) if around.number else ""


def given(case: Case, rxa: Segment, around: Around) -> Made:
    """The MedicationAdministration of an RXA segment in a RAS message."""
    state = rxa.get(20).upper()
    status = "not-done" if state in _NOT_GIVEN else "completed"
    if rxa.get(21).upper() == "D":
        status = "entered-in-error"
    when = case.time(rxa, 3)
    tree = resource(
        "MedicationAdministration",
        identifier=_numbers(case, around),
        status=status,
        statusReason=listed(concept_in(rxa, 18)),
        medicationCodeableConcept=concept_in(rxa, 5) or {"text": "RXA"},
        context=case.visit,
        effectiveDateTime=when,
        performer=_givers(rxa),
        note=note(*rxa.notes_text()),
        dosage=kept(
            {
                "route": concept_in(around.route, 1) if around.route is not None else {},
                "dose": _amount(rxa, 6, 7),
            }
        ),
    )
    return case.made(tree, rxa, _own(case, "given", around, f"{rxa.get(5)}|{when}"))


def _amount(segment: Segment, value: int, unit: int) -> Tree:
    text = segment.get(value)
    if text in _UNKNOWN_AMOUNTS:
        return {}
    number = decimal_of(text)
    if number is None:
        return {}
    return _quantity(number, segment, unit)


def _quantity(number: Decimal, segment: Segment, unit: int) -> Tree:
    part = segment.part(unit)
    ucum = part.get(1) if part.get(3).upper() == "UCUM" else ""
    whole: Any = int(number) if number == int(number) and "." not in str(number) else number
    return quantity(whole, part.get(2) or part.get(1), ucum)


class _Columns:
    """Where RXO, RXE, RXD and RXG keep the same things (field numbers; 0 is none)."""

    def __init__(self, *fields: int) -> None:
        self.code, self.low, self.high, self.unit, self.form, self.says, self.count, self.kind = (
            fields
        )


_PLACES: Final = {
    "RXO": _Columns(1, 2, 3, 4, 5, 7, 11, 12),
    "RXE": _Columns(2, 3, 4, 5, 6, 7, 10, 11),
    "RXD": _Columns(2, 12, 0, 0, 6, 15, 4, 5),
    "RXG": _Columns(4, 5, 6, 7, 8, 10, 0, 0),
}


def medicine(case: Case, rx: Segment, around: Around) -> Made:
    """The MedicationRequest (RXO, RXE, RXG) or MedicationDispense (RXD)."""
    where = _PLACES[rx.name]
    code = concept_in(rx, where.code) or {"text": rx.name}
    dispensed = rx.name == "RXD"
    tree = resource(
        "MedicationDispense" if dispensed else "MedicationRequest",
        identifier=_prescribed(case, rx, around),
        status=_state(around, dispensed=dispensed),
        **({} if dispensed else {"intent": _INTENTS[rx.name]}),
        medicationCodeableConcept=code,
        **({"context": case.visit} if dispensed else {"encounter": case.visit}),
        **_when_and_who(case, rx, around),
        reasonCode=[] if dispensed else concepts(rx, 27 if rx.name == "RXE" else 20)[:3],
        note=note(*rx.notes_text(), *_parts(around)),
        dosageInstruction=listed(_dosage(rx, where, around)),
        **_supply(rx, where, dispensed=dispensed),
    )
    apart = f"{rx.name}|{rx.get(where.code)}|{rx.get(where.code, 2)}"
    return case.made(tree, rx, _own(case, "medicine", around, apart))


_INTENTS: Final = {"RXO": "original-order", "RXE": "filler-order", "RXG": "instance-order"}


def _prescribed(case: Case, rx: Segment, around: Around) -> list[Tree]:
    found = _numbers(case, around)
    number = rx.get({"RXE": 15, "RXD": 7}.get(rx.name, 0)) if rx.name in {"RXE", "RXD"} else ""
    if number:
        found.append(case.numbered(f"urn:rekamku:hl7v2:{case.facility}:prescription", number))
    return found


def _state(around: Around, *, dispensed: bool) -> str:
    control = around.orc.get(1).upper() if around.orc is not None else ""
    found = _CONTROL.get(control, "completed" if dispensed else "active")
    stated = around.orc.get(5).upper() if around.orc is not None else ""
    if found == "active" and stated in {"CM", "CA", "DC", "HD"}:
        found = {"CM": "completed", "CA": "cancelled", "DC": "stopped", "HD": "on-hold"}[stated]
    return found


def _when_and_who(case: Case, rx: Segment, around: Around) -> Tree:
    if rx.name == "RXD":
        who = staff(rx, 10)
        actors = [{"actor": one} for one in listed(who, organisation(case.facility))]
        return {"whenHandedOver": case.time(rx, 3), "performer": actors}
    orc = around.orc
    ordered = staff(rx, 13) if rx.name == "RXE" else staff(rx, 14) if rx.name == "RXO" else {}
    if orc is None:
        return {"requester": ordered}
    return {
        "authoredOn": case.time(orc, 9) or case.time(orc, 15),
        "requester": staff(orc, 12) or ordered or organisation(orc.get(21) or case.facility),
    }


def _dosage(rx: Segment, where: _Columns, around: Around) -> Tree:
    """What the sender says of dose and times, as text; numbers only where they are plain."""
    said = [words(part) for part in rx.parts(where.says)]
    timing = around.timing
    rhythm = []
    if timing is not None:
        rhythm = [words(part) for part in timing.parts(3)] + [timing.get(11), timing.get(10)]
    low, high = rx.get(where.low), rx.get(where.high) if where.high else ""
    unit = words(rx.part(where.unit)) if where.unit else ""
    dose = "–".join(one for one in dict.fromkeys((low, high)) if one and one != "0")
    amount = f"{dose} {unit}".strip() if dose else ""
    texts = [one for one in (*said, amount if not said else "", *rhythm) if one]
    exact = _amount(rx, where.low, where.unit) if where.unit and not high else {}
    form = concept_in(rx, where.form) if where.form else {}
    return kept(
        {
            "text": "; ".join(dict.fromkeys(texts)),
            "additionalInstruction": [form] if form and not texts else [],
            "route": concept_in(around.route, 1) if around.route is not None else {},
            "site": concept_in(around.route, 2) if around.route is not None else {},
            "doseAndRate": [{"doseQuantity": exact}] if exact else [],
        }
    )


def _parts(around: Around) -> list[str]:
    """The ingredients of a mixture (RXC)."""
    found = []
    for one in around.parts:
        amount = " ".join(text for text in (one.get(3), words(one.part(4))) if text)
        found.append(f"{words(one.part(2))} {amount}".strip())
    return found


def _supply(rx: Segment, where: _Columns, *, dispensed: bool) -> Tree:
    amount = _amount(rx, where.count, where.kind) if where.count else {}
    if dispensed:
        return {"quantity": amount}
    refills = rx.get({"RXO": 13, "RXE": 12}.get(rx.name, 0)) if rx.name in {"RXO", "RXE"} else ""
    allowed = int(refills) if refills.isdecimal() and len(refills) < len("1000") else None
    return {"dispenseRequest": kept({"numberOfRepeatsAllowed": allowed, "quantity": amount})}
