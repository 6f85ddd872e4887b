"""The screens by task, each helper module imported when its list is asked for.

Refuses: being imported before the first paint; `ui.furnish` composes the three lists.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.screen import ScreenSpec
    from ui.session import Session


def door_screens(session: "Session") -> "Sequence[ScreenSpec]":
    """First run, unlock, people, settings, help."""
    from ui.screens.door_specs import specs

    return specs(session)


def record_screens(session: "Session") -> "Sequence[ScreenSpec]":
    """Timeline, tests, medicines, documents, search, a record."""
    from ui.screens.record_specs import specs

    return specs(session)


def act_screens(session: "Session") -> "Sequence[ScreenSpec]":
    """Adding records, sharing, activity, safety copies."""
    from ui.screens.act_specs import specs

    return specs(session)
