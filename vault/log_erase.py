"""Destroying payloads for good: an erase entry for each, then every key bundle sealed anew.

Refuses: touching a header, a leaf or a checkpoint; what was promised stays provable.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from vault.db import Connection
from vault.envelope import BUNDLE_ID_BYTES, SLOT_BYTES, open_bundle, seal_bundle
from vault.errors import Altered, ProofRefused
from vault.ids import LedgerId
from vault.log_schema import row_id
from vault.seal import KEY_BYTES

_ASKED_AT_ONCE: Final = 500

Place = tuple[int, int]
"""A log's number in this database, and an entry's index."""


def destroy_payloads(connection: Connection, places: Iterable[Place]) -> Mapping[int, list[int]]:
    """Deletes the sealed payloads of entries; the slots of their keys by bundle number.

    Call it inside the transaction that appends the erase entries; an entry whose payload is
    gone already is passed over.
    """
    emptied: defaultdict[int, list[int]] = defaultdict(list)
    rows = [row_id(number, index) for number, index in places]
    for start in range(0, len(rows), _ASKED_AT_ONCE):
        part = rows[start : start + _ASKED_AT_ONCE]
        marks = ",".join("?" * len(part))
        found = connection.rows(
            f"select bundle, slot from payload where id in ({marks})",  # noqa: S608 - only ?
            part,
        )
        for bundle, slot in found:
            emptied[bundle].append(slot)
        connection.execute(f"delete from payload where id in ({marks})", part)  # noqa: S608
    return emptied


def renew_bundles(
    connection: Connection,
    ledger_id: LedgerId,
    emptied: Mapping[int, Sequence[int]],
    random: Callable[[int], bytes],
) -> int:
    """Seals every bundle under the key of a new epoch, those slots zeroed; its number.

    The keys of all earlier epochs are destroyed with it (format.md 3), so that a bundle in an
    old copy of a page, the WAL or a free block opens no more. Raises Altered where a bundle
    cannot be opened: nothing may be destroyed that was not understood.
    """
    keys = dict(connection.rows("select epoch, key from epochs"))
    epoch, key = int(max(keys)) + 1, random(KEY_BYTES)
    for number, bundle_id, old in connection.rows("select number, id, epoch from bundles"):
        sealed = connection.row("select sealed from bundles where number = ?", (number,))[0]
        try:
            secrets = bytearray(open_bundle(keys[old], ledger_id, old, bundle_id, sealed))
        except (KeyError, ProofRefused):
            raise Altered(connection.path.name, "bundle") from None
        for slot in emptied.get(number, ()):
            if not 0 <= slot < len(secrets) // SLOT_BYTES:
                raise Altered(connection.path.name, "bundle")
            secrets[slot * SLOT_BYTES : (slot + 1) * SLOT_BYTES] = bytes(SLOT_BYTES)
        fresh = random(BUNDLE_ID_BYTES)
        body = seal_bundle(key, ledger_id, epoch, fresh, bytes(secrets))
        connection.execute(
            "update bundles set id = ?, epoch = ?, sealed = ? where number = ?",
            (fresh, epoch, body, number),
        )
    connection.execute("insert into epochs (epoch, key) values (?, ?)", (epoch, key))
    connection.execute("delete from epochs where epoch < ?", (epoch,))
    return epoch
