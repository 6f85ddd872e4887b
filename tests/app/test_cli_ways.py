"""Ways into the vault by command line: sheets and cards in every form, on a new machine too."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from cli_shell import PASSPHRASE, Shell

from app import security_keys
from vault.security_key import SoftwareKey


def moved(sari: Shell) -> None:
    """The vault's folder on a new machine: nothing else comes along."""
    for left in (sari.home / ".local", sari.home / ".config"):
        shutil.rmtree(left, ignore_errors=True)
    for name in ("PASSPHRASE", "KIT"):
        sari.variables.pop(f"REKAMKU_{name}_FILE", None)


def photo_of(pdf: Path, target: Path) -> Path:
    document = pypdfium2.PdfDocument(pdf)
    document[0].render(scale=2).to_pil().convert("RGB").rotate(4).save(target, quality=80)
    document.close()
    return target


def test_cards_open_the_vault_on_a_new_machine_in_every_form(sari: Shell) -> None:
    made = sari("ways", "cards", "--out", sari.home / "cards", "--language", "id")
    texts = sari("ways", "cards", "--out", sari.home / "texts", "--text")
    assert (made.exit, texts.exit) == (0, 0)
    pdf, text = made.object["cards"], texts.object["cards"]
    assert all(Path(one).stat().st_mode & 0o077 == 0 for one in pdf + text)
    moved(sari)

    old = sari("--card", pdf[0], "--card", pdf[2], "people", "list")
    assert (old.exit, old.object["error"]["code"]) == (4, "vault-secret-missing")
    one = sari("--card", text[1], "people", "list")
    assert one.exit == 4
    assert "more:1" in one.error
    two = sari("--card", text[1], "--card", text[2], "people", "list")
    assert two.exit == 0
    assert len(two.object["people"]) == 1
    accepted = sari("--card", text[0], "--card", text[1], "verify", "--accept-copy")
    assert accepted.exit == 0


def test_cards_are_read_from_pdf_and_photo(sari: Shell) -> None:
    cards = sari("ways", "cards", "--out", sari.home / "cards").object["cards"]
    photo = photo_of(Path(cards[2]), sari.home / "photo.jpg")
    moved(sari)

    assert sari("--card", cards[0], "--card", photo, "list").exit == 0


def test_cards_are_asked_for_at_the_terminal(
    sari: Shell,
) -> None:
    files = sari("ways", "cards", "--needed", "3", "--out", sari.home / "c", "--text").object
    words = [Path(one).read_text().partition("Words: ")[2] for one in files["cards"]]
    typed = iter(words[1:4])
    moved(sari)
    sari.ask = lambda _prompt: next(typed)

    assert sari("--card", "-", "list").exit == 0


@pytest.mark.parametrize("form", ["pdf", "photo", "text"])
def test_the_kit_opens_a_moved_vault_in_every_form(sari: Shell, form: str) -> None:
    ending = "txt" if form == "text" else "pdf"
    kit = sari.home / f"new.{ending}"
    assert sari("ways", "kit", "--out", kit).exit == 0
    moved(sari)
    given = photo_of(kit, sari.home / "photo.jpg") if form == "photo" else kit

    said = sari("--kit", given, "people", "list")

    assert said.exit == 0
    assert said.object["people"]
    assert sari("--kit", sari.kit, "people", "list").exit == 4


def test_cards_or_sheet_stand_in_for_a_forgotten_passphrase(sari: Shell) -> None:
    cards = sari("ways", "cards", "--out", sari.home / "c", "--text").object["cards"]
    kit = sari.variables.pop("REKAMKU_KIT_FILE")
    sari.variables.pop("REKAMKU_PASSPHRASE_FILE")
    new = sari.home / "new.txt"
    new.write_text("kopi pahit pagi hari\n")
    laid = ("--card", cards[0], "--card", cards[2])

    assert sari("passphrase", "--new-passphrase-file", new).exit == 2
    assert sari(*laid, "passphrase", "--new-passphrase-file", new).exit == 0
    assert sari("--kit", kit, "--passphrase-file", new, "list").exit == 0
    new.write_text("teh manis sore hari\n")
    assert sari("--kit", kit, "passphrase", "--new-passphrase-file", new).exit == 0
    assert sari("--kit", kit, "--passphrase-file", new, "list").exit == 0


def test_a_rehearsal_proves_and_changes_nothing(sari: Shell) -> None:
    cards = sari("ways", "cards", "--out", sari.home / "cards").object["cards"]
    before = (sari.vault / "vault.json").read_bytes()

    assert sari("ways", "rehearse", cards[0]).exit == 4
    assert sari("ways", "rehearse", cards[0], cards[0]).exit == 4
    assert sari("ways", "rehearse", *cards[1:]).exit == 0
    assert (sari.vault / "vault.json").read_bytes() == before


def test_ways_are_listed_with_their_times(sari: Shell) -> None:
    sari("ways", "cards", "--out", sari.home / "cards")
    said = sari("ways", "list").object

    found = {one["kind"]: one for one in said["ways"]}
    assert found.keys() == {"passphrase", "kit", "shares"}
    assert (found["shares"]["needed"], found["shares"]["cards"]) == (2, 3)
    assert found["shares"]["made"] > found["kit"]["made"]
    assert found["passphrase"]["used"]
    assert said["opened_by"] == "passphrase"


def test_new_keys_end_sheet_and_cards(sari: Shell) -> None:
    cards = sari("ways", "cards", "--out", sari.home / "cards", "--text").object["cards"]
    renewed = sari("ways", "renew", "--out", sari.home / "renewed.txt")
    again = sari("ways", "renew", "--out", sari.home / "renewed.txt")

    assert renewed.exit == 0
    assert again.exit == 2
    assert sari("--card", cards[0], "--card", cards[1], "list").exit == 4
    assert sari("list").exit == 0
    assert sari("verify", "--full").exit == 0
    sari.variables.pop("REKAMKU_PASSPHRASE_FILE", None)
    sari.variables["REKAMKU_KIT_FILE"] = str(sari.home / "renewed.txt")
    assert sari("list").exit == 0


def test_the_last_way_in_stays(sari: Shell) -> None:
    assert sari("ways", "remove", "kit").exit == 7
    sari("ways", "cards", "--out", sari.home / "cards")
    assert sari("ways", "remove", "kit").exit == 0
    assert sari("ways", "remove", "shares").exit == 7
    kinds = {one["kind"] for one in sari("ways", "list").object["ways"]}
    assert kinds == {"passphrase", "shares"}


def test_a_security_key_opens(sari: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    key = SoftwareKey(os.urandom)

    def plugged(_ask: Callable[[], str | None]) -> SoftwareKey:
        return key

    monkeypatch.setattr(security_keys, "system_key", plugged)
    assert sari("ways", "key").exit == 0
    for name in ("PASSPHRASE", "KIT"):
        sari.variables.pop(f"REKAMKU_{name}_FILE", None)
    said = sari("--security-key", "list")
    key.plugged = False
    none = sari("--security-key", "list")

    assert said.exit == 0
    assert none.exit == 4
    assert "none" in none.error


def test_without_a_security_key_the_computer_says_so(
    sari: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fido2.hid import CtapHidDevice

    monkeypatch.setattr(CtapHidDevice, "list_devices", classmethod(lambda _cls: iter(())))
    said = sari("ways", "key")

    assert said.exit == 4
    assert said.object["error"]["code"] == "vault-secret-missing"


def test_a_secret_never_stands_on_the_page(sari: Shell) -> None:
    said = sari("ways", "kit", "--out", sari.home / "new.txt", as_json=False)
    words = (sari.home / "new.txt").read_text().partition("Words: ")[2].split()
    assert " ".join(words[:3]) not in said.text + said.error
    assert PASSPHRASE not in said.text + said.error
