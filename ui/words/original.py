"""The place of a record in its original, in words.

Refuses: codes; what cannot be shown is said with what to do instead.
"""

from PySide6.QtCore import QCoreApplication

from sync.readers.excerpts import Excerpt
from ui.words.numbers import count_words

translate = QCoreApplication.translate


def show_in_file() -> str:
    """The button that leads to the place in the original."""
    return translate("words", "Show in the file")


def excerpt_words(found: Excerpt) -> str:
    """Where the marked part begins, and that there is more of the file than is shown."""
    said = translate("words", "The marked part begins at line {number} of the file.").format(
        number=count_words(found.line)
    )
    if not found.cut:
        return said
    return f"{said} {translate('words', 'Only what stands around it is shown.')}"


def not_shown_words(reason: str, place: str) -> str:
    """Why the place cannot be shown, where it is all the same, and what to do."""
    why = {
        "not-found": translate("words", "The place could not be found again in the file."),
        "damaged": translate("words", "The file is damaged and cannot be shown."),
        "too-large": translate("words", "The file is too large to be shown here."),
    }.get(reason, translate("words", "Files of this kind cannot be shown as text."))
    save = translate("words", "Save the original to open it with another program.")
    return " ".join(part for part in (f"{place}." if place else "", why, save) if part)
