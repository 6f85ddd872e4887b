"""Ways in of an open vault: cards, security keys, all keys made new, and a crash in between."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from vault_maker import PASSPHRASE, Place

from vault import rekeying
from vault.cards import Card, split
from vault.core import Core
from vault.environment import VaultNotice
from vault.errors import (
    Altered,
    CardRefused,
    KeysChanged,
    KitRefused,
    LastWayIn,
    NoKeyring,
    RestoredCopy,
    SecurityKeyRefused,
    WrongPassphrase,
)
from vault.header import SlotKind
from vault.ids import VaultId
from vault.kit import Kit
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.security_key import SoftwareKey
from vault.vault import LockedVault, VaultState


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def made_cards(vault: Vault, plan: tuple[int, int] = (2, 3)) -> tuple[Card, ...]:
    drawn = vault.ways.draw_cards(plan)
    vault.ways.use_cards(drawn)
    return drawn.cards


def kinds(vault: Vault) -> set[str]:
    return {way.kind.value for way in vault.ways.all()}


def test_two_of_three_cards_open_the_vault_anywhere(place: Place) -> None:
    with place.make()[0] as vault:
        cards = made_cards(vault)
    other = place.elsewhere()
    locked = LockedVault.open(other.path)

    for pair in ((0, 1), (2, 0)):
        with locked.unlock_with_cards([cards[at] for at in pair], other.environment) as opened:
            assert opened.owner().name == "Siti Aminah"
            assert opened.state is VaultState.RESTORED_COPY
    with pytest.raises(CardRefused) as one:
        locked.unlock_with_cards(cards[:1], other.environment)
    assert one.value.reason == "more:1"


def test_new_cards_end_the_old_ones_and_other_vaults_cards_are_told(place: Place) -> None:
    with place.make()[0] as vault:
        old = made_cards(vault)
        new = made_cards(vault, (3, 5))
        vault.ways.rehearse_cards(new[1:4])
        with pytest.raises(CardRefused) as outdated:
            vault.ways.rehearse_cards(old)
        foreign = split(os.urandom(32), (2, 3), VaultId(bytes(16)), 1)
        with pytest.raises(CardRefused) as other:
            vault.ways.rehearse_cards(foreign)
        way = next(one for one in vault.ways.all() if one.kind is SlotKind.SHARES)

    assert outdated.value.reason == "outdated"
    assert other.value.reason == "other-vault"
    assert (way.needed, way.cards, way.epoch) == (3, 5, new[0].epoch)
    assert way.made_ms == place.clock.now


def test_a_rehearsal_changes_nothing(place: Place) -> None:
    with place.make()[0] as vault:
        cards = made_cards(vault)
        before = (place.path / "vault.json").read_bytes(), vault.log_lines(100)
        vault.ways.rehearse_cards(cards[1:])
        assert ((place.path / "vault.json").read_bytes(), vault.log_lines(100)) == before


def test_drawn_cards_open_nothing_before_they_are_in_force(place: Place) -> None:
    with place.make()[0] as vault:
        old = made_cards(vault)
        drawn = vault.ways.draw_cards((2, 3))
        assert "academic" not in repr(drawn)
        with pytest.raises(CardRefused):
            vault.ways.rehearse_cards(drawn.cards)
        vault.ways.rehearse_cards(old)
        vault.ways.use_cards(drawn)
        vault.ways.rehearse_cards(drawn.cards)


def test_cards_stand_in_no_file(place: Place) -> None:
    with place.make()[0] as vault:
        cards = made_cards(vault)
    written = b"".join(path.read_bytes() for path in place.root.rglob("*") if path.is_file())
    for card in cards:
        assert " ".join(card.words[8:12]).encode() not in written


def test_who_came_in_with_cards_may_choose_a_passphrase(place: Place) -> None:
    with place.make()[0] as vault:
        cards = made_cards(vault)
    locked = LockedVault.open(place.path)
    with locked.unlock_with_cards(cards[:2], place.environment) as opened:
        opened.change_passphrase(None, "teh manis di sore hari")

    place.unlock("teh manis di sore hari").close()


def test_a_security_key_opens_and_only_the_one_that_was_added(place: Place) -> None:
    key = SoftwareKey(os.urandom)
    with place.make()[0] as vault:
        vault.ways.add_security_key(key)
        assert "hardware" in kinds(vault)
    locked = LockedVault.open(place.path)

    locked.unlock_with_security_key(key, place.environment).close()
    with pytest.raises(SecurityKeyRefused) as unknown:
        locked.unlock_with_security_key(SoftwareKey(os.urandom), place.environment)
    key.plugged = False
    with pytest.raises(SecurityKeyRefused) as none:
        locked.unlock_with_security_key(key, place.environment)

    assert (unknown.value.reason, none.value.reason) == ("unknown", "none")


def test_ways_tell_since_when_and_when_last_used(place: Place) -> None:
    vault, kit = place.make()
    made = place.clock.now
    vault.close()
    place.clock.now += 86_400_000
    with LockedVault.open(place.path).unlock_with_kit(kit, place.environment) as opened:
        opened.ways.note_used()
        found = {way.kind: (way.made_ms, way.used_ms) for way in opened.ways.all()}

    assert found == {
        SlotKind.PASSPHRASE: (made, 0),
        SlotKind.KIT: (made, made + 86_400_000),
    }


def test_the_last_lasting_way_stays(place: Place) -> None:
    with place.make()[0] as vault:
        vault.enable_quick_unlock()
        vault.ways.add_security_key(SoftwareKey(os.urandom))
        with pytest.raises(LastWayIn):  # the passphrase needs this computer's secret
            vault.ways.remove(SlotKind.KIT)
        made_cards(vault)
        vault.ways.remove(SlotKind.KIT)
        with pytest.raises(LastWayIn):
            vault.ways.remove(SlotKind.SHARES)
        assert kinds(vault) == {"passphrase", "keyring", "shares", "hardware"}


def test_new_keys_end_every_old_way(place: Place) -> None:
    key = SoftwareKey(os.urandom)
    vault, old_kit = place.make()
    vault.add_person(NewPerson("Budi Santoso"))
    vault.enable_quick_unlock()
    cards = made_cards(vault)
    vault.ways.add_security_key(key)
    with pytest.raises(WrongPassphrase):
        vault.ways.renew("bukan yang ini")
    with pytest.raises(WrongPassphrase):
        vault.ways.renew(None)
    kit = vault.ways.renew(PASSPHRASE)
    assert [one.name for one in vault.people()] == ["Siti Aminah", "Budi Santoso"]
    vault.add_person(NewPerson("Ketut Rai"))
    assert vault.verify(full=True).ok
    vault.close()

    locked = LockedVault.open(place.path)
    with pytest.raises(KitRefused):
        locked.unlock_with_kit(old_kit, place.environment)
    with pytest.raises(CardRefused):
        locked.unlock_with_cards(cards, place.environment)
    with pytest.raises(SecurityKeyRefused):
        locked.unlock_with_security_key(key, place.environment)
    for opened in (
        locked.unlock(PASSPHRASE, place.environment),
        locked.unlock_with_kit(kit, place.environment),
        locked.unlock_quick(place.environment),
    ):
        with opened:
            assert len(opened.people()) == 3
            assert opened.state is VaultState.NOT_VOUCHED
            assert opened.verify(full=True).ok
            assert kinds(opened) == {"passphrase", "kit", "keyring"}


def test_an_old_sheet_with_an_old_header_learns_nothing_of_a_new_person(place: Place) -> None:
    vault, old_kit = place.make()
    old = (place.path / "vault.json").read_bytes()
    vault.ways.renew(PASSPHRASE)
    added = vault.add_person(NewPerson("Ketut Rai")).id
    vault.close()
    for name in ("vault.json", "vault.json.bak"):
        (place.path / name).write_bytes(old)

    with pytest.raises(Altered):
        LockedVault.open(place.path).unlock_with_kit(old_kit, place.environment)
    assert added


@pytest.mark.parametrize("where", ["before", "header", "rows"])
def test_a_crash_while_keys_are_made_new_leaves_one_whole_vault(
    place: Place, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    vault, old_kit = place.make()
    vault.add_person(NewPerson("Budi Santoso"))
    told: list[Kit] = []
    original: Callable[..., list[object]] = rekeying._new_slots  # type: ignore[assignment]

    def remember(*arguments: object) -> list[object]:
        told.append(arguments[-1])  # type: ignore[arg-type]
        return original(*arguments)

    class Crash(Exception):
        pass

    def crash(*_: object) -> None:
        raise Crash

    monkeypatch.setattr(rekeying, "_new_slots", remember)
    if where == "before":
        monkeypatch.setattr(Core, "write_header", crash)
    elif where == "rows":
        monkeypatch.setattr(rekeying, "_finish", crash)
    else:
        monkeypatch.setattr(vault._core.household, "reseal", crash)
    with pytest.raises(Crash):
        vault.ways.renew(PASSPHRASE)
    monkeypatch.undo()
    vault._core.close_databases()

    kit = old_kit if where == "before" else told[0]
    locked = LockedVault.open(place.path)
    with locked.unlock_with_kit(kit, place.environment) as opened:
        assert VaultNotice.WORK_FINISHED in opened.notices
        assert opened.state is VaultState.NOT_VOUCHED
        assert len(opened.people()) == 2
        assert opened.verify(full=True).ok
    with place.unlock() as again:
        assert again.notices == ()
        again.add_person(NewPerson("Ketut Rai"))
    if where != "before":
        with pytest.raises(KitRefused):
            locked.unlock_with_kit(old_kit, place.environment)


def test_a_copy_made_amid_new_keys_still_opens_and_asks_first(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _ = place.make()
    monkeypatch.setattr(rekeying, "_finish", lambda *_: None)
    kit = vault.ways.renew(PASSPHRASE)
    monkeypatch.undo()
    vault._core.close_databases()
    other = place.elsewhere()

    with LockedVault.open(other.path).unlock_with_kit(kit, other.environment) as opened:
        assert opened.state is VaultState.RESTORED_COPY
        with pytest.raises(RestoredCopy):
            opened.ways.draw_cards((2, 3))
        opened.accept_copy()
    with LockedVault.open(other.path).unlock_with_kit(kit, other.environment) as opened:
        assert opened.state is VaultState.NOT_VOUCHED
        opened.ways.draw_cards((2, 3))
        assert opened.verify(full=True).ok


def test_another_process_with_the_old_keys_changes_no_way_in(place: Place) -> None:
    vault, _ = place.make()
    beside = vault.beside()
    vault.ways.renew(PASSPHRASE)

    with pytest.raises(KeysChanged):
        beside.make_new_kit()
    with pytest.raises(KeysChanged):
        beside.ways.renew(PASSPHRASE)
    beside.close()
    vault.make_new_kit()
    vault.close()
    with place.unlock() as opened:
        assert opened.verify(full=True).ok


def test_quick_unlock_needs_its_keyring_again(place: Place) -> None:
    with place.make()[0] as vault:
        vault.enable_quick_unlock()
        vault.ways.remove(SlotKind.KEYRING)
    with pytest.raises(NoKeyring):
        LockedVault.open(place.path).unlock_quick(place.environment)
