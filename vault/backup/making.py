"""Making a backup file: one moment of the vault, sealed whole under another name, then renamed.

Refuses: half-written files, and a file in the way that is not an older backup of this vault.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault import header as h
from vault.backup import manifest as m
from vault.backup.form import Preamble, Sealer, make_preamble, padded_size, read_preamble
from vault.backup.snapshot import Moment, one_moment, read_pieces
from vault.core import Core
from vault.disk import give_up, private_file, sync_folder, translated
from vault.errors import BackupDamaged, HeaderDamaged, NewerFormat, NotABackup
from vault.ids import VaultId

PART: Final = ".part"
_ZEROS: Final = bytes(64 * 1024)


Tell = Callable[[int, int], None]
"""Hears bytes done and of how many; what it raises stops the work."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that lies whole where it was wanted."""

    path: Path
    size: int
    manifest: m.Manifest


def make_backup(core: Core, path: Path, tell: Tell) -> Made:
    """Writes the vault as it is now into one file, durably; an older backup of it is replaced.

    Raises DiskFull, PlaceReadOnly, Busy; whatever `tell` raises stops it. Nothing is
    left behind then, and an older file stays.
    """
    part = path.with_name(f".{path.name}.{core.environment.random(6).hex()}{PART}")
    with ExitStack() as undoing:
        undoing.callback(part.unlink, missing_ok=True)
        with translated(path):
            out = private_file(part)
        undoing.callback(give_up, out)

        def write(content: bytes) -> None:
            with translated(path):
                out.write(content)

        with one_moment(core) as moment:
            header = h.settle(h.read(core.path), core.household_key).header
            preamble, key = make_preamble(header, core.household_key, core.environment.random)
            manifest = _manifest(core, moment, preamble)
            sealer = Sealer(write, preamble, key)
            _fill(sealer, core, manifest, tell)
        with translated(path):
            out.flush()
            os.fsync(out.fileno())
            size = out.tell()
            out.close()
            part.replace(path)
            sync_folder(path.parent)
    return Made(path, size, manifest)


def vault_of(path: Path) -> VaultId | None:
    """The vault that the backup at a path is of; None if there is no backup of ours."""
    try:
        with path.open("rb") as source:
            return read_preamble(source).header.body.vault
    except (OSError, NotABackup, NewerFormat, HeaderDamaged, BackupDamaged):
        return None


def _manifest(core: Core, moment: Moment, preamble: Preamble) -> m.Manifest:
    return m.Manifest(
        backup=preamble.backup_id.hex(),
        counts=moment.counts,
        device=core.device.signer.public.hex(),
        form=m.FORM,
        generation=preamble.header.body.generation,
        logs=moment.logs,
        made_ms=core.environment.clock(),
        members=moment.members,
        sealed=moment.sealed,
        vault=core.vault_id.hex(),
    )


def _fill(sealer: Sealer, core: Core, manifest: m.Manifest, tell: Tell) -> None:
    """The archive: manifest, signature, every file, end blocks, padding."""
    content = manifest.to_bytes()
    size = m.archive_size(len(content), manifest.members)
    whole = padded_size(size)
    for piece in _small(m.NAME, content):
        sealer.feed(piece)
    for piece in _small(m.SIGNATURE_NAME, m.signed(manifest, core.device.signer)):
        sealer.feed(piece)
    for member in manifest.members:
        sealer.feed(m.tar_header(member.name, member.size))
        for piece in read_pieces(core.path / member.name, member.size):
            sealer.feed(piece)
            tell(sealer.taken, whole)
        sealer.feed(_ZEROS[: m.filling(member.size)])
    while sealer.taken < whole:
        sealer.feed(_ZEROS[: min(len(_ZEROS), whole - sealer.taken)])
    sealer.finish()


def _small(name: str, content: bytes) -> Iterator[bytes]:
    yield m.tar_header(name, len(content))
    yield content + _ZEROS[: m.filling(len(content))]
