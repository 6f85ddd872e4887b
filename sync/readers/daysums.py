"""A day's readings in one line, and which of several devices' readings count.

Refuses: floats; sums are decimals as printed.
"""

from bisect import bisect_right
from collections import Counter
from decimal import Decimal
from itertools import accumulate
from typing import Final

from sync.readers.measures import Measure, Telling

Reading = tuple[int, int, str]
"""Second of the local day, duration in seconds, value as printed."""

_MOST_PLACES: Final = 2
_MOST_DEVICES: Final = 12
"""Nobody wears more; further ones are looked at together."""


def told(measure: Measure, readings: list[Reading]) -> dict[str, Decimal | int]:
    """The day in short: what it comes to, then how many readings."""
    count = {"count": len(readings)}
    match measure.telling:
        case Telling.COUNT:
            return {**count}
        case Telling.MINUTES:
            minutes = Decimal(sum(length for _, length, _ in readings)) / 60
            return {"minutes": minutes.quantize(Decimal(1)), **count}
        case Telling.SUM:
            return {"sum": _neat(_sum(Counter(value for *_, value in readings))), **count}
        case Telling.LAST:
            return {"last": Decimal(readings[-1][2]), **count}
        case Telling.MEAN:
            values = Counter(value for *_, value in readings)
            numbers = [Decimal(value) for value in values]
            places = min(_MOST_PLACES, max(_places(number) for number in numbers))
            mean = (_sum(values) / len(readings)).quantize(Decimal(1).scaleb(-places))
            return {"mean": mean, "min": min(numbers), "max": max(numbers), **count}


def _sum(values: Counter[str]) -> Decimal:
    """The sum of values that come again and again."""
    return sum((Decimal(value) * number for value, number in values.items()), Decimal(0))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _neat(value: Decimal) -> Decimal:
    """A sum of long decimals, cut to three places; shorter ones stay as they are."""
    return round(value, _MOST_PLACES + 1) if _places(value) > _MOST_PLACES + 1 else value


def used_and_left(
    streams: dict[tuple[str, str], list[Reading]],
) -> tuple[list[Reading], list[Reading]]:
    """The readings that count, and those of other devices over the same time.

    The device that covers most of the day counts whole (the same one in two zones is one
    device). Of every other, in that order, a reading counts unless half of its time or more
    is covered already.
    """
    by_device: dict[str, list[Reading]] = {}
    for (source, _), readings in streams.items():
        by_device.setdefault(source, []).extend(readings)
    if len(by_device) == 1:
        return sorted(*by_device.values()), []
    order = sorted(by_device.items(), key=lambda one: (-_covered(one[1]), -len(one[1]), one[0]))
    others = [reading for _, readings in order[_MOST_DEVICES:] for reading in readings]
    ranked = [readings for _, readings in order[:_MOST_DEVICES]] + [others]
    used = sorted(ranked[0])
    left: list[Reading] = []
    for readings in ranked[1:]:
        cover = _Cover(used)
        kept: list[Reading] = []
        for reading in readings:
            (left if cover.half(reading) else kept).append(reading)
        used = sorted(used + kept)
    return used, sorted(left)


def _covered(readings: list[Reading]) -> int:
    return sum(end - start for start, end in _spans(sorted(readings)))


def _spans(readings: list[Reading]) -> list[tuple[int, int]]:
    """The time the readings cover, joined; a moment covers one second."""
    spans: list[tuple[int, int]] = []
    for start, length, _ in readings:
        end = start + max(length, 1)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


class _Cover:
    """What time readings cover, to be asked about many others."""

    def __init__(self, readings: list[Reading]) -> None:
        spans = _spans(readings)
        self._starts = [start for start, _ in spans]
        self._spans = spans
        self._sums = [0, *accumulate(end - start for start, end in spans)]

    def half(self, reading: Reading) -> bool:
        """Whether half of a reading's time, or more, is covered."""
        start, length, _ = reading
        end = start + max(length, 1)
        return 2 * (self._until(end) - self._until(start)) >= end - start

    def _until(self, moment: int) -> int:
        """How much is covered before a moment."""
        at = bisect_right(self._starts, moment)
        if not at:
            return 0
        start, end = self._spans[at - 1]
        return self._sums[at - 1] + min(moment, end) - start
