"""The form of a backup file, RKB1: the vault's header in clear, then sealed chunks to the end.

Refuses: a stream that was altered, cut or lengthened; the last chunk says that it is the last.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from vault import header as h
from vault import keys
from vault.errors import BackupDamaged, NewerFormat, NotABackup, ProofRefused
from vault.seal import KEY_BYTES, NONCE_BYTES, TAG_BYTES, ChunkCipher, aead_open, aead_seal

MAGIC: Final = b"RKB1"
FORM: Final = 1
SUITE: Final = 1
CHUNK: Final = 64 * 1024
ID_BYTES: Final = 16

_FIXED = struct.Struct(">4sB16sI")
_WRAPPED: Final = NONCE_BYTES + KEY_BYTES + TAG_BYTES


class Source(Protocol):
    """Whatever a backup is read from: a file, or an answer from a server."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; empty only at the end."""


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands in clear: which backup, the vault's header of that time, the wrapped key.

    `exact` is the whole of it as it lies in the file, bound to the first chunk.
    """

    backup_id: bytes
    header: h.Header
    wrapped: bytes
    exact: bytes

    def key(self, household_key: bytes) -> bytes:
        """The backup's own key; raises BackupDamaged if the household key does not open it."""
        nonce, sealed = self.wrapped[:NONCE_BYTES], self.wrapped[NONCE_BYTES:]
        wrapping = keys.backup_wrapping_key(household_key, self.header.body.vault, self.backup_id)
        try:
            return aead_open(wrapping, nonce, sealed, self.exact[:-_WRAPPED])
        except ProofRefused:
            raise BackupDamaged("key") from None


def make_preamble(
    header: h.Header, household_key: bytes, random: Callable[[int], bytes]
) -> tuple[Preamble, bytes]:
    """The beginning of a new backup under this header, and its fresh key of 32 bytes."""
    backup_id, key, nonce = random(ID_BYTES), random(KEY_BYTES), random(NONCE_BYTES)
    content = header.to_bytes()
    bound = _FIXED.pack(MAGIC, SUITE, backup_id, len(content)) + content
    wrapping = keys.backup_wrapping_key(household_key, header.body.vault, backup_id)
    wrapped = nonce + aead_seal(wrapping, nonce, key, bound)
    return Preamble(backup_id, header, wrapped, bound + wrapped), key


def read_preamble(source: Source) -> Preamble:
    """The beginning of a backup.

    Raises NotABackup, NewerFormat, or HeaderDamaged for a header that fails its hash.
    """
    fixed = read_exactly(source, _FIXED.size)
    if len(fixed) < _FIXED.size or fixed[:3] != MAGIC[:3]:
        raise NotABackup
    magic, suite, backup_id, length = _FIXED.unpack(fixed)
    if magic != MAGIC or suite != SUITE:
        raise NewerFormat(fixed[3] - ord("0") if magic != MAGIC else suite, FORM)
    if length > h.LARGEST_HEADER:
        raise NotABackup
    rest = read_exactly(source, length + _WRAPPED)
    if len(rest) < length + _WRAPPED:
        raise BackupDamaged("cut")
    return Preamble(backup_id, h.parse_bytes(rest[:length]), rest[length:], fixed + rest)


class Sealer:
    """Takes the plaintext in pieces of any size and writes it as sealed chunks."""

    def __init__(self, write: Callable[[bytes], object], preamble: Preamble, key: bytes) -> None:
        self._write = write
        self._cipher = ChunkCipher(key)
        self._aad = preamble.exact
        self._held = bytearray()
        self._number = 0
        self.taken = 0
        write(preamble.exact)

    def feed(self, piece: bytes) -> None:
        """The next bytes of the plaintext."""
        self.taken += len(piece)
        view = memoryview(piece)
        if self._held:
            missing = CHUNK - len(self._held)
            self._held += view[:missing]
            view = view[missing:]
            if not view:
                return
            self._put(bytes(self._held), last=False)
            self._held.clear()
        while len(view) > CHUNK:
            self._put(bytes(view[:CHUNK]), last=False)
            view = view[CHUNK:]
        self._held += view

    def finish(self) -> None:
        """Seals what is held back as the last chunk."""
        self._put(bytes(self._held), last=True)
        self._held.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._write(self._cipher.seal(self._number, chunk, last=last, aad=self._aad))
        self._aad = b""
        self._number += 1


def opened_chunks(source: Source, preamble: Preamble, key: bytes) -> Iterator[bytes]:
    """The plaintext, chunk by chunk; the source stands behind the preamble.

    Raises BackupDamaged: `cut` where the end is missing or spoilt, `altered` before it.
    """
    cipher, aad = ChunkCipher(key), preamble.exact
    held = read_exactly(source, CHUNK + TAG_BYTES)
    for number in range(1 << 40):
        following = read_exactly(source, CHUNK + TAG_BYTES) if held else b""
        try:
            yield cipher.open(number, held, last=not following, aad=aad)
        except ProofRefused:
            raise BackupDamaged(_kind_of(cipher, number, held, aad, more=bool(following))) from None
        if not following:
            return
        held, aad = following, b""


def _kind_of(cipher: ChunkCipher, number: int, held: bytes, aad: bytes, *, more: bool) -> str:
    """Why a chunk does not open; the last one may be whole but not the last there was."""
    if more:
        return "altered"
    if len(held) < CHUNK + TAG_BYTES:
        return "cut"
    try:
        cipher.open(number, held, last=False, aad=aad)
    except ProofRefused:
        return "altered"
    return "cut"


def read_exactly(source: Source, size: int) -> bytes:
    """So many bytes, fewer only at the end of the source."""
    piece = source.read(size)
    if len(piece) == size or not piece:
        return piece
    pieces = [piece]
    missing = size - len(piece)
    while missing and (piece := source.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def padded_size(size: int) -> int:
    """The size a backup is filled up to, so that its length tells little (PADMÉ, PURBs 2019).

    At most 12 % more, 3 % for larger ones.
    """
    if size < 2:  # noqa: PLR2004 - the logarithm of less is no size
        return size
    exponent = size.bit_length() - 1
    free = exponent - exponent.bit_length()
    mask = (1 << free) - 1
    return (size + mask) & ~mask
