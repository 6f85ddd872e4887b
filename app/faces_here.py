"""What members are called on the opening page of this computer, where several have a passphrase.

Refuses: names in the vault's folder; they stay in the user's own state folder.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from vault.disk import make_folder, write_whole
from vault.errors import DiskFull, PlaceReadOnly
from vault.header import SlotKind
from vault.ids import MemberId, VaultId
from vault.vault import LockedVault, Vault

_NAME = "members.json"
_LARGEST = 64 * 1024
_LEAST = 2


@dataclass(frozen=True, slots=True)
class FaceHere:
    """A member with a passphrase, as the opening page offers them."""

    id: MemberId
    name: str


def faces(state: Path, locked: LockedVault) -> tuple[FaceHere, ...]:
    """Members to choose from before unlocking; empty where there is but one, or none is known."""
    path = _path(state, locked.vault_id)
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else b"[]"
        known = msgspec.json.decode(content, type=tuple[FaceHere, ...])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return ()
    inside = locked.members_with(SlotKind.PASSPHRASE)
    offered = tuple(one for one in known if one.id in inside)
    return offered if len(offered) >= _LEAST else ()


def note_faces(state: Path, vault: Vault) -> None:
    """Remembers what the members are called, for the next opening, where that may be written."""
    path = _path(state, vault.vault_id)
    inside = LockedVault.open(vault.path).members_with(SlotKind.PASSPHRASE)
    named = [
        FaceHere(one.id, one.name or _own_name(vault, one.id))
        for one in vault.family.members()
        if one.id in inside
    ]
    found = tuple(one for one in named if one.name)
    try:
        if len(found) < _LEAST:
            path.unlink(missing_ok=True)
            return
        make_folder(path.parent)
        write_whole(path, msgspec.json.encode(found))
    except (DiskFull, PlaceReadOnly, OSError):
        return


def _own_name(vault: Vault, member: MemberId) -> str:
    """Only the opening member's own name, who is there to see it."""
    if member != vault.family.me or not vault.people():
        return ""
    return vault.owner().name.partition(" ")[0]


def _path(state: Path, vault_id: VaultId) -> Path:
    return state / "rekamku" / vault_id.hex() / _NAME
