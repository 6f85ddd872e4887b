"""Key stretching within its bounds, the same passphrase from every keyboard, separate keys."""

import json
from pathlib import Path

import pytest

from vault import keys
from vault.errors import WeakPassphrase
from vault.ids import MemberId, PersonId, VaultId
from vault.keys import CEILING_KIB, FLOOR_KIB, KdfParameters

VAULT = VaultId(b"v" * 16)
MEMBER = MemberId("ab" * 16)
PERSON = PersonId("cd" * 16)


def test_stretching_agrees_with_the_reference_implementation(shared_data: Path) -> None:
    cases = json.loads((shared_data / "vectors/argon2/phc_argon2id_v19.json").read_text())

    small = [case for case in cases if case["m_kib"] <= FLOOR_KIB and len(case["salt"]) >= 8]
    for case in small:
        parameters = KdfParameters(case["m_kib"], case["t"], case["p"])
        found = keys.stretch(case["password"].encode(), case["salt"].encode(), parameters)
        assert found.hex() == case["tag_hex"]
    assert small


@pytest.mark.parametrize(
    ("parameters", "allowed"),
    [
        (KdfParameters(FLOOR_KIB, 1, 1), True),
        (KdfParameters(CEILING_KIB, 3, 4), True),
        (KdfParameters(FLOOR_KIB - 1, 3, 4), False),
        (KdfParameters(CEILING_KIB + 1, 3, 4), False),
        (KdfParameters(8, 3, 1), False),
        (KdfParameters(1 << 40, 3, 4), False),
        (KdfParameters(FLOOR_KIB, 0, 4), False),
        (KdfParameters(FLOOR_KIB, 17, 4), False),
        (KdfParameters(FLOOR_KIB, 3, 0), False),
        (KdfParameters(FLOOR_KIB, 3, 17), False),
    ],
)
def test_floor_and_ceiling(parameters: KdfParameters, *, allowed: bool) -> None:
    assert parameters.within(FLOOR_KIB) is allowed


@pytest.mark.parametrize(
    ("seconds", "memory_mib"), [(0.0001, 1024), (0.05, 960), (0.226, 224), (1.0, 64), (60.0, 64)]
)
def test_calibration_aims_at_a_second_between_floor_and_ceiling(
    seconds: float, memory_mib: int
) -> None:
    found = keys.calibrate(lambda _: seconds)

    assert found.memory_kib == memory_mib * 1024
    assert found.within(FLOOR_KIB)


@pytest.mark.parametrize(
    ("one", "other"),
    [("caf\u00e9 pagi", "cafe\u0301 pagi"), ("\uff52\uff45\uff4b\uff41\uff4d", "rekam")],
)
def test_every_keyboard_gives_the_same_bytes(one: str, other: str) -> None:
    assert keys.normalise(one) == keys.normalise(other)


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"rahasia", "rahasia"),
        (b"rahasia\n", "rahasia"),
        (b"rahasia\r\n", "rahasia"),
        (b"rahasia\n\n", "rahasia\n"),
        (b" spaces stay \n", " spaces stay "),
    ],
)
def test_one_line_end_of_a_file_is_stripped(content: bytes, passphrase: str) -> None:
    assert keys.passphrase_of_file(content) == passphrase


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [("", "empty"), ("\ud800", "unreadable"), ("x" * 5000, "long")],
)
def test_unusable_passphrases_are_refused(passphrase: str, reason: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        keys.normalise(passphrase)

    assert caught.value.reason == reason


def test_a_new_passphrase_has_ten_characters() -> None:
    keys.require_length("0123456789")

    with pytest.raises(WeakPassphrase):
        keys.require_length("012345678")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 5000])
def test_a_file_that_is_no_passphrase_is_refused(content: bytes) -> None:
    with pytest.raises(WeakPassphrase):
        keys.passphrase_of_file(content)


def test_every_purpose_has_its_own_key() -> None:
    key = b"k" * 32

    derived = [
        keys.passphrase_slot_key(key, b"s" * 16, VAULT, MEMBER),
        keys.random_slot_key("kit", key, VAULT, MEMBER),
        keys.random_slot_key("keyring", key, VAULT, MEMBER),
        keys.member_secret_key(key, VAULT),
        keys.member_sealing_seed(key, VAULT),
        keys.household_database_key(key, VAULT),
        keys.header_mac_key(key, VAULT),
        keys.anchor_key(key, VAULT),
        keys.person_database_key(key, PERSON, "record.db"),
        keys.person_database_key(key, PERSON, "share.db"),
        keys.person_name_key(key, PERSON),
        keys.person_identity_key(key, PERSON),
        keys.person_facts_key(key, PERSON),
    ]

    assert len(set(derived)) == len(derived)
    assert {len(one) for one in derived} == {32}


def test_the_vault_secret_changes_the_slot_key() -> None:
    stretched = b"k" * 32

    assert keys.passphrase_slot_key(stretched, b"", VAULT, MEMBER) != keys.passphrase_slot_key(
        stretched, bytes(16), VAULT, MEMBER
    )


def test_a_choice_is_settled_without_measuring_when_parameters_are_given() -> None:
    chosen = KdfParameters(64, 1, 1)

    assert keys.KdfChoice(chosen, floor_kib=8).settle() is chosen
