"""A vault made, locked, unlocked in each of its ways, and its ways in changed."""

import os
from pathlib import Path

import pytest
from vault_maker import CHEAP, OWNER, PASSPHRASE, Place

from vault.environment import Environment
from vault.errors import (
    HeaderDamaged,
    KitRefused,
    NoKeyring,
    NoPerson,
    NoVault,
    PersonExists,
    VaultExists,
    VaultSecretMissing,
    WeakPassphrase,
    WrongPassphrase,
)
from vault.ids import PersonId, VaultId
from vault.keyring_store import SECRET, MemoryKeyring
from vault.keys import STANDARD
from vault.kit import Kit, read_kit
from vault.people import NewPerson
from vault.phrase import generate
from vault.vault import LockedVault, VaultState, create_vault


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_new_vault_has_its_owner_and_verifies(place: Place) -> None:
    vault, kit = place.make()

    assert vault.owner().name == OWNER.name
    assert vault.owner().nik == OWNER.nik
    assert vault.state is VaultState.NOT_VOUCHED
    assert kit.vault_id == vault.vault_id
    assert vault.verify(full=True).ok
    vault.close()
    vault.close()


def test_the_files_lie_where_the_format_says(place: Place) -> None:
    vault, _ = place.make()
    owner = vault.owner().id
    vault.close()

    names = {str(path.relative_to(place.path)) for path in place.path.rglob("*")}
    assert {"vault.json", "vault.json.bak", "household.db"} <= names
    assert {f"people/{owner}/{name}" for name in ("record.db", "share.db")} <= names
    assert len(list(place.state.rglob("*.anchor"))) == 3
    assert [path.name for path in place.root.iterdir() if path.name.startswith(".")] == []


def test_nothing_readable_lies_in_any_file(place: Place) -> None:
    vault, kit = place.make()
    vault.add_person(NewPerson("Budi Santoso"))
    vault.close()

    written = b"".join(path.read_bytes() for path in place.root.rglob("*") if path.is_file())
    for secret in (b"Siti", b"Budi", b"3171234567890001", PASSPHRASE.encode(), kit.secret):
        assert secret is not None
        assert secret not in written


def test_it_opens_again_with_the_secret_from_the_keyring(place: Place) -> None:
    made, _ = place.make()
    made.close()

    with place.unlock() as vault:
        assert vault.owner().name == OWNER.name
        assert vault.state is VaultState.NOT_VOUCHED


@pytest.mark.parametrize("passphrase", [" kopi tubruk pagi", "KOPI TUBRUK PAGI", "x"])
def test_a_wrong_passphrase_is_wrong(place: Place, passphrase: str) -> None:
    place.make()[0].close()

    with pytest.raises(WrongPassphrase):
        place.unlock(passphrase)


def test_without_keyring_the_kit_gives_the_secret_each_time(place: Place) -> None:
    place.keyring = None
    made, kit = place.make(keyring_secret=False)
    made.close()

    with pytest.raises(VaultSecretMissing):
        place.unlock()
    with place.unlock(kit=read_kit(kit.to_text())) as vault:
        assert vault.owner().name == OWNER.name
    with pytest.raises(VaultSecretMissing):
        place.unlock()
    with pytest.raises(WrongPassphrase):
        place.unlock("another one", kit=kit)


def test_a_kits_secret_is_remembered_by_a_usable_keyring(place: Place) -> None:
    made, kit = place.make(keyring_secret=False)
    made.close()
    assert not LockedVault.open(place.path).has_secret(place.environment)

    place.unlock(kit=kit).close()

    assert LockedVault.open(place.path).has_secret(place.environment)
    place.unlock().close()


def test_the_keyrings_secret_of_another_vault_is_a_missing_one(place: Place) -> None:
    made, _ = place.make()
    assert isinstance(place.keyring, MemoryKeyring)
    place.keyring.put(made.vault_id, SECRET, b"0" * 16)
    made.close()

    with pytest.raises(VaultSecretMissing):
        place.unlock()


def test_the_words_of_the_kit_open_it_alone(place: Place) -> None:
    made, kit = place.make()
    made.close()
    place.keyring = None

    words_only = Kit(kit.vault_id, None, kit.key)
    with LockedVault.open(place.path).unlock_with_kit(words_only, place.environment) as vault:
        assert vault.owner().name == OWNER.name


@pytest.mark.parametrize(
    ("kit", "reason"),
    [
        (Kit(VaultId(bytes(16)), b"s" * 16, b"k" * 32), "other-vault"),
        (None, "outdated"),
    ],
)
def test_kits_that_do_not_fit_are_refused(place: Place, kit: Kit | None, reason: str) -> None:
    made, own = place.make()
    made.close()
    wrong = kit or Kit(own.vault_id, b"s" * 16, b"k" * 32)
    locked = LockedVault.open(place.path)

    with pytest.raises(KitRefused) as by_words:
        locked.unlock_with_kit(wrong, place.environment)
    with pytest.raises(KitRefused) as by_secret:
        locked.unlock(PASSPHRASE, place.environment, kit=wrong)

    assert by_words.value.reason == by_secret.value.reason == reason


def test_a_kit_without_words_opens_nothing_alone(place: Place) -> None:
    made, kit = place.make()
    made.close()

    with pytest.raises(KitRefused) as caught:
        LockedVault.open(place.path).unlock_with_kit(
            Kit(kit.vault_id, kit.secret, None), place.environment
        )
    assert caught.value.reason == "words-missing"


def test_passphrase_alone_needs_a_generated_phrase_and_no_secret(place: Place) -> None:
    phrase = generate(os.urandom)
    place.keyring = None

    with pytest.raises(WeakPassphrase):
        create_vault(
            place.path,
            OWNER,
            PASSPHRASE,
            place.environment,
            keyring_secret=False,
            passphrase_alone=True,
        )
    made, _ = create_vault(
        place.path,
        OWNER,
        phrase,
        place.environment,
        keyring_secret=False,
        passphrase_alone=True,
    )
    assert made.passphrase_alone
    with pytest.raises(WeakPassphrase):
        made.change_passphrase(phrase, "a chosen passphrase")
    made.close()

    place.unlock(phrase).close()


def test_a_vault_without_passphrase_opens_by_the_kit_only(place: Place) -> None:
    made, kit = create_vault(place.path, OWNER, None, place.environment, keyring_secret=False)
    assert made.slots() == ("kit",)
    made.close()

    with pytest.raises(WrongPassphrase):
        place.unlock()
    LockedVault.open(place.path).unlock_with_kit(kit, place.environment).close()


def test_the_passphrase_can_be_changed(place: Place) -> None:
    made, _ = place.make()
    with pytest.raises(WrongPassphrase):
        made.change_passphrase("not the old one", "teh manis sore")
    with pytest.raises(WrongPassphrase):
        made.change_passphrase(None, "teh manis sore")
    with pytest.raises(WeakPassphrase):
        made.change_passphrase(PASSPHRASE, "short")
    made.change_passphrase(PASSPHRASE, "teh manis sore")
    made.close()

    with pytest.raises(WrongPassphrase):
        place.unlock()
    with place.unlock("teh manis sore") as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.verify(full=True).ok


def test_who_lost_the_passphrase_sets_a_new_one_with_the_kit(place: Place) -> None:
    made, kit = place.make()
    made.close()

    with LockedVault.open(place.path).unlock_with_kit(kit, place.environment) as vault:
        vault.change_passphrase(None, "teh manis sore")

    place.unlock("teh manis sore").close()


def test_a_new_kit_replaces_the_old_ones_words(place: Place) -> None:
    made, old = place.make()
    new = made.make_new_kit()
    made.require_kit(new)
    with pytest.raises(KitRefused):
        made.require_kit(old)
    made.close()
    locked = LockedVault.open(place.path)

    with pytest.raises(KitRefused):
        locked.unlock_with_kit(old, place.environment)
    locked.unlock_with_kit(new, place.environment).close()


def test_quick_unlock_comes_and_goes(place: Place) -> None:
    vault, _ = place.make()
    with pytest.raises(NoKeyring):
        LockedVault.open(place.path).unlock_quick(place.environment)

    vault.enable_quick_unlock()
    assert "keyring" in vault.slots()
    LockedVault.open(place.path).unlock_quick(place.environment).close()

    vault.disable_quick_unlock()
    assert "keyring" not in vault.slots()
    with pytest.raises(NoKeyring):
        LockedVault.open(place.path).unlock_quick(place.environment)


def test_without_keyring_what_needs_one_says_so(place: Place) -> None:
    place.keyring = None
    with pytest.raises(NoKeyring):
        place.make()
    assert not place.path.exists()

    vault, _ = place.make(keyring_secret=False)

    with pytest.raises(NoKeyring):
        vault.enable_quick_unlock()
    with pytest.raises(NoKeyring):
        vault.keep_secret_in_keyring()


def test_a_weak_passphrase_makes_no_vault(place: Place) -> None:
    with pytest.raises(WeakPassphrase):
        create_vault(place.path, OWNER, "short", place.environment, keyring_secret=True)

    assert not place.path.exists()
    assert isinstance(place.keyring, MemoryKeyring)
    assert place.keyring.kept == {}


def test_a_vault_is_never_made_over_anything(place: Place) -> None:
    place.path.mkdir()
    (place.path / "holiday.jpg").write_bytes(b"x")

    with pytest.raises(VaultExists):
        place.make()


def test_an_empty_folder_is_filled(place: Place) -> None:
    place.path.mkdir()

    place.make()[0].close()

    place.unlock().close()
    assert {path.name for path in place.path.iterdir()} == {
        "household.db",
        "people",
        "vault.json",
        "vault.json.bak",
    }


def test_a_failure_while_making_leaves_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise NoKeyring

    monkeypatch.setattr("vault.journal.create_room", fail)

    with pytest.raises(NoKeyring):
        place.make()

    assert [path for path in place.root.rglob("*") if path.is_file()] == []
    assert isinstance(place.keyring, MemoryKeyring)
    assert place.keyring.kept == {}


def test_no_vault_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NoVault):
        LockedVault.open(tmp_path)


def test_the_shipped_program_refuses_cheap_stretching(place: Place) -> None:
    place.make()[0].close()
    shipped = Environment(place.state, place.keyring, place.clock, os.urandom, STANDARD)

    with pytest.raises(HeaderDamaged) as caught:
        LockedVault.open(place.path).unlock(PASSPHRASE, shipped)

    assert caught.value.reason == "kdf"
    assert CHEAP.floor_kib < STANDARD.floor_kib


def test_what_is_known_of_a_person_can_be_corrected(place: Place) -> None:
    vault, _ = place.make()
    budi = vault.add_person(NewPerson("Budi"))

    vault.change_person(budi.id, NewPerson("Budi Santoso", "1948", relation="suami"))
    with pytest.raises(PersonExists):
        vault.change_person(budi.id, NewPerson(OWNER.name))
    with pytest.raises(NoPerson):
        vault.change_person(PersonId("0" * 32), NewPerson("Nobody"))
    with pytest.raises(PersonExists):
        vault.add_owner(NewPerson("Another owner"))
    vault.change_person(vault.owner().id, NewPerson("Siti A."))

    assert [person.name for person in vault.people()] == ["Siti A.", "Budi Santoso"]
    assert vault.owner().name == "Siti A."
    assert vault.person("santoso").birth_date == "1948"
    assert vault.verify(full=True).ok


def test_settings_are_kept(place: Place) -> None:
    vault, _ = place.make()

    vault.set_setting("share-port", "8421")
    vault.set_setting("gone", "x")
    vault.set_setting("gone", None)
    vault.close()

    with place.unlock() as again:
        assert again.setting("share-port") == "8421"
        assert again.setting("gone") is None


def test_the_households_log_tells_what_was_done(place: Place) -> None:
    vault, _ = place.make()
    vault.change_passphrase(PASSPHRASE, "teh manis sore")

    lines = vault.log_lines(100)

    assert [line.detail["set"] for line in reversed(lines)] == [
        "member",
        "device",
        "header",
        "person",
        "grant",
        "way-in",
        "header",
    ]
    assert lines[0].detail["generation"] == 2
    assert lines[1].detail == {"set": "way-in", "kind": "passphrase", "change": "made"}
    assert vault.log_lines(1, 6)[0].detail["set"] == "member"


@pytest.mark.slow
def test_real_stretching_takes_about_a_second_and_opens(tmp_path: Path) -> None:
    place = Place(tmp_path)
    shipped = Environment(place.state, place.keyring, place.clock, os.urandom)

    made, _ = create_vault(place.path, OWNER, PASSPHRASE, shipped, keyring_secret=True)
    made.close()

    LockedVault.open(place.path).unlock(PASSPHRASE, shipped).close()
    with pytest.raises(WrongPassphrase):
        LockedVault.open(place.path).unlock("another one", shipped)
