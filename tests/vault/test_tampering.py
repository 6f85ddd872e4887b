"""What is done to a vault from outside is found: flips, cuts, old copies, missing parts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from vault_maker import PASSPHRASE, Place, put_file_back

from vault import header as h
from vault.environment import VaultNotice
from vault.errors import Altered, HeaderDamaged, RestoredCopy, RolledBack, VaultError
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.vault import LockedVault, VaultState


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def made(place: Place) -> Place:
    """A closed vault of two people."""
    vault, _ = place.make()
    vault.add_person(NewPerson("Budi"))
    vault.close()
    return place


def found_out(place: Place) -> bool:
    """Whether opening refuses, or the state or a full verification says what was done."""
    try:
        vault = place.unlock()
    except VaultError:
        return True
    with vault:
        return vault.state is VaultState.CHANGED or not vault.verify(full=True).ok


def flipped(path: Path, places: range) -> Iterator[int]:
    """Flips one byte at a time, and puts the file right again afterwards."""
    whole = path.read_bytes()
    for at in places:
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 0x10,)) + whole[at + 1 :])
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        yield at
    path.write_bytes(whole)


def databases(place: Place) -> dict[str, Path]:
    with place.unlock() as vault:
        owner = vault.owner().id
    return {
        "household": place.path / "household.db",
        "record": place.path / "people" / owner / "record.db",
        "share": place.path / "people" / owner / "share.db",
    }


@pytest.mark.parametrize("name", ["household", "record", "share"])
def test_a_flipped_byte_in_any_page_of_a_database_is_found(made: Place, name: str) -> None:
    path = databases(made)[name]
    size = path.stat().st_size

    for at in flipped(path, range(1, size, max(4096, size // 40) + 77)):
        assert found_out(made), at
    for at in flipped(path, range(0, 48, 5)):
        assert found_out(made), at
    assert not found_out(made)


@pytest.mark.parametrize("name", ["household", "record", "share"])
@pytest.mark.parametrize("kept", [0, 4096, 16384])
def test_a_cut_database_is_found(made: Place, name: str, kept: int) -> None:
    path = databases(made)[name]

    path.write_bytes(path.read_bytes()[:kept])

    assert found_out(made)


@pytest.mark.parametrize("name", ["household", "record", "share"])
def test_a_missing_database_is_found(made: Place, name: str) -> None:
    databases(made)[name].unlink()

    assert found_out(made)


def test_a_missing_record_does_not_hide_the_other_people(made: Place) -> None:
    databases(made)["record"].unlink()

    with made.unlock() as vault:
        assert vault.state is VaultState.CHANGED
        assert len(vault.people()) == 2
        vault.record(vault.person("Budi").id)
        with pytest.raises(Altered):
            vault.record(vault.owner().id)
        with pytest.raises(Altered):
            vault.add_person(NewPerson("Citra"))


def test_two_peoples_databases_exchanged_are_found(made: Place) -> None:
    with made.unlock() as vault:
        one, two = (made.path / "people" / person.id / "record.db" for person in vault.people())
    keep = one.read_bytes()

    one.write_bytes(two.read_bytes())
    two.write_bytes(keep)

    assert found_out(made)


@pytest.mark.parametrize(
    ("name", "notice"),
    [
        ("vault.json", VaultNotice.HEADER_MENDED),
        ("vault.json.bak", VaultNotice.HEADER_COPY_MENDED),
    ],
)
def test_a_flip_in_one_header_file_is_mended_with_a_notice(
    made: Place, name: str, notice: VaultNotice
) -> None:
    path = made.path / name
    whole = path.read_bytes()

    for at in (0, 10, len(whole) // 2, len(whole) - 100, len(whole) - 40, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 4,)) + whole[at + 1 :])
        with made.unlock() as vault:
            assert vault.notices == (notice,), at
            assert vault.state is VaultState.NOT_VOUCHED
        assert path.read_bytes() == whole

    with made.unlock() as vault:
        assert vault.notices == ()


def test_both_header_files_damaged_is_refused(made: Place) -> None:
    for name in (h.NAME, h.COPY_NAME):
        content = (made.path / name).read_bytes()
        (made.path / name).write_bytes(content[:50] + b"!" + content[51:])

    with pytest.raises(HeaderDamaged):
        LockedVault.open(made.path)


def test_verify_names_a_header_damaged_while_the_vault_is_open(made: Place) -> None:
    with made.unlock() as vault:
        (made.path / h.COPY_NAME).write_bytes(b"{}")

        report = vault.verify()

    assert [problem.where for problem in report.problems] == [h.COPY_NAME]
    assert report.state is VaultState.CHANGED


def changed_since(place: Place) -> Path:
    """A copy of the vault from before its last change."""
    kept = place.keep()
    with place.unlock() as vault:
        vault.add_person(NewPerson("Citra"))
        vault.set_setting("x", "y")
    return kept


def assert_rolled_back(vault: Vault) -> None:
    assert vault.state is VaultState.CHANGED
    assert vault.problems
    assert all("rolled-back" in problem.what for problem in vault.problems)
    with pytest.raises(RolledBack):
        vault.require_writable()
    with pytest.raises(RolledBack):
        vault.set_setting("a", "b")
    with pytest.raises(RolledBack):
        vault.change_passphrase(PASSPHRASE, "teh manis sore")
    assert vault.owner().name == "Siti Aminah"
    vault.record(vault.owner().id).counts()


def test_an_older_copy_put_back_is_rolled_back_and_readable(made: Place) -> None:
    made.put_back(changed_since(made))

    with made.unlock() as vault:
        assert_rolled_back(vault)
        assert not vault.verify(full=True).ok


def test_one_older_database_put_back_is_rolled_back(made: Place) -> None:
    put_file_back(changed_since(made), made, "household.db")

    with made.unlock() as vault:
        assert_rolled_back(vault)


def test_the_keyring_remembers_where_the_anchor_files_are_lost(made: Place) -> None:
    made.put_back(changed_since(made))
    shutil.rmtree(made.state)

    with made.unlock() as vault:
        assert_rolled_back(vault)


def test_an_older_header_put_back_is_rolled_back(made: Place) -> None:
    kept = made.keep()
    with made.unlock() as vault:
        vault.change_passphrase(PASSPHRASE, "teh manis sore")
    for name in (h.NAME, h.COPY_NAME):
        shutil.copy(kept / name, made.path / name)

    with made.unlock(PASSPHRASE) as vault:
        assert vault.state is VaultState.CHANGED
        assert any(problem.where == h.NAME for problem in vault.problems)
        with pytest.raises(RolledBack):
            vault.require_writable()


def test_an_older_header_and_household_put_back_are_rolled_back(made: Place) -> None:
    kept = made.keep()
    with made.unlock() as vault:
        vault.change_passphrase(PASSPHRASE, "teh manis sore")
    for name in (h.NAME, h.COPY_NAME, "household.db"):
        put_file_back(kept, made, name)

    with made.unlock(PASSPHRASE) as vault:
        assert_rolled_back(vault)


def copy_of_an_open_vault(place: Place) -> Path:
    """The vault as it lies on disk while it is open: the last changes are in the WAL."""
    with place.unlock() as vault:
        vault.add_person(NewPerson("Citra"))
        return place.keep()


def test_a_crash_copy_with_its_wal_is_whole(made: Place) -> None:
    made.put_back(copy_of_an_open_vault(made))

    with made.unlock() as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.verify(full=True).ok
        assert len(vault.people()) == 3


@pytest.mark.parametrize("keep", [0.0, 0.5])
def test_a_deleted_or_cut_wal_is_found_by_the_anchor(made: Place, keep: float) -> None:
    kept = copy_of_an_open_vault(made)
    wal = kept / "household.db-wal"
    (kept / "household.db-shm").unlink(missing_ok=True)
    wal.write_bytes(wal.read_bytes()[: int(wal.stat().st_size * keep)])
    made.put_back(kept)

    assert found_out(made)


def test_a_flip_in_the_wal_is_found_by_the_anchor(made: Place) -> None:
    kept = copy_of_an_open_vault(made)
    (kept / "household.db-shm").unlink(missing_ok=True)
    for at in flipped(kept / "household.db-wal", range(40, 20_000, 4_999)):
        made.put_back(kept)
        assert found_out(made), at


def test_a_damaged_anchor_is_a_change(made: Place) -> None:
    made.keyring = None
    for path in made.state.rglob("*.anchor"):
        path.write_bytes(bytes(1024))

    place = Place(made.root, keyring=None)
    with pytest.raises(VaultError):
        place.unlock()


def test_old_pages_put_back_into_the_live_household_are_found(made: Place) -> None:
    path = made.path / "household.db"
    old = path.read_bytes()
    with made.unlock() as vault:
        vault.add_person(NewPerson("Citra"))
        rows = vault._core.household.connection.rows(
            "select rootpage from sqlite_master where name in ('settings', 'journal', 'private')"
        )
    new = path.read_bytes()
    no_evidence = {(row[0] - 1) * 4096 for row in rows}
    pages = [at for at in range(4096, len(old), 4096) if old[at:][:4096] != new[at:][:4096]]

    assert pages
    for at in set(pages) - no_evidence:
        path.write_bytes(new[:at] + old[at : at + 4096] + new[at + 4096 :])
        assert found_out(made), at


def test_a_copy_elsewhere_reads_but_waits_with_writing(made: Place) -> None:
    with made.unlock() as vault:
        kit = vault.make_new_kit()
    other = made.elsewhere()

    with LockedVault.open(other.path).unlock_with_kit(kit, other.environment) as vault:
        assert vault.state is VaultState.RESTORED_COPY
        assert vault.owner().name == "Siti Aminah"
        assert vault.record(vault.owner().id).counts().total == 0
        with pytest.raises(RestoredCopy):
            vault.require_writable()
        with pytest.raises(RestoredCopy):
            vault.add_person(NewPerson("Citra"))
        assert vault.verify(full=True).state is VaultState.RESTORED_COPY


def test_an_accepted_copy_goes_on_as_a_new_incarnation(made: Place) -> None:
    with made.unlock() as vault:
        kit = vault.make_new_kit()
    other = made.elsewhere()

    with LockedVault.open(other.path).unlock_with_kit(kit, other.environment) as vault:
        vault.accept_copy()
        assert vault.state is VaultState.NOT_VOUCHED
        vault.add_person(NewPerson("Citra"))
        report = vault.verify(full=True)
    with LockedVault.open(other.path).unlock_with_kit(kit, other.environment) as vault:
        again = vault.verify(full=True)
        lines = vault.log_lines(50)

    assert report.ok
    assert again.ok
    assert "restore" in [line.detail["set"] for line in lines]
    assert len([log for log in again.logs if log.person_id is None]) == 2
    with made.unlock() as original:
        original.add_person(NewPerson("Dewi"))
        assert original.verify(full=True).ok


def test_a_rolled_back_vault_can_be_accepted_too(made: Place) -> None:
    made.put_back(changed_since(made))

    with made.unlock() as vault:
        vault.accept_copy()
        assert vault.state is VaultState.NOT_VOUCHED
        vault.add_person(NewPerson("Dewi"))
    with made.unlock() as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.verify(full=True).ok


def test_a_rolled_back_header_can_be_accepted_too(made: Place) -> None:
    kept = made.keep()
    with made.unlock() as vault:
        vault.change_passphrase(PASSPHRASE, "teh manis sore")
    for name in (h.NAME, h.COPY_NAME):
        shutil.copy(kept / name, made.path / name)

    with made.unlock(PASSPHRASE) as vault:
        vault.accept_copy()
        assert vault.state is VaultState.NOT_VOUCHED
    with made.unlock(PASSPHRASE) as vault:
        assert vault.verify(full=True).ok


def test_accepting_does_not_cover_up_real_damage(made: Place) -> None:
    databases(made)["record"].unlink()

    with made.unlock() as vault:
        with pytest.raises(Altered):
            vault.accept_copy()
        assert vault.state is VaultState.CHANGED


def test_of_two_copies_on_one_machine_only_one_writes_on(made: Place) -> None:
    kept = made.keep("twin")
    twin = Place(made.root / "second", made.keyring, made.clock)
    twin.root.mkdir()
    shutil.copytree(kept, twin.path)
    shutil.copytree(made.state, twin.state, dirs_exist_ok=True)
    with made.unlock() as vault:
        vault.add_person(NewPerson("Citra"))

    with LockedVault.open(twin.path).unlock(PASSPHRASE, made.environment) as vault:
        assert vault.state is VaultState.CHANGED
    with made.unlock() as vault:
        assert vault.state is VaultState.NOT_VOUCHED
