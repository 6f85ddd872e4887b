"""Open shares follow the record: what was taken back is no longer shown to anybody.

Refuses: leaving a share open that shows nothing any more; it is stopped.
"""

from sync.ips import Cover
from sync.parcel import Packing, ShareFormat, terms_of
from sync.renewing import renew_shares
from vault.ids import RecordId
from vault.records import Person, RecordState
from vault.share_values import Share
from vault.vault import Vault


def withdraw(vault: Vault, person: Person, now_ms: int) -> None:
    """Make every open share of a person anew that shows records no longer current."""
    store, shares = vault.record(person.id), vault.shares(person.id)
    shown = {record_id for share in shares.unfinished() for record_id in share.records}
    gone = frozenset(
        record_id for record_id in shown if store.row(record_id).state is not RecordState.CURRENT
    )
    _renew(vault, person, gone, now_ms, going=False)


def leave_out(vault: Vault, person: Person, going: frozenset[RecordId], now_ms: int) -> None:
    """Make every open share anew without records that are about to be erased."""
    _renew(vault, person, going, now_ms, going=True)


def _renew(
    vault: Vault, person: Person, gone: frozenset[RecordId], now_ms: int, *, going: bool
) -> None:
    store, shares = vault.record(person.id), vault.shares(person.id)

    def packing(share: Share) -> Packing:
        from app.summary_pdf import render_summary

        return Packing(
            format=ShareFormat(share.format),
            secret=share.key,
            now_ms=now_ms,
            terms=terms_of(share),
            cover=Cover(),
            render=lambda chosen, entries: render_summary(chosen, entries, now_ms),
        )

    if gone:
        renew_shares(shares, store, person, gone, packing, vault.actor(), going=going)
