"""A whole person erased: nothing of them is left, roles still hold, and everybody else is whole.

Refuses: the vault's own word only; tables, payloads, folders and anchors are looked through.
"""

import hmac
from collections.abc import Iterator
from pathlib import Path

import pytest
from family_maker import House, add_one, make_house
from vault_maker import OWNER, Place

from vault import person_erasing
from vault.backup.snapshot import one_moment
from vault.erase_orders import EraseOrders, Orders, orders_of
from vault.erasing import EraseReason
from vault.errors import NoPerson, NotAllowed, RoleRefused
from vault.ids import PersonId
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.roles import Role
from vault.vault import VaultState


class PowerCutError(BaseException):
    """The process ends here."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = make_house(Place(tmp_path))
    yield made
    made.close()


def erase(vault: Vault, person: PersonId) -> None:
    vault.erasures.erase_person(person, EraseReason.WISH)


def secrets_of(house: House) -> set[str]:
    """Facts and keys as they are sealed in the household now, and the keys themselves."""
    household = house.founder._core.household
    rows = household.connection.rows("select facts from people where id = ?", (house.child,))
    rows += household.connection.rows("select sealed from grants where person = ?", (house.child,))
    return {row[0].hex() for row in rows} | {household.person_key(house.child).hex()}


def everything(house: House) -> Iterator[str]:
    """Every value of the household's tables, and every payload that its keys still open."""
    household = house.founder._core.household
    for (table,) in household.connection.rows("select name from sqlite_master where type='table'"):
        for row in household.connection.rows(f"select * from {table}"):
            yield from (one.hex() if isinstance(one, bytes) else str(one) for one in row)
    for stored in household.ledger.walk():
        yield stored.meta.decode()


def anchors(house: House) -> set[str]:
    return {path.stem for path in house.place.state.rglob("*.anchor")}


def test_nothing_of_an_erased_person_is_left(house: House) -> None:
    before = anchors(house)
    add_one(house.founder.record(house.child), "one")
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    house.give("Ayah", Role.EMERGENCY)  # a new key, and a card
    gone = secrets_of(house)
    assert any(one in said for said in everything(house) for one in gone)

    erase(house.founder, house.child)

    left = list(everything(house))
    assert not [said for said in left if any(one in said for one in gone)]
    assert not (house.place.path / "people" / house.child).exists()
    assert not [said for said in left if said == f"extract-{house.child}"]
    assert len(anchors(house)) == len(before) + 1 - 2  # a household log more, two of theirs less
    with pytest.raises(NoPerson):
        house.founder.record(house.child)
    assert [one.name for one in house.founder.people()] == [OWNER.name]


def test_everybody_verifies_afterwards_and_the_erasure_is_counted(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.WRITER)
    erase(house.founder, house.child)
    assert house.problems() == []
    report = house.founder.verify(full=True)
    assert (report.ok, report.erased) == (True, 3)  # facts, the first key, the writer's key
    assert house.opened("Ayah").people() == []
    told = [line.detail for line in house.founder.log_lines(50)]
    assert {"set": "erased", "person": house.child, "part": 0} in told


def test_what_their_guardian_did_for_the_household_stays_right(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.GUARDIAN)
    house.opened("Ayah").family.invite("Nenek", "sate kambing malam")
    erase(house.opened("Ayah"), house.child)
    house.close()

    with house.place.unlock() as again:
        assert len(again.family.members()) == 3
        assert again.verify(full=True).problems == ()
    with house.place.unlock("sate kambing malam") as nenek:
        assert nenek.verify(full=True).problems == ()


def test_a_role_that_ended_before_does_not_come_back(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    house.founder.family.end(house.child, house.opened("Ayah").actor())
    erase(house.founder, house.child)
    assert house.problems() == []
    house.close()
    with house.place.unlock() as again:
        roles = again._core.household.roles()
        assert roles.whole
        assert roles.people[house.child].holders == {}
        assert again.verify(full=True).problems == ()


def test_other_people_lose_nothing(house: House) -> None:
    other = house.founder.add_person(NewPerson("Made Wirawan", "2012-01-01")).id
    add_one(house.founder.record(other), "theirs")
    add_one(house.founder.record(house.child), "gone")
    before = house.founder.person(other)
    erase(house.founder, house.child)
    house.founder.close()
    with house.place.unlock() as again:
        assert again.person(other) == before
        assert again.record(other).counts().total == 1
        assert again.verify(full=True).problems == ()


@pytest.mark.parametrize("role", [Role.WRITER, Role.READER])
def test_only_who_decides_for_a_person_may(house: House, role: Role) -> None:
    house.invite("Ayah")
    house.give("Ayah", role)
    with pytest.raises(NotAllowed):
        erase(house.opened("Ayah"), house.child)
    assert house.problems() == []


def test_the_person_the_vault_was_made_for_stays(house: House) -> None:
    with pytest.raises(RoleRefused, match="founder"):
        erase(house.founder, house.founder.owner().id)
    assert house.problems() == []


def test_a_reader_who_does_it_all_the_same_is_named(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    monkeypatch.setattr(person_erasing, "require", lambda *_: None)
    person_erasing._write(house.opened("Ayah")._core, house.child, EraseReason.WISH)
    assert any("unauthorised" in one for one in house.problems())


@pytest.mark.parametrize("where", ["_forget", "sealed_entries"])
def test_a_crash_before_it_is_written_leaves_everything(
    house: House, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    add_one(house.founder.record(house.child), "one")
    with monkeypatch.context() as patch:
        patch.setattr(person_erasing, where, cut)
        with pytest.raises(PowerCutError):
            erase(house.founder, house.child)
    house.close()
    with house.place.unlock() as again:
        assert again.record(house.child).counts().total == 1
        assert again.verify(full=True).problems == ()


@pytest.mark.parametrize("where", ["recover", "orders_of", "checkpoint_truncate"])
def test_a_crash_afterwards_is_finished_at_the_next_unlock(
    house: House, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    add_one(house.founder.record(house.child), "one")
    before = anchors(house)
    with monkeypatch.context() as patch:
        patch.setattr(person_erasing, where, cut)
        with pytest.raises(PowerCutError):
            erase(house.founder, house.child)
    house.close()
    with house.place.unlock() as again:
        assert again.state is VaultState.NOT_VOUCHED
        assert not (house.place.path / "people" / house.child).exists()
        assert again._core.household.open_work() == ()
        assert again.verify(full=True).problems == ()
        assert len(anchors(house)) == len(before) - 2
        assert orders(again).people == (house.child,)


def test_an_older_copy_put_back_erases_them_again(house: House) -> None:
    add_one(house.founder.record(house.child), "one")
    house.close()
    kept = house.place.keep()
    with house.place.unlock() as vault:
        erase(vault, house.child)
    house.place.put_back(kept)

    with house.place.unlock() as again:
        assert again.state is not VaultState.NOT_VOUCHED
        again.accept_copy()
        assert [one.name for one in again.people()] == [OWNER.name]
        assert not (house.place.path / "people" / house.child).exists()
        assert again.verify(full=True).problems == ()


def test_a_backup_afterwards_is_without_them(house: House) -> None:
    erase(house.founder, house.child)
    with one_moment(house.founder._core) as moment:
        assert [one.name for one in moment.members if house.child in one.name] == []


def test_orders_of_before_there_were_people_are_still_read(house: House, tmp_path: Path) -> None:
    vault = house.founder
    secret = vault._core.household.secret()
    orders = EraseOrders(tmp_path / "elsewhere", vault.vault_id, secret)
    body = b"RKE1" + bytes(16) + (7).to_bytes(8, "big") + bytes(32)
    orders._path.parent.mkdir(parents=True)
    orders._path.write_bytes(body + hmac.digest(orders._key, body, "sha256"))
    assert [one.index for one in orders.read().targets] == [7]
    orders.add(people=(house.child,))
    assert (len(orders.read().targets), orders.read().people) == (1, (house.child,))
    orders._path.write_bytes(orders._path.read_bytes().replace(b"RKE2", b"RKE1"))
    assert orders.read().people == ()


def orders(vault: Vault) -> Orders:
    found = orders_of(vault._core)
    return Orders() if found is None else found.read()


def cut(*_: object) -> None:
    raise PowerCutError
