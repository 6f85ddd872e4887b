"""One walk through a whole resource: every code, every text, every reference in it.

Refuses: recursion and meaning; labels, search words and references are made of its result.
"""

from typing import Any, NamedTuple

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
_CLOSED = frozenset({"meta", "data", "telecom", "address", "photo", "identifier"})


class Gathered(NamedTuple):
    """What a walk found: (system, code) pairs, texts, reference texts; all as written."""

    codes: list[tuple[Any, str]]
    texts: list[str]
    references: list[str]
    logical: list[dict[str, Any]]


def gather(resource: dict[str, Any]) -> Gathered:
    """Every code, text and reference of a resource, its contained ones included."""
    codes: list[tuple[Any, str]] = []
    texts: list[str] = []
    references: list[str] = []
    logical: list[dict[str, Any]] = []
    stack: list[Any] = [resource]
    while stack:
        node = stack.pop()
        for key, value in node.items():
            kind = type(value)
            if kind is str:
                if key in _TEXT_KEYS:
                    texts.append(value)
                elif key == "code" or key == "valueCode":
                    codes.append((node.get("system"), value))
                elif key == "reference":
                    references.append(value)
                else:
                    _odd(key, value, codes, references)
            elif kind is dict:
                if key not in _CLOSED:
                    stack.append(value)
                elif key == "identifier" and "reference" not in node and "resourceType" not in node:
                    logical.append(node)
            elif kind is list and key not in _CLOSED:
                for item in value:
                    if type(item) is dict:
                        stack.append(item)
                    elif type(item) is str and key in _TEXT_KEYS:
                        texts.append(item)
    return Gathered(codes, texts, references, logical)


def _odd(key: str, value: str, codes: list[tuple[Any, str]], references: list[str]) -> None:
    if key == "questionnaire":
        codes.append(("questionnaire", value.rsplit("/", 1)[-1].partition("|")[0]))
    elif key == "url" and value.startswith("Binary/"):
        references.append(value)
