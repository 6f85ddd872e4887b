"""Why something in a file was not taken in, or is worth a look; where it stood; whose it may be.

Refuses: codes on the screen; an unknown one gets a calm sentence of its own.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from sync.fhir.match import Reason as Likeness
from sync.readers.protocol import Reason

translate = QCoreApplication.translate

CONFLICTING = "conflicting-id"
ERASED_BEFORE = "erased-before"
UNUSABLE = "unusable"
UNKNOWN_PATIENT = "unknown-patient"


def reason_words(code: str) -> str:
    """One sentence on why; every `Reason` and both refusals of the vault have their own."""
    for table in (_of_files, _of_archives, _of_entries, _of_notices, _of_papers, _of_cards):
        found = table().get(code)
        if found:
            return found
    return translate("words", "The program could not make sense of this.")


def known_reasons() -> frozenset[str]:
    """Every code that has a sentence of its own."""
    return frozenset().union(
        _of_files(), _of_archives(), _of_entries(), _of_notices(), _of_papers(), _of_cards()
    )


def _of_files() -> dict[str, str]:
    return {
        Reason.EMPTY: translate("words", "The file is empty."),
        Reason.UNKNOWN_FORMAT: translate("words", "This is no kind of file we know."),
        Reason.UNSUPPORTED_FORMAT: translate(
            "words", "We know this kind of file, but cannot take records out of it yet."
        ),
        Reason.NOT_FHIR: translate("words", "There are no health records in this file."),
        Reason.NOT_A_FILE: translate("words", "This is not a file that can be read."),
        Reason.UNREADABLE_FILE: translate(
            "words", "The computer does not allow reading this file."
        ),
        Reason.BAD_ENCODING: translate("words", "The letters in this file are garbled."),
        Reason.TRUNCATED: translate(
            "words", "The file breaks off in the middle. Please download or copy it again."
        ),
        Reason.MALFORMED: translate("words", "The file is damaged or not written correctly."),
        Reason.TOO_LARGE: translate("words", "The file is larger than the program can read."),
        Reason.CHILD_DIED: translate(
            "words", "The file made the reader stop. It was left out; the other files were read."
        ),
        Reason.MOSTLY_UNREADABLE: translate(
            "words", "Next to nothing in this file can be read, so it was left out as a whole."
        ),
        Reason.FORBIDDEN_XML: translate(
            "words", "The file holds instructions that could be harmful, so it was not opened."
        ),
    }


def _of_archives() -> dict[str, str]:
    return {
        Reason.BOMB: translate(
            "words", "The archive would swell to an enormous size, so it was not unpacked."
        ),
        Reason.OVERLAPPING: translate(
            "words", "Files in this archive lie on top of each other. That is not safe to unpack."
        ),
        Reason.ENCRYPTED: translate(
            "words", "This file in the archive is locked with a password. Please unpack it first."
        ),
        Reason.DAMAGED: translate("words", "This file in the archive is damaged."),
        Reason.LINK: translate("words", "This is only a pointer to another file, not a file."),
        Reason.UNSAFE_NAME: translate(
            "words", "The name of this file in the archive is not safe, so it was left out."
        ),
        Reason.TOO_MANY_MEMBERS: translate(
            "words", "There are too many files in this archive. Please unpack it first."
        ),
        Reason.ANSWER_SEALED: translate(
            "words", "The answer of BPJS in this file is still sealed and cannot be read here."
        ),
        Reason.NESTED_TOO_DEEP: translate(
            "words", "This archive lies too many archives deep. Please unpack it first."
        ),
    }


def _of_entries() -> dict[str, str]:
    return {
        Reason.NOT_A_RESOURCE: translate("words", "This part of the file is not a record."),
        Reason.NO_RESOURCE_TYPE: translate(
            "words", "The file does not say what kind of record this is."
        ),
        Reason.BAD_TEXT: translate("words", "The letters in this record are garbled."),
        Reason.BAD_NUMBER: translate("words", "A number in this record is not a number."),
        Reason.DUPLICATE_KEY: translate(
            "words", "This record says the same thing twice in different ways."
        ),
        Reason.TOO_DEEP: translate("words", "This record is nested too deeply to be read."),
        Reason.LONE_SURROGATE: translate("words", "This record holds broken letters."),
        Reason.UNREADABLE: translate("words", "This record could not be understood."),
        Reason.BAD_BASE64: translate("words", "The document inside this record is damaged."),
        Reason.DOUBTFUL: translate("words", "This could not be read for certain."),
        Reason.MEASURE_UNKNOWN: translate(
            "words",
            "Neither the file nor its name says what was measured. Keep the export's own name.",
        ),
        Reason.UNIT_MISSING: translate("words", "No unit is printed beside this value."),
        Reason.NUMBER_UNCLEAR: translate("words", "The point or comma here can mean two things."),
        Reason.FAR_OFF: translate("words", "This value is unusually high or low."),
        Reason.HARD_TO_READ: translate("words", "The picture is hard to read here."),
        Reason.COLUMNS_UNKNOWN: translate(
            "words", "It is not clear what the columns of this table mean. Please say it once."
        ),
        Reason.ROW_LENGTH: translate(
            "words", "This row has more or fewer cells than the table has columns."
        ),
        Reason.FORMULA: translate(
            "words", "This cell holds a formula. It was kept as text and is never run."
        ),
        Reason.IMPOSSIBLE_VALUE: translate("words", "No body can have this value."),
        CONFLICTING: translate(
            "words", "The file has another record with the same number but different content."
        ),
        UNUSABLE: translate("words", "This record is empty."),
        ERASED_BEFORE: translate(
            "words", "You destroyed this record for good. It comes back only if you ask for it."
        ),
    }


def _of_notices() -> dict[str, str]:
    return {
        Reason.BAD_DATE: translate("words", "The date in this record is not a real date."),
        Reason.BAD_BIRTH_DATE: translate("words", "The birth date in the file is not a real date."),
        Reason.RANGE_CONTRADICTORY: translate(
            "words", "The reference range printed here contradicts itself."
        ),
        Reason.RANGE_DISAGREES: translate(
            "words", "The laboratory's remark does not fit its own reference range."
        ),
        Reason.RANGE_UNIT_DIFFERS: translate(
            "words", "The value and its reference range use different units."
        ),
        Reason.SKIPPED_SYSTEM_FILE: translate(
            "words", "A file that computers make for themselves; it holds no records."
        ),
        Reason.NO_RESOURCE_IN_ENTRY: translate(
            "words", "An entry of the file has no record in it."
        ),
        Reason.REFERENCES_ONLY: translate(
            "words", "This part only points to records elsewhere; there is nothing to take in."
        ),
        Reason.MORE_PAGES: translate(
            "words", "The file is one page of several. Please add the other pages as well."
        ),
        Reason.TRANSCODED: translate(
            "words", "The letters were written in an old way and were rewritten."
        ),
        Reason.KEPT_ONLY: translate(
            "words", "Kept with its file as it is; there is nothing in it to show as a record."
        ),
        Reason.TOLD_TWICE: translate(
            "words",
            "This repeats what another file of the same export says; it is taken from there.",
        ),
        Reason.OVERLAP_REMOVED: translate(
            "words",
            "Two devices counted at the same time. Each moment counts once; nothing was deleted.",
        ),
        Reason.NEWER_VERSION: translate(
            "words", "The file was written in a newer form; what we know of it was taken in."
        ),
        Reason.NO_PATIENT_DATA: translate(
            "words", "This is a list of the hospital's own (tests, prices, codes), of no patient."
        ),
        Reason.NOBODY_NAMED: translate(
            "words", "The table does not say whose records these are. Please check it."
        ),
        Reason.ANSWER_EMPTY: translate("words", "The service answered that it found nothing."),
    }


def _of_papers() -> dict[str, str]:
    return {
        Reason.OCR_MISSING: translate(
            "words", "The text in pictures can be read when Tesseract is installed."
        ),
        Reason.NOT_READ: translate("words", "The text on this page could not be read."),
        Reason.PAGES_LEFT: translate(
            "words", "The document is very long; only its first pages were read."
        ),
        Reason.SEVERAL_PEOPLE: translate(
            "words", "The pages of this file are about several people. Please say whose they are."
        ),
        Reason.MORE_PLACES: translate(
            "words", "There are more such places in the file than are listed here."
        ),
        Reason.LOCKED: translate(
            "words", "The document is locked with a password. It was kept, but could not be read."
        ),
        Reason.PAGE_DAMAGED: translate("words", "This page is damaged and could not be read."),
        Reason.CODE_NOT_CHECKABLE: translate(
            "words", "The code on this page names a signer, but that cannot be checked."
        ),
        Reason.SIGNATURE_INTACT: translate(
            "words",
            "The document is signed and unchanged since then. Who signed it was not checked.",
        ),
        Reason.SIGNATURE_ADDED: translate(
            "words", "The document is signed, but something was added after that."
        ),
        Reason.SIGNATURE_BROKEN: translate(
            "words", "The document was changed after it was signed, or its signature is damaged."
        ),
        Reason.SIGNATURE_UNREAD: translate(
            "words", "The document bears a signature that could not be checked."
        ),
    }


def _of_cards() -> dict[str, str]:
    return {
        Reason.BAD_SIGNATURE: translate(
            "words",
            "The signature is wrong: this was changed after signing, or never signed like that.",
        ),
        Reason.UNKNOWN_ISSUER: translate(
            "words", "It is signed, but the signer is not on our list and could not be checked."
        ),
        Reason.EXPIRED: translate("words", "It was good only until a day that has passed."),
        Reason.REVOKED: translate("words", "The one who issued it has called it back."),
        Reason.MISSING_PARTS: translate(
            "words", "This is one part of a code in several parts. Please add all of them together."
        ),
        Reason.PART_JOINED: translate(
            "words", "One part of a code in several parts; the others were in other files."
        ),
        Reason.NEEDS_NETWORK: translate(
            "words", "This is a link: its records lie on the internet. Open it as a link."
        ),
        Reason.SEALED: translate(
            "words", "This file is sealed; only the link it belongs to can open it."
        ),
    }


def likeness_words(code: str) -> str:
    """What speaks for or against a person of the household; empty for an unknown code."""
    return {
        Likeness.NIK: translate("words", "the same national number"),
        Likeness.NIK_DIFFERS: translate("words", "another national number"),
        Likeness.RECORD_NUMBER: translate("words", "the same hospital number"),
        Likeness.NAME: translate("words", "the same name"),
        Likeness.NAME_SIMILAR: translate("words", "a similar name"),
        Likeness.NAME_DIFFERS: translate("words", "another name"),
        Likeness.BIRTH_DATE: translate("words", "the same birth date"),
        Likeness.BIRTH_DATE_DIFFERS: translate("words", "another birth date"),
        Likeness.SEX_DIFFERS: translate("words", "another sex"),
        Likeness.NOTHING_KNOWN: translate("words", "the file says too little"),
        UNKNOWN_PATIENT: translate("words", "the file does not say who this is"),
    }.get(code, "")


_LINE = re.compile(r"line (\d+)(.*)", re.DOTALL)
_PAGE = re.compile(r"page (\d+)")
_ROW = re.compile(r"row (\d+)")
_COUNT = re.compile(r"(\d+) ×()", re.DOTALL)
_PART = re.compile(r"#(\d+)(.*)", re.DOTALL)
_ENTRY = re.compile(r"/(?:entry|parameter)[\[/](\d+)")


def place_words(where: str) -> str:
    """Where in the file something stood, counted from one; empty for the whole file."""
    sheet, head, _names = where.partition("row 0/")
    if head:  # the whole table; its columns' names are shown where they are asked about
        return place_words(sheet.removesuffix("/"))
    for pattern, say, first in _PATTERNS:
        found = pattern.match(where)
        if found is not None:
            return say().format(number=int(found[1]) + first)
    entry = _ENTRY.search(where)
    if entry is not None:
        return _entry().format(number=int(entry[1]) + ("[" not in where))
    tail = where.rstrip("/").rpartition("/")[2]
    if tail.isdecimal():
        return _entry().format(number=int(tail) + 1)
    return translate("words", "At “{place}”").format(place=where) if where else ""


def _line() -> str:
    return translate("words", "Line {number}")


def _page() -> str:
    return translate("words", "Page {number}")


def _row() -> str:
    return translate("words", "Row {number}")


def _part() -> str:
    return translate("words", "Part {number}")


def _count() -> str:
    return translate("words", "{number} of them")


def _entry() -> str:
    return translate("words", "Entry {number}")


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[], str], int], ...] = (
    (_LINE, _line, 0),
    (_PART, _part, 1),
    (_COUNT, _count, 0),
    (_PAGE, _page, 0),
    (_ROW, _row, 0),
)
