"""What somebody with the keys, or the open database, does behind the program's back.

Refuses: the signing key; who has that is stopped by witnesses and other devices only.
"""

from collections.abc import Callable, Iterator
from random import Random

from tests.attacks.ground import RECORDS, Ground, noticed, open_vault
from tests.attacks.table import Scale, Tally
from vault.db import Connection, checkpoint_truncate, transaction
from vault.erase_orders import EraseOrders
from vault.people import RECORD

Deed = Callable[[Connection, int], object]

_GONE = "delete from entries where id = (select id from entries order by id limit 1 offset ?)"
_DEEDS: dict[str, tuple[int, Deed]] = {
    "an entry deleted with its payload": (
        7,
        lambda made, at: (
            made.execute(
                "delete from payload where id ="
                " (select id from entries order by id limit 1 offset ?)",
                (at,),
            ),
            made.execute(_GONE, (at,)),
        ),
    ),
    "a payload exchanged for another": (
        8,
        lambda made, at: made.execute(
            "update payload set body = (select body from payload order by id limit 1 offset ?)"
            " where id = (select id from payload order by id limit 1 offset ?)",
            (at, at + 1),
        ),
    ),
    "a header's bytes rewritten": (
        9,
        lambda made, at: made.execute(
            "update entries set rest = cast(rest || x'00' as blob) where id ="
            " (select id from entries order by id limit 1 offset ?)",
            (at,),
        ),
    ),
    "a leaf rewritten": (
        9,
        lambda made, at: made.execute(
            "update entries set leaf = randomblob(32) where id ="
            " (select id from entries order by id limit 1 offset ?)",
            (at,),
        ),
    ),
    "a payload gone without an order": (
        14,
        lambda made, at: made.execute(
            "delete from payload where id = (select id from payload order by id limit 1 offset ?)",
            (at,),
        ),
    ),
    "a record taken out of every list": (
        0,
        lambda made, at: made.execute(
            "delete from timeline where rid ="
            " (select rid from records order by rid limit 1 offset ?)",
            (at,),
        ),
    ),
    "a record shown as another": (
        0,
        lambda made, at: made.execute(
            "update records set idx = idx + 1 where rid ="
            " (select rid from records order by rid limit 1 offset ?)",
            (at,),
        ),
    ),
}


def attack(ground: Ground, scale: Scale) -> Iterator[Tally]:
    """Each deed on as many entries as the scale says, and a forged order to erase."""
    chance = Random(scale.seed)
    for name, (number, deed) in _DEEDS.items():
        tally = Tally(number, name)
        for _ in range(min(scale.swaps, RECORDS - 2)):
            at = chance.randrange(1, RECORDS - 1)
            ground.restore()
            _behind_its_back(ground, deed, at)
            tally = tally.plus(detected=noticed(ground))
        yield tally
    yield _orders(ground, scale)


def _behind_its_back(ground: Ground, deed: Deed, at: int) -> None:
    with open_vault(ground) as vault:
        room = vault._core.room(vault.owner().id)
        connection = room.connection(RECORD)
        with transaction(connection):
            deed(connection, at)
        checkpoint_truncate(connection)


def _orders(ground: Ground, scale: Scale) -> Tally:
    """An order to erase that this vault never gave, under another secret or with bits flipped."""
    tally = Tally(17, "a forged order to erase")
    ground.restore()
    chance = Random(scale.seed)
    with open_vault(ground) as vault:
        store = vault.record(vault.owner().id)
        wanted = store.list(limit=1).rows[0].id
        targets = store.erasure_targets(store.plan_erasure([wanted]))
    orders = EraseOrders(ground.place.state, vault.vault_id, chance.randbytes(16))
    for _ in range(scale.swaps):
        orders.add(targets)
        with open_vault(ground) as again:
            kept = again.record(again.owner().id).find(wanted) == wanted
        tally = tally.plus(detected=kept, lost=not kept)
        ground.restore()
    return tally
