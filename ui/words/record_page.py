"""The page of one record in words: its facts by name, where it came from, what to beware of.

Refuses: hashes and codes on the first level.
"""

from PySide6.QtCore import QCoreApplication

from app.answers import RecordView
from app.by_hand import SOURCE
from ui.words.codes import detail_lines, status_word
from ui.words.dates import long_date_words, moment_words, when_words
from ui.words.numbers import range_words, size_words, value_words
from ui.words.plurals import PLURALS
from ui.words.records import has_figure, kind_word, label_word, said_words
from vault.records import Facts, Kind, RecordState, Row, Standing, StoredFile, Trust, Version

translate = QCoreApplication.translate

Named = tuple[str, str]
"""A label and what it says."""


def figure_line(facts: Facts) -> str:
    """The soft line under the large value: when, where, the range."""
    band = range_words(facts)
    parts = (
        moment_words(facts.date),
        facts.facility,
        translate("words", "Reference {range}").format(range=band) if band else "",
    )
    return " · ".join(part for part in parts if part)


def value_name(kind: Kind) -> str:
    """What the value of a kind that is no measurement is called."""
    return {
        Kind.MEDICINE: translate("words", "How to take it"),
        Kind.VISIT: translate("words", "Reason"),
        Kind.DOCUMENT: translate("words", "About"),
        Kind.ALLERGY: translate("words", "Reaction"),
        Kind.CONDITION: translate("words", "Severity"),
        Kind.IMMUNISATION: translate("words", "Dose"),
        Kind.IMAGING: translate("words", "Kind of pictures"),
    }.get(kind, translate("words", "Value"))


def named_facts(row: Row) -> list[Named]:
    """Everything worth reading about a record, by name; what is not known is left out."""
    facts = row.facts
    shown = has_figure(facts)
    named = [
        (translate("words", "What it is"), kind_word(facts.kind)),
        (value_name(facts.kind), "" if shown else said_words(facts)),
        (translate("words", "Date"), "" if shown else _date(facts)),
        (translate("words", "Place"), facts.facility),
        (translate("words", "By"), facts.practitioner),
        (translate("words", "Status"), status_word(facts)),
        (translate("words", "Details"), "\n".join(detail_lines(facts))),
        (translate("words", "Sensitive"), ", ".join(label_word(one) for one in facts.labels)),
    ]
    return [(name, text) for name, text in named if text]


def _date(facts: Facts) -> str:
    exact = "T" in facts.date
    return moment_words(facts.date) if exact else long_date_words(facts.date)


def beware_words(row: Row) -> Named | None:
    """Why a record is no plain fact: a title and a sentence; None if it is one."""
    if row.state is RecordState.RETRACTED:
        return (
            translate("words", "You took this back"),
            translate("words", "It is no longer part of the record and is never shared."),
        )
    if row.state is RecordState.ERASED:
        return (
            translate("words", "Destroyed"),
            translate("words", "Its content is gone for good; the log keeps that it existed."),
        )
    return _standings().get(row.facts.standing)


def _standings() -> dict[Standing, Named]:
    return {
        Standing.ENTERED_IN_ERROR: (
            translate("words", "Entered by mistake"),
            translate("words", "Those who wrote it say that it is wrong. Do not rely on it."),
        ),
        Standing.REFUTED: (
            translate("words", "Ruled out"),
            translate("words", "It was looked into and found not to be so."),
        ),
        Standing.NOT_DONE: (
            translate("words", "Not done"),
            translate("words", "It was planned or expected, but did not take place."),
        ),
        Standing.NONE_KNOWN: (
            translate("words", "None known"),
            translate("words", "Somebody asked, and nothing was known at that time."),
        ),
    }


def source_sentences(view: RecordView) -> list[str]:
    """Where a record came from: file, day, how many versions."""
    detail = view.detail
    first = detail.versions[-1] if detail.versions else None
    when = view.brought_by.when_ms if view.brought_by else first.when_ms if first else 0
    file = translate("words", "From the file {file}, added on {when}.")
    if detail.row.trust is Trust.TYPED:
        file = translate("words", "You wrote this down on {when}.")
    said = [file.format(file=detail.row.source, when=when_words(when))]
    if view.signer:
        said.append(_signer_words(detail.row.trust).format(signer=view.signer))
    if len(detail.versions) > 1:
        several = translate("words", "{versions} are kept; the newest is shown.")
        said.append(several.format(versions=PLURALS.versions(len(detail.versions))))
    return said


def _signer_words(trust: Trust) -> str:
    if trust is Trust.SIGNED:
        return translate("words", "Signed by {signer}; the signature was checked and is good.")
    return translate("words", "It says it was signed by {signer}; that could not be confirmed.")


def twin_words(row: Row) -> str:
    """Where else the same fact stands: the file, the place, the value as it is printed there."""
    facts = row.facts
    value = value_words(facts) if has_figure(facts) else ""
    parts = (row.source, facts.facility, moment_words(facts.date), value)
    return " · ".join(part for part in parts if part)


def is_trusted(trust: Trust) -> bool:
    """Whether the shield beside the line of trust is a full one."""
    return trust in {Trust.SIGNED, Trust.UNCHANGED}


def version_words(version: Version) -> str:
    """One version on one line: when it came and from which file."""
    line = translate("words", "{when} · from {file}")
    if version.source == SOURCE and not version.place:
        line = translate("words", "{when} · written by hand")
    return line.format(when=when_words(version.when_ms), file=version.source)


def file_words(stored: StoredFile) -> str:
    """A stored file's kind and size: `PDF, 1,8 KB`."""
    kind = stored.media.partition(";")[0].rpartition("/")[2].upper()
    return ", ".join(part for part in (kind, size_words(stored.size)) if part)
