"""Backups into places: far ones too, by generation, and what happens when a place fails midway."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app import backing_up
from app.backing_up import PROOF_LASTS_MS, back_up, due
from app.backup_places import (
    Kept,
    NewPlace,
    Place,
    PlaceKind,
    Rhythm,
    add_place,
    read_places,
)
from app.generations import Keep, outlived
from app.jobs import Job
from app.making import make_vault
from sync.backup.folder import FolderTarget
from sync.backup.target import Tell
from sync.errors import TargetEmptied, TargetGone
from vault.environment import Environment
from vault.errors import BackupDamaged
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.open_vault import Vault
from vault.people import NewPerson

DAY = 24 * 3600 * 1000
START = 1_795_000_000_000


@dataclass
class Around:
    """A clock that a test moves."""

    now_ms: int = START
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)

    def environment(self, state: Path) -> Environment:
        kdf = KdfChoice(KdfParameters(64, 1, 1), floor_kib=8)
        return Environment(state, self.keyring, lambda: self.now_ms, os.urandom, kdf)


@pytest.fixture
def around() -> Around:
    return Around()


@pytest.fixture
def environment(around: Around, tmp_path: Path) -> Environment:
    return around.environment(tmp_path / "state")


@pytest.fixture
def vault(environment: Environment, tmp_path: Path) -> Iterator[Vault]:
    path = tmp_path / "vault"
    make_vault(
        path, NewPerson("Sari"), "rahasia sekali ini", environment, kit_path=None,
        passphrase_alone=False,
    )  # fmt: skip
    from vault.vault import LockedVault

    with LockedVault.open(path).unlock("rahasia sekali ini", environment) as opened:
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def place(vault: Vault, stick: Path, environment: Environment) -> str:
    new = NewPlace(PlaceKind.FOLDER, str(stick), rhythm=Rhythm.DAILY)
    return add_place(vault, new, environment.random).id


def now(vault: Vault, place: str) -> Place:
    return next(one for one in read_places(vault) if one.id == place)


def made(vault: Vault, place: str, environment: Environment) -> backing_up.BackedUp:
    return back_up(vault, now(vault, place), environment, Job())


def change(vault: Vault, name: str) -> None:
    vault.add_person(NewPerson(name))


class Far(FolderTarget):
    """A folder that behaves like a server: nothing can be made in it, files are sent."""

    def spool(self) -> Path | None:
        return None

    def put(self, name: str, file: Path, tell: Tell) -> None:
        shutil.copy(file, Path(self.place) / name)
        tell(1, 1)


def test_a_far_place_is_sent_the_file_and_read_back(
    vault: Vault,
    environment: Environment,
    place: str,
    stick: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backing_up, "target_of", lambda one: Far(Path(one.where)))

    done = made(vault, place, environment)

    assert done.kept.proven_ms == START
    assert made(vault, place, environment).unchanged
    assert (stick / done.kept.name).stat().st_size == done.kept.size
    assert not [one for one in (tmp_path / "state").rglob("*") if one.suffix in {".fresh", ".part"}]


def test_what_arrived_spoilt_is_removed_from_a_far_place(
    vault: Vault,
    environment: Environment,
    place: str,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Losing(Far):
        def put(self, name: str, file: Path, tell: Tell) -> None:
            super().put(name, file, tell)
            content = (stick / name).read_bytes()
            (stick / name).write_bytes(content[:-1] + b"\0")

    monkeypatch.setattr(backing_up, "target_of", lambda one: Losing(Path(one.where)))

    with pytest.raises(BackupDamaged):
        made(vault, place, environment)

    assert list(stick.glob("*.rekamku")) == []


def test_a_backup_that_rots_is_found_and_made_again(
    vault: Vault, around: Around, environment: Environment, place: str, stick: Path
) -> None:
    first = made(vault, place, environment).kept
    content = bytearray((stick / first.name).read_bytes())
    content[-100] ^= 1
    (stick / first.name).write_bytes(bytes(content))

    assert made(vault, place, environment).unchanged
    around.now_ms += PROOF_LASTS_MS
    again = made(vault, place, environment)

    assert not again.unchanged
    assert again.kept.name != first.name
    assert again.kept.proven_ms == around.now_ms


def test_what_cannot_be_read_back_is_no_backup(
    vault: Vault, environment: Environment, place: str, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(vault, place, environment).kept
    change(vault, "Budi")

    def refuse(*_: object) -> None:
        raise BackupDamaged("altered")

    monkeypatch.setattr("vault.backup.keeping.prove", refuse)
    with pytest.raises(BackupDamaged):
        made(vault, place, environment)

    assert [one.name for one in stick.glob("*.rekamku")] == [first.name]
    assert now(vault, place).kept == (first,)
    assert now(vault, place).failed == "BackupDamaged"
    assert not list(stick.glob(".*"))


def test_a_stick_pulled_out_midway_loses_nothing(
    vault: Vault, environment: Environment, place: str, stick: Path
) -> None:
    first = made(vault, place, environment).kept
    change(vault, "Budi")

    class Pulling(Job):
        def step(self, *_: object) -> None:
            if stick.exists():
                stick.rename(stick.with_name("in a pocket"))

    with pytest.raises(TargetGone):
        back_up(vault, now(vault, place), environment, Pulling())
    assert not stick.exists()
    stick.with_name("in a pocket").rename(stick)

    assert now(vault, place).kept == (first,)
    assert not made(vault, place, environment).unchanged
    assert vault.verify(full=True).ok


def test_an_emptied_place_is_never_filled_silently(
    vault: Vault, environment: Environment, place: str, stick: Path
) -> None:
    made(vault, place, environment)
    for one in stick.glob("*.rekamku"):
        one.unlink()

    with pytest.raises(TargetEmptied):
        made(vault, place, environment)

    assert len(now(vault, place).kept) == 1
    shutil.rmtree(stick)


def test_older_ones_go_by_day_week_and_month(
    vault: Vault, around: Around, environment: Environment, place: str, stick: Path
) -> None:
    for number in range(12):
        around.now_ms += DAY
        change(vault, f"Orang {number}")
        made(vault, place, environment)

    there = {one.name for one in stick.glob("*.rekamku")}
    assert {one.name for one in now(vault, place).kept} == there
    assert 7 <= len(there) < 12


def kept(day: float, *, proven: bool = True) -> Kept:
    made_ms = START + int(day * DAY)
    return Kept(f"{day}", "id", 1, made_ms, made_ms if proven else 0, ())


def test_the_newest_proven_one_stays_whatever_its_age() -> None:
    old = kept(-4000)
    many = [old, *(kept(-day, proven=False) for day in range(60))]

    gone = outlived(many, Keep(days=2, weeks=1, months=1))

    assert old not in gone
    assert kept(0, proven=False) not in gone
    assert len(gone) > 50


def test_of_one_day_the_newest_proven_one_stays() -> None:
    many = [kept(0), kept(0.1), kept(0.2, proven=False), kept(0.3, proven=False)]

    assert [one.name for one in outlived(many)] == ["0", "0.2"]


def test_a_vault_unused_for_years_loses_none_of_its_periods() -> None:
    assert outlived([kept(-4000), kept(-3000), kept(-2000)]) == ()


@pytest.mark.parametrize(
    ("ago", "failed", "rhythm", "expected"),
    [
        (DAY, "", Rhythm.DAILY, True),
        (DAY // 2, "", Rhythm.DAILY, False),
        (2 * DAY, "", Rhythm.WEEKLY, False),
        (9 * DAY, "", Rhythm.WEEKLY, True),
        (9 * DAY, "", Rhythm.NEVER, False),
        (2 * 3600 * 1000, "TargetGone", Rhythm.WEEKLY, True),
        (60_000, "TargetGone", Rhythm.DAILY, False),
        (-400 * DAY, "", Rhythm.DAILY, True),
    ],
)
def test_what_is_due(ago: int, failed: str, rhythm: Rhythm, *, expected: bool) -> None:
    place = Place("a1", PlaceKind.FOLDER, "/x", rhythm=rhythm, tried_ms=START - ago, failed=failed)

    assert bool(due((place,), START)) is expected
