"""One JSON slice, decoded strictly: text, numbers, keys and depth are checked, or it is refused.

Refuses: floats, doubled keys, bad UTF-8, NaN, oversized numbers and nesting over 200.
"""

import json
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import msgspec

from sync.readers import json_scan
from sync.readers.protocol import Reason

_MOST_DIGITS: Final = 64
_MOST_EXPONENT: Final = 300
_NO_BRACKETS: Final = bytes(code for code in range(256) if code not in b"{}[]")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


class SliceRefused(Exception):
    """The slice is not JSON that may be kept."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class _BadNumber(ValueError):
    """A number no measurement has."""


class _DoubledKey(ValueError):
    """The same key twice in one object."""


def _decimal(text: str) -> Decimal:
    if len(text) > _MOST_DIGITS:
        raise _BadNumber
    value = Decimal(text)
    if value and abs(value.adjusted()) > _MOST_EXPONENT:
        raise _BadNumber
    return value


_DECODER: Final = msgspec.json.Decoder(float_hook=_decimal)
_ENCODER: Final = msgspec.json.Encoder()


def strictly(content: bytes) -> Any:
    """A value of good JSON, numbers as `decode` gives them; keys and depth are not looked at."""
    return _DECODER.decode(content)


def decode(content: bytes, most_depth: int) -> tuple[Any, tuple[str, ...]]:
    """The value, and the pointers of texts where half a character was replaced by U+FFFD.

    Decimals for numbers with a point or exponent, `int` for the rest. Raises SliceRefused.
    """
    if is_deep(content, most_depth):
        raise SliceRefused(Reason.TOO_DEEP)
    try:
        str(content, "utf-8")
        tree = _DECODER.decode(content)
    except UnicodeDecodeError as error:
        raise SliceRefused(Reason.BAD_TEXT) from error
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        return _decode_slowly(content)
    if _may_hold_doubles(content, tree):
        return _decode_slowly(content)
    return tree, ()


def is_deep(content: bytes, most: int) -> bool:
    """Whether brackets nest deeper than `most`; cheap for ordinary resources."""
    if content.count(b"{") + content.count(b"[") <= most:
        return False
    rest = content.translate(None, _NO_BRACKETS)
    for _ in range(most):
        before = len(rest)
        rest = rest.replace(b"{}", b"").replace(b"[]", b"")
        if not rest:
            return False
        if len(rest) == before:
            break
    return json_scan.depth(content) > most


def _may_hold_doubles(content: bytes, tree: Any) -> bool:
    """Whether the decoded tree lost a key: every colon of the source must come back.

    Colons stand after keys and inside texts; both are equal in source and tree unless a
    key was dropped, or a colon was written as an escape (then the slow way decides).
    """
    if b"\\u003" in content:
        return True
    return content.count(b":") != _ENCODER.encode(tree).count(b":")


def _decode_slowly(content: bytes) -> tuple[Any, tuple[str, ...]]:
    """The standard library's decoder with every check as a hook."""
    try:
        tree = json.loads(
            content.decode(),
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except _DoubledKey as error:
        raise SliceRefused(Reason.DUPLICATE_KEY) from error
    except (_BadNumber, InvalidOperation) as error:
        raise SliceRefused(Reason.BAD_NUMBER) from error
    except RecursionError as error:
        raise SliceRefused(Reason.TOO_DEEP) from error
    except ValueError as error:
        raise SliceRefused(Reason.MALFORMED) from error
    return _without_surrogates(tree)


def _integer(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise _BadNumber
    return int(text)


def _constant(_name: str) -> Any:
    raise _BadNumber


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DoubledKey
    return found


def _without_surrogates(tree: Any) -> tuple[Any, tuple[str, ...]]:
    """The tree with lone surrogates replaced, and where; no recursion."""
    mended: list[str] = []
    root = [tree]
    waiting: list[tuple[str, Any]] = [("", root)]
    while waiting:
        place, node = waiting.pop()
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in list(items):
            here = place if node is root else f"{place}/{_escaped(key)}"
            if isinstance(value, (dict, list)):
                waiting.append((here, value))
            elif isinstance(value, str) and not _is_whole(value):
                node[key] = _whole(value)
                mended.append(here)
            if isinstance(key, str) and not _is_whole(key):
                raise SliceRefused(Reason.LONE_SURROGATE)
    return root[0], tuple(sorted(mended))


def _is_whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _whole(text: str) -> str:
    return "".join(_REPLACEMENT if "\ud800" <= one <= "\udfff" else one for one in text)


def _escaped(key: str | int) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
