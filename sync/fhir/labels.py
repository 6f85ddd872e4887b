"""Which sensitive shelves a record belongs on, by its codes and words, and by what it points to.

Refuses: silence about a leak; a record that points to a labelled one inherits the label,
and a visit is shared with its sensitive reasons taken out.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sync.fhir.label_tables import SECURITY_CODES
from sync.fhir.label_words import labels_in
from sync.fhir.walk import Gathered, gather
from vault.records import Label

_ORDER = {label: place for place, label in enumerate(Label)}
_NEVER = frozenset({"OperationOutcome", "Patient"})
_NOT_PASSED_ON = frozenset({"Encounter", "Patient"})


class Pointing(NamedTuple):
    """A record as `labels_by_reference` needs it: `names` is its identity, then its aliases."""

    names: tuple[str, ...]
    type: str
    labels: tuple[Label, ...]
    references: tuple[str, ...]


def in_order(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Labels once each, in the order of `Label`."""
    return tuple(sorted(set(labels), key=_ORDER.__getitem__))


def _by_source(security: Any) -> Iterable[Label]:
    for one in security if type(security) is list else ():
        code = one.get("code") if type(one) is dict else None
        if type(code) is str and code in SECURITY_CODES:
            yield SECURITY_CODES[code]


def labels_of(
    kind: str, resource: dict[str, Any], found: Gathered, words: Iterable[str] = ()
) -> tuple[Label, ...]:
    """The labels of a record.

    They come from its codes and texts (as the walk found them), from `words` of attached
    files, and from what its source put in `meta.security`.
    """
    if kind in _NEVER:
        return ()
    labels = found.labels
    for text in words:
        labels.update(labels_in(text))
    meta = resource.get("meta")
    if type(meta) is dict and "security" in meta:
        labels.update(_by_source(meta["security"]))
    return in_order(labels) if labels else ()


def labels_by_reference(records: Iterable[Pointing]) -> dict[str, tuple[Label, ...]]:
    """Each record's labels with the inherited ones, by identity (`names[0]`).

    A record that points to a labelled record inherits its labels, through any number of
    steps, except through an Encounter or a Patient, which nearly everything points to. The
    pointed-to record inherits nothing. Encounters do inherit here: they are not withheld but
    stripped (`strip_sensitive`) and lose references to what is withheld.
    """
    listed = list(records)
    holder = {name: number for number, one in enumerate(listed) for name in one.names}
    pointed_by: defaultdict[int, set[int]] = defaultdict(set)
    for number, one in enumerate(listed):
        for reference in one.references:
            target = holder.get(reference)
            if target is not None and target != number:
                pointed_by[target].add(number)
    labels = [set(one.labels) for one in listed]
    waiting = [number for number, own in enumerate(labels) if own]
    while waiting:
        target = waiting.pop()
        if listed[target].type in _NOT_PASSED_ON:
            continue
        for number in pointed_by[target]:
            if listed[number].type not in _NEVER and not labels[target] <= labels[number]:
                labels[number] |= labels[target]
                waiting.append(number)
    return {one.names[0]: in_order(own) for one, own in zip(listed, labels, strict=True)}


def _sensitive(tree: object, withheld: frozenset[Label]) -> bool:
    if type(tree) is str:
        return not withheld.isdisjoint(labels_in(tree))
    if type(tree) is list:
        return any(_sensitive(item, withheld) for item in tree)
    if type(tree) is not dict:
        return False
    return not withheld.isdisjoint(labels_of("", tree, gather(tree)))


def _open_meta(meta: object, withheld: frozenset[Label]) -> object:
    if type(meta) is not dict or type(meta.get("security")) is not list:
        return meta
    marks = [
        one
        for one in meta["security"]
        if type(one) is not dict or SECURITY_CODES.get(str(one.get("code"))) not in withheld
    ]
    rest = {name: value for name, value in meta.items() if name != "security"}
    return {**rest, "security": marks} if marks else rest


def strip_sensitive(resource: dict[str, Any], withheld: Iterable[Label]) -> dict[str, Any]:
    """The Encounter without every element whose codes or words carry a withheld label.

    List items go one by one, other elements whole; the narrative goes as soon as anything
    does. Nothing of the given resource is changed. Identifiers and ids stay; references to
    withheld records are the selection's to remove.
    """
    hidden = frozenset(withheld)
    kept: dict[str, Any] = {}
    removed = False
    for name, value in resource.items():
        if name == "meta":
            kept[name] = _open_meta(value, hidden)
        elif type(value) is list:
            items = [item for item in value if not _sensitive(item, hidden)]
            removed = removed or len(items) != len(value)
            if items:
                kept[name] = items
        elif _sensitive(value, hidden):
            removed = True
        else:
            kept[name] = value
    if removed:
        kept.pop("text", None)
    return kept
