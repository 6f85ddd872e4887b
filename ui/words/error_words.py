"""The shape of an error in words, and the half-sentences that many of them share.

Refuses: single errors; they stand in the table of their room.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What happened, what is safe, what to do next; the last may be empty."""

    title: str
    safe: str
    action: str = ""


def records_safe() -> str:
    """Nothing was touched."""
    return translate("words", "Your records are safe; nothing was changed.")


def nothing_saved() -> str:
    """A write was taken back."""
    return translate("words", "Nothing was saved; what was there before is unharmed.")


def nothing_shared() -> str:
    """No link was made."""
    return translate("words", "Nothing was shared.")


def still_locked() -> str:
    """The vault did not open."""
    return translate("words", "Your records are safe and still locked.")


def reading_works() -> str:
    """Red never blocks reading."""
    return translate("words", "You can still read and export everything.")


def try_again() -> str:
    """When there is nothing better to advise."""
    return translate("words", "Please try again.")
