"""Anchors that leak nothing: for each witness a tiny log of blinded heads (reference 2.9).

Refuses: storage and network; a witness sees only a key of its own, sizes that grow by one a
day, and hashes nobody can link to a vault or to what another witness sees.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vault.entry import Seen
from vault.ids import LogId
from vault.note import Checkpoint, checkpoint_text, sign_note
from vault.sign import SigningKey
from vault.tree import consistency_proof, inclusion_proof, leaf_hash, root_of

ORIGIN_START = "rekamku/anchor/v1/"
BLIND_BYTES = 32

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
class HeadPlace:
    """Where one log's head stands among all: its place, how many there are, the path."""

    index: int
    size: int
    path: tuple[bytes, ...]


def sorted_heads(heads: Iterable[Seen]) -> tuple[Seen, ...]:
    """Every head once, by log id: the order of the family head's leaves."""
    return tuple(sorted(set(heads), key=lambda one: one.log_id))


def head_leaf(seen: Seen) -> bytes:
    """SHA-256(0x00 ‖ tag ‖ log id ‖ u64 size ‖ root): one log's leaf under the family head."""
    return leaf_hash(_HEAD_TAG + seen.log_id + seen.size.to_bytes(8, "big") + seen.root)


def family_head(heads: Sequence[Seen]) -> bytes:
    """The Merkle root over the heads of all logs; they are sorted by log id."""
    return root_of([head_leaf(one) for one in heads])


def head_place(heads: Sequence[Seen], log_id: LogId) -> HeadPlace:
    """The path of one log's head to the family head; KeyError if it is not among them."""
    index = next((at for at, one in enumerate(heads) if one.log_id == log_id), None)
    if index is None:
        raise KeyError(log_id.hex())
    path = inclusion_proof([head_leaf(one) for one in heads], index)
    return HeadPlace(index, len(heads), tuple(path))


def anchor_leaf(blind: bytes, head: bytes) -> bytes:
    """SHA-256(0x00 ‖ tag ‖ blind ‖ family head): all that a witness's log holds of a day."""
    return leaf_hash(_ANCHOR_TAG + blind + head)


def anchor_origin(public: bytes) -> str:
    """The origin of an anchor log: it names its own key, so that a witness needs no list."""
    return ORIGIN_START + public.hex()


def anchor_note(leaves: Sequence[bytes], signer: SigningKey) -> bytes:
    """The signed checkpoint over all leaves of an anchor log; the same every time it is made."""
    origin = anchor_origin(signer.public)
    return sign_note(
        checkpoint_text(Checkpoint(origin, len(leaves), root_of(leaves))), origin, signer
    )


def anchor_growth(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """Proof that the log only grew since `old_size`; empty from size 0 and for equal sizes."""
    return tuple(consistency_proof(leaves, old_size)) if old_size else ()
