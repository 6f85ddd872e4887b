"""Stopwatch and judge: wall and processor time of both sides of a ratio, taken in turns.

Refuses: a ratio of sides measured at different times, and fewer pairs than were asked for.
"""

import gc
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

DOUBT = 0.15
"""Where wall and processor ratio differ by more than this part, the processor's counts."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, and of processor time in this process and its ended children."""

    wall: float
    cpu: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu)

    def over(self, other: "Cost") -> "Cost":
        """The ratio of both, each to its like."""
        return Cost(self.wall / other.wall, self.cpu / max(other.cpu, 1e-9))

    def each(self, number: int) -> "Cost":
        """The share of one in so many."""
        return Cost(self.wall / number, self.cpu / number)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. A figure that is no time stands in `wall` and `cpu` alike."""

    name: str
    wall: float
    cpu: float
    target: float
    at_least: bool = False

    @property
    def counted(self) -> float:
        """The figure that is held against the target."""
        differ = abs(self.cpu - self.wall) > DOUBT * self.wall
        return self.cpu if differ else self.wall

    @property
    def ok(self) -> bool:
        """Whether the target is met."""
        return self.counted >= self.target if self.at_least else self.counted <= self.target


Side = Callable[[], Cost]
"""Prepares, measures and tidies up one side of a ratio; only the measured part counts."""


def spent() -> float:
    """Processor seconds of this process and of every child that ended and was waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def cost(action: Callable[[], object], times: int = 1) -> Cost:
    """What doing it costs each time, garbage swept before."""
    gc.collect()
    cpu, wall = spent(), time.perf_counter()
    for _ in range(times):
        action()
    return Cost(time.perf_counter() - wall, spent() - cpu).each(times)


def taken_in_turns(sides: Sequence[Side], rounds: int) -> list[list[Cost]]:
    """The costs of each round, one for each side; the order turns round every other time."""
    found = []
    for number in range(rounds):
        order = range(len(sides)) if number % 2 == 0 else reversed(range(len(sides)))
        costs = {place: sides[place]() for place in order}
        found.append([costs[place] for place in range(len(sides))])
    return found


def ratio(found: Sequence[Sequence[Cost]], above: int = 0, below: int = 1) -> Cost:
    """The median of the ratios of each round."""
    pairs = [costs[above].over(costs[below]) for costs in found]
    return Cost(
        statistics.median(one.wall for one in pairs), statistics.median(one.cpu for one in pairs)
    )


def typical(found: Sequence[Sequence[Cost]], side: int = 0) -> Cost:
    """The median cost of one side."""
    return Cost(
        statistics.median(costs[side].wall for costs in found),
        statistics.median(costs[side].cpu for costs in found),
    )


def compared(name: str, ours: Side, theirs: Side, target: float, rounds: int) -> Row:
    """One row: ours ÷ theirs, at most the target."""
    found = ratio(taken_in_turns((ours, theirs), rounds))
    return Row(name, found.wall, found.cpu, target)


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
