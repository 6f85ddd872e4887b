"""A backup file opened: its manifest, every byte of it checked, its files given out one by one.

Refuses: any byte that the manifest does not announce, and files of a device unknown to the vault.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from vault import sign
from vault.backup import manifest as m
from vault.backup.form import Preamble, Source, opened_chunks, padded_size
from vault.disk import make_folder, private_file, translated
from vault.errors import BackupDamaged

Take = Callable[[m.Member, Iterator[bytes]], None]
"""Gets each file of the vault with its bytes; what it leaves unread is read for it."""


def read_through(
    source: Source,
    preamble: Preamble,
    household_key: bytes,
    take: Take,
    tell: Callable[[int, int], None],
) -> m.Manifest:
    """Reads a backup from behind its preamble to its end, every byte authenticated.

    `tell` hears bytes done and of how many, and may raise to stop. Raises BackupDamaged,
    NewerFormat.
    """
    reader = _Reader(opened_chunks(source, preamble, preamble.key(household_key)))
    manifest, size = _read_manifest(reader, preamble)
    whole = padded_size(m.archive_size(size, manifest.members))
    for member in manifest.members:
        reader.expect(m.tar_header(member.name, member.size))
        pieces = _told(reader.pieces(member.size), reader, whole, tell)
        take(member, pieces)
        for _ in pieces:
            pass
        reader.expect(bytes(m.filling(member.size)))
    if reader.done > whole or not reader.only_zeros(whole - reader.done):
        raise BackupDamaged("contents")
    return manifest


def peek(source: Source, preamble: Preamble, household_key: bytes) -> m.Manifest:
    """The manifest alone, from the first chunks; the rest is neither read nor checked."""
    reader = _Reader(opened_chunks(source, preamble, preamble.key(household_key)))
    return _read_manifest(reader, preamble)[0]


def write_member(folder: Path, member: m.Member, pieces: Iterator[bytes], *, durable: bool) -> None:
    """One file of the vault under its own name below a folder; raises DiskFull, PlaceReadOnly."""
    path = folder / member.name
    make_folder(path.parent)
    with translated(path), private_file(path) as out:
        for piece in pieces:
            out.write(piece)
        if durable:
            out.flush()
            os.fsync(out.fileno())


def _read_manifest(reader: "_Reader", preamble: Preamble) -> tuple[m.Manifest, int]:
    """The signed manifest, which must be of this very backup, and its length."""
    head = reader.exactly(m.BLOCK)
    size = _announced(head)
    reader.require(head == m.tar_header(m.NAME, size))
    content = reader.exactly(size)
    reader.expect(bytes(m.filling(size)))
    reader.expect(m.tar_header(m.SIGNATURE_NAME, sign.SIGNATURE_BYTES))
    signature = reader.exactly(sign.SIGNATURE_BYTES)
    reader.expect(bytes(m.filling(sign.SIGNATURE_BYTES)))
    manifest = m.read_manifest(content, signature)
    body = preamble.header.body
    reader.require(manifest.backup == preamble.backup_id.hex())
    reader.require(manifest.vault == body.vault_id and manifest.generation == body.generation)
    return manifest, size


def _announced(head: bytes) -> int:
    """The size in a tar announcement (POSIX ustar: twelve octal digits from byte 124)."""
    try:
        size = int(head[124:136].rstrip(b"\0 ") or b"x", 8)
    except ValueError:
        raise BackupDamaged("manifest") from None
    if size > m.LARGEST:
        raise BackupDamaged("manifest")
    return size


def _told(
    pieces: Iterator[bytes], reader: "_Reader", whole: int, tell: Callable[[int, int], None]
) -> Iterator[bytes]:
    for piece in pieces:
        tell(reader.done, whole)
        yield piece


class _Reader:
    """Takes so many bytes at a time from chunks."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = memoryview(b"")
        self.done = 0

    def pieces(self, size: int) -> Iterator[bytes]:
        """Exactly so many bytes, in pieces; raises BackupDamaged(`contents`) at the end."""
        while size:
            if not self._held:
                self._held = memoryview(next(self._chunks, b""))
                if not self._held:
                    raise BackupDamaged("contents")
            piece = self._held[:size]
            self._held = self._held[len(piece) :]
            self.done += len(piece)
            size -= len(piece)
            yield bytes(piece)

    def exactly(self, size: int) -> bytes:
        """So many bytes at once; only for small ones."""
        return b"".join(self.pieces(size))

    def expect(self, content: bytes) -> None:
        """The next bytes must be these."""
        self.require(self.exactly(len(content)) == content)

    def require(self, fits: bool) -> None:  # noqa: FBT001 - a condition, as for assert
        """Raises BackupDamaged(`contents`) unless the archive is as announced."""
        if not fits:
            raise BackupDamaged("contents")

    def only_zeros(self, size: int) -> bool:
        """Whether exactly so many zeros follow and then nothing."""
        if any(piece.count(0) != len(piece) for piece in self.pieces(size)):
            return False
        return not self._held and next(self._chunks, b"") == b""
