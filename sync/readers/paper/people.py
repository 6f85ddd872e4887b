"""Papers of several people that follow each other in one file: which pages are about whom.

Refuses: to part pages on a name alone; a nurse's or doctor's name stands on papers too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sync.fhir.match import name_words
from sync.readers.build import urn
from sync.readers.draft import Given, Made
from sync.readers.paper.head import Head, head_of
from sync.readers.paper.sheet import Sheet
from sync.readers.places import page_place

_LOOKED_AT: Final = 60
_SURE: Final = 70


@dataclass(frozen=True, slots=True)
class PaperOf:
    """Pages about one person, and what these say of themselves."""

    head: Head
    sheets: Sequence[Sheet]


def papers_in(sheets: Sequence[Sheet]) -> list[PaperOf]:
    """The papers of a file: one, unless a later page surely names somebody else.

    A page that names nobody belongs to the paper before it; pages of one person that stand
    apart are one paper.
    """
    groups: list[tuple[Head, list[Sheet]]] = []
    current: list[Sheet] = []
    for number, sheet in enumerate(sheets):
        head = head_of([sheet]) if number < _LOOKED_AT else Head()
        if not groups:
            current.append(sheet)
            if _names_somebody(head):
                groups.append((head, current))
            continue
        if _names_somebody(head):
            same = next((one for known, one in groups if not _is_another(known, head)), None)
            current = [] if same is None else same
            if same is None:
                groups.append((head, current))
        current.append(sheet)
    if len(groups) < 2:  # noqa: PLR2004 - nobody, or one person
        return [PaperOf(head_of(sheets), sheets)]
    return [PaperOf(head_of(pages), pages) for _, pages in groups]


def nobody_in_particular(given: Given) -> Made:
    """Whom a file of several people is about: nobody of the household, until somebody decides."""
    tree = {"resourceType": "Patient", "name": [{"text": ""}]}
    return Made(tree, page_place(1), urn("paper-several", given.scope))


def _names_somebody(head: Head) -> bool:
    """Whether a page names its patient, by more than a word that any form has."""
    return bool(head.name and head.sure >= _SURE and (head.birth or head.nik or head.mrn))


def _is_another(known: Head, head: Head) -> bool:
    """Whether two pages are about two people: another birth date, or nothing in common."""
    if known.nik and head.nik:
        return known.nik != head.nik
    if known.birth and head.birth and known.birth != head.birth:
        return True
    alike = name_words(known.name) & name_words(head.name)
    return not alike and not (known.mrn and known.mrn == head.mrn)
