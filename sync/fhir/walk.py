"""One walk through a whole resource: sensitive labels, texts and references in it.

Refuses: recursion, and reading the same concept twice; concepts repeat in thousands of
records, so their labels are remembered.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from sync.fhir.label_codes import labels_of_code
from sync.fhir.label_words import labels_in
from vault.records import Label

_TEXT_KEYS = frozenset(
    {
        "alias",
        "comment",
        "comments",
        "conclusion",
        "contentString",
        "description",
        "detail",
        "details",
        "display",
        "disposition",
        "div",
        "given",
        "instruction",
        "label",
        "name",
        "note",
        "patientInstruction",
        "preAmble",
        "summary",
        "text",
        "title",
        "valueMarkdown",
        "valueString",
    }
)
_TELLING = _TEXT_KEYS | {"code", "valueCode", "reference", "questionnaire", "url"}
_CLOSED = frozenset({"meta", "data", "telecom", "address", "photo"})
_KEY = msgspec.json.Encoder(decimal_format="string")


class Gathered(NamedTuple):
    """What a walk found: labels, reference texts, and references by identifier alone."""

    labels: set[Label]
    references: list[str]
    logical: list[dict[str, Any]]


@lru_cache(maxsize=16_384)
def _concept_labels(key: bytes) -> frozenset[Label]:
    found = Gathered(set(), [], [])
    _walk([msgspec.json.decode(key)], found)
    return frozenset(found.labels)


def _descend(value: dict[str, Any], stack: list[Any], found: Gathered) -> None:
    """Enter an object: concepts are looked up, amounts passed over, the rest waits its turn."""
    if "coding" in value:
        try:
            found.labels.update(_concept_labels(_KEY.encode(value)))
        except (msgspec.MsgspecError, OverflowError, ValueError, TypeError):
            stack.extend(item for item in _inside(value) if type(item) is dict)
    elif "unit" in value and "value" in value:
        return
    else:
        stack.append(value)


def _inside(value: dict[str, Any]) -> list[Any]:
    listed = value["coding"]
    return listed if type(listed) is list else [listed]


def _text(node: dict[str, Any], key: str, value: str, found: Gathered) -> None:
    """Take in one text of a telling key."""
    if key in _TEXT_KEYS:
        found.labels.update(labels_in(value))
    elif key == "reference":
        found.references.append(value)
    elif key == "questionnaire":
        code = value.rsplit("/", 1)[-1].partition("|")[0]
        found.labels.update(labels_of_code("questionnaire", code))
    elif key == "url":
        if value.startswith("Binary/"):
            found.references.append(value)
    else:
        system = node.get("system")
        found.labels.update(labels_of_code(system if type(system) is str else "", value))


def _list(key: str, value: list[Any], stack: list[Any], found: Gathered) -> None:
    telling = key in _TEXT_KEYS
    for item in value:
        if type(item) is dict:
            _descend(item, stack, found)
        elif telling and type(item) is str:
            found.labels.update(labels_in(item))


def _walk(stack: list[Any], found: Gathered) -> None:
    while stack:
        node = stack.pop()
        for key, value in node.items():
            kind = type(value)
            if kind is str:
                if key in _TELLING:
                    _text(node, key, value, found)
            elif key in _CLOSED:
                continue
            elif kind is dict:
                if key == "identifier" and "reference" not in node:
                    found.logical.append(node)
                else:
                    _descend(value, stack, found)
            elif kind is list and key != "identifier":
                _list(key, value, stack, found)


def may_tell(name: str, value: Any) -> bool:
    """Whether a member can hold anything a walk looks for: the quick answer for most."""
    kind = type(value)
    if kind is str:
        return name in _TELLING
    if kind is dict:
        amount = "unit" in value and "value" in value and "coding" not in value
        return not amount and name not in _CLOSED
    return kind is list and name not in _CLOSED and name != "identifier"


def gather(resource: dict[str, Any]) -> Gathered:
    """Labels and references of a resource, its contained ones included."""
    found = Gathered(set(), [], [])
    _walk([resource], found)
    return found
