"""A restored vault: beside what is there, verified, its own incarnation; copies never fork."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from backup_maker import Kept, add_file, backed_up, silent, write_word
from vault_maker import PASSPHRASE, Place

from vault.errors import BackupDamaged, RestoredCopy, VaultExists
from vault.ids import LogId
from vault.open_vault import Vault
from vault.vault import LockedVault, VaultState


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def kept(place: Place) -> Kept:
    vault, _ = place.make()
    write_word(vault, "pagi")
    made = backed_up(place, vault)
    vault.close()
    return made


def logs(vault: Vault) -> dict[LogId, tuple[int, bytes]]:
    """Every log of the vault with its size and root."""
    return {one.log_id: (one.size, one.root) for one in vault.verify().logs}


def unlock(path: Path, place: Place) -> Vault:
    return LockedVault.open(path).unlock(PASSPHRASE, place.environment)


def test_a_restored_vault_opens_whole_and_can_be_written_to(kept: Kept) -> None:
    to = kept.place.root / "restored"

    done = kept.restore(to)

    assert (done.problems, done.lacks) == ((), ())
    with unlock(to, kept.place) as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.verify(full=True).ok
        write_word(vault, "lanjut")


def test_the_vault_it_was_made_of_goes_on_beside_it(kept: Kept) -> None:
    to = kept.place.root / "restored"
    kept.restore(to)

    with unlock(to, kept.place) as restored, kept.place.unlock() as first:
        write_word(restored, "di sini")
        write_word(first, "di sana")
        ours, theirs = logs(restored), logs(first)
    with unlock(to, kept.place) as restored, kept.place.unlock() as first:
        assert restored.verify(full=True).ok
        assert first.verify(full=True).ok

    both = ours.keys() & theirs.keys()
    assert all(ours[log][0] < theirs[log][0] for log in both if ours[log] != theirs[log])
    assert len(ours) == 2 * len(theirs)


def test_what_this_computer_knows_beyond_the_backup_is_told(kept: Kept) -> None:
    with kept.place.unlock() as vault:
        write_word(vault, "sesudahnya")
        write_word(vault, "dan lagi")

    done = kept.restore(kept.place.root / "restored")

    assert [(Path(one.place).name, one.entries) for one in done.lacks] == [("record.db", 2)]
    with unlock(done.path, kept.place) as vault:
        assert vault.state is VaultState.NOT_VOUCHED
    with kept.place.unlock() as first:
        assert first.verify(full=True).ok


def test_on_another_machine_the_kit_restores(place: Place, tmp_path: Path) -> None:
    vault, kit = place.make()
    kept = backed_up(place, vault)
    vault.close()
    there = replace(place, root=tmp_path / "there", keyring=None)
    there.root.mkdir()

    from vault.backup.restoring import LockedBackup

    opened = LockedBackup(lambda: kept.made.path.open("rb")).unlock_with_kit(kit, there.environment)
    done = opened.restore(there.path, there.environment, silent)

    with LockedVault.open(done.path).unlock_with_kit(kit, there.environment) as restored:
        assert restored.state is VaultState.NOT_VOUCHED
        assert restored.verify(full=True).ok


@pytest.mark.parametrize("there", ["file", "folder", "vault"])
def test_nothing_that_exists_is_written_over(kept: Kept, there: str) -> None:
    to = kept.place.root / "to"
    if there == "file":
        to.write_text("mine")
    elif there == "folder":
        to.mkdir()
        (to / "mine").write_text("mine")
    else:
        shutil.copytree(kept.place.path, to)
    before = sorted(kept.place.root.rglob("*"))

    with pytest.raises(VaultExists):
        kept.restore(to)

    assert sorted(kept.place.root.rglob("*")) == before


def test_an_empty_folder_is_filled(kept: Kept) -> None:
    to = kept.place.root / "stick"
    to.mkdir()

    kept.restore(to)

    unlock(to, kept.place).close()


def test_a_damaged_backup_leaves_no_trace_of_a_vault(kept: Kept) -> None:
    whole = kept.content
    before = sorted(kept.place.root.rglob("*"))
    for damaged in (whole[: len(whole) // 2], whole[:-40] + bytes(40)):
        with pytest.raises(BackupDamaged):
            kept.opened(damaged).restore(
                kept.place.root / "restored", kept.place.environment, silent
            )

    assert sorted(kept.place.root.rglob("*")) == before


def test_a_crash_while_restoring_leaves_the_old_vault_and_no_half_one(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise PowerCutError

    for where in (
        "vault.backup.restoring.sync_folder",
        "vault.backup.restoring.verification.verify",
        "vault.backup.restoring.journal.begin_anew",
        "vault.journal._finish_acceptance",
        "vault.journal._succeed_household",
    ):
        with monkeypatch.context() as patching:
            patching.setattr(where, cut)
            with pytest.raises(PowerCutError):
                kept.restore(kept.place.root / "restored")
        assert not (kept.place.root / "restored").exists()
        with kept.place.unlock() as vault:
            assert vault.state is VaultState.NOT_VOUCHED
            assert vault.verify(full=True).ok


def test_damage_from_before_the_backup_is_restored_and_named(place: Place) -> None:
    vault, _ = place.make()
    write_word(vault, "satu")
    name = add_file(vault, b"z" * 100_000)
    vault.close()
    path = next(place.path.glob("people/*/record.db"))
    content = bytearray(path.read_bytes())
    content[-1000] ^= 1
    path.write_bytes(bytes(content))
    with place.unlock() as damaged:
        kept = backed_up(place, damaged)

    done = kept.restore(place.root / "restored")

    assert done.problems
    assert next(done.path.glob(f"people/*/files/*/{name}")).is_file()
    with unlock(done.path, place) as restored, place.unlock() as first:
        assert not restored.verify(full=True).ok
        write_word(restored, "di sini")
        write_word(first, "di sana")
    with place.unlock() as first:
        assert first.state is VaultState.NOT_VOUCHED


def test_two_machines_with_one_vault_keep_two_logs_and_never_fork(place: Place) -> None:
    vault, kit = place.make()
    write_word(vault, "bersama")
    vault.close()
    other = place.elsewhere()
    with LockedVault.open(other.path).unlock(PASSPHRASE, other.environment, kit=kit) as copy:
        assert copy.state is VaultState.RESTORED_COPY
        with pytest.raises(RestoredCopy):
            write_word(copy, "belum boleh")
        copy.accept_copy()
        write_word(copy, "di mesin kedua")
        theirs = logs(copy)
    with place.unlock() as first:
        write_word(first, "di mesin pertama")
        ours = logs(first)
        assert first.verify(full=True).ok
    with LockedVault.open(other.path).unlock(PASSPHRASE, other.environment, kit=kit) as copy:
        assert copy.state is VaultState.NOT_VOUCHED
        assert copy.verify(full=True).ok

    shared = ours.keys() & theirs.keys()
    grown = [log for log in shared if ours[log] != theirs[log]]
    assert all(ours[log][0] > theirs[log][0] for log in grown)
    assert len(theirs) == 2 * len(ours)


def test_an_accepted_copy_put_back_to_before_the_decision_is_noticed(place: Place) -> None:
    vault, kit = place.make()
    vault.close()
    other = place.elsewhere()
    before = other.keep("before")
    with other.unlock(kit=kit) as copy:
        copy.accept_copy()
        write_word(copy, "sesudah keputusan")

    other.put_back(before)

    with other.unlock(kit=kit) as again:
        assert again.state is VaultState.RESTORED_COPY
