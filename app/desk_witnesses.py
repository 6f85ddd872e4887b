"""The desk's part about proofs and witnesses: a proof to save, whom to ask, what they said.

Refuses: the network in the same breath as the vault; what is sent is one call, kept another.
"""

from pathlib import Path

from app import proofs, witnessing
from app.proofs import ProofMade
from app.witnessing import Settled
from sync.witness.client import WitnessAnswer
from vault.environment import Environment
from vault.ids import PersonId, RecordId
from vault.vault import Vault
from vault.vouching import Vouching
from vault.witnesses import Anchoring


class WitnessDesk:
    """What can be proven of one open vault, and who outside vouches for it."""

    _vault: Vault
    _environment: Environment

    def save_proof(
        self,
        person: PersonId,
        record_id: RecordId,
        target: Path,
        with_page: bool,  # noqa: FBT001 -- crosses the pipe
    ) -> ProofMade:
        """Write a record's proof, and the page that checks it beside it; raises TargetExists."""
        whose = self._vault.person(person)
        return proofs.make(self._vault, whose, record_id, target, with_page=with_page)

    def witnesses(self) -> Vouching:
        """Who vouches from outside."""
        return witnessing.standing(self._vault)

    def fetch_witness_key(self, url: str) -> str:
        """The key that a witness tells at its address; only the network is asked.

        Raises WebRefused, WebUnreachable, ProofRefused.
        """
        return witnessing.fetch_key(url)

    def choose_witness(self, url: str, vkey: str) -> Vouching:
        """Let a witness vouch from now on; raises BadRequest, ProofRefused."""
        return witnessing.choose(self._vault, url, vkey)

    def leave_witness(self, vkey: str) -> Vouching:
        """Ask a witness no more; raises NoWitness."""
        self._vault.witnesses().dismiss(vkey)
        return witnessing.standing(self._vault)

    def need_witnesses(self, count: int) -> Vouching:
        """How many must agree."""
        self._vault.witnesses().set_need(count)
        return witnessing.standing(self._vault)

    def due_witnesses(self) -> tuple[str, ...]:
        """The keys of the witnesses to be asked now."""
        return witnessing.due(self._vault, self._environment.clock())

    def prepare_anchor(self, vkey: str) -> Anchoring:
        """The next question to a witness, durable before it is sent; raises NoWitness."""
        return witnessing.prepare(self._vault, vkey)

    def send_anchor(self, asked: Anchoring) -> WitnessAnswer:
        """Send a question; the vault is not touched."""
        return witnessing.send(asked)

    def settle_anchor(self, asked: Anchoring, answer: WitnessAnswer) -> Settled:
        """Keep an answer, or say what to send next."""
        return witnessing.settle(self._vault, asked, answer)
