"""Which record a reference text in a resource means, by what the vault keeps of that record.

Refuses: guessing; a text that fits two different records means none.
"""

from collections.abc import Iterable

from sync.fhir.systems import normal
from vault.ids import RecordId
from vault.record_values import Reference


def targets_of(texts: Iterable[str], references: Iterable[Reference]) -> dict[str, RecordId | None]:
    """Each text with the record it leads to; None where that is not here or not certain.

    `references` are the identity texts (sync/fhir/identity.py) that the same record states.
    """
    known: dict[str, set[RecordId]] = {}
    for reference in references:
        if reference.record_id is not None:
            known.setdefault(_tail(reference.identity), set()).add(reference.record_id)
    found = {text: known.get(_key(text), set()) for text in texts}
    return {text: next(iter(ids)) if len(ids) == 1 else None for text, ids in found.items()}


def _tail(identity: str) -> str:
    space, _, rest = identity.partition(":")
    if space in {"urn", "identifier"}:
        return identity.casefold()
    return _last_two(rest.rpartition("|")[2]).casefold()


def _key(text: str) -> str:
    text = text.strip().partition("/_history/")[0].partition("#")[0]
    if text.casefold().startswith("urn:"):
        return text.casefold()
    if "?identifier=" in text:
        kind, _, query = text.partition("?identifier=")
        system, _, value = query.partition("|")
        return f"identifier:{kind.rsplit('/', 1)[-1]}|{normal(system)}|{value}".casefold()
    return _last_two(text).casefold()


def _last_two(text: str) -> str:
    return "/".join(text.rsplit("/", 2)[-2:])


def type_of(text: str) -> str:
    """The resource type a literal reference names, or empty (`urn:`, contained)."""
    if text.casefold().startswith(("urn:", "#")):
        return ""
    parts = text.partition("/_history/")[0].partition("?")[0].rsplit("/", 2)
    kind = parts[-2] if len(parts) > 1 else parts[0]
    return kind if kind.isalpha() and kind[:1].isupper() else ""
