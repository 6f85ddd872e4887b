"""Proofs, notes, headers and proof files with something changed: none of them may be taken.

Refuses: mutations that change nothing; those are drawn again.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from random import Random

from tests.attacks.table import Scale, Tally
from vault import tree
from vault.entry import Entry, Operation, Seen, Target, decode, encode
from vault.errors import ProofRefused
from vault.ids import LedgerId, LogId
from vault.note import NoteKey, origin_of, parse_note, sign_head, verify_note
from vault.sign import SigningKey

_SIZES = 300
_OTHERS = 4


def attack(scale: Scale) -> Iterator[Tally]:
    """Each kind of mutation, as often as the scale says."""
    chance = Random(scale.seed)
    yield _inclusion(scale, chance)
    yield _consistency(scale, chance)
    yield _notes(scale, chance)
    yield _headers(scale, chance)
    yield _keys()


def _refused(check: Callable[[], object]) -> bool:
    try:
        check()
    except (ProofRefused, ValueError):
        return True
    return False


def _flipped(data: bytes, chance: Random) -> bytes:
    """One bit, byte, length or order of it changed."""
    changed = bytearray(data)
    kind = chance.randrange(5)
    at = chance.randrange(len(changed))
    if kind == 0:
        changed[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        changed[at] = chance.randrange(256)
    elif kind == 2:
        del changed[at : at + 1 + chance.randrange(8)]
    elif kind == 3:
        changed[at:at] = chance.randbytes(1 + chance.randrange(8))
    else:
        changed += chance.randbytes(1 + chance.randrange(40))
    return bytes(changed) if bytes(changed) != data else _flipped(data, chance)


def _path(proof: list[bytes], chance: Random) -> list[bytes]:
    """A proof with a hash changed, gone, doubled, added or moved."""
    changed = list(proof)
    kind = chance.randrange(5) if changed else 3
    if kind == 0:
        at = chance.randrange(len(changed))
        changed[at] = _flipped(changed[at], chance)
    elif kind == 1:
        del changed[chance.randrange(len(changed))]
    elif kind == 2:
        changed.insert(chance.randrange(len(changed)), chance.choice(changed))
    elif kind == 3:
        changed.append(chance.randbytes(32))
    else:
        chance.shuffle(changed)
    return changed if changed != proof else _path(proof, chance)


def _trees(chance: Random) -> Iterator[tuple[list[bytes], bytes]]:
    while True:
        leaves = [tree.leaf_hash(chance.randbytes(20)) for _ in range(chance.randrange(2, _SIZES))]
        root = tree.root_of(leaves)
        for _ in range(40):
            yield leaves, root


def _inclusion(scale: Scale, chance: Random) -> Tally:
    tally = Tally(19, "mutated inclusion proofs")
    for leaves, head in _trees(chance):
        if tally.tried >= scale.mutations:
            return tally
        index, size, root = chance.randrange(len(leaves)), len(leaves), head
        leaf, proof = leaves[index], tree.inclusion_proof(leaves, index)
        kind = chance.randrange(4)
        if kind == 0:
            proof = _path(proof, chance)
        elif kind == 1:
            index = chance.choice([index + 1, index - 1, size, size + index])
        elif kind == 2:
            leaf = _flipped(leaf, chance)
        else:
            root = _flipped(root, chance)
        tally = tally.plus(
            detected=_refused(
                lambda leaf=leaf, index=index, size=size, proof=proof, root=root: (  # type: ignore[misc]
                    tree.verify_inclusion(leaf, index, size, proof, root)
                )
            )
        )
    raise AssertionError


def _consistency(scale: Scale, chance: Random) -> Tally:
    tally = Tally(19, "mutated consistency proofs")
    for leaves, head in _trees(chance):
        if tally.tried >= scale.mutations:
            return tally
        size, root = len(leaves), head
        old = chance.randrange(1, size)
        old_root, proof = tree.root_of(leaves[:old]), tree.consistency_proof(leaves, old)
        kind = chance.randrange(3)
        if kind == 0:
            proof = _path(proof, chance)
        elif kind == 1:
            old_root = _flipped(old_root, chance)
        else:
            root = _flipped(root, chance)
        tally = tally.plus(
            detected=_refused(
                lambda old=old, size=size, old_root=old_root, root=root, proof=proof: (  # type: ignore[misc]
                    tree.verify_consistency(old, size, proof, old_root, root)
                )
            )
        )
    raise AssertionError


def _notes(scale: Scale, chance: Random) -> Tally:
    tally = Tally(20, "mutated signed notes")
    signer = SigningKey.from_bytes(b"\x07" * 32)
    log_id = LogId(b"\x05" * 16)
    key = NoteKey(origin_of(log_id), signer.public)
    while tally.tried < scale.mutations:
        size, root = chance.randrange(1, 10**9), chance.randbytes(32)
        whole = sign_head(log_id, size, root, signer)
        text = parse_note(whole).text
        for _ in range(200):
            mutant = _flipped(whole, chance)
            tally = tally.plus(detected=_note_refused(mutant, key, text))
    return tally


def _note_refused(mutant: bytes, key: NoteKey, text: str) -> bool:
    """Refused, unsigned, or still the very text that was signed."""
    try:
        note = parse_note(mutant)
        return not verify_note(note, [key]) or note.text == text
    except ProofRefused:
        return True


def _headers(scale: Scale, chance: Random) -> Tally:
    """A mutant is refused, or it is the one form of another entry, which has another leaf."""
    tally = Tally(18, "mutated entry headers")
    while tally.tried < scale.mutations:
        whole = encode(_entry(chance))
        leaf = sha256(b"\x00" + whole).digest()
        for _ in range(50):
            mutant = _flipped(whole, chance)
            try:
                canonical = encode(decode(mutant)) == mutant
            except ProofRefused:
                tally = tally.plus(detected=True)
                continue
            tally = tally.plus(detected=canonical and sha256(b"\x00" + mutant).digest() != leaf)
    return tally


def _entry(chance: Random) -> Entry:
    seen = sorted(
        (
            Seen(LogId(chance.randbytes(16)), chance.randrange(1, 10**6), chance.randbytes(32))
            for _ in range(chance.randrange(_OTHERS))
        ),
        key=lambda one: one.log_id,
    )
    carries = chance.random() < 0.8
    return Entry(
        ledger_id=LedgerId(chance.randbytes(16)),
        log_id=LogId(chance.randbytes(16)),
        index=chance.randrange(10**6),
        previous=chance.randbytes(32),
        seen=tuple(seen) if chance.random() < 0.5 else None,
        lamport=chance.randrange(10**6),
        claimed_ms=chance.randrange(2 * 10**12),
        operation=chance.choice(list(Operation)),
        target=Target(LogId(chance.randbytes(16)), chance.randrange(10**6), chance.randbytes(32))
        if chance.random() < 0.5
        else None,
        commitment=chance.randbytes(32) if carries else None,
        size_class=chance.randrange(1, 12) if carries else 0,
    )


def _keys() -> Tally:
    """Small-order and non-canonical points of edwards25519 (RFC 8032, 5.1.3) offered as keys."""
    from vault.sign import check_public

    tally = Tally(22, "small-order and non-canonical device keys")
    field = 2**255 - 19
    orders = (0, 1, field - 1, field, field + 1)
    eight = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
    for value in (*orders, eight, field - eight):
        for sign in (0, 1):
            public = (value | sign << 255).to_bytes(32, "little")
            tally = tally.plus(detected=_refused(lambda public=public: check_public(public)))  # type: ignore[misc]
    return tally
