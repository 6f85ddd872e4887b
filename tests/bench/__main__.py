"""`python -m tests.bench`: measures what design 11 promises, prints it, writes `bench.json`.

Refuses: a target that was missed to go unseen; it is marked, and the run ends with 1.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench import backing, changing, formats, imports, papers, reading, sharing, starting
from tests.bench.house import QUICK, Ground, Sizes
from tests.bench.measure import Row

GROUPS: dict[str, Callable[[Ground], Iterator[Row]]] = {
    "start": starting.start,
    "import": imports.imports,
    "disk": imports.disk,
    "memory": imports.memory,
    "growth": imports.growth,
    "unlock": reading.unlock,
    "timeline": reading.timeline,
    "search": reading.search,
    "verify": reading.verify,
    "change": changing.change,
    "share": sharing.share,
    "backup": backing.backup,
    "paper": papers.papers,
    "formats": formats.formats,
}
_WIDTH = 66


def run(names: Sequence[str], sizes: Sizes, tell: Callable[[Row], None]) -> list[Row]:
    """Measures these groups; `tell` hears each row as soon as it is known."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="rekamku-bench-") as folder:
        ground = Ground(Path(folder), sizes)
        for name in names:
            for row in GROUPS[name](ground):
                rows.append(row)
                tell(row)
        ground.close()
    return rows


def write(path: Path, rows: Sequence[Row]) -> None:
    """The table as JSON."""
    told = [
        {"name": row.name, "wall": row.wall, "cpu": row.cpu, "target": row.target, "ok": row.ok}
        for row in rows
    ]
    path.write_text(json.dumps({"rows": told}, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _tell(row: Row) -> None:
    sign = "≥" if row.at_least else "≤"
    figures = f"{_short(row.wall):>9} {_short(row.cpu):>9}   {sign} {_short(row.target):>7}"
    _print(f"{row.name:<{_WIDTH}} {figures}   {'ok' if row.ok else 'MISSED'}")


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2f}"


def main(words: Sequence[str] | None = None) -> int:
    """Measures everything, or what `--only` names."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument("--only", action="append", choices=sorted(GROUPS), metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: a test of the bench")
    parser.add_argument("--out", type=Path, default=Path("bench.json"))
    asked = parser.parse_args(words)
    _print(f"{'':<{_WIDTH}} {'wall':>9} {'cpu':>9}   {'target':>9}")
    rows = run(asked.only or list(GROUPS), QUICK if asked.quick else Sizes(), _tell)
    write(asked.out, rows)
    return 0 if asked.quick or all(row.ok for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
