"""The door of a vault: whether one is there, making one, opening one. Lives in the keeper.

Refuses: handing out keys; what opens is a desk, and a locked door has none.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app import kit_reading, making, recovering, restoring, ways
from app.answers import KitView, NikView
from app.desk import Desk
from app.doctor import Finding, examine
from app.errors import Cancelled, Locked
from app.faces_here import FaceHere, faces, note_faces
from app.freshness import freshen
from app.jobs import Job
from app.lanes import READING
from app.looking_around import SampleVault, make_sample
from app.places import Places, places
from app.recovering import CardsSeen
from app.restoring import BackupSeen, RestoredVault
from app.session import Credentials, make_environment, unlock
from vault.environment import Environment
from vault.header import SlotKind
from vault.ids import MemberId, PersonId
from vault.keys import STANDARD
from vault.people import NewPerson
from vault.records import Sex
from vault.strength import Step
from vault.vault import LockedVault, Vault


@dataclass(frozen=True, slots=True)
class DoorView:
    """What can be seen from outside: is there a vault, does this computer know its secret.

    `kinds` are the ways in that the header holds, `faces` the members to choose from.
    """

    path: Path
    exists: bool
    keyring: bool
    quick: bool = False
    secret_known: bool = False
    kinds: tuple[SlotKind, ...] = ()
    faces: tuple[FaceHere, ...] = ()


@dataclass(frozen=True, slots=True)
class NewVault:
    """How a vault is to be made. `passphrase_alone` asks for a generated phrase."""

    owner: NewPerson
    passphrase: str = field(repr=False)
    passphrase_alone: bool = False


class Door:
    """One vault's door in this process."""

    def __init__(self, environment: Environment, here: Places) -> None:
        self._environment = environment
        self._places = here
        self._desk: Desk | None = None
        self._reading: Desk | None = None
        self._outdated: list[Desk] = []
        self._sample: SampleVault | None = None

    @classmethod
    def of_this_user(cls, home: Path, environ: Mapping[str, str]) -> "Door":
        """The door as the shipped program has it."""
        here = places(environ, home)
        environment = make_environment(
            here, STANDARD, lambda: time.time_ns() // 1_000_000, secrets.token_bytes
        )
        return cls(environment, here)

    def look(self, path: Path) -> DoorView:
        """What is at a path, without opening anything; raises HeaderDamaged, NewerFormat."""
        keyring = self._environment.keyring is not None
        if not (path / "vault.json").exists() and not (path / "vault.json.bak").exists():
            return DoorView(path, exists=False, keyring=keyring)
        locked = LockedVault.open(path)
        return DoorView(
            path,
            exists=True,
            keyring=keyring,
            quick=locked.has_quick_unlock(self._environment),
            secret_known=locked.has_secret(self._environment),
            kinds=tuple(kind for kind in SlotKind if kind.value in locked.slots),
            faces=faces(self._environment.state_dir, locked),
        )

    def require_vault(self, path: Path) -> None:
        """Raises NoVault, HeaderDamaged or NewerFormat unless a vault lies there."""
        LockedVault.open(path)

    def make(self, path: Path, new: NewVault) -> KitView:
        """Make a vault and open it; the kit's words for the recovery sheet."""
        vault, kit = making.create(
            path, new.owner, new.passphrase, self._environment, alone=new.passphrase_alone
        )
        self._take(vault, self._environment, self._places)
        return kit_reading.view_of(kit, secrets.SystemRandom())

    def look_around(self, job: Job) -> None:
        """Open a throw-away vault of the sample family instead; gone when the door closes."""
        self._sample = made = make_sample(self._environment, job)
        self._take(made.vault, made.environment, made.here)

    def suggest_passphrase(self) -> str:
        """A generated phrase of plain Indonesian words."""
        from vault.phrase import generate

        return generate(self._environment.random)

    def strength(self, passphrase: str, own: tuple[str, ...]) -> Step:
        """How hard a passphrase is to guess for somebody who knows `own`: names, birth dates."""
        from vault.strength import estimate

        return estimate(passphrase, own).step

    def kit_sheet(self, kit: str, name: str, language: str) -> bytes:
        """The recovery sheet of a kit's text as a PDF, in `id` or `en`; raises KitRefused."""
        return kit_reading.sheet(kit, name, language)

    def kit_picture(self, kit: str, name: str, language: str) -> bytes:
        """The sheet as a picture for a printer; raises KitRefused."""
        return kit_reading.picture(kit, name, language)

    def save_kit(self, kit: str, name: str, language: str, target: Path) -> None:
        """Write the sheet (PDF if the name says so, else text); raises TargetExists."""
        kit_reading.save(kit, name, language, target)

    def check_nik(self, nik: str, sex: Sex, birth_date: str) -> NikView:
        """What can be said of a typed NIK; warnings only, never a refusal."""
        from app.niks import look_at

        return look_at(nik, sex, birth_date, self._environment.clock())

    def addresses(self) -> tuple[str, ...]:
        """The addresses this computer has on its networks, the usual one first."""
        from sync.network import local_addresses

        return local_addresses()

    def open_with_passphrase(self, path: Path, passphrase: str, kit: str, job: Job) -> None:
        """Unlock by passphrase; `kit` is the kit's text, its secret alone, or empty."""
        locked = LockedVault.open(path)
        found = kit_reading.with_secret(locked.vault_id, kit) if kit.strip() else None
        self._enter(locked, Credentials(passphrase, found), job)

    def open_as(self, path: Path, member: MemberId, passphrase: str, kit: str, job: Job) -> None:
        """As `open_with_passphrase`, for the member who said who they are: one try, not several."""
        locked = LockedVault.open(path)
        found = kit_reading.with_secret(locked.vault_id, kit) if kit.strip() else None
        vault = locked.unlock(passphrase, self._environment, kit=found, member=member)
        self._begin(vault, job)

    def open_with_kit(self, path: Path, kit: str, job: Job) -> None:
        """Unlock by the recovery kit: its whole text, its code's text or its 24 words."""
        locked = LockedVault.open(path)
        self._enter(locked, Credentials(None, kit_reading.with_words(locked.vault_id, kit)), job)

    def read_paper(self, path: Path) -> str:
        """The sheet or card in a file in its text form: saved text, PDF, photo or scan.

        Raises FileGone, PictureRefused, KitRefused, CardRefused.
        """
        return recovering.paper_text(path)

    def look_at_cards(self, path: Path, texts: tuple[str, ...]) -> CardsSeen:
        """What was understood of the cards so far, and how many are missing; CardRefused."""
        return recovering.look_at(LockedVault.open(path), texts)

    def open_with_cards(self, path: Path, texts: tuple[str, ...], job: Job) -> None:
        """Unlock by enough recovery cards; raises CardRefused."""
        locked = LockedVault.open(path)
        cards = recovering.cards_of(locked.vault_id, texts)
        self._enter(locked, Credentials(None, None, cards), job)

    def open_with_security_key(self, path: Path, pin: str, job: Job) -> None:
        """Unlock by a touch of the plugged-in security key; raises SecurityKeyRefused."""
        from app.security_keys import system_key

        locked = LockedVault.open(path)
        key = system_key(lambda: pin or None)
        self._enter(locked, Credentials(None, None, (), key), job)

    def renew_keys(self, passphrase: str | None) -> KitView:
        """All keys new, and the sheet that goes with them; both desks know them then.

        Cards and security keys end with it. Raises WrongPassphrase.
        """
        if self._desk is None:
            raise Locked
        kit = ways.renew(self._desk.vault, passphrase)
        self._read_anew()
        return kit

    def look_at_computer(self, path: Path) -> tuple[Finding, ...]:
        """How well this computer keeps the secrets of a vault at a path."""
        return examine(path, self._environment)

    def look_at_backup(self, path: Path) -> BackupSeen:
        """What a backup file is; raises FileGone, NotABackup, NewerFormat, BackupDamaged."""
        return restoring.look(path, self._environment)

    def restore_backup(
        self, path: Path, paper: str, passphrase: str, to: Path, job: Job
    ) -> RestoredVault:
        """Make a vault of a backup where nothing lies; no vault that exists is touched.

        `paper` is the recovery sheet's text or words, or the cards'; empty with a passphrase
        where this computer has the secret. Raises as `app.restoring.restore`.
        """
        return restoring.restore(path, paper, passphrase, to, self._environment, job)

    def open_quickly(self, path: Path, job: Job) -> None:
        """Unlock by what the system keyring holds, if the person chose that."""
        self._enter(LockedVault.open(path), Credentials(None, None), job)

    def accept_copy(self) -> None:
        """Go on with a restored copy as this computer's own vault; both desks know it then."""
        if self._desk is None:
            raise Locked
        self._desk.accept_copy()
        self._read_anew()

    def desk_for(self, method: str) -> Desk | None:
        """The desk that serves a method: reading never waits for writing."""
        return self._reading if method in READING else self._desk

    def stirred(self) -> tuple[PersonId, ...]:
        """People whose databases another process (or the other lane) changed since asked last."""
        return self._reading.stirred() if self._reading is not None else ()

    def close(self) -> None:
        """Lock: close every database and forget the keys."""
        for desk in (self._desk, self._reading, *self._outdated):
            if desk is not None:
                desk.close()
        self._desk = self._reading = None
        self._outdated.clear()
        if self._sample is not None:
            self._sample.folder.cleanup()
            self._sample = None

    def _enter(self, locked: LockedVault, credentials: Credentials, job: Job) -> None:
        self._begin(unlock(locked, credentials, self._environment), job)

    def _begin(self, vault: Vault, job: Job) -> None:
        try:
            freshen(vault, job.step)
        except Cancelled:
            vault.close()
            raise
        note_faces(self._environment.state_dir, vault)
        self._take(vault, self._environment, self._places)

    def _read_anew(self) -> None:
        """Another reading desk, which knows what the writing one changed of itself."""
        if self._desk is None or self._reading is None:
            raise Locked
        self._outdated.append(self._reading)  # a question may still be on its way to it
        self._reading = self._desk.beside()

    def _take(self, vault: Vault, environment: Environment, here: Places) -> None:
        self._desk = Desk(vault, environment, here)
        self._reading = self._desk.beside()
