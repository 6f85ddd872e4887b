"""The places where backups go: what is remembered of each, in the vault's settings.

Refuses: forgetting a place that lost something; what should be there is remembered here.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from app.errors import BadRequest
from sync.backup.folder import FolderTarget
from sync.backup.s3 import S3Target
from sync.backup.target import Target, mark
from sync.backup.webdav import WebDavTarget
from vault.backup.manifest import LogHead
from vault.vault import Vault

_SETTING: Final = "backup-places"
_ID_BYTES: Final = 8


class PlaceKind(StrEnum):
    """What a place is; `FILE` are single files made by hand, in whatever folder."""

    FILE = "file"
    FOLDER = "folder"
    WEBDAV = "webdav"
    S3 = "s3"


class Rhythm(StrEnum):
    """How often a backup is made by itself while the vault is open."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


class Kept(msgspec.Struct, frozen=True):
    """A backup that lies in a place: its name there, which one, when made and last proven.

    `proven_ms` is 0 where the proof found something.
    """

    name: str
    backup: str
    size: int
    made_ms: int
    proven_ms: int
    logs: tuple[LogHead, ...]


class Place(msgspec.Struct, frozen=True):
    """One place: where it is, how it is entered, how often, what lies there, oldest first.

    `failed` is the class of the last try's error with when; empty after one that worked.
    """

    id: str
    kind: PlaceKind
    where: str
    user: str = ""
    password: str = ""
    rhythm: Rhythm = Rhythm.NEVER
    kept: tuple[Kept, ...] = ()
    tried_ms: int = 0
    failed: str = ""

    @property
    def newest(self) -> Kept | None:
        """The newest backup there."""
        return max(self.kept, key=lambda one: one.made_ms, default=None)

    @property
    def last_proven_ms(self) -> int:
        """When a backup there was last proven to restore; 0 if never."""
        return max((one.proven_ms for one in self.kept), default=0)


class NewPlace(msgspec.Struct, frozen=True):
    """A place as a person names it."""

    kind: PlaceKind
    where: str
    user: str = ""
    password: str = ""
    rhythm: Rhythm = Rhythm.WEEKLY


def read_places(vault: Vault) -> tuple[Place, ...]:
    """Every place of this vault, in the order they were set up."""
    text = vault.setting(_SETTING)
    if not text:
        return ()
    return msgspec.json.decode(text.encode(), type=tuple[Place, ...])


def write_places(vault: Vault, places: tuple[Place, ...]) -> None:
    """Keep the places; raises why writing is refused."""
    vault.set_setting(_SETTING, msgspec.json.encode(places).decode() if places else None)


def change_place(vault: Vault, changed: Place) -> None:
    """Keep one place as it is now; one that was forgotten meanwhile stays so."""
    places = read_places(vault)
    write_places(vault, tuple(changed if one.id == changed.id else one for one in places))


def find_place(vault: Vault, wanted: str) -> Place:
    """The place of an id, or the only one at an address; raises BadRequest."""
    found = [one for one in read_places(vault) if wanted in {one.id, one.where}]
    if len(found) != 1:
        raise BadRequest("place", wanted)
    return found[0]


def add_place(vault: Vault, new: NewPlace, random: Callable[[int], bytes]) -> Place:
    """Set a place up: it is entered, marked as this vault's, and remembered.

    Raises TargetGone, TargetRefused, and why writing is refused.
    """
    vault.require_writable()
    place = Place(
        random(_ID_BYTES).hex(), new.kind, new.where.strip(), new.user, new.password, new.rhythm
    )
    target = target_of(place)
    if isinstance(target, WebDavTarget):
        target.make_folder()
    mark(target, place.id)
    write_places(vault, (*read_places(vault), place))
    return place


def set_rhythm(vault: Vault, place_id: str, rhythm: Rhythm) -> None:
    """How often a backup is made there by itself; raises BadRequest."""
    place = find_place(vault, place_id)
    change_place(vault, msgspec.structs.replace(place, rhythm=rhythm))


def forget_place(vault: Vault, place_id: str) -> None:
    """No longer used; what lies there stays there."""
    write_places(vault, tuple(one for one in read_places(vault) if one.id != place_id))


def target_of(place: Place) -> Target:
    """How a place is reached; raises TargetRefused for an address that is none."""
    match place.kind:
        case PlaceKind.WEBDAV:
            return WebDavTarget(place.where, place.user, place.password)
        case PlaceKind.S3:
            return S3Target(place.where, place.user, place.password)
        case _:
            return FolderTarget(Path(place.where))
