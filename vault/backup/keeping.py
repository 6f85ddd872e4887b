"""What an open vault does about backups: make one, prove one, tell what changed since, note it.

Refuses: counting a backup as proven that was not read back from where it lies.
"""

from pathlib import Path

from vault.backup.form import Source
from vault.backup.making import Made, Tell, make_backup
from vault.backup.manifest import LogHead, Manifest
from vault.backup.proof import prove
from vault.backup.restoring import LockedBackup, Open, OpenBackup
from vault.backup.snapshot import heads
from vault.core import Core
from vault.entry import Operation
from vault.errors import Altered
from vault.household import DATABASE
from vault.household_schema import BackupMeta, encode
from vault.log import NewEntry, Problem


class Backups:
    """The backups of one open vault."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def make(self, path: Path, tell: Tell) -> Made:
        """Writes the vault as it is now into one file; an older one at the path is replaced.

        Also of a changed vault: reading and saving what is there is never refused. Raises
        DiskFull, PlaceReadOnly, Busy; whatever `tell` raises stops it and leaves nothing.
        """
        return make_backup(self._core, path, tell)

    def prove(
        self, source: Source, scratch: Path, tell: Tell
    ) -> tuple[Manifest, tuple[Problem, ...]]:
        """Opens a backup in a scratch place and compares it; see `vault.backup.proof`."""
        return prove(self._core, source, scratch, tell)

    def open(self, begin: Open) -> OpenBackup:
        """A backup of this vault, opened with the keys at hand; raises BackupDamaged(`key`)."""
        return LockedBackup(begin).for_member(self._core.opened)

    def unchanged_since(self, known: tuple[LogHead, ...]) -> bool:
        """Whether nothing was written since these heads but notes about backups.

        Every log must be as it was, the household's own may have grown by such notes.
        """
        now = {(one.place, one.log): one for one in heads(self._core)}
        before = {(one.place, one.log): one for one in known}
        if now.keys() != before.keys():
            return False
        return all(now[key] == before[key] or self._only_notes(before[key]) for key in now)

    def note(self, backup: str, made_ms: int, size: int, place: str, *, proven: bool) -> None:
        """Writes a `backup` entry: which, when, of what size, on what kind of place, proven or not.

        Raises why writing is refused.
        """
        self._core.require_writable()
        meta = BackupMeta(backup, made_ms, size, place, proven)
        with self._core.household.writing() as entries:
            entries.append(NewEntry(Operation.BACKUP, encode(meta)))

    def _only_notes(self, before: LogHead) -> bool:
        """Whether a household log only grew, and only by notes about backups."""
        ledger = self._core.household.ledger
        own = self._core.household_writer().log_id
        if before.place != DATABASE or before.log != own.hex():
            return False
        try:
            if ledger.root_at(own, before.size).hex() != before.root:
                return False
            size = ledger.head(own).size
            return all(
                ledger.read(own, index).entry.operation == Operation.BACKUP
                for index in range(before.size, size)
            )
        except Altered:
            return False
