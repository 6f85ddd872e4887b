"""From FIT messages to readings: activities, days of a band, nights, weights, blood pressures.

Refuses: settings and courses; they hold nothing about anybody's health.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from sync.readers.days import Days, pressure
from sync.readers.devices.fit.band import Band
from sync.readers.devices.fit.messages import Broken, Message, parts
from sync.readers.devices.gather import Gathered
from sync.readers.devices.moments import Wall, instant
from sync.readers.devices.workouts import Told, session
from sync.readers.draft import FileRefused, Given, Part, Trouble
from sync.readers.measures import (
    BLOOD_PRESSURE,
    BODY_FAT,
    BODY_MASS_INDEX,
    BONE_MASS,
    BREATHING,
    CADENCE,
    DISTANCE,
    ELEVATION,
    ENERGY_ACTIVE,
    EXERCISE,
    HEART_RATE,
    HRV_RMSSD,
    MUSCLE_MASS,
    OXYGEN,
    POWER,
    RESTING_HEART_RATE,
    RR_INTERVAL,
    SPEED,
    STEPS,
    STRESS,
    TEMPERATURE,
    VO2_MAX,
    WEIGHT,
    Measure,
)
from sync.readers.protocol import Reason

FAMILY: Final = "fit"
_LONGEST_BEAT: Final = 10
"""Seconds; what is longer is a strap that lost the heart."""
_MANUFACTURERS: Final = {"garmin": "Garmin"}

_RECORD: Final = (
    (HEART_RATE, ("heart_rate",)),
    (CADENCE, ("cadence",)),
    (POWER, ("power",)),
    (SPEED, ("enhanced_speed", "speed")),
    (BREATHING, ("enhanced_respiration_rate", "respiration_rate")),
    (OXYGEN, ("saturated_hemoglobin_percent",)),
    (TEMPERATURE, ("core_temperature",)),
)
_SCALE: Final = (
    (WEIGHT, ("weight",)),
    (BODY_FAT, ("percent_fat",)),
    (BODY_MASS_INDEX, ("bmi",)),
    (MUSCLE_MASS, ("muscle_mass",)),
    (BONE_MASS, ("bone_mass",)),
)
_PLAIN: Final[dict[str, tuple[tuple[Measure, tuple[str, ...]], ...]]] = {
    "record": _RECORD,
    "weight_scale": _SCALE,
    "hrv_value": ((HRV_RMSSD, ("value",)),),
    "spo2_data": ((OXYGEN, ("reading_spo2",)),),
    "respiration_rate": ((BREATHING, ("respiration_rate",)),),
    "monitoring_hr_data": (
        (RESTING_HEART_RATE, ("current_day_resting_heart_rate", "resting_heart_rate")),
    ),
    "hsa_heart_rate_data": ((HEART_RATE, ("heart_rate",)),),
    "hsa_spo2_data": ((OXYGEN, ("reading_spo2",)),),
    "hsa_respiration_data": ((BREATHING, ("respiration_rate",)),),
}
_SESSION: Final[tuple[tuple[Measure | str, tuple[str, ...], str, str], ...]] = (
    (EXERCISE, ("total_timer_time", "total_elapsed_time"), "s", "s"),
    (DISTANCE, ("total_distance",), "m", "m"),
    (ENERGY_ACTIVE, ("total_calories",), "kcal", "kcal"),
    (STEPS, ("total_steps",), "steps", "{steps}"),
    ("Average heart rate", ("avg_heart_rate",), "/min", "/min"),
    ("Highest heart rate", ("max_heart_rate",), "/min", "/min"),
    ("Average power", ("avg_power",), "W", "W"),
    (ELEVATION, ("total_ascent",), "m", "m"),
)


def read(given: Given) -> Iterator[Part]:
    """Every reading of a FIT file, part after part."""
    any_part = False
    try:
        for number, messages in enumerate(parts(given.data)):
            any_part = True
            yield from _File(messages, number).parts()
    except Broken as error:
        if not any_part:
            raise FileRefused(error.reason) from error
        yield Trouble("the end of the file", error.reason)


class _File:
    """One part of a FIT file, nearly always the only one."""

    def __init__(self, messages: list[Message], number: int) -> None:
        self._messages = messages
        self._made = messages[0] if messages else Message("", 0, {})
        for one in messages:
            if one.name == "file_id":
                self._made = one
                break
        made_at = self._made.moment("time_created")
        serial = self._made.values.get("serial_number", "")
        part = f"{serial}-{made_at if made_at is not None else number}"
        self._shift = _shift_of(messages)
        self._source = _device(self._made)
        self._days = Days(FAMILY, part, "{}")
        self._gathered = Gathered(self._days)
        self._beat: float | None = None
        """When the heart beat last, in seconds from 1970."""

    def parts(self) -> Iterator[Part]:
        """Records of all messages."""
        band = Band(self._gathered, self._shift, self._source)
        special: dict[str, Callable[[Message], None]] = {
            "session": self._session,
            "blood_pressure": self._pressure,
            "stress_level": self._stress,
            "max_met_data": self._oxygen_used,
            "monitoring_info": band.begins,
            "monitoring": band.monitoring,
            "sleep_level": band.sleep_level,
            "hrv": self._beats,
        }
        for message in self._messages:
            plain = _PLAIN.get(message.name)
            if plain is not None:
                self._plain(message, plain)
            elif message.name in special:
                special[message.name](message)
        band.ends()
        return self._gathered.parts()

    def _wall(self, message: Message, name: str = "timestamp") -> Wall | None:
        seconds = message.moment(name)
        found = None if seconds is None else instant(seconds, shift=self._shift)
        if found is None:
            self._gathered.trouble(message.place, Reason.BAD_DATE)
        return found

    def _plain(self, message: Message, wanted: tuple[tuple[Measure, tuple[str, ...]], ...]) -> None:
        when = self._wall(message)
        if when is None:
            return
        if message.name == "record":
            seconds = message.moment()
            self._beat = None if seconds is None else float(seconds)
        for measure, names in wanted:
            value = message.number_of(*names)
            if value is not None:
                self._gathered.add(measure, when, value, at=message.place, source=self._source)
        if not self._gathered.close() and message.name == "record":
            self._gathered.count(1)

    def _session(self, message: Message) -> None:
        begin = self._wall(message, "start_time" if message.moment("start_time") else "timestamp")
        if begin is None:
            return
        length = message.number_of("total_elapsed_time")
        start = message.moment("start_time")
        end = None
        if start is not None and length is not None:
            end = instant(start + int(length), shift=self._shift)
        told: list[Told] = []
        for what, names, unit, ucum in _SESSION:
            value = message.number_of(*names)
            if value:
                told.append((what, value, unit, ucum))
        name = message.word("sport_profile_name") or _words(
            message.word("sub_sport"), message.word("sport")
        )
        number = f"{FAMILY}|{begin.text}|{self._made.values.get('serial_number', '')}"
        made = session(name, number, begin, end, told, place=message.place, source=self._source)
        self._gathered.uncounted(made)

    def _beats(self, message: Message) -> None:
        """Times between beats, which follow the record they begin at (FIT profile, `hrv`)."""
        told = message.values.get("time")
        for one in told if isinstance(told, tuple | list) else (told,):
            if not isinstance(one, int | float) or not 0 < one < _LONGEST_BEAT:
                continue
            if self._beat is None:
                break
            self._beat += one
            when = instant(int(self._beat), shift=self._shift)
            if when is not None:
                value = Decimal(round(one * 1000))
                self._gathered.add(RR_INTERVAL, when, value, at=message.place, source=self._source)
        self._gathered.forget()  # part of the record before it

    def _pressure(self, message: Message) -> None:
        when = self._wall(message)
        top = message.number_of("systolic_pressure")
        bottom = message.number_of("diastolic_pressure")
        if when is None or top is None or bottom is None:
            return
        value = pressure(top, bottom, message.number_of("heart_rate"))
        single = self._days.single(BLOOD_PRESSURE, when.text, value, self._source, message.place)
        self._gathered.alone(single)
        self._gathered.close()

    def _stress(self, message: Message) -> None:
        when = self._wall(message, "stress_level_time")
        value = message.number_of("stress_level_value")
        if when is not None and value is not None and value >= 0:  # below: why there is none
            self._gathered.add(STRESS, when, value, at=message.place, source=self._source)
            self._gathered.close()

    def _oxygen_used(self, message: Message) -> None:
        when = self._wall(message, "update_time")
        value = message.number_of("vo2_max")
        if when is not None and value:
            self._gathered.add(VO2_MAX, when, value, at=message.place, source=self._source)
            self._gathered.close()


def _shift_of(messages: list[Message]) -> int | None:
    """How far the wearer's clock was ahead of UTC, in seconds, if the file says so."""
    for message in messages:
        if message.name in {"activity", "monitoring_info"}:
            utc = message.moment()
            local = _local(message)
            if utc is not None and local is not None and abs(local - utc) <= 15 * 3600:
                return round((local - utc) / 900) * 900
    return None


def _local(message: Message) -> int | None:
    found = message.moment("local_timestamp")
    if found is None:
        raw = message.number_of("local_timestamp")
        return None if raw is None else int(raw) + 631_065_600  # FIT counts from 1989-12-31
    return found


def _device(made: Message) -> str:
    maker = made.values.get("manufacturer", "")
    product = next(
        (
            made.values[name]
            for name in ("garmin_product", "product_name", "favero_product", "product")
            if isinstance(made.values.get(name), str)
        ),
        "",
    )
    shown = _MANUFACTURERS.get(str(maker), str(maker).replace("_", " ").title())
    if not isinstance(maker, str) or not maker:
        shown = ""
    return " ".join(one for one in (shown, product.replace("_", " ")) if one)


def _words(*names: str) -> str:
    """The most telling of the profile's names as a person writes it."""
    for name in names:
        if name and name not in {"generic", "all"}:
            return name.replace("_", " ").capitalize()
    return ""
