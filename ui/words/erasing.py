"""Destroying records for good, in words: what goes, what stays, what can still be done.

Refuses: comfort; it says that this cannot be undone.
"""

from PySide6.QtCore import QCoreApplication

from app.erasing import ErasePlan
from ui.words.activity import file_name
from ui.words.dates import when_words
from ui.words.plurals import PLURALS
from ui.words.records import title_words
from vault.records import Row

translate = QCoreApplication.translate


def erase_word(name: str) -> str:
    """The words around the question."""
    return {
        "verb": translate("words", "Destroy for good"),
        "looking": translate("words", "Looking for everything that contains it"),
        "doing": translate("words", "Destroying it"),
        "stop": translate("words", "Stop"),
        "keep": translate("words", "Keep it"),
        "goes": translate("words", "This cannot be undone. What goes:"),
        "stays": translate("words", "What stays:"),
        "done": translate("words", "It is destroyed. Nobody can bring it back from this vault."),
    }[name]


def erase_title(row: Row) -> str:
    """The question itself."""
    return translate("words", "Destroy “{title}” for good?").format(title=title_words(row.facts))


def what_goes(plan: ErasePlan) -> list[str]:
    """A sentence for each thing that is destroyed."""
    lines = [
        translate("words", "“{title}”, with every version and every note about it").format(
            title=title_words(row.facts)
        )
        for row in plan.records
    ]
    lines += [
        translate("words", "“{title}”, because it contains it").format(title=title_words(row.facts))
        for row in plan.also
    ]
    lines += [
        translate(
            "words", "The file “{file}”, because it contains it. What else came from it stays."
        ).format(file=file_name(one.title))
        for one in plan.files
    ]
    lines += [
        translate("words", "The copy of that file with {name}").format(name=one.person.name)
        for one in plan.others
    ]
    if plan.shares:
        lines.append(PLURALS.shares_without_it(plan.shares))
    return lines


def what_stays(plan: ErasePlan) -> list[str]:
    """A sentence for each thing that this cannot reach."""
    lines = [
        translate("words", "The hospital's own record, which it has to keep"),
        translate("words", "That something was destroyed, on which day and by whom"),
    ]
    if plan.backup_ms:
        lines.append(
            translate(
                "words",
                "Backups until {day}. A backup put back on this computer destroys it again.",
            ).format(day=when_words(plan.backup_ms))
        )
    return lines
