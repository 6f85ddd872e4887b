"""A byte scanner for JSON that no strict parser takes whole: it only finds where values lie.

Refuses: recursion, and to judge values; each slice it cuts is decoded strictly elsewhere.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from sync.readers.protocol import Reason

Span = tuple[int, int]

_TOKEN: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s"{}\[\],:]++|"', re.DOTALL)
# whatever is no bracket, strings whole, and then the next bracket
_TO_BRACKET: Final = re.compile(
    rb'[^"{}\[\]]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"{}\[\]]*+)*+[{}\[\]]', re.DOTALL
)
_OPENING: Final = {ord("{"): ord("}"), ord("["): ord("]")}
_CLOSING: Final = frozenset(b"}]")
_QUOTE: Final = ord('"')
_COMMA: Final = ord(",")
_COLON: Final = ord(":")
_BRACE: Final = ord("{")
_BRACKET: Final = ord("[")


class ScanRefused(Exception):
    """The bytes cannot even be cut into values."""

    def __init__(self, reason: Reason, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


def values(data: memoryview, start: int, end: int) -> Iterator[Span]:
    """The spans of the values that stand one after another, commas and colons passed over.

    Raises ScanRefused for an unclosed string or bracket and for brackets that do not match.
    """
    while token := _TOKEN.search(data, start, end):
        at, start = token.span()
        first = data[at]
        if first in _OPENING:
            start = _closing(data, at, end)
            yield at, start
        elif first in _CLOSING:
            raise ScanRefused(Reason.MALFORMED, at)
        elif first == _QUOTE and start - at == 1:
            raise ScanRefused(Reason.TRUNCATED, at)
        elif first not in (_COMMA, _COLON):
            yield at, start


def _closing(data: memoryview, at: int, end: int) -> int:
    """Where the object or array that opens at a byte ends."""
    waiting = bytearray()
    reached = at
    for token in _TO_BRACKET.finditer(data, at, end):
        if token.start() != reached:
            break
        reached = token.end()
        bracket = data[reached - 1]
        if bracket in _OPENING:
            waiting.append(_OPENING[bracket])
        elif waiting.pop() != bracket:
            raise ScanRefused(Reason.MALFORMED, reached - 1)
        if not waiting:
            return reached
    raise ScanRefused(Reason.TRUNCATED, at)


def elements(data: memoryview, span: Span) -> list[Span]:
    """The spans of an array's elements."""
    return list(values(data, span[0] + 1, span[1] - 1))


def fields(data: memoryview, span: Span) -> list[tuple[str, Span]]:
    """Keys and value spans of an object, in order, doubles included.

    Raises ScanRefused where keys and values do not alternate.
    """
    found: list[tuple[str, Span]] = []
    parts = values(data, span[0] + 1, span[1] - 1)
    for at, after in parts:
        value = next(parts, None)
        if data[at] != _QUOTE or value is None:
            raise ScanRefused(Reason.MALFORMED, at)
        found.append((_text(data[at:after], at), value))
    return found


def kind(data: memoryview, span: Span) -> str:
    """`object`, `array` or `other`, by the first byte."""
    first = data[span[0]] if span[0] < span[1] else 0
    return "object" if first == _BRACE else "array" if first == _BRACKET else "other"


def depth(data: bytes | memoryview) -> int:
    """How deep brackets nest, strings passed over."""
    now = most = 0
    for token in _TO_BRACKET.finditer(data):
        now += 1 if data[token.end() - 1] in _OPENING else -1
        most = max(most, now)
    return most


def _text(raw: memoryview, offset: int) -> str:
    try:
        return msgspec.json.decode(raw, type=str)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ScanRefused(Reason.MALFORMED, offset) from error
