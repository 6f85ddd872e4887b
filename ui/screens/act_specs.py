"""The screens for adding records, sharing and looking back.

Refuses: building a screen before it is opened.
"""

from collections.abc import Sequence

from ui.look import Glyph
from ui.screen import Screen, ScreenSpec, Shell, Spot
from ui.session import Session
from ui.words import screens as words
from ui.words.by_hand import by_hand_title
from ui.words.work import work_title


def specs(session: Session) -> Sequence[ScreenSpec]:
    """In the order of the rail."""

    def sharing(shell: Shell) -> Screen:
        from ui.screens.sharing import Sharing

        return Sharing(shell, session)

    def add(shell: Shell) -> Screen:
        from ui.screens.add_records import AddRecords

        return AddRecords(shell, session)

    def by_hand(shell: Shell) -> Screen:
        from ui.screens.by_hand import ByHand

        return ByHand(shell, session)

    def imports(shell: Shell) -> Screen:
        from ui.screens.imports_list import ImportsList

        return ImportsList(shell, session)

    def work(shell: Shell) -> Screen:
        from ui.screens.work import WorkScreen

        return WorkScreen(shell, session)

    def share(shell: Shell) -> Screen:
        from ui.screens.share_sheet import ShareSheet

        return ShareSheet(shell, session)

    def show(shell: Shell) -> Screen:
        from ui.screens.share_shown import ShareShown

        return ShareShown(shell, session)

    def activity(shell: Shell) -> Screen:
        from ui.screens.activity import Activity

        return Activity(shell, session)

    return (
        ScreenSpec("sharing", Glyph.SHARE, words.sharing_title, sharing),
        ScreenSpec("add", Glyph.ADD, words.add_title, add),
        ScreenSpec("by-hand", Glyph.EDIT, by_hand_title, by_hand, Spot.HIDDEN),
        ScreenSpec("imports", Glyph.HISTORY, words.imports_title, imports, Spot.HIDDEN),
        ScreenSpec("work", Glyph.UPLOAD, work_title, work, Spot.HIDDEN),
        ScreenSpec("share", Glyph.SHARE, words.share_title, share, Spot.HIDDEN),
        ScreenSpec("show-share", Glyph.QR, words.show_title, show, Spot.HIDDEN),
        ScreenSpec("activity", Glyph.ACTIVITY, words.activity_title, activity, Spot.FOOT),
    )
