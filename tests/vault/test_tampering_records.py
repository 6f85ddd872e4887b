"""Records, files and shares of a whole vault: what is done to them from outside is found."""

import shutil
from pathlib import Path

import pytest
from record_fakes import incoming, source
from vault_maker import Place, put_file_back

from vault.errors import Altered, RestoredCopy, RolledBack, VaultError
from vault.open_vault import Vault
from vault.records import Filter, StoredFile
from vault.share_values import NewShare, ShareMode
from vault.vault import VaultState


def bring(vault: Vault, number: int, records: int = 20) -> StoredFile:
    """Imports a file with some records and its original."""
    person = vault.owner().id
    files = vault.files(person)
    staged = files.stage([b"original %d" % number], title="export.json", media="text/plain")
    record = vault.record(person)
    with record.begin_import(source(number, f"export{number}.json", staged=(staged,))) as writer:
        writer.add([incoming(f"{number}/{one}", text=f"{one} mg/dL") for one in range(records)])
        writer.commit()
    return staged.stored


def share(vault: Vault, label: str) -> None:
    new = NewShare(
        expires_ms=1_800_000_000_000,
        recipient="dr. Budi",
        purpose="kontrol",
        label=label,
        mode=ShareMode.DIRECT,
        format="bundle",
        flags="U",
        via="here",
        key=b"k" * 32,
        token=label.encode().ljust(32, b"t"),
        records=(),
        documents=(),
        consent=b"{}",
    )
    vault.shares(vault.owner().id).grant(new, "Siti")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A closed vault with an import and a share."""
    place = Place(tmp_path)
    vault, _ = place.make()
    bring(vault, 1)
    share(vault, "one")
    vault.close()
    return place


def folder_of(place: Place) -> str:
    with place.unlock() as vault:
        return f"people/{vault.owner().id}"


def found_out(place: Place) -> bool:
    try:
        vault = place.unlock()
    except VaultError:
        return True
    with vault:
        return vault.state is VaultState.CHANGED or not vault.verify(full=True).ok


def test_a_vault_with_records_files_and_shares_verifies(place: Place) -> None:
    with place.unlock() as vault:
        report = vault.verify(full=True)

        assert report.ok, report.problems
        assert report.entries > 20
        assert vault.state is VaultState.NOT_VOUCHED


@pytest.mark.parametrize("name", ["record.db", "share.db"])
def test_a_flipped_byte_is_found(place: Place, name: str) -> None:
    path = place.path / folder_of(place) / name
    whole = path.read_bytes()

    for at in range(0, len(whole), len(whole) // 37 + 11):
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 0x40,)) + whole[at + 1 :])
        assert found_out(place), at
        for ending in ("-wal", "-shm"):
            path.with_name(name + ending).unlink(missing_ok=True)

    path.write_bytes(whole)
    assert not found_out(place)


def test_a_flipped_byte_in_a_file_is_found(place: Place) -> None:
    folder = place.path / folder_of(place) / "files"
    (path,) = (one for one in folder.rglob("*") if one.is_file())
    content = path.read_bytes()

    path.write_bytes(content[:-1] + bytes((content[-1] ^ 1,)))

    with place.unlock() as vault:
        report = vault.verify(full=True)
    assert any("files/" in f"{one.where} {one.what}" for one in report.problems)


@pytest.mark.parametrize("name", ["record.db", "share.db"])
def test_an_older_database_put_back_is_rolled_back_and_readable(place: Place, name: str) -> None:
    kept = place.keep()
    with place.unlock() as vault:
        bring(vault, 2)
        share(vault, "two")
    where = f"{folder_of(place)}/{name}"
    put_file_back(kept, place, where)

    with place.unlock() as vault:
        assert vault.state is VaultState.CHANGED
        assert [problem.where for problem in vault.problems] == [where]
        assert vault.record(vault.owner().id).counts().total >= 20
        with pytest.raises(RolledBack):
            vault.require_writable()
        with pytest.raises((RestoredCopy, RolledBack)):
            share(vault, "three")


@pytest.mark.parametrize("name", ["record.db", "share.db"])
def test_a_deleted_wal_is_found(place: Place, name: str) -> None:
    with place.unlock() as vault:
        owner = vault.owner().id
        record = vault.record(owner)
        record.retract(record.list(Filter(), 1, 0).rows[0].id)
        share(vault, "two")
        kept = place.keep()
        where = f"people/{owner}/{name}"
    place.put_back(kept)
    for ending in ("-wal", "-shm"):
        (place.path / f"{where}{ending}").unlink(missing_ok=True)

    with place.unlock() as vault:
        assert vault.state is VaultState.CHANGED
        assert where in [problem.where for problem in vault.problems]


def test_old_pages_put_back_into_the_ledger_of_a_record_are_found(place: Place) -> None:
    path = place.path / folder_of(place) / "record.db"
    old = path.read_bytes()
    with place.unlock() as vault:
        bring(vault, 2, records=3)
        rows = (
            vault._core.room(vault.owner().id)
            .connection("record.db")
            .rows(
                "select rootpage from sqlite_master where name in"
                " ('logs', 'entries', 'payload', 'bundles', 'checkpoints', 'subtrees')"
            )
        )
    new = path.read_bytes()
    pages = [(row[0] - 1) * 4096 for row in rows]
    changed = [at for at in pages if old[at : at + 4096] != new[at : at + 4096]]

    assert changed
    for at in changed:
        path.write_bytes(new[:at] + old[at : at + 4096] + new[at + 4096 :])
        assert found_out(place), at
        for ending in ("-wal", "-shm"):
            path.with_name("record.db" + ending).unlink(missing_ok=True)


def test_an_accepted_older_copy_keeps_its_records_and_takes_new_ones(place: Place) -> None:
    kept = place.keep()
    with place.unlock() as vault:
        bring(vault, 2)
    place.put_back(kept)

    with place.unlock() as vault:
        vault.accept_copy()
        bring(vault, 3)
        share(vault, "three")
        assert vault.record(vault.owner().id).counts().total == 40
    with place.unlock() as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        report = vault.verify(full=True)
    assert report.ok, report.problems
    assert len(report.logs) == 6


def test_a_missing_file_is_found(place: Place) -> None:
    shutil.rmtree(place.path / folder_of(place) / "files")

    with place.unlock() as vault:
        assert not vault.verify(full=True).ok
        with pytest.raises(Altered):
            vault.files(vault.owner().id).read(StoredFile("0" * 64, b"k" * 32, b"", 0, "", ""))


def test_only_what_no_entry_names_is_swept(place: Place) -> None:
    with place.unlock() as vault:
        owner = vault.owner().id
        kept = bring(vault, 2)
        vault.files(owner).put([b"orphan"], title="", media="")
        place.clock.now = 4_000_000_000_000

        assert vault.sweep_files(owner) == 1

        assert vault.files(owner).read(kept) == b"original 2"
        assert vault.verify(full=True).ok
