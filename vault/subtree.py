"""Proofs about a part of a tree: a leaf in a subtree, a subtree in a tree.

Refuses: parts that are no subtree, and proofs with a hash too few or too many.
"""

from collections.abc import Sequence

from vault.errors import ProofRefused
from vault.tree import EMPTY_ROOT, HASH_BYTES, node_hash, verify_inclusion


def is_subtree(start: int, end: int) -> bool:
    """Whether [start, end) is a subtree: start is a multiple of the power of two ≥ its length.

    Source: draft-ietf-plants-merkle-tree-certs, section "Subtrees".
    """
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def verify_subtree_inclusion(
    leaf: bytes, index: int, part: tuple[int, int], proof: Sequence[bytes], root: bytes
) -> None:
    """Raises ProofRefused unless the leaf at `index` lies under the root of [start, end)."""
    start, end = part
    if not is_subtree(start, end) or not start <= index < end:
        raise ProofRefused("subtree")
    verify_inclusion(leaf, index - start, end - start, proof, root)


def verify_subtree_consistency(
    part: tuple[int, int], size: int, proof: Sequence[bytes], part_root: bytes, root: bytes
) -> None:
    """Raises ProofRefused unless [start, end) with its root is part of the tree of `size`.

    An empty part (start = end) lies in every tree; as the reference library decides, it needs
    the empty root and an empty proof, and says nothing of the tree's root.
    Source: draft-ietf-plants-merkle-tree-certs, "Verifying a Subtree Consistency Proof".
    """
    start, end = part
    if 0 <= start == end <= size:
        if proof or part_root != EMPTY_ROOT:
            raise ProofRefused("root")
        return
    if not is_subtree(start, end) or end > size:
        raise ProofRefused("subtree")
    if any(len(one) != HASH_BYTES for one in proof):
        raise ProofRefused("hash-length")
    first, last, edge = start, end - 1, size - 1
    while first != last and (last == edge or last & 1):
        first, last, edge = first >> 1, last >> 1, edge >> 1
    path = list(proof) if first != last else [part_root, *proof]
    if not path:
        raise ProofRefused("proof-length")
    _climb((first, last, edge), path, (part_root, root))


def _climb(places: tuple[int, int, int], path: Sequence[bytes], roots: tuple[bytes, bytes]) -> None:
    first, last, edge = places
    part_node = node = path[0]
    for sibling in path[1:]:
        if edge == 0:
            raise ProofRefused("proof-length")
        if last & 1 or last == edge:
            if first < last:
                part_node = node_hash(sibling, part_node)
            node = node_hash(sibling, node)
            while not last & 1:
                first, last, edge = first >> 1, last >> 1, edge >> 1
        else:
            node = node_hash(node, sibling)
        first, last, edge = first >> 1, last >> 1, edge >> 1
    if edge:
        raise ProofRefused("proof-length")
    if (part_node, node) != roots:
        raise ProofRefused("root")
