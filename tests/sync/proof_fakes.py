"""Proof files made from plain values: a ledger of contents, witnesses above it, a file.

Refuses: a vault; what the files hold is made by the vault's own functions all the same.
"""

import json
from typing import Any

from page_fakes import LOG, SIGNER, Ledger

from vault.anchor_log import AnchorLeaf, anchor_note, head_steps, sorted_heads
from vault.cosignature import WitnessKey, cosign
from vault.entry import Seen
from vault.ids import LogId
from vault.note import NoteKey, origin_of
from vault.proof_file import ProofFile, write_proof
from vault.record_proof import FORMAT, coded, coded_step
from vault.sign import SigningKey
from vault.tree import inclusion_proof, root_of

COSIGNED = 1_790_600_000
WITNESSES = {
    f"saksi.example/{number}": SigningKey.from_bytes(bytes((number,)) * 32) for number in (1, 2)
}
JSON_MEDIA = "application/fhir+json"
HAEMOGLOBIN = {
    "resourceType": "Observation",
    "id": "hb",
    "status": "final",
    "code": {"text": "Hemoglobin"},
    "effectiveDateTime": "2026-09-01",
    "valueQuantity": {"value": 11.2, "unit": "g/dL"},
}


def contents(count: int = 5, middle: dict[str, Any] | None = None) -> list[bytes]:
    """Some other records, with one in their middle that is to be proven."""
    others: list[dict[str, Any]] = [{"resourceType": "Basic", "id": str(at)} for at in range(count)]
    others[count // 2] = middle or HAEMOGLOBIN
    return [json.dumps(one, ensure_ascii=False).encode() for one in others]


def anchored(ledger: Ledger, index: int, name: str) -> dict[str, Any]:
    """What leads from an entry to one witness's cosignature."""
    leaves = ledger.leaves()
    heads = sorted_heads(
        [
            Seen(LOG, len(leaves), root_of(leaves)),
            Seen(LogId(b"A" * 16), 3, b"\x03" * 32),
            Seen(LogId(b"Z" * 16), 9, b"\x09" * 32),
        ]
    )
    earlier = AnchorLeaf(b"\x0e" * 32, heads[:1])
    anchors = [earlier.hash, AnchorLeaf(b"\x0b" * 32, heads).hash]
    note = anchor_note(anchors, SigningKey.from_bytes(b"\x51" * 32)).decode()
    text = note.partition("\n\n")[0] + "\n"
    return {
        "witness": str(WitnessKey(name, WITNESSES[name].public)),
        "note": note + cosign(text, name, WITNESSES[name], COSIGNED),
        "index": 1,
        "path": [coded(step) for step in inclusion_proof(anchors, 1)],
        "blind": coded(b"\x0b" * 32),
        "head_path": [coded_step(step) for step in head_steps(heads, LOG)],
        "log_size": len(leaves),
        "log_path": [coded(step) for step in inclusion_proof(leaves, index)],
    }


def proof_parts(
    kept: list[bytes], index: int, *, vouched: bool
) -> tuple[ProofFile, dict[str, Any]]:
    """A proof without its extra, and the extra as plain values."""
    ledger = Ledger(kept)
    extra = {
        "format": FORMAT,
        "key": str(NoteKey(origin_of(LOG), SIGNER.public)),
        "header": coded(ledger.headers[index]),
        "content": coded(kept[index]),
        "nonce": coded(ledger.nonces[index]),
        "cm": coded(ledger.halves[index]),
        "media": JSON_MEDIA,
        "anchors": [anchored(ledger, index, name) for name in WITNESSES] if vouched else [],
    }
    path = tuple(inclusion_proof(ledger.leaves(), index))
    return ProofFile(index, path, ledger.checkpoint()["note"].encode()), extra


def joined(proof: ProofFile, extra: dict[str, Any]) -> bytes:
    """The proof file with this extra in its one spelling."""
    text = json.dumps(extra, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return write_proof(ProofFile(proof.index, proof.path, proof.note, text.encode()))


def proof_file(*, vouched: bool = False, middle: dict[str, Any] | None = None) -> bytes:
    """A whole proof file about the middle one of five records."""
    kept = contents(middle=middle)
    return joined(*proof_parts(kept, len(kept) // 2, vouched=vouched))
