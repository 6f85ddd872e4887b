"""The foot of a screen: what one can do, always in sight below what scrolls.

Refuses: more than one main thing.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.parts.layout import Column, Flow


class Foot(Column):
    """Buttons in a line that goes on below where it is narrow."""

    def __init__(self) -> None:
        super().__init__(gap=0, margin=(24, 10, 24, 10), name="topbar")
        self.hide()

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Show these; without any the foot is not there."""
        self.clear()
        if actions:
            self.add(Flow(*actions))
        self.setVisible(bool(actions))
