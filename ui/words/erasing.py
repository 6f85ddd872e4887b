"""Destroying records for good, in words: what goes, what stays, what can still be done.

Refuses: comfort; it says that this cannot be undone.
"""

from PySide6.QtCore import QCoreApplication

from app.erasing import ErasePlan
from app.erasing_people import PersonErasePlan
from ui.words.activity import file_name
from ui.words.dates import when_words
from ui.words.imports import import_title
from ui.words.numbers import records_words
from ui.words.plurals import PLURALS
from ui.words.records import title_words
from vault.records import Import, Person, Row

translate = QCoreApplication.translate

NAMED = 5
"""So many records by their titles; of the others only the number."""


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


def erase_import_title(one: Import) -> str:
    """The question about all that a file brought."""
    return translate("words", "Destroy all that came with “{title}” for good?").format(
        title=import_title(one)
    )


def erase_person_title(person: Person) -> str:
    """The question about a whole person."""
    return translate("words", "Destroy everything about {name} for good?").format(name=person.name)


def typed_name_words(person: Person) -> tuple[str, str]:
    """Label and hint of the line in which the name is typed to confirm it."""
    return (
        translate("words", "Type the name to confirm"),
        translate("words", "As it stands here: {name}").format(name=person.name),
    )


def not_the_name() -> str:
    """What is said under the line while it holds something else."""
    return translate("words", "This is not the name. Nothing was destroyed.")


def person_gone(person: Person) -> str:
    """That it is done."""
    return translate(
        "words", "Everything about {name} is destroyed. Nobody can bring it back from this vault."
    ).format(name=person.name)


def what_goes_with(plan: PersonErasePlan) -> list[str]:
    """A sentence for each thing that goes with a person."""
    lines = []
    if plan.records:
        said = translate("words", "{records}, with every version and every note")
        lines.append(said.format(records=records_words(plan.records)))
    if plan.files:
        lines.append(PLURALS.files_they_came_in(plan.files))
    known = translate("words", "What the vault knows of {name}, and the keys to it")
    lines.append(known.format(name=plan.person.name))
    if plan.shares:
        lines.append(PLURALS.shares_that_end(plan.shares))
    lines += [
        translate("words", "{member} will not see {name} any more").format(
            member=member or translate("words", "another member"), name=plan.person.name
        )
        for member in plan.members
    ]
    return lines


def what_stays_of(plan: PersonErasePlan) -> list[str]:
    """A sentence for each thing that this cannot reach."""
    lines = [
        translate("words", "The records of everybody else in this vault"),
        translate("words", "The hospitals' own records, which they have to keep"),
        translate(
            "words", "That a person was erased, on which day and by whom, but not their name"
        ),
    ]
    if plan.backup_ms:
        lines.append(
            translate(
                "words",
                "Backups until {day}. A backup put back on this computer destroys it again.",
            ).format(day=when_words(plan.backup_ms))
        )
    return lines


def what_goes(plan: ErasePlan) -> list[str]:
    """A sentence for each thing that is destroyed."""
    lines = [
        translate("words", "“{title}”, with every version and every note about it").format(
            title=title_words(row.facts)
        )
        for row in plan.records[:NAMED]
    ]
    if len(plan.records) > NAMED:
        lines.append(PLURALS.and_more(len(plan.records) - NAMED))
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
