"""Rows with one column for each vital sign: one record a row, each sign a part of it.

Refuses: units nobody stated and no habit makes sure.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sync.readers.build import LOINC, Tree, category, coding, concept, resource
from sync.readers.draft import Made
from sync.readers.tables.cells import number, value
from sync.readers.tables.meanings import SCORES, VITALS, Meaning, plain, split_unit
from sync.readers.tables.row import Row

_M = Meaning


class _Sign(NamedTuple):
    """A vital sign: its LOINC code and name, its unit as people and UCUM write it."""

    code: str
    name: str
    unit: str = ""
    ucum: str = ""


_SIGNS: Final[dict[Meaning, _Sign]] = {
    _M.TEMPERATURE: _Sign("8310-5", "Body temperature", "°C", "Cel"),
    _M.PULSE: _Sign("8867-4", "Heart rate", "/min", "/min"),
    _M.SYSTOLIC: _Sign("8480-6", "Systolic blood pressure", "mmHg", "mm[Hg]"),
    _M.DIASTOLIC: _Sign("8462-4", "Diastolic blood pressure", "mmHg", "mm[Hg]"),
    _M.RESPIRATION: _Sign("9279-1", "Respiratory rate", "/min", "/min"),
    _M.OXYGEN: _Sign("2708-6", "Oxygen saturation", "%", "%"),
    _M.WEIGHT: _Sign("29463-7", "Body weight", "kg", "kg"),
    _M.HEIGHT: _Sign("8302-2", "Body height", "cm", "cm"),
    _M.BODY_MASS: _Sign("39156-5", "Body mass index", "kg/m2", "kg/m2"),
    _M.WAIST: _Sign("8280-0", "Waist circumference", "cm", "cm"),
    _M.HEAD: _Sign("9843-4", "Head circumference", "cm", "cm"),
    _M.PAIN: _Sign("72514-3", "Pain severity"),
    _M.COMA_SCALE: _Sign("9269-2", "Glasgow coma score total"),
    _M.AWARENESS: _Sign("67775-7", "Level of responsiveness"),
    _M.OXYGEN_FLOW: _Sign("3151-8", "Inhaled oxygen flow rate", "L/min", "L/min"),
    _M.WARNING_SCORE: _Sign("", "NEWS2"),
    _M.OXYGEN_GIVEN: _Sign("", "Supplemental oxygen"),
}
_PANEL: Final = ("85353-1", "Vital signs")
_PRESSURES: Final = ("85354-9", "Blood pressure")
_PRESSURE: Final = re.compile(r"(\d{2,3})\s*/\s*(\d{2,3})(?:\s*mm\s*hg)?", re.IGNORECASE)
_UNITS: Final = {
    "c": ("°C", "Cel"),
    "°c": ("°C", "Cel"),
    "celsius": ("°C", "Cel"),
    "f": ("°F", "[degF]"),
    "°f": ("°F", "[degF]"),
    "kg": ("kg", "kg"),
    "lb": ("lb", "[lb_av]"),
    "lbs": ("lb", "[lb_av]"),
    "cm": ("cm", "cm"),
    "m": ("m", "m"),
    "mmhg": ("mmHg", "mm[Hg]"),
    "%": ("%", "%"),
    "bpm": ("/min", "/min"),
    "x/menit": ("/min", "/min"),
}
_METRIC: Final = frozenset(
    {"berat", "bb", "berat_badan", "tinggi", "tb", "tinggi_badan", "panjang_badan"}
)
_BODY_HEAT: Final = (25, 46)
_FAHRENHEIT: Final = (80, 115)
_GROWN: Final = (40, 250)


def wide(row: Row) -> Iterator[Made]:
    """A row's vital signs as one record, each laboratory column as a record of its own."""
    parts = list(_parts(row))
    when, notes = row.when(), [*row.notes(), *_words(row)]
    if parts or notes:
        tree = resource(
            "Observation",
            status="final",
            category=category("vital-signs"),
            **_about(parts),
            encounter=row.visit(),
            effectiveDateTime=when,
            performer=row.actors(),
            note=notes,
            component=parts if len(parts) > 1 else [],
        )
        yield row.made(tree, row.named("vitals", when))
    yield from _analytes(row, when)


def _about(parts: list[Tree]) -> Tree:
    """The code of the record; one sign alone is its own record, without parts."""
    if len(parts) == 1:
        return parts[0]
    codes = [part["code"]["coding"][0]["code"] for part in parts if "coding" in part["code"]]
    code, name = _PRESSURES if codes == ["8480-6", "8462-4"] else _PANEL
    return {"code": concept(coding(LOINC, code), text=name)}


def _parts(row: Row) -> Iterator[Tree]:
    for meaning in (*VITALS, *SCORES):
        at = row.table.places.get(meaning, -1)
        text = row.text(at) if at >= 0 else ""
        if not text:
            continue
        if meaning is _M.PRESSURE:
            yield from _pressure(text)
            continue
        sign = _SIGNS[meaning]
        unit, ucum = _unit(meaning, row.table.columns.header[at], text)
        code = coding(LOINC, sign.code) if sign.code else {}
        yield {"code": concept(code, text=sign.name), **value(text, unit, ucum)}


def _pressure(text: str) -> Iterator[Tree]:
    match = _PRESSURE.fullmatch(text)
    if match is None:
        yield {"code": {"text": _PRESSURES[1]}, "valueString": text}
        return
    for meaning, printed in zip((_M.SYSTOLIC, _M.DIASTOLIC), match.groups(), strict=True):
        sign = _SIGNS[meaning]
        about = concept(coding(LOINC, sign.code), text=sign.name)
        yield {"code": about, **value(str(int(printed)), sign.unit, sign.ucum)}


def _unit(meaning: Meaning, header: str, text: str) -> tuple[str, str]:
    """The unit the head states, else the one habit makes sure; none where two are possible."""
    stated = split_unit(header)[1].lower()
    if stated:
        return _UNITS.get(stated, (stated, ""))
    sign, amount = _SIGNS[meaning], number(text)
    usual = (sign.unit, sign.ucum)
    if meaning is _M.TEMPERATURE:
        if amount is not None and _FAHRENHEIT[0] <= amount <= _FAHRENHEIT[1]:
            return "°F", "[degF]"
        warm = amount is not None and _BODY_HEAT[0] <= amount <= _BODY_HEAT[1]
        return usual if warm else ("", "")
    if meaning is _M.WEIGHT:
        return usual if plain(header) in _METRIC else ("", "")
    if meaning is _M.HEIGHT:
        least = _GROWN[0] if plain(header) in _METRIC else 2 * _GROWN[0]
        return usual if amount is not None and least <= amount <= _GROWN[1] else ("", "")
    return usual


def _words(row: Row) -> list[Tree]:
    """A doctor's words beside the signs, under the names of their columns."""
    found = []
    for meaning in (_M.COMPLAINT, _M.EXAMINATION, _M.ASSESSMENT, _M.PLAN, _M.ALLERGY):
        at = row.table.places.get(meaning, -1)
        text = row.text(at) if at >= 0 else ""
        if text:
            found.append({"text": f"{row.table.columns.header[at]}: {text}"})
    return found


def _analytes(row: Row, when: str) -> Iterator[Made]:
    for at, meaning in enumerate(row.table.columns.meanings):
        text = row.text(at) if meaning is _M.ANALYTE else ""
        if not text:
            continue
        name, unit = split_unit(row.table.columns.header[at])
        tree = resource(
            "Observation",
            status="final",
            category=category("laboratory"),
            code={"text": name},
            encounter=row.visit(),
            effectiveDateTime=when,
            performer=row.actors(),
            **value(text, unit),
        )
        made = row.made(tree, row.named("analyte", when, name))
        yield made._replace(place=row.place(at))
