"""A witness for tests: the rules of C2SP tlog-witness in memory, and one that lies.

Refuses: sockets; what it answers is what a server would have sent.
"""

from dataclasses import dataclass, field

from vault.cosignature import WitnessKey, cosign
from vault.errors import ProofRefused
from vault.note import parse_checkpoint, parse_note
from vault.sign import SigningKey
from vault.tree import verify_consistency
from vault.witnesses import Anchoring


@dataclass
class MemoryWitness:
    """Cosigns every log that only grows; `state` is origin to (size, root)."""

    name: str = "saksi.example/satu"
    signer: SigningKey = field(default_factory=lambda: SigningKey.from_bytes(b"\x07" * 32))
    seconds: int = 1_795_000_100
    state: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    @property
    def key(self) -> WitnessKey:
        return WitnessKey(self.name, self.signer.public)

    @property
    def vkey(self) -> str:
        return str(self.key)

    def hears(self, asked: Anchoring) -> bytes | int:
        """The cosignature lines, or the size it holds where the old size is another."""
        text = parse_note(asked.note).text
        head = parse_checkpoint(text)
        size, root = self.state.get(head.origin, (0, b""))
        if asked.old != size:
            return size
        if size:
            verify_consistency(size, head.size, asked.proof, root, head.root)
        elif asked.proof:
            raise ProofRefused("proof-length")
        self.state[head.origin] = (head.size, head.root)
        self.seconds += 86_400
        return cosign(text, self.name, self.signer, self.seconds).encode()


def another(number: int) -> MemoryWitness:
    """A witness with a name and a key of its own."""
    return MemoryWitness(f"saksi.example/{number}", SigningKey.from_bytes(bytes((number,)) * 32))
