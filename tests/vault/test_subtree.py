"""Proofs about parts of a tree, against the published vectors.

Refuses: nothing of its own; every published case is tried.
"""

import base64
import json
from pathlib import Path
from typing import Any

from vault.errors import ProofRefused
from vault.subtree import is_subtree, verify_subtree_consistency, verify_subtree_inclusion


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


def test_subtree_inclusion_vectors_are_answered_as_published(shared_data: Path) -> None:
    for case in vectors(shared_data, "subtreeinclusion.jsonl"):
        leaf, root = hashes([case["leafHash"] or "", case["root"] or ""])
        part = (case["start"], case["end"])

        given = accepted(
            verify_subtree_inclusion, leaf, case["leafIdx"], part, hashes(case["proof"]), root
        )

        assert given is not case["wantErr"], case["desc"]


def test_subtree_consistency_vectors_are_answered_as_published(shared_data: Path) -> None:
    for case in vectors(shared_data, "subtreeconsistency.jsonl"):
        part_root, root = hashes([case["root1"] or "", case["root2"] or ""])
        part = (case["start"], case["end"])

        given = accepted(
            verify_subtree_consistency, part, case["size"], hashes(case["proof"]), part_root, root
        )

        assert given is not case["wantErr"], (case["desc"], case)


def test_only_aligned_parts_are_subtrees() -> None:
    assert [end for end in range(10) if is_subtree(4, end)] == [5, 6, 7, 8]
    assert not is_subtree(1, 3)
    assert not is_subtree(2, 2)
