"""The moments before the session is there: what the window asks meanwhile.

Refuses: everything; nothing is open and nobody is known.
"""

from collections.abc import Sequence
from pathlib import Path

from ui.parts.person_switcher import PersonFace
from ui.screen import Stage


class WaitingDesk:
    """A locked desk without people."""

    def stage(self) -> Stage:
        return Stage.LOCKED

    def people(self) -> Sequence[PersonFace]:
        return ()

    def shown_person(self) -> str:
        return ""

    def show_person(self, key: str) -> None:
        """Nobody is known."""

    def lock(self) -> None:
        """Nothing is open."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Nothing is open."""
