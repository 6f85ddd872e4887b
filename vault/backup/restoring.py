"""A backup from outside: found locked, opened in a way the vault had then, checked, restored.

Refuses: touching any vault that exists; a restored one is made beside its place, checked, moved.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vault import header as h
from vault import journal, keys, slots, verification
from vault.backup.form import Preamble, Source, read_preamble
from vault.backup.making import Tell
from vault.backup.manifest import Manifest, Member
from vault.backup.opening import peek, read_through, write_member
from vault.backup.proof import differing, opened_apart
from vault.backup.snapshot import heads
from vault.cards import Card
from vault.core import Core
from vault.disk import make_folder, sync_folder, translated
from vault.environment import Environment
from vault.errors import Altered, BackupDamaged, VaultExists
from vault.household import DATABASE
from vault.ids import LogId, VaultId
from vault.kit import Kit
from vault.log import Problem
from vault.seal import SealingKey
from vault.security_key import SecurityKey
from vault.slots import Opened
from vault.vault_state import NO_ANCHOR

Open = Callable[[], AbstractContextManager[Source]]
"""Begins to read the backup from its first byte, each time it is called."""

_UNFINISHED: Final = ".new"


@dataclass(frozen=True, slots=True)
class Lack:
    """A person's log that this computer remembers longer: so many entries are not in the backup."""

    place: str
    entries: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault restored: where, from what, what this computer knows to be newer, what is damaged.

    With `problems` the vault was damaged when the backup was made; it can be read as far as it
    holds.
    """

    path: Path
    manifest: Manifest
    lacks: tuple[Lack, ...]
    problems: tuple[Problem, ...]


class LockedBackup:
    """A backup whose preamble was read; it opens in the ways the vault had then.

    Its ways in raise what the vault's own do, and BackupDamaged(`key`).
    """

    def __init__(self, begin: Open) -> None:
        """Raises NotABackup, NewerFormat, HeaderDamaged, BackupDamaged(`cut`)."""
        self._begin = begin
        with begin() as source:
            self.preamble: Preamble = read_preamble(source)

    @property
    def vault_id(self) -> VaultId:
        """Which vault it is of."""
        return self._body.vault

    @property
    def slots(self) -> tuple[str, ...]:
        """The kinds of the ways in that the vault had then."""
        return tuple(slot.kind for slot in self._body.slots)

    def has_secret(self, environment: Environment) -> bool:
        """Whether a passphrase is enough here."""
        return slots.passphrase_is_enough(self._body, environment)

    def unlock(
        self, passphrase: str, environment: Environment, *, kit: Kit | None = None
    ) -> "OpenBackup":
        """Opens by the passphrase, with the vault secret from the kit or the keyring."""
        secret = slots.find_secret(self._body, kit, environment)
        floor = environment.kdf.floor_kib
        return self.for_member(
            slots.open_with_passphrase(self._body, passphrase, secret, floor, Path(h.NAME))
        )

    def unlock_with_kit(self, kit: Kit, _environment: Environment) -> "OpenBackup":
        """Opens by the kit's 24 words alone."""
        return self.for_member(slots.open_with_kit(self._body, kit))

    def unlock_with_cards(self, cards: Sequence[Card], _environment: Environment) -> "OpenBackup":
        """Opens by enough family cards of the set that was in force then."""
        return self.for_member(slots.open_with_cards(self._body, cards))

    def cards_missing(self, cards: Sequence[Card]) -> int:
        """How many more cards are needed beside these; raises CardRefused for wrong ones."""
        return slots.cards_missing(self._body, cards)

    def unlock_with_security_key(self, key: SecurityKey, _environment: Environment) -> "OpenBackup":
        """Opens by a security key."""
        return self.for_member(slots.open_with_security_key(self._body, key))

    def unlock_quick(self, environment: Environment) -> "OpenBackup":
        """Opens by the key in this computer's keyring."""
        return self.for_member(slots.open_with_keyring(self._body, environment))

    @property
    def _body(self) -> h.Body:
        return self.preamble.header.body

    def for_member(self, opened: Opened) -> "OpenBackup":
        """Opens for a member whose key is known; raises BackupDamaged(`key`)."""
        sealing = SealingKey(keys.member_sealing_seed(opened.member_key, self.vault_id))
        try:
            key = h.open_household(self._body, opened.member, sealing)
            self.preamble.header.require_mac(key)
        except Altered:
            raise BackupDamaged("key") from None
        return OpenBackup(self.preamble, opened, key, self._begin)


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A backup that somebody holds the key of."""

    preamble: Preamble
    opened: Opened
    household_key: bytes = field(repr=False)
    begin: Open

    def manifest(self) -> Manifest:
        """What it says of itself; the rest is not checked. Raises BackupDamaged."""
        with self._behind_preamble() as source:
            return peek(source, self.preamble, self.household_key)

    def check(self, tell: Tell) -> Manifest:
        """Reads every byte to the end; raises BackupDamaged at the first that does not hold."""
        with self._behind_preamble() as source:
            return read_through(source, self.preamble, self.household_key, _leave, tell)

    def unpack(self, folder: Path, tell: Tell) -> Manifest:
        """The vault's files as they were, durably, into a folder of their own.

        Raises BackupDamaged, DiskFull, PlaceReadOnly; what was written then stays behind.
        """

        def take(member: Member, pieces: Iterator[bytes]) -> None:
            write_member(folder, member, pieces, durable=True)

        with self._behind_preamble() as source:
            manifest = read_through(source, self.preamble, self.household_key, take, tell)
        h.write(folder, self.preamble.header)
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                sync_folder(path)
        return manifest

    def restore(self, to: Path, environment: Environment, tell: Tell) -> Restored:
        """A vault at a place where nothing lies: unpacked beside it, verified, then moved there.

        It goes on as a new incarnation, since the vault it was made of may still be in use.
        Raises VaultExists, BackupDamaged, DiskFull, PlaceReadOnly; nothing is left behind then.
        """
        to = to.absolute()
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise VaultExists(to)
        folder = to.with_name(f".{to.name}.{environment.random(6).hex()}{_UNFINISHED}")
        with ExitStack() as undoing:
            make_folder(folder)
            undoing.callback(shutil.rmtree, folder, ignore_errors=True)
            manifest = self.unpack(folder, tell)
            problems = self._verified(folder, manifest, environment)
            lacks = self._go_on(folder, environment)
            with translated(to):
                if to.is_dir():
                    to.rmdir()
                folder.replace(to)
                sync_folder(to.parent)
            undoing.pop_all()
        return Restored(to, manifest, lacks, problems)

    @contextmanager
    def _behind_preamble(self) -> Iterator[Source]:
        with self.begin() as source:
            if read_preamble(source).exact != self.preamble.exact:
                raise BackupDamaged("altered")
            yield source

    def _verified(
        self, folder: Path, manifest: Manifest, environment: Environment
    ) -> tuple[Problem, ...]:
        """What does not hold in the unpacked vault: every entry, payload, view and file."""
        with opened_apart(folder, self.preamble.header, self.opened, environment) as core:
            report = verification.verify(
                core, full=True, progress=lambda _done, _all: None, cancelled=lambda: False
            )
            differs = differing(core, manifest)
        own = (one for one in report.problems if one.what != NO_ANCHOR)
        return tuple(dict.fromkeys((*own, *differs)))

    def _go_on(self, folder: Path, environment: Environment) -> tuple[Lack, ...]:
        """Begins the new incarnation; what this computer remembers beyond the backup.

        Where the last entries do not hold, none can begin; such a vault is only read.
        """
        from vault.vault import enter

        found = h.ReadHeader(self.preamble.header, h.Mending.NONE)
        vault = enter(folder, found, self.opened, environment)
        try:
            core = vault._core  # noqa: SLF001 - this room's own
            lacks = _lacks(core)
            with suppress(Altered):
                journal.begin_anew(core, original_stays=True)
        finally:
            vault.close()
        return lacks


def _leave(_member: Member, _pieces: Iterator[bytes]) -> None:
    """Checking needs the bytes only, which are read anyway."""


def _lacks(core: Core) -> tuple[Lack, ...]:
    """Only people's logs: the household's own grows by every note about a backup."""
    found = []
    for head in heads(core):
        if head.place == DATABASE:
            continue
        try:
            anchor = core.anchors.read(LogId(bytes.fromhex(head.log)))
        except Altered:
            continue
        if anchor is not None and anchor.size > head.size:
            found.append(Lack(head.place, anchor.size - head.size))
    return tuple(found)
