"""How much memory an import takes, measured in a process that does nothing else (Linux).

Refuses: counting the start: the process's size with everything loaded is taken off.
"""

import json
import sys
from pathlib import Path

from app.jobs import Job, Progress
from tests.bench.house import House

_CLEAR_PEAK = "5"


def peak_of(process: str) -> int:
    """Bytes that a process held at most."""
    return _status(process, "VmHWM")


def _status(process: str, name: str) -> int:
    for line in Path(f"/proc/{process}/status").read_text("ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    return 0


class _Reader:
    """The peak of the child, looked at whenever it tells how far it is."""

    def __init__(self) -> None:
        self.peak = 0

    def look(self, _progress: Progress) -> None:
        for child in Path("/proc/self/task").glob("*/children"):
            for process in child.read_text("ascii").split():
                self.peak = max(self.peak, peak_of(process))


def main(folder: str, file: str) -> None:
    """Imports a file into a new vault and prints both peaks in bytes as JSON."""
    house = House(Path(folder))
    reader = _Reader()
    Path("/proc/self/clear_refs").write_text(_CLEAR_PEAK, "ascii")
    start = _status("self", "VmRSS")
    house.bring(Path(file), Job(reader.look))
    json.dump({"ours": peak_of("self") - start, "reader": reader.peak}, sys.stdout)
    house.vault.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
