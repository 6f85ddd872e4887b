"""The body of C2SP tlog-witness `add-checkpoint`: old size, consistency proof, checkpoint.

Refuses: any second spelling, more than 63 proof lines, bodies too long to be one.
"""

import base64
from dataclasses import dataclass

from vault.errors import ProofRefused
from vault.proof_file import decimal, hash_of
from vault.tree import MAX_LEVELS

BODY_LIMIT = 64 * 1024
CONTENT_TYPE = "text/plain; charset=utf-8"
SIZE_TYPE = "text/x.tlog.size"
"""The media type of a 409 answer, whose body is the size that the witness holds."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a witness is asked: `note` is the signed checkpoint as it is."""

    old: int
    proof: tuple[bytes, ...]
    note: bytes


def encode(question: Question) -> bytes:
    """The body of a request."""
    lines = [f"old {question.old}"]
    lines += [base64.b64encode(one).decode("ascii") for one in question.proof]
    return "".join(f"{line}\n" for line in lines).encode("ascii") + b"\n" + question.note


def decode(body: bytes) -> Question:
    """The question in a body; raises ProofRefused(`question`)."""
    head, blank, note = body.partition(b"\n\n")
    if len(body) > BODY_LIMIT or not blank or note.startswith(b"\n"):
        raise ProofRefused("question")
    try:
        first, *lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise ProofRefused("question") from None
    if not first.startswith("old ") or len(lines) > MAX_LEVELS:
        raise ProofRefused("question")
    old = decimal(first.removeprefix("old "), "question")
    return Question(old, tuple(hash_of(line, "question") for line in lines), note)


def size_of(body: bytes) -> int:
    """The size in a 409 answer: a decimal and a newline; raises ProofRefused(`answer`)."""
    if len(body) > BODY_LIMIT or not body.endswith(b"\n"):
        raise ProofRefused("answer")
    try:
        return decimal(body[:-1].decode("ascii"), "answer")
    except UnicodeDecodeError:
        raise ProofRefused("answer") from None
