"""The sealed payload: compressed, under its single-use key; and the bundles of those keys.

Refuses: payloads over the ceiling, frames that lie about their length, unknown dictionaries.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import zstandard
from zstandard import frame_content_size

from vault.commitment import SEED_BYTES
from vault.dictionaries import NO_DICTIONARY
from vault.errors import ProofRefused
from vault.ids import LedgerId, LogId
from vault.seal import KEY_BYTES, ZERO_NONCE, aead_open, aead_seal, hkdf, open_single_use, seal_each

MAX_PAYLOAD_BYTES: Final = 1 << 28
"""Ceiling of meta and content together, uncompressed; larger things are files."""

BUNDLE_SLOTS: Final = 1_000
BUNDLE_ID_BYTES: Final = 16
SLOT_BYTES: Final = KEY_BYTES + SEED_BYTES

_LEVEL: Final = 3
_HEAD: Final = struct.Struct(">HI")
_HEAD_BYTES: Final = _HEAD.size
_LENGTH: Final = struct.Struct(">I")
_META_LENGTH_BYTES: Final = _LENGTH.size
_BUNDLE_INFO: Final = b"rekamku/bundle/v1"


@dataclass(frozen=True, slots=True)
class Payload:
    """What an entry carries: `meta` as canonical JSON bytes, `content` exactly as received."""

    meta: bytes
    content: bytes


class Envelopes:
    """Seals and opens payloads of one ledger with the dictionaries its database holds.

    Not for two threads at once.
    """

    def __init__(
        self, ledger_id: LedgerId, dictionaries: Mapping[int, bytes], current: int
    ) -> None:
        if current != NO_DICTIONARY and current not in dictionaries:
            raise ProofRefused("dictionary")
        self._ledger_id = ledger_id
        self._dictionaries = dict(dictionaries)
        self._current = current
        self._compressor: zstandard.ZstdCompressor | None = None
        self._decompressors: dict[int, Callable[..., bytes]] = {}

    def seal(
        self,
        log_id: LogId,
        indices: Sequence[int],
        payloads: Sequence[tuple[bytes, bytes]],
        secrets: bytes,
    ) -> list[bytes]:
        """Seals (meta, content) of the entries at `indices`, each under its own key.

        `secrets` holds the next unused 64 bytes (key ‖ seed) for each in turn. Raises
        ProofRefused(`payload-size`) over the ceiling.
        """
        raws = [
            len(meta).to_bytes(_META_LENGTH_BYTES, "big") + meta + content
            for meta, content in payloads
        ]
        if max(map(len, raws), default=0) > MAX_PAYLOAD_BYTES:
            raise ProofRefused("payload-size")
        compress = self._ready().compress
        aad = self._ledger_id + log_id
        dictionary = self._current.to_bytes(2, "big")
        return seal_each(
            [
                (
                    secrets[at : at + KEY_BYTES],
                    dictionary + len(raw).to_bytes(4, "big") + compress(raw),
                    aad + index.to_bytes(8, "big"),
                )
                for index, raw, at in zip(
                    indices, raws, range(0, len(secrets), SLOT_BYTES), strict=True
                )
            ]
        )

    def open(self, log_id: LogId, index: int, sealed: bytes, key: bytes) -> Payload:
        """The payload of one entry. Raises ProofRefused if a bit differs or it does not fit."""
        plain = open_single_use(key, sealed, self._ledger_id + log_id + index.to_bytes(8, "big"))
        if plain is None:
            raise ProofRefused("seal")
        return Payload(*self.unpack(plain))

    def unpack(self, plain: bytes) -> tuple[bytes, bytes]:
        """Meta and content of an opened envelope; never unpacks more than it states."""
        if len(plain) <= _HEAD_BYTES:
            raise ProofRefused("payload-size")
        dictionary, length = _HEAD.unpack_from(plain)
        unpack = self._decompressors.get(dictionary) or self._decompressor(dictionary)
        frame = plain[_HEAD_BYTES:]
        try:
            if (
                frame_content_size(frame) != length
                or not _META_LENGTH_BYTES <= length <= MAX_PAYLOAD_BYTES
            ):
                raise ProofRefused("payload-size")
            raw = unpack(frame, allow_extra_data=False)
        except zstandard.ZstdError:
            raise ProofRefused("payload") from None
        end = _META_LENGTH_BYTES + _LENGTH.unpack_from(raw)[0]
        if len(raw) != length or end > length:
            raise ProofRefused("payload-size")
        return raw[_META_LENGTH_BYTES:end], raw[end:]

    def _ready(self) -> zstandard.ZstdCompressor:
        if self._compressor is None:
            self._compressor = zstandard.ZstdCompressor(
                level=_LEVEL,
                dict_data=self._dictionary(self._current, for_writing=True),
                write_checksum=False,
                write_content_size=True,
                write_dict_id=False,
            )
        return self._compressor

    def _decompressor(self, dictionary_id: int) -> Callable[..., bytes]:
        made = zstandard.ZstdDecompressor(dict_data=self._dictionary(dictionary_id))
        self._decompressors[dictionary_id] = made.decompress
        return made.decompress

    def _dictionary(
        self, dictionary_id: int, *, for_writing: bool = False
    ) -> zstandard.ZstdCompressionDict | None:
        if dictionary_id == NO_DICTIONARY:
            return None
        content = self._dictionaries.get(dictionary_id)
        if content is None:
            raise ProofRefused("dictionary")
        made = zstandard.ZstdCompressionDict(content)
        if for_writing:
            made.precompute_compress(level=_LEVEL)
        return made


def bundle_key(epoch_key: bytes, ledger_id: LedgerId, epoch: int, bundle_id: bytes) -> bytes:
    """HKDF(epoch key, tag ‖ ledger ‖ u64 epoch ‖ bundle id): seals one bundle, once."""
    return hkdf(epoch_key, _bundle_context(ledger_id, epoch, bundle_id))


def _bundle_context(ledger_id: LedgerId, epoch: int, bundle_id: bytes) -> bytes:
    if len(bundle_id) != BUNDLE_ID_BYTES:
        raise ProofRefused("bundle")
    return _BUNDLE_INFO + ledger_id + epoch.to_bytes(8, "big") + bundle_id


def seal_bundle(
    epoch_key: bytes, ledger_id: LedgerId, epoch: int, bundle_id: bytes, secrets: bytes
) -> bytes:
    """Seals up to 1,000 times (key ‖ seed); the random bundle id makes the key single-use."""
    if len(secrets) % SLOT_BYTES or len(secrets) > BUNDLE_SLOTS * SLOT_BYTES:
        raise ValueError(len(secrets))
    key = bundle_key(epoch_key, ledger_id, epoch, bundle_id)
    return aead_seal(key, ZERO_NONCE, secrets, _bundle_context(ledger_id, epoch, bundle_id))


def open_bundle(
    epoch_key: bytes, ledger_id: LedgerId, epoch: int, bundle_id: bytes, sealed: bytes
) -> bytes:
    """The secrets of a bundle, 64 bytes a slot; ProofRefused if it was altered."""
    key = bundle_key(epoch_key, ledger_id, epoch, bundle_id)
    secrets = aead_open(key, ZERO_NONCE, sealed, _bundle_context(ledger_id, epoch, bundle_id))
    if len(secrets) % SLOT_BYTES:
        raise ProofRefused("bundle")
    return secrets
