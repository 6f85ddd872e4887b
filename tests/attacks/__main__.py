"""`make attack`: every attack in its long version, and the table of what became of them.

Refuses: ending well while anything was silent or lost.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.attacks import disk, doors, inside, kills, mutations
from tests.attacks.ground import make
from tests.attacks.table import LONG, SHORT, Scale, Tally, drawn


def attacks(scale: Scale, root: Path) -> Iterator[Tally]:
    """All of them, one after the other."""
    yield from mutations.attack(scale)
    ground = make(root)
    yield from doors.attack(ground, scale)
    yield from inside.attack(ground, scale)
    yield from kills.attack(ground, scale)
    yield from disk.attack(ground, scale)


def main(arguments: list[str]) -> int:
    """Prints the table; 1 if anything was silent or lost."""
    scale, done = (SHORT if "--short" in arguments else LONG), []
    with tempfile.TemporaryDirectory() as folder:
        for tally in attacks(scale, Path(folder) / "ground"):
            done.append(tally)
            sys.stderr.write(f"{tally.name}: {tally.tried:,}\n")
    sys.stdout.write(drawn(done) + "\n")
    return int(any(one.silent or one.lost for one in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
