"""Older pages, each valid by itself, put back into the tables beside the ledger are found."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from record_fakes import incoming, source
from vault_maker import Place

from vault.errors import VaultError
from vault.open_vault import Vault
from vault.records import Attachment
from vault.share_values import Document, NewShare, Opening, ShareMode
from vault.vault import VaultState

PAGE = 4096
TOKEN = b"t" * 32
RECORD_TABLES = (
    "imports",
    "records",
    "versions",
    "files",
    "acts",
    "aliases",
    "timeline",
    "postings",
    "counts",
    "texts",
)
SHARE_TABLES = ("shares", "receipts", "documents")


def bring(vault: Vault, number: int, *more: int) -> None:
    """Imports twenty records with aliases, an attachment and an original; `more` come again."""
    person = vault.owner().id
    staged = vault.files(person).stage([b"original %d" % number], title="e", media="text/plain")
    with vault.record(person).begin_import(source(number, f"{number}.json", staged=(staged,))) as w:
        letter = Attachment("l", "text/plain", b"letter %d" % number, "/l")
        w.add(
            [
                incoming(f"{one}", text=f"{number}", aliases=(f"also:{number}/{one}",))
                for one in (*range(number * 20, number * 20 + 20), *more)
            ]
        )
        w.add([incoming(f"letter {number}", attachments=(letter,))])
        w.commit()


def grant(vault: Vault, token: bytes = TOKEN) -> None:
    new = NewShare(
        expires_ms=1_800_000_000_000,
        recipient="dr. Budi",
        purpose="TREAT",
        label="one",
        mode=ShareMode.DIRECT,
        format="bundle",
        flags="U",
        via="here",
        key=b"k" * 32,
        token=token,
        records=(),
        documents=(Document("application/fhir+json", b"{}" * 1000),),
        consent=b"{}",
        uses=3,
    )
    vault.shares(vault.owner().id).grant(new, "Siti")


def open_it(vault: Vault) -> None:
    store = vault.shares(vault.owner().id)
    assert isinstance(store.open_direct(TOKEN, "dr. Budi", transport="here"), Opening)


def stop_it(vault: Vault) -> None:
    store = vault.shares(vault.owner().id)
    store.stop(store.shares()[-1].id, "Siti")


def pause_it(vault: Vault) -> None:
    store = vault.shares(vault.owner().id)
    store.pause(store.shares()[-1].id, "Siti")


def undo_first(vault: Vault) -> None:
    store = vault.record(vault.owner().id)
    store.undo(store.imports()[-1].import_id)


def retract_one(vault: Vault) -> None:
    store = vault.record(vault.owner().id)
    store.retract(store.list().rows[0].id)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A closed vault with two imports and a share."""
    place = Place(tmp_path)
    vault, _ = place.make()
    with vault:
        bring(vault, 1)
        bring(vault, 2, 20, 21)
        grant(vault)
    return place


def found_out(place: Place) -> bool:
    try:
        vault = place.unlock()
    except VaultError:
        return True
    with vault:
        return vault.state is VaultState.CHANGED or not vault.verify(full=True).ok


def database(place: Place, name: str) -> Path:
    with place.unlock() as vault:
        return place.path / "people" / vault.owner().id / name


def pages_of(place: Place, name: str, tables: tuple[str, ...]) -> dict[int, str]:
    """The root pages of tables and of their indexes, by offset."""
    with place.unlock() as vault:
        connection = vault._core.room(vault.owner().id).connection(name)
        rows = connection.rows("select rootpage, tbl_name, name from sqlite_master")
    return {(page - 1) * PAGE: own for page, table, own in rows if table in tables and page}


def replayed(path: Path, old: bytes, pages: dict[int, str]) -> Iterator[str]:
    """Puts each old page that differs into the file, one at a time."""
    new = path.read_bytes()
    for at, name in pages.items():
        if old[at : at + PAGE] in {b"", new[at : at + PAGE]}:
            continue
        path.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        yield name
    path.write_bytes(new)


def put_back(
    place: Place, name: str, tables: tuple[str, ...], change: Callable[[Vault], None]
) -> tuple[set[str], list[str]]:
    """Replays each page that a change replaced: which were tried, and which went unnoticed."""
    path = database(place, name)
    old = path.read_bytes()
    with place.unlock() as vault:
        change(vault)
    tried, missed = set(), []
    for table in replayed(path, old, pages_of(place, name, tables)):
        tried.add(table)
        if not found_out(place):
            missed.append(table)
    return tried, missed


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (lambda vault: bring(vault, 3, 20, 41), {"imports", "records", "files", "acts", "aliases"}),
        (undo_first, {"imports", "records", "acts", "timeline"}),
        (retract_one, {"acts", "records", "timeline"}),
    ],
)
def test_old_pages_in_the_views_of_a_record_are_found(
    place: Place, change: Callable[[Vault], None], touched: set[str]
) -> None:
    tried, missed = put_back(place, "record.db", RECORD_TABLES, change)

    assert missed == []
    assert tried >= touched
    assert not found_out(place)


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (lambda vault: grant(vault, b"u" * 32), {"shares", "receipts", "documents"}),
        (open_it, {"shares", "receipts"}),
        (pause_it, {"shares", "receipts"}),
        (stop_it, {"shares", "receipts", "documents"}),
    ],
)
def test_old_pages_in_the_rows_of_shares_are_found(
    place: Place, change: Callable[[Vault], None], touched: set[str]
) -> None:
    tried, missed = put_back(place, "share.db", SHARE_TABLES, change)

    assert missed == []
    assert tried >= touched
    assert not found_out(place)
