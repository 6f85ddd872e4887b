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
