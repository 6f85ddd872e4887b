"""For which logs a witness vouches: those that were listed, and anchor logs if it is open.

Refuses: every other origin; an anchor log's origin must name the key that signs it.
"""

from dataclasses import dataclass, field

from vault.anchor_log import anchor_key
from vault.errors import ProofRefused
from vault.note import NoteKey
from vault.sign import check_public


@dataclass(frozen=True, slots=True)
class Logs:
    """`listed` are keys by origin; `anchors` lets any vault's anchor log come."""

    listed: dict[str, tuple[NoteKey, ...]] = field(default_factory=dict)
    anchors: bool = False

    def keys_of(self, origin: str) -> tuple[NoteKey, ...]:
        """The keys that may sign a log's checkpoints; empty for an unknown log."""
        if origin in self.listed:
            return self.listed[origin]
        if not self.anchors:
            return ()
        try:
            key = anchor_key(origin)
            check_public(key.public)
        except ProofRefused:
            return ()
        return (key,)


def read_logs(text: str) -> dict[str, tuple[NoteKey, ...]]:
    """Verifier keys, one a line, `#` for remarks; a key's name is its log's origin.

    A `log` before the key is allowed, so that a tlog-policy's lines can be used as they are.
    Raises ProofRefused(`note-key`), (`public-key`).
    """
    found: dict[str, tuple[NoteKey, ...]] = {}
    for line in text.split("\n"):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        key = NoteKey.parse(words[1] if words[0] == "log" and len(words) > 1 else words[0])
        check_public(key.public)
        found[key.name] = (*found.get(key.name, ()), key)
    return found
