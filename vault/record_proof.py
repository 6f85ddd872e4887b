"""The proof of one record that needs nothing but its file: made, read, checked to the end.

Refuses: every file of which any step fails; it never says "almost". Of a record's description
only the commitment is shown, so no file name and no person's name leaks.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from vault import commitment
from vault.anchor_log import BLIND_BYTES, Step, anchor_key, anchor_leaf, climb, head_leaf
from vault.cosignature import WitnessKey, cosigned_at
from vault.entry import MAX_INTEGER, Entry, Seen, decode
from vault.errors import ProofRefused
from vault.ids import LogId
from vault.log_proof import EntryProof
from vault.note import (
    Note,
    NoteKey,
    origin_of,
    parse_checkpoint,
    parse_note,
    signed_head,
    strict_base64,
    verify_note,
)
from vault.policy import Policy
from vault.proof_file import ProofFile, hash_of, read_proof, write_proof
from vault.tree import HASH_BYTES, MAX_LEVELS, leaf_hash, root_from_path, verify_inclusion

FORMAT = "rekamku-proof/1"
MOST_ANCHORS = 32


class AnchorEvidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What leads from the entry to one witness's cosignature (reference 2.9); base64 values.

    `log_*`: the entry under the log's root as it was anchored; `head_path`: from that root up
    to the family head, each step `0` (sibling on the left) or `1` and its hash; `index`, `path`:
    the blinded head in the anchor log; `note`: its cosigned checkpoint; `witness`: the verifier
    key of the witness.
    """

    witness: str
    note: str
    index: int
    path: list[str]
    blind: str
    head_path: list[str]
    log_size: int
    log_path: list[str]


class _Extra(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    key: str
    header: str
    content: str
    nonce: str
    cm: str
    media: str
    anchors: list[AnchorEvidence]


@dataclass(frozen=True, slots=True)
class Vouched:
    """A witness that had seen the entry by then; seconds since 1970."""

    witness: WitnessKey
    seconds: int


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof file shows. `media` is a hint that nothing vouches for.

    `claimed_ms` is when the vault says the entry was written; `log_key` signed the log's head;
    `vouched` are witnesses whose cosignatures hold; `enough` says whether a policy that was
    given is met, None without one.
    """

    content: bytes
    media: str
    index: int
    size: int
    claimed_ms: int
    origin: str
    log_key: NoteKey
    leaf: bytes
    vouched: tuple[Vouched, ...]
    enough: bool | None = None

    @property
    def content_sha256(self) -> str:
        """The SHA-256 of the record's exact bytes, as hexadecimal."""
        return sha256(self.content).hexdigest()


def make_proof(proof: EntryProof, media: str, anchors: Sequence[AnchorEvidence] = ()) -> bytes:
    """The proof file of one entry; ValueError for an entry without payload."""
    if proof.parts is None:
        raise ValueError("no payload")
    extra = _Extra(
        format=FORMAT,
        key=str(NoteKey(origin_of(proof.stored.position.log_id), proof.public_key)),
        header=coded(proof.header),
        content=coded(proof.stored.content),
        nonce=coded(proof.parts.nonce_content),
        cm=coded(proof.parts.meta),
        media=media,
        anchors=list(anchors),
    )
    return write_proof(
        ProofFile(proof.stored.position.index, proof.path, proof.note, _encode(extra))
    )


def check_proof(data: bytes, policy: Policy | None = None) -> Proven:
    """Everything a proof file says, worked out again from its bytes alone.

    Raises ProofRefused(`proof-file`) where it is no such file, and with another word where it
    is one that does not hold. A policy's logs and witnesses are the only ones believed.
    """
    file = read_proof(data)
    extra = _extra_of(file.extra)
    header = _bytes(extra.header)
    entry = decode(header)
    if entry.index != file.index:
        raise ProofRefused("header")
    content = _content_of(extra, entry)
    key = _log_key(extra, entry, policy)
    head = signed_head(file.note, entry.log_id, key.public)
    _require_lines(parse_note(file.note), {(key.name, key.key_id)})
    leaf = leaf_hash(header)
    verify_inclusion(leaf, entry.index, head.size, file.path, head.root)
    vouched = _vouched(extra.anchors, entry, leaf, policy)
    met = None if policy is None else policy.met_by([one.witness for one in vouched])
    return Proven(
        content=content,
        media=extra.media,
        index=entry.index,
        size=head.size,
        claimed_ms=entry.claimed_ms,
        origin=head.origin,
        log_key=key,
        leaf=leaf,
        vouched=vouched,
        enough=met,
    )


def coded(data: bytes) -> str:
    """Base64 as proof files have it."""
    return base64.b64encode(data).decode("ascii")


def _encode(extra: _Extra) -> bytes:
    return msgspec.json.encode(extra, order="sorted")


def _extra_of(data: bytes | None) -> _Extra:
    """The extra in its one spelling: decoded, encoded again, compared."""
    if data is None:
        raise ProofRefused("proof-file")
    try:
        extra = msgspec.json.decode(data, type=_Extra)
        same = _encode(extra) == data
    except (msgspec.MsgspecError, UnicodeError):
        raise ProofRefused("proof-file") from None
    if not same or extra.format != FORMAT or len(extra.anchors) > MOST_ANCHORS:
        raise ProofRefused("proof-file")
    return extra


def _content_of(extra: _Extra, entry: Entry) -> bytes:
    content, nonce, half = _bytes(extra.content), _bytes(extra.nonce), _bytes(extra.cm)
    if len(nonce) != HASH_BYTES or len(half) != HASH_BYTES:
        raise ProofRefused("content")
    promised = commitment.join(half, commitment.commit_content(nonce, content))
    if entry.commitment != promised:
        raise ProofRefused("content")
    return content


def _log_key(extra: _Extra, entry: Entry, policy: Policy | None) -> NoteKey:
    key = NoteKey.parse(extra.key)
    if key.name != origin_of(entry.log_id):
        raise ProofRefused("log-key")
    if policy is not None and policy.logs and key not in policy.logs:
        raise ProofRefused("log-unknown")
    return key


def _vouched(
    anchors: Sequence[AnchorEvidence], entry: Entry, leaf: bytes, policy: Policy | None
) -> tuple[Vouched, ...]:
    believed = None if policy is None else {one.public: one for one in policy.believed()}
    found: dict[bytes, Vouched] = {}
    for anchor in anchors:
        key = WitnessKey.parse(anchor.witness)
        if key.public in found:
            raise ProofRefused("anchor")
        one = Vouched(key, _anchored_at(anchor, key, entry, leaf))
        if believed is None or key.public in believed:
            found[key.public] = one
    return tuple(sorted(found.values(), key=lambda one: (one.seconds, one.witness)))


def _anchored_at(anchor: AnchorEvidence, key: WitnessKey, entry: Entry, leaf: bytes) -> int:
    """When the witness cosigned an anchor above this entry; ProofRefused otherwise."""
    blind = _bytes(anchor.blind)
    if len(blind) != BLIND_BYTES or not 0 < anchor.log_size <= MAX_INTEGER:
        raise ProofRefused("anchor")
    root = root_from_path(leaf, entry.index, anchor.log_size, _hashes(anchor.log_path))
    seen = Seen(LogId(entry.log_id), anchor.log_size, root)
    if len(anchor.head_path) > MAX_LEVELS:
        raise ProofRefused("anchor")
    head = climb(head_leaf(seen), [_step(line) for line in anchor.head_path])
    note = parse_note(anchor.note.encode("utf-8"))
    cosigned = parse_checkpoint(note.text)
    own = anchor_key(cosigned.origin)
    verify_note(note, (own,))
    _require_lines(note, {(own.name, own.key_id), (key.name, key.key_id)})
    verify_inclusion(
        anchor_leaf(blind, head), anchor.index, cosigned.size, _hashes(anchor.path), cosigned.root
    )
    seconds = cosigned_at(note, key)
    if seconds is None:
        raise ProofRefused("anchor")
    return seconds


def _require_lines(note: Note, known: set[tuple[str, bytes]]) -> None:
    """No signature may stand there that nobody here can check, and none twice."""
    found = [(line.name, line.key_id) for line in note.signatures]
    if set(found) != known or len(found) != len(known):
        raise ProofRefused("signatures")


def _hashes(lines: Sequence[str]) -> list[bytes]:
    return [_bytes(line) for line in lines]


def coded_step(step: Step) -> str:
    """A step up to the family head as proof files have it."""
    return ("0" if step.left else "1") + coded(step.sibling)


def _step(line: str) -> Step:
    if line[:1] not in {"0", "1"}:
        raise ProofRefused("anchor")
    return Step(line[0] == "0", hash_of(line[1:], "anchor"))


def _bytes(text: str) -> bytes:
    return strict_base64(text, "proof-file")
