"""Ed25519 against Wycheproof, and the public keys that may not stand for a device.

Refuses: nothing of its own; the vectors decide.
"""

import gzip
import json
from pathlib import Path

import pytest

from vault.errors import ProofRefused
from vault.sign import SigningKey, check_public, verify

# The encodings of the eight points of small order, and non-canonical ones (RFC 8032 5.1.3)
WEAK = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
)


@pytest.mark.parametrize("public", WEAK)
def test_small_order_and_non_canonical_keys_are_refused(public: str) -> None:
    with pytest.raises(ProofRefused):
        check_public(bytes.fromhex(public))
    with pytest.raises(ProofRefused):
        verify(bytes.fromhex(public), b"", bytes(64))


def test_wycheproof_is_answered_as_published(shared_data: Path) -> None:
    path = shared_data / "vectors" / "wycheproof" / "ed25519_test.json.gz"
    for group in json.loads(gzip.decompress(path.read_bytes()))["testGroups"]:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
            try:
                verify(public, message, signature)
            except ProofRefused:
                assert case["result"] == "invalid", case
            else:
                assert case["result"] == "valid", case


def test_a_key_comes_back_from_its_seed_and_hides_it() -> None:
    key = SigningKey.generate(lambda count: b"\x05" * count)

    again = SigningKey.from_bytes(key.to_bytes())

    assert again == key
    verify(again.public, b"message", key.sign(b"message"))
    assert "0505" not in repr(key)
