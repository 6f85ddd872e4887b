"""Open shares follow the record: what was taken back is no longer shown to anybody.

Refuses: leaving a share open that shows nothing any more; it is stopped.
"""

from app.summary_pdf import render_summary
from sync.errors import NothingToShare
from sync.ips import Cover
from sync.parcel import Packing, ShareFormat, repack, terms_of
from vault.errors import NoRecord
from vault.records import Person, RecordState
from vault.share_values import Share
from vault.vault import Vault


def withdraw(vault: Vault, person: Person, now_ms: int) -> None:
    """Make every open share of a person anew that shows records no longer current."""
    store = vault.record(person.id)
    shares = vault.shares(person.id)
    for share in shares.unfinished():
        states = [store.row(record_id).state for record_id in share.records]
        if all(state is RecordState.CURRENT for state in states):
            continue
        _renew(vault, person, share, now_ms)


def _renew(vault: Vault, person: Person, share: Share, now_ms: int) -> None:
    store, shares = vault.record(person.id), vault.shares(person.id)
    packing = Packing(
        format=ShareFormat(share.format),
        secret=share.key,
        now_ms=now_ms,
        terms=terms_of(share),
        cover=Cover(),
        render=lambda chosen, entries: render_summary(chosen, entries, now_ms),
    )
    try:
        selection, parcel = repack(share, store, person, packing, store.proofs)
    except (NothingToShare, NoRecord):
        shares.stop(share.id, vault.actor())
        return
    shares.replace_documents(
        share.id, parcel.documents, selection.record_ids, vault.actor(), beside=parcel.beside
    )
