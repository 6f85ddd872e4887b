"""The ledger entry's header: one CBOR array of 13, built and read to the byte (format.md 3).

Refuses: any other byte string for the same header, and personal data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

import cbor2

from vault.errors import ProofRefused
from vault.ids import LedgerId, LogId

FORMAT = 1
SUITE = 1
ID_BYTES = 16
HASH_BYTES = 32
ZERO_LEAF = bytes(HASH_BYTES)
"""The "previous leaf" of index 0."""

MAX_HEADER_BYTES = 65_535
MAX_INTEGER = 2**63 - 1
MAX_SIZE_CLASS = 23

_FIELDS = 13
_NULL = b"\xf6"
HASH_HEAD = b"\x58\x20"
"""What stands before 32 bytes."""

_INTEGER, _BYTES, _ARRAY = 0x00, 0x40, 0x80
_FIRST_CLASS_BITS = 9
_ONE_BYTE, _TWO_BYTES, _FOUR_BYTES = 24, 1 << 8, 1 << 16


class Operation(IntEnum):
    """What an entry does. Other codes are kept and verified, not interpreted."""

    IMPORT = 1
    CREATE = 2
    AMEND = 3
    RETRACT = 4
    ERASE = 5
    UNDO = 6
    SHARE = 7
    SHARE_CHANGE = 8
    ACCESS = 9
    REFUSE = 10
    RETURN = 11
    GRANT = 12
    REVOKE = 13
    REKEY = 14
    DEVICE_ADD = 15
    DEVICE_RETIRE = 16
    MEMBER_SET = 17
    GUARDIAN_SET = 18
    HAND_OVER = 19
    EXPORT = 20
    BACKUP = 21
    RESTORE = 22
    ANCHOR = 23
    HEADER_SET = 24


@dataclass(frozen=True, slots=True)
class Seen:
    """The size and root of another log, as known when an entry was written."""

    log_id: LogId
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Target:
    """The entry that this one is about."""

    log_id: LogId
    index: int
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A header, field by field; `claimed_ms` are milliseconds since 1970 as the writer says.

    `seen` None means "as in my previous entry"; `operation` may be a code unknown here.
    """

    ledger_id: LedgerId
    log_id: LogId
    index: int
    previous: bytes
    seen: tuple[Seen, ...] | None
    lamport: int
    claimed_ms: int
    operation: int
    target: Target | None
    commitment: bytes | None
    size_class: int


@lru_cache(maxsize=4_096)
def size_class(length: int) -> int:
    """0 for no content, else the n with length ≤ 2^(9+n); ValueError beyond 2^32 bytes."""
    if length <= 0:
        return 0
    found = max(1, (length - 1).bit_length() - _FIRST_CLASS_BITS)
    if found > MAX_SIZE_CLASS:
        raise ValueError(length)
    return found


SMALL: Final = tuple(bytes((value,)) for value in range(_ONE_BYTE))
"""Integers below 24, which are one byte."""


def cbor_head(major: int, value: int) -> bytes:
    """The shortest head of an integer, byte string or array (RFC 8949 section 4.2.1)."""
    if value < _ONE_BYTE:
        return bytes((major | value,))
    if value < _TWO_BYTES:
        return bytes((major | 24, value))
    if value < _FOUR_BYTES:
        return bytes((major | 25,)) + value.to_bytes(2, "big")
    if value < 1 << 32:
        return bytes((major | 26,)) + value.to_bytes(4, "big")
    return bytes((major | 27,)) + value.to_bytes(8, "big")


def cbor_integer(value: int) -> bytes:
    """An unsigned integer in shortest form."""
    return cbor_head(_INTEGER, value)


def cbor_integers(first: int, count: int) -> list[bytes]:
    """`cbor_integer` of consecutive values, quicker than one by one."""
    end = first + count
    if first >= _TWO_BYTES and end <= _FOUR_BYTES:
        return [b"\x19" + value.to_bytes(2, "big") for value in range(first, end)]
    if first >= _FOUR_BYTES and end <= 1 << 32:
        return [b"\x1a" + value.to_bytes(4, "big") for value in range(first, end)]
    return [cbor_head(_INTEGER, value) for value in range(first, end)]


def cbor_bytes(value: bytes) -> bytes:
    """A byte string of definite length."""
    return cbor_head(_BYTES, len(value)) + value


def _log_fact(log_id: bytes, number: int, digest: bytes) -> bytes:
    return b"\x83" + cbor_bytes(log_id) + cbor_integer(number) + cbor_bytes(digest)


def cbor_seen(seen: Sequence[Seen] | None) -> bytes:
    """The seen field; null for "as in my previous entry"."""
    if seen is None:
        return _NULL
    return cbor_head(_ARRAY, len(seen)) + b"".join(
        _log_fact(one.log_id, one.size, one.root) for one in seen
    )


def cbor_target(target: Target | None) -> bytes:
    """The target field; null where an entry is about no other."""
    return _NULL if target is None else _log_fact(target.log_id, target.index, target.leaf)


def header_start(ledger_id: bytes, log_id: bytes) -> bytes:
    """The bytes up to the index: the same in every header of one log."""
    return b"\x8d\x01\x01" + cbor_bytes(ledger_id) + cbor_bytes(log_id)


def header_of(start: bytes, index: int, previous: bytes, rest: bytes) -> bytes:
    """A whole header from what its place says (`start` by `header_start`) and what it adds."""
    return start + cbor_integer(index) + HASH_HEAD + previous + rest


def rest_of(entry: Entry) -> bytes:
    """What a header says beyond its place: seen and all that follows; checked by `encode`."""
    start = header_start(entry.ledger_id, entry.log_id)
    return encode(entry)[len(header_of(start, entry.index, entry.previous, b"")) :]


def brings_content(entry: Entry) -> bool:
    """Whether an entry brought a version of a record, by its header alone."""
    return entry.operation in {Operation.CREATE, Operation.AMEND} and entry.size_class > 0


def decode_rest(rest: bytes) -> Entry:
    """What a header says beyond its place, with zeros for the place; raises as `decode`."""
    nowhere = bytes(ID_BYTES)
    return decode(header_of(header_start(nowhere, nowhere), 0, ZERO_LEAF, rest))


def header_end(commitment: bytes | None, content_class: int) -> bytes:
    """The commitment and the size class."""
    return (_NULL if commitment is None else cbor_bytes(commitment)) + cbor_integer(content_class)


def encode(entry: Entry) -> bytes:
    """The header's bytes. Raises ProofRefused where a field is out of its bounds."""
    check(entry)
    return b"".join(
        (
            header_start(entry.ledger_id, entry.log_id),
            cbor_integer(entry.index),
            cbor_bytes(entry.previous),
            cbor_seen(entry.seen),
            cbor_integer(entry.lamport),
            cbor_integer(entry.claimed_ms),
            cbor_integer(entry.operation),
            cbor_target(entry.target),
            header_end(entry.commitment, entry.size_class),
        )
    )


def check(entry: Entry) -> None:
    """Raises ProofRefused(`header`) unless every field has its length and bounds."""
    numbers = [entry.index, entry.lamport, entry.claimed_ms, entry.operation]
    hashes = [entry.previous]
    ids = [entry.ledger_id, entry.log_id]
    if entry.commitment is not None:
        hashes.append(entry.commitment)
    for other in (*(entry.seen or ()), *((entry.target,) if entry.target else ())):
        ids.append(other.log_id)
        hashes.append(other.root if isinstance(other, Seen) else other.leaf)
        numbers.append(other.size if isinstance(other, Seen) else other.index)
    if (
        any(len(one) != ID_BYTES for one in ids)
        or any(len(one) != HASH_BYTES for one in hashes)
        or not all(0 <= one <= MAX_INTEGER for one in numbers)
        or not 0 <= entry.size_class <= MAX_SIZE_CLASS
        or (entry.commitment is None and entry.size_class)
    ):
        raise ProofRefused("header")
    _check_seen(entry)


def _check_seen(entry: Entry) -> None:
    names = [one.log_id for one in entry.seen or ()]
    sorted_once = all(a < b for a, b in pairwise(names))
    if not sorted_once or entry.log_id in names:
        raise ProofRefused("seen")


def decode(header: bytes) -> Entry:
    """The entry of a header.

    Raises ProofRefused for anything that `encode` would not have written byte for byte:
    longer integer forms, indefinite lengths, trailing bytes, floats, maps, text, tags, wrong
    field counts or lengths, an unsorted seen list, another format or suite.
    """
    if len(header) > MAX_HEADER_BYTES:
        raise ProofRefused("header")
    try:
        fields = cbor2.loads(header)
        entry = _entry_of(fields)
    except (cbor2.CBORDecodeError, ValueError, TypeError, OverflowError, RecursionError):
        raise ProofRefused("header") from None
    if encode(entry) != header:
        raise ProofRefused("header")
    return entry


def _entry_of(fields: Any) -> Entry:
    if type(fields) is not list or len(fields) != _FIELDS:
        raise ProofRefused("header")
    if fields[0] != FORMAT or fields[1] != SUITE:
        raise ProofRefused("suite")
    (ledger_id, log_id, index, previous, seen, lamport) = fields[2:8]
    (claimed_ms, operation, target, commitment, content_class) = fields[8:]
    _typed(int, index, lamport, claimed_ms, operation, content_class)
    _typed(bytes, ledger_id, log_id, previous, *(() if commitment is None else (commitment,)))
    return Entry(
        LedgerId(ledger_id),
        LogId(log_id),
        index,
        previous,
        None if seen is None else tuple(Seen(*_fact_of(one)) for one in _list_of(seen)),
        lamport,
        claimed_ms,
        operation,
        None if target is None else Target(*_fact_of(target)),
        commitment,
        content_class,
    )


def _fact_of(fields: Any) -> tuple[LogId, int, bytes]:
    log_id, number, digest = _list_of(fields)
    _typed(bytes, log_id, digest)
    _typed(int, number)
    return LogId(log_id), number, digest


def _list_of(value: Any) -> list[Any]:
    if type(value) is not list:
        raise ProofRefused("header")
    return value


def _typed(wanted: type, *values: Any) -> None:
    if any(type(value) is not wanted for value in values):
        raise ProofRefused("header")
