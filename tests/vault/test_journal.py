"""Crashes in the middle of work on several databases, and several processes side by side."""

import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from vault_maker import OWNER, PASSPHRASE, Place

from vault import journal
from vault.core import Core
from vault.environment import VaultNotice
from vault.errors import PersonExists, PersonRefused
from vault.keyring_store import MemoryKeyring
from vault.log import Writer
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.vault import LockedVault, VaultState


class PowerCutError(BaseException):
    """The process ends here: nothing of it runs any more."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def made(place: Place) -> Place:
    place.make()[0].close()
    return place


def cut_power_in(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Whatever is called at `where` is the last thing that happens; nothing is cleaned up."""

    def end(*_: object, **__: object) -> None:
        raise PowerCutError

    monkeypatch.setattr(where, end)
    monkeypatch.setattr("vault.journal._undo_person", lambda *_: None)


def keeping(made: Place) -> Callable[[Core, Writer], None]:
    """Remembers a first anchor as usual, and keeps a copy of the vault as it lies then."""
    usual = journal._first_anchor

    def keep(core: Core, writer: Writer) -> None:
        if not (made.root / "middle").exists():
            made.keep("middle")
        usual(core, writer)

    return keep


def names(vault: Vault) -> list[str]:
    return [person.name for person in vault.people()]


def folders(place: Place) -> int:
    return len(list((place.path / "people").iterdir()))


@pytest.mark.parametrize(
    "where",
    [
        "vault.journal.make_folder",
        "vault.journal.create_room",
        "vault.record_store.RecordStore.create",
        "vault.share_store.ShareStore.create",
        "vault.journal._first_anchor",
        "vault.household.Household.add_person",
        "vault.household.Household.end_work",
        "vault.log.Ledger.seal_transaction",
    ],
)
def test_a_crash_while_adding_a_person_leaves_nothing(
    made: Place, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    vault = made.unlock()
    with monkeypatch.context() as patch:
        cut_power_in(patch, where)
        with pytest.raises(PowerCutError):
            vault.add_person(NewPerson("Budi"))
    vault.close()

    with made.unlock() as again:
        assert again.notices == (VaultNotice.WORK_UNDONE,)
        assert names(again) == [OWNER.name]
        assert folders(made) == 1
        assert again.state is VaultState.NOT_VOUCHED
        again.add_person(NewPerson("Budi"))
        assert again.verify(full=True).ok
    with made.unlock() as again:
        assert again.notices == ()
        assert names(again) == [OWNER.name, "Budi"]


def test_a_household_from_the_middle_of_adding_put_back_destroys_nobody(
    made: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.unlock() as vault, monkeypatch.context() as patch:
        patch.setattr("vault.journal._first_anchor", keeping(made))
        budi = vault.add_person(NewPerson("Budi"))
    for ending in ("", "-wal"):
        shutil.copy(made.root / "middle" / f"household.db{ending}", made.path)

    with made.unlock() as vault:
        assert vault.state is VaultState.CHANGED
        assert names(vault) == [OWNER.name]
        vault.accept_copy()
    with made.unlock() as vault:
        assert vault.notices == ()
        assert vault.verify(full=True).ok
    assert (made.path / "people" / budi.id / "record.db").exists()


def test_a_failure_while_adding_a_person_is_undone_at_once(
    made: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.unlock() as vault:
        with monkeypatch.context() as patch:
            patch.setattr("vault.share_store.ShareStore.create", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                vault.add_person(NewPerson("Budi"))

        assert names(vault) == [OWNER.name]
        assert folders(made) == 1
        vault.add_person(NewPerson("Budi"))


@pytest.mark.parametrize(
    "where", ["vault.journal._succeed", "vault.journal._succeed_household", "vault.header.write"]
)
def test_a_crash_while_accepting_a_copy_is_finished_at_the_next_unlock(
    made: Place, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    kept = made.keep()
    with made.unlock() as vault:
        vault.add_person(NewPerson("Budi"))
        vault.change_passphrase(PASSPHRASE, PASSPHRASE)
    made.put_back(kept)
    vault = made.unlock()
    with monkeypatch.context() as patch:
        cut_power_in(patch, where)
        with pytest.raises(PowerCutError):
            vault.accept_copy()
    vault.close()

    with made.unlock() as again:
        assert again.notices == (VaultNotice.WORK_FINISHED,)
        assert again.state is VaultState.NOT_VOUCHED
        assert again.verify(full=True).ok


@pytest.mark.parametrize("where", ["vault.core.Core.note_header", "vault.core.h.write"])
def test_a_crash_while_changing_the_header_leaves_a_vault_that_opens(
    made: Place, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    vault = made.unlock()
    with monkeypatch.context() as patch:
        cut_power_in(patch, where)
        with pytest.raises(PowerCutError):
            vault.change_passphrase(PASSPHRASE, "teh manis sore")
    vault.close()
    valid = "teh manis sore" if where.endswith("note_header") else PASSPHRASE

    with made.unlock(valid) as again:
        assert again.state is VaultState.NOT_VOUCHED
        assert again.verify(full=True).ok


def test_a_crash_between_the_two_header_files_is_mended(
    made: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_the_copy(path: Path, content: bytes) -> None:
        if path.name == "vault.json":
            raise PowerCutError
        path.write_bytes(content)

    vault = made.unlock()
    with monkeypatch.context() as patch:
        patch.setattr("vault.header.write_whole", only_the_copy)
        with pytest.raises(PowerCutError):
            vault.change_passphrase(PASSPHRASE, "teh manis sore")
    vault.close()

    with made.unlock(PASSPHRASE) as again:
        assert again.notices == (VaultNotice.HEADER_COPY_MENDED,)
        assert again.state is VaultState.NOT_VOUCHED
        assert again.verify(full=True).ok


def test_an_older_header_beside_a_newer_copy_is_no_quiet_loss(made: Place) -> None:
    older = (made.path / "vault.json").read_bytes()
    with made.unlock() as vault:
        vault.change_passphrase(PASSPHRASE, "teh manis sore")

    (made.path / "vault.json").write_bytes(older)

    with made.unlock(PASSPHRASE) as again:
        assert again.state is VaultState.CHANGED


def test_two_people_of_one_name_are_refused(made: Place) -> None:
    with made.unlock() as vault:
        with pytest.raises(PersonExists):
            vault.add_person(NewPerson("  siti   AMINAH "))
        with pytest.raises(PersonRefused):
            vault.add_person(NewPerson(" "))

        assert folders(made) == 1


def _add(root: Path, keyring: MemoryKeyring, name: str) -> None:
    place = Place(root, keyring)
    with LockedVault.open(place.path).unlock(PASSPHRASE, place.environment) as vault:
        for number in range(3):
            vault.add_person(NewPerson(f"{name} {number}"))
            vault.set_setting(f"{name} {number}", "x")
        if name == "one":
            vault.make_new_kit()


def test_processes_side_by_side_lose_nothing_and_alarm_nobody(made: Place) -> None:
    assert isinstance(made.keyring, MemoryKeyring)
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_add, args=(made.root, made.keyring, name))
        for name in ("one", "two")
    ]

    with made.unlock() as vault:
        before = vault.data_version(vault.owner().id)
        for worker in workers:
            worker.start()
        for number in range(3):
            vault.add_person(NewPerson(f"three {number}"))
        for worker in workers:
            worker.join()

        assert [worker.exitcode for worker in workers] == [0, 0]
        assert len(vault.people()) == 10
        assert vault.data_version(vault.owner().id) != before
        assert vault.verify(full=True).ok
        assert vault.state is VaultState.NOT_VOUCHED
        vault.change_passphrase(PASSPHRASE, "teh manis sore")

    with made.unlock("teh manis sore") as again:
        assert again.verify(full=True).ok
        assert again.notices == ()
