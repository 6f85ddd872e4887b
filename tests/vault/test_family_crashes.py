"""Crashes while a person gets a new key, a member is invited, a record moves out."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from family_maker import House, add_one, make_house
from vault_maker import Place

from vault.ids import PersonId
from vault.open_vault import Vault
from vault.roles import Role
from vault.vault import LockedVault, VaultState


class PowerCutError(BaseException):
    """The process ends here: nothing of it runs any more."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = make_house(Place(tmp_path))
    yield made
    made.close()


def put_out(vault: Vault, child: PersonId, ended: Callable[[], None], where: str) -> None:
    """Ends the role of the only other member; `ended` is what happens at `where`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, lambda *_: ended())
        member = next(one.id for one in vault.family.members() if one.id != vault.actor())
        vault.family.end(child, member)


def cut() -> None:
    raise PowerCutError


@pytest.mark.parametrize(
    "where",
    [
        "vault.person_rekeying._follow",
        "vault.person_rekeying._rekey",
        "vault.person_rekeying.checkpoint_truncate",
        "vault.household.Household.end_work",
    ],
)
def test_a_crash_while_a_person_gets_a_new_key_is_finished_at_the_next_opening(
    house: House, where: str
) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    add_one(house.founder.record(house.child), "one")
    with pytest.raises(PowerCutError):
        put_out(house.founder, house.child, cut, where)
    house.close()

    with house.place.unlock() as again:
        assert again.state is VaultState.NOT_VOUCHED
        assert again.record(house.child).counts().total == 1
        assert again._core.household.open_work() == ()
        assert again.verify(full=True).problems == ()
    with house.place.unlock("kata sandi Ayah sendiri") as ayah:
        assert ayah.people() == []


def die(place: Place, child: PersonId) -> None:
    """Another process: it is killed between the two databases."""
    vault = place.unlock()
    put_out(vault, child, lambda: os._exit(9), "vault.person_rekeying.checkpoint_truncate")


def test_a_killed_process_leaves_one_database_new_and_one_old_and_both_open_again(
    house: House,
) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    add_one(house.founder.record(house.child), "one")
    house.close()
    child = multiprocessing.get_context("fork").Process(target=die, args=(house.place, house.child))
    child.start()
    child.join(60)
    assert child.exitcode == 9

    with house.place.unlock() as again:
        assert again.verify(full=True).problems == ()
        assert again.record(house.child).counts().total == 1


@pytest.mark.parametrize(
    "where",
    ["vault.inviting._first_device", "vault.core.Core.write_header", "vault.core.Core.note_header"],
)
def test_a_crash_while_a_member_is_invited_leaves_them_whole_or_not_at_all(
    house: House, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(where, lambda *_: cut())
        with pytest.raises(PowerCutError):
            house.founder.family.invite("Ayah", "sate kambing malam")
    house.founder.close()

    with house.place.unlock() as again:
        whole = len(again.family.members()) == 2
        assert whole is (where == "vault.core.Core.note_header")
        assert again._core.household.open_work() == ()
        assert again.verify(full=True).problems == ()
        if not whole:
            again.family.invite("Ayah", "sate kambing malam")
    with house.place.unlock("sate kambing malam") as ayah:
        assert ayah.verify(full=True).problems == ()


@pytest.mark.parametrize("where", ["vault.moving_out._copy", "vault.moving_out._go_on"])
def test_a_crash_while_a_record_moves_out_leaves_the_old_vault_as_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    add_one(house.founder.record(house.child), "one")
    target = house.place.root / "own"
    with monkeypatch.context() as patch:
        patch.setattr(where, lambda *_: cut())
        with pytest.raises(PowerCutError):
            house.founder.move_out(house.child, target, "jalan sendiri", keep=False)

    assert not target.exists()
    assert house.founder.record(house.child).counts().total == 1
    assert house.problems() == []


def test_a_crash_before_the_old_folder_goes_is_finished_at_the_next_unlock(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = house.place.root / "own"
    with monkeypatch.context() as patch:
        patch.setattr("vault.moving_out.recover", lambda *_: cut())
        with pytest.raises(PowerCutError):
            house.founder.move_out(house.child, target, "jalan sendiri", keep=False)
    house.founder.close()
    assert (house.place.path / "people" / house.child).exists()

    with house.place.unlock() as again:
        assert not (house.place.path / "people" / house.child).exists()
        assert again.verify(full=True).problems == ()
        assert [person.id for person in again.people()] == [again.owner().id]
    own = LockedVault.open(target).unlock("jalan sendiri", house.place.environment)
    with own:
        assert own.verify(full=True).problems == ()
        assert own.owner().id == house.child
