"""What a witness remembers: the newest checkpoint of each log it vouched for.

Refuses: looking and writing as two steps; the old state is part of the write itself.
"""

from dataclasses import dataclass
from typing import Protocol


class StoreBusy(Exception):
    """The store does not answer now; nothing was changed that anybody was told of."""


@dataclass(frozen=True, slots=True)
class Known:
    """Size and root of the newest checkpoint that was cosigned."""

    size: int
    root: bytes


class Store(Protocol):
    """A place for the newest checkpoints. All calls may come from several threads."""

    def load(self, origin: str) -> Known | None:
        """What is known of a log; raises StoreBusy."""

    def swap(self, origin: str, before: Known | None, after: Known) -> bool:
        """Replaces what is known, durably, in one atomic step; False if it was no longer `before`.

        Raises StoreBusy.
        """

    def count(self) -> int:
        """How many logs are known; raises StoreBusy."""

    def close(self) -> None:
        """Gives everything back."""
