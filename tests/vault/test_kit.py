"""The recovery kit comes back from every form it is printed in, and typos are refused."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.errors import KitRefused
from vault.ids import VaultId
from vault.kit import Kit, kit_of_secret, kit_of_words, read_kit, require_vault

VAULT = VaultId(bytes(range(16)))
KIT = Kit(VAULT, b"s" * 16, b"k" * 32)


@settings(max_examples=50)
@given(st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32))
def test_text_and_qr_come_back(secret: bytes, key: bytes) -> None:
    kit = Kit(VAULT, secret, key)

    assert read_kit(kit.to_text()) == kit
    assert read_kit(kit.to_qr()) == kit


def test_the_text_has_its_four_lines() -> None:
    lines = KIT.to_text().splitlines()

    assert lines[0] == "RekamKu kit 1"
    assert [line.partition(":")[0] for line in lines[1:]] == ["Vault", "Secret", "Words"]
    assert len(lines[3].split()) == 25
    assert KIT.to_qr().startswith("rekamku-kit:1?")


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(str.upper, id="capitals"),
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="windows"),
        pytest.param(lambda text: text.replace("\n", " "), id="one line"),
        pytest.param(lambda text: text.replace(" ", "\n"), id="a word a line"),
        pytest.param(lambda text: text.replace("-", " "), id="spaces for hyphens"),
        pytest.param(lambda text: text.replace("-", ""), id="no hyphens"),
        pytest.param(lambda text: text.replace(":", ""), id="no colons"),
        pytest.param(lambda text: "\ufeff  \n" + text + "\nKeep this safe.\n", id="text around"),
    ],
)
def test_spaces_case_and_line_breaks_do_not_matter(form: object) -> None:
    assert callable(form)
    assert read_kit(form(KIT.to_text())) == KIT


def test_a_kit_typed_in_part_is_a_kit_in_part() -> None:
    lines = KIT.to_text().splitlines()

    assert read_kit("\n".join(lines[:3])) == Kit(VAULT, KIT.secret, None)
    assert read_kit("\n".join([*lines[:2], lines[3]])) == Kit(VAULT, None, KIT.key)
    assert kit_of_secret(VAULT, lines[2]) == Kit(VAULT, KIT.secret, None)
    assert kit_of_words(VAULT, " ".join(KIT.words())) == Kit(VAULT, None, KIT.key)


def test_digits_that_look_like_letters_are_read_as_letters() -> None:
    secret = bytes.fromhex("00443214c74254b635cf84653a56d7c6")
    kit = Kit(VAULT, secret, None)
    line = kit.to_text().splitlines()[2]
    label, _, letters = line.partition(":")

    misread = letters.replace("O", "0").replace("I", "1").replace("B", "8")

    assert misread != letters
    assert kit_of_secret(VAULT, f"{label}:{misread}") == kit


def test_every_single_typo_in_the_secret_is_refused() -> None:
    line = Kit(VAULT, os.urandom(16), None).to_text().splitlines()[2].removeprefix("Secret: ")

    for place, letter in enumerate(line):
        if letter == "-":
            continue
        other = "A" if letter != "A" else "C"
        with pytest.raises(KitRefused):
            kit_of_secret(VAULT, line[:place] + other + line[place + 1 :])


def test_the_secret_of_another_vault_is_refused() -> None:
    other = VaultId(bytes(16))
    line = KIT.to_text().splitlines()[2]

    with pytest.raises(KitRefused):
        kit_of_secret(other, line)
    with pytest.raises(KitRefused) as caught:
        require_vault(KIT, other)

    assert caught.value.reason == "other-vault"
    require_vault(KIT, VAULT)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not-a-kit"),
        ("hello", "not-a-kit"),
        ("x" * 100_000, "not-a-kit"),
        ("RekamKu kit 2\nVault: x", "newer"),
        ("rekamku-kit:2?v=00", "newer"),
        ("RekamKu kit 1\nVault: xyz", "vault"),
        (f"RekamKu kit 1\nVault: {VAULT.hex()}", "empty"),
        (f"RekamKu kit 1\nVault: {VAULT.hex()}\nSecret: AAAA", "secret"),
        (f"RekamKu kit 1\nVault: {VAULT.hex()}\nWords: abandon", "word-count"),
        ("rekamku-kit:1?", "vault"),
        (f"rekamku-kit:1?v={VAULT.hex()}", "empty"),
        (f"rekamku-kit:1?v={VAULT.hex()}&s=", "secret"),
        (f"rekamku-kit:1?v={VAULT.hex()}&k=!!", "key"),
        (f"rekamku-kit:1?v={VAULT.hex()}&v={VAULT.hex()}", "not-a-kit"),
        (KIT.to_qr()[:-2] + "aa", "key-checksum"),
        (KIT.to_qr().replace("&s=o", "&s=p"), "secret-checksum"),
    ],
)
def test_what_is_no_kit_is_named(text: str, reason: str) -> None:
    with pytest.raises(KitRefused) as caught:
        read_kit(text)

    assert caught.value.reason == reason


def test_a_kit_does_not_show_its_secrets_by_accident() -> None:
    assert "sss" not in repr(KIT)
    assert "kkk" not in repr(KIT)
