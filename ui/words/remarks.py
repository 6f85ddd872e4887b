"""Words of people about a record: when they were said, and what for.

Refuses: the words themselves; they are shown as they were typed.
"""

from PySide6.QtCore import QCoreApplication

from ui.words.dates import when_words
from vault.entry import Operation
from vault.records import Remark

translate = QCoreApplication.translate


def remark_words(one: Remark) -> str:
    """The line below a remark: by whom, when, and what was done with it."""
    if one.operation == Operation.RETRACT:
        said = translate("words", "You took it out of view on {when}")
    elif one.restored:
        said = translate("words", "You brought it back on {when}")
    else:
        said = translate("words", "Noted by you on {when}")
    return said.format(when=when_words(one.when_ms))


def deed_word(name: str) -> str:
    """What one can do about a record, asks before it and says after it."""
    return {
        "note": translate("words", "Note a correction"),
        "note_why": translate(
            "words",
            "The record itself stays as it came. Your words are shown beside it.",
        ),
        "note_field": translate("words", "What is not right, or what should be known"),
        "note_keep": translate("words", "Keep the note"),
        "out": translate("words", "Take out of view"),
        "out_why": translate(
            "words",
            "It is then no longer part of the record and is not shared."
            " It stays in the log, and you can bring it back at any time.",
        ),
        "why": translate("words", "Why?"),
        "back_done": translate("words", "It is in view again."),
        "note_done": translate("words", "The note was kept."),
        "out_done": translate("words", "It was taken out of view."),
        "undo": translate("words", "Undo"),
        "said": translate("words", "What you said about it"),
        "back": translate("words", "Bring back into view"),
        "rewrite": translate("words", "Rewrite"),
    }[name]
