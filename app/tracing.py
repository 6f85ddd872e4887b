"""How one line of the ledger is known: its leaf, what came before it, the signed root above it.

Refuses: vouching for a line whose leaf is no longer the one that was shown.
"""

from dataclasses import dataclass

from vault.errors import Altered
from vault.ids import LogId
from vault.log import Ledger
from vault.records import Person
from vault.vault import Vault

RECORD = "record"
HOUSEHOLD = "household"
"""The log of records; any other name is the log of shares."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry's place in its log; hashes as hexadecimal, `note` the signed checkpoint.

    The path was checked from the leaf to the root before this was made.
    """

    index: int
    size: int
    leaf: str
    previous: str
    path: tuple[str, ...]
    root: str
    note: str
    when_ms: int


def trace(vault: Vault, person: Person, log: str, index: int, leaf: str) -> Trace:
    """The proof of one line; raises Altered if it is not there any more."""
    if log == HOUSEHOLD:
        ledger = vault.ledger
    else:
        store = vault.record(person.id) if log == RECORD else vault.shares(person.id)
        ledger = store.ledger
    proof = ledger.proof(_log_of(ledger, index, leaf), index)
    return Trace(
        index=index,
        size=proof.size,
        leaf=leaf,
        previous=proof.stored.entry.previous.hex(),
        path=tuple(step.hex() for step in proof.path),
        root=proof.root.hex(),
        note=proof.note.decode("utf-8"),
        when_ms=proof.stored.entry.claimed_ms,
    )


def _log_of(ledger: Ledger, index: int, leaf: str) -> LogId:
    """The log of this database that has this leaf there; a restored vault has several."""
    for head in ledger.heads():
        if index < head.size and ledger.leaf(head.log_id, index).hex() == leaf:
            return head.log_id
    raise Altered(f"entry {index}", "leaf")
