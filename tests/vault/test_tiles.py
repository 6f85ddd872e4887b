"""Tiles and entry bundles: the published log of every size, paths, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.errors import ProofRefused
from vault.note import parse_checkpoint, parse_note
from vault.tiles import (
    WIDTH,
    TilePlace,
    decode_bundle,
    decode_tile,
    encode_bundle,
    encode_tile,
    tile_root,
    tiles_of,
)
from vault.tree import EMPTY_ROOT, leaf_hash, root_of


def test_the_published_log_of_every_size_fits_its_checkpoint(shared_data: Path) -> None:
    log = shared_data / "vectors" / "tlog_tiles_log"
    for size in range(1, 10):
        bundle = (log / str(TilePlace(None, 0, size))).read_bytes()
        tile = (log / str(TilePlace(0, 0, size))).read_bytes()
        entries, hashes = decode_bundle(bundle, size), decode_tile(tile, size)
        text = parse_note((log / f"checkpoint.{size}").read_bytes()).text

        assert tuple(map(leaf_hash, entries)) == hashes
        assert root_of(hashes) == parse_checkpoint(text).root
        assert encode_bundle(entries) == bundle
        assert encode_tile(hashes) == tile
        assert list(tiles_of(size)) == [TilePlace(0, 0, size)]
    empty = parse_checkpoint(parse_note((log / "checkpoint.0").read_bytes()).text)
    assert (empty.size, empty.root, list(tiles_of(0))) == (0, EMPTY_ROOT, [])


def test_tiles_of_a_large_tree_are_those_of_the_specification() -> None:
    found = list(tiles_of(70_000))

    assert len(found) == 273 + 1 + 1 + 1 + 1
    assert found[273] == TilePlace(0, 273, 112)
    assert found[274:] == [TilePlace(1, 0), TilePlace(1, 1, 17), TilePlace(2, 0, 1)]
    assert list(tiles_of(256)) == [TilePlace(0, 0), TilePlace(1, 0, 1)]


def test_a_tile_is_one_hash_of_the_tile_above_it() -> None:
    leaves = [leaf_hash(bytes((one % 251,))) for one in range(WIDTH * 2)]

    assert root_of([tile_root(leaves[:WIDTH]), tile_root(leaves[WIDTH:])]) == root_of(leaves)


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (TilePlace(0, 1_234_067), "tile/0/x001/x234/067"),
        (TilePlace(None, 0), "tile/entries/000"),
        (TilePlace(63, 999, 255), "tile/63/999.p/255"),
        (TilePlace(1, 1_000), "tile/1/x001/000"),
    ],
)
def test_a_path_has_one_spelling(place: TilePlace, path: str) -> None:
    assert str(place) == path
    assert TilePlace.parse(path) == place


@given(st.none() | st.integers(0, 63), st.integers(0, 2**40), st.integers(1, WIDTH))
def test_every_path_is_read_as_it_was_written(level: int | None, index: int, width: int) -> None:
    place = TilePlace(level, index, width)

    assert TilePlace.parse(str(place)) == place


@pytest.mark.parametrize(
    "path",
    [
        "", "tile/0/0", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/0/x000/000",
        "tile/0/001/000", "tile/0/x001", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/0/000/", "/tile/0/000", "tile/0/\u0660\u0660\u0660", "tile/entries/000.p",
        "tile/0/../000",
    ],
)  # fmt: skip
def test_other_spellings_are_refused(path: str) -> None:
    with pytest.raises(ProofRefused):
        TilePlace.parse(path)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=WIDTH))
def test_a_bundle_comes_back(entries: list[bytes]) -> None:
    data = encode_bundle(entries)

    assert decode_bundle(data, len(entries)) == tuple(entries)
    for other in (data[:-1], data + b"\x00", data + b"\x00\x00"):
        with pytest.raises(ProofRefused):
            decode_bundle(other, len(entries))
    with pytest.raises(ProofRefused):
        decode_bundle(data, len(entries) + 1)


def test_tiles_of_another_length_are_refused() -> None:
    for data, width in ((b"", 0), (bytes(31), 1), (bytes(33), 1), (bytes(64), 1), (b"", 1)):
        with pytest.raises(ProofRefused):
            decode_tile(data, width)
    for hashes in ([], [b""], [bytes(32)] * 257):
        with pytest.raises(ValueError, match=r"^\d+$"):
            encode_tile(hashes)
    for entries in ([], [bytes(65_536)], [b""] * 257):
        with pytest.raises(ValueError, match=r"^\d+$"):
            encode_bundle(entries)
