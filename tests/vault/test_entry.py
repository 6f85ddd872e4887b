"""The header's bytes: cbor2 as the oracle, and every other spelling refused.

Refuses: trusting our own encoder to check our own decoder.
"""

from dataclasses import replace
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import entry as entries
from vault.entry import Entry, Seen, Target, decode, encode, size_class
from vault.errors import ProofRefused
from vault.ids import LedgerId, LogId

BORDERS = (0, 1, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1, 2**32, 2**63 - 1)
A, B, C = (LogId(bytes((number,)) * 16) for number in (1, 2, 3))
PLAIN = Entry(
    LedgerId(b"\x09" * 16), A, 7, b"\x11" * 32, None, 8, 1_790_000_000_000, 2, None, b"\x22" * 32, 1
)
FULL = replace(
    PLAIN,
    seen=(Seen(B, 300, b"\x33" * 32), Seen(C, 70_000, b"\x44" * 32)),
    target=Target(A, 3, b"\x55" * 32),
)


def plain_fields(entry: Entry) -> list[Any]:
    seen = None
    if entry.seen is not None:
        seen = [[one.log_id, one.size, one.root] for one in entry.seen]
    target = entry.target and [entry.target.log_id, entry.target.index, entry.target.leaf]
    return [
        1,
        1,
        entry.ledger_id,
        entry.log_id,
        entry.index,
        entry.previous,
        seen,
        entry.lamport,
        entry.claimed_ms,
        entry.operation,
        target,
        entry.commitment,
        entry.size_class,
    ]


@pytest.mark.parametrize("number", BORDERS)
def test_headers_equal_cbor2_at_every_integer_width(number: int) -> None:
    for entry in (
        replace(PLAIN, index=number),
        replace(PLAIN, lamport=number),
        replace(FULL, claimed_ms=number, operation=number),
        replace(
            FULL, seen=(Seen(B, number, b"\x33" * 32),), target=Target(C, number, b"\x44" * 32)
        ),
    ):
        assert encode(entry) == cbor2.dumps(plain_fields(entry), canonical=True)
        assert decode(encode(entry)) == entry


@given(
    st.integers(0, 2**63 - 1),
    st.integers(0, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.one_of(st.none(), st.binary(min_size=32, max_size=32)),
)
def test_every_header_comes_back(
    index: int, lamport: int, previous: bytes, commitment: bytes | None
) -> None:
    entry = replace(
        PLAIN,
        index=index,
        lamport=lamport,
        previous=previous,
        commitment=commitment,
        size_class=0 if commitment is None else 3,
    )

    assert decode(encode(entry)) == entry


def test_a_header_has_the_size_the_format_states() -> None:
    assert 120 <= len(encode(PLAIN)) <= 180


def with_field(place: int, value: Any) -> bytes:
    fields = plain_fields(FULL)
    fields[place] = value
    return cbor2.dumps(fields)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        encode(FULL) + b"\x00",
        encode(FULL)[:-1],
        b"\x9f" + encode(FULL)[1:] + b"\xff",
        encode(FULL).replace(b"\x8d\x01", b"\x8d\x18\x01", 1),
        encode(FULL).replace(b"\x8d\x01\x01\x50", b"\x8d\x01\x01\x58\x10", 1),
        cbor2.dumps(plain_fields(FULL)[:-1]),
        cbor2.dumps([*plain_fields(FULL), 0]),
        cbor2.dumps({1: 2}),
        with_field(0, 2),
        with_field(0, value=True),
        with_field(1, 2),
        with_field(2, b"\x01" * 15),
        with_field(4, 1.0),
        with_field(4, -1),
        with_field(4, 2**63),
        with_field(4, 2**70),
        with_field(5, b"\x01" * 31),
        with_field(5, "x" * 32),
        with_field(6, [[C, 1, b"\x01" * 32], [B, 1, b"\x01" * 32]]),
        with_field(6, [[B, 1, b"\x01" * 32], [B, 1, b"\x01" * 32]]),
        with_field(6, [[A, 1, b"\x01" * 32]]),
        with_field(6, [[B, 1]]),
        with_field(6, {}),
        with_field(8, cbor2.CBORTag(1, 5)),
        with_field(10, [A, 1, b"\x01" * 31]),
        with_field(11, None),
        with_field(12, 24),
        b"\x81" * 5_000 + b"\x00",
        b"\x00" * 70_000,
    ],
)
def test_any_other_spelling_is_refused(header: bytes) -> None:
    with pytest.raises(ProofRefused):
        decode(header)


def test_no_flipped_bit_is_read_as_the_same_entry() -> None:
    header = encode(FULL)
    for place in range(len(header)):
        changed = bytearray(header)
        changed[place] ^= 0x10
        try:
            assert decode(bytes(changed)) != FULL
        except ProofRefused:
            continue


def test_unknown_operations_are_kept() -> None:
    entry = replace(PLAIN, operation=4_711)

    assert decode(encode(entry)).operation == 4_711


@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, 0), (1, 1), (1024, 1), (1025, 2), (2048, 2), (2049, 3), (2**32, 23)],
)
def test_size_classes_are_powers_of_two_from_one_kibibyte(length: int, expected: int) -> None:
    assert size_class(length) == expected


def test_larger_contents_have_no_class() -> None:
    with pytest.raises(ValueError, match=str(2**32 + 1)):
        size_class(2**32 + 1)


def test_refused_fields_cannot_be_written() -> None:
    for entry in (
        replace(PLAIN, index=-1),
        replace(PLAIN, previous=b""),
        replace(PLAIN, seen=(Seen(C, 1, b"\x01" * 32), Seen(B, 1, b"\x01" * 32))),
        replace(PLAIN, size_class=24),
        replace(PLAIN, commitment=None),
    ):
        with pytest.raises(ProofRefused):
            encode(entry)


def test_appendix_a_integers_and_strings_have_our_form(shared_data: Any) -> None:
    import json

    text = (shared_data / "vectors" / "cbor" / "appendix_a.json").read_text("utf-8")
    for case in json.loads(text):
        value = case.get("decoded")
        if type(value) is int and 0 <= value < 2**64:
            assert entries.cbor_integer(value).hex() == case["hex"]


def test_nothing_of_appendix_a_is_taken_for_a_header(shared_data: Any) -> None:
    import json

    text = (shared_data / "vectors" / "cbor" / "appendix_a.json").read_text("utf-8")
    cases = [bytes.fromhex(case["hex"]) for case in json.loads(text)]
    header = encode(PLAIN)
    place = header.index(entries.cbor_integer(PLAIN.claimed_ms))
    rest = place + len(entries.cbor_integer(PLAIN.claimed_ms))
    for case in cases:
        for other in (case, header + case, header[:place] + case + header[rest:]):
            try:
                found = decode(other)
            except ProofRefused:
                continue
            # a whole number in its shortest form is another time, written as we write it
            assert encode(found) == other
            assert case == entries.cbor_integer(found.claimed_ms)
