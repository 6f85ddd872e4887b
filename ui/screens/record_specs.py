"""The screens that show records, as the window knows them.

Refuses: importing a screen before it is opened.
"""

from collections.abc import Sequence

from ui.look import Glyph
from ui.screen import Screen, ScreenSpec, Shell, Spot
from ui.session import Session
from ui.words import record_titles as words


def specs(session: Session) -> Sequence[ScreenSpec]:
    """Timeline, labs, medicines, documents in the rail; search and record without an entry."""

    def timeline(shell: Shell) -> Screen:
        from ui.screens.timeline import TimelineScreen

        return TimelineScreen(shell, session)

    def labs(shell: Shell) -> Screen:
        from ui.screens.labs import LabsScreen

        return LabsScreen(shell, session)

    def medicines(shell: Shell) -> Screen:
        from ui.screens.medicines import MedicinesScreen

        return MedicinesScreen(shell, session)

    def documents(shell: Shell) -> Screen:
        from ui.screens.documents import DocumentsScreen

        return DocumentsScreen(shell, session)

    def search(shell: Shell) -> Screen:
        from ui.screens.search import SearchScreen

        return SearchScreen(shell, session)

    def record(shell: Shell) -> Screen:
        from ui.screens.record import RecordScreen

        return RecordScreen(shell, session)

    def pictures(shell: Shell) -> Screen:
        from ui.screens.pictures import PicturesScreen

        return PicturesScreen(shell, session)

    return (
        ScreenSpec("timeline", Glyph.TIMELINE, words.timeline_title, timeline),
        ScreenSpec("labs", Glyph.LAB, words.labs_title, labs),
        ScreenSpec("medicines", Glyph.MEDICINE, words.medicines_title, medicines),
        ScreenSpec("documents", Glyph.DOCUMENT, words.documents_title, documents),
        ScreenSpec("search", Glyph.SEARCH, words.search_title, search, Spot.HIDDEN),
        ScreenSpec("record", Glyph.DOCUMENT, words.record_title, record, Spot.HIDDEN),
        ScreenSpec("pictures", Glyph.IMAGING, words.pictures_title, pictures, Spot.HIDDEN),
    )
