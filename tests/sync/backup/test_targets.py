"""Every kind of place keeps a file whole or not at all, and is never taken for another."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from place_servers import PASSWORD, USER, s3, webdav

from sync.backup.folder import FolderTarget
from sync.backup.s3 import S3Target
from sync.backup.target import Target, mark, require_mark
from sync.backup.webdav import WebDavTarget
from sync.errors import TargetEmptied, TargetGone, TargetRefused

NAME = "rekamku 2026-11-22.rekamku"
CONTENT = bytes(range(256)) * 12_000


def silent(_done: int, _all: int) -> None:
    """Nobody listens."""


@pytest.fixture(params=["folder", "webdav", "s3"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    if request.param == "folder":
        (tmp_path / "there").mkdir()
        yield FolderTarget(tmp_path / "there")
    elif request.param == "webdav":
        with webdav(tmp_path / "there") as address:
            far = WebDavTarget(f"{address}/cadangan", USER, PASSWORD)
            far.make_folder()
            yield far
    else:
        with s3() as address:
            yield S3Target(f"{address}/keluarga", USER, PASSWORD)


def made(target: Target, tmp_path: Path, content: bytes = CONTENT) -> Path:
    """A finished file where the place wants it made."""
    file = (target.spool() or tmp_path) / "made"
    file.write_bytes(content)
    return file


def whole(target: Target, name: str = NAME) -> bytes:
    with target.open(name) as source:
        return b"".join(iter(lambda: source.read(100_000), b""))


def test_what_was_put_is_read_back(target: Target, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    target.put(NAME, made(target, tmp_path), lambda *step: told.append(step))

    assert target.size(NAME) == len(CONTENT)
    assert whole(target) == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))


def test_what_is_not_there_has_no_size_and_no_content(target: Target) -> None:
    assert target.size(NAME) is None
    assert target.read_small("nothing.txt") is None
    with pytest.raises(TargetGone):
        whole(target)


def test_what_was_removed_is_gone_and_removing_again_is_no_error(
    target: Target, tmp_path: Path
) -> None:
    target.put(NAME, made(target, tmp_path), silent)

    target.remove(NAME)
    target.remove(NAME)

    assert target.size(NAME) is None


def test_a_place_is_known_by_its_mark(target: Target) -> None:
    with pytest.raises(TargetEmptied):
        require_mark(target, "a1")

    mark(target, "a1")

    require_mark(target, "a1")
    with pytest.raises(TargetEmptied):
        require_mark(target, "b2")


def test_a_place_may_serve_two_vaults(target: Target) -> None:
    mark(target, "a1")
    mark(target, "b2")

    require_mark(target, "a1")
    require_mark(target, "b2")


def test_a_small_file_is_written_over(target: Target) -> None:
    target.write_small("catatan.txt", b"satu")
    target.write_small("catatan.txt", b"dua")

    assert target.read_small("catatan.txt") == b"dua"


def test_a_stick_pulled_out_is_gone_and_not_empty(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    target = FolderTarget(stick)
    mark(target, "a1")
    shutil.rmtree(stick)

    for asked in (lambda: target.size(NAME), lambda: require_mark(target, "a1"), target.spool):
        with pytest.raises(TargetGone):
            asked()
    assert not stick.exists()


def test_an_empty_mount_point_is_not_the_stick(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mark(FolderTarget(stick), "a1")
    shutil.rmtree(stick)
    stick.mkdir()

    with pytest.raises(TargetEmptied):
        require_mark(FolderTarget(stick), "a1")


def test_a_wrong_password_is_told_as_such(tmp_path: Path) -> None:
    with webdav(tmp_path / "there") as address:
        target = WebDavTarget(address, USER, "salah")
        with pytest.raises(TargetRefused) as refused:
            target.size(NAME)
    assert refused.value.reason == "access"


@pytest.mark.parametrize(("broken", "reason"), [("no-move", "full"), ("half", "answer")])
def test_a_server_that_loses_bytes_leaves_nothing_under_the_name(
    tmp_path: Path, broken: str, reason: str
) -> None:
    file = tmp_path / "made"
    file.write_bytes(CONTENT)
    with webdav(tmp_path / "there", broken=broken) as address:
        target = WebDavTarget(address, USER, PASSWORD)
        with pytest.raises(TargetRefused) as refused:
            target.put(NAME, file, silent)
        assert target.size(NAME) is None
    assert refused.value.reason == reason


def test_a_server_that_is_not_there_is_gone() -> None:
    for target in (
        WebDavTarget("http://127.0.0.1:9", USER, PASSWORD),
        S3Target("http://127.0.0.1:9/kotak", USER, PASSWORD),
    ):
        with pytest.raises(TargetGone):
            target.size(NAME)


@pytest.mark.parametrize(
    "address", ["", "ftp://server/x", "http://example.org/kotak", "https://server/", "/home/x"]
)
def test_addresses_that_are_none_are_refused(address: str) -> None:
    with pytest.raises(TargetRefused) as refused:
        S3Target(address, USER, PASSWORD)
    assert refused.value.reason == "address"


def test_passwords_never_cross_the_open_network() -> None:
    with pytest.raises(TargetRefused) as refused:
        WebDavTarget("http://9.9.9.9/dav", USER, PASSWORD).size(NAME)
    assert refused.value.reason == "address"
