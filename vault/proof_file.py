"""C2SP tlog-proof files: an entry's index, its path to a signed checkpoint, opaque extra data.

Refuses: any second spelling, and files too large to be a proof. Nothing is verified here.
"""

import base64
from dataclasses import dataclass

from vault.errors import ProofRefused
from vault.note import strict_base64
from vault.tree import HASH_BYTES, MAX_LEVELS

FIRST_LINE = "c2sp.org/tlog-proof@v1"
MAX_PROOF_BYTES = 64 * 1024 * 1024
MAX_INDEX = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ProofFile:
    """One proof as it stands in its file; `note` is the checkpoint with its signatures."""

    index: int
    path: tuple[bytes, ...]
    note: bytes
    extra: bytes | None = None


def write_proof(proof: ProofFile) -> bytes:
    """The file's bytes (C2SP tlog-proof, "Format")."""
    lines = [FIRST_LINE]
    if proof.extra is not None:
        lines.append(f"extra {_coded(proof.extra)}")
    lines.append(f"index {proof.index}")
    lines += [_coded(step) for step in proof.path]
    return "".join(f"{line}\n" for line in lines).encode("ascii") + b"\n" + proof.note


def read_proof(data: bytes) -> ProofFile:
    """The parts of a proof file. Raises ProofRefused(`proof-file`) unless its form is exact."""
    if len(data) > MAX_PROOF_BYTES:
        raise ProofRefused("proof-file")
    head, blank, note = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise ProofRefused("proof-file") from None
    if not blank or note.startswith(b"\n") or lines.pop(0) != FIRST_LINE:
        raise ProofRefused("proof-file")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = strict_base64(lines.pop(0).removeprefix("extra "), "proof-file")
    if not lines or not lines[0].startswith("index "):
        raise ProofRefused("proof-file")
    index = decimal(lines.pop(0).removeprefix("index "), "proof-file")
    if len(lines) > MAX_LEVELS:
        raise ProofRefused("proof-file")
    return ProofFile(index, tuple(hash_of(line, "proof-file") for line in lines), note, extra)


def decimal(text: str, what: str) -> int:
    """An ASCII decimal below 2^63 without leading zeroes; ProofRefused(what) otherwise."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_INDEX))
    if not plain or (text != "0" and text.startswith("0")) or int(text) > MAX_INDEX:
        raise ProofRefused(what)
    return int(text)


def hash_of(line: str, what: str) -> bytes:
    """A line's hash of 32 bytes in base64; ProofRefused(what) otherwise."""
    found = strict_base64(line, what)
    if len(found) != HASH_BYTES:
        raise ProofRefused(what)
    return found


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
