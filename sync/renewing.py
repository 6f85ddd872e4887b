"""Open shares made anew after records of theirs were taken back or changed.

Refuses: leaving a share open that has nothing to show any more.
"""

from collections.abc import Callable

from sync.errors import NothingToShare
from sync.parcel import Packing, repack
from vault.ids import RecordId, ShareId
from vault.record_store import RecordStore
from vault.records import Person
from vault.share_store import ShareStore
from vault.share_values import Share


def renew_shares(
    shares: ShareStore,
    records: RecordStore,
    person: Person,
    changed: frozenset[RecordId],
    packing: Callable[[Share], Packing],
    actor: str,
    *,
    going: bool = False,
) -> tuple[ShareId, ...]:
    """Repacks every open share that holds one of `changed`, stops those left without a record.

    With `going` those records are about to be erased and are left out while they are still
    here. `packing` says how a share is packed now (its own format, key and `terms_of`). Returns the
    shares that were touched.
    """
    touched = shares.showing(changed)
    for share in touched:
        try:
            found, parcel = repack(
                share,
                records,
                person,
                packing(share),
                records.proofs,
                without=changed if going else frozenset(),
            )
        except NothingToShare:
            shares.stop(share.id, actor)
            continue
        shares.replace_documents(
            share.id, parcel.documents, found.record_ids, actor, beside=parcel.beside
        )
    return tuple(share.id for share in touched)
