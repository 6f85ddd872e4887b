"""The anchor: how far each log was, remembered outside the vault (format.md 5).

Refuses: going backwards, and slots whose MAC does not hold.
"""

import hmac
import os
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vault.disk import locked, sync_folder, translated
from vault.errors import Altered, NoKeyring
from vault.ids import LogId, VaultId
from vault.keyring_store import ANCHOR, KeyringPort

MAGIC = b"RKA1"
SLOT = 512
KEYRING_PAUSE_MS = 60_000
"""At most one keyring copy a minute (format.md 5)."""

_FIELDS = struct.Struct(">4sQQ16s16sQ32s")
_MAC = 32
_BODY = SLOT - _MAC


@dataclass(frozen=True, slots=True)
class Anchor:
    """One log as last seen here: its size and root, and the header's generation then."""

    log_id: LogId
    incarnation: bytes
    size: int
    root: bytes
    generation: int
    sequence: int = 0

    def ahead_of(self, other: "Anchor") -> bool:
        """Whether this one knows something newer; equal ones are not ahead."""
        return (self.size, self.generation) > (other.size, other.generation)


class AnchorStore:
    """The anchors of one vault: files in the user's state folder, copies in the keyring."""

    def __init__(
        self,
        state_dir: Path,
        vault_id: VaultId,
        key: bytes,
        keyring: KeyringPort | None,
        clock: Callable[[], int],
    ) -> None:
        self._folder = state_dir / "rekamku" / vault_id.hex()
        self._vault_id = vault_id
        self._key = key
        self._keyring = keyring
        self._clock = clock
        self._copied_ms: dict[LogId, int] = {}
        self._waiting: dict[LogId, Anchor] = {}
        self._paths: dict[LogId, Path] = {}
        self._written: dict[LogId, tuple[bytes, Anchor]] = {}

    def read(self, log_id: LogId) -> Anchor | None:
        """What is remembered of a log: the newer of file and keyring copy, or None.

        Raises Altered if the file exists and neither of its slots holds.
        """
        kept = self._read_file(log_id)
        copy = self._read_keyring(log_id)
        if kept is None or (copy is not None and copy.ahead_of(kept)):
            return copy
        if copy is None or kept.ahead_of(copy):
            self._waiting[log_id] = kept
        return kept

    def advance(self, anchor: Anchor) -> None:
        """Remembers a log's newer head, durably; an older one than remembered changes nothing.

        Raises DiskFull or PlaceReadOnly. The keyring's copy follows at most once a minute.
        """
        log_id, path = anchor.log_id, self._path(anchor.log_id)
        with translated(path), locked(path) as descriptor:
            content = os.read(descriptor, 2 * SLOT)
            before = self._found(content, log_id)
            if before is not None and not anchor.ahead_of(before):
                return
            anchor = _following(anchor, before)
            slot, start = self._encode(anchor), SLOT * (anchor.sequence % 2)
            os.lseek(descriptor, start, os.SEEK_SET)
            os.write(descriptor, slot)
            _sync_data(descriptor)
        if before is None:
            sync_folder(self._folder)
        self._written[log_id] = (content[:start] + slot + content[start + SLOT :], anchor)
        self._waiting[log_id] = anchor
        self._copy_if_due(log_id)

    def copy_to_keyring(self) -> None:
        """Brings the keyring's copies up to date now: at unlock and at lock."""
        for log_id in tuple(self._waiting):
            self._copy(log_id)

    def forget(self, log_id: LogId) -> None:
        """Removes the anchor of a log that was given up for a new incarnation."""
        self._waiting.pop(log_id, None)
        self._path(log_id).unlink(missing_ok=True)
        if self._keyring is not None:
            try:
                self._keyring.delete(self._vault_id, ANCHOR + log_id.hex())
            except NoKeyring:
                return

    def forget_all(self) -> None:
        """Removes every anchor of this vault: it was never finished."""
        for path in self._folder.glob("*.anchor"):
            self.forget(LogId(bytes.fromhex(path.stem)))

    def _path(self, log_id: LogId) -> Path:
        known = self._paths.get(log_id)
        if known is None:
            known = self._paths[log_id] = self._folder / f"{log_id.hex()}.anchor"
        return known

    def _read_file(self, log_id: LogId) -> Anchor | None:
        try:
            content = self._path(log_id).read_bytes()
        except FileNotFoundError:
            return None
        anchor = self._decode_slots(content, log_id)
        if anchor is None and content:
            raise Altered("anchor", "unreadable")
        return anchor

    def _read_keyring(self, log_id: LogId) -> Anchor | None:
        if self._keyring is None:
            return None
        try:
            content = self._keyring.get(self._vault_id, ANCHOR + log_id.hex())
        except NoKeyring:
            return None
        if content is None or len(content) != _FIELDS.size + _MAC:
            return None
        return self._decode(_widened(content), log_id)

    def _copy_if_due(self, log_id: LogId) -> None:
        last = self._copied_ms.get(log_id)
        if last is None or not 0 <= self._clock() - last < KEYRING_PAUSE_MS:
            self._copy(log_id)

    def _copy(self, log_id: LogId) -> None:
        anchor = self._waiting.get(log_id)
        if anchor is None or self._keyring is None:
            return
        slot = self._encode(anchor)
        try:
            self._keyring.put(
                self._vault_id, ANCHOR + log_id.hex(), slot[: _FIELDS.size] + slot[_BODY:]
            )
        except NoKeyring:
            return
        self._copied_ms[log_id] = self._clock()
        self._waiting.pop(log_id, None)

    def _encode(self, anchor: Anchor) -> bytes:
        body = _FIELDS.pack(
            MAGIC,
            anchor.sequence,
            anchor.generation,
            anchor.log_id,
            anchor.incarnation,
            anchor.size,
            anchor.root,
        ).ljust(_BODY, b"\0")
        return body + hmac.digest(self._key, body, "sha256")

    def _found(self, content: bytes, log_id: LogId) -> Anchor | None:
        """The anchor in a file; bytes that this process wrote itself need no second look."""
        written, anchor = self._written.get(log_id, (b"", None))
        return anchor if content == written else self._decode_slots(content, log_id)

    def _decode_slots(self, content: bytes, log_id: LogId) -> Anchor | None:
        slots = (content[:SLOT], content[SLOT : 2 * SLOT])
        held = [anchor for slot in slots if (anchor := self._decode(slot, log_id)) is not None]
        return max(held, key=lambda anchor: anchor.sequence, default=None)

    def _decode(self, slot: bytes, log_id: LogId) -> Anchor | None:
        if len(slot) != SLOT:
            return None
        body, mac = slot[:_BODY], slot[_BODY:]
        if not hmac.compare_digest(mac, hmac.digest(self._key, body, "sha256")):
            return None
        magic, sequence, generation, found, incarnation, size, root = _FIELDS.unpack_from(body)
        if magic != MAGIC or found != log_id:
            return None
        return Anchor(log_id, incarnation, size, root, generation, sequence)


def _following(anchor: Anchor, before: Anchor | None) -> Anchor:
    """The anchor as the file's next one: the sequence grows, the generation never falls."""
    generation = anchor.generation if before is None else max(anchor.generation, before.generation)
    return Anchor(
        anchor.log_id,
        anchor.incarnation,
        anchor.size,
        anchor.root,
        generation,
        0 if before is None else before.sequence + 1,
    )


def _widened(short: bytes) -> bytes:
    """The keyring's copy without its padding, padded again."""
    return short[: _FIELDS.size].ljust(_BODY, b"\0") + short[_FIELDS.size :]


def _sync_data(descriptor: int) -> None:
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    else:
        os.fsync(descriptor)
