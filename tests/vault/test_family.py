"""Several members of one vault: logs of their own, roles that end with a new key, tampering."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from family_maker import House, add_one, make_house
from vault_maker import Place

from vault.entry import Operation
from vault.errors import (
    Altered,
    Frozen,
    MemberRefused,
    NoPerson,
    NotAllowed,
    RoleRefused,
    WrongPassphrase,
)
from vault.household_schema import GrantMeta, encode
from vault.kit import Kit
from vault.log import NewEntry
from vault.people import NewPerson
from vault.roles import WAITING_MS, Deed, Role
from vault.vault import LockedVault, VaultState


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = make_house(Place(tmp_path))
    yield made
    made.close()


def test_members_come_in_by_their_own_passphrase_and_their_own_sheet(house: House) -> None:
    member, kit = house.founder.family.invite("Ayah", "sate kambing malam")
    locked = LockedVault.open(house.place.path)

    with locked.unlock("sate kambing malam", house.place.environment) as vault:
        assert vault.actor() == member
        assert vault.people() == []
        with pytest.raises(NoPerson):
            vault.record(house.child)
    with locked.unlock_with_kit(kit, house.place.environment) as vault:
        assert vault.actor() == member
    with pytest.raises(WrongPassphrase):
        locked.unlock("sate kambing malam", house.place.environment, member=house.founder.actor())
    assert house.problems() == []


@pytest.mark.parametrize(
    ("name", "phrase", "reason"),
    [
        (" ", "sate kambing malam", "name"),
        ("Ayah", "sate kambing malam", "exists"),
        ("Nenek", "kopi tubruk pagi", "passphrase"),
    ],
)
def test_a_member_is_not_taken_twice_nor_nameless_nor_with_anothers_passphrase(
    house: House, name: str, phrase: str, reason: str
) -> None:
    house.invite("Ayah")
    with pytest.raises(MemberRefused) as refused:
        house.founder.family.invite(name, phrase)
    assert refused.value.reason == reason
    assert len(house.founder.family.members()) == 2


def test_each_member_writes_a_log_of_their_own_and_nothing_forks(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.WRITER)
    theirs = house.opened("Ayah").record(house.child)
    mine = house.founder.record(house.child)
    add_one(mine, "one")
    add_one(theirs, "two")
    add_one(mine, "three")

    assert mine.counts().total == theirs.counts().total == 3
    assert len([head for head in mine.ledger.heads() if head.size]) == 2
    assert house.problems() == []


def test_a_member_who_was_put_out_reads_nothing_that_was_added_since(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    ayah = house.opened("Ayah")
    kept = ayah._core.household.person_key(house.child)
    held = ayah.record(house.child)

    house.founder.family.end(house.child, ayah.actor())

    add_one(house.founder.record(house.child), "since")
    with pytest.raises(NoPerson):
        ayah.record(house.child)
    with pytest.raises(Altered):
        held.counts()
    assert house.founder._core.household.person_key(house.child) != kept
    assert house.founder._core.household.roles().epoch(house.child) == 1
    assert house.problems() == []


def test_what_was_there_keeps_its_ids_and_files_under_the_new_key(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.WRITER)
    before = add_one(house.founder.record(house.child), "one")
    house.founder.family.end(house.child, house.opened("Ayah").actor())

    again = add_one(house.founder.record(house.child), "one")

    assert again == before
    assert house.founder.record(house.child).counts().total == 1


@pytest.mark.parametrize("step", ["signature", "third", "time"])
def test_another_guardians_role_ends_by_word_of_two_or_by_time(house: House, step: str) -> None:
    house.invite("Ayah")
    house.invite("Nenek")
    ayah = house.give("Ayah", Role.GUARDIAN)
    house.give("Nenek", Role.WRITER)
    family = house.founder.family
    with pytest.raises(RoleRefused) as refused:
        family.end(house.child, ayah)
    assert refused.value.reason == "wait"
    family.ask(house.child, ayah)

    if step == "signature":
        house.opened("Ayah").family.agree(house.child, ayah)
    elif step == "third":
        house.opened("Nenek").family.agree(house.child, ayah)
    else:
        house.place.clock.now += WAITING_MS - 1
        with pytest.raises(RoleRefused):
            family.end(house.child, ayah)
        house.place.clock.now += 1
    family.end(house.child, ayah)

    assert ayah not in family.roles(house.child).holders
    assert house.problems() == []


def test_two_guardians_who_end_each_other_freeze_the_record_until_one_takes_it_back(
    house: House,
) -> None:
    house.invite("Ayah")
    ayah = house.give("Ayah", Role.GUARDIAN)
    me = house.founder.actor()
    house.founder.family.ask(house.child, ayah)
    house.opened("Ayah").family.ask(house.child, me)

    for vault in (house.founder, house.opened("Ayah")):
        assert vault.record(house.child).counts().total == 0
        with pytest.raises(Frozen):
            add_one(vault.record(house.child), "no")
        with pytest.raises((Frozen, RoleRefused)):
            vault.family.give(house.child, ayah, Role.GUARDIAN)
    house.place.clock.now += 2 * WAITING_MS
    with pytest.raises((Frozen, RoleRefused)):
        house.founder.family.end(house.child, ayah)

    house.opened("Ayah").family.withdraw(house.child, me)
    add_one(house.founder.record(house.child), "yes")
    assert house.problems() == []


def test_others_decide_between_two_guardians_by_more_than_half(house: House) -> None:
    for name in ("Ayah", "Nenek", "Kakek"):
        house.invite(name)
    ayah = house.give("Ayah", Role.GUARDIAN)
    house.give("Nenek", Role.READER)
    house.give("Kakek", Role.READER)
    me = house.founder.actor()
    house.founder.family.ask(house.child, ayah)
    house.opened("Ayah").family.ask(house.child, me)
    with pytest.raises(RoleRefused):
        house.founder.family.decide(house.child, me)

    house.opened("Nenek").family.decide(house.child, ayah)
    assert house.founder.family.roles(house.child).frozen
    house.opened("Kakek").family.decide(house.child, ayah)
    assert not house.founder.family.roles(house.child).frozen
    house.opened("Ayah").family.end(house.child, me)

    assert set(house.opened("Ayah").family.roles(house.child).governors) == {ayah}
    with pytest.raises(NoPerson):
        house.founder.record(house.child)


def test_nobody_leaves_a_person_without_anybody_who_decides(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.WRITER)
    with pytest.raises(RoleRefused) as refused:
        house.founder.family.end(house.child, house.founder.actor())
    assert refused.value.reason == "last"


def test_a_record_is_handed_over_with_a_new_key_and_the_guardian_leaves(house: House) -> None:
    house.invite("Ayah")
    child = house.invite("Budi")
    ayah = house.give("Ayah", Role.GUARDIAN)
    with pytest.raises(RoleRefused) as refused:
        house.founder.family.hand_over(house.child, child)
    assert refused.value.reason == "others"
    house.opened("Ayah").family.agree(house.child, ayah)

    house.founder.family.hand_over(house.child, child, (ayah,))

    young = house.opened("Budi")
    assert {one: held.role for one, held in young.family.roles(house.child).holders.items()} == {
        child: Role.OWNER,
        ayah: Role.READER,
    }
    add_one(young.record(house.child), "mine")
    with pytest.raises(NotAllowed):
        add_one(house.opened("Ayah").record(house.child), "not")
    with pytest.raises(NoPerson):
        house.founder.record(house.child)
    young.family.end(house.child, ayah)
    assert house.problems() == []


def test_an_emergency_reader_holds_a_card_and_no_key(house: House) -> None:
    house.invite("Nenek")
    nenek = house.give("Nenek", Role.EMERGENCY)
    theirs = house.opened("Nenek")

    assert theirs.people() == []
    assert [one.name for one in theirs.family.emergencies()] == ["Budi Santoso"]
    household = theirs._core.household
    with pytest.raises(NoPerson):
        household.person_key(house.child)
    sealed = household.sealed_grant(house.child, nenek)
    with pytest.raises(Altered):
        household._open_grant(house.child, sealed, 0)
    assert house.founder.family.refresh_extracts() == 0
    house.founder.change_person(house.child, NewPerson("Budi S.", "2015-02-03"))
    assert house.founder.family.refresh_extracts() == 1
    assert [one.name for one in theirs.family.emergencies()] == ["Budi S."]
    assert house.problems() == []


def test_a_members_own_keys_made_new_keep_every_role_and_card(house: House) -> None:
    house.invite("Ayah")
    house.invite("Nenek")
    house.give("Ayah", Role.READER)
    house.give("Nenek", Role.READER)
    house.give("Ayah", Role.EMERGENCY, house.founder.owner().id)
    house.founder.family.end(house.child, house.opened("Nenek").actor())
    ayah = house.opened("Ayah")

    ayah.ways.renew("kata sandi Ayah sendiri")

    assert house.problems() == []
    ayah.close()
    with house.place.unlock("kata sandi Ayah sendiri") as again:
        assert [person.id for person in again.people()] == [house.child]
        assert [one.name for one in again.family.emergencies()] == ["Siti Aminah"]
        assert again.record(house.child).counts().total == 0
        assert again.verify(full=True).problems == ()
    del house.others["Ayah"]


# -- tampering ------------------------------------------------------------------------------


def test_a_readers_writing_is_found_and_named(house: House) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.READER)
    ayah = house.opened("Ayah")
    room = ayah._core.room(house.child)
    rogue = room.records(writable=True)
    with room.connection("record.db")._driver:
        room.ledgers["record.db"].add_writer(room.writer("record.db"))
    add_one(rogue, "not allowed")

    found = [one.what for one in house.founder.verify().problems]
    assert "unauthorised" in " ".join(found)
    house.founder.close()
    with house.place.unlock() as again:
        assert again.state is VaultState.CHANGED


def test_a_grant_that_nobody_had_the_right_to_give_opens_nothing_and_is_named(
    house: House,
) -> None:
    house.invite("Ayah")
    house.invite("Nenek")
    house.give("Ayah", Role.READER)
    ayah, nenek = house.opened("Ayah"), house.opened("Nenek")
    household = ayah._core.household
    key = household.person_key(house.child)
    sealed = household.seal_key(house.child, key, nenek.actor(), 0)
    meta = GrantMeta(house.child, nenek.actor(), sealed.hex(), Role.OWNER.value, suite=2)
    with household.writing() as entries:
        row = (house.child, nenek.actor(), sealed)
        household.connection.execute("insert into grants values (?, ?, ?)", row)
        entries.append(NewEntry(Operation.GRANT, encode(meta)))

    assert nenek.people() == []
    found = [one.what for one in house.founder.verify().problems]
    assert "grants" in found
    assert any(one.endswith("unauthorised") for one in found)


def test_a_grant_row_put_back_by_sql_is_found_and_opens_nothing(house: House) -> None:
    house.invite("Ayah")
    ayah = house.give("Ayah", Role.READER)
    connection = house.founder._core.household.connection
    row = connection.row("select * from grants where member = ?", (ayah,))
    house.founder.family.end(house.child, ayah)

    connection.execute("insert into grants values (?, ?, ?)", tuple(row))

    assert house.opened("Ayah").people() == []
    assert "grants" in [one.what for one in house.founder.verify().problems]


def test_a_device_that_its_member_did_not_sign_is_nobodys(house: House) -> None:
    house.invite("Ayah")
    ayah = house.opened("Ayah")
    household = ayah._core.household
    device = household.new_device()
    forged = type(device)(device.incarnation, house.founder.actor(), device.signer, device.sealing)
    with household.writing() as entries:
        household.add_device(forged, entries)

    assert any("unauthorised" in one.what for one in house.founder.verify().problems)


def test_a_removed_member_has_no_way_in_and_no_place_in_the_header(house: House) -> None:
    ayah = house.invite("Ayah")
    house.give("Ayah", Role.WRITER)
    generation = house.founder._core.generation
    house.opened("Ayah").close()
    del house.others["Ayah"]

    house.founder.family.remove_member(ayah)

    locked = LockedVault.open(house.place.path)
    assert house.founder._core.generation > generation
    assert len(locked.slots) == 2
    with pytest.raises(WrongPassphrase):
        house.place.unlock("kata sandi Ayah sendiri")
    assert house.problems() == []


def test_a_member_who_decides_for_somebody_is_not_removed(house: House) -> None:
    house.invite("Ayah")
    own = house.opened("Ayah").add_person(NewPerson("Made", "1970-01-01"))
    assert own.id not in [person.id for person in house.founder.people()]
    with pytest.raises(MemberRefused) as refused:
        house.founder.family.remove_member(house.opened("Ayah").actor())
    assert refused.value.reason == "holds"


def test_a_copy_used_elsewhere_by_both_members_neither_forks_nor_ping_pongs(
    house: House,
) -> None:
    house.invite("Ayah")
    house.give("Ayah", Role.WRITER)
    kit = Kit(house.founder.vault_id, house.founder._core.household.secret(), None)
    house.close()
    other = house.place.elsewhere()
    for phrase in ("kopi tubruk pagi", "kata sandi Ayah sendiri"):
        with other.unlock(phrase, kit) as vault:
            assert vault.state is VaultState.RESTORED_COPY
            vault.accept_copy()
            add_one(vault.record(house.child), phrase)
    for phrase in ("kopi tubruk pagi", "kata sandi Ayah sendiri"):
        with other.unlock(phrase, kit) as vault:
            assert vault.state is VaultState.NOT_VOUCHED
            assert vault.verify(full=True).problems == ()


def test_the_deeds_of_a_role_are_those_of_the_table(house: House) -> None:
    house.invite("Ayah")
    allowed = {
        Role.EMERGENCY: set(),
        Role.READER: {Deed.READ},
        Role.WRITER: {Deed.READ, Deed.WRITE},
        Role.GUARDIAN: set(Deed),
    }
    for role, deeds in allowed.items():
        house.give("Ayah", role)
        ayah = house.opened("Ayah")
        roles = house.founder.family.roles(house.child)
        assert {deed for deed in Deed if roles.allows(ayah.actor(), deed)} == deeds
