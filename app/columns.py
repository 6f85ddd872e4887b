"""What the columns of a hospital's table mean: a proposal to look at, and answers remembered.

Refuses: to read the table itself; its head and first rows come from the reader's own child.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

import msgspec

from app.answers import Place
from sync.readers.protocol import ColumnMatch, Reason
from sync.readers.tables.matching import columns_of, signature
from sync.readers.tables.meanings import Meaning

_SETTING: Final = "table-columns"
_MOST: Final = 200
_ROW: Final = "row 0/"

MEANINGS: Final = tuple(one.value for one in Meaning)
"""Every meaning a person may choose, in the order of a list to choose from."""


class Settings(Protocol):
    """Where answers are kept: the open vault."""

    def setting(self, name: str) -> str | None:
        """A setting kept in the vault, or None."""
        ...

    def set_setting(self, name: str, value: str | None) -> None:
        """Keeps a setting in the vault; None forgets it."""
        ...


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table nobody was sure of: its columns' names, and what each may mean (or empty)."""

    names: tuple[str, ...]
    meanings: tuple[str, ...]

    def answer(self, meanings: tuple[str, ...]) -> ColumnMatch:
        """What somebody said instead, as it is remembered."""
        return match_of(self.names, meanings)


def proposal_for(place: str, reason: str) -> Proposal | None:
    """The proposal for a file that was refused at `place`; None if it was for something else."""
    _, found, head = place.partition(_ROW)
    if reason != Reason.COLUMNS_UNKNOWN or not found:
        return None
    names = tuple(head.split(", "))
    columns = columns_of(list(names), [])
    return Proposal(names, tuple("" if one is None else one.value for one in columns.meanings))


def sheet_of(where: str) -> str:
    """The sheet of a workbook that a refused table's place names; empty where it names none."""
    return where.partition(_ROW)[0].removesuffix("/")


def unknown_tables(places: Iterable[Place]) -> tuple[Place, ...]:
    """The tables of one file that somebody has to be asked about, each kind of table once."""
    kinds: dict[tuple[str, ...], Place] = {}
    for place in places:
        found = proposal_for(place.where, place.reason)
        if found is not None:
            kinds.setdefault(signature(found.names), place)
    return tuple(kinds.values())


def match_of(names: Iterable[str], meanings: tuple[str, ...]) -> ColumnMatch:
    """What somebody said of a table with these columns, as it is remembered."""
    return ColumnMatch(signature(tuple(names)), meanings)


def remembered(settings: Settings) -> tuple[ColumnMatch, ...]:
    """Every answer given so far, the latest first."""
    kept = settings.setting(_SETTING)
    if not kept:
        return ()
    try:
        return msgspec.json.decode(kept.encode(), type=tuple[ColumnMatch, ...])
    except (msgspec.MsgspecError, UnicodeError):
        return ()


def remember(settings: Settings, match: ColumnMatch) -> None:
    """Keep an answer; one about the same columns is replaced."""
    others = [one for one in remembered(settings) if one.header != match.header]
    settings.set_setting(_SETTING, msgspec.json.encode([match, *others][:_MOST]).decode())


def forget(settings: Settings, header: tuple[str, ...]) -> None:
    """Take an answer back."""
    others = [one for one in remembered(settings) if one.header != header]
    settings.set_setting(_SETTING, msgspec.json.encode(others).decode() if others else None)
