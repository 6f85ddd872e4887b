"""The Merkle tree against its published vectors and against its own naive definition.

Refuses: sampling where every size and index can be tried.
"""

import base64
import json
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from vault.errors import ProofRefused
from vault.tree import (
    EMPTY_ROOT,
    CompactRange,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    split_point,
    verify_consistency,
    verify_inclusion,
)

SIZES = 40
LEAVES = [leaf_hash(bytes((number,))) for number in range(SIZES)]


def naive_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = split_point(len(leaves))
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def vectors(shared_data: Path, name: str) -> list[dict[str, Any]]:
    text = (shared_data / "vectors" / "rfc6962" / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def hashes(values: list[str] | None) -> list[bytes]:
    return [base64.b64decode(value) for value in values or []]


def accepted(check: Any, *values: Any) -> bool:
    try:
        check(*values)
    except ProofRefused:
        return False
    return True


def test_inclusion_vectors_are_answered_as_published(shared_data: Path) -> None:
    for case in vectors(shared_data, "inclusion.jsonl"):
        leaf, root = hashes([case["leafHash"] or "", case["root"] or ""])
        proof = hashes(case["proof"])

        given = accepted(verify_inclusion, leaf, case["leafIdx"], case["treeSize"], proof, root)

        assert given is not case["wantErr"], case["desc"]


def test_consistency_vectors_are_answered_as_published(shared_data: Path) -> None:
    for case in vectors(shared_data, "consistency.jsonl"):
        old, new = hashes([case["root1"] or "", case["root2"] or ""])
        proof = hashes(case["proof"])

        given = accepted(verify_consistency, case["size1"], case["size2"], proof, old, new)

        assert given is not case["wantErr"], case["desc"]


def test_the_published_log_has_our_leaf_hashes_and_roots(shared_data: Path) -> None:
    log = shared_data / "vectors" / "tlog_tiles_log"
    for size in range(1, 10):
        bundle = (log / "tile" / "entries" / "000.p" / str(size)).read_bytes()
        tile = (log / "tile" / "0" / "000.p" / str(size)).read_bytes()
        leaves = []
        while bundle:
            length = int.from_bytes(bundle[:2], "big")
            leaves.append(leaf_hash(bundle[2 : 2 + length]))
            bundle = bundle[2 + length :]
        root = (log / f"checkpoint.{size}").read_text("utf-8").splitlines()[2]

        assert b"".join(leaves) == tile
        assert root_of(leaves) == base64.b64decode(root)


@pytest.mark.parametrize("size", range(SIZES + 1))
def test_roots_equal_the_recursive_definition(size: int) -> None:
    one_by_one = CompactRange()
    for leaf in LEAVES[:size]:
        one_by_one.append(leaf)

    assert root_of(LEAVES[:size]) == naive_root(LEAVES[:size]) == one_by_one.root()


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert CompactRange().root() == EMPTY_ROOT == sha256(b"").digest()


def test_extending_in_any_pieces_gives_one_range() -> None:
    for split in range(SIZES + 1):
        tree = CompactRange()
        tree.extend(LEAVES[:split])
        tree = CompactRange.from_bytes(tree.to_bytes())
        tree.extend(LEAVES[split:])

        assert tree.root() == naive_root(LEAVES)
        assert tree.size == SIZES


def test_extending_returns_the_subtrees_that_became_whole() -> None:
    tree = CompactRange()

    kept = tree.extend(LEAVES[:5], 2) + tree.extend(LEAVES[5:14], 2) + tree.extend(LEAVES[14:], 2)

    assert kept == [naive_root(LEAVES[at : at + 4]) for at in range(0, SIZES, 4)]


@pytest.mark.parametrize("data", [b"", b"\0" * 7, b"\0" * 9, (3).to_bytes(8, "big") + bytes(32)])
def test_a_compact_range_of_another_shape_is_refused(data: bytes) -> None:
    with pytest.raises(ProofRefused):
        CompactRange.from_bytes(data)


def test_every_inclusion_proof_holds_and_no_neighbour_does() -> None:
    for size in range(1, SIZES + 1):
        root = naive_root(LEAVES[:size])
        for index in range(size):
            proof = inclusion_proof(LEAVES[:size], index)

            verify_inclusion(LEAVES[index], index, size, proof, root)
            for wrong in (index - 1, index + 1):
                assert not accepted(verify_inclusion, LEAVES[index], wrong, size, proof, root)


def test_every_consistency_proof_holds() -> None:
    for size in range(1, SIZES + 1):
        root = naive_root(LEAVES[:size])
        for old in range(1, size + 1):
            proof = consistency_proof(LEAVES[:size], old)

            verify_consistency(old, size, proof, naive_root(LEAVES[:old]), root)


def test_no_mutation_of_a_proof_is_accepted() -> None:
    chance = Random(6962)
    for _ in range(2_000):
        size = chance.randrange(2, SIZES + 1)
        index = chance.randrange(size)
        old = chance.randrange(1, size)
        leaves, root = LEAVES[:size], naive_root(LEAVES[:size])
        path = mutated(inclusion_proof(leaves, index), chance)
        prefix = mutated(consistency_proof(leaves, old), chance)
        old_root = naive_root(LEAVES[:old])

        assert not accepted(verify_inclusion, LEAVES[index], index, size, path, root)
        assert not accepted(verify_consistency, old, size, prefix, old_root, root)


def mutated(proof: list[bytes], chance: Random) -> list[bytes]:
    kind = chance.randrange(4)
    if kind == 0:
        return [*proof, LEAVES[0]]
    if kind == 1:
        return [LEAVES[1], *proof]
    if kind == 2:
        return proof[:-1]
    flipped = bytearray(proof[0])
    flipped[chance.randrange(32)] ^= 1 << chance.randrange(8)
    return [bytes(flipped), *proof[1:]]


def test_asking_for_a_leaf_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES[:3], 3)
    with pytest.raises(IndexError):
        consistency_proof(LEAVES[:3], 0)
