"""Heart traces of an Apple Watch: head lines in the phone's language, then a value a line.

Refuses: words of one language; the head is known by its order and its units.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sync.fhir.dates import sort_key
from sync.readers.apple.moments import moment
from sync.readers.build import (
    Tree,
    coding,
    concept,
    human_name,
    identifier,
    kept,
    note,
    quantity,
    reference,
    resource,
    urn,
)
from sync.readers.build import category as category_of
from sync.readers.days import READING_SYSTEM, decimal_of
from sync.readers.draft import FileRefused, Given, Made, NotMine, Part, Trouble
from sync.readers.protocol import Reason

_HEAD_LINES: Final = 30
_MOST: Final = 400_000
_LONG: Final = 1_000
_HERTZ: Final = re.compile(r"(\d{2,5}(?:[.,]\d+)?)\s?\D{0,3}[Hh].{0,8}")
_MICROVOLT: Final = re.compile(r"[µμu]V|mV")
_MILLISECONDS: Final = 1000
_SYSTEM: Final = "urn:iso:std:iso:11073:10101"
_LEAD: Final = "131329"
_NAME, _BORN, _RECORDED, _CLASS, _SYMPTOMS, _DEVICE_BACK = 0, 1, 2, 3, 4, 2
_BARE: Final = re.compile(r"\s*lead\s?\w{1,4}\s*,\s*value\s*", re.IGNORECASE)


def read(given: Given) -> Iterator[Part]:
    """One trace: an Observation with its samples, the watch's reading of it, and whose it is."""
    text = bytes(given.data).decode("utf-8-sig", errors="replace")
    lines = text.splitlines()
    if lines and _BARE.fullmatch(lines[0]):
        yield _bare(lines, given)
        return
    head, first = _head(lines)
    rate, unit = _rate(head), _unit(head)
    if not rate or not unit:
        raise NotMine
    samples = list(_samples(lines[first:]))
    if not samples:
        raise FileRefused(Reason.MALFORMED)
    recorded = _value(head, _RECORDED)
    start = moment(recorded)
    if recorded and not start:
        yield Trouble("line 3", Reason.BAD_DATE)
    subject: Tree = {}
    name = _value(head, _NAME)
    if name:
        born = _born(_value(head, _BORN))
        url = urn("apple-ecg", name, born)
        yield Made(resource("Patient", name=human_name(name), birthDate=born), "line 1", url)
        subject = reference(url, name)
    yield Made(_trace(head, samples, rate, unit, start, subject), "line 1")


def _head(lines: list[str]) -> tuple[list[list[str]], int]:
    """The head's rows, and at which line the values begin."""
    rows: list[list[str]] = []
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if len(line) > _LONG or "\x00" in line:
            raise NotMine
        cells = next(csv.reader([line]), [])
        if len(cells) == 1 and _number(cells[0]) is not None:
            return rows, number
        if len(cells) == 2 and _number(line) is not None and _MICROVOLT.search(str(rows[-1:])):  # noqa: PLR2004
            return rows, number
        if any(cell.strip() for cell in cells):
            rows.append([cell.strip() for cell in cells])
    return rows, len(lines)


def _value(head: list[list[str]], place: int) -> str:
    return ", ".join(cell for cell in head[place][1:] if cell) if place < len(head) else ""


def _rate(head: list[list[str]]) -> Decimal | None:
    for row in head:
        found = _HERTZ.fullmatch(",".join(row[1:])) if len(row) > 1 else None
        if found is not None:
            return decimal_of(found[1].replace(",", "."))
    return None


def _unit(head: list[list[str]]) -> str:
    found = (row[1] for row in head if len(row) > 1 and _MICROVOLT.fullmatch(row[1]))
    return next(found, "").replace("\u03bc", "\u00b5")


def _number(text: str) -> Decimal | None:
    return decimal_of(text.strip().strip('"').replace(",", "."))


def _samples(lines: list[str]) -> Iterator[str]:
    for line in lines[:_MOST]:
        number = _number(line)
        if number is not None:
            yield format(number, "f")


def _born(text: str) -> str:
    return text if sort_key(text) and len(text) == len("2000-01-01") else ""


def _trace(
    head: list[list[str]], samples: list[str], rate: Decimal, unit: str, start: str, subject: Tree
) -> Tree:
    named = [row[0] for row in head]
    device = next(
        (
            _value(head, place)
            for place, row in enumerate(head)
            if len(row) > 1 and "watch" in row[1].lower()
        ),
        "",
    )
    told = _value(head, _CLASS)
    symptoms = f"{named[_SYMPTOMS]}: {_value(head, _SYMPTOMS)}" if _value(head, _SYMPTOMS) else ""
    seconds = round(Decimal(len(samples)) / rate, 1)
    return resource(
        "Observation",
        identifier=[identifier(READING_SYSTEM, f"ecg|{start}|{device}|apple-health")],
        status="final",
        category=category_of("procedure"),
        code=concept(
            coding(_SYSTEM, _LEAD, "MDC_ECG_ELEC_POTL_I"), text="Electrocardiogram, lead I"
        ),
        subject=subject,
        effectiveDateTime=start,
        device=kept({"display": device}),
        interpretation=[concept(text=told)] if told else None,
        note=note(symptoms, f"{seconds} s, {rate} Hz"),
        component=[
            {
                "code": concept(text="Trace"),
                "valueSampledData": _sampled(samples, rate, unit),
            }
        ],
    )


def _sampled(samples: list[str], rate: Decimal, unit: str) -> Tree:
    return {
        "origin": quantity(0, unit, unit.replace("\u00b5", "u")),
        "period": round(_MILLISECONDS / rate, 6),
        "dimensions": 1,
        "data": " ".join(samples),
    }


def _bare(lines: list[str], given: Given) -> Made:
    """A trace without any head: its numbers alone."""
    rows = (line.rpartition(",")[2] for line in lines[1:])
    samples = list(_samples(list(rows)))
    if not samples:
        raise NotMine
    return Made(
        resource(
            "Observation",
            identifier=[identifier(READING_SYSTEM, f"ecg|{given.scope}|apple-health")],
            status="final",
            category=category_of("procedure"),
            code=concept(text="Electrocardiogram"),
            component=[
                {
                    "code": concept(text="Trace"),
                    "valueSampledData": {
                        "origin": {"value": 0},
                        "dimensions": 1,
                        "data": " ".join(samples),
                    },
                }
            ],
        ),
        "line 1",
    )
