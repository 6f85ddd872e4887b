"""Views of an older program are made anew when the vault is opened, unless it was changed."""

import os
import shutil

import pytest
from cli_shell import CHEAP, PASSPHRASE, Shell

from app.door import Door
from app.errors import Cancelled
from app.freshness import freshen, is_stale
from app.jobs import Job
from app.places import places
from sync.fhir import extract
from sync.fhir.version import EXTRACTOR_VERSION
from vault.environment import Environment
from vault.record_schema import set_state
from vault.vault import Vault


def make_old(vault: Vault, name: str, value: str) -> None:
    """Views as an older program would have left them: with nothing in them that one can see."""
    connection = vault.record(vault.owner().id)._connection
    set_state(connection, name, value)
    for table in ("timeline", "postings", "counts"):
        connection.execute(f"delete from {table}")


@pytest.mark.parametrize(("name", "value"), [("extractor", "0"), ("views", "0")])
def test_old_views_are_made_anew_before_the_first_read(
    filled: Shell, name: str, value: str
) -> None:
    before = filled("list", "--limit", "0", "--all").object
    with filled.open() as vault:
        make_old(vault, name, value)

    said = filled("list", "--limit", "0", "--all")

    assert said.exit == 0
    assert said.object == before
    with filled.open() as vault:
        assert not is_stale(vault, vault.owner().id)


def test_an_import_says_by_which_extractor_it_was_read(filled: Shell) -> None:
    with filled.open() as vault:
        store = vault.record(vault.owner().id)

        assert store.stale(EXTRACTOR_VERSION + 1)
        assert not store.stale(EXTRACTOR_VERSION)
    assert extract.EXTRACTOR_VERSION == EXTRACTOR_VERSION


def test_views_of_a_newer_extractor_are_left_alone(filled: Shell) -> None:
    with filled.open() as vault:
        set_state(vault.record(vault.owner().id)._connection, "extractor", "99")

        assert freshen(vault) == []
        assert not is_stale(vault, vault.owner().id)


def test_a_changed_vault_keeps_its_old_views_and_warns(filled: Shell) -> None:
    with filled.open() as vault:
        folder = vault.path / "people" / vault.owner().id
    before = shutil.copy(folder / "share.db", filled.home / "share.db")
    said = filled("share", "create", "--for", "dr. A", "--purpose", "TREAT", "--minutes", "5")
    assert said.exit == 0
    shutil.copy(before, folder / "share.db")
    with filled.open() as vault:
        set_state(vault.record(vault.owner().id)._connection, "extractor", "0")

    said = filled("list")

    assert said.exit == 5
    assert said.object["warning"] == "changed"
    assert said.object["total"] == 50
    with filled.open() as vault:
        assert freshen(vault) == [vault.owner().id]


def test_progress_is_told_in_entries(filled: Shell) -> None:
    told: list[tuple[int, int, str]] = []
    with filled.open() as vault:
        make_old(vault, "extractor", "0")

        freshen(vault, lambda *step: told.append(step))

    assert told[-1][0] == told[-1][1] > 54
    assert {step[2] for step in told} == {"Ni Wayan Sari"}


def test_renewing_stopped_leaves_the_door_shut_and_the_views_old(filled: Shell) -> None:
    with filled.open() as vault:
        make_old(vault, "extractor", "0")
        path = vault.path
    environment = Environment(
        filled.home / ".local" / "state", None, lambda: filled.now_ms, os.urandom, CHEAP
    )
    door = Door(environment, places({}, filled.home))
    job = Job()
    job.cancel()

    with pytest.raises(Cancelled):
        door.open_with_passphrase(path, PASSPHRASE, filled.kit.read_text(), job)

    assert door.desk_for("Desk.people") is None
    with filled.open() as vault:
        assert is_stale(vault, vault.owner().id)
