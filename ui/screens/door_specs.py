"""The screens around the vault's door and its care, as the window knows them.

Refuses: importing a screen before it is opened.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.look import Glyph
from ui.screen import Screen, ScreenSpec, Shell, Spot
from ui.session import Session

translate = QCoreApplication.translate


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

    def help_(shell: Shell) -> Screen:
        from ui.screens.help import Help

        return Help(shell, session)

    return [
        ScreenSpec("welcome", Glyph.HEALTH, _welcome, first_run, Spot.BARE),
        ScreenSpec("unlock", Glyph.LOCK, _unlock, unlock, Spot.BARE),
        ScreenSpec("people", Glyph.FAMILY, _people, people, Spot.HIDDEN),
        ScreenSpec("standing", Glyph.PROOF, _standing, standing, Spot.HIDDEN),
        ScreenSpec("settings", Glyph.SETTINGS, _settings, settings, Spot.FOOT),
        ScreenSpec("help", Glyph.HELP, _help, help_, Spot.FOOT),
    ]


def _welcome() -> str:
    return translate("words", "Welcome")


def _unlock() -> str:
    return translate("words", "Open the vault")


def _people() -> str:
    return translate("words", "People in this vault")


def _standing() -> str:
    return translate("words", "Is everything unchanged?")


def _settings() -> str:
    return translate("words", "Settings")


def _help() -> str:
    return translate("words", "Help")
