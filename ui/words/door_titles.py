"""What the screens around the vault's door are called.

Refuses: other screens' titles.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def welcome_title() -> str:
    """The first run."""
    return translate("words", "Welcome")


def unlock_title() -> str:
    """The locked vault."""
    return translate("words", "Open the vault")


def people_title() -> str:
    """Everybody in the vault; also the last entry of the switcher."""
    return translate("words", "People in this vault")


def standing_title() -> str:
    """How the vault stands."""
    return translate("words", "Is everything unchanged?")


def witnesses_title() -> str:
    """Who vouches from outside."""
    return translate("words", "Witnesses")


def settings_title() -> str:
    """Settings."""
    return translate("words", "Settings")


def help_title() -> str:
    """Help."""
    return translate("words", "Help")
