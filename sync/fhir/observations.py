"""Observations: laboratory, vital signs, social history, surveys, findings.

Refuses: computing; panels show their parts, an absent value says why it is absent.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sync.fhir.case import Case
from sync.fhir.concepts import Concept, concept, concept_text
from sync.fhir.dates import first_moment, moment, period_text
from sync.fhir.day_chunks import day_of_readings, is_day
from sync.fhir.generic import code_it, notes_of, pointers_of, status_of, take_actor
from sync.fhir.pointers import Pointer
from sync.fhir.quantities import (
    NO_QUANTITY,
    Quantity,
    in_text,
    quantity,
    range_text,
    ratio_text,
    with_unit,
)
from sync.fhir.ranges import Bands, Reading, interpreted, ranges_of, read_range, reading_of
from sync.fhir.series import series_key
from sync.fhir.systems import LOINC
from sync.fhir.values import Tree, clean, items, joined, prose, shorten, table, tables
from vault.records import Flag, Kind

_DATES = (
    "effectiveDateTime",
    "effectivePeriod",
    "effectiveInstant",
    "effectiveTiming",
    "appliesDateTime",
    "appliesPeriod",
    "issued",
)
_BY_CATEGORY = {
    "laboratory": Kind.LAB,
    "lab": Kind.LAB,
    "vital-signs": Kind.VITAL,
    "vital-sign": Kind.VITAL,
    "social-history": Kind.SOCIAL,
    "sdoh": Kind.SOCIAL,
    "imaging": Kind.IMAGING,
    "activity": Kind.READING,
}
VITAL_CODES: Final = frozenset(
    {
        "85353-1",
        "9279-1",
        "8867-4",
        "2708-6",
        "59408-5",
        "8310-5",
        "8302-2",
        "9843-4",
        "8287-5",
        "29463-7",
        "3141-9",
        "39156-5",
        "85354-9",
        "55284-4",
        "8480-6",
        "8462-4",
        "8306-3",
        "8280-0",
        "56086-2",
        "59576-9",
        "77606-2",
        "8289-1",
        "67775-7",
        "8478-0",
        "20564-1",
        "8331-1",
        "8327-9",
    }
)
"""LOINC codes of vital signs (FHIR R4, profile "Vital Signs"), and of more that are measured so."""
_MEASURED = frozenset({Kind.LAB, Kind.VITAL})
_SYSTOLIC = frozenset({"8480-6", "271649006", "72313002", "150021", "96608-5"})
_DIASTOLIC = frozenset({"8462-4", "271650006", "1091811000000102", "150022", "96609-3"})


def _plain(value: object) -> Quantity:
    text = prose(value)
    if text and len(text) <= 60:  # noqa: PLR2004 - a longer text is prose, no printed result
        return in_text(text)
    return Quantity(text)


def _truth(value: object) -> Quantity:
    return Quantity("true" if value is True or value == "true" else "false")


def _concept(value: object) -> Quantity:
    return Quantity(concept_text(value))


def _integer(value: object) -> Quantity:
    return quantity(value)


def _sampled(value: object) -> Quantity:
    tree = table(value)
    data = clean(tree.get("data"))
    return Quantity(f"n = {len(data.split())}" if data else "")


def _date(value: object) -> Quantity:
    return Quantity(moment(value).text or clean(value))


_VALUES: dict[str, Callable[[Any], Quantity]] = {
    "valueQuantity": quantity,
    "valueCodeableConcept": _concept,
    "valueString": _plain,
    "valueInteger": _integer,
    "valueDecimal": _integer,
    "valueBoolean": _truth,
    "valueDateTime": _date,
    "valueDate": _date,
    "valueTime": _date,
    "valueInstant": _date,
    "valueRange": lambda value: Quantity(range_text(value)),
    "valueRatio": lambda value: Quantity(ratio_text(value)),
    "valuePeriod": lambda value: Quantity(period_text(value)),
    "valueSampledData": _sampled,
    "valueAttachment": lambda value: Quantity(clean(table(value).get("title"))),
    "valueReference": lambda value: Quantity(clean(table(value).get("display"))),
}


def value_of(tree: Tree) -> Quantity:
    """The value of an Observation or component, whatever its type; empty if it has none."""
    if "valueQuantity" in tree:
        amount = quantity(tree["valueQuantity"])
        if amount.text:
            return amount
    if _VALUES.keys().isdisjoint(tree):
        return NO_QUANTITY
    read = (reader(tree[name]) for name, reader in _VALUES.items() if name in tree)
    return next((amount for amount in read if amount.text), NO_QUANTITY)


def absent(tree: Tree) -> str:
    """Why a value is absent, in the source's words (`dataAbsentReason`)."""
    return concept_text(tree.get("dataAbsentReason"))


def _by_category(categories: object) -> Kind | None:
    for category in items(categories):
        for code in concept(category).codes:
            kind = _BY_CATEGORY.get(code.lower())
            if kind is not None:
                return kind
    return None


class _Frame(NamedTuple):
    """What of an Observation hundreds of others say as well; `said` the words of a reading."""

    about: Concept
    status: str
    kind: Kind | None
    ranges: Bands
    flag: Flag
    said: str
    detail: tuple[str, ...]
    actors: tuple[Pointer, ...]


_FRAMED = (
    "code",
    "status",
    "category",
    "referenceRange",
    "interpretation",
    "bodySite",
    "method",
    "performer",
)


def _framed(tree: Tree) -> _Frame:
    """The frame, from these members alone."""
    stated, flag = tree.get("interpretation"), Flag.NONE
    if stated is not None:
        flag = interpreted(stated)
    return _Frame(
        concept(tree.get("code")),
        status_of(tree),
        _by_category(tree.get("category")),
        ranges_of(tree.get("referenceRange")),
        flag,
        concept(stated).text if stated and flag is Flag.NONE else "",
        tuple(concept_text(tree[name]) for name in ("bodySite", "method") if name in tree),
        pointers_of(tree["performer"]) if "performer" in tree else (),
    )


def _kind_of(resource: Tree, about: Concept) -> Kind:
    """The kind where no category says it: by code, else by what the observation holds."""
    if not VITAL_CODES.isdisjoint(about.codes):
        return Kind.VITAL
    if resource.get("category"):
        return Kind.OTHER
    if "specimen" in resource or "referenceRange" in resource:
        return Kind.LAB
    loinc = any(one.system == LOINC for one in about.codings)
    return Kind.LAB if loinc and "valueQuantity" in resource else Kind.OTHER


class _Part:
    """One component: its name, value and reading."""

    __slots__ = ("amount", "codes", "name", "reading", "shown")

    def __init__(self, tree: Tree) -> None:
        about = concept(tree.get("code"))
        self.name = about.text
        self.codes = about.codes
        self.amount = value_of(tree)
        ranges, said = tree.get("referenceRange"), tree.get("interpretation")
        self.reading = read_range(ranges, said, self.amount) if ranges or said else Reading()
        self.shown = with_unit(self.amount) or absent(tree)

    @property
    def line(self) -> str:
        """The component on a line of its own."""
        text = f"{self.name}: {self.shown}" if self.name else self.shown
        return f"{text} ({self.reading.text})" if self.reading.text else text


def _pressure(parts: list[_Part]) -> tuple[_Part, _Part] | None:
    systolic = next((part for part in parts if part.codes & _SYSTOLIC), None)
    diastolic = next((part for part in parts if part.codes & _DIASTOLIC), None)
    if systolic is None or diastolic is None:
        return None
    return (systolic, diastolic) if systolic.amount.text and diastolic.amount.text else None


def _worst(flags: list[Flag]) -> Flag:
    telling = [flag for flag in flags if flag is not Flag.NONE]
    off = [flag for flag in telling if flag is not Flag.NORMAL]
    if off:
        return off[0] if len(set(off)) == 1 else Flag.ABNORMAL
    return Flag.NORMAL if telling and len(telling) == len(flags) else Flag.NONE


def _components(case: Case, parts: list[_Part]) -> Quantity:
    """A panel's value as one text: blood pressure as 120/80, others by name."""
    draft = case.draft
    draft.detail.extend(part.line for part in parts)
    draft.body.extend(part.name for part in parts)
    draft.flag = _worst([part.reading.flag for part in parts])
    for part in parts:
        if part.reading.notice:
            case.context.notice(case.place, part.reading.notice)
    pair = _pressure(parts)
    if pair is not None:
        top, bottom = (part.amount for part in pair)
        draft.range_text = joined([part.reading.text for part in pair], " / ")
        return Quantity(f"{top.text}/{bottom.text}", top.number, top.unit, "", top.code)
    if len(parts) == 1:
        return parts[0].amount
    said = [f"{part.name}: {part.shown}" if part.name else part.shown for part in parts]
    return Quantity(shorten("; ".join(text for text in said if text), 400))


def _truths(parts: list[_Part]) -> Quantity:
    """A list of yes/no parts (population groups): the names of those that hold."""
    return Quantity(joined([part.name for part in parts if part.amount.text == "true"]))


def observation(case: Case) -> None:
    """Facts of an Observation."""
    resource, draft = case.resource, case.draft
    frame = case.together(_FRAMED, _framed)
    code_it(case, frame.about)
    draft.status = frame.status
    draft.moment = first_moment(resource, _DATES)
    if "identifier" in resource and is_day(resource):
        day_of_readings(case)
        return
    amount = value_of(resource)
    if "component" in resource:
        amount = _panel_value(case, [_Part(tree) for tree in tables(resource["component"])], amount)
    if "referenceRange" in resource or "interpretation" in resource:
        _read(case, frame, amount)
    draft.kind = frame.kind or _kind_of(resource, frame.about)
    draft.value = amount.text or _valueless(resource)
    draft.number, draft.unit = amount.number, amount.unit
    if draft.number is not None or draft.kind in _MEASURED:
        draft.series = series_key(draft.code, draft.system, draft.title, amount.code or amount.unit)
    _rest(case, frame)


def _valueless(resource: Tree) -> str:
    said = absent(resource) or concept_text(resource.get("interpretation"))
    return said or _members(resource)


def _panel_value(case: Case, parts: list[_Part], amount: Quantity) -> Quantity:
    if not parts:
        return amount
    whole = _components(case, parts)
    if amount.text:
        return amount
    values = [part.amount.text for part in parts]
    if values and all(text in {"true", "false"} for text in values):
        return _truths(parts)
    return whole


def _read(case: Case, frame: _Frame, amount: Quantity) -> None:
    draft = case.draft
    reading = reading_of(frame.ranges, frame.flag, amount)
    draft.low, draft.high, draft.range_text = reading.low, reading.high, reading.text
    draft.flag = reading.flag
    if reading.notice:
        case.context.notice(case.place, reading.notice)
    if frame.said:
        draft.detail.append(frame.said)


def _members(resource: Tree) -> str:
    named = [clean(one.get("display")) for one in tables(resource.get("hasMember"))]
    named += [
        clean(table(one.get("target")).get("display")) for one in tables(resource.get("related"))
    ]
    return shorten(joined(named), 400)


def _rest(case: Case, frame: _Frame) -> None:
    resource, draft = case.resource, case.draft
    if frame.detail:
        draft.detail.extend(frame.detail)
    notes = notes_of(resource)
    if notes:
        draft.detail.extend(notes)
        draft.body.extend(notes)
    for pointer in frame.actors:
        take_actor(case, pointer)
    for name in ("encounter", "context"):
        if resource.get(name):
            case.visit(case.pointer(name))
            break
