"""Notes, laboratory, images and vital signs of Blue Button texts.

Refuses: to read numbers out of prose; a report in words is kept as its text.
"""

import re
from collections.abc import Iterator
from typing import Final

from sync.readers.bluebutton.base import Json, Maker, doctor, house, labelled, text_file
from sync.readers.bluebutton.lines import Entry
from sync.readers.bluebutton.values import flagged, measured, value
from sync.readers.build import LOINC, category, coding, concept, listed, note, reference, resource
from sync.readers.draft import Made
from sync.readers.places import line_place

_FLAG: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"

_DIAGNOSTIC: Final = "http://terminology.hl7.org/CodeSystem/v2-0074"

_PRESSURE: Final = re.compile(r"(\d{2,3})\s*/\s*(\d{2,3})(?:\s*mm ?\[?hg\]?)?", re.IGNORECASE)

_VITALS: Final = {
    "blood pressure": "85354-9",
    "pulse rate": "8867-4",
    "pulse": "8867-4",
    "heart rate": "8867-4",
    "respiration": "9279-1",
    "temperature": "8310-5",
    "body temperature": "8310-5",
    "height": "8302-2",
    "weight": "29463-7",
    "body weight": "29463-7",
    "pulse oximetry": "59408-5",
    "pain level": "72514-3",
    "pain": "72514-3",
}


def document(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A note with its text."""
    title, when = entry.get("note title"), maker.date(entry, "date/time")
    tree, file = text_file(title or "Note", entry.text(), line_place(entry.line))
    whole = resource(
        "DocumentReference",
        status="current",
        docStatus="final" if entry.get("date/time signed") else "",
        type={"text": title or "Note"},
        date=when,
        author=listed(doctor(entry.get("signed by")), house(entry.get("location"))),
        content=[{"attachment": tree}],
    )
    yield maker.made(whole, entry, maker.named("note", title, when), attachments=(file,))


def laboratory(maker: Maker, entry: Entry) -> Iterator[Made]:
    """One laboratory test with its results; a report in words is kept as its text."""
    name, when = entry.get("lab test"), maker.date(entry, "date/time collected")
    specimen = entry.get("specimen")
    where = entry.get("collected location", "ordering location", "performing location")
    results = []
    for part in entry.parts:
        made = _result(maker, part, (name, when, specimen, where))
        results.append(made)
        yield made
    text = entry.text()
    tree = resource(
        "DiagnosticReport",
        status=_report_status(entry),
        category=[concept(coding(_DIAGNOSTIC, "LAB"), text=entry.get("lab type"))],
        code={"text": name or "Laboratory test"},
        effectiveDateTime=when,
        performer=listed(house(where)),
        specimen=listed(reference("", specimen)),
        result=[reference(one.full_url, one.tree["code"]["text"]) for one in results],
        conclusion=entry.get("comments"),
    )
    yield _with_text(maker.made(tree, entry, maker.named("report", name, when)), text, name)


def _report_status(entry: Entry) -> str:
    said = {part.get("status").lower() for part in entry.parts}
    if said == {"final"} or entry.get("date/time completed"):
        return "final"
    return "unknown"


def _with_text(made: Made, text: str, title: str) -> Made:
    if not text.strip():
        return made
    form, file = text_file(title or "Report", text, made.place)
    return made._replace(tree={**made.tree, "presentedForm": [form]}, attachments=(file,))


def _result(maker: Maker, part: Entry, test: tuple[str, str, str, str]) -> Made:
    name, when, specimen, where = test
    shown, flag = flagged(part.get("result"))
    limits = part.get("reference range").strip().removeprefix("(").removesuffix(")")
    place = part.get("performing location") or where
    said = part.get("status").lower()
    tree = resource(
        "Observation",
        status={"final": "final", "corrected": "corrected"}.get(said, "unknown"),
        category=category("laboratory"),
        code={"text": " ".join(part.get("test name").split()) or name},
        effectiveDateTime=when,
        performer=listed(house(place.split("\n", 1)[0].rstrip(" ,"))),
        **value(shown, part.get("units")),
        interpretation=[concept(coding(_FLAG, flag))] if flag else [],
        note=note(part.get("interpretation")),
        specimen=reference("", specimen),
        referenceRange=[{"text": limits}] if limits else [],
    )
    return maker.made(tree, part, maker.named("result", name, when, part.get("test name")))


def own_test(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A test the person wrote down themselves."""
    name, when = entry.get("test name", "test/lab type"), maker.date(entry, "date", "date taken")
    if not name:
        return
    tree = resource(
        "Observation",
        status="final",
        category=category("laboratory"),
        code={"text": name},
        effectiveDateTime=when,
        performer=listed(
            house(entry.get("location performed", "administered by")),
            doctor(entry.get("provider", "requesting doctor")),
        ),
        **value(entry.get("results")),
        note=note(entry.get("comments"), entry.get("reason test/lab requested")),
    )
    yield maker.made(tree, entry, maker.named("test", name, when))


def study(maker: Maker, entry: Entry) -> Iterator[Made]:
    """A radiology, pathology or heart report with its text."""
    name = entry.get("procedure/test name", "type of report")
    when = maker.date(entry, "date/time exam performed", "date obtained", "date completed")
    imaging = bool(entry.get("procedure/test name")) and "EKG" not in name.upper()
    code = "RAD" if imaging else "PAT" if entry.get("type of report") else "EC"
    text = entry.text()
    tree = resource(
        "DiagnosticReport",
        status="final" if text else "unknown",
        category=[concept(coding(_DIAGNOSTIC, code))],
        code={"text": name or "Report"},
        effectiveDateTime=when,
        performer=listed(house(entry.get("performing location", "ordering location"))),
        resultsInterpreter=listed(doctor(entry.get("radiologist"))),
        specimen=listed(reference("", entry.get("specimen"))),
        conclusion=_impression(text),
    )
    yield _with_text(maker.made(tree, entry, maker.named("study", name, when)), text, name)


def _impression(text: str) -> str:
    match = re.search(
        r"^Impression:[ \t]*\n?(.{1,600}?)(?:\n\s*\n|\Z)", text, re.MULTILINE | re.DOTALL
    )
    return " ".join(match[1].split()) if match else ""


def vital(maker: Maker, entry: Entry) -> Iterator[Made]:
    """One vital sign of any of the lists."""
    name = entry.get("vital sign", "measurement type", "vital statistic type")
    if not name:
        return
    when = maker.date(entry, "date/time collected", "date", clock="time")
    code = _VITALS.get(name.lower(), "")
    said = _measurement(entry, name)
    tree = resource(
        "Observation",
        status="final",
        category=category("vital-signs"),
        code=concept(coding(LOINC, code) if code else {}, text=name),
        effectiveDateTime=when,
        performer=listed(house(entry.get("location"))),
        note=note(entry.get("comments"), *labelled(entry, "method", "site", "target range")),
        **said,
    )
    yield maker.made(tree, entry, maker.named("vital", name, when))


def _measurement(entry: Entry, name: str) -> Json:
    top, bottom = entry.get("systolic"), entry.get("diastolic")
    text = entry.get("measurement", "reading")
    match = _PRESSURE.fullmatch(text)
    if match and "pressure" in name.lower():
        top, bottom = match.groups()
    if top and bottom:
        parts = (("8480-6", "Systolic", top), ("8462-4", "Diastolic", bottom))
        return {
            "component": [
                {"code": concept(coding(LOINC, code), text=label), **value(number, "mmHg")}
                for code, label, number in parts
            ]
        }
    if text:
        return measured(text)
    unit = entry.get("measure", "units") or _USUAL.get(name.lower(), "")
    found = [(label, shown) for label in READINGS if (shown := entry.get(label))]
    if len(found) > 1:
        several = [{"code": {"text": label}, **value(shown, unit)} for label, shown in found]
        return {"component": several}
    return value(found[0][1], unit) if found else {}


READINGS: Final = (
    "heart rate",
    "body weight",
    "body temperature",
    "pain level",
    "blood sugar count",
    "blood glucose",
    "glucose",
    "inr value",
    "total cholesterol",
    "hdl",
    "ldl",
    "triglycerides",
    "pulse oximetry",
    "spo2",
    "spo2 reading",
    "respiratory rate",
    "height",
    "result",
    "value",
)
"""The labels a self-measured value stands behind."""

_USUAL: Final = {"heart rate": "/min", "pulse": "/min", "respiratory rate": "/min"}
