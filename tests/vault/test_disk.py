"""Files replaced whole or not at all; full disks and forbidden places named."""

import errno
import os
from pathlib import Path

import pytest

from vault.disk import locked, locked_if_free, make_folder, translated, write_whole
from vault.errors import DiskFull, PlaceReadOnly


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"

    write_whole(path, b"one")
    write_whole(path, b"two")

    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["vault.json"]


def test_a_failed_write_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.json"
    write_whole(path, b"one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(DiskFull):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["vault.json"]


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, PlaceReadOnly),
        (errno.EACCES, PlaceReadOnly),
        (errno.EIO, OSError),
    ],
)
def test_errors_of_the_system_get_their_name(number: int, error: type[Exception]) -> None:
    with pytest.raises(error), translated(Path("x")):
        raise OSError(number, "as the system says")


def test_folders_are_private_and_made_with_their_parents(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "work.lock"

    with locked(path), locked_if_free(path) as free:
        assert not free
    with locked_if_free(path) as free:
        assert free
