"""The household: people are opaque without a grant, its log never holds a name."""

import os
from pathlib import Path

import pytest
from vault_maker import Place

from vault.errors import Altered, NoPerson, RestoredCopy
from vault.grants import Terms
from vault.header import SlotKind
from vault.household import Household
from vault.household_check import check_household
from vault.identity import Identity, identity_of
from vault.ids import MemberId
from vault.people import NewPerson
from vault.roles import Role
from vault.slots import Opened
from vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made, _ = Place(tmp_path).make()
    return made


def second_member(vault: Vault) -> tuple[Household, Identity]:
    """The same household as somebody else sees it, who has no grant yet."""
    ours = vault._core.household
    opened = Opened(MemberId("ee" * 16), os.urandom(32), SlotKind.KIT)
    identity = identity_of(opened, ours.vault_id)
    with ours.writing() as entries:
        ours.add_member(identity, "Ayah", entries)
    theirs = Household(ours.connection, ours.vault_id, identity, lambda: 0, os.urandom)
    return theirs, identity


def test_a_person_without_a_grant_is_an_opaque_id(vault: Vault) -> None:
    theirs, _ = second_member(vault)
    owner = vault.owner().id

    assert theirs.people() == ()
    assert theirs.person_ids() == (owner,)
    with pytest.raises(NoPerson):
        theirs.person_key(owner)
    with pytest.raises(Altered):
        theirs.secret()


def test_a_grant_opens_exactly_that_person(vault: Vault) -> None:
    theirs, identity = second_member(vault)
    vault.add_person(NewPerson("Budi"))
    ours, owner = vault._core.household, vault.owner().id

    with ours.writing() as entries:
        ours.grant(owner, ours.person_key(owner), identity.member, entries, Terms(Role.READER))

    assert [person.id for person in theirs.people()] == [owner]
    assert check_household(ours) == ()
    assert vault.verify(full=True).ok


def test_a_grant_moved_to_another_person_does_not_open(vault: Vault) -> None:
    budi = vault.add_person(NewPerson("Budi"))
    connection, owner = vault._core.household.connection, vault.owner().id
    (sealed,) = connection.row("select sealed from grants where person = ?", (owner,))

    connection.execute("update grants set sealed = ? where person = ?", (sealed, budi.id))

    fresh = Household(
        connection, vault.vault_id, vault._core.household.identity, lambda: 0, os.urandom
    )
    with pytest.raises(Altered):
        fresh.people()


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("delete from people", "people"),
        ("update people set owner = 0", "people"),
        ("update grants set sealed = x'00'", "grants"),
        ("delete from members", "members"),
        ("update devices set public = zeroblob(32)", "devices"),
        ("update headers set generation = 9", "headers"),
    ],
)
def test_rows_that_no_entry_explains_are_named(vault: Vault, change: str, table: str) -> None:
    household = vault._core.household

    household.connection.execute(change)

    assert check_household(household) == (table,)


def test_no_name_stands_in_the_log(vault: Vault) -> None:
    vault.add_person(NewPerson("Budi Santoso", nik="3171234567890002"))

    for stored in vault._core.household.ledger.walk():
        assert b"Budi" not in stored.meta
        assert b"3171234567890002" not in stored.meta
        assert stored.content == b""


def test_without_a_writer_nothing_is_written(vault: Vault) -> None:
    household = vault._core.household
    household.writer = None

    with pytest.raises(RestoredCopy), household.writing():
        pass


def test_an_unknown_member_gets_no_grant(vault: Vault) -> None:
    household, owner = vault._core.household, vault.owner().id

    with pytest.raises(Altered), household.writing() as entries:
        household.grant(owner, household.person_key(owner), MemberId("00" * 16), entries)
