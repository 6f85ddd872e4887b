"""Encrypted files that no entry names go a day later: at an import's end, and after unlock."""

import os
from pathlib import Path

from cli_shell import SAMPLE, START_MS, Shell

from app.desk import Desk
from app.lanes import READING
from app.tidying import tidy

DAYS_MS = 3 * 86_400_000


def leave_orphan(shell: Shell) -> Path:
    """What an import leaves that was killed before it committed, two days before START_MS."""
    with shell.open() as vault:
        owner = vault.owner().id
        stored = vault.files(owner).put([b"orphan"], title="", media="")
        path = vault.path / "people" / owner / "files" / stored.name[:2] / stored.name
    old = (START_MS - DAYS_MS) / 1000
    os.utime(path, (old, old))
    return path


def test_an_import_sweeps_what_an_earlier_one_left(filled: Shell) -> None:
    orphan = leave_orphan(filled)

    said = filled("import", SAMPLE / "sari-rsud-singasana.json")

    assert said.exit == 0
    assert not orphan.exists()
    assert filled("verify", "--full").exit == 0


def test_a_dry_run_sweeps_nothing(filled: Shell) -> None:
    orphan = leave_orphan(filled)

    filled("import", "--dry-run", SAMPLE / "sari-rsud-singasana.json")

    assert orphan.exists()


def test_the_desk_sweeps_on_the_writing_lane(filled: Shell) -> None:
    orphan = leave_orphan(filled)

    with filled.open() as vault:
        assert tidy(vault) == 1

    assert not orphan.exists()
    assert "Desk.tidy" not in READING
    assert Desk.tidy.__doc__


def test_a_copy_that_waits_for_a_decision_is_left_as_it_is(filled: Shell) -> None:
    orphan = leave_orphan(filled)
    for path in (filled.home / ".local" / "state").rglob("*.anchor"):
        path.unlink()

    with filled.open() as vault:
        assert tidy(vault) == 0

    assert orphan.exists()
