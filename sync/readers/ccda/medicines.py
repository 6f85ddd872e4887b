"""Medicines: what is taken, ordered, given, handed out.

Refuses: computing doses; timing that FHIR has no word for stays in the words of the source.
"""

from decimal import Decimal
from typing import Any, Final

from sync.readers.build import Tree, concept, kept, listed, note
from sync.readers.ccda.document import Document, status_of, timed
from sync.readers.ccda.find import Found
from sync.readers.ccda.kinds import What
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import (
    ACT,
    GIVEN,
    SUPPLY,
    Element,
    attribute,
    code_of,
    every,
    one,
    related,
    templates,
)
from sync.readers.ccda.values import Span, kind_of

_STATED: Final = {
    "active": "active",
    "completed": "completed",
    "aborted": "stopped",
    "suspended": "on-hold",
    "held": "on-hold",
    "cancelled": "not-taken",
    "new": "intended",
    "nullified": "entered-in-error",
}
_ORDERED: Final = _STATED | {"cancelled": "cancelled", "new": "draft"}
_GIVEN: Final = {
    "active": "in-progress",
    "completed": "completed",
    "aborted": "stopped",
    "cancelled": "not-done",
    "held": "on-hold",
    "suspended": "on-hold",
}
_PERIODS: Final = {"s", "min", "h", "d", "wk", "mo", "a"}
_WHENS: Final = frozenset(
    [
        "HS",
        "WAKE",
        "C",
        "CM",
        "CD",
        "CV",
        "AC",
        "ACM",
        "ACD",
        "ACV",
        "PC",
        "PCM",
        "PCD",
        "PCV",
        "MORN",
        "AFT",
        "EVE",
        "NIGHT",
    ]
)
INSTRUCTIONS: Final = {"22.4.20", "1.49", "1.3.6.1.4.1.19376.1.5.3.1.4.3"}
_ORDERS: Final = frozenset({"INT", "RQO", "PRMS", "PRP", "ARQ"})


def product_of(document: Document, found: Found) -> tuple[Tree, Element | None]:
    """What the product is, and its element."""
    element, values = found.element, document.values
    held = one(element, "consumable", "manufacturedProduct")
    if held is None:
        held = one(element, "product", "manufacturedProduct")
    material = one(held, "manufacturedMaterial")
    if material is None and held is not None:
        material = one(held, "manufacturedLabeledDrug")
    about = values.concept(one(material, "code")) if material is not None else {}
    name = words(one(material, "name")) if one(material, "name") is not None else ""
    if not about.get("coding") and name:
        about = concept(text=name)
    if not about:
        parts = [text for text in _mixed(document, element) if text]
        about = concept(text=" + ".join(parts)) if parts else {}
    return document.named(found, about, values.concept(one(element, "code"))), held


def _mixed(document: Document, element: Element) -> list[str]:
    found = []
    for _, inner in related(element):
        if inner.tag == GIVEN:
            code = one(inner, "consumable", "manufacturedProduct", "manufacturedMaterial", "code")
            said = document.values.concept(code)
            found.append(
                said.get("text") or next((c.get("display", "") for c in said.get("coding", [])), "")
            )
    return found


def medicine(document: Document, found: Found) -> Tree:
    """A medication activity: an order by its mood, else a statement."""
    element = found.element
    about, _ = product_of(document, found)
    bare = not about
    about = document.absent(about, "medications", denied=found.denied)
    status = status_of(element)
    span, timing = _times(document, element)
    dosage = _dosage(document, found, timing, about)
    notes = [*document.notes(found), *note(*_handed_out(document, element))]
    if element.get("moodCode") in _ORDERS or found.section.what is What.PLAN:
        return _request(document, found, about, dosage, span, notes)
    stated = _STATED.get(status, "unknown")
    if found.denied and not bare:
        stated = "not-taken"
    return document.record(
        "MedicationStatement",
        found,
        status="entered-in-error" if found.void else stated,
        medicationCodeableConcept=about,
        **timed("effective", span),
        dateAsserted=document.written(found),
        informationSource=next(iter(document.performers(element) or document.writers(found)), {}),
        reasonCode=document.reasons(element),
        note=notes,
        dosage=listed(dosage),
    )


def _request(
    document: Document, found: Found, about: Tree, dosage: Tree, span: Span, notes: list[Tree]
) -> Tree:
    element = found.element
    if span.first:
        repeat = dosage.setdefault("timing", {}).setdefault("repeat", {})
        repeat["boundsPeriod"] = span.period() or {"start": span.point}
    planned = found.section.what is What.PLAN
    status = _ORDERED.get(status_of(element), "unknown")
    return document.record(
        "MedicationRequest",
        found,
        status="entered-in-error" if found.void else status,
        intent="plan" if planned else "order",
        doNotPerform=True if found.denied else None,
        medicationCodeableConcept=about,
        authoredOn=document.written(found),
        requester=next(iter(_prescribers(document, element) or document.writers(found)), {}),
        reasonCode=document.reasons(element),
        note=notes,
        dosageInstruction=listed(dosage),
        dispenseRequest=_dispense(document, element),
    )


def _prescribers(document: Document, element: Element) -> list[Tree]:
    for _, inner in related(element):
        if inner.tag == SUPPLY:
            named = document.performers(inner)
            if named:
                return named
    return document.performers(element)


def _supplies(element: Element) -> list[Element]:
    return [inner for _, inner in related(element) if inner.tag == SUPPLY]


def _dispense(document: Document, element: Element) -> Tree:
    for supply in _supplies(element):
        amount = document.values.amount(one(supply, "quantity"))
        repeats = attribute(one(supply, "repeatNumber"), "value")
        number = int(repeats) if repeats.isdigit() and len(repeats) < 4 else None  # noqa: PLR2004
        found = kept({"numberOfRepeatsAllowed": number, "quantity": amount})
        if found:
            return found
    return {}


def _handed_out(document: Document, element: Element) -> list[str]:
    """Supplies beside a medicine that is no order, in short words."""
    if element.get("moodCode") in _ORDERS:
        return []
    found = []
    for supply in _supplies(element):
        quantity = one(supply, "quantity")
        amount = " ".join(
            part for part in (attribute(quantity, "value"), attribute(quantity, "unit")) if part
        )
        repeats = attribute(one(supply, "repeatNumber"), "value")
        when = document.values.when(supply).first
        text = " · ".join(
            part
            for part in (amount, f"× {repeats}" if repeats else "", when)
            if part and part != "1"
        )
        if text:
            found.append(text)
    return list(dict.fromkeys(found))


def _times(document: Document, element: Element) -> tuple[Span, list[Element]]:
    """When it was taken, and the times that say how often."""
    span, often = Span(), []
    for held in every(element, "effectiveTime"):
        kind = kind_of(held)
        if (
            kind.startswith(("PIVL", "EIVL", "SXPR"))
            or one(held, "period") is not None
            or one(held, "event") is not None
        ):
            often.append(held)
        elif not span.first:
            span = document.values.span(held)
    return span, often


def _dosage(document: Document, found: Found, often: list[Element], about: Tree) -> Tree:
    element, values = found.element, document.values
    dose, range_ = values.dose(one(element, "doseQuantity"))
    rate, rates = values.dose(one(element, "rateQuantity"))
    needed = _needed(document, element)
    said, instruction = _sig(document, found, about)
    amounts = kept(
        {"doseQuantity": dose, "doseRange": range_, "rateQuantity": rate, "rateRange": rates}
    )
    return kept(
        {
            "text": said,
            "patientInstruction": instruction,
            "timing": _timing(values, often),
            **({"asNeededBoolean": True} if needed == {} else {}),
            **({"asNeededCodeableConcept": needed} if needed else {}),
            "site": values.concept(one(element, "approachSiteCode")),
            "route": values.concept(one(element, "routeCode")),
            "doseAndRate": listed(amounts),
        }
    )


def _needed(document: Document, element: Element) -> Tree | None:
    """For what it is to be taken when needed; empty for whatever, None if at fixed times."""
    held = one(element, "precondition")
    if held is None:
        return None
    criterion = one(held, "criterion")
    if criterion is None:
        return {}
    values = document.values
    return (
        values.concept(one(criterion, "value"))
        or concept(text=values.text(one(criterion, "text")))
        or values.concept(one(criterion, "code"))
    )


def _sig(document: Document, found: Found, about: Tree) -> tuple[str, str]:
    """The words of the prescription, and what the patient was told."""
    values, said, told = document.values, [], []
    for _, inner in related(found.element):
        claimed = templates(inner)
        text = values.text(one(inner, "text"))
        if inner.tag == GIVEN and text:
            said.append(text)
        elif not INSTRUCTIONS.isdisjoint(claimed) or (
            inner.tag == ACT and code_of(inner) in {"PINSTRUCT", "FINSTRUCT", "423564006"}
        ):
            told.append(text)
    held = one(found.element, "text")
    if not said and held is not None and not values.narrative.wide(held):
        own = values.text(held)
        if own and own not in str(about):
            said.append(own)
    return " ".join(dict.fromkeys(said)), " ".join(dict.fromkeys(part for part in told if part))


def _timing(values: Any, often: list[Element]) -> Tree:
    repeat: Tree = {}
    words_: list[str] = []
    for held in often:
        period = one(held, "period")
        event = attribute(one(held, "event"), "code")
        if event in _WHENS:
            repeat.setdefault("when", []).append(event)
        elif period is not None:
            _periodic(repeat, period)
        for part in every(held, "comp"):
            inner = one(part, "period")
            if inner is not None:
                _periodic(repeat, inner)
            code = attribute(one(part, "event"), "code")
            if code in _WHENS:
                repeat.setdefault("when", []).append(code)
        said = values.text(one(held, "originalText"))
        if said:
            words_.append(said)
    return kept({"repeat": repeat, "code": concept(text=" ".join(words_))})


def _periodic(repeat: Tree, period: Element) -> None:
    least = one(period, "low") if one(period, "low") is not None else period
    unit, value = attribute(least, "unit"), attribute(least, "value")
    most = attribute(one(period, "high"), "value")
    if unit not in _PERIODS or not _number(value) or "period" in repeat:
        return
    repeat.update({"frequency": 1, "period": Decimal(value), "periodUnit": unit})
    if _number(most):
        repeat["periodMax"] = Decimal(most)


def _number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and len(text) < 12  # noqa: PLR2004 - no timing is longer


def administered(document: Document, found: Found) -> Tree:
    """A medicine given during a visit or a procedure."""
    about, _ = product_of(document, found)
    span, often = _times(document, found.element)
    dosage = _dosage(document, found, often, about)
    rates = (dosage.get("doseAndRate") or [{}])[0]
    status = "not-done" if found.denied else _GIVEN.get(status_of(found.element), "unknown")
    return document.record(
        "MedicationAdministration",
        found,
        status="entered-in-error" if found.void else status,
        medicationCodeableConcept=about,
        **timed("effective", span),
        performer=[{"actor": actor} for actor in document.performers(found.element)],
        reasonCode=document.reasons(found.element),
        note=document.notes(found),
        dosage=kept(
            {
                "text": dosage.get("text"),
                "site": dosage.get("site"),
                "route": dosage.get("route"),
                "dose": rates.get("doseQuantity"),
                "rateQuantity": rates.get("rateQuantity"),
            }
        ),
    )


def dispensed(document: Document, found: Found) -> Tree:
    """A supply that stands alone in a section of medicines."""
    about, _ = product_of(document, found)
    status = {"completed": "completed", "active": "in-progress", "cancelled": "cancelled"}
    return document.record(
        "MedicationDispense",
        found,
        status="entered-in-error"
        if found.void
        else status.get(status_of(found.element), "unknown"),
        medicationCodeableConcept=about,
        quantity=document.values.amount(one(found.element, "quantity")),
        whenHandedOver=document.values.when(found.element).first,
        performer=[{"actor": actor} for actor in document.performers(found.element)],
        denied=found.denied,
    )
