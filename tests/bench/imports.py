"""Bringing files in: against the bare bytes, against fhir.resources, by size, in memory, on disk.

Refuses: leaving anything of the import out: the original is kept, people are matched, all is
searchable, signed and in the database file at the end, as after the command.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import bare
from tests.bench.house import Ground, House
from tests.bench.measure import Cost, Row, cost, ratio, taken_in_turns, typical

_FEW_TIMES = 5
"""The usual program is measured with a part of the file: its cost is the same for each record."""
_MEBIBYTE = 1024 * 1024


def imports(ground: Ground) -> Iterator[Row]:
    """Import ÷ bare bytes, ÷ bare bytes that were only cut, ÷ fhir.resources; a second."""
    number = ground.sizes.some
    file = ground.file(number)
    some = [bytes(one) for one in bare.slices(file)[: max(10, number // _FEW_TIMES)]]
    found = taken_in_turns(
        (
            lambda: _ours(ground, file).each(number),
            lambda: cost(lambda: bare.fill(ground.place(), file)).each(number),
            lambda: cost(lambda: bare.fill(ground.place(), file, decoding=False)).each(number),
            lambda: cost(lambda: bare.validate_and_fill(ground.place(), some)).each(len(some)),
        ),
        ground.sizes.rounds,
    )
    against = ratio(found)
    yield Row(f"import of {number} ÷ decoded and inserted bare", against.wall, against.cpu, 2.75)
    cut = ratio(found, 0, 2)
    yield Row("the same ÷ cut apart only and inserted bare", cut.wall, cut.cpu, 2.75)
    usual = ratio(found, 3, 0)
    yield Row(
        "times faster than fhir.resources into SQLite", usual.wall, usual.cpu, 7, at_least=True
    )
    each = typical(found)
    yield Row("records a second", 1 / each.wall, 1 / each.cpu, 15_000, at_least=True)


def _ours(ground: Ground, file: Path) -> Cost:
    house = House(ground.place())
    try:
        return cost(lambda: house.bring(file))
    finally:
        house.vault.close()


def growth(ground: Ground) -> Iterator[Row]:
    """Time for each record: a large file ÷ a small one, into a full vault ÷ into an empty one."""
    sizes = ground.sizes
    large, small = ground.file(sizes.many), ground.file(sizes.some)
    found = taken_in_turns(
        (
            lambda: _ours(ground, large).each(sizes.many),
            lambda: _ours(ground, small).each(sizes.some),
        ),
        min(3, sizes.rounds),
    )
    grown = ratio(found)
    yield Row(f"a record of {sizes.many} ÷ of {sizes.some}", grown.wall, grown.cpu, 1.15)
    full = House(ground.place())
    full.bring(large)
    files = [ground.file(sizes.some, seed) for seed in range(2, 2 + sizes.rounds)]
    more = iter(files)
    into = ratio(
        taken_in_turns(
            (lambda: _into(full, next(more)), lambda: _ours(ground, small)), sizes.rounds
        )
    )
    full.vault.close()
    yield Row(f"{sizes.some} into a vault of {sizes.many} ÷ empty", into.wall, into.cpu, 1.6)


def _into(house: House, file: Path) -> Cost:
    return cost(lambda: house.bring(file))


def memory(ground: Ground) -> Iterator[Row]:
    """Peak of key process and reader over their start and the file's size, in mebibytes."""
    sizes = ground.sizes
    small, large = (_peak(ground, number) for number in (sizes.some, sizes.many))
    yield Row(f"MiB of memory for {sizes.some}, the file left out", small, small, 80)
    yield Row(f"MiB more for {sizes.many}", large - small, large - small, 15)


def _peak(ground: Ground, number: int) -> float:
    file = ground.file(number)
    command = [sys.executable, "-m", "tests.bench.peak", str(ground.place()), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, int] = json.loads(done.stdout)
    return (told["ours"] + told["reader"] - file.stat().st_size) / _MEBIBYTE


def disk(ground: Ground) -> Iterator[Row]:
    """The database after the import ÷ the file."""
    number = ground.sizes.some
    database, file = ground.house(number).database, ground.file(number)
    part = database.stat().st_size / file.stat().st_size
    yield Row(f"database of {number} ÷ source file", part, part, 0.8)
