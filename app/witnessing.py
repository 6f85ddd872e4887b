"""Witnesses: chosen by the person, asked once a day, what they answer kept or said.

Refuses: asking anybody who was not chosen, and believing a witness more than its signature.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import BadRequest
from sync.errors import WebRefused
from sync.web import Web
from sync.witness import client
from sync.witness.client import Said, WitnessAnswer, base_of, witness_web
from sync.witness.question import Question
from vault.errors import ProofRefused
from vault.policy import policy_text
from vault.vault import Vault
from vault.vault_state import VaultState
from vault.vouching import Vouching
from vault.witnesses import Anchoring, parse_witness

DAY_MS = 24 * 3600 * 1000
AGAIN_MS = 3600 * 1000
"""After a question in vain: an hour later."""

MOST_SENDS = 3
MOST_WITNESSES = 16


class Came(StrEnum):
    """What came of one round with a witness."""

    VOUCHED = "vouched"
    NOTHING_NEWER = "nothing-newer"
    CONFLICT = "conflict"
    UNKNOWN = "unknown-log"
    REFUSED = "refused"
    BUSY = "busy"
    SILENT = "silent"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Settled:
    """The end of a question, or the next one: `again` is to be sent then."""

    came: Came
    when_ms: int = 0
    again: Anchoring | None = None


def standing(vault: Vault) -> Vouching:
    """Who was chosen, and whether what they cosigned still holds."""
    return vault.witnesses().standing()


def fetch_key(url: str) -> str:
    """The key that a witness tells at its address.

    Raises WebRefused, WebUnreachable, ProofRefused.
    """
    return str(client.fetch_key(witness_web(), url))


def choose(vault: Vault, url: str, vkey: str) -> Vouching:
    """Let a witness vouch; raises BadRequest, ProofRefused. Nothing is asked yet."""
    key = parse_witness(vkey)
    try:
        address = base_of(url)
    except WebRefused:
        raise BadRequest("witness address", url) from None
    book = vault.witnesses()
    if len(book.standing().witnesses) >= MOST_WITNESSES:
        raise BadRequest("witness", str(MOST_WITNESSES))
    book.choose(str(key), address)
    return book.standing()


def policy(vault: Vault) -> str:
    """The choice as a C2SP tlog-policy, for whoever checks a proof."""
    found = standing(vault)
    chosen = [(parse_witness(one.vkey), one.url) for one in found.witnesses]
    return policy_text(chosen, found.need)


def due(vault: Vault, now_ms: int) -> tuple[str, ...]:
    """The keys of the witnesses that should be asked now: once a day, also on quiet days.

    None while the vault is changed or an undecided copy: a decision comes first.
    """
    if vault.state in {VaultState.CHANGED, VaultState.RESTORED_COPY}:
        return ()
    return tuple(
        one.vkey
        for one in standing(vault).witnesses
        if not 0 <= now_ms - one.last_ms < DAY_MS
        and (not one.refused or not 0 <= now_ms - one.asked_ms < AGAIN_MS)
    )


def send(asked: Anchoring, web: Web | None = None) -> WitnessAnswer:
    """Ask the network; the vault is not touched. Never raises for what others do."""
    question = Question(asked.old, asked.proof, asked.note)
    return client.ask(web or witness_web(), asked.url, question)


def prepare(vault: Vault, vkey: str) -> Anchoring:
    """The next question to a witness; a copy that waits for a decision only looks.

    Raises NoWitness and why writing is refused.
    """
    book = vault.witnesses()
    looking = book.look(vkey) if vault.state is VaultState.RESTORED_COPY else None
    return looking or book.prepare(vkey)


def settle(vault: Vault, asked: Anchoring, answer: WitnessAnswer) -> Settled:
    """Keep what came back, or the question that follows from it."""
    book = vault.witnesses()
    if answer.said is Said.SIGNED and not asked.only_looking:
        return _kept(vault, asked, answer.lines)
    if answer.said in {Said.SIGNED, Said.HOLDS} and answer.size <= asked.size:
        if asked.only_looking:
            return Settled(Came.NOTHING_NEWER)
        return Settled(Came.BUSY, again=book.prepare(asked.vkey, answer.size))
    if answer.said is Said.HOLDS or (answer.said is Said.DIFFERS and asked.old):
        book.contradicted(asked.vkey, answer.size)
        return Settled(Came.CONFLICT)
    came = Came.ODD if answer.said is Said.DIFFERS else Came(answer.said.value)
    book.refused(asked.vkey, came)
    return Settled(came)


def _kept(vault: Vault, asked: Anchoring, lines: bytes) -> Settled:
    book = vault.witnesses()
    try:
        return Settled(Came.VOUCHED, book.keep(asked, lines) * 1000)
    except ProofRefused:
        book.refused(asked.vkey, Came.ODD)
        return Settled(Came.ODD)


def ask(
    vault: Vault,
    vkey: str,
    sending: Callable[[Anchoring], WitnessAnswer] = send,
) -> Settled:
    """One whole round with a witness; raises NoWitness and why writing is refused."""
    question = prepare(vault, vkey)
    for _ in range(MOST_SENDS):
        settled = settle(vault, question, sending(question))
        if settled.again is None:
            return settled
        question = settled.again
    vault.witnesses().refused(vkey, Came.ODD)
    return Settled(Came.ODD)
