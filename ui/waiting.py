"""What the window asks before the session is there: nothing is open and nobody is known.

Refuses: everything; it stands in for the few moments before the first paint.
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
