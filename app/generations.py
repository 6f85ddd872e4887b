"""Which of the older backups stay: the newest of each of the last days, weeks and months.

Refuses: letting go the newest one that was proven, whatever its age.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app.backup_places import Kept


@dataclass(frozen=True, slots=True)
class Keep:
    """How many days, weeks and months have one backup each."""

    days: int = 7
    weeks: int = 4
    months: int = 12


USUAL = Keep()


def outlived(kept: Sequence[Kept], keep: Keep = USUAL) -> tuple[Kept, ...]:
    """The backups that need not stay, oldest first.

    Periods are those in which a backup was made, so that a vault unused for years loses none.
    The newest of all and the newest proven one always stay.
    """
    ordered = sorted(kept, key=lambda one: one.made_ms, reverse=True)
    staying = {one.name for one in ordered[:1]}
    staying |= {one.name for one in [one for one in ordered if one.proven_ms][:1]}
    for count, period in ((keep.days, _day), (keep.weeks, _week), (keep.months, _month)):
        staying |= _newest_of_each(ordered, count, period)
    return tuple(one for one in reversed(ordered) if one.name not in staying)


def _newest_of_each(
    ordered: Sequence[Kept], count: int, period: Callable[[datetime], tuple[int, ...]]
) -> set[str]:
    """The newest proven backup of each of the last periods; where none was proven, the newest."""
    groups: dict[tuple[int, ...], list[Kept]] = {}
    for one in ordered:
        groups.setdefault(period(datetime.fromtimestamp(one.made_ms / 1000, UTC)), []).append(one)
    return {
        next((one for one in group if one.proven_ms), group[0]).name
        for group in list(groups.values())[:count]
    }


def _day(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day)


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month)
