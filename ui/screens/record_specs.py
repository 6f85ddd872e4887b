"""The screens that show records, as the window knows them.

Refuses: to make any of them before it is opened.
"""

from ui.look import Glyph
from ui.screen import ScreenSpec, Spot
from ui.screens.documents import DocumentsScreen
from ui.screens.labs import LabsScreen
from ui.screens.medicines import MedicinesScreen
from ui.screens.record import RecordScreen
from ui.screens.search import SearchScreen
from ui.screens.timeline import TimelineScreen
from ui.session import Session
from ui.words.record_titles import (
    documents_title,
    labs_title,
    medicines_title,
    record_title,
    search_title,
    timeline_title,
)


def specs(session: Session) -> tuple[ScreenSpec, ...]:
    """Timeline, labs, medicines, documents in the rail; search and record without an entry."""
    return (
        ScreenSpec(
            "timeline",
            Glyph.TIMELINE,
            timeline_title,
            lambda shell: TimelineScreen(shell, session),
        ),
        ScreenSpec(
            "labs",
            Glyph.LAB,
            labs_title,
            lambda shell: LabsScreen(shell, session),
        ),
        ScreenSpec(
            "medicines",
            Glyph.MEDICINE,
            medicines_title,
            lambda shell: MedicinesScreen(shell, session),
        ),
        ScreenSpec(
            "documents",
            Glyph.DOCUMENT,
            documents_title,
            lambda shell: DocumentsScreen(shell, session),
        ),
        ScreenSpec(
            "search",
            Glyph.SEARCH,
            search_title,
            lambda shell: SearchScreen(shell, session),
            Spot.HIDDEN,
        ),
        ScreenSpec(
            "record",
            Glyph.DOCUMENT,
            record_title,
            lambda shell: RecordScreen(shell, session),
            Spot.HIDDEN,
        ),
    )
