"""A vault from outside: made, found locked, unlocked in one of its ways.

Refuses: writing over anything, and telling more of a locked vault than its header does.
"""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from vault import header as h
from vault import inviting, journal, keys, person_rekeying, rekeying, slots
from vault.anchor import AnchorStore
from vault.core import PEOPLE, Core
from vault.db import open_database
from vault.disk import make_folder, sync_folder, translated
from vault.environment import Environment, VaultNotice
from vault.errors import (
    DiskFull,
    KitRefused,
    NoKeyring,
    PlaceReadOnly,
    VaultExists,
    WeakPassphrase,
)
from vault.household import DATABASE, PURPOSE, Household
from vault.identity import identity_of
from vault.ids import LedgerId, MemberId, VaultId
from vault.keyring_store import QUICK_UNLOCK, SECRET
from vault.kit import Kit
from vault.open_vault import Vault, require_passphrase
from vault.people import NewPerson, checked
from vault.person_room import open_existing
from vault.security_key import SecurityKey
from vault.slots import Opened
from vault.vault_state import VaultReport, VaultState, anchor_of

if TYPE_CHECKING:
    from vault.cards import Card
    from vault.moving_out import Leaving

__all__ = [
    "Environment",
    "LockedVault",
    "Vault",
    "VaultNotice",
    "VaultReport",
    "VaultState",
    "create_vault",
]


class LockedVault:
    """A vault whose header was read and found whole."""

    def __init__(self, path: Path, found: h.ReadHeader) -> None:
        self._found = found
        self.path = path

    @classmethod
    def open(cls, path: Path) -> "LockedVault":
        """Reads the header; raises NoVault, HeaderDamaged, NewerFormat."""
        return cls(path, h.read(path))

    @property
    def vault_id(self) -> VaultId:
        """The vault's id, 16 bytes."""
        return self._body.vault

    @property
    def slots(self) -> tuple[str, ...]:
        """The kinds of the ways in, such as `passphrase`, `kit`, `keyring`."""
        return tuple(slot.kind for slot in self._body.slots)

    def has_secret(self, environment: Environment) -> bool:
        """Whether a passphrase is enough here: the keyring has the secret or none is needed."""
        return slots.passphrase_is_enough(self._body, environment)

    def has_quick_unlock(self, environment: Environment) -> bool:
        """Whether the keyring may open the vault by itself, if the person chose that."""
        if environment.keyring is None or h.SlotKind.KEYRING.value not in self.slots:
            return False
        return environment.keyring.get(self.vault_id, QUICK_UNLOCK) is not None

    def members_with(self, kind: h.SlotKind) -> frozenset[MemberId]:
        """The members who have a way in of this kind."""
        return frozenset(MemberId(slot.member) for slot in h.slot_of(self._body, kind))

    def unlock(
        self,
        passphrase: str,
        environment: Environment,
        *,
        kit: Kit | None = None,
        member: MemberId | None = None,
    ) -> Vault:
        """Opens by the passphrase, with the vault secret from the kit or the keyring.

        A secret from a kit is put into a usable keyring, so that it is asked for once.
        Raises VaultSecretMissing, WrongPassphrase, KitRefused, HeaderDamaged, Altered.
        """
        secret = slots.find_secret(self._body, kit, environment)
        opened = slots.open_with_passphrase(
            self._body, passphrase, secret, environment.kdf.floor_kib, self.path / h.NAME, member
        )
        vault = self._enter(opened, environment)
        if kit is not None and kit.secret is not None and environment.keyring is not None:
            with suppress(NoKeyring):
                vault.keep_secret_in_keyring()
        return vault

    def unlock_with_kit(self, kit: Kit, environment: Environment) -> Vault:
        """Opens by the kit's 24 words alone; raises KitRefused, Altered."""
        return self._enter(slots.open_with_kit(self._body, kit), environment)

    def unlock_with_cards(self, cards: "Sequence[Card]", environment: Environment) -> Vault:
        """Opens by enough family cards; raises CardRefused, Altered."""
        return self._enter(slots.open_with_cards(self._body, cards), environment)

    def cards_missing(self, cards: "Sequence[Card]") -> int:
        """How many more cards are needed beside these; raises CardRefused for wrong ones."""
        return slots.cards_missing(self._body, cards)

    def unlock_with_security_key(self, key: SecurityKey, environment: Environment) -> Vault:
        """Opens by a touch of a security key; raises SecurityKeyRefused, Altered."""
        return self._enter(slots.open_with_security_key(self._body, key), environment)

    def unlock_quick(self, environment: Environment) -> Vault:
        """Opens by the key in the keyring; raises NoKeyring where that is not set up."""
        return self._enter(slots.open_with_keyring(self._body, environment), environment)

    @property
    def _body(self) -> h.Body:
        return self._found.header.body

    def _enter(self, opened: Opened, environment: Environment) -> Vault:
        return enter(self.path, self._found, opened, environment)


def enter(path: Path, found: h.ReadHeader, opened: Opened, environment: Environment) -> Vault:
    """The unlocked vault of a member whose key is known; raises Altered, Busy."""
    body = found.header.body
    identity = identity_of(opened, body.vault)
    household_key = h.open_household(body, opened.member, identity.sealing)
    settled = h.settle(found, household_key)
    key = keys.household_database_key(household_key, body.vault)
    connection = open_existing(path / DATABASE, key, DATABASE)
    with ExitStack() as opening:
        opening.callback(connection.close)
        household = Household(
            connection, body.vault, identity, environment.clock, environment.random
        )
        rekeying.settle(household, opened)
        core = Core(path, environment, settled.header, household_key, household, opened)
        core.before_opening = lambda person: person_rekeying.settle(core, person)
        opening.callback(core.close_databases)
        _start(core, settled)
        opening.pop_all()
    return Vault(core)


def _start(core: Core, found: h.ReadHeader) -> None:
    """Brings everything to where it should be: unfinished work, header files, anchors."""
    core.check()
    journal.recover(core)
    if found.mending is not h.Mending.NONE:
        core.notices.append(_mend(core, found))
    if not core.troubles:
        with suppress(PlaceReadOnly, DiskFull):
            core.note_header()
            inviting.declare(core)
            _obey(core)
    core.anchors.copy_to_keyring()


def _obey(core: Core) -> None:
    """Erases again what an older copy put back still holds."""
    from vault.erasures import Erasures  # heavy, and hardly ever wanted

    Erasures(core).obey()


def _mend(core: Core, found: h.ReadHeader) -> VaultNotice:
    try:
        with core.alone():
            h.mend(core.path, found)
    except (PlaceReadOnly, DiskFull):
        return VaultNotice.HEADER_NOT_MENDED
    if found.mending is h.Mending.COPY:
        return VaultNotice.HEADER_COPY_MENDED
    return VaultNotice.HEADER_MENDED


def create_vault(
    path: Path,
    owner: NewPerson,
    passphrase: str | None,
    environment: Environment,
    *,
    keyring_secret: bool,
    passphrase_alone: bool = False,
    moving: "Leaving | None" = None,
) -> tuple[Vault, Kit]:
    """Makes a vault with its owner, all of it or nothing, and the kit to be kept elsewhere.

    `keyring_secret` puts the vault secret into the keyring (NoKeyring if there is none);
    `passphrase_alone` makes a passphrase that needs no secret, and then only a generated
    one is accepted. Without a passphrase the kit's words alone open the vault. With `moving`
    the owner's record is one that leaves another vault. Raises
    VaultExists, WeakPassphrase, PersonRefused, DiskFull, PlaceReadOnly.
    """
    path = path.absolute()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise VaultExists(path)
    checked(owner)
    if passphrase is not None:
        require_passphrase(passphrase, alone=passphrase_alone)
    elif passphrase_alone:
        raise WeakPassphrase("empty")
    making = _Making(path, environment)
    with ExitStack() as undoing:
        undoing.callback(making.undo)
        making.keep_secret(wanted=keyring_secret)
        making.moving = moving
        making.build(owner, passphrase, alone=passphrase_alone)
        vault = making.finish()
        undoing.pop_all()
    return vault, making.kit


class _Making:
    """A vault being made beside its place, moved there when it is whole."""

    def __init__(self, path: Path, environment: Environment) -> None:
        random = environment.random
        self._path = path
        self._environment = environment
        self._vault_id = VaultId(random(16))
        self._opened = Opened(
            MemberId(random(16).hex()), random(keys.KEY_BYTES), h.SlotKind.PASSPHRASE
        )
        self._household_key = random(keys.KEY_BYTES)
        self._inside = path.is_dir()
        beside = path if self._inside else path.parent
        self._folder = beside / f".{path.name}.{random(8).hex()}.new"
        self.moving: Leaving | None = None
        self.kit = Kit(self._vault_id, random(keys.SECRET_BYTES), random(keys.KEY_BYTES))

    def keep_secret(self, *, wanted: bool) -> None:
        """Puts the vault secret into the keyring, first of all; raises NoKeyring."""
        if not wanted:
            return
        keyring, secret = self._environment.keyring, self.kit.secret
        if keyring is None or secret is None:
            raise NoKeyring
        keyring.put(self._vault_id, SECRET, secret)

    def build(self, owner: NewPerson, passphrase: str | None, *, alone: bool) -> None:
        """Makes header, household and the owner's databases in the working folder."""
        make_folder(self._folder)
        header = h.sign(self._body(passphrase, alone=alone), self._household_key)
        self._make_household(header)
        h.write(self._folder, header)
        found = h.ReadHeader(header, h.Mending.NONE)
        vault = enter(self._folder, found, self._opened, self._environment)
        try:
            if self.moving is None:
                vault.add_owner(owner)
            else:
                vault.adopt(self.moving)
        finally:
            vault.close()

    def _make_household(self, header: h.Header) -> None:
        random, clock = self._environment.random, self._environment.clock
        key = keys.household_database_key(self._household_key, self._vault_id)
        connection = open_database(self._folder / DATABASE, key, create=True)
        try:
            Household.create(connection, self._vault_id, random)
            identity = identity_of(self._opened, self._vault_id)
            household = Household(connection, self._vault_id, identity, clock, random)
            device = household.new_device()
            household.writer = device.writer(LedgerId(self._vault_id), PURPOSE)
            with household.writing() as entries:
                household.ledger.add_writer(household.writer)
                household.add_member(identity, "", entries)
                household.add_device(device, entries)
                household.keep_secret(self.kit.secret or b"")
                household.note_header(header.body.generation, header.digest, entries)
            head = household.ledger.head(household.writer.log_id)
            anchor = anchor_of(head, household.writer, header.body.generation)
            self._anchors().advance(anchor)
        finally:
            connection.close()

    def _anchors(self) -> AnchorStore:
        return AnchorStore(
            self._environment.state_dir,
            self._vault_id,
            keys.anchor_key(self._household_key, self._vault_id),
            self._environment.keyring,
            self._environment.clock,
        )

    def finish(self) -> Vault:
        """Moves everything to its place and opens it there.

        An empty folder that exists (a stick, a folder made by hand) stays and is filled, the
        header last; else the whole folder is renamed at once.
        """
        with translated(self._path):
            if self._inside:
                for name in (PEOPLE, DATABASE, h.COPY_NAME, h.NAME):
                    (self._folder / name).replace(self._path / name)
                self._folder.rmdir()
                sync_folder(self._path)
            else:
                self._folder.replace(self._path)
                self._folder = self._path
            sync_folder(self._path.parent)
        return enter(self._path, h.read(self._path), self._opened, self._environment)

    def undo(self) -> None:
        """Removes everything that was made so far."""
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._inside:
            shutil.rmtree(self._path / PEOPLE, ignore_errors=True)
            for name in (DATABASE, h.COPY_NAME, h.NAME):
                (self._path / name).unlink(missing_ok=True)
        self._anchors().forget_all()
        state = self._environment.state_dir / "rekamku" / self._vault_id.hex()
        shutil.rmtree(state, ignore_errors=True)
        if self._environment.keyring is not None:
            with suppress(NoKeyring):
                self._environment.keyring.delete(self._vault_id, SECRET)

    def _body(self, passphrase: str | None, *, alone: bool) -> h.Body:
        secret, key = self.kit.secret, self.kit.key
        if secret is None or key is None:
            raise KitRefused("empty")
        made = [
            slots.random_slot(h.SlotKind.KIT, key, self._opened, self._vault_id, self._environment)
        ]
        if passphrase is not None:
            joined = b"" if alone else secret
            made.append(
                slots.passphrase_slot(
                    passphrase, joined, self._opened, self._vault_id, self._environment
                )
            )
        identity = identity_of(self._opened, self._vault_id)
        place = h.seal_household(
            identity.sealing.public, self._opened.member, self._household_key, self._vault_id
        )
        return h.Body(
            format=h.FORMAT,
            generation=1,
            members=(place,),
            secret_check=h.secret_check(self._vault_id, secret).hex(),
            slots=tuple(made),
            vault_id=self._vault_id.hex(),
        )
