"""A band's day and night in a FIT file: heart rate, steps since midnight, stages of sleep.

Refuses: to add up what is a running total; a day's steps are the growth of its totals.
"""

from decimal import Decimal
from typing import Final

from sync.readers.devices.fit.messages import Message
from sync.readers.devices.gather import Gathered
from sync.readers.devices.moments import Wall, instant
from sync.readers.measures import (
    DISTANCE,
    ENERGY_ACTIVE,
    HEART_RATE,
    SLEEP_AWAKE,
    SLEEP_DEEP,
    SLEEP_LIGHT,
    SLEEP_REM,
    STEPS,
    Measure,
    in_unit,
)
from sync.readers.protocol import Reason

_STAGES: Final = {
    "awake": SLEEP_AWAKE,
    "light": SLEEP_LIGHT,
    "deep": SLEEP_DEEP,
    "rem": SLEEP_REM,
}
_FEET: Final = {6: "walking", 1: "running", "walking": "walking", "running": "running"}
_TYPES: Final = 0x1F
"""The low five bits of `current_activity_type_intensity` are the activity."""
_ROUND: Final = 1 << 16
_METRES: Final = in_unit(DISTANCE, "m")
_ONE: Final = Decimal(1)
_LONGEST_STAGE: Final = 8 * 3600


class Band:
    """Messages of `monitoring` and `sleep_level` in their order."""

    def __init__(self, gathered: Gathered, shift: int | None, source: str) -> None:
        self._gathered = gathered
        self._shift = shift
        self._source = source
        self._now: int | None = None
        self._totals: dict[tuple[Measure, str], tuple[str, Decimal]] = {}
        self._stage: tuple[int, str, str] | None = None

    def begins(self, message: Message) -> None:
        """`monitoring_info`: the time the short times of the next messages count on from."""
        self._now = message.moment()

    def monitoring(self, message: Message) -> None:
        """One `monitoring` message."""
        seconds = self._time(message)
        when = None if seconds is None else instant(seconds, shift=self._shift)
        if seconds is None or when is None:
            self._gathered.trouble(message.place, Reason.BAD_DATE)
            return
        rate = message.number_of("heart_rate")
        if rate:
            self._gathered.add(HEART_RATE, when, rate, at=message.place, source=self._source)
        kind = _kind(message)
        steps = message.number_of("steps")
        if steps is None and kind in {"walking", "running"}:
            cycles = message.number_of("cycles")
            steps = (
                None if cycles is None else Decimal(int(cycles * 2))
            )  # the profile halves what are steps
        self._grown(STEPS, kind, steps, seconds, message)
        self._grown(_METRES, kind, message.number_of("distance"), seconds, message)
        self._grown(ENERGY_ACTIVE, kind, message.number_of("active_calories"), seconds, message)
        if not self._gathered.close():
            self._gathered.count(1)

    def _time(self, message: Message) -> int | None:
        own = message.moment()
        if own is None and self._now is not None:
            short = message.number_of("timestamp_16")
            minutes = message.number_of("timestamp_min_8")
            if short is not None:
                # counts seconds of FIT's own time, of which only the low 16 bits are given
                base = self._now - 631_065_600
                own = self._now + (int(short) - base % _ROUND) % _ROUND
            elif minutes is not None:
                own = self._now + int(minutes) * 60
        if own is not None:
            self._now = own
        return own

    def _grown(
        self, measure: Measure, kind: str, total: Decimal | None, seconds: int, message: Message
    ) -> None:
        """What a running total has grown by; it begins anew at midnight."""
        if total is None:
            return
        # a total of midnight itself is that of the day that ends
        when = instant(seconds - 1, shift=self._shift)
        if when is None:
            return
        day, last = self._totals.get((measure, kind), ("", Decimal(0)))
        if day != when.day or total < last:
            last = Decimal(0)
        self._totals[measure, kind] = (when.day, total)
        if total > last:
            self._gathered.add(measure, when, total - last, at=message.place, source=self._source)

    def sleep_level(self, message: Message) -> None:
        """A stage of sleep begins; the one before it ends."""
        seconds = message.moment()
        if seconds is None:
            self._gathered.trouble(message.place, Reason.BAD_DATE)
            return
        self._until(seconds)
        self._stage = (seconds, message.word("sleep_level"), message.place)

    def ends(self) -> None:
        """The last stage is a mark of the end: it has no length."""
        self._stage = None

    def _until(self, end: int) -> None:
        if self._stage is None:
            return
        begin, name, place = self._stage
        measure, length = _STAGES.get(name), end - begin
        when: Wall | None = instant(begin, shift=self._shift)
        if measure is None or when is None or not 0 < length <= _LONGEST_STAGE:
            return
        self._gathered.add(measure, when, _ONE, at=place, duration=length, source=self._source)
        self._gathered.close()


def _kind(message: Message) -> str:
    named = message.values.get("activity_type")
    if named is None:
        both = message.values.get("current_activity_type_intensity")
        if isinstance(both, (tuple, list, bytes)) and both:
            both = both[0]
        named = both & _TYPES if isinstance(both, int) else ""
    return _FEET.get(named, str(named)) if isinstance(named, (int, str)) else ""
