"""The program killed at any moment while it writes; and its write-ahead log taken away after.

Refuses: counting a loss that nobody was told of as none: what was said to be kept must be there.
"""

import os
import select
import signal
import time
from collections.abc import Iterator
from random import Random

from tests.attacks.ground import Ground, bring, noticed, open_vault
from tests.attacks.table import Scale, Tally
from tests.vault.record_fakes import incoming

_ROUNDS = 2_000
_LONGEST_SECONDS = 0.6


def attack(ground: Ground, scale: Scale) -> Iterator[Tally]:
    """Kill points, then the same with the log deleted or cut."""
    chance = Random(scale.seed)
    yield _kills(ground, scale, chance)
    yield _logs(ground, scale, chance)


def _kills(ground: Ground, scale: Scale, chance: Random) -> Tally:
    """After each kill the vault opens, checks, and has all that was told to be kept."""
    tally = Tally(5, "killed while writing: opens, checks, keeps what it said")
    every = set[str]()
    for _ in range(scale.kills):
        ground.restore()
        told = _killed_after(ground, chance.random() * _LONGEST_SECONDS)
        every |= told
        if noticed(ground):
            tally = tally.plus(detected=True, lost=True)  # a false alarm locks people out
            continue
        with open_vault(ground) as vault:
            titles = {row.facts.title for row in vault.record(vault.owner().id).list(limit=0).rows}
        tally = tally.plus(detected=True, lost=not told <= titles)
    ground.restore()
    assert every, "no child ever wrote anything"
    return tally


def _logs(ground: Ground, scale: Scale, chance: Random) -> Tally:
    """The write-ahead log of a killed program deleted or cut: its commits are missed."""
    tally = Tally(5, "the write-ahead log taken away or cut")
    while tally.tried < scale.swaps:
        ground.restore()
        told = _killed_after(ground, 0.2 + chance.random() * _LONGEST_SECONDS)
        log = next((one for one in ground.files() if one.name == "record.db-wal"), None)
        if not told or log is None or not log.stat().st_size:
            continue
        if chance.random() < 0.5:
            log.unlink()
        else:
            with log.open("rb+") as file:
                file.truncate(chance.randrange(log.stat().st_size // 2))
        found = noticed(ground)
        lost = False
        if not found:
            with open_vault(ground) as vault:
                rows = vault.record(vault.owner().id).list(limit=0).rows
                lost = not told <= {row.facts.title for row in rows}
        tally = tally.plus(detected=found or not lost, lost=lost)
    ground.restore()
    return tally


def _killed_after(ground: Ground, seconds: float) -> set[str]:
    """Runs a writing child, kills it, and gives the titles it said were kept."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            _write_on(ground, write)
        finally:  # the child never returns into the parent's code
            os._exit(1)
    os.close(write)
    select.select([read], [], [], 20)  # it says when it begins
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while piece := os.read(read, 65_536):
        said += piece
    os.close(read)
    return set(said.decode().split("\n")[1:-1])


def _write_on(ground: Ground, told: int) -> None:
    """Imports, corrections and labels one after the other; each is told once it is durable."""
    vault = open_vault(ground)
    os.write(told, b"begun\n")
    store = vault.record(vault.owner().id)
    for number in range(_ROUNDS):
        title = f"kept-{number}"
        bring(vault, *(incoming(f"k{number}-{one}", title, text=str(one)) for one in range(20)))
        os.write(told, f"{title}\n".encode())
        store.annotate(store.list(limit=1).rows[0].id, "a note", "Sari")
    vault.close()
    os._exit(0)
