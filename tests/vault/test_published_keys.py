"""HPKE (RFC 9180 and the hybrid draft) and Argon2id against every published vector that fits.

Refuses: nothing of its own; the vectors decide.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vault.errors import ProofRefused
from vault.keys import KdfParameters, stretch
from vault.seal import SealingKey

AEADS = {
    1: hpke.AEAD.AES_128_GCM,
    2: hpke.AEAD.AES_256_GCM,
    3: hpke.AEAD.CHACHA20_POLY1305,
}
CIPHERS: dict[int, Any] = {1: AESGCM, 2: AESGCM, 3: ChaCha20Poly1305}


def require_published(kem: hpke.KEM, key: Any, vector: dict[str, Any]) -> None:
    """The library comes to the published key and nonce, and these open the published message.

    It takes no associated data, so a message sealed here under the published key stands in.
    """
    kind = vector["aead_id"]
    cipher = CIPHERS[kind](bytes.fromhex(vector["key"]))
    nonce, first = bytes.fromhex(vector["base_nonce"]), vector["encryptions"][0]
    aad, sealed = bytes.fromhex(first["aad"]), bytes.fromhex(first["ct"])
    assert cipher.decrypt(nonce, sealed, aad).hex() == first["pt"]

    suite = hpke.Suite(kem, hpke.KDF.HKDF_SHA256, AEADS[kind])
    message = bytes.fromhex(vector["enc"]) + cipher.encrypt(nonce, b"kunci", b"")
    assert suite.decrypt(message, key, bytes.fromhex(vector["info"])) == b"kunci"


def test_rfc_9180_with_x25519(shared_data: Path) -> None:
    path = shared_data / "vectors" / "hpke" / "rfc9180_x25519_hkdfsha256.json"
    fitting = [
        vector
        for vector in json.loads(path.read_text("utf-8"))
        if vector["mode"] == 0 and vector["aead_id"] in AEADS
    ]
    assert len(fitting) >= 2
    for vector in fitting:
        key = X25519PrivateKey.from_private_bytes(bytes.fromhex(vector["skRm"]))
        require_published(hpke.KEM.X25519, key, vector)


def test_the_hybrid_key_of_the_vault_opens_the_published_message(shared_data: Path) -> None:
    path = shared_data / "vectors" / "hpke" / "pq_kem25722_kdf1_aead3.json"
    vector = json.loads(path.read_text("utf-8"))
    key = SealingKey(bytes.fromhex(vector["skRm"]))

    require_published(hpke.KEM.MLKEM768_X25519, key._key, vector)
    with pytest.raises(ProofRefused):  # another cipher, another key schedule
        key.open(bytes.fromhex(vector["enc"] + vector["encryptions"][0]["ct"]), b"")


def test_ml_kem_768_alone(shared_data: Path) -> None:
    path = shared_data / "vectors" / "hpke" / "pq_kem65_kdf1_aead1.json"
    vector = json.loads(path.read_text("utf-8"))
    key = MLKEM768PrivateKey.from_seed_bytes(bytes.fromhex(vector["skRm"]))

    require_published(hpke.KEM.MLKEM768, key, vector)


def argon_cases(shared_data: Path) -> list[dict[str, str]]:
    path = shared_data / "vectors" / "argon2" / "rfc9106_and_pyca_argon2id.txt"
    cases: list[dict[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        name, equals, value = (part.strip() for part in line.partition("="))
        if name == "COUNT":
            cases.append({})
        elif equals and cases:
            cases[-1][name] = value
    return cases


def test_argon2id_of_rfc_9106(shared_data: Path) -> None:
    cases = argon_cases(shared_data)
    assert len(cases) >= 4
    for case in cases:
        told = {
            name: bytes.fromhex(case.get(name, "")) for name in ("pass", "salt", "secret", "ad")
        }
        parameters = KdfParameters(int(case["memcost"]), int(case["iter"]), int(case["lanes"]))
        whole = Argon2id(
            salt=told["salt"],
            length=int(case["length"]),
            iterations=parameters.passes,
            lanes=parameters.lanes,
            memory_cost=parameters.memory_kib,
            ad=told["ad"] or None,
            secret=told["secret"] or None,
        )
        assert whole.derive(told["pass"]).hex() == case["output"]
        plain = not told["ad"] and not told["secret"] and int(case["length"]) == 32
        if plain:
            assert stretch(told["pass"], told["salt"], parameters).hex() == case["output"]
