"""Bringing files in, in words: how far it is, what was found, what became of each file.

Refuses: reasons; they stand in `reasons.py`.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.answers import FileAnswer, FileStatus, ImportAnswer, Outcome, Place, ReviewRow
from ui.words.activity import TYPED, file_name
from ui.words.dates import date_words, left_words
from ui.words.numbers import count_words, percent_words, records_words
from ui.words.plurals import PLURALS
from ui.words.reasons import likeness_words, place_words, reason_words
from ui.words.records import kinds_word, said_words, title_words
from ui.words.shares import names_words
from vault.ids import PersonId
from vault.record_values import UndoNotice
from vault.records import Import, Kind

translate = QCoreApplication.translate

SEPARATOR = " · "
_SURE_AFTER = 3.0

PATIENT = "Patient"
"""The record of the person themselves."""

_REFERENCE = "|"
"""Stands in what a file calls somebody by number only; a name has none."""


def time_left(done: int, total: int, seconds: float) -> int:
    """How many seconds the rest takes if it goes on like this; 0 while that cannot be said."""
    if seconds < _SURE_AFTER or done <= 0 or done >= total:
        return 0
    return max(1, round(seconds * (total - done) / done))


def reading_words(name: str, done: int, total: int, records: int, left: int) -> str:
    """How far it is: the file in hand, the share of all, records so far, the time left."""
    parts = [name, percent_words(done, total) if total else "", PLURALS.records_read(records)]
    if left:
        parts.append(translate("words", "about {time} left").format(time=left_words(left)))
    return SEPARATOR.join(part for part in parts if part)


def counts_words(answer: FileAnswer, notices: int) -> str:
    """What saving would do with a file: new, known, changed, to look at."""
    parts = []
    if answer.new:
        parts.append(translate("words", "{number} new").format(number=count_words(answer.new)))
    if answer.changed:
        parts.append(
            translate("words", "{number} changed").format(number=count_words(answer.changed))
        )
    if answer.same:
        parts.append(
            translate("words", "{number} you already have").format(number=count_words(answer.same))
        )
    waiting = sum(held.records for held in answer.held)
    if waiting:
        parts.append(records_words(waiting))
    look = notices + len(answer.refused)
    if look:
        parts.append(translate("words", "{number} to look at").format(number=count_words(look)))
    return SEPARATOR.join(parts) or translate("words", "No records")


def kinds_words(kinds: Mapping[Kind, int]) -> str:
    """How many records of each kind a file holds, the most first; directories are no news."""
    told = sorted(kinds.items(), key=lambda one: -one[1])
    return SEPARATOR.join(
        translate("words", "{kind}: {number}").format(
            kind=kinds_word(kind), number=count_words(number)
        )
        for kind, number in told
        if number and kind is not Kind.DIRECTORY
    )


def twins_words(twins: Mapping[str, int]) -> str:
    """How many of the new records say what is in the vault already, and from where."""
    sources = sorted(twins, key=lambda source: -twins[source])
    number = sum(twins.values())
    return PLURALS.already_from(number).format(sources=names_words(sources, len(sources)))


def added_words(answer: ImportAnswer, names: Mapping[PersonId, str]) -> str:
    """How many records saving added, for whom if it was one person."""
    records = answer.new + answer.changed
    if not records:
        return translate("words", "Nothing new was found.")
    whose = {one.person_id for one in answer.files if one.new or one.changed}
    name = names.get(next(iter(whose)) or PersonId(""), "") if len(whose) == 1 else ""
    if not name:
        return PLURALS.records_added(records)
    return PLURALS.records_added_for(records).format(name=name)


def refused_words(places: Sequence[Place]) -> tuple[str, ...]:
    """What was left out of a file: each reason once, with where it held."""
    by_reason: dict[str, list[str]] = {}
    for place in places:
        by_reason.setdefault(place.reason, []).append(place_words(place.where))
    said = []
    for reason, where in by_reason.items():
        named = [one for one in dict.fromkeys(where) if one]
        words = reason_words(reason)
        if named:
            shown = names_words(named, len(named))
            words = translate("words", "{places}: {reason}").format(places=shown, reason=words)
        said.append(words)
    return tuple(said)


def status_words(answer: FileAnswer) -> str:
    """What became of a file after saving."""
    return {
        FileStatus.IMPORTED: translate("words", "Saved."),
        FileStatus.SAME: translate("words", "You already had everything in it."),
        FileStatus.PARTIAL: translate("words", "Saved, but something in it was left out."),
        FileStatus.HELD: translate("words", "Nothing was saved: it is not clear whose it is."),
        FileStatus.REFUSED: translate("words", "This file could not be read."),
        FileStatus.EMPTY: translate("words", "There are no records in this file."),
        FileStatus.DRY_RUN: translate("words", "Something in it will be left out."),
    }[answer.status]


def asked_about(row: ReviewRow) -> bool:
    """Whether a person has to say that this is what the original says."""
    return bool(row.doubt) and row.outcome is not Outcome.SAME


def about_words(rows: Sequence[ReviewRow]) -> str:
    """Whom a file is about, as the file itself says it; empty where it does not."""
    found = next((row.facts for row in rows if row.facts.fhir_type == PATIENT), None)
    if found is None or not found.title:
        return ""
    said = SEPARATOR.join(one for one in (found.title, said_words(found)) if one)
    return translate("words", "About: {person}").format(person=said)


def outcome_words(row: ReviewRow) -> str:
    """What saving would do with one record; why it is worth a look."""
    if asked_about(row):
        return translate("words", "Is this right?")
    if row.reason:
        return translate("words", "To look at")
    return {
        Outcome.NEW: translate("words", "New"),
        Outcome.SAME: translate("words", "You already have this"),
        Outcome.CHANGED: translate("words", "Changed"),
        Outcome.REFUSED: translate("words", "Left out"),
    }[row.outcome]


def outcome_line(row: ReviewRow) -> str:
    """The soft line of a row: its date and place, or why it is worth a look."""
    if asked_about(row):
        return reason_words(row.doubt)
    if row.reason:
        return reason_words(row.reason)
    facts = row.facts
    also = translate("words", "also from {source}").format(source=row.twin) if row.twin else ""
    return SEPARATOR.join(part for part in (date_words(facts.date), facts.facility, also) if part)


def outcome_sentence(row: ReviewRow) -> str:
    """A whole row for screen readers."""
    parts = (
        title_words(row.facts),
        said_words(row.facts),
        outcome_line(row),
        outcome_words(row),
    )
    return ", ".join(part for part in parts if part) + "."


def doubt_words(who: str, perhaps: str, reasons: tuple[str, ...]) -> str:
    """Why the window asks whose records these are."""
    said = ", ".join(word for word in map(likeness_words, reasons) if word)
    if not who or _REFERENCE in who:
        if perhaps and said:
            return translate(
                "words", "The file gives no name. It may be about {perhaps}: {reasons}."
            ).format(perhaps=perhaps, reasons=said)
        return translate("words", "The file does not say whose records these are.")
    if perhaps and said:
        return translate("words", "The file names {who}. That may be {perhaps}: {reasons}.").format(
            who=who, perhaps=perhaps, reasons=said
        )
    return translate("words", "The file names {who}, who is not in your vault yet.").format(who=who)


def import_line(one: Import) -> str:
    """What an import brought, or that it was taken back."""
    if one.undone:
        return translate("words", "Taken back")
    parts = [records_words(one.records)]
    if one.changed:
        parts.append(translate("words", "{number} changed").format(number=count_words(one.changed)))
    return SEPARATOR.join(parts)


def import_title(one: Import) -> str:
    """The file an import came from; what was written by hand has its title."""
    if one.format == TYPED:
        return translate("words", "Written by hand: {title}").format(title=one.path)
    return file_name(one.path)


def undo_notices_words(notices: Sequence[UndoNotice]) -> tuple[str, ...]:
    """What taking an import back also did, each kind once."""
    reasons = {notice.reason for notice in notices}
    said = []
    if "returned" in reasons:
        said.append(translate("words", "Some records show their earlier version again."))
    if "later-amendment" in reasons:
        said.append(translate("words", "Later versions of its records went with it."))
    return tuple(said)
