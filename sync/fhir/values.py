"""Small safe steps into untyped JSON: texts cleaned, lists and objects or nothing.

Refuses: trusting a shape; whatever is not what it should be counts as absent.
"""

import re
from collections.abc import Iterator
from typing import Any

Tree = dict[str, Any]

TITLE_LIMIT = 300
TEXT_LIMIT = 2_000

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"\s+")
_MASKED = re.compile(r"\{\{[^{}]*\}\}|[#*]{3,}|\d*[#*]{4,}\d*|(?:[^\W\d_]{1,3}\*{2,}[\s.,]*)+")
"""SATUSEHAT masks as `################` or `Gh** As**` (reference indonesia 2.3)."""


def masked(text: str) -> bool:
    """Whether a text is only a mask put over something hidden."""
    return _MASKED.fullmatch(text) is not None


def clean(value: object) -> str:
    """A text without padding and invisible signs; empty if it is no text or only a mask."""
    if type(value) is not str:
        return ""
    text = value.strip()
    if text.isprintable() and "  " not in text and not ("#" in text or "*" in text or "{" in text):
        return text
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    return "" if masked(text) else text


def prose(value: object) -> str:
    """A longer text with its line breaks kept; empty if it is no text or only a mask."""
    if type(value) is not str:
        return ""
    text = _INVISIBLE.sub("", value).strip()
    return "" if masked(text) else text


def shorten(text: str, limit: int = TITLE_LIMIT) -> str:
    """The text, cut with an ellipsis when longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def table(value: object) -> Tree:
    """The value if it is an object, else an empty one; the first of a list of objects."""
    if type(value) is dict:
        return value
    if type(value) is list and value and type(value[0]) is dict:
        return value[0]
    return {}


def tables(value: object) -> list[Tree]:
    """Every object in a list, or the one object that stands where a list should."""
    if type(value) is list:
        return [item for item in value if type(item) is dict]
    return [value] if type(value) is dict else []


def items(value: object) -> list[Any]:
    """The value as a list: itself, alone, or nothing."""
    if type(value) is list:
        return value
    return [] if value is None else [value]


def dig(tree: object, *path: str) -> Any:
    """What stands at a path of keys, lists entered by their first item; else None."""
    for key in path:
        tree = table(tree).get(key)
        if tree is None:
            return None
    return tree


def texts(*values: object) -> Iterator[str]:
    """The cleaned texts among the values that are not empty."""
    for value in values:
        text = clean(value)
        if text:
            yield text


def joined(parts: list[str], separator: str = ", ") -> str:
    """The parts that are not empty, each once, in their order."""
    return separator.join(dict.fromkeys(part for part in parts if part))
