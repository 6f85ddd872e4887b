"""Anchors that leak nothing: for each witness a tiny log of blinded heads (reference 2.9).

Refuses: storage and network; a witness sees only a key of its own, sizes that grow by one a
day, and hashes nobody can link to a vault or to what another witness sees.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vault.entry import Seen
from vault.errors import ProofRefused
from vault.ids import LogId
from vault.note import Checkpoint, NoteKey, checkpoint_text, sign_note
from vault.sign import SigningKey
from vault.tree import consistency_proof, leaf_hash, node_hash, pair_up, root_of

ORIGIN_START = "rekamku/anchor/v1/"
BLIND_BYTES = 32

_ORIGIN = re.compile(ORIGIN_START + "[0-9a-f]{64}")
_ANCHOR_TAG = b"rekamku/anchor/v1"
_HEAD_TAG = b"rekamku/family-head/v1"


@dataclass(frozen=True, slots=True)
class AnchorLeaf:
    """What one anchor stands for: a random blind and the heads of all logs at that moment."""

    blind: bytes
    heads: tuple[Seen, ...]

    @property
    def hash(self) -> bytes:
        """The leaf of the anchor log."""
        return anchor_leaf(self.blind, family_head(self.heads))


@dataclass(frozen=True, slots=True)
class Step:
    """One step up to the family head: the sibling, and whether it stands on the left."""

    left: bool
    sibling: bytes


def sorted_heads(heads: Iterable[Seen]) -> tuple[Seen, ...]:
    """Every head once, by log id: the order of the family head's leaves."""
    return tuple(sorted(set(heads), key=lambda one: one.log_id))


def head_leaf(seen: Seen) -> bytes:
    """SHA-256(0x00 ‖ tag ‖ log id ‖ u64 size ‖ root): one log's leaf under the family head."""
    return leaf_hash(_HEAD_TAG + seen.log_id + seen.size.to_bytes(8, "big") + seen.root)


def family_head(heads: Sequence[Seen]) -> bytes:
    """The Merkle root over the heads of all logs; they are sorted by log id."""
    return root_of([head_leaf(one) for one in heads])


def head_steps(heads: Sequence[Seen], log_id: LogId) -> tuple[Step, ...]:
    """From one log's head up to the family head; KeyError if it is not among them.

    Sides instead of place and size: nothing binds the number of logs, and it is nobody's
    business.
    """
    index = next((at for at, one in enumerate(heads) if one.log_id == log_id), None)
    if index is None:
        raise KeyError(log_id.hex())
    steps, nodes = [], [head_leaf(one) for one in heads]
    while len(nodes) > 1:
        if index ^ 1 < len(nodes):
            steps.append(Step(bool(index & 1), nodes[index ^ 1]))
        nodes = pair_up(nodes) + (nodes[-1:] if len(nodes) % 2 else [])
        index >>= 1
    return tuple(steps)


def climb(leaf: bytes, steps: Iterable[Step]) -> bytes:
    """The family head that steps lead to from one log's leaf."""
    node = leaf
    for step in steps:
        node = node_hash(step.sibling, node) if step.left else node_hash(node, step.sibling)
    return node


def anchor_leaf(blind: bytes, head: bytes) -> bytes:
    """SHA-256(0x00 ‖ tag ‖ blind ‖ family head): all that a witness's log holds of a day."""
    return leaf_hash(_ANCHOR_TAG + blind + head)


def anchor_origin(public: bytes) -> str:
    """The origin of an anchor log: it names its own key, so that a witness needs no list."""
    return ORIGIN_START + public.hex()


def anchor_key(origin: str) -> NoteKey:
    """The key that an anchor log's origin names; ProofRefused(`anchor`) for another origin."""
    public = origin.removeprefix(ORIGIN_START)
    if _ORIGIN.fullmatch(origin) is None:
        raise ProofRefused("anchor")
    return NoteKey(origin, bytes.fromhex(public))


def anchor_note(leaves: Sequence[bytes], signer: SigningKey) -> bytes:
    """The signed checkpoint over all leaves of an anchor log; the same every time it is made."""
    origin = anchor_origin(signer.public)
    return sign_note(
        checkpoint_text(Checkpoint(origin, len(leaves), root_of(leaves))), origin, signer
    )


def anchor_growth(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """Proof that the log only grew since `old_size`; empty from size 0 and for equal sizes."""
    return tuple(consistency_proof(leaves, old_size)) if old_size else ()
