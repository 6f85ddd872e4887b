"""The RFC 6962 Merkle tree: hashes, the compact range, proofs and their verification.

Refuses: storage, and every proof that is too short, too long or leads to another root.
"""

from collections.abc import Sequence
from hashlib import sha256
from operator import add

from vault.digests import sha256_each
from vault.errors import ProofRefused

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves (RFC 6962 section 2.1)."""

MAX_LEVELS = 63


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256(0x00 ‖ entry), RFC 6962 section 2.1."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right), RFC 6962 section 2.1."""
    return sha256(b"\x01" + left + right).digest()


def pair_up(nodes: Sequence[bytes]) -> list[bytes]:
    """The parents of neighbouring nodes; an odd last node has none yet and is left out."""
    return sha256_each(map(add, nodes[::2], nodes[1::2]), b"\x01")


class CompactRange:
    """The roots of the perfect subtrees of a growing tree: all that appending needs.

    `peaks[level]` is the root over 2**level leaves, or None where the size has no such bit.
    """

    __slots__ = ("peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes | None] = []

    def copy(self) -> "CompactRange":
        """The same range, growing by itself from now on."""
        made = CompactRange()
        made.size, made.peaks = self.size, self.peaks[:]
        return made

    def append(self, leaf: bytes) -> None:
        """Adds one leaf hash."""
        node = leaf
        for level, peak in enumerate(self.peaks):
            if peak is None:
                self.peaks[level] = node
                break
            node = sha256(b"\x01" + peak + node).digest()
            self.peaks[level] = None
        else:
            self.peaks.append(node)
        self.size += 1

    def extend(self, leaves: Sequence[bytes], keep_level: int = MAX_LEVELS) -> list[bytes]:
        """Adds many leaf hashes; returns the roots at `keep_level` that became whole.

        Works level by level, so that the hashing runs in one tight loop per level.
        """
        kept: list[bytes] = []
        nodes = list(leaves)
        self.size += len(nodes)
        level = 0
        while nodes:
            if level == len(self.peaks):
                self.peaks.append(None)
            if level == keep_level:
                kept = nodes[:]
            peak = self.peaks[level]
            if peak is not None:
                nodes.insert(0, peak)
            self.peaks[level] = nodes[-1] if len(nodes) % 2 else None
            nodes = pair_up(nodes)
            level += 1
        return kept

    def root(self) -> bytes:
        """The root of the tree so far."""
        root: bytes | None = None
        for peak in self.peaks:
            if peak is not None:
                root = peak if root is None else node_hash(peak, root)
        return EMPTY_ROOT if root is None else root

    def to_bytes(self) -> bytes:
        """u64 size, then the peaks from the largest down: what the vault keeps."""
        return self.size.to_bytes(8, "big") + b"".join(
            peak for peak in reversed(self.peaks) if peak is not None
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> "CompactRange":
        """The range `to_bytes` wrote; ProofRefused(`compact-range`) if it has another shape."""
        made = cls()
        made.size = int.from_bytes(data[:8], "big")
        if len(data) != 8 + HASH_BYTES * made.size.bit_count() or made.size >= 1 << MAX_LEVELS:
            raise ProofRefused("compact-range")
        made.peaks = [None] * made.size.bit_length()
        start = 8
        for level in range(made.size.bit_length() - 1, -1, -1):
            if made.size >> level & 1:
                made.peaks[level] = data[start : start + HASH_BYTES]
                start += HASH_BYTES
        return made


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = CompactRange()
    tree.extend(leaves)
    return tree.root()


def split_point(size: int) -> int:
    """The largest power of two below `size` (RFC 6962 section 2.1); `size` is at least 2."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The siblings from leaf `index` to the root (RFC 6962 section 2.1.1).

    IndexError if there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path: list[bytes] = []
    nodes = list(leaves)
    while len(nodes) > 1:
        sibling = index ^ 1
        if sibling < len(nodes):
            path.append(nodes[sibling])
        nodes = pair_up(nodes) + (nodes[-1:] if len(nodes) % 2 else [])
        index >>= 1
    return path


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """Proof that the first `old_size` leaves are a prefix of all (RFC 6962 section 2.1.2)."""
    if not 0 < old_size <= len(leaves):
        raise IndexError(old_size)
    return _subproof(leaves, old_size, whole=True)


def _subproof(leaves: Sequence[bytes], old_size: int, *, whole: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = split_point(len(leaves))
    if old_size <= split:
        return [*_subproof(leaves[:split], old_size, whole=whole), root_of(leaves[split:])]
    return [*_subproof(leaves[split:], old_size - split, whole=False), root_of(leaves[:split])]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Raises ProofRefused unless `proof` leads from the leaf to the root (RFC 9162 2.1.3.2)."""
    _check_hashes(root)
    if root_from_path(leaf, index, size, proof) != root:
        raise ProofRefused("root")


def root_from_path(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that a path leads to from the leaf at `index` of `size` (RFC 9162 2.1.3.2).

    Raises ProofRefused for an index outside the tree and for a path of another length.
    """
    _check_hashes(leaf, *proof)
    if not 0 <= index < size:
        raise ProofRefused("index")
    node, last = leaf, size - 1
    for sibling in proof:
        if last == 0:
            raise ProofRefused("proof-length")
        if index & 1 or index == last:
            node = node_hash(sibling, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        index, last = index >> 1, last >> 1
    if last:
        raise ProofRefused("proof-length")
    return node


def verify_consistency(
    old_size: int, new_size: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Raises ProofRefused unless the old tree is a prefix of the new (RFC 9162 2.1.4.2).

    An old size of 0 is refused, as the reference library decides: every tree extends the
    empty one, so such a "proof" proves nothing; callers treat size 0 before asking.
    """
    _check_hashes(old_root, new_root, *proof)
    if not 0 < old_size <= new_size:
        raise ProofRefused("sizes")
    if old_size == new_size:
        if proof:
            raise ProofRefused("proof-length")
        if old_root != new_root:
            raise ProofRefused("root")
        return
    _walk_consistency(old_size, new_size, proof, (old_root, new_root))


def _walk_consistency(
    old_size: int, new_size: int, proof: Sequence[bytes], roots: tuple[bytes, bytes]
) -> None:
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, roots[0])
    if not path:
        raise ProofRefused("proof-length")
    old, new = old_size - 1, new_size - 1
    while old & 1:
        old, new = old >> 1, new >> 1
    old_node = new_node = path[0]
    for sibling in path[1:]:
        if new == 0:
            raise ProofRefused("proof-length")
        if old & 1 or old == new:
            old_node = node_hash(sibling, old_node)
            new_node = node_hash(sibling, new_node)
            while not old & 1 and old:
                old, new = old >> 1, new >> 1
        else:
            new_node = node_hash(new_node, sibling)
        old, new = old >> 1, new >> 1
    if new:
        raise ProofRefused("proof-length")
    if (old_node, new_node) != roots:
        raise ProofRefused("root")


def _check_hashes(*hashes: bytes) -> None:
    if any(len(value) != HASH_BYTES for value in hashes):
        raise ProofRefused("hash-length")
