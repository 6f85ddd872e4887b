"""Envelopes and key bundles: what goes in comes out, and nothing else opens or unpacks.

Refuses: nothing of its own.
"""

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from vault import dictionaries, envelope
from vault.envelope import SLOT_BYTES, Envelopes, Payload
from vault.errors import ProofRefused
from vault.ids import LedgerId, LogId

LEDGER, LOG = LedgerId(b"\x01" * 16), LogId(b"\x02" * 16)
SECRETS = bytes(range(256)) * 2
SHIPPED = {1: dictionaries.shipped(1)}
WITH = Envelopes(LEDGER, SHIPPED, 1)
WITHOUT = Envelopes(LEDGER, {}, 0)


def sealed(envelopes: Envelopes, meta: bytes, content: bytes, index: int = 5) -> bytes:
    return envelopes.seal(LOG, [index], [(meta, content)], SECRETS[:SLOT_BYTES])[0]


@given(st.binary(), st.binary(), st.sampled_from([WITH, WITHOUT]))
def test_payloads_come_back(meta: bytes, content: bytes, envelopes: Envelopes) -> None:
    body = sealed(envelopes, meta, content)

    assert WITH.open(LOG, 5, body, SECRETS[:32]) == Payload(meta, content)


def test_each_payload_has_its_own_key() -> None:
    first, second = WITH.seal(LOG, [1, 2], [(b"m", b"c")] * 2, SECRETS[: 2 * SLOT_BYTES])

    assert WITH.open(LOG, 2, second, SECRETS[64:96]) == Payload(b"m", b"c")
    with pytest.raises(ProofRefused):
        WITH.open(LOG, 1, first, SECRETS[64:96])


def test_a_payload_does_not_open_elsewhere() -> None:
    body, key = sealed(WITH, b"m", b"c"), SECRETS[:32]
    strangers = Envelopes(LedgerId(b"\x09" * 16), SHIPPED, 1)

    for envelopes, log, index, bits in (
        (WITH, LOG, 6, body),
        (WITH, LogId(b"\x03" * 16), 5, body),
        (strangers, LOG, 5, body),
        (WITH, LOG, 5, body[:-1]),
        (WITH, LOG, 5, b""),
        (WITH, LOG, 5, bytes((body[0] ^ 1,)) + body[1:]),
    ):
        with pytest.raises(ProofRefused):
            envelopes.open(log, index, bits, key)


def plain(raw: bytes, *, number: int = 0, length: int | None = None) -> bytes:
    stated = len(raw) if length is None else length
    return number.to_bytes(2, "big") + stated.to_bytes(4, "big") + zstandard.compress(raw)


def bomb() -> bytes:
    frame = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(1 << 20))
    return b"\0\0" + (100).to_bytes(4, "big") + frame


@pytest.mark.parametrize(
    "opened",
    [
        b"",
        b"\0" * 6,
        plain(b"\0\0\0\0", length=5),
        plain(b"\0\0\0\0", length=3),
        plain(b"\0\0\0\0", number=7),
        plain(b"\0\0\0\x09ab"),
        plain(b"\0\0"),
        plain(b"\0\0\0\0") + b"more",
        plain(b"\0\0\0\0")[:-1],
        b"\0\0" + (1 << 31).to_bytes(4, "big") + zstandard.compress(b"\0\0\0\0"),
        b"\0\0" + (9).to_bytes(4, "big") + b"no frame",
        bomb(),
    ],
)
def test_frames_that_lie_are_refused(opened: bytes) -> None:
    with pytest.raises(ProofRefused):
        WITH.unpack(opened)


def test_a_vault_s_own_copy_of_the_dictionary_is_what_counts() -> None:
    body = sealed(WITH, b"m", b"c")

    with pytest.raises(ProofRefused):
        WITHOUT.open(LOG, 5, body, SECRETS[:32])
    with pytest.raises(ProofRefused):
        Envelopes(LEDGER, {}, 1)


def test_the_dictionary_helps() -> None:
    content = b'{"resourceType":"Observation","status":"final","code":{"coding":[{"system":'
    content += b'"http://loinc.org","code":"4548-4","display":"Hemoglobin A1c"}]}}'

    assert len(sealed(WITH, b"{}", content)) < 0.7 * len(sealed(WITHOUT, b"{}", content))


def test_bundles_come_back_and_open_nowhere_else() -> None:
    name = b"\x07" * 16
    bundle = envelope.seal_bundle(b"k" * 32, LEDGER, 3, name, SECRETS)

    assert envelope.open_bundle(b"k" * 32, LEDGER, 3, name, bundle) == SECRETS
    for key, ledger, epoch, which in (
        (b"x" * 32, LEDGER, 3, name),
        (b"k" * 32, LedgerId(b"\x02" * 16), 3, name),
        (b"k" * 32, LEDGER, 4, name),
        (b"k" * 32, LEDGER, 3, b"\x08" * 16),
        (b"k" * 32, LEDGER, 3, b"short"),
    ):
        with pytest.raises(ProofRefused):
            envelope.open_bundle(key, ledger, epoch, which, bundle)


@pytest.mark.parametrize("length", [63, 64 * 1_001])
def test_a_bundle_holds_whole_slots_up_to_a_thousand(length: int) -> None:
    with pytest.raises(ValueError, match=str(length)):
        envelope.seal_bundle(b"k" * 32, LEDGER, 0, b"\x07" * 16, bytes(length))
