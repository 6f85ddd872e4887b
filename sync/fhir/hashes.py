"""Which of very many texts were met before, at eight to sixteen bytes each.

Refuses: the texts themselves; they are known by a hash of 64 bits that nobody can foresee.
"""

from array import array
from collections.abc import Hashable, Iterator
from itertools import pairwise

_FIRST = 1_024
_ZERO = 0x2545F4914F6CDD1D
"""Stands for a hash of nought, which marks an empty place."""


class HashSet:
    """A set of hashes in one array, never more than half full."""

    __slots__ = ("_places", "_used")

    def __init__(self) -> None:
        self._places = array("q", bytes(8 * _FIRST))
        self._used = 0

    def __len__(self) -> int:
        return self._used

    def __iter__(self) -> Iterator[int]:
        return (found for found in self._places if found)

    def add(self, one: Hashable) -> bool:
        """Take in one thing; whether it is new."""
        return self.add_hash(hash(one))

    def add_hash(self, key: int) -> bool:
        """Take in one hash of another set; whether it is new."""
        key = key or _ZERO
        places = self._places
        most = len(places) - 1
        place = key & most
        while found := places[place]:
            if found == key:
                return False
            place = (place + 1) & most
        places[place] = key
        self._used += 1
        if 2 * self._used > most:
            self._grow()
        return True

    def _grow(self) -> None:
        old, self._places = self._places, array("q", bytes(16 * len(self._places)))
        self._used = 0
        for found in old:
            if found:
                self.add_hash(found)


class HashTally:
    """How many different things were met: eight bytes for each, counted at the end."""

    __slots__ = ("met",)

    def __init__(self) -> None:
        self.met = array("q")

    def add(self, one: Hashable) -> None:
        """Take in one thing."""
        self.met.append(hash(one))

    def merge(self, other: "HashTally") -> None:
        """Take in what another one met."""
        self.met.extend(other.met)

    def repeated(self) -> set[int]:
        """The hashes met more than once."""
        listed = sorted(self.met)
        return {one for one, other in pairwise(listed) if one == other}

    def __len__(self) -> int:
        listed = sorted(self.met)
        return len(listed) - sum(one == other for one, other in pairwise(listed))
