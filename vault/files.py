"""Encrypted files of one person: originals and attachments as streams of sealed chunks.

Refuses: bytes that were altered, cut, swapped or appended, and names that are not its own.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from vault.disk import give_up, make_folder, private_file, sync_folder, translated
from vault.errors import Altered, ProofRefused
from vault.records import StoredFile
from vault.seal import TAG_BYTES, ChunkCipher

MAGIC = b"RKF1"
SUITE = 1
PLAIN, ZSTD = 0, 1
CHUNK = 64 * 1024
HEADER_BYTES = 22
FILE_KEY_BYTES = 32
STALE_SECONDS = 24 * 3600
"""How old an orphan must be before it is swept: younger ones may belong to a running import."""

_NAME = re.compile(r"[0-9a-f]{64}")
_ZSTD_LEVEL = 1
_ZSTD_WINDOW = 8 * 1024 * 1024

Known = Callable[[str], StoredFile | None]
"""Finds the file an entry already holds under a name."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file written whole under a temporary name, not yet in its place."""

    stored: StoredFile
    path: Path


class FileStore:
    """The `files` folder of one person (format.md 4)."""

    __slots__ = ("_folder", "_name_key", "_random")

    def __init__(self, folder: Path, name_key: bytes, random: Callable[[int], bytes]) -> None:
        self._folder = folder
        self._name_key = name_key
        self._random = random

    def name_of(self, sha256: bytes) -> str:
        """The keyed name of a plaintext on disk: 64 hexadecimal digits."""
        return hmac.digest(self._name_key, sha256, "sha256").hex()

    def put(
        self,
        chunks: Iterable[bytes],
        *,
        title: str,
        media: str,
        compress: bool = True,
        known: Known | None = None,
    ) -> StoredFile:
        """Stores a stream durably and says under which name and key: `stage`, then `publish`.

        Raises DiskFull or PlaceReadOnly; nothing is left behind then.
        """
        staged = self.stage(chunks, title=title, media=media, compress=compress)
        return self.publish(staged, known)

    def stage(
        self, chunks: Iterable[bytes], *, title: str, media: str, compress: bool = True
    ) -> Staged:
        """Writes the encrypted stream under a temporary name and syncs it."""
        make_folder(self._folder)
        path = self._folder / f".{self._random(16).hex()}.tmp"
        key = self._random(FILE_KEY_BYTES)
        file_id = self._random(16)
        measured = _Measured(chunks)
        with ExitStack() as undoing:
            undoing.callback(path.unlink, missing_ok=True)
            with translated(path):
                out = private_file(path)
            undoing.callback(give_up, out)

            def write(content: bytes) -> None:
                with translated(path):
                    out.write(content)

            _seal_stream(write, measured, key, file_id, compress=compress)
            with translated(path):
                out.flush()
                os.fsync(out.fileno())
                out.close()
            undoing.pop_all()
        sha256 = measured.digest()
        stored = StoredFile(self.name_of(sha256), key, sha256, measured.size, title, media)
        return Staged(stored, path)

    def publish(self, staged: Staged, known: Known | None = None) -> StoredFile:
        """Moves a staged file to its name; call it inside the transaction that records it.

        One plaintext has one file: where `known` names one that lies there, the staged copy
        is dropped and the known key stands. A file nobody knows is replaced.
        """
        target = self.path_of(staged.stored.name)
        before = known(staged.stored.name) if known is not None else None
        if before is not None and target.is_file():
            self.discard(staged)
            return replace(before, title=staged.stored.title, media=staged.stored.media)
        make_folder(target.parent)
        with translated(target):
            staged.path.replace(target)
            sync_folder(target.parent)
        return staged.stored

    def discard(self, staged: Staged) -> None:
        """Removes a staged file that is not wanted after all."""
        staged.path.unlink(missing_ok=True)

    def path_of(self, name: str) -> Path:
        """Where a file of that name lies; raises Altered for a name no file here can have."""
        if _NAME.fullmatch(name) is None:
            raise Altered("files", "name")
        return self._folder / name[:2] / name

    def open(self, stored: StoredFile) -> Iterator[bytes]:
        """The plaintext in pieces; each was authenticated, the whole is known at the end.

        Raises Altered(`files/<name>`) at the first byte that is not as stored, or if the
        file is missing, shorter or longer.
        """
        where = f"files/{stored.name}"
        try:
            source = self.path_of(stored.name).open("rb")
        except OSError:
            raise Altered(where, "missing") from None
        with source:
            try:
                yield from _checked(_open_stream(source, stored), stored)
            except ProofRefused as refused:
                raise Altered(where, refused.what) from None
            except OSError:
                raise Altered(where, "unreadable") from None

    def read(self, stored: StoredFile) -> bytes:
        """The whole plaintext at once; for files known to be small."""
        return b"".join(self.open(stored))

    def verify(self, stored: StoredFile) -> None:
        """Reads a file through; raises Altered if a byte differs or the file is missing."""
        for _ in self.open(stored):
            pass

    def destroy(self, name: str) -> None:
        """Removes a file whose key was destroyed; one that is gone already is no error."""
        path = self.path_of(name)
        with translated(path):
            path.unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The names of all files that lie here, staged ones excepted."""
        for path in self._all_files():
            if _NAME.fullmatch(path.name) is not None:
                yield path.name

    def sweep(self, known: Collection[str], now: float) -> int:
        """Removes files that no entry names and that are over a day old; returns how many.

        `now` is seconds since 1970, compared with the files' own times.
        """
        swept = 0
        for path in tuple(self._all_files()):
            ours = _NAME.fullmatch(path.name) is not None or path.name.endswith(".tmp")
            if not ours or path.name in known:
                continue
            with translated(path):
                if now - path.stat().st_mtime > STALE_SECONDS:
                    path.unlink(missing_ok=True)
                    swept += 1
        return swept

    def _all_files(self) -> Iterator[Path]:
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                yield from (inner for inner in path.iterdir() if inner.is_file())
            elif path.is_file():
                yield path


class _Measured:
    """Passes pieces through while it counts and hashes them."""

    __slots__ = ("_hash", "_pieces", "size")

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._hash = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._hash.update(piece)
            self.size += len(piece)
            yield piece

    def digest(self) -> bytes:
        return self._hash.digest()


def _seal_stream(
    write: Callable[[bytes], None],
    pieces: Iterable[bytes],
    key: bytes,
    file_id: bytes,
    *,
    compress: bool,
) -> None:
    header = MAGIC + bytes((SUITE, ZSTD if compress else PLAIN)) + file_id
    write(header)
    cipher = ChunkCipher(key)
    held, number = b"", 0
    for chunk in _even(_compressed(pieces) if compress else pieces):
        if number or held:
            write(cipher.seal(number, held, last=False, aad=b"" if number else header))
            number += 1
        held = chunk
    write(cipher.seal(number, held, last=True, aad=b"" if number else header))


def _even(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks of exactly 64 KiB, the last one shorter; none if empty."""
    pending = bytearray()
    for piece in pieces:
        pending += piece
        whole = len(pending) // CHUNK * CHUNK
        for start in range(0, whole, CHUNK):
            yield bytes(pending[start : start + CHUNK])
        del pending[:whole]
    if pending:
        yield bytes(pending)


def _compressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import zstandard

    packer = zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compressobj()
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


def _open_stream(source: BinaryIO, stored: StoredFile) -> Iterator[bytes]:
    header = source.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES or header[:4] != MAGIC or header[4] != SUITE:
        raise ProofRefused("header")
    if header[5] not in {PLAIN, ZSTD}:
        raise ProofRefused("header")
    chunks = _opened_chunks(source, stored.key, header)
    return _decompressed(chunks, stored.size) if header[5] == ZSTD else chunks


def _opened_chunks(source: BinaryIO, key: bytes, header: bytes) -> Iterator[bytes]:
    if len(key) != FILE_KEY_BYTES:
        raise ProofRefused("key")
    cipher = ChunkCipher(key)
    held = source.read(CHUNK + TAG_BYTES)
    for number in range(1 << 40):
        following = source.read(CHUNK + TAG_BYTES)
        aad = b"" if number else header
        yield cipher.open(number, held, last=not following, aad=aad)
        if not following:
            return
        held = following


def _decompressed(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    """Unpacks one zstd frame in small pieces; stops as soon as more than `size` comes out."""
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    came = 0
    try:
        reader = cast("IO[bytes]", _Reader(chunks))  # the library only calls read()
        for piece in unpacker.read_to_iter(reader):
            came += len(piece)
            if came > size:
                raise ProofRefused("size")
            yield piece
    except zstandard.ZstdError:
        raise ProofRefused("compression") from None


class _Reader:
    """Chunks as the readable object that zstandard wants."""

    __slots__ = ("_chunks",)

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks

    def read(self, size: int) -> bytes:
        """The next chunk, empty at the end; chunks are never longer than is asked for."""
        chunk = next(self._chunks, b"")
        if len(chunk) > size:
            raise ProofRefused("chunk")
        return chunk


def _checked(pieces: Iterable[bytes], stored: StoredFile) -> Iterator[bytes]:
    measured = _Measured(pieces)
    yield from (piece for piece in measured if piece)
    if measured.size != stored.size or measured.digest() != stored.sha256:
        raise ProofRefused("content")
