"""Bytes of a closed vault changed, older pages and files put back, files cut or taken away.

Refuses: attacks that leave everything as it was; such a try is drawn again.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.attacks.ground import Ground, bring, noticed, open_vault
from tests.attacks.table import Scale, Tally
from tests.vault.record_fakes import incoming
from vault.keyring_store import SECRET, MemoryKeyring
from vault.vault import LockedVault

PAGE = 4096
_FEW_PAGES = 3


def attack(ground: Ground, scale: Scale) -> Iterator[Tally]:
    """Each attack on the files, as often as the scale says."""
    chance = Random(scale.seed)
    yield _flips(ground, scale, chance)
    yield _cuts(ground, scale, chance)
    yield _gone(ground)
    older = _older(ground)
    yield _pages(ground, scale, chance, older)
    yield _files(ground, older)
    yield _whole(ground, older)


def _flips(ground: Ground, scale: Scale, chance: Random) -> Tally:
    """One bit of every region of every file, and of its last bytes."""
    tally = Tally(0, "a byte changed, every region of every file")
    ground.restore()
    for path in ground.files():
        whole = path.read_bytes()
        for start in range(0, len(whole), scale.stride):
            at = min(len(whole) - 1, start + chance.randrange(scale.stride))
            changed = bytearray(whole)
            changed[at] ^= 1 << chance.randrange(8)
            path.write_bytes(changed)
            tally = tally.plus(detected=noticed(ground))
            ground.restore()
    return tally


def _cuts(ground: Ground, scale: Scale, chance: Random) -> Tally:
    """Databases cut at a page's border, other files anywhere."""
    tally = Tally(6, "files cut short")
    ground.restore()
    for path in ground.files():
        size = path.stat().st_size
        for _ in range(max(1, min(scale.swaps, size // PAGE) // 4)):
            keep = chance.randrange(size)
            keep -= keep % PAGE if path.suffix == ".db" else 0
            with path.open("rb+") as file:
                file.truncate(keep)
            tally = tally.plus(detected=noticed(ground))
            ground.restore()
    return tally


def _gone(ground: Ground) -> Tally:
    tally = Tally(0, "a file taken away")
    ground.restore()
    for path in ground.files():
        path.unlink()
        tally = tally.plus(detected=noticed(ground))
        ground.restore()
    return tally


def _older(ground: Ground) -> Path:
    """The vault before a further import, beside the ground, which goes on from it."""
    ground.restore()
    older = ground.place.root / "older"
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(ground.place.path, older)
    with open_vault(ground) as vault:
        bring(vault, incoming("r1", text="newest", order="3"), incoming("fresh", "Fresh"))
        store = vault.record(vault.owner().id)
        store.retract(store.list(limit=1).rows[0].id, "Sari", "not mine")
        vault.change_passphrase("kopi tubruk pagi", "teh manis sore")
        vault.change_passphrase("teh manis sore", "kopi tubruk pagi")
    ground.keep()
    return older


def _pages(ground: Ground, scale: Scale, chance: Random, older: Path) -> Tally:
    """Some pages of a database as they were before (SQLCipher itself sees nothing wrong)."""
    tally = Tally(1, "older pages put back into a database")
    for name in ("record.db", "household.db"):
        path = next(one for one in ground.files() if one.name == name)
        before = (older / path.relative_to(ground.place.path)).read_bytes()
        now = path.read_bytes()
        shared = range(min(len(before), len(now)) // PAGE)
        differ = [
            page
            for page in shared
            if before[page * PAGE : (page + 1) * PAGE] != now[page * PAGE : (page + 1) * PAGE]
        ]
        for _ in range(scale.swaps):
            few = chance.randrange(1, min(_FEW_PAGES, len(differ)) + 1)
            wanted = chance.sample(differ, few if chance.random() < 0.7 else len(differ))
            changed = bytearray(now)
            for page in wanted:
                changed[page * PAGE : (page + 1) * PAGE] = before[page * PAGE : (page + 1) * PAGE]
            path.write_bytes(changed)
            tally = tally.plus(detected=noticed(ground))
            ground.restore()
    return tally


def _files(ground: Ground, older: Path) -> Tally:
    """Each file as it was before, all others as they are now."""
    tally = Tally(2, "an older file put back")
    for path in ground.files():
        before = older / path.relative_to(ground.place.path)
        if before.exists() and before.read_bytes() != path.read_bytes():
            shutil.copy(before, path)
            tally = tally.plus(detected=noticed(ground))
            ground.restore()
    return tally


def _whole(ground: Ground, older: Path) -> Tally:
    """The whole vault as it was, with and without its anchors; and one that nobody remembers."""
    tally = Tally(2, "the whole vault as it was before")
    for anchors in (True, False):
        shutil.rmtree(ground.place.path)
        shutil.copytree(older, ground.place.path)
        if not anchors:
            shutil.rmtree(ground.place.state)
        tally = tally.plus(detected=noticed(ground))
        ground.restore()
    shutil.rmtree(ground.place.state)
    ground.place.keyring = _forgetful(ground)
    tally = tally.plus(detected=noticed(ground))
    ground.restore()
    return tally


def _forgetful(ground: Ground) -> MemoryKeyring:
    """A keyring with the vault secret and no anchors."""
    keyring, vault_id = MemoryKeyring(), LockedVault.open(ground.place.path).vault_id
    kept = ground.place.keyring.get(vault_id, SECRET) if ground.place.keyring else None
    keyring.put(vault_id, SECRET, kept or b"")
    return keyring
