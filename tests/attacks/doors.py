"""Ways into the vault attacked: slots rewritten, keyrings exchanged, clocks that jump.

Refuses: one message for different faults; a wrong passphrase is never called a damage.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import msgspec

from tests.attacks.ground import Ground, bring, contents, noticed, open_vault
from tests.attacks.table import Scale, Tally
from tests.vault.record_fakes import incoming
from tests.vault.vault_maker import PASSPHRASE, Place
from vault import header as h
from vault.errors import (
    Altered,
    HeaderDamaged,
    NewerFormat,
    VaultError,
    VaultSecretMissing,
    WrongPassphrase,
)
from vault.keyring_store import SECRET, MemoryKeyring
from vault.vault import LockedVault

_YEAR_MS = 365 * 24 * 3_600_000
_REFUSED = (HeaderDamaged, Altered, NewerFormat, WrongPassphrase, VaultSecretMissing)


def attack(ground: Ground, scale: Scale) -> Iterator[Tally]:
    """Slots, keyrings, messages, clocks."""
    yield _slots(ground)
    yield _bodies(ground, scale)
    yield _messages(ground)
    yield _keyrings(ground, scale)
    yield _clocks(ground, scale)


def _rewritten(ground: Ground, change: Callable[[h.Body], h.Body]) -> None:
    """Both header files as somebody rewrites them who knows the format but no key."""
    for name in (h.NAME, h.COPY_NAME):
        path = ground.place.path / name
        kept = h.parse(path)
        body = change(kept.body)
        path.write_bytes(h.Header(body, h.canonical(body), kept.mac).to_bytes())


def _slots(ground: Ground) -> Tally:
    tally = Tally(24, "key stretching of a slot rewritten")

    def stretched(**change: int) -> Callable[[h.Body], h.Body]:
        def rewrite(body: h.Body) -> h.Body:
            slots = tuple(
                msgspec.structs.replace(one, kdf=msgspec.structs.replace(one.kdf, **change))
                for one in body.slots
            )
            return msgspec.structs.replace(body, slots=slots)

        return rewrite

    for change in (
        {"memory_kib": 8},
        {"memory_kib": 1 << 30},
        {"passes": 1 << 30},
        {"lanes": 1 << 20},
        {"memory_kib": 0},
    ):
        ground.restore()
        _rewritten(ground, stretched(**change))
        tally = tally.plus(detected=_is_refused(ground))
    ground.restore()
    return tally


def _bodies(ground: Ground, scale: Scale) -> Tally:
    """Salt gone, slots gone, slots of another vault, members exchanged, an older generation."""
    tally = Tally(24, "the header rewritten without its key")
    other = Place(ground.place.root / "stranger")
    other.root.mkdir(exist_ok=True)
    if not other.path.exists():
        other.make()[0].close()
    foreign = h.parse(other.path / h.NAME).body
    chance = Random(scale.seed)
    changes: list[Callable[[h.Body], h.Body]] = [
        lambda body: msgspec.structs.replace(body, slots=foreign.slots),
        lambda body: msgspec.structs.replace(body, slots=body.slots[:1]),
        lambda body: msgspec.structs.replace(body, members=foreign.members),
        lambda body: msgspec.structs.replace(body, generation=body.generation + 1),
        lambda body: msgspec.structs.replace(body, vault_id=chance.randbytes(16).hex()),
    ]
    for change in changes:
        ground.restore()
        _rewritten(ground, change)
        tally = tally.plus(detected=_is_refused(ground))
    ground.restore()
    return tally


def _is_refused(ground: Ground) -> bool:
    try:
        with open_vault(ground) as vault:
            return not vault.verify(full=False).ok
    except _REFUSED:
        return True


def _messages(ground: Ground) -> Tally:
    """A wrong passphrase, a missing secret and a damaged header are three different errors."""
    tally = Tally(25, "wrong passphrase, secret or header told apart")
    ground.restore()
    tally = tally.plus(detected=_error(ground, "salah sekali ini") is WrongPassphrase)
    keyring, bare = ground.place.keyring, replace(ground.place, keyring=MemoryKeyring())
    tally = tally.plus(
        detected=_error(replace(ground, place=bare), PASSPHRASE) is VaultSecretMissing
    )
    assert keyring is not None
    for name in (h.NAME, h.COPY_NAME):
        path = ground.place.path / name
        path.write_bytes(path.read_bytes()[:-9])
    tally = tally.plus(detected=_error(ground, PASSPHRASE) is HeaderDamaged)
    ground.restore()
    return tally


def _error(ground: Ground, passphrase: str) -> type[VaultError] | None:
    try:
        vault = LockedVault.open(ground.place.path).unlock(passphrase, ground.place.environment)
    except VaultError as error:
        return type(error)
    vault.close()
    return None


def _keyrings(ground: Ground, scale: Scale) -> Tally:
    """Another vault's secret, random bytes, or nothing where ours should be."""
    tally = Tally(26, "another secret in the keyring")
    chance = Random(scale.seed)
    ground.restore()
    vault_id = LockedVault.open(ground.place.path).vault_id
    for number in range(scale.swaps):
        keyring = MemoryKeyring()
        if number % 3:
            keyring.put(vault_id, SECRET, chance.randbytes(16 if number % 2 else 15))
        other = replace(ground, place=replace(ground.place, keyring=keyring))
        tally = tally.plus(detected=_error(other, PASSPHRASE) is VaultSecretMissing)
    return tally


def _clocks(ground: Ground, scale: Scale) -> Tally:
    """Changes while the clock jumps by years: order and checks stay, nothing is lost."""
    tally = Tally(30, "the clock jumps while records are added")
    chance = Random(scale.seed)
    ground.restore()
    clock = ground.place.clock
    now = clock.now
    with open_vault(ground) as vault:
        expected = contents(vault)
        for number in range(min(scale.swaps, 40)):
            clock.now = now + chance.choice([-1, 1]) * chance.randrange(2 * _YEAR_MS)
            bring(vault, incoming(f"clock{number}", text=str(number)))
            kept = contents(vault)
            lost = not expected.items() <= kept.items() or len(kept) != len(expected) + 1
            tally = tally.plus(detected=not lost, lost=lost)
            expected = kept
    sound = not noticed(ground)
    clock.now = now
    ground.restore()
    shutil.rmtree(ground.place.root / "stranger", ignore_errors=True)
    return tally.plus(detected=sound)
