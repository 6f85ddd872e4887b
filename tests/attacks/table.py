"""What an attack came to, and the table of all of them.

Refuses: calling an attack detected because nothing looked at it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """One kind of attack: how often it was tried, detected, silent, and lost something.

    `number` is that of section 8 of the reference on ledgers and keys, 0 for further ones.
    """

    number: int
    name: str
    tried: int = 0
    detected: int = 0
    silent: int = 0
    lost: int = 0

    def plus(self, *, detected: bool, lost: bool = False) -> "Tally":
        """The same after one more try."""
        return Tally(
            self.number,
            self.name,
            self.tried + 1,
            self.detected + detected,
            self.silent + (not detected),
            self.lost + lost,
        )


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is tried: mutations of each kind, kill points, bytes between flips, swaps."""

    mutations: int
    kills: int
    stride: int
    swaps: int
    seed: int = 1


LONG = Scale(mutations=100_000, kills=500, stride=256, swaps=200)
SHORT = Scale(mutations=300, kills=6, stride=40_000, swaps=6)

FOR_DEVICES = {
    3: "rolled back with its anchor, a second device knows",
    11: "different heads shown to two devices",
    27: "storage that lies about what it holds",
    28: "an empty or exchanged place to sync with",
    29: "objects swapped, replayed or inserted by a provider",
}
"""Attacks that need a second device; they belong to device sync."""

ELSEWHERE = {
    4: "tests/vault/test_witnesses.py",
    10: "tests/vault/test_backup_restoring.py",
    12: "tests/vault/test_family.py",
    13: "tests/vault/test_family_machine.py",
    15: "tests/vault/test_erasing.py, test_log_erase.py",
    16: "tests/app/test_cli_erasing.py",
    21: "tests of the witness server",
    23: "tests/vault/test_hpke_vectors.py",
}
"""Attacks that have tests of their own."""


def drawn(tallies: Iterable[Tally]) -> str:
    """The table, with its sums in the last line."""
    rows = list(tallies)
    lines = [f"{'':4}{'attack':58}{'tried':>9}{'detected':>10}{'silent':>8}{'lost':>6}"]
    lines += [
        f"{one.number or '':<4}{one.name:58.58}{one.tried:>9,}{one.detected:>10,}"
        f"{one.silent:>8,}{one.lost:>6,}"
        for one in rows
    ]
    sums = [
        sum(getattr(one, name) for one in rows) for name in ("tried", "detected", "silent", "lost")
    ]
    lines.append(f"{'':4}{'all':58}{sums[0]:>9,}{sums[1]:>10,}{sums[2]:>8,}{sums[3]:>6,}")
    lines += [f"{number:<4}{name}: with device sync" for number, name in FOR_DEVICES.items()]
    lines += [f"{number:<4}{where}" for number, where in ELSEWHERE.items()]
    return "\n".join(lines)
