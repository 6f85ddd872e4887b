"""Commitments against a second way of computing them.

Refuses: nothing of its own.
"""

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import commitment

SEED = bytes(range(32))


def slow(meta: bytes, content: bytes, seed: bytes) -> bytes:
    halves = b""
    for name, value in ((b"meta", meta), (b"content", content)):
        whole = b"rekamku/" + name + b"/v1\0" + hmac.digest(seed, name, "sha256")
        halves += sha256(whole + len(value).to_bytes(8, "big") + value).digest()
    return sha256(b"rekamku/commit/v1\0" + halves).digest()


@given(st.binary(), st.binary(), st.binary(min_size=32, max_size=32))
def test_commitments_equal_the_format_page(meta: bytes, content: bytes, seed: bytes) -> None:
    expected = slow(meta, content, seed)

    assert commitment.commitment(meta, content, seed) == expected
    assert commitment.commit_each([(meta, content, seed)] * 2) == [expected] * 2


def test_a_proof_opens_the_content_and_shows_only_the_meta_s_half() -> None:
    parts = commitment.parts(b'{"path":"secret"}', b"content", SEED)

    shown = commitment.commit_content(parts.nonce_content, b"content")

    assert commitment.join(parts.meta, shown) == parts.commitment
    assert parts.nonce_meta != parts.nonce_content


def test_meta_and_content_cannot_trade_bytes() -> None:
    one = commitment.commitment(b"ab", b"c", SEED)

    assert one != commitment.commitment(b"a", b"bc", SEED)


def test_a_seed_of_another_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="31"):
        commitment.nonces(bytes(31))
