"""A resource decoded member by member: what repeats in a file is decoded and judged once.

Refuses: every oddity; a resource with one is left to the whole decoder, which names it.
"""

import re
from typing import Any, Final

import msgspec

from sync.fhir.fingerprint import TRIMMED, canonical, encoded, prefix_of
from sync.fhir.label_words import but_for_numbers
from sync.fhir.members import Member, found_in
from sync.fhir.walk import Gathered, may_tell
from sync.readers import json_slice

_LONGEST: Final = 4_096
_MOST_BYTES: Final = 1 << 20
_MOST_NAMES: Final = 1_024
_SAMPLE: Final = 128
_WORTH: Final = 2
"""After so many different values of a name they are kept only if that took twice as many."""

_ESCAPES: Final = re.compile(rb"\\u(?:003[aA]|[dD][89a-fA-F])")
"""Escapes that hide a colon or half a character."""

_PLAIN: Final = {
    "meta": re.compile(rb'\{\s*"versionId"\s*:\s*"\w*"\s*,\s*"lastUpdated"\s*:\s*"[\w:.+-]*"\s*\}'),
    "text": re.compile(
        rb'\{\s*"status"\s*:\s*"\w*"\s*,\s*"div"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"\s*\}'
    ),
}
"""Members as most are whose value is no content; their keys are known, so none is doubled."""
_MOST_NARRATIVES: Final = 2_048

_CUT: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_QUOTE: Final = ord('"')

Read = tuple[dict[str, Any], dict[str, Member]]


class _Odd(ValueError):
    """A member that only the whole decoder may judge."""


class _Name:
    """One name of members: its values by their exact bytes, unless they do not repeat."""

    __slots__ = (
        "born",
        "colons",
        "name",
        "plain",
        "prefix",
        "telling",
        "trimmed",
        "values",
        "volatile",
    )

    def __init__(self, name: str, born: int) -> None:
        self.values: dict[bytes, Member] = {}
        self.name = name
        self.trimmed = name in TRIMMED
        self.born = born
        self.prefix = prefix_of(name)
        self.colons = 1 + name.count(":")
        self.volatile = False
        self.telling = may_tell(name, name)
        self.plain = _PLAIN.get(name)


class MemberReader:
    """Reads the resources of one file; bounded, and gone with the file."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._names: dict[str, _Name] = {}
        self._narratives: dict[bytes, Gathered | None] = {}
        self._bytes = 0
        self._read = 0

    def read(self, content: bytes, cut: dict[str, msgspec.Raw] | None = None) -> Read | None:
        """A resource's tree and members, or None: then the whole decoder must judge it.

        `cut` are its members' bytes, if it was cut before.
        """
        try:
            if not content.isascii():
                str(content, "utf-8")
            if b"\\u" in content and _ESCAPES.search(content):
                return None
            return self._members(content, cut or _CUT.decode(content))
        except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
            return None

    def _members(self, content: bytes, raws: dict[str, msgspec.Raw]) -> Read | None:
        self._read += 1
        names, colons = self._names, 0
        tree, members = {}, {}
        for name, raw in raws.items():
            key = bytes(raw)
            known = names.get(name) or self._name(name)
            member = known.values.get(key)
            if member is None:
                member = self._fresh(known, key) if known.volatile else self._learn(known, key)
            colons += member.colons
            members[name] = member
            tree[name] = member.value
        return (tree, members) if colons == content.count(b":") else None

    def _name(self, name: str) -> _Name:
        known = _Name(name, self._read)
        if len(self._names) < _MOST_NAMES:
            self._names[name] = known
        return known

    def _learn(self, known: _Name, key: bytes) -> Member:
        member = self._fresh(known, key)
        if len(key) > _LONGEST:
            return member
        values = known.values
        if len(values) >= _SAMPLE and self._read - known.born < _WORTH * len(values):
            known.volatile = True
            values.clear()
            return member
        self._bytes += len(key)
        if self._bytes > _MOST_BYTES:
            self._forget()
        values[key] = member
        return member

    def _forget(self) -> None:
        for known in self._names.values():
            known.values.clear()
            known.born = self._read
        self._bytes = 0

    def _fresh(self, known: _Name, key: bytes) -> Member:
        """A member decoded and judged; `_Odd` where a key of it was lost or it is too deep."""
        if key[0] == _QUOTE and b"\\" not in key:
            value: Any = key[1:-1].decode()
            colons = known.colons + key.count(b":") if b":" in key else known.colons
            if known.telling:
                return Member(value, known.prefix + key, found_in(known.name, value), colons)
            return Member(value, known.prefix + key, None, colons)
        if known.plain is not None and (plain := known.plain.fullmatch(key)) is not None:
            return self._plain(known, key, plain)
        return self._decoded(known, key)

    def _plain(self, known: _Name, key: bytes, plain: re.Match[bytes]) -> Member:
        """`meta` with nothing but its version, a narrative: no content, of a fixed form."""
        value: Any = json_slice.strictly(key)
        colons = known.colons + key.count(b":")
        if not known.telling:
            return Member(value, b"", None, colons)
        like = but_for_numbers(plain[1])
        if like not in self._narratives:
            if len(self._narratives) >= _MOST_NARRATIVES:
                self._narratives.clear()
            self._narratives[like] = found_in(known.name, value)
        return Member(value, b"", self._narratives[like], colons)

    def _decoded(self, known: _Name, key: bytes) -> Member:
        colons = key.count(b":")
        if len(key) >= self._depth and json_slice.is_deep(key, self._depth - 1):
            raise _Odd
        value = json_slice.strictly(key)
        whole = encoded(value)
        if whole.count(b":") != colons:
            raise _Odd
        name = known.name
        part = canonical(name, value) if known.trimmed else known.prefix + whole
        found = found_in(name, value) if may_tell(name, value) else None
        return Member(value, part, found, known.colons + colons)
