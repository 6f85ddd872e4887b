"""The fingerprint of a resource: the same content gives the same 32 bytes.

Refuses: order of keys, versions, times of storage and narrative; they are not content.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_VOLATILE = frozenset({"versionId", "lastUpdated"})


def encoded(value: object) -> bytes:
    """A value as it stands in the canonical tree: keys sorted, decimals as their text."""
    return _ENCODER.encode(value)


def _meta(value: Any) -> Any:
    if type(value) is not dict:
        return value
    return {key: part for key, part in value.items() if key not in _VOLATILE} or None


def _text(value: Any) -> Any:
    return None if type(value) is dict else value


def _contained(value: Any) -> Any:
    return [_without_narrative(item) for item in value] if type(value) is list else value


def _without_narrative(item: Any) -> Any:
    if type(item) is not dict or type(item.get("text")) is not dict:
        return item
    return {name: value for name, value in item.items() if name != "text"}


TRIMMED: MappingProxyType[str, Callable[[Any], Any]] = MappingProxyType(
    {"meta": _meta, "text": _text, "contained": _contained}
)
"""The members that are content only in part, and what stays of them (None: nothing)."""


def prefix_of(name: str) -> bytes:
    """What stands before a member's value: its name and a colon."""
    return _ENCODER.encode(name) + b":"


def canonical(name: str, value: Any) -> bytes:
    """One member of a resource in the canonical tree, name included; empty if no content."""
    trim = TRIMMED.get(name)
    if trim is not None and value is not None:
        value = trim(value)
        if value is None:
            return b""
    return prefix_of(name) + _ENCODER.encode(value)


@lru_cache(maxsize=1_024)
def in_order(names: tuple[str, ...]) -> list[str]:
    """The names of members sorted; the same few sets of names come again and again."""
    return sorted(names)


def digest(members: Iterable[bytes]) -> bytes:
    """SHA-256 over the canonical members of a resource in the order of their names."""
    return sha256(b"{" + b",".join(filter(None, members)) + b"}").digest()


def fingerprint(resource: dict[str, Any]) -> bytes:
    """SHA-256 over the canonical tree (format.md 7), 32 bytes.

    Keys sorted, numbers as their text, without `meta.versionId`, `meta.lastUpdated` and
    narrative, contained resources alike.
    """
    return digest(canonical(name, resource[name]) for name in sorted(resource))
