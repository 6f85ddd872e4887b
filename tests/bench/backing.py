"""A backup: making it, making it again with nothing new, checking it to its end.

Refuses: counting the proof (reading back and opening apart) as making; it has a row of its own.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from app.backing_up import back_up_to_file
from app.jobs import Job
from tests.bench.house import Ground, House
from tests.bench.measure import Cost, Row, compared, cost, ratio, taken_in_turns
from vault.backup.snapshot import read_pieces

_PHOTO = 2_000_000
_A_PHOTO_PER = 200
"""Records for each photo or scan of two megabytes that lies beside them."""


def silent(_done: int, _all: int) -> None:
    """Nobody listens."""


def backup(ground: Ground) -> Iterator[Row]:
    """Backup ÷ SHA-256 of the same bytes; unchanged ÷ first; check ÷ backup; proof ÷ backup."""
    house, sizes = House(ground.place()), ground.sizes
    house.bring(ground.file(sizes.some))
    files = house.vault.files(house.vault.owner().id)
    for _ in range(max(2, sizes.some // _A_PHOTO_PER)):
        files.put([os.urandom(_PHOTO)], title="", media="image/jpeg", compress=False)
    folder = house.root / "stick"
    folder.mkdir()
    path = folder / "measured.rekamku"
    paths = manifest_paths(house, path)

    def make() -> Cost:
        path.unlink(missing_ok=True)
        return cost(lambda: house.vault.backups.make(path, silent))

    def digest() -> Cost:
        return cost(lambda: sha256_of(paths))

    def check() -> Cost:
        opened = house.vault.backups.open(lambda: path.open("rb"))
        return cost(lambda: opened.check(silent))

    def prove() -> Cost:
        with path.open("rb") as source:
            scratch = house.root / "scratch"
            return cost(lambda: house.vault.backups.prove(source, scratch, silent))

    megabytes = path.stat().st_size / 1e6
    name = f"backup of {megabytes:.0f} MB ÷ SHA-256 of the same bytes"
    yield compared(name, make, digest, 1.6, sizes.rounds)
    found = ratio(taken_in_turns([check, make], sizes.rounds))
    yield Row("check of a backup ÷ making it", found.wall, found.cpu, 0.8)
    yield unchanged(house, folder, sizes.rounds)
    found = ratio(taken_in_turns([prove, make], sizes.rounds))
    yield Row("proof: read back, opened, compared ÷ making it", found.wall, found.cpu, 4)
    house.vault.close()


def unchanged(house: House, folder: Path, rounds: int) -> Row:
    """With nothing written since but the note of the backup, under a second name."""
    numbers = iter(range(1 << 20))

    def first() -> Cost:
        path = folder / f"{next(numbers)}.whole"
        spent = cost(lambda: house.vault.backups.make(path, silent))
        path.unlink()
        return spent

    back_up_to_file(house.vault, folder / "kept.rekamku", house.environment, Job())

    def again() -> Cost:
        path = folder / f"{next(numbers)}.rekamku"
        return cost(lambda: back_up_to_file(house.vault, path, house.environment, Job()))

    return compared("backup with nothing new ÷ the first", again, first, 0.2, rounds)


def manifest_paths(house: House, path: Path) -> tuple[Path, ...]:
    """The files that a backup of the house holds."""
    made = house.vault.backups.make(path, silent)
    return tuple(house.path / one.name for one in made.manifest.members)


def sha256_of(paths: tuple[Path, ...]) -> str:
    """One hash over all of them, block by block.

    Descriptors are kept, as the backup keeps them: closing one would drop SQLite's locks.
    """
    whole = hashlib.sha256()
    for path in paths:
        for block in read_pieces(path, path.stat().st_size):
            whole.update(block)
    return whole.hexdigest()
