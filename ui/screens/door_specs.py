"""The screens around the vault's door and its care, as the window knows them.

Refuses: importing a screen before it is opened.
"""

from collections.abc import Sequence

from ui.look import Glyph
from ui.screen import Screen, ScreenSpec, Shell, Spot
from ui.session import Session
from ui.witness_rounds import WitnessRounds
from ui.words.backups import backups_title, restore_title
from ui.words.door_titles import (
    help_title,
    people_title,
    settings_title,
    standing_title,
    unlock_title,
    welcome_title,
    witnesses_title,
)
from ui.words.family import family_title
from ui.words.ways import ways_title


def specs(session: Session) -> Sequence[ScreenSpec]:
    """First run, unlock, people, the vault's standing, settings, help."""

    def first_run(shell: Shell) -> Screen:
        from ui.screens.first_run import FirstRun

        return FirstRun(shell, session)

    def unlock(shell: Shell) -> Screen:
        from ui.screens.unlock import Unlock

        return Unlock(shell, session)

    def people(shell: Shell) -> Screen:
        from ui.screens.people import People

        return People(shell, session)

    def standing(shell: Shell) -> Screen:
        from ui.screens.standing import StandingScreen

        return StandingScreen(shell, session)

    def settings(shell: Shell) -> Screen:
        from ui.screens.settings import SettingsScreen

        return SettingsScreen(shell, session)

    def family(shell: Shell) -> Screen:
        from ui.screens.family import FamilyScreen

        return FamilyScreen(shell, session)

    def ways(shell: Shell) -> Screen:
        from ui.screens.ways import WaysScreen

        return WaysScreen(shell, session)

    def help_(shell: Shell) -> Screen:
        from ui.screens.help import Help

        return Help(shell, session)

    return [
        ScreenSpec("welcome", Glyph.HEALTH, welcome_title, first_run, Spot.BARE),
        ScreenSpec("unlock", Glyph.LOCK, unlock_title, unlock, Spot.BARE),
        ScreenSpec("people", Glyph.FAMILY, people_title, people, Spot.HIDDEN),
        ScreenSpec("standing", Glyph.PROOF, standing_title, standing, Spot.HIDDEN),
        _witnesses_spec(session),
        ScreenSpec("settings", Glyph.SETTINGS, settings_title, settings, Spot.FOOT),
        ScreenSpec("family", Glyph.FAMILY, family_title, family, Spot.HIDDEN),
        ScreenSpec("ways", Glyph.LOCK, ways_title, ways, Spot.HIDDEN),
        *_backup_specs(session),
        ScreenSpec("help", Glyph.HELP, help_title, help_, Spot.FOOT),
    ]


def _backup_specs(session: Session) -> Sequence[ScreenSpec]:
    """Backups, and getting a vault back from one; the latter also while none is open."""

    def backups(shell: Shell) -> Screen:
        from ui.screens.backups import BackupsScreen

        return BackupsScreen(shell, session)

    def restore(shell: Shell) -> Screen:
        from ui.screens.restore import RestoreScreen

        return RestoreScreen(shell, session)

    return [
        ScreenSpec("backups", Glyph.BACKUP, backups_title, backups, Spot.HIDDEN),
        ScreenSpec("restore", Glyph.BACKUP, restore_title, restore, Spot.BARE),
    ]


def _witnesses_spec(session: Session) -> ScreenSpec:
    """Who vouches from outside; they are asked in the background once chosen."""
    rounds = WitnessRounds(session)

    def witnesses(shell: Shell) -> Screen:
        from ui.screens.witnesses import WitnessesScreen

        return WitnessesScreen(shell, session, rounds)

    return ScreenSpec("witnesses", Glyph.PROOF, witnesses_title, witnesses, Spot.HIDDEN)
