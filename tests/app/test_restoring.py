"""Getting a vault back from the window's side: by sheet, by cards, by passphrase, or refused."""

import os
from pathlib import Path

import pytest

from app.errors import FileGone
from app.jobs import Job
from app.restoring import look, restore
from vault.environment import Environment
from vault.errors import KitRefused, NotABackup, WrongPassphrase
from vault.header import SlotKind
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.people import NewPerson
from vault.vault import LockedVault, create_vault

PASSPHRASE = "kopi tubruk pagi"


def silent(_done: int, _all: int) -> None:
    """Nobody listens."""


@pytest.fixture
def around(tmp_path: Path) -> Environment:
    kdf = KdfChoice(KdfParameters(64, 1, 1), floor_kib=64)
    return Environment(
        tmp_path / "state", MemoryKeyring(), lambda: 1_795_000_000_000, os.urandom, kdf
    )


@pytest.fixture
def papers(tmp_path: Path, around: Environment) -> dict[str, str]:
    """A backup, and what opens it: the sheet's text, its words, two of three cards."""
    from vault.cards import PLANS

    vault, kit = create_vault(
        tmp_path / "vault", NewPerson("Sari"), PASSPHRASE, around, keyring_secret=True
    )
    with vault:
        drawn = vault.ways.draw_cards(PLANS[0])
        vault.ways.use_cards(drawn)
        vault.backups.make(tmp_path / "a.rekamku", silent)
    cards = "\n\n".join(one.to_text() for one in drawn.cards[:2])
    return {"sheet": kit.to_text(), "words": " ".join(kit.words()), "cards": cards}


def test_what_a_backup_is_can_be_seen_from_outside(
    tmp_path: Path, around: Environment, papers: dict[str, str]
) -> None:
    seen = look(tmp_path / "a.rekamku", around)

    assert seen.secret_known
    assert {SlotKind.PASSPHRASE, SlotKind.KIT, SlotKind.SHARES} <= set(seen.kinds)
    assert papers


@pytest.mark.parametrize("paper", ["sheet", "words", "cards", ""])
def test_every_way_of_that_time_brings_the_vault_back(
    tmp_path: Path, around: Environment, papers: dict[str, str], paper: str
) -> None:
    to = tmp_path / "back"
    phrase = "" if paper else PASSPHRASE

    done = restore(tmp_path / "a.rekamku", papers.get(paper, ""), phrase, to, around, Job())

    assert (done.path, done.people, done.problems, done.lacking) == (to, 1, 0, 0)
    with LockedVault.open(to).unlock(PASSPHRASE, around) as vault:
        assert [one.name for one in vault.people()] == ["Sari"]


def test_what_does_not_open_it_leaves_nothing(
    tmp_path: Path, around: Environment, papers: dict[str, str]
) -> None:
    assert papers
    path, to = tmp_path / "a.rekamku", tmp_path / "back"

    with pytest.raises(KitRefused):
        restore(path, "bukan kata yang benar", "", to, around, Job())
    with pytest.raises(WrongPassphrase):
        restore(path, "", "bukan yang ini", to, around, Job())

    assert not to.exists()


def test_other_files_are_told_apart(tmp_path: Path, around: Environment) -> None:
    (tmp_path / "surat.txt").write_text("halo " * 100)

    with pytest.raises(NotABackup):
        look(tmp_path / "surat.txt", around)
    with pytest.raises(FileGone):
        look(tmp_path / "tidak ada", around)
