"""What the tests of the doctor's page share: bundles with real proofs, a phone, a clinic's name."""

import copy
import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from sync.jose import base64url
from vault.commitment import parts
from vault.entry import Entry, Operation, encode, size_class
from vault.ids import LedgerId, LogId
from vault.note import sign_head
from vault.sign import SigningKey
from vault.tree import inclusion_proof, leaf_hash, root_of

LOG = LogId(b"L" * 16)
SIGNER = SigningKey.from_bytes(bytes(range(32)))
IMPORTED_MS = 1_790_000_000_000


def text64(content: bytes) -> str:
    return base64url(content).decode("ascii")


def urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _rewritten(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_rewritten(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    shared = {key: _rewritten(item, names) for key, item in value.items() if key != "meta"}
    if isinstance(shared.get("reference"), str):
        shared["reference"] = names.get(shared["reference"], shared["reference"])
    return shared


def collection(resources: list[dict[str, Any]]) -> dict[str, Any]:
    """A bundle as a share holds it: urn names, rewritten references, no meta."""
    names = {
        f"{r['resourceType']}/{r['id']}": urn(f"{r['resourceType']}/{r['id']}") for r in resources
    }
    entries = [
        {
            "fullUrl": names[f"{r['resourceType']}/{r['id']}"],
            "resource": _rewritten(copy.deepcopy(r), names),
        }
        for r in resources
    ]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": "2026-11-21T10:00:00+08:00",
        "entry": entries,
    }


@dataclass
class Ledger:
    """A ledger of some contents, enough to prove each of them as a share does."""

    contents: list[bytes]
    headers: list[bytes] = field(default_factory=list)
    nonces: list[bytes] = field(default_factory=list)
    halves: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        for index, content in enumerate(self.contents):
            seed = hashlib.sha256(index.to_bytes(4, "big")).digest()
            both = parts(b'{"record":"hidden"}', content, seed)
            previous = leaf_hash(self.headers[-1]) if self.headers else bytes(32)
            entry = Entry(
                LedgerId(b"P" * 16),
                LOG,
                index,
                previous,
                None,
                index,
                IMPORTED_MS,
                Operation.IMPORT,
                None,
                both.commitment,
                size_class(len(content)),
            )
            self.headers.append(encode(entry))
            self.nonces.append(both.nonce_content)
            self.halves.append(both.meta)

    def leaves(self) -> list[bytes]:
        return [leaf_hash(header) for header in self.headers]

    def proof(self, index: int, hashes: list[str]) -> dict[str, Any]:
        path = []
        for node in inclusion_proof(self.leaves(), index):
            if text64(node) not in hashes:
                hashes.append(text64(node))
            path.append(hashes.index(text64(node)))
        return {
            "content": text64(self.contents[index]),
            "nonce": text64(self.nonces[index]),
            "cm": text64(self.halves[index]),
            "header": text64(self.headers[index]),
            "index": index,
            "path": path,
            "checkpoint": 0,
        }

    def checkpoint(self) -> dict[str, str]:
        note = sign_head(LOG, len(self.headers), root_of(self.leaves()), SIGNER)
        return {"note": note.decode("utf-8"), "key": text64(SIGNER.public)}


def info(**changes: Any) -> dict[str, Any]:
    return {
        "person": "Ni Wayan Sari",
        "birth_date": "1958-03-14",
        "sex": "female",
        "shared_by": "Ni Wayan Sari",
        "for": "dr. Wayan Artawan, Puskesmas Kediri I",
        "purpose": "TREAT",
        "label": "",
        "left_out": {"records": 0, "kinds": [], "since": "", "until": ""},
        "withheld": 0,
        **changes,
    }


def extra(
    resources: list[dict[str, Any]],
    about: dict[str, Any],
    badges: dict[str, str] | None = None,
    contents: list[bytes] | None = None,
) -> dict[str, Any]:
    """What goes beside the bundle: a row and a proof for every resource."""
    chosen = badges or {}
    kept = contents or [json.dumps(r, ensure_ascii=False).encode() for r in resources]
    ledger = Ledger(kept)
    hashes: list[str] = []
    rows = [_row(r, chosen, ledger.proof(index, hashes)) for index, r in enumerate(resources)]
    return {
        "format": "rekamku-share/1",
        "info": about,
        "records": rows,
        "hashes": hashes,
        "checkpoints": [ledger.checkpoint()],
    }


def _row(resource: dict[str, Any], badges: dict[str, str], proof: dict[str, Any]) -> dict[str, Any]:
    name = f"{resource['resourceType']}/{resource['id']}"
    badge = badges.get(name, "unchanged")
    proven = {"proof": proof} if badge in {"unchanged", "issuer"} else {}
    unsaid = ("kind", "title", "value", "number", "unit", "low", "high", "range", "flag", "date")
    return {
        **dict.fromkeys((*unsaid, "status", "facility", "practitioner"), ""),
        "url": urn(name),
        "type": resource["resourceType"],
        "standing": "fact",
        "source": "ekspor.json",
        "imported": IMPORTED_MS,
        "media": "application/fhir+json",
        "fhir": "4.0.1",
        "badge": badge,
        **proven,
    }
