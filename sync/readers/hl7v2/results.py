"""What was found: OBX as Observation, OBR as DiagnosticReport or order.

Refuses: a number that is not surely one (`5,9`); the text stays, its place is told.
"""

import re
from decimal import Decimal
from typing import Any, Final

from sync.fhir.observations import VITAL_CODES
from sync.readers.build import (
    UCUM,
    Tree,
    category,
    coding,
    concept,
    kept,
    listed,
    note,
    quantity,
    reference,
    resource,
)
from sync.readers.draft import Made, Trouble
from sync.readers.hl7v2.fields import NULL, Part, Segment
from sync.readers.hl7v2.message import Case, hashed
from sync.readers.hl7v2.tables import (
    DIAGNOSTIC,
    FLAG_CODES,
    FLAGS,
    IMAGES,
    ORDERED,
    REPORTED,
    STATUSES,
    TESTS,
)
from sync.readers.hl7v2.values import (
    coded,
    compared,
    concept_in,
    concepts,
    decimal_of,
    doctor,
    moment,
    number_of,
    organisation,
    person_name,
    staff,
    words,
)
from sync.readers.protocol import Reason

_MEASURED: Final = frozenset({"NM", "SN", "CE", "CWE", "CNE", "ST", "CF"})
_CODED: Final = frozenset({"CE", "CWE", "CNE", "CF", "IS", "ID"})
_LETTERS: Final = frozenset({"TX", "FT", "ST", "", "GTS"})
_TIMES: Final = frozenset({"DT", "TS", "DTM"})
_COMMA: Final = re.compile(r"[<>]?=?\s*[+-]?\d+,\d+")
_RANGE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)")
_MOST_REPEATED: Final = 400


def observation(case: Case, obx: Segment, group: "Group") -> Made:
    """The Observation of an OBX segment, in the order or report it stands in."""
    kind = obx.get(2).upper()
    value = _value(case, obx, kind)
    when = case.time(obx, 14) or group.when
    code = concept_in(obx, 3)
    tree = resource(
        "Observation",
        status=STATUSES.get(obx.get(11).upper()) or group.fallback,
        category=_category(case, obx, kind, group),
        code=code or {"text": obx.name},
        encounter=case.visit,
        effectiveDateTime=when,
        issued=group.issued,
        performer=_seen_by(case, obx),
        **value,
        dataAbsentReason=_absent(obx) if not value else {},
        interpretation=case.once(_interpretations, obx, 8),
        note=note(*obx.notes_text()),
        bodySite=concept_in(obx, 20),
        method=concept_in(obx, 17),
        specimen=group.specimen,
        referenceRange=case.once(_range, obx, 7, 6),
    )
    key = [obx.get(3), obx.get(3, 2), obx.get(4)]
    if group.number:
        url = case.named("result", group.number, group.code, *key)
    else:
        url = case.named("result", group.code, *key, when, hashed(kept(value)))
    return case.made(tree, obx, url)


class Group:
    """The order or report OBX segments stand in: its number, time, specimen, state."""

    def __init__(self, case: Case, obr: Segment | None = None, orc: Segment | None = None) -> None:
        self.obr = obr
        self.results: list[Made] = []
        self.numbers = _order_numbers(case, obr, orc)
        filler, placer = self.numbers
        self.number = "|".join(filler) if filler[1] else "|".join(placer) if placer[1] else ""
        self.code = f"{obr.get(4)}|{obr.get(4, 2)}" if obr is not None else ""
        self.when = case.time(obr, 7) if obr is not None else ""
        self.issued = _instant(case.time(obr, 22)) if obr is not None else ""
        self.service = obr.get(24).upper() if obr is not None else ""
        self.specimen: Tree = {}
        state = obr.get(25).upper() if obr is not None else ""
        self.state = state
        self.fallback = {"F": "final", "C": "corrected", "P": "preliminary"}.get(state, "unknown")


def _order_numbers(
    case: Case, obr: Segment | None, orc: Segment | None
) -> tuple[tuple[str, str], tuple[str, str]]:
    def first(at: int) -> tuple[str, str]:
        for one in (obr, orc):
            if one is not None and one.get(at):
                return number_of(one.part(at), case.sender)
        return "", ""

    return (first(3), first(2)) if obr is not None and obr.name == "OBR" else (_of(case, orc))


def _of(case: Case, orc: Segment | None) -> tuple[tuple[str, str], tuple[str, str]]:
    if orc is None:
        return ("", ""), ("", "")
    return number_of(orc.part(3), case.sender), number_of(orc.part(2), case.sender)


def _category(case: Case, obx: Segment, kind: str, group: Group) -> list[Tree]:
    codes = {obx.get(3), obx.get(3, 4)}
    if codes & VITAL_CODES:
        return category("vital-signs")
    if group.service in IMAGES:
        return category("imaging")
    if group.obr is None or case.kind not in {"ORU", "OUL", "ORL", "OML"}:
        return []
    if group.service in TESTS or (kind in _MEASURED and not group.service):
        return category("laboratory")
    return []


def _value(case: Case, obx: Segment, kind: str) -> Tree:
    """The value as `value[x]`, empty if there is none."""
    raw = obx.raw(5)
    if not raw.strip() or raw.strip() == NULL:
        return {}
    if kind == "ED":
        return _file_kind(obx)
    if kind in _LETTERS:
        text = obx.lines(5)
        return _number_in_text(obx, text) if kind == "ST" else kept({"valueString": text})
    parts = obx.parts(5)[:_MOST_REPEATED]
    if not parts:
        return {}
    if len(parts) > 1:
        shown = [_shown(one, kind) for one in parts]
        between = " / " if kind == "NM" else "; "  # no reader takes `60 / 120` for a number
        return kept({"valueString": between.join(one for one in shown if one)})
    return _single(case, obx, parts[0], kind)


def _single(case: Case, obx: Segment, part: Part, kind: str) -> Tree:
    if kind == "NM":
        return _numeric(case, obx, part.get(1))
    if kind == "SN":
        return _structured(obx, part)
    if kind in _CODED:
        return kept({"valueCodeableConcept": coded(part)})
    if kind in _TIMES:
        found = moment(part.get(1))
        return {"valueDateTime": found} if found else kept({"valueString": part.get(1)})
    if kind == "CQ":
        number = decimal_of(part.get(1))
        if number is not None:
            return {"valueQuantity": quantity(number, part.get(2, 2) or part.get(2))}
    return kept({"valueString": _shown(part, kind)})


def _shown(part: Part, kind: str) -> str:
    if kind in _CODED:
        return words(part)
    if kind in {"XPN", "PN"}:
        return person_name(part)
    if kind in {"XCN", "CN"}:
        return person_name(part, 1) or part.get(1)
    if kind == "RP":
        return part.get(1)
    if kind in {"XON", "CX", "EI", "ED"}:
        return part.get(1)
    return part.all()


def _unit(obx: Segment) -> tuple[str, str]:
    """The unit as printed, and in UCUM if the message says it is."""
    part = obx.part(6)
    code, shown, system = part.get(1), part.whole(2), part.get(3).upper()
    if system in {"UCUM", UCUM.upper()} or part.get(6).upper() == "UCUM":
        ucum = code if system in {"UCUM", UCUM.upper()} else part.get(4)
        return code or shown, ucum
    return code or shown, ""


def _numeric(case: Case, obx: Segment, text: str) -> Tree:
    unit, code = case.once(_unit, obx, 6)
    number = decimal_of(text)
    if number is not None:
        return {"valueQuantity": quantity(_printed(text, number), unit, code)}
    sided = compared(text)
    if sided is not None:
        return {"valueQuantity": quantity(sided[1], unit, code, sided[0])}
    if _COMMA.fullmatch(text):
        case.troubles.append(Trouble(obx.place(5), Reason.NUMBER_UNCLEAR))
    return {"valueString": f"{text} {unit}".strip()}


def _printed(text: str, number: Decimal) -> Any:
    """A whole number stays whole; `.5` and `+5`, which JSON has not, become 0.5 and 5."""
    return int(text) if re.fullmatch(r"0|-?[1-9]\d{0,17}", text) else number


def _number_in_text(obx: Segment, text: str) -> Tree:
    """An ST is often a number with a unit of its own in OBX-6."""
    unit, code = _unit(obx)
    if unit and "\n" not in text:
        number, sided = decimal_of(text), compared(text)
        if number is not None:
            return {"valueQuantity": quantity(_printed(text, number), unit, code)}
        if sided is not None:
            return {"valueQuantity": quantity(sided[1], unit, code, sided[0])}
        if _COMMA.fullmatch(text):
            return {"valueString": f"{text} {unit}"}
    return kept({"valueString": text})


def _structured(obx: Segment, part: Part) -> Tree:
    """An SN: comparator, number, separator, number."""
    sign, first, between, second = (part.get(at) for at in (1, 2, 3, 4))
    unit, code = _unit(obx)
    one, two = decimal_of(first), decimal_of(second)
    if one is not None and not between and not second and sign in {"", "=", "<", "<=", ">", ">="}:
        return {"valueQuantity": quantity(one, unit, code, "" if sign == "=" else sign)}
    if one is not None and two is not None and between == "-" and sign in {"", "="}:
        low, high = quantity(one, unit, code), quantity(two, unit, code)
        return {"valueRange": {"low": low, "high": high}}
    text = f"{sign}{first}{between}{second}"
    return {"valueString": f"{text} {unit}".strip()}


def _file_kind(obx: Segment) -> Tree:
    part = obx.part(5)
    said = "/".join(one for one in (part.get(2), part.get(3)) if one)
    return kept({"valueString": said}) if part.get(5) else {}


def _absent(obx: Segment) -> Tree:
    system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    state = obx.get(11).upper()
    if state == "N":
        return concept(coding(system, "not-asked", "Not Asked"))
    if state == "X":
        return concept(coding(system, "error", "Error"))
    return {}


def _interpretations(obx: Segment) -> list[Tree]:
    found = []
    for part in obx.parts(8):
        code = part.get(1).upper()
        if code in FLAG_CODES:
            found.append(concept(coding(FLAGS, code), text=part.get(2)))
        else:
            found.append(coded(part))
    return found


def _range(obx: Segment) -> list[Tree]:
    text = obx.lines(7).strip()
    if not text:
        return []
    match = _RANGE.fullmatch(text)
    unit, code = _unit(obx)
    if match:
        low, high = Decimal(match[1]), Decimal(match[2])
        return [
            {"low": quantity(low, unit, code), "high": quantity(high, unit, code), "text": text}
        ]
    return [{"text": text}]


def _seen_by(case: Case, obx: Segment) -> list[Tree]:
    found = case.once(_performers, obx, 15, 16, 23, 25)
    if any(one["type"] == "Organization" for one in found):
        return found
    return listed(organisation(case.facility), *found)


def _performers(obx: Segment) -> list[Tree]:
    where = obx.get(23) or words(obx.part(15))
    return listed(organisation(where), staff(obx, 16) or staff(obx, 25))


def report(case: Case, group: Group) -> Made:
    """The DiagnosticReport of an OBR segment, its results linked."""
    obr = group.obr
    if obr is None:
        raise ValueError
    filler, placer = group.numbers
    results = [reference(one.full_url, _title(one.tree)) for one in group.results if one.full_url]
    tree = resource(
        "DiagnosticReport",
        identifier=listed(case.numbered(*filler, "FILL"), case.numbered(*placer, "PLAC")),
        status=REPORTED.get(group.state, "unknown"),
        category=_report_category(group),
        code=concept_in(obr, 4) or {"text": obr.name},
        encounter=case.visit,
        effectiveDateTime=group.when,
        issued=group.issued,
        performer=listed(organisation(case.facility)),
        resultsInterpreter=listed(_interpreter(obr)),
        specimen=listed(group.specimen),
        result=results,
        conclusion="\n".join(obr.notes_text()),
    )
    return case.made(tree, obr, case.named("report", group.number, group.code, group.when))


def _instant(text: str) -> str:
    return text if len(text) > len("2024-03-01T08:00:00") else ""


def _title(tree: Tree) -> str:
    code = tree.get("code", {})
    return str(code.get("text", ""))


def _report_category(group: Group) -> list[Tree]:
    return [concept(coding(DIAGNOSTIC, group.service))] if group.service else []


def _interpreter(obr: Segment) -> Tree:
    """OBR-32: a person (XCN), or in an NDL the person in its first component."""
    part = obr.part(32)
    if obr.marks.sub in part.raw.split(obr.marks.component)[0]:
        names = [part.get(1, at) for at in (3, 4, 2)]
        text = " ".join(one for one in names if one)
        return {"type": "Practitioner", "display": text} if text else {}
    return doctor(part)


def order(case: Case, group: Group, orc: Segment | None) -> Made:
    """The ServiceRequest of an OBR in an order message (ORM, OML, OMG, REF)."""
    obr = group.obr
    if obr is None:
        raise ValueError
    filler, placer = group.numbers
    control = orc.get(1).upper() if orc is not None else ""
    tree = resource(
        "ServiceRequest",
        identifier=listed(case.numbered(*placer, "PLAC"), case.numbered(*filler, "FILL")),
        status=ORDERED.get(control, "active"),
        intent="order",
        code=concept_in(obr, 4) or {"text": obr.name},
        encounter=case.visit,
        occurrenceDateTime=group.when or case.time(obr, 6),
        authoredOn=case.time(orc, 9) if orc is not None else "",
        requester=staff(obr, 16) or (staff(orc, 12) if orc is not None else {}),
        reasonCode=concepts(obr, 31),
        note=note(*obr.notes_text()),
    )
    return case.made(tree, obr, case.named("order", group.number, group.code, group.when))
