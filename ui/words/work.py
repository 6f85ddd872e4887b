"""Work in words: what it is, how far it is, what became of it.

Refuses: the words of single files; they stand in `imports.py`.
"""

from PySide6.QtCore import QCoreApplication

from ui.models.work_list import State, Work
from ui.words.shares import names_words

translate = QCoreApplication.translate


def work_title() -> str:
    """The list of what runs and what is done."""
    return translate("words", "Work in hand")


def work_name(work: Work) -> str:
    """The files by name."""
    names = [path.name or str(path) for path in work.paths]
    return names_words(names, len(names))


def work_state(state: State) -> str:
    """How far a piece of work is."""
    return {
        State.WAITING: translate("words", "Waits its turn"),
        State.READING: translate("words", "Being read"),
        State.REVIEW: translate("words", "Read; please check it"),
        State.SAVING: translate("words", "Being saved"),
        State.DONE: translate("words", "Done"),
        State.GIVEN_UP: translate("words", "Not saved"),
        State.STOPPED: translate("words", "Stopped"),
        State.FAILED: translate("words", "Could not be finished"),
    }[state]


def work_line(work: Work) -> str:
    """The state and what there is to say about it."""
    return " · ".join(part for part in (work_state(work.state), work.line) if part)
