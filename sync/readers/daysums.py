"""A day's readings in one line, and which of several devices' readings count.

Refuses: floats; sums are decimals as printed.
"""

from bisect import bisect_right
from collections import Counter
from decimal import Decimal
from typing import Final

from sync.readers.measures import Measure, Telling

Reading = tuple[int, int, str]
"""Second of the local day, duration in seconds, value as printed."""

_MOST_PLACES: Final = 2


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
    used = sorted(order[0][1])
    left: list[Reading] = []
    for _, readings in order[1:]:
        spans = _spans(used)
        starts = [start for start, _ in spans]
        kept: list[Reading] = []
        for reading in readings:
            (left if _is_covered(reading, spans, starts) else kept).append(reading)
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


def _is_covered(reading: Reading, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    start, length, _ = reading
    end = start + max(length, 1)
    at = max(0, bisect_right(starts, start) - 1)
    shared = 0
    while at < len(spans) and spans[at][0] < end:
        shared += max(0, min(end, spans[at][1]) - max(start, spans[at][0]))
        at += 1
    return 2 * shared >= end - start
