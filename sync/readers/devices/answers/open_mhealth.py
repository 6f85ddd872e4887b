"""Open mHealth and IEEE 1752 data points; Nightscout's and xDrip's entries.

Refuses: data points of schemas it does not know; they are named.
"""

from decimal import Decimal
from typing import Any, Final

from sync.readers.devices.answers.shapes import Entry, Shape, needs
from sync.readers.devices.answers.tree import member, moment, number, text
from sync.readers.devices.gather import without_unit
from sync.readers.devices.glucose import CARBOHYDRATES
from sync.readers.devices.moments import Wall
from sync.readers.measures import (
    BODY_FAT,
    BODY_MASS_INDEX,
    BREATHING,
    DISTANCE,
    ENERGY_ACTIVE,
    EXERCISE,
    GLUCOSE_FINGER,
    GLUCOSE_INTERSTITIAL,
    HEART_RATE,
    HEIGHT,
    INSULIN,
    OXYGEN,
    RR_INTERVAL,
    SLEEP,
    STEPS,
    TEMPERATURE,
    WEIGHT,
    Measure,
    Telling,
    in_unit,
)
from sync.readers.protocol import Reason

_BODY: Final[dict[str, Measure]] = {
    "heart_rate": HEART_RATE,
    "body_weight": WEIGHT,
    "body_height": HEIGHT,
    "body_mass_index": BODY_MASS_INDEX,
    "body_fat_percentage": BODY_FAT,
    "body_temperature": TEMPERATURE,
    "blood_glucose": GLUCOSE_FINGER,
    "oxygen_saturation": OXYGEN,
    "rr_interval": RR_INTERVAL,
    "respiratory_rate": BREATHING,
    "step_count": STEPS,
    "base_movement_quantity": STEPS,
    "calories_burned": ENERGY_ACTIVE,
    "kcal_burned": ENERGY_ACTIVE,
    "distance": DISTANCE,
    "total_sleep_time": SLEEP,
    "sleep_duration": SLEEP,
    "moderate_to_vigorous_physical_activity_minutes": EXERCISE,
    "minutes_moderate_activity": EXERCISE,
}
_LENGTHS: Final[dict[str, int | Decimal]] = {
    "sec": 1,
    "s": 1,
    "min": 60,
    "h": 3600,
    "hr": 3600,
    "ms": Decimal("0.001"),
    "d": 86_400,
}
_UNITS: Final = {
    "beats/min": "",
    "breaths/min": "",
    "steps": "",
    "kg/m2": "",
    "C": "°C",
    "F": "°F",
    "lb": "lbs",
    "%": "%",
}
_SECONDS_OF_DAY: Final = 86_400


def _span(entry: Entry) -> tuple[Wall, int] | None:
    frame = member(entry.tree, "body.effective_time_frame")
    inside = member(frame, "time_interval")
    start = member(inside, "start_date_time") or member(frame, "date_time")
    end = member(inside, "end_date_time")
    length = _length(member(inside, "duration")) or 0
    if start is None:
        start = end or text(
            entry.tree, "header.creation_date_time", "header.source_creation_date_time"
        )
    when = moment(start)
    if when is None:
        entry.bad_date()
        return None
    until = moment(end) if end else None
    if not length and until is not None and until.day == when.day:
        length = max(0, until.clock - when.clock)
    return when, length


def _length(duration: Any) -> int:
    value, unit = number(duration, "value"), text(duration, "unit")
    if value is None or unit not in _LENGTHS or not 0 <= value <= _SECONDS_OF_DAY * 1000:
        return 0
    return int(value * _LENGTHS[unit])


def _data_point(entry: Entry) -> None:
    """One data point: header, then body."""
    body = entry.tree.get("body")
    if not isinstance(body, dict):
        return
    source = text(entry.tree, "header.acquisition_provenance.source_name")
    span = _span(entry)
    if span is None:
        return
    when, length = span
    top, bottom = _value(body, "systolic_blood_pressure"), _value(body, "diastolic_blood_pressure")
    if top is not None and bottom is not None:
        entry.pressure(when, top, bottom, None, source)
        return
    for name, measure in _BODY.items():
        value = _value(body, name)
        if value is not None:
            _measured(entry, measure, when, length, value, text(body, f"{name}.unit"), source)
    if not entry.gathered.holds:
        entry.gathered.trouble(entry.place, Reason.MEASURE_UNKNOWN)


def _value(body: Any, name: str) -> Decimal | None:
    return number(body, f"{name}.value", name)


def _measured(
    entry: Entry,
    measure: Measure,
    when: Wall,
    length: int,
    value: Decimal,
    unit: str,
    source: str,
) -> None:
    if measure.telling is Telling.MINUTES:
        entry.lasted(measure, when, int(value * _LENGTHS.get(unit, 60)), source)
        return
    if measure is GLUCOSE_FINGER and member(entry.tree, "body.specimen_source") in {
        "interstitial fluid",
        "interstitial_fluid",
    }:
        measure = GLUCOSE_INTERSTITIAL
    shown = _UNITS.get(unit, unit)
    if not unit and measure.single and measure.unit:
        entry.gathered.add(
            without_unit(measure),
            when,
            value,
            at=entry.place,
            source=source,
            doubt=Reason.UNIT_MISSING,
        )
        return
    entry.add(in_unit(measure, shown), when, value, duration=length, source=source)


def _nightscout(entry: Entry) -> None:
    """A sensor's value, always in mg/dL."""
    tree = entry.tree
    minutes = number(tree, "utcOffset")
    shift = None if minutes is None else minutes * 60
    when = moment(tree.get("date"), shift=shift) or moment(tree.get("dateString"))
    value = number(tree, "sgv", "mbg")
    if when is None:
        entry.bad_date()
    elif value is None or value < 13:  # noqa: PLR2004 - up to 12 are a sensor's error codes
        entry.gathered.trouble(entry.place, Reason.BAD_NUMBER)
    else:
        measure = GLUCOSE_INTERSTITIAL if "sgv" in tree else GLUCOSE_FINGER
        entry.add(measure, when, value, source=text(tree, "device"))


def _treatment(entry: Entry) -> None:
    """Insulin and carbohydrates; a drop of blood that was measured with them."""
    tree = entry.tree
    when = moment(tree.get("created_at"))
    if when is None:
        entry.bad_date()
        return
    glucose = number(tree, "glucose")
    if glucose and text(tree, "glucoseType") == "Finger":
        unit = "mmol/L" if text(tree, "units") == "mmol" else "mg/dL"
        entry.add(in_unit(GLUCOSE_FINGER, unit), when, glucose)
        entry.gathered.close()
    for name, measure in (("insulin", INSULIN), ("carbs", CARBOHYDRATES)):
        value = number(tree, name)
        if value:
            entry.add(measure, when, value)
    entry.gathered.forget()


OPEN: Final = (
    Shape("open-mhealth", needs("header body"), proof="header.schema_id", take=_data_point),
    Shape("nightscout", needs("sgv date"), take=_nightscout),
    Shape("nightscout", needs("mbg date"), take=_nightscout),
    Shape("nightscout", needs("eventType created_at"), take=_treatment),
)
