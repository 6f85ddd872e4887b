"""A PDF or a picture read: the paper itself, whose it is, the values printed on it.

Refuses: files that no library opens, and pictures of more than a hundred million dots.
"""

import logging
from collections.abc import Iterator, Sequence
from typing import Final

from sync.readers.card_values import TrustedIssuer
from sync.readers.draft import WHOLE, FileRefused, Given, NotMine, Part, Trouble
from sync.readers.paper.codes import claim_in, is_health_code, is_part, lines_of
from sync.readers.paper.culture import culture_records, cultures_on
from sync.readers.paper.documents import document_of, patient_of
from sync.readers.paper.head import Head
from sync.readers.paper.kinds import LABORATORY, kind_of
from sync.readers.paper.lab import values_of
from sync.readers.paper.lab_records import records_of
from sync.readers.paper.opening import CodeAt, Opened, opened
from sync.readers.paper.people import nobody_in_particular, papers_in
from sync.readers.paper.rows import rows_of
from sync.readers.paper.sheet import Paper
from sync.readers.paper.signatures import signatures_in
from sync.readers.protocol import Reason

# What libraries log about a damaged paper may quote it, and no health data goes into logs.
for _library in ("PIL", "pyhanko", "pyhanko_certvalidator", "pypdfium2"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

_FOR_ALL: Final = 0.75
Trusted = tuple[TrustedIssuer, ...]


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
    papers = papers_in(sheets)
    lines = [row.text for sheet in sheets[:1] for row in rows_of(sheet)]
    kind = kind_of(lines)
    signed = signatures_in(given.data) if found.pdf else []
    said = [*lines_of([one.code for one in found.codes]), *(one.line for one in signed)]
    people = [patient_of(one.head) for one in papers]
    yield from (person for person in people if person is not None)
    if len(papers) == 1:
        yield document_of(given, found.paper, papers[0].head, kind, people[0], said)
    else:
        whose = nobody_in_particular(given)
        yield document_of(given, found.paper, Head(), kind, whose, said)
        yield Trouble(WHOLE, Reason.SEVERAL_PEOPLE, notice=True)
    for paper, person in zip(papers, people, strict=True):
        values = values_of(
            paper.sheets,
            laboratory=kind is LABORATORY,
            is_late=lambda: found.is_late(_FOR_ALL),
        )
        yield from records_of(values, paper.head, person)
        yield from culture_records(cultures_on(paper.sheets), paper.head, person)
        for place in paper.head.bad_dates:
            yield Trouble(place, Reason.BAD_DATE, notice=True)
    for one in signed:
        yield Trouble(WHOLE, one.reason, notice=True)
    yield from _by_code(found.codes, given.issuers)
    yield from found.troubles


def _by_code(codes: Sequence[CodeAt], issuers: Trusted) -> Iterator[Part]:
    """What the codes hold: a claim nobody can check, or a card for the reader of cards."""
    parts = [one for one in codes if is_part(one.code.text)]
    for text, place in ((one.code.text, one.place) for one in codes if one not in parts):
        if claim_in(text):
            yield Trouble(place, Reason.CODE_NOT_CHECKABLE, notice=True)
        elif is_health_code(text):
            yield from _card(text, place, issuers)
    if parts:  # a card of several codes, which may stand on several pages
        yield from _card("\n".join(one.code.text for one in parts), parts[0].place, issuers)


def _card(text: str, place: str, issuers: Trusted) -> Iterator[Part]:
    from sync.readers.cards import read_text
    from sync.readers.cards.issuers import with_trusted

    try:
        yield from read_text(text, place, with_trusted(issuers))
    except FileRefused as error:
        yield Trouble(place, error.reason)
    except NotMine:
        yield Trouble(place, Reason.UNKNOWN_FORMAT, notice=True)
