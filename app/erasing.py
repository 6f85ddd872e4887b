"""Erasing records for good: first all that it takes along, then, if that is wanted, doing it.

Refuses: erasing what was not shown before, and leaving it in an open share or a half-typed form.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app import by_hand, watching
from app.jobs import Job
from app.share_renewing import leave_out
from vault.entry import Operation
from vault.erasing import EraseReason, Erasure
from vault.errors import NoRecord
from vault.ids import ImportId, PersonId, RecordId
from vault.record_store import RecordStore
from vault.records import Person, Row, StoredFile
from vault.roles import Deed
from vault.vault import Vault

_LINES = 100_000
READ, ERASED = "entries read", "entries read again"


@dataclass(frozen=True, slots=True)
class Copies:
    """Another person's copies of a file that holds the record: theirs is destroyed as well."""

    person: Person
    erasure: Erasure


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What erasing some records of a person comes to, for showing it before it is done.

    `records` are those asked for, `also` further ones that are nothing without a destroyed
    file; `files` the originals and attachments that go; `shares` how many open shares show
    any of them; `others` copies of those files with other people of the vault; `backup_ms`
    when the newest backup was made that may hold them still, 0 for none.
    """

    person_id: PersonId
    records: tuple[Row, ...]
    also: tuple[Row, ...]
    files: tuple[StoredFile, ...]
    shares: int
    others: tuple[Copies, ...]
    backup_ms: int
    erasure: Erasure


def plan(vault: Vault, person: PersonId, record_ids: Iterable[RecordId], job: Job) -> ErasePlan:
    """What goes with these records; nothing is written.

    Raises NoRecord, NotAllowed, Frozen, and Altered where the log cannot be read.
    """
    erasure = vault.erasures.plan(person, record_ids, _told(job, READ))
    store, shares = vault.record(person), vault.shares(person)
    going = frozenset(erasure.records)
    return ErasePlan(
        person_id=person,
        records=tuple(store.row(one) for one in erasure.asked),
        also=tuple(store.row(one) for one in erasure.also),
        files=erasure.files,
        shares=len(shares.showing(going)),
        others=_copies(vault, person, erasure),
        backup_ms=backup_since(vault, min(_came(store, one) for one in erasure.records)),
        erasure=erasure,
    )


def plan_import(vault: Vault, person: PersonId, wanted: ImportId, job: Job) -> ErasePlan:
    """The same for every record that an import brought and nobody destroyed since.

    Raises NoImport for one that is not known, NoRecord where nothing of it is left.
    """
    brought = vault.record(person).brought_by(wanted)
    if not brought:
        raise NoRecord(wanted)
    return plan(vault, person, brought, job)


def erase(vault: Vault, wanted: ErasePlan, reason: EraseReason, job: Job, now_ms: int) -> None:
    """Do what a plan says, for good: shares first, then others' copies, then the record.

    Raises ErasureChanged if more or less would go by now, Cancelled before anything went.
    """
    vault.require_writable()
    person = vault.person(wanted.person_id)
    going = frozenset(wanted.erasure.records)
    job.step(0, 1, ERASED)
    leave_out(vault, person, going, now_ms)
    for one in wanted.others:
        vault.erasures.erase(one.person.id, one.erasure, reason, lambda _done, _all: None)
    half = by_hand.half_typed(vault)
    if half is not None and half.record_id in going:
        by_hand.keep_half(vault, None)
    vault.erasures.erase(person.id, wanted.erasure, reason, lambda _done, _all: None)
    watching.forget(vault, wanted.files)


def _copies(vault: Vault, person: PersonId, erasure: Erasure) -> tuple[Copies, ...]:
    found = []
    for other in vault.people():
        if other.id == person or vault.refused(other.id, Deed.ERASE):
            continue
        store = vault.record(other.id)
        found += [
            Copies(other, vault.erasures.plan_file(other.id, stored.sha256))
            for stored in erasure.files
            if store.holds_file(stored.sha256)
        ]
    return tuple(one for one in found if one.erasure.files)


def _came(store: RecordStore, record_id: RecordId) -> int:
    """When a record first came into the vault."""
    return min(one.when_ms for one in store.detail(record_id).versions)


def backup_since(vault: Vault, since_ms: int) -> int:
    """When the newest backup was made that may hold what came at that time; 0 for none."""
    lines = vault.log_lines(_LINES)
    made = [one.when_ms for one in lines if one.operation == Operation.BACKUP]
    return max((one for one in made if one >= since_ms), default=0)


def _told(job: Job, what: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        job.step(done, total, what)

    return tell
