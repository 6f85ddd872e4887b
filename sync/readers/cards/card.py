"""The records of one SMART Health Card: the resources of its Bundle, tied together.

Refuses: to change what the issuer wrote, but for references that hold inside the card only.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from sync.readers.build import urn
from sync.readers.cards.jws import Card, State
from sync.readers.draft import Made, Part, Trouble
from sync.readers.protocol import Reason

_ENCODER: Final = msgspec.json.Encoder(order="deterministic", decimal_format="number")
_BUNDLE: Final = "vc/credentialSubject/fhirBundle"
_TOLD_AS_REFUSED: Final = frozenset({Reason.BAD_SIGNATURE})
_FIRST: Final = {
    "Patient": 0,
    "Organization": 1,
    "Location": 1,
    "Practitioner": 1,
    "Medication": 1,
}
_LATER: Final = 2
"""Whoever names a thing comes after it."""
_ABOUT: Final = frozenset({"subject", "patient", "beneficiary"})
Tree = dict[str, Any]


def parts_of(card: Card, state: State, place: str) -> Iterator[Part]:
    """The patient, the other records, and what is to be said of the card."""
    for reason in state.told:
        where = f"{place}/signature"
        if reason is Reason.UNKNOWN_ISSUER:
            where = f"{where}/{card.key}/{card.issuer}"  # what a person may decide to trust
        yield Trouble(where, reason, notice=reason not in _TOLD_AS_REFUSED)
    entries = _entries(card.payload)
    if entries is None:
        yield Trouble(f"{place}/{_BUNDLE}", Reason.NO_RESOURCE_IN_ENTRY)
        return
    good: list[tuple[str, str, Tree]] = []
    for number, entry in enumerate(entries):
        where = f"{place}/{_BUNDLE}/entry/{number}/resource"
        found = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(found, dict):
            yield Trouble(where, Reason.NO_RESOURCE_IN_ENTRY, notice=True)
        elif not isinstance(found.get("resourceType"), str):
            yield Trouble(where, Reason.NO_RESOURCE_TYPE)
        else:
            url = entry.get("fullUrl")
            good.append((where, url if isinstance(url, str) else "", found))
    yield from _made(good, card.issuer, state)


def _entries(payload: Tree) -> list[Any] | None:
    found: Any = payload
    for name in (*_BUNDLE.split("/"), "entry"):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, list) else None


def _made(good: list[tuple[str, str, Tree]], issuer: str, state: State) -> Iterator[Made]:
    good.sort(key=lambda one: _FIRST.get(str(one[2]["resourceType"]), _LATER))
    targets = _targets(good)
    named = _resolve([tree for _, _, tree in good], targets)
    for where, _, tree in good:
        kind = str(tree["resourceType"])
        own = targets.own[id(tree)]
        # what nobody points to is known by its content: a later card repeats it under
        # another number
        full_url = own if own in named or kind == "Patient" else ""
        meta = tree.get("meta")
        if issuer and not (isinstance(meta, dict) and meta.get("source")):
            tree["meta"] = {**(meta if isinstance(meta, dict) else {}), "source": issuer}
        yield Made(tree, where, full_url, trust=state.trust)


@dataclass(slots=True)
class _Targets:
    """What the references of a card mean: by name, by kind where there is but one of it."""

    names: dict[str, str] = field(default_factory=dict)
    own: dict[int, str] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)

    def of(self, reference: str, member: str) -> str:
        """The lasting name of what is meant; empty if that is not in the card."""
        found = self.names.get(reference, "")
        person = self.alone.get("Patient", "")
        # some issuers' numbers are off by one; a card is about one person all the same
        if member in _ABOUT and person and found not in self.people:
            named = reference.startswith("Patient/")
            return person if found or named else ""
        return found or self.alone.get(reference.partition("/")[0], "")


def _targets(good: list[tuple[str, str, Tree]]) -> _Targets:
    targets = _Targets()
    kinds = Counter(str(tree["resourceType"]) for _, _, tree in good)
    people = ""
    for _, url, tree in good:
        kind = str(tree["resourceType"])
        # the numbers of a card are those of every card: the person tells them apart
        name = urn("health-card", kind, people, _ENCODER.encode(tree).decode())
        if kind == "Patient":
            people += name
            targets.people.add(name)
        targets.own[id(tree)] = name
        own = tree.get("id")
        if url:
            targets.names[url] = name
        if isinstance(own, str) and own:
            targets.names[f"{kind}/{own}"] = name
        elif kinds[kind] == 1:
            targets.alone[kind] = name
        if kind == "Patient" and kinds[kind] == 1:
            targets.alone[kind] = name
    return targets


def _resolve(trees: list[Tree], targets: _Targets) -> set[str]:
    """Write lasting names in place of the card's own numbers; which were used."""
    used: set[str] = set()
    waiting: list[tuple[Any, str]] = [(tree, "") for tree in trees]
    while waiting:
        one, member = waiting.pop()
        if isinstance(one, list):
            waiting.extend((inner, member) for inner in one)
        elif isinstance(one, dict):
            given = one.get("reference")
            target = targets.of(given, member) if isinstance(given, str) else ""
            if target:
                one["reference"] = target
                used.add(target)
            waiting.extend((inner, name) for name, inner in one.items())
    return used
