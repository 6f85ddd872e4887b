"""Erasing records for good from the command line, and an old copy that is put back afterwards.

Refuses: looking at answers only; shares and later imports are tried as others would.
"""

import shutil
from pathlib import Path

from cli_shell import SAMPLE, Shell

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
