"""What a backup says of itself: whose, when, how far every log was, which files follow.

Refuses: a manifest that its device did not sign, and names that leave the vault's folder.
"""

import re
import tarfile
from typing import Final

import msgspec

from vault import sign
from vault.errors import BackupDamaged, NewerFormat, ProofRefused

NAME: Final = "manifest.json"
SIGNATURE_NAME: Final = "manifest.signature"
FORM: Final = 1
LARGEST: Final = 64 * 1024 * 1024
BLOCK: Final = 512
END_BLOCKS: Final = 2

_TAG: Final = b"rekamku/backup-manifest/v1\x00"
_MEMBER = re.compile(
    r"household\.db|people/[0-9a-f]{32}/(record|share)\.db(-wal)?"
    r"|people/[0-9a-f]{32}/files/[0-9a-f]{2}/[0-9a-f]{64}"
)


class LogHead(msgspec.Struct, frozen=True, array_like=True):
    """How far one log was: its database, its id, size and root, both in hexadecimal."""

    place: str
    log: str
    size: int
    root: str


class Member(msgspec.Struct, frozen=True, array_like=True):
    """One file of the vault in the backup: its path inside the vault and its size in bytes."""

    name: str
    size: int


class Count(msgspec.Struct, frozen=True, array_like=True):
    """How many records a person's timeline shows."""

    person: str
    records: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of it. `sealed` are people whom the maker of the backup may not read."""

    backup: str
    counts: tuple[Count, ...]
    device: str
    form: int
    generation: int
    logs: tuple[LogHead, ...]
    made_ms: int
    members: tuple[Member, ...]
    sealed: tuple[str, ...]
    vault: str

    def to_bytes(self) -> bytes:
        """Canonical bytes: sorted names, no spaces."""
        return msgspec.json.encode(self, order="deterministic")


class _Version(msgspec.Struct):
    form: int


def signed(manifest: Manifest, signer: sign.SigningKey) -> bytes:
    """The 64-byte signature of the device named in the manifest."""
    return signer.sign(_TAG + manifest.to_bytes())


def read_manifest(content: bytes, signature: bytes) -> Manifest:
    """A manifest whose signature holds under the key it names.

    Whether that key is a device of the vault is asked once the vault is open. Raises
    BackupDamaged(`manifest`) or NewerFormat.
    """
    try:
        form = msgspec.json.decode(content, type=_Version).form
        if form > FORM:
            raise NewerFormat(form, FORM)
        manifest = msgspec.json.decode(content, type=Manifest)
        sign.verify(bytes.fromhex(manifest.device), _TAG + content, signature)
    except (msgspec.DecodeError, ProofRefused, ValueError):
        raise BackupDamaged("manifest") from None
    names = [member.name for member in manifest.members]
    if manifest.to_bytes() != content or len(set(names)) != len(names):
        raise BackupDamaged("manifest")
    if not all(_MEMBER.fullmatch(name) for name in names):
        raise BackupDamaged("manifest")
    return manifest


def tar_header(name: str, size: int) -> bytes:
    """The block that announces a file in a tar archive, the same for the same name and size."""
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    return info.tobuf(tarfile.GNU_FORMAT, "ascii", "strict")


def filling(size: int) -> int:
    """How many zeros follow a file of that size in a tar archive."""
    return -size % BLOCK


def archive_size(manifest_size: int, members: tuple[Member, ...]) -> int:
    """Bytes of the whole archive without padding: announcements, contents, end blocks."""
    listed = [
        (NAME, manifest_size),
        (SIGNATURE_NAME, sign.SIGNATURE_BYTES),
        *((one.name, one.size) for one in members),
    ]
    inside = sum(len(tar_header(name, size)) + size + filling(size) for name, size in listed)
    return inside + END_BLOCKS * BLOCK
