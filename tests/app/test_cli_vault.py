"""Making, opening and checking a vault from the command line."""

import shutil
from pathlib import Path

import pytest
from cli_shell import SAMPLE, Shell


def test_init_writes_the_kit_and_tells_the_ids(shell: Shell) -> None:
    said = shell("init", "--person", "Budi")

    assert said.exit == 0
    assert set(said.object) == {"vault_id", "person_id", "kit"}
    assert said.object["kit"] == str(shell.kit)
    text = shell.kit.read_text()
    assert text.startswith("RekamKu kit 1\n")
    assert len(text.split("Words:")[1].split()) == 24
    assert shell.kit.stat().st_mode & 0o077 == 0


def test_init_refuses_an_existing_kit_file_and_makes_nothing(shell: Shell) -> None:
    shell.kit.write_text("something of mine")

    said = shell("init", "--person", "Budi")

    assert said.exit == 2
    assert said.object["error"]["code"] == "usage"
    assert shell.kit.read_text() == "something of mine"
    assert not shell.vault.exists()


def test_init_without_keyring_and_kit_is_a_usage_error(shell: Shell) -> None:
    del shell.variables["REKAMKU_KIT_FILE"]

    said = shell("init", "--person", "Budi")

    assert said.exit == 2
    assert said.object["error"]["code"] == "no-keyring"
    assert not shell.vault.exists()


def test_init_writes_a_pdf_kit_when_the_name_says_so(shell: Shell) -> None:
    said = shell("--kit", shell.home / "kit.pdf", "init", "--person", "Budi")

    assert said.exit == 0
    assert (shell.home / "kit.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("list", "--kind", "spoon"),
        ("list", "--since", "yesterday"),
        ("list", "--limit", "-1"),
        ("share", "create", "--for", "x", "--minutes", "5"),
        ("import",),
        (),
    ],
)
def test_senseless_words_are_exit_two_with_one_error_object(sari: Shell, words: tuple[str]) -> None:
    said = sari(*words)

    assert said.exit == 2
    assert said.object["error"]["code"] == "usage"
    assert said.error.strip().count("\n") == 0


def test_a_wrong_passphrase_is_told_apart_from_a_missing_secret(sari: Shell) -> None:
    other = sari.home / "other"
    other.write_text("bukan yang ini")

    wrong = sari("--passphrase-file", other, "people", "list")
    del sari.variables["REKAMKU_KIT_FILE"]
    missing = sari("people", "list")

    assert (wrong.exit, wrong.object["error"]["code"]) == (4, "wrong-passphrase")
    assert (missing.exit, missing.object["error"]["code"]) == (4, "vault-secret-missing")


def test_the_kit_alone_opens_the_vault(sari: Shell) -> None:
    del sari.variables["REKAMKU_PASSPHRASE_FILE"]

    said = sari("people", "list")

    assert said.exit == 0
    assert [one["name"] for one in said.object["people"]] == ["Ni Wayan Sari"]


def test_no_vault_and_no_person_are_exit_six(shell: Shell, sari: Shell) -> None:
    nobody = sari("--person", "Siapa", "list")
    nothing = sari("--vault", sari.home / "elsewhere", "list")

    assert (nobody.exit, nobody.object["error"]["code"]) == (6, "no-person")
    assert (nothing.exit, nothing.object["error"]["code"]) == (6, "no-vault")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(sari: Shell) -> None:
    fresh = sari.home / "fresh"
    fresh.write_text("kata sandi yang baru")

    changed = sari("passphrase", "--new-passphrase-file", fresh)

    assert changed.exit == 0
    assert sari("people", "list").exit == 4
    assert sari("--passphrase-file", fresh, "people", "list").exit == 0


def test_people_of_one_vault_have_records_of_their_own(sari: Shell) -> None:
    added = sari(
        "people", "add", "--person", "I Made Sudana", "--birth-date", "1955-08-02", "--sex", "male"
    )
    sari("import", SAMPLE / "made-rs-jantung.json", SAMPLE / "sari-rsud-singasana.json")

    assert added.exit == 0
    hers = {one["id"] for one in sari("list", "--limit", "0", "--all").object["records"]}
    his = {
        one["id"]
        for one in sari("--person", "I Made", "list", "--limit", "0", "--all").object["records"]
    }
    assert hers
    assert his
    assert not hers & his
    found = sari("search", "serangan jantung").object
    assert found["total"] == 0


def test_verify_of_an_untouched_vault_is_ok(filled: Shell) -> None:
    said = filled("verify", "--full")

    assert said.exit == 0
    assert said.object["ok"] is True
    assert said.object["state"] == "not-vouched"
    assert said.object["entries"] == sum(one["size"] for one in said.object["logs"])
    assert said.object["problems"] == []


def test_an_older_copy_put_back_is_reported(filled: Shell) -> None:
    older = filled.home / "older"
    shutil.copytree(filled.vault, older)
    filled("import", SAMPLE / "sari-puskesmas-kediri.json")
    shutil.rmtree(filled.vault)
    shutil.copytree(older, filled.vault)

    seen = filled("list", "--limit", "1")
    checked = filled("verify")
    written = filled("import", SAMPLE / "sari-puskesmas-kediri.json")

    assert seen.exit == 5
    assert seen.object["warning"] == "changed"
    assert seen.object["records"]
    assert checked.exit == 5
    assert checked.object["state"] == "changed"
    assert checked.object["problems"]
    assert written.exit == 5
    assert written.object["error"]["code"] in {"rolled-back", "altered"}


def test_a_copy_on_another_computer_waits_for_a_decision(filled: Shell, tmp_path: Path) -> None:
    filled.variables["XDG_STATE_HOME"] = str(tmp_path / "another-computer")

    seen = filled("list", "--limit", "1")
    refused = filled("import", SAMPLE / "sari-puskesmas-kediri.json")
    accepted = filled("verify", "--accept-copy")
    written = filled("import", SAMPLE / "sari-puskesmas-kediri.json")

    assert seen.object["records"]
    assert (refused.exit, refused.object["error"]["code"]) == (5, "restored-copy")
    assert accepted.exit == 0
    assert written.exit == 0
    assert filled("verify", "--full").object["ok"] is True


def test_the_log_says_in_words_what_happened(filled: Shell) -> None:
    said = filled("log", "--limit", "200")

    texts = [one["text"] for one in said.object["entries"]]
    assert any(text.startswith("Added 54 records from") for text in texts)
    assert "Added a record: Albumin urin / kreatinin" in texts
    assert {one["operation"] for one in said.object["entries"]} >= {"import", "create"}
    assert all(len(one["leaf"]) == 64 for one in said.object["entries"])


def test_rebuilt_views_hold_the_same_content(filled: Shell) -> None:
    before = filled("list", "--limit", "0", "--all").object

    said = filled("rebuild-views")

    assert said.exit == 0
    assert filled("list", "--limit", "0", "--all").object == before
    assert filled("verify", "--full").object["ok"] is True


def test_the_demo_walks_the_main_job(shell: Shell) -> None:
    said = shell("demo")

    assert said.exit == 0
    steps = "\n".join(said.object["steps"])
    assert "opened dr. Contoh" in steps
    assert "ok=True" in steps
    assert not shell.vault.exists()
