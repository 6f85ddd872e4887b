"""HPKE held against RFC 9180's vectors: an own key schedule, then what our seals hold.

Refuses: trusting one library alone; what it seals is opened here by hand.
"""

import hmac
import json
import os
from hashlib import sha3_256, sha256, shake_256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from vault.seal import SealingKey, seal_to

CIPHERS: dict[int, tuple[Any, int]] = {1: (AESGCM, 16), 2: (AESGCM, 32), 3: (ChaCha20Poly1305, 32)}
EXPORT_ONLY = 0xFFFF
XWING_LABEL = b"\\.//^\\"
CURVE_BYTES = 32
FILES = (
    "rfc9180_x25519_hkdfsha256.json",
    "pq_kem25722_kdf1_aead3.json",
    "pq_kem65_kdf1_aead1.json",
)


class Schedule:
    """The key schedule of RFC 9180 section 5.1 with HKDF-SHA-256."""

    def __init__(self, case: dict[str, Any]) -> None:
        ids = (case["kem_id"], case["kdf_id"], case["aead_id"])
        self._suite = b"HPKE" + b"".join(one.to_bytes(2, "big") for one in ids)
        psk, psk_id = (bytes.fromhex(case.get(name, "")) for name in ("psk", "psk_id"))
        context = (
            bytes((case["mode"],))
            + self._extract(b"", b"psk_id_hash", psk_id)
            + self._extract(b"", b"info_hash", bytes.fromhex(case["info"]))
        )
        secret = self._extract(bytes.fromhex(case["shared_secret"]), b"secret", psk)
        self.cipher, size = CIPHERS.get(case["aead_id"], (None, 0))
        self.key = self._expand(secret, b"key", context, size)
        self.nonce = self._expand(secret, b"base_nonce", context, 12 if size else 0)
        self.exporter = self._expand(secret, b"exp", context, 32)

    def export(self, context: bytes, size: int) -> bytes:
        return self._expand(self.exporter, b"sec", context, size)

    def _extract(self, salt: bytes, label: bytes, given: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + self._suite + label + given, sha256)

    def _expand(self, secret: bytes, label: bytes, info: bytes, size: int) -> bytes:
        told = size.to_bytes(2, "big") + b"HPKE-v1" + self._suite + label + info
        made, block, count = b"", b"", 1
        while len(made) < size:
            block = hmac.digest(secret, block + told + bytes((count,)), sha256)
            made, count = made + block, count + 1
        return made[:size]


def cases(shared: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name in FILES:
        content = json.loads((shared / "vectors" / "hpke" / name).read_text("utf-8"))
        found += content if isinstance(content, list) else [content]
    return found


def test_every_published_schedule_message_and_export_comes_out(shared_data: Path) -> None:
    for case in cases(shared_data):
        made = Schedule(case)
        assert made.exporter.hex() == case["exporter_secret"]
        assert made.key.hex() == case["key"]
        assert made.nonce.hex() == case["base_nonce"]
        for one in case["exports"]:
            told = bytes.fromhex(one["exporter_context"])
            assert made.export(told, one["L"]).hex() == one["exported_value"]
        for one in case["encryptions"]:
            nonce, aad, sealed = (bytes.fromhex(one[name]) for name in ("nonce", "aad", "ct"))
            assert made.cipher(made.key).decrypt(nonce, sealed, aad).hex() == one["pt"]


def opened_by_hand(seed: bytes, enc: bytes) -> bytes:
    """The shared secret of X25519 with ML-KEM-768 (X-Wing), from the 32-byte seed."""
    drawn = shake_256(seed).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(drawn[:64])
    curve = X25519PrivateKey.from_private_bytes(drawn[64:])
    cipher, point = enc[:-CURVE_BYTES], enc[-CURVE_BYTES:]
    public = curve.public_key().public_bytes_raw()
    shared = curve.exchange(X25519PublicKey.from_public_bytes(point))
    return sha3_256(lattice.decapsulate(cipher) + shared + point + public + XWING_LABEL).digest()


def test_the_hybrid_secret_is_the_published_one(shared_data: Path) -> None:
    case = next(one for one in cases(shared_data) if one["kem_id"] == 0x647A)
    secret = opened_by_hand(bytes.fromhex(case["skRm"]), bytes.fromhex(case["enc"]))

    assert secret.hex() == case["shared_secret"]


@pytest.mark.parametrize("info", [b"", b"rekamku/person-key/v1"])
def test_what_we_seal_opens_by_the_published_rules(info: bytes) -> None:
    key = SealingKey.generate(os.urandom)
    sealed = seal_to(key.public, b"a person's key", info)
    enc, cipher = sealed[:1120], sealed[1120:]
    case = {
        "mode": 0,
        "kem_id": 0x647A,
        "kdf_id": 1,
        "aead_id": 2,
        "info": info.hex(),
        "shared_secret": opened_by_hand(key.to_bytes(), enc).hex(),
    }
    made = Schedule(case)

    assert AESGCM(made.key).decrypt(made.nonce, cipher, b"") == b"a person's key"
