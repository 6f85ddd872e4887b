"""The names of the screens as the rail says them.

Refuses: what stands on a screen.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def add_title() -> str:
    """Where records are added."""
    return translate("words", "Add records")


def imports_title() -> str:
    """What was added so far."""
    return translate("words", "Earlier imports")


def sharing_title() -> str:
    """Open and earlier shares."""
    return translate("words", "Sharing")


def share_title() -> str:
    """Making a share."""
    return translate("words", "Share")


def show_title() -> str:
    """The code of a share."""
    return translate("words", "Show the code")


def activity_title() -> str:
    """The ledger as sentences."""
    return translate("words", "Activity")
