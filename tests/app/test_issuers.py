"""Whom a person trusts to sign cards: named by an import, kept, forgotten; nobody by default.

Refuses: the ways cards are signed; the reader's own tests know them.
"""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from cli_shell import Shell

from app.answers import Place
from app.errors import BadRequest
from app.issuers import forget, is_sound, trust, trusted, unknown_issuers
from sync.readers.card_values import TrustedIssuer
from sync.readers.cards.issuers import KNOWN, with_trusted

KEY = "MhFC5Nju-gakQX0lGUbkOrPzkeWSNb-iW0pHNiYERio"
CLINIC = TrustedIssuer("https://klinik.example/kartu", KEY)
LISTED = next(iter(KNOWN))
CARD = "smart-health-card/hl7_example-00-e-file.smart-health-card"
PARTS = [f"smart-health-card/hl7_example-02-f-qr-code-numeric-value-{at}.txt" for at in range(3)]


class Kept:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def setting(self, name: str) -> str | None:
        return self.values.get(name)

    def set_setting(self, name: str, value: str | None) -> None:
        self.values.pop(name, None)
        if value is not None:
            self.values[name] = value


def place(address: str, reason: str = "unknown-issuer", key: str = KEY) -> Place:
    return Place(f"/verifiableCredential/0/signature/{key}/{address}", reason)


def test_only_an_unknown_issuer_with_a_sound_address_and_key_can_be_trusted() -> None:
    assert unknown_issuers([place(CLINIC.address)] * 2) == (CLINIC,)
    wrong = [
        place(CLINIC.address, "bad-signature"),
        place(LISTED),
        place("http://klinik.example"),
        place("https://klinik.example/<b>"),
        place("https://klinik.example/\nx"),
        place("https://" + "k" * 400),
        place(CLINIC.address, key="short"),
    ]
    assert unknown_issuers(wrong) == ()


def test_an_answer_is_kept_once_and_taken_back() -> None:
    kept, other = Kept(), TrustedIssuer("https://lain.example", KEY)
    for one in (CLINIC, other, CLINIC):
        trust(kept, one)
    assert trusted(kept) == (CLINIC, other)
    forget(kept, CLINIC)
    forget(kept, other)
    assert (trusted(kept), kept.values) == ((), {})


def test_nobody_listed_gets_another_key() -> None:
    kept = Kept()
    with pytest.raises(BadRequest):
        trust(kept, TrustedIssuer(LISTED, KEY))
    kept.set_setting("trusted-issuers", json.dumps([{"address": LISTED, "key": "x" * 43}]))
    assert trusted(kept) == ()
    assert with_trusted([TrustedIssuer(LISTED, "x" * 43)]) == KNOWN


def test_broken_settings_trust_nobody() -> None:
    kept = Kept()
    kept.set_setting("trusted-issuers", "{")
    assert trusted(kept) == ()
    assert not is_sound(TrustedIssuer("", ""))


def test_a_card_counts_as_signed_once_its_issuer_is_trusted(sari: Shell, shared_data: Path) -> None:
    first = sari("import", "--create-people", shared_data / CARD, as_json=False)
    line = next(one for one in first.text.splitlines() if "signed by" in one)
    address, key = line.split()[2].rstrip(","), line.split()[-1]
    assert sari("issuers", "list").object["trusted"] == []

    assert sari("issuers", "trust", address, key).exit == 0
    assert sari("issuers", "list").object["trusted"] == [{"address": address, "key": key}]
    dry = sari("import", "--dry-run", shared_data / CARD).object["files"][0]
    assert "unknown-issuer" not in [one["reason"] for one in dry["notices"]]

    sari("issuers", "forget", address, key)
    dry = sari("import", "--dry-run", shared_data / CARD).object["files"][0]
    assert "unknown-issuer" in [one["reason"] for one in dry["notices"]]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_parts_of_a_card_in_several_files_are_joined(
    sari: Shell, shared_data: Path, tmp_path: Path, order: tuple[int, ...]
) -> None:
    folder = tmp_path / "kartu"
    folder.mkdir()
    for at, number in enumerate(order):
        (folder / f"{at}.txt").write_bytes((shared_data / PARTS[number]).read_bytes())
    said = sari("import", "--create-people", folder).object
    assert [one["status"] for one in said["files"]] == ["empty", "empty", "imported"]
    assert [one["reason"] for one in said["files"][0]["notices"]] == ["part-joined"]
    assert sum(said["files"][2]["found"].values()) == 8
    assert said["refused"] == 0


def test_a_part_whose_others_are_not_there_is_refused(
    sari: Shell, shared_data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "kartu"
    folder.mkdir()
    for name in (PARTS[0], PARTS[2]):
        (folder / Path(name).name).write_bytes((shared_data / name).read_bytes())
    said = sari("import", folder)
    assert [one["status"] for one in said.object["files"]] == ["refused", "refused"]
    reasons = {one["reason"] for file in said.object["files"] for one in file["refused"]}
    assert (said.exit, reasons) == (3, {"missing-parts"})


def test_parts_in_one_archive_are_joined_beside_those_of_another_card(
    sari: Shell, shared_data: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "kartu.zip"
    with ZipFile(archive, "w") as zipped:
        zipped.writestr("a.txt", "shc:/2/3/5676290952432060346029243740446031222959532654603460")
        for at, name in enumerate(PARTS):
            zipped.writestr(f"b{at}.txt", (shared_data / name).read_bytes())
    said = sari("import", "--create-people", archive).object
    assert [one["status"] for one in said["files"]] == ["refused", "empty", "empty", "imported"]


def test_a_card_of_a_trusted_issuer_enters_as_signed(sari: Shell, shared_data: Path) -> None:
    said = sari("import", "--dry-run", shared_data / CARD).object["files"][0]
    (one,) = unknown_issuers(Place(it["where"], it["reason"]) for it in said["notices"])
    sari("issuers", "trust", one.address, one.key)
    person = sari("import", "--create-people", shared_data / CARD).object["files"][0]["person_id"]
    found = sari("--person", person, "list").object["records"]
    assert {it["trust"] for it in found} == {"signed"}
