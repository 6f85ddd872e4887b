"""Encrypted files: exact bytes back, and every change from outside found."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.errors import Altered
from vault.files import CHUNK, HEADER_BYTES, FileStore
from vault.records import StoredFile
from vault.seal import TAG_BYTES


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", b"n" * 32, os.urandom)


def put(store: FileStore, content: bytes, *, compress: bool = False) -> StoredFile:
    return store.put([content], title="letter.pdf", media="application/pdf", compress=compress)


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_every_size_comes_back_exactly(store: FileStore, size: int, *, compress: bool) -> None:
    content = os.urandom(size)

    stored = put(store, content, compress=compress)

    assert store.read(stored) == content
    assert stored.size == size


@settings(max_examples=30, deadline=None)
@given(pieces=st.lists(st.binary(max_size=300), max_size=20), compress=st.booleans())
def test_pieces_are_joined(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], *, compress: bool
) -> None:
    store = FileStore(tmp_path_factory.mktemp("f"), b"n" * 32, os.urandom)

    stored = store.put(pieces, title="", media="", compress=compress)

    assert store.read(stored) == b"".join(pieces)


def test_nothing_of_the_plaintext_lies_on_disk(store: FileStore) -> None:
    stored = put(store, b"tuberculosis" * 100)

    path = store.path_of(stored.name)

    assert b"tuberculosis" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("compress", [True, False])
def test_a_flipped_byte_anywhere_is_found(store: FileStore, *, compress: bool) -> None:
    stored = put(store, os.urandom(300), compress=compress)
    path = store.path_of(stored.name)
    whole = path.read_bytes()

    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :])
        with pytest.raises(Altered):
            store.verify(stored)


SEALED = CHUNK + TAG_BYTES


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda b: b[:-1], id="cut by a byte"),
        pytest.param(lambda b: b[: HEADER_BYTES + SEALED], id="last chunk cut off"),
        pytest.param(lambda b: b[:HEADER_BYTES], id="header alone"),
        pytest.param(lambda b: b[:0], id="emptied"),
        pytest.param(lambda b: b + b"x", id="one byte more"),
        pytest.param(lambda b: b + b[-TAG_BYTES:], id="a tag more"),
        pytest.param(
            lambda b: (
                b[:HEADER_BYTES]
                + b[HEADER_BYTES + SEALED : HEADER_BYTES + 2 * SEALED]
                + b[HEADER_BYTES : HEADER_BYTES + SEALED]
                + b[HEADER_BYTES + 2 * SEALED :]
            ),
            id="two chunks swapped",
        ),
        pytest.param(
            lambda b: b[: HEADER_BYTES + SEALED] + b[HEADER_BYTES + 2 * SEALED :],
            id="a chunk left out",
        ),
    ],
)
def test_cut_swapped_and_longer_files_are_refused(store: FileStore, change: object) -> None:
    assert callable(change)
    stored = put(store, os.urandom(2 * CHUNK + 10))
    path = store.path_of(stored.name)

    path.write_bytes(change(path.read_bytes()))

    with pytest.raises(Altered):
        store.verify(stored)


def test_another_files_stream_under_this_name_is_refused(store: FileStore) -> None:
    one, two = put(store, b"one"), put(store, b"two")

    store.path_of(two.name).replace(store.path_of(one.name))

    with pytest.raises(Altered):
        store.verify(one)


def test_a_missing_file_is_named(store: FileStore) -> None:
    stored = put(store, b"x")
    store.destroy(stored.name)
    store.destroy(stored.name)

    with pytest.raises(Altered) as caught:
        store.verify(stored)

    assert caught.value.where == f"files/{stored.name}"
    assert caught.value.what == "missing"


def test_a_name_with_a_path_in_it_is_refused(store: FileStore) -> None:
    with pytest.raises(Altered):
        store.path_of("../../etc/passwd")


def test_a_failing_source_leaves_nothing_behind(store: FileStore, tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"first"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        store.put(broken(), title="", media="")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_same_content_known_before_keeps_its_key(store: FileStore) -> None:
    first = put(store, b"same")

    second = store.put([b"same"], title="again", media="text/plain", known=lambda _: first)

    assert second.key == first.key
    assert second.title == "again"
    assert store.read(first) == b"same"
    assert len(list(store.names())) == 1


def test_a_long_run_of_zeros_is_unpacked_in_small_pieces(store: FileStore) -> None:
    stored = put(store, bytes(20_000_000), compress=True)

    assert max(len(piece) for piece in store.open(stored)) <= 1_000_000


def test_only_old_files_that_nobody_knows_are_swept(store: FileStore) -> None:
    kept, orphan = put(store, b"kept"), put(store, b"orphan")
    staged = store.stage([b"staged"], title="", media="")
    now = store.path_of(orphan.name).stat().st_mtime

    assert store.sweep({kept.name}, now + 60) == 0
    assert store.sweep({kept.name}, now + 2 * 86_400) == 2

    assert list(store.names()) == [kept.name]
    assert not staged.path.exists()
