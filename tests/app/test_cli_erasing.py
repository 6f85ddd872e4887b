"""Erasing records for good from the command line, and an old copy that is put back afterwards.

Refuses: looking at answers only; shares and later imports are tried as others would.
"""

import shutil
from pathlib import Path

from cli_shell import SAMPLE, Shell

from app import by_hand, watching
from app.by_hand import HalfTyped
from app.typed_fields import Form
from app.typed_values import Typed
from vault.ids import PersonId

ANA = """{"resourceType":"Bundle","type":"collection","entry":[
 {"fullUrl":"https://x.id/o/1","resource":{"resourceType":"Observation","status":"final",
  "code":{"text":"Anti-HIV"},"valueString":"reaktif","effectiveDateTime":"2024-03-04"}},
 {"fullUrl":"https://x.id/o/2","resource":{"resourceType":"Observation","status":"final",
  "code":{"text":"Ureum"},"valueString":"28","effectiveDateTime":"2024-03-04"}}]}"""


def _two(shell: Shell) -> tuple[str, str]:
    """Her file with two results brought in; their ids."""
    path = shell.home / "hasil.json"
    path.write_text(ANA)
    assert shell("import", path).exit == 0
    found = {one["title"]: one["id"] for one in shell("list", "--limit", "0").object["records"]}
    return found["Anti-HIV"], found["Ureum"]


def test_without_yes_it_only_tells_what_would_go(sari: Shell) -> None:
    wanted, _ = _two(sari)
    said = sari("erase", wanted)
    assert said.exit == 0
    assert said.object["erased"] is False
    assert [one["title"] for one in said.object["records"]] == ["Anti-HIV"]
    assert said.object["files"] == ["hasil.json"]
    assert sari("show", wanted).exit == 0


def test_with_yes_it_is_gone_and_everything_verifies(sari: Shell) -> None:
    wanted, other = _two(sari)
    said = sari("erase", wanted, "--yes")
    assert said.object["erased"] is True
    assert sari("show", wanted).exit == 6
    assert sari("show", other).exit == 0
    assert sari("search", "reaktif").object["total"] == 0
    checked = sari("verify", "--full").object
    assert (checked["ok"], checked["erased"]) == (True, said.object["entries"])
    assert "reaktif" not in sari("log").text


def test_the_same_file_does_not_bring_it_back_unless_asked(sari: Shell) -> None:
    wanted, _ = _two(sari)
    sari("erase", wanted, "--yes")
    again = sari("import", sari.home / "hasil.json")
    assert again.exit == 3
    assert [one["reason"] for one in again.object["files"][0]["refused"]] == ["erased-before"]
    assert sari("show", wanted).exit == 6
    assert sari("import", "--again", sari.home / "hasil.json").exit == 0
    assert sari("show", wanted).exit == 0


def test_an_open_share_no_longer_shows_it(sari: Shell) -> None:
    wanted, other = _two(sari)
    share = ("share", "create", "--for", "dr. Wayan", "--purpose", "TREAT", "--minutes", "15")
    made = sari(*share, "--record", wanted, "--record", other, "--include", "HIV").object
    assert set(made["records"]) >= {wanted}
    sari("erase", wanted, "--yes")
    shown = sari("share", "list").object["shares"][0]
    assert wanted not in shown["records"]
    assert sari("verify", "--full").object["ok"]


def test_a_share_of_nothing_else_is_stopped(sari: Shell) -> None:
    wanted, _ = _two(sari)
    share = ("share", "create", "--for", "dr. Wayan", "--purpose", "TREAT", "--minutes", "15")
    sari(*share, "--record", wanted, "--include", "HIV")
    sari("erase", wanted, "--yes")
    assert sari("share", "list").object["shares"][0]["state"] == "stopped"


def test_an_older_copy_put_back_obeys_the_order_before_it_is_used(
    sari: Shell, tmp_path: Path
) -> None:
    wanted, other = _two(sari)
    shutil.copytree(sari.vault, tmp_path / "old")
    sari("erase", wanted, "--yes")
    shutil.rmtree(sari.vault)
    shutil.copytree(tmp_path / "old", sari.vault)

    assert sari("verify").exit == 5
    assert sari("verify", "--accept-copy").exit == 0

    assert sari("show", wanted).exit == 6
    assert sari("show", other).exit == 0
    assert sari("search", "reaktif").object["total"] == 0


def test_two_people_with_the_same_file_both_lose_it(sari: Shell) -> None:
    sari("people", "add", "--person", "Made")
    wanted, _ = _two(sari)
    sari("import", sari.home / "hasil.json", "--for-person", "Made")
    said = sari("erase", wanted, "--yes").object
    assert said["other_people"] == ["Made"]
    assert sari("verify", "--full").object["ok"]
    files = [path for path in sari.vault.glob("people/*/files/*/*") if path.is_file()]
    assert files == []


def test_all_of_a_real_export_can_go_record_by_record(filled: Shell) -> None:
    first = filled("list", "--kind", "lab", "--limit", "3").object["records"]
    ids = [one["id"] for one in first]
    assert filled("erase", *ids, "--yes").exit == 0
    left = filled("list", "--kind", "lab", "--limit", "0").object["records"]
    assert not set(ids) & {one["id"] for one in left}
    assert filled("verify", "--full").object["ok"]
    again = filled("import", SAMPLE / "sari-rsud-singasana.json").object
    assert again["new"] == 0
    assert again["refused"] == 3


def test_an_unknown_id_erases_nothing(sari: Shell) -> None:
    wanted, _ = _two(sari)
    assert sari("erase", wanted[:4] + "0000", "--yes").exit == 6


def test_only_a_backup_made_since_is_named(sari: Shell) -> None:
    assert sari("backup", "create", sari.home / "before.rkb").exit == 0
    wanted, _ = _two(sari)
    assert sari("erase", wanted).object["newest_backup"] is None
    assert sari("backup", "create", sari.home / "after.rkb").exit == 0
    assert sari("erase", wanted).object["newest_backup"] is not None


def test_an_import_goes_with_all_that_it_brought_and_its_file(sari: Shell) -> None:
    wanted, other = _two(sari)
    brought = sari("imports", "list").object["imports"][0]["import_id"]
    assert sari("imports", "erase", brought).object["erased"] is False
    said = sari("imports", "erase", brought, "--yes").object
    assert {one["id"] for one in said["records"]} == {wanted, other}
    assert said["files"] == ["hasil.json"]
    assert sari("list", "--limit", "0").object["total"] == 0
    assert sari("verify", "--full").object["ok"]
    assert sari("imports", "erase", brought, "--yes").exit == 6
    assert sari("imports", "erase", "00ff", "--yes").exit == 6


def _made_with_a_record(shell: Shell) -> str:
    """Another person of the vault, with her file brought in; their id."""
    shell("people", "add", "--person", "Made")
    (shell.home / "made.json").write_text(ANA)
    assert shell("import", shell.home / "made.json", "--for-person", "Made").exit == 0
    people = shell("people", "list").object["people"]
    return next(str(one["id"]) for one in people if one["name"] == "Made")


def test_a_person_goes_with_everything_when_it_is_said_twice(sari: Shell) -> None:
    made = _made_with_a_record(sari)
    _two(sari)
    share = ("share", "create", "--for", "dr. Wayan", "--purpose", "TREAT", "--minutes", "15")
    theirs = sari("list", "--person", "Made").object["records"][0]["id"]
    assert sari(*share, "--person", "Made", "--record", theirs, "--include", "HIV").exit == 0
    said = sari("people", "erase", "Made").object
    assert (said["erased"], said["records"], said["files"], said["shares"]) == (False, 2, 1, 1)
    assert (sari.vault / "people" / made).exists()

    assert sari("people", "erase", "Made", "--yes").object["erased"] is True

    assert not (sari.vault / "people" / made).exists()
    assert [one["name"] for one in sari("people", "list").object["people"]] != []
    assert "Made" not in sari("people", "list").text
    assert sari("list", "--person", "Made").exit == 6
    assert sari("search", "reaktif").object["total"] == 1  # her own copy of the same file
    checked = sari("verify", "--full").object
    assert (checked["ok"], checked["erased"]) == (True, 2)  # facts and key
    assert "Made" not in sari("log").text


def test_whom_the_vault_was_made_for_is_not_erased(sari: Shell) -> None:
    owner = sari("people", "list").object["people"][0]["name"]
    said = sari("people", "erase", owner, "--yes")
    assert said.exit == 7
    assert "founder" in said.error + said.text
    assert sari("people", "list").object["people"][0]["name"] == owner


def test_forms_and_lists_about_an_erased_person_go(sari: Shell) -> None:
    made = PersonId(_made_with_a_record(sari))
    folder = sari.home / "unduhan"
    folder.mkdir()
    with sari.open() as vault:
        watching.watch(vault, str(folder))
        (folder / "made.json").write_text(ANA)
        watching.seen(vault, [folder / "made.json"])
        by_hand.keep_half(vault, HalfTyped(made, Typed(Form.LAB, {})))
    sari("people", "erase", "Made", "--yes")
    with sari.open() as vault:
        assert by_hand.half_typed(vault) is None
        kept = vault.setting("watched-folder") or ""
    assert str(folder) in kept
    assert "made.json" not in kept
