"""C2SP tlog-tiles: where tiles and entry bundles of a log lie, and what is in them.

Refuses: paths in a second spelling, tiles of no hash, bundles that end inside an entry.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vault.errors import ProofRefused
from vault.tree import HASH_BYTES, root_of

WIDTH = 256
"""Hashes in a full tile, entries in a full bundle."""

MAX_LEVEL = 63
MAX_ENTRY_BYTES = 65_535

_GROUP = 1_000
_LENGTH_BYTES = 2
_PATH = re.compile(
    r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class TilePlace:
    """One tile: its level (None: entries), its index there, how many hashes or entries it has."""

    level: int | None
    index: int
    width: int = WIDTH

    def __str__(self) -> str:
        """The path below a log's prefix (tlog-tiles, "Merkle Tree")."""
        groups = [f"{self.index % _GROUP:03}"]
        rest = self.index // _GROUP
        while rest:
            groups.insert(0, f"x{rest % _GROUP:03}")
            rest //= _GROUP
        level = "entries" if self.level is None else str(self.level)
        part = f".p/{self.width}" if self.width < WIDTH else ""
        return f"tile/{level}/{'/'.join(groups)}{part}"

    @classmethod
    def parse(cls, path: str) -> "TilePlace":
        """The tile of a path; ProofRefused(`tile-path`) for any but the one spelling."""
        found = _PATH.fullmatch(path)
        if found is None:
            raise ProofRefused("tile-path")
        level, groups, width = found.groups()
        place = cls(
            None if level == "entries" else int(level),
            int(groups.replace("x", "").replace("/", "")),
            WIDTH if width is None else int(width),
        )
        if (place.level or 0) > MAX_LEVEL or str(place) != path:
            raise ProofRefused("tile-path")
        return place


def tiles_of(size: int) -> Iterator[TilePlace]:
    """Every tile of hashes of a tree, level by level; the last of a level may be partial."""
    level, nodes = 0, size
    while nodes:
        whole, rest = divmod(nodes, WIDTH)
        yield from (TilePlace(level, index) for index in range(whole))
        if rest:
            yield TilePlace(level, whole, rest)
        level, nodes = level + 1, whole


def encode_tile(hashes: Sequence[bytes]) -> bytes:
    """1 to 256 hashes, one after the other; ValueError otherwise."""
    if not 0 < len(hashes) <= WIDTH or any(len(one) != HASH_BYTES for one in hashes):
        raise ValueError(len(hashes))
    return b"".join(hashes)


def decode_tile(data: bytes, width: int) -> tuple[bytes, ...]:
    """The hashes of a tile of that width; ProofRefused(`tile`) for another length."""
    if not 0 < width <= WIDTH or len(data) != width * HASH_BYTES:
        raise ProofRefused("tile")
    return tuple(data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES))


def tile_root(hashes: Sequence[bytes]) -> bytes:
    """What a full tile is in the tile above it."""
    return root_of(hashes)


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """1 to 256 entries, each after its length as u16; ValueError otherwise."""
    if not 0 < len(entries) <= WIDTH or any(len(one) > MAX_ENTRY_BYTES for one in entries):
        raise ValueError(len(entries))
    return b"".join(len(one).to_bytes(_LENGTH_BYTES, "big") + one for one in entries)


def decode_bundle(data: bytes, width: int) -> tuple[bytes, ...]:
    """The entries of a bundle of that width; ProofRefused(`bundle`) if it does not fit exactly."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + _LENGTH_BYTES
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data) or len(entries) == width:
            raise ProofRefused("bundle")
        entries.append(data[start:at])
    if not entries or len(entries) != width:
        raise ProofRefused("bundle")
    return tuple(entries)
