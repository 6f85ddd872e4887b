"""Backups from the command line: made, proven, checked, restored, opened without the program."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_shell import PASSPHRASE, SAMPLE, Shell

from app.reader_beside import NAME, reader_text


@pytest.fixture
def file(filled: Shell) -> Path:
    """A backup of her vault in a folder of its own."""
    path = filled.home / "stick" / "a.rekamku"
    path.parent.mkdir()
    said = filled("backup", "create", path)
    assert said.exit == 0, said.error
    return path


def facts(shell: Shell, vault: Path | None = None) -> list[dict[str, object]]:
    words = ["--vault", str(vault)] if vault else []
    said = shell(*words, "list", "--limit", "0")
    assert said.exit == 0, said.error
    found: list[dict[str, object]] = said.object["records"]
    return found


def without_program(
    backup: Path, out: Path, *words: str | Path
) -> subprocess.CompletedProcess[str]:
    """Runs the program that lies beside the backup, in an interpreter that cannot see ours."""
    return subprocess.run(
        [sys.executable, "-I", backup.parent / NAME, backup, out, *words],
        cwd=backup.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_backup_is_made_and_proven(filled: Shell) -> None:
    path = filled.home / "a.rekamku"

    said = filled("backup", "create", path)

    assert said.exit == 0, said.error
    assert (said.object["ok"], said.object["unchanged"]) == (True, False)
    assert said.object["proven"]
    assert path.stat().st_size == said.object["size"]
    assert (filled.home / NAME).read_bytes() == reader_text()
    assert not list(filled.home.glob(".*.fresh"))
    assert list((filled.home / ".local").rglob("*.proof")) == []


def test_where_nothing_was_written_the_earlier_one_stays(filled: Shell, file: Path) -> None:
    before = file.stat()

    again = filled("backup", "create", file)
    beside = filled("backup", "create", file.with_name("b.rekamku"))

    assert again.object["unchanged"]
    assert beside.object["unchanged"]
    assert again.object["id"] == beside.object["id"]
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert filled("backup", "check", file.with_name("b.rekamku")).exit == 0


def test_after_a_change_the_file_is_made_anew(filled: Shell, file: Path) -> None:
    first = filled("backup", "check", file).object

    filled("import", SAMPLE / "sari-puskesmas-kediri.json")
    said = filled("backup", "create", file)

    assert not said.object["unchanged"]
    assert filled("backup", "check", file).object["records"] > first["records"]


def test_an_unchanged_backup_that_vanished_is_made_again(filled: Shell, file: Path) -> None:
    file.unlink()

    said = filled("backup", "create", file)

    assert not said.object["unchanged"]
    assert filled("backup", "check", file).exit == 0


def test_a_file_of_something_else_is_never_replaced(filled: Shell) -> None:
    path = filled.home / "surat.txt"
    path.write_text("penting")

    said = filled("backup", "create", path)

    assert said.exit == 2
    assert path.read_text() == "penting"


def test_a_restored_vault_holds_the_same(filled: Shell, file: Path) -> None:
    to = filled.home / "kembali"

    said = filled("backup", "restore", file, "--to", to)

    assert said.exit == 0, said.error
    assert said.object["lacks"] == []
    assert facts(filled, to) == facts(filled)
    assert filled("--vault", to, "verify", "--full").object["ok"]
    assert filled("verify", "--full").object["ok"]


def test_what_was_written_after_the_backup_is_told_as_missing(filled: Shell, file: Path) -> None:
    filled("import", SAMPLE / "sari-puskesmas-kediri.json")

    said = filled("backup", "restore", file, "--to", filled.home / "kembali")

    assert said.exit == 0, said.error
    assert [Path(one["where"]).name for one in said.object["lacks"]] == ["record.db"]
    assert said.object["lacks"][0]["entries"] > 0


def test_on_another_computer_kit_and_file_are_enough(filled: Shell, file: Path) -> None:
    shutil.rmtree(filled.vault)
    elsewhere = Shell(filled.home, variables={"REKAMKU_KIT_FILE": str(filled.kit)})
    elsewhere.variables["XDG_STATE_HOME"] = str(filled.home / "lain")
    to = filled.home / "kembali"

    assert elsewhere("backup", "check", file).exit == 0
    said = elsewhere("backup", "restore", file, "--to", to)

    assert said.exit == 0, said.error
    assert len(facts(elsewhere, to)) > 10


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "text"])
def test_a_spoilt_backup_is_found_out(filled: Shell, file: Path, damage: str) -> None:
    content = bytearray(file.read_bytes())
    if damage == "cut":
        del content[-5000:]
    elif damage == "flip":
        content[len(content) // 2] ^= 1
    else:
        content[:] = b"" if damage == "empty" else b"hello " * 300
    file.write_bytes(bytes(content))

    checked = filled("backup", "check", file)
    restored = filled("backup", "restore", file, "--to", filled.home / "kembali")

    assert checked.exit == restored.exit == (5 if damage in {"cut", "flip"} else 2)
    assert not (filled.home / "kembali").exists()


def test_restoring_over_something_is_refused(filled: Shell, file: Path) -> None:
    assert filled("backup", "restore", file, "--to", filled.vault).exit == 2


def test_a_wrong_passphrase_opens_no_backup(filled: Shell, file: Path) -> None:
    wrong = filled.home / "salah"
    wrong.write_text("bukan yang ini")

    assert filled("--passphrase-file", wrong, "backup", "check", file).exit == 4


def test_a_copy_that_is_not_decided_is_backed_up_all_the_same(filled: Shell) -> None:
    elsewhere = Shell(filled.home, variables=dict(filled.variables))
    elsewhere.variables["XDG_STATE_HOME"] = str(filled.home / "lain")
    path = filled.home / "salinan.rekamku"

    said = elsewhere("backup", "create", path)

    assert said.exit == 0, said.error
    assert said.object["proven"]
    assert elsewhere("verify").object["state"] == "restored-copy"
    assert elsewhere("backup", "check", path).exit == 0


def test_without_the_program_the_kit_gives_every_fact(filled: Shell, file: Path) -> None:
    out = filled.home / "polos"
    kit = filled.home / "kit copy.txt"
    shutil.copy(filled.kit, kit)

    done = without_program(file, out, "--kit", kit)

    assert done.returncode == 0, done.stderr
    [person] = out.iterdir()
    lines = [json.loads(line) for line in (person / "index.jsonl").read_text().splitlines()]
    kept = [one for one in lines if "file" in one]
    sample = SAMPLE / "sari-rsud-singasana.json"
    assert (person / "originals" / sample.name).read_bytes() == sample.read_bytes()
    whole = json.loads(sample.read_text())
    exact = {(person / "records" / one["file"]).read_bytes() for one in kept}
    assert len(kept) >= len(whole["entry"]) - 5
    assert all(json.loads(one)["resourceType"] for one in exact)
    assert all(one in sample.read_bytes() for one in exact)
    assert "key" not in (person / "index.jsonl").read_text()


def test_without_the_program_passphrase_and_secret_open_it_too(filled: Shell, file: Path) -> None:
    kit, secret = filled.home / "hanya rahasia.txt", filled.home / "sandi.txt"
    kit.write_text("\n".join(filled.kit.read_text().splitlines()[:3]))
    secret.write_text(PASSPHRASE + "\n")

    done = without_program(file, filled.home / "polos", "--kit", kit, "--passphrase-file", secret)

    assert done.returncode == 0, done.stderr
    assert len(list((filled.home / "polos").glob("*/records/*"))) > 10


@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_without_the_program_a_spoilt_backup_gives_nothing(
    filled: Shell, file: Path, damage: str
) -> None:
    content = bytearray(file.read_bytes())
    if damage == "cut":
        del content[-5000:]
    else:
        content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))

    done = without_program(file, filled.home / "polos", "--kit", filled.kit)

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert not (filled.home / "polos").exists()


def test_places_are_kept_and_serve_again(filled: Shell) -> None:
    stick = filled.home / "stick"
    stick.mkdir()

    place = filled("backup", "add", stick, "--every", "daily").object["place"]
    first = filled("backup", "run")
    again = filled("backup", "run", place["id"])
    idle = filled("backup", "run")

    assert first.exit == 0, first.error
    assert [one["ok"] for one in first.object["backups"]] == [True]
    assert again.object["backups"][0]["unchanged"]
    assert idle.object["backups"] == []
    found = filled("backup", "places").object["places"][0]
    assert len(found["backups"]) == 1
    assert found["last_proven"]


def test_a_stick_that_is_gone_is_no_empty_place(filled: Shell) -> None:
    stick = filled.home / "stick"
    stick.mkdir()
    place = filled("backup", "add", stick).object["place"]["id"]
    filled("backup", "run", place)
    shutil.rmtree(stick)

    gone = filled("backup", "run", place)
    stick.mkdir()
    emptied = filled("backup", "run", place)

    assert (gone.exit, emptied.exit) == (3, 3)
    assert list(stick.iterdir()) == []
    found = filled("backup", "places").object["places"][0]
    assert found["failed"] == "TargetEmptied"
    assert len(found["backups"]) == 1
