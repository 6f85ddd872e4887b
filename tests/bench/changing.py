"""One small change made durable: a label put on a record, with its entry, view, head and anchor.

Refuses: changes that are gathered; each is in its own transaction and synced.
"""

import itertools
import os
from collections.abc import Callable, Iterator

from tests.bench.bare import put
from tests.bench.house import Ground, House
from tests.bench.measure import Row, cost, ratio, taken_in_turns
from vault.db import open_database
from vault.records import Filter, Label

_ROW = os.urandom(1_000)
"""About what an entry, its payload, its view and the signed head come to."""


def change(ground: Ground) -> Iterator[Row]:
    """A change in a large vault ÷ a bare durable insert; ÷ the same change in a small vault."""
    sizes = ground.sizes
    houses = [_filled(ground, number) for number in (sizes.many, sizes.few)]
    bare = open_database(ground.place(), os.urandom(32), create=True)
    put(bare, [_ROW])
    large, small = (_labelling(house) for house in houses)
    found = taken_in_turns(
        (
            lambda: cost(large, sizes.times),
            lambda: cost(small, sizes.times),
            lambda: cost(lambda: put(bare, [_ROW]), sizes.times),
        ),
        max(sizes.rounds, 2 * sizes.rounds - 1),
    )
    bare.close()
    for house in houses:
        house.vault.close()
    once, grown = ratio(found, 1, 2), ratio(found, 0, 1)
    yield Row("one durable change ÷ a bare durable insert", once.wall, once.cpu, 3.2)
    yield Row(f"the same in {sizes.many} ÷ in {sizes.few}", grown.wall, grown.cpu, 1.35)


def _filled(ground: Ground, number: int) -> House:
    house = House(ground.place())
    house.bring(ground.file(number))
    return house


def _labelling(house: House) -> Callable[[], None]:
    """Puts a label on one record after the other, and takes it off in the next round."""
    store = house.store
    ids = itertools.cycle([row.id for row in store.list(Filter(), 500).rows])
    labels = itertools.cycle([(Label.HIV,), ()])

    def label() -> None:
        store.set_labels(next(ids), next(labels))

    return label
