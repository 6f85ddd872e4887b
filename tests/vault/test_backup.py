"""A backup holds the vault of one moment, is whole or found out, and opens in the vault's ways."""

import io
import tarfile
import threading
from pathlib import Path

import pytest
from backup_maker import (
    Kept,
    add_file,
    backed_up,
    folder_of,
    proven,
    refusal,
    silent,
    write_word,
)
from hypothesis import given
from hypothesis import strategies as st
from vault_maker import OWNER, PASSPHRASE, Place

from vault.backup.form import CHUNK, opened_chunks, padded_size, read_preamble
from vault.backup.restoring import LockedBackup
from vault.errors import BackupDamaged, NotABackup, VaultError, WrongPassphrase
from vault.people import NewPerson
from vault.records import Sex
from vault.seal import TAG_BYTES


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def kept(place: Place) -> Kept:
    vault, _ = place.make()
    write_word(vault, "pagi")
    add_file(vault, b"a page of an original " * 9000)
    made = backed_up(place, vault)
    vault.close()
    return made


def test_a_backup_is_proven_by_opening_it_apart(kept: Kept) -> None:
    with kept.place.unlock() as vault:
        assert proven(vault, kept) == ()
    assert list((kept.place.root / "scratch").iterdir()) == []


def test_the_manifest_names_every_log_and_every_file(kept: Kept) -> None:
    manifest = kept.opened().check(silent)

    assert len(manifest.logs) == 3
    assert sorted(Path(one.name).suffix for one in manifest.members) == ["", ".db", ".db", ".db"]
    assert manifest == kept.opened().manifest() == kept.made.manifest


def test_the_inside_is_a_plain_tar_archive(kept: Kept) -> None:
    opened = kept.opened()
    source = io.BytesIO(kept.content)
    preamble = read_preamble(source)
    inside = b"".join(opened_chunks(source, preamble, preamble.key(opened.household_key)))

    with tarfile.open(fileobj=io.BytesIO(inside)) as archive:
        names = archive.getnames()
        found = archive.extractfile("household.db")
        assert found is not None
        assert found.read() == (kept.place.path / "household.db").read_bytes()
    assert names[:3] == ["manifest.json", "manifest.signature", "household.db"]
    assert len(inside) == padded_size(len(inside))


def test_the_passphrase_and_the_kit_open_a_backup(place: Place) -> None:
    vault, kit = place.make()
    kept = backed_up(place, vault)
    locked = LockedBackup(lambda: kept.made.path.open("rb"))

    assert locked.vault_id == vault.vault_id
    assert locked.unlock(PASSPHRASE, place.environment).check(silent).vault
    assert locked.unlock_with_kit(kit, place.environment).check(silent).vault
    with pytest.raises(WrongPassphrase):
        locked.unlock("kopi tubruk malam", place.environment)


def test_a_later_passphrase_does_not_open_an_earlier_backup(kept: Kept) -> None:
    with kept.place.unlock() as vault:
        vault.change_passphrase(PASSPHRASE, "teh manis panas")

    kept.opened().check(silent)
    with pytest.raises(WrongPassphrase):
        LockedBackup(lambda: io.BytesIO(kept.content)).unlock(
            "teh manis panas", kept.place.environment
        )


def test_two_backups_of_one_vault_share_no_sealed_byte(place: Place) -> None:
    vault, _ = place.make()
    first, second = backed_up(place, vault, "1"), backed_up(place, vault, "2")

    start = len(read_preamble(io.BytesIO(first.content)).exact)
    one, two = first.content, second.content
    blocks = {one[at : at + 16] for at in range(start, start + 9000)}
    found = (two[at : at + 16] for at in range(start, start + 9000))
    assert blocks.isdisjoint(found)


@pytest.mark.parametrize("left", [0, 3, 24, 900, CHUNK, -1, -TAG_BYTES, -(CHUNK + TAG_BYTES)])
def test_a_cut_backup_is_found_out(kept: Kept, left: int) -> None:
    content = kept.content[:left]
    try:
        assert refusal(kept.opened(content)) == "BackupDamaged cut"
    except (NotABackup, BackupDamaged):
        assert 0 <= left <= 900


def test_a_backup_cut_between_chunks_is_told_as_cut(kept: Kept) -> None:
    start = len(read_preamble(io.BytesIO(kept.content)).exact)

    found = refusal(kept.opened(kept.content[: start + 2 * (CHUNK + TAG_BYTES)]))

    assert found == "BackupDamaged cut"


def test_an_appended_byte_is_found_out(kept: Kept) -> None:
    assert refusal(kept.opened(kept.content + b"\0")) == "BackupDamaged cut"


@given(at=st.floats(0, 0.999999), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found_out_wherever_it_is(at: float, bit: int) -> None:
    kept = _once()
    content = bytearray(kept.content)
    content[int(at * len(content))] ^= 1 << bit

    try:
        opened = kept.opened(bytes(content))
    except VaultError:
        return
    assert refusal(opened) != ""


_ONE: list[Kept] = []


def _once() -> Kept:
    """One backup for all examples."""
    if not _ONE:
        import tempfile

        place = Place(Path(tempfile.mkdtemp()))
        vault, _ = place.make()
        add_file(vault, b"x" * 70_000)
        _ONE.append(backed_up(place, vault))
        vault.close()
    return _ONE[0]


def test_chunks_of_two_backups_cannot_be_exchanged(place: Place) -> None:
    vault, _ = place.make()
    first, second = backed_up(place, vault, "1"), backed_up(place, vault, "2")
    start = len(read_preamble(io.BytesIO(first.content)).exact)
    width = CHUNK + TAG_BYTES

    mixed = (
        first.content[: start + width]
        + second.content[start + width : start + 2 * width]
        + first.content[start + 2 * width :]
    )

    assert refusal(first.opened(mixed)) == "BackupDamaged altered"


def test_other_files_are_no_backups() -> None:
    for content in (b"", b"age-encryption.org/v1\n", b"PK\x03\x04" * 50, b"RKA1" * 99):
        with pytest.raises(NotABackup):
            read_preamble(io.BytesIO(content))


def test_writing_goes_on_while_a_backup_is_made(place: Place) -> None:
    vault, _ = place.make()
    add_file(vault, b"y" * 3_000_000)
    other = vault.beside()
    wrote = threading.Event()

    def while_it_is_read(_done: int, _all: int) -> None:
        if not wrote.is_set():
            writing = threading.Thread(target=lambda: write_word(other, "di tengah"))
            writing.start()
            writing.join(20)
            wrote.set()

    made = vault.backups.make(place.root / "b", while_it_is_read)

    with made.path.open("rb") as source:
        manifest, problems = vault.backups.prove(source, place.root / "scratch", silent)
    assert problems == ()
    assert wrote.is_set()
    record = next(one for one in manifest.logs if one.place.endswith("record.db"))
    assert record.size == 0
    assert vault.record(vault.owner().id).own_head().size == 1


def test_a_stopped_backup_leaves_the_old_one_and_nothing_else(kept: Kept) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, _all: int) -> None:
        if done > 200_000:
            raise StopError

    before, there = kept.content, sorted(kept.place.root.iterdir())
    with kept.place.unlock() as vault, pytest.raises(StopError):
        vault.backups.make(kept.made.path, stop)

    assert kept.content == before
    assert sorted(kept.place.root.iterdir()) == there


def test_nothing_but_notes_since_is_unchanged(place: Place) -> None:
    vault, _ = place.make()
    kept = backed_up(place, vault)
    logs = kept.made.manifest.logs

    vault.backups.note(kept.made.manifest.backup, 1, kept.made.size, "folder", proven=True)
    assert vault.backups.unchanged_since(logs)
    assert vault.verify(full=True).ok
    lines = [line.detail for line in vault.log_lines(1)]
    assert lines[0]["set"] == "backup"

    write_word(vault, "baru")
    assert not vault.backups.unchanged_since(logs)


def test_a_new_person_is_a_change(place: Place) -> None:
    vault, _ = place.make()
    logs = backed_up(place, vault).made.manifest.logs

    vault.add_person(NewPerson("Budi", "2015-02-03", Sex.MALE, ""))

    assert not vault.backups.unchanged_since(logs)


def test_an_original_that_differs_is_named_by_the_proof(kept: Kept) -> None:
    with kept.place.unlock() as vault:
        folder = folder_of(kept.place, vault.owner().id)
        [original] = [one for one in folder.glob("files/*/*") if one.is_file()]
        content = bytearray(original.read_bytes())
        content[-1] ^= 1
        original.write_bytes(bytes(content))

        assert proven(vault, kept) == (original.relative_to(kept.place.path).as_posix(),)


def test_damage_that_was_in_the_vault_is_named_by_the_proof(place: Place) -> None:
    vault, _ = place.make()
    write_word(vault, "satu")
    vault.close()
    path = next(place.path.glob("people/*/share.db"))
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(bytes(content))

    with place.unlock() as vault:
        kept = backed_up(place, vault)
        assert any(where.endswith("share.db") for where in proven(vault, kept))


def test_a_backup_of_another_vault_is_none_of_this(kept: Kept, tmp_path: Path) -> None:
    other, _ = Place(tmp_path / "other").make()

    with kept.made.path.open("rb") as source, pytest.raises(BackupDamaged):
        other.backups.prove(source, tmp_path / "scratch", silent)


@given(size=st.integers(2, 1 << 45))
def test_padding_adds_little_and_leaves_few_sizes(size: int) -> None:
    padded = padded_size(size)

    assert size <= padded <= size * 1.125
    assert padded_size(padded) == padded
    assert padded.bit_count() <= padded.bit_length().bit_length() + 1


def test_the_databases_read_bare_keep_their_locks(place: Place) -> None:
    """Closing any descriptor of a database would drop every lock SQLite holds on it."""
    vault, _ = place.make()
    for number in range(3):
        backed_up(place, vault, f"b{number}")
        write_word(vault, f"kata {number}")
    with place.unlock() as other:
        write_word(other, "dari sebelah")

    assert vault.verify(full=True).ok
    assert OWNER.name in {one.name for one in vault.people()}
