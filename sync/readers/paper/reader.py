"""A PDF or a picture read: the paper itself, whose it is, the values printed on it.

Refuses: files that no library opens, and pictures of more than a hundred million dots.
"""

from collections.abc import Iterator

from sync.readers.draft import WHOLE, Given, Part, Trouble
from sync.readers.paper.documents import document_of, patient_of
from sync.readers.paper.head import Head, head_of
from sync.readers.paper.kinds import LABORATORY, kind_of
from sync.readers.paper.lab import values_of
from sync.readers.paper.lab_records import records_of
from sync.readers.paper.opening import Opened, opened
from sync.readers.paper.rows import rows_of
from sync.readers.paper.sheet import Paper
from sync.readers.protocol import Reason


def read(given: Given) -> Iterator[Part]:
    """The patient, the document, and what was read from it."""
    with opened(given) as found:
        if found.locked:
            paper = Paper(0, "application/pdf")
            yield document_of(given, paper, Head(), None, None, [])
            yield Trouble(WHOLE, Reason.LOCKED, notice=True)
            return
        yield from _parts(given, found)


def _parts(given: Given, found: Opened) -> Iterator[Part]:
    sheets = list(found.sheets())
    head = head_of(sheets)
    lines = [row.text for sheet in sheets[:1] for row in rows_of(sheet)]
    kind = kind_of(lines)
    values = values_of(sheets, laboratory=kind is LABORATORY)
    person = patient_of(head)
    if person is not None:
        yield person
    yield document_of(given, found.paper, head, kind, person, [])
    yield from records_of(values, head, person)
    for place in head.bad_dates:
        yield Trouble(place, Reason.BAD_DATE, notice=True)
    yield from found.troubles
