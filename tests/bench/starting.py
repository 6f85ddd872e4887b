"""From the start of the process to the first painted window, against an empty window of Qt.

Refuses: screens that need a display; both sides draw offscreen unless a platform is asked for.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.house import Ground
from tests.bench.measure import Cost, Row, cost, ratio, taken_in_turns

_FIRST = Path(__file__).with_name("first_window.py")
_ROOT = Path(__file__).resolve().parents[2]


def start(ground: Ground) -> Iterator[Row]:
    """Start to first window, and the memory then, ÷ an empty PySide6 window."""
    held: dict[str, list[int]] = {"ours": [], "empty": []}

    def side(which: str) -> Cost:
        return cost(lambda: held[which].append(_window(which, ground.place())))

    for which in held:
        side(which)
    found = taken_in_turns((lambda: side("ours"), lambda: side("empty")), ground.sizes.rounds + 2)
    times = ratio(found)
    yield Row("start to first window ÷ an empty window", times.wall, times.cpu, 1.8)
    memory = statistics.median(held["ours"]) / statistics.median(held["empty"])
    yield Row("memory at the first window ÷ an empty window", memory, memory, 2.2)


def _window(which: str, place: Path) -> int:
    """Runs a process to its first window; the memory it held then, in KiB."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(_ROOT)}
    environ |= {"HOME": str(place), "REKAMKU_VAULT": str(place / "vault")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs have their modules compiled
    done = subprocess.run(
        [sys.executable, str(_FIRST), which],
        env=environ,
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1])
