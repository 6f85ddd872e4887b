"""The screens that show records, as the window knows them.

Refuses: to make any of them before it is opened.
"""

from PySide6.QtCore import QCoreApplication

from ui.look import Glyph
from ui.screen import ScreenSpec, Spot
from ui.screens.documents import DocumentsScreen
from ui.screens.labs import LabsScreen
from ui.screens.medicines import MedicinesScreen
from ui.screens.record import RecordScreen
from ui.screens.search import SearchScreen
from ui.screens.timeline import TimelineScreen
from ui.session import Session

translate = QCoreApplication.translate


def specs(session: Session) -> tuple[ScreenSpec, ...]:
    """Timeline, labs, medicines, documents in the rail; search and record without an entry."""
    return (
        ScreenSpec(
            "timeline",
            Glyph.TIMELINE,
            lambda: translate("words", "Timeline"),
            lambda shell: TimelineScreen(shell, session),
        ),
        ScreenSpec(
            "labs",
            Glyph.LAB,
            lambda: translate("words", "Labs"),
            lambda shell: LabsScreen(shell, session),
        ),
        ScreenSpec(
            "medicines",
            Glyph.MEDICINE,
            lambda: translate("words", "Medicines"),
            lambda shell: MedicinesScreen(shell, session),
        ),
        ScreenSpec(
            "documents",
            Glyph.DOCUMENT,
            lambda: translate("words", "Documents"),
            lambda shell: DocumentsScreen(shell, session),
        ),
        ScreenSpec(
            "search",
            Glyph.SEARCH,
            lambda: translate("words", "Search"),
            lambda shell: SearchScreen(shell, session),
            Spot.HIDDEN,
        ),
        ScreenSpec(
            "record",
            Glyph.DOCUMENT,
            lambda: translate("words", "Record"),
            lambda shell: RecordScreen(shell, session),
            Spot.HIDDEN,
        ),
    )
