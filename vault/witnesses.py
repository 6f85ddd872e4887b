"""The witnesses of one vault: chosen, asked, heard; what they said as part of a proof.

Refuses: the network; it makes what is asked and keeps what was answered. Nothing is sent that
was not durable before, so that no crash ever lets this vault contradict itself.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vault.anchor_log import (
    BLIND_BYTES,
    AnchorLeaf,
    anchor_growth,
    anchor_note,
    head_steps,
    sorted_heads,
)
from vault.anchoring import CosignedNote, add_leaf, leaf_hashes, leaves_of, newest_note, notes_of
from vault.cosignature import WitnessKey, with_cosignatures
from vault.db import transaction
from vault.entry import Operation, Seen
from vault.errors import NoWitness, ProofRefused, RolledBack
from vault.household_schema import AnchorMeta, encode
from vault.ids import LogId
from vault.log import NewEntry
from vault.record_proof import AnchorEvidence, coded, coded_step
from vault.tree import inclusion_proof
from vault.vouching import NEED, Vouching, anchor_signer, ledgers_of
from vault.witness_schema import ensure_tables, has_tables

if TYPE_CHECKING:
    from vault.core import Core


@dataclass(frozen=True, slots=True)
class Anchoring:
    """One question to a witness: the log grew from `old` to `size`, here is the proof.

    With `only_looking` nothing new is told; the answer says whether the witness knows more.
    """

    vkey: str
    url: str
    old: int
    size: int
    proof: tuple[bytes, ...]
    note: bytes
    only_looking: bool = False


class Witnesses:
    """The witnesses of an open vault."""

    def __init__(self, core: "Core") -> None:
        self._core = core
        self._connection = core.household.connection

    def standing(self) -> Vouching:
        """How each stands, as it was known at the last check or answer."""
        return self._core.vouching

    def choose(self, vkey: str, url: str) -> None:
        """Lets a witness vouch from now on; raises ProofRefused for a key that is none.

        Nothing is asked yet. The same key again changes the address.
        """
        key = WitnessKey.parse(vkey)
        self._core.require_writable()
        with transaction(self._connection):
            ensure_tables(self._connection)
            self._connection.execute(
                "insert into witnesses values (?, ?, ?, 0, '')"
                " on conflict (vkey) do update set url = excluded.url",
                (str(key), url, self._core.environment.clock()),
            )
        self._core.look_at_witnesses()

    def dismiss(self, vkey: str) -> None:
        """Asks a witness no more; what it said stays in the log. Raises NoWitness.

        Works in every state of the vault: a witness that is mistaken must not lock anybody out.
        """
        self._url(vkey)
        with transaction(self._connection):
            self._connection.execute("delete from witnesses where vkey = ?", (vkey,))
            self._connection.execute("delete from anchor_conflicts where vkey = ?", (vkey,))
        self._core.look_at_witnesses()

    def set_need(self, need: int) -> None:
        """How many must agree; more than there are means all of them."""
        self._core.require_writable()
        self._core.household.set_setting(NEED, str(max(1, need)))
        self._core.look_at_witnesses()

    def prepare(self, vkey: str, known: int | None = None) -> Anchoring:
        """The next anchor for a witness, durable before anybody sees it (once a day).

        `known` is the size that the witness says it holds. Raises NoWitness, RolledBack if that
        is more than this vault ever wrote, and why writing is refused.
        """
        url = self._url(vkey)
        self._core.require_writable()
        signer = anchor_signer(self._core, vkey)
        with transaction(self._connection):
            leaves = leaves_of(self._connection, signer.public)
            newest = newest_note(self._connection, signer.public)
            cosigned = newest.size if newest is not None else 0
            heads = self._heads()
            if len(leaves) == cosigned or leaves[-1].heads != heads:
                leaf = AnchorLeaf(self._core.environment.random(BLIND_BYTES), heads)
                add_leaf(self._connection, signer.public, len(leaves), leaf)
                leaves.append(leaf)
        old = cosigned if known is None else known
        if old > len(leaves):
            raise RolledBack(vkey, old, len(leaves))
        hashes = leaf_hashes(leaves)
        growth = anchor_growth(hashes, old)
        return Anchoring(vkey, url, old, len(hashes), growth, anchor_note(hashes, signer))

    def look(self, vkey: str) -> Anchoring | None:
        """A question that adds nothing, for an undecided copy: whether the witness knows more.

        Asked with old size 0, a witness that has seen this log answers with its own size. None
        where this copy never asked that witness, so that there is nothing to compare.
        """
        url = self._url(vkey)
        signer = anchor_signer(self._core, vkey)
        hashes = leaf_hashes(leaves_of(self._connection, signer.public))
        if not hashes or newest_note(self._connection, signer.public) is None:
            return None
        note = anchor_note(hashes, signer)
        return Anchoring(vkey, url, 0, len(hashes), (), note, only_looking=True)

    def keep(self, asked: Anchoring, lines: bytes) -> int:
        """Keeps a witness's answer; when it signed, in seconds since 1970.

        Raises ProofRefused(`cosignature`) for an answer without its valid cosignature.
        """
        key = WitnessKey.parse(asked.vkey)
        note, seconds = with_cosignatures(asked.note, lines, key)
        text = note.decode("utf-8")
        log = anchor_signer(self._core, asked.vkey).public
        meta = AnchorMeta(str(key), asked.size, text)
        with self._core.household.writing() as entries:
            entries.append(NewEntry(Operation.ANCHOR, encode(meta)))
            self._connection.execute(
                "insert or replace into anchor_notes values (?, ?, ?, ?, ?)",
                (log, asked.size, str(key), seconds, text),
            )
            self._say(asked.vkey, "")
            self._connection.execute("delete from anchor_conflicts where log = ?", (log,))
        self._core.look_at_witnesses()
        return seconds

    def refused(self, vkey: str, why: str) -> None:
        """Remembers that a witness was asked in vain, and why."""
        with transaction(self._connection):
            self._say(vkey, why)
        self._core.look_at_witnesses()

    def contradicted(self, vkey: str, known: int) -> None:
        """Remembers that a witness knows a newer state (its size), or another one (0).

        The vault counts as changed from then on, until the person decides.
        """
        log = anchor_signer(self._core, vkey).public
        with transaction(self._connection):
            self._connection.execute(
                "insert or replace into anchor_conflicts values (?, ?, ?)", (log, vkey, known)
            )
            self._say(vkey, "conflict")
        self._core.look_at_witnesses()

    def evidence(self, log_id: LogId, index: int, leaf: bytes) -> tuple[AnchorEvidence, ...]:
        """For each chosen witness the first anchor above an entry: the earliest time it proves."""
        if not has_tables(self._connection):
            return ()
        found = []
        for one in self.standing().witnesses:
            for note in notes_of(self._connection, one.vkey):
                made = self._evidence_in(one.vkey, note, log_id, index, leaf)
                if made is not None:
                    found.append(made)
                    break
        return tuple(found)

    def _evidence_in(
        self, vkey: str, note: CosignedNote, log_id: LogId, index: int, leaf: bytes
    ) -> AnchorEvidence | None:
        leaves = leaves_of(self._connection, note.log, note.size)
        for at, anchor in enumerate(leaves):
            seen = next((one for one in anchor.heads if one.log_id == log_id), None)
            if seen is None or index >= seen.size:
                continue
            proof = ledgers_of(self._core)[log_id].proofs(log_id, (index,), seen.size)[0]
            if proof.stored.position.leaf != leaf or proof.root != seen.root:
                return None
            return AnchorEvidence(
                witness=vkey,
                note=note.note,
                index=at,
                path=[coded(step) for step in inclusion_proof(leaf_hashes(leaves), at)],
                blind=coded(anchor.blind),
                head_path=[coded_step(step) for step in head_steps(anchor.heads, log_id)],
                log_size=seen.size,
                log_path=[coded(step) for step in proof.path],
            )
        return None

    def _heads(self) -> tuple[Seen, ...]:
        heads = [
            head.seen()
            for ledger in {id(one): one for one in ledgers_of(self._core).values()}.values()
            for head in ledger.heads()
            if head.size
        ]
        return sorted_heads(heads)

    def _url(self, vkey: str) -> str:
        row = None
        if has_tables(self._connection):
            row = self._connection.row("select url from witnesses where vkey = ?", (vkey,))
        if row is None:
            raise NoWitness(vkey.partition("+")[0])
        return str(row[0])

    def _say(self, vkey: str, why: str) -> None:
        self._connection.execute(
            "update witnesses set asked_ms = ?, refused = ? where vkey = ?",
            (self._core.environment.clock(), why, vkey),
        )


def chosen_by(standing: Vouching, wanted: str) -> str:
    """The verifier key of the chosen witness with that name or key; raises NoWitness.

    Two witnesses of one name must be told apart by their keys.
    """
    found = {one.vkey for one in standing.witnesses if wanted in {one.name, one.vkey}}
    if len(found) != 1:
        raise NoWitness(wanted)
    return found.pop()


def parse_witness(vkey: str) -> WitnessKey:
    """A witness's verifier key as somebody typed it; raises ProofRefused(`witness-key`)."""
    try:
        return WitnessKey.parse(vkey.strip())
    except ProofRefused:
        raise ProofRefused("witness-key") from None
