"""Sealing agrees with the published vectors and refuses everything that was touched."""

import gzip
import json
import os
from pathlib import Path

import pytest

from vault.errors import ProofRefused
from vault.seal import (
    SEALING_PUBLIC_BYTES,
    ChunkCipher,
    SealingKey,
    aead_open,
    aead_seal,
    hkdf,
    open_single_use,
    seal_each,
    seal_to,
)


def test_hkdf_agrees_with_wycheproof(shared_data: Path) -> None:
    packed = (shared_data / "vectors/wycheproof/hkdf_sha256_test.json.gz").read_bytes()
    cases = [
        case
        for group in json.loads(gzip.decompress(packed))["testGroups"]
        for case in group["tests"]
        if case["result"] == "valid"
    ]

    for case in cases:
        key, info, salt = (bytes.fromhex(case[name]) for name in ("ikm", "info", "salt"))
        assert hkdf(key, info, case["size"], salt).hex() == case["okm"], case["tcId"]
    assert len(cases) > 50


def test_the_hybrid_key_agrees_with_the_published_vector(shared_data: Path) -> None:
    vector = json.loads((shared_data / "vectors/hpke/pq_kem25722_kdf1_aead3.json").read_text())

    key = SealingKey(bytes.fromhex(vector["skRm"]))

    assert key.public.hex() == vector["pkRm"]
    assert len(key.public) == SEALING_PUBLIC_BYTES


def test_what_is_sealed_to_a_key_opens_for_the_same_context_only() -> None:
    key, other = SealingKey.generate(os.urandom), SealingKey.generate(os.urandom)
    sealed = seal_to(key.public, b"person key", b"person 1")

    assert key.open(sealed, b"person 1") == b"person key"
    assert SealingKey(key.to_bytes()).open(sealed, b"person 1") == b"person key"
    for stranger, info in ((key, b"person 2"), (other, b"person 1")):
        with pytest.raises(ProofRefused):
            stranger.open(sealed, info)


@pytest.mark.parametrize("place", [0, 1087, 1100, 1120, -1])
def test_an_altered_seal_is_refused(place: int) -> None:
    key = SealingKey.generate(os.urandom)
    sealed = bytearray(seal_to(key.public, b"k" * 32, b""))
    sealed[place] ^= 1

    with pytest.raises(ProofRefused):
        key.open(bytes(sealed), b"")


@pytest.mark.parametrize("sealed", [b"", b"x", bytes(1120), bytes(1136)])
def test_a_short_seal_is_refused(sealed: bytes) -> None:
    with pytest.raises(ProofRefused):
        SealingKey(bytes(32)).open(sealed, b"")


def test_malformed_and_small_order_public_keys_are_refused() -> None:
    good = SealingKey(bytes(32)).public

    for bad in (b"", good[:-1], good + b"x", b"\xff" * len(good), good[:-32] + bytes(32)):
        with pytest.raises(ProofRefused):
            seal_to(bad, b"x", b"")
    with pytest.raises(ProofRefused):
        SealingKey(b"short")


def test_aead_binds_its_associated_data() -> None:
    sealed = aead_seal(b"k" * 32, b"n" * 12, b"text", b"here")

    assert aead_open(b"k" * 32, b"n" * 12, sealed, b"here") == b"text"
    for content, aad in ((sealed, b"there"), (sealed[:-1], b"here"), (b"", b"here")):
        with pytest.raises(ProofRefused):
            aead_open(b"k" * 32, b"n" * 12, content, aad)


def test_single_use_seals_open_one_by_one() -> None:
    (sealed,) = seal_each([(b"k" * 32, b"text", b"aad")])

    assert open_single_use(b"k" * 32, sealed, b"aad") == b"text"
    assert open_single_use(b"k" * 32, sealed[::-1], b"aad") is None


def test_chunks_are_bound_to_their_number_and_to_being_last() -> None:
    cipher = ChunkCipher(b"k" * 32)
    sealed = cipher.seal(3, b"chunk", last=False)

    assert cipher.open(3, sealed, last=False) == b"chunk"
    for number, last in ((4, False), (3, True)):
        with pytest.raises(ProofRefused):
            cipher.open(number, sealed, last=last)
