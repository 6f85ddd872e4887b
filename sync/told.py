"""What may be told of an entry in words: its facts, read again where something was taken out.

Refuses: texts that still hold a population number or a withheld reason.
"""

from decimal import Decimal

import msgspec

from sync.entries import Entry
from sync.fhir.context import FileContext, Unreadable
from sync.fhir.extract import extract
from sync.fhir.label_words import labels_in
from sync.mask import masked
from vault.records import Facts, Kind, Label

_decode = msgspec.json.Decoder(float_hook=Decimal).decode


def facts_told(entry: Entry) -> Facts:
    """The facts of a record's entry as they may be shown to whoever gets the share."""
    if entry.item is None:
        return Facts(Kind.DIRECTORY, entry.type, "")
    facts, item = entry.item.row.facts, entry.item
    if item.hidden or item.cut:
        facts = _read_again(entry, facts, item.hidden or frozenset(Label))
    return msgspec.structs.replace(
        facts,
        title=masked(facts.title),
        value=masked(facts.value),
        range_text=masked(facts.range_text),
        facility=masked(facts.facility),
        practitioner=masked(facts.practitioner),
        detail=masked(facts.detail),
    )


def _read_again(entry: Entry, facts: Facts, hidden: frozenset[Label]) -> Facts:
    try:
        found = extract(
            _decode(entry.body), entry.body, "", "application/fhir+json", "4.0", "", FileContext("")
        ).facts
    except (Unreadable, ValueError):
        found = Facts(facts.kind, facts.fhir_type, "", date=facts.date, sort_key=facts.sort_key)
    return msgspec.structs.replace(
        found,
        facility=_unless(facts.facility, hidden),
        practitioner=_unless(facts.practitioner, hidden),
    )


def _unless(text: str, hidden: frozenset[Label]) -> str:
    return "" if hidden & frozenset(labels_in(text)) else text
