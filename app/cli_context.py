"""What one command has at hand: its words, the vault it opens, the person it is about.

Refuses: opening a vault before a command asks for it, and secrets from anywhere but files or a
terminal.
"""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from app.cli_errors import Exit
from app.errors import BadRequest, FileGone
from app.freshness import freshen
from app.jobs import Job, Progress
from app.places import Places
from app.recovering import cards_of, look_at, paper_text
from app.session import Credentials, make_environment, unlock
from vault.cards import Card
from vault.environment import Environment
from vault.errors import NoPerson
from vault.ids import PersonId
from vault.keys import KdfChoice, passphrase_of_file
from vault.kit import Kit, read_kit
from vault.records import Person
from vault.security_key import SecurityKey
from vault.vault import LockedVault, Vault

if TYPE_CHECKING:
    from vault.backup.restoring import LockedBackup


@dataclass(frozen=True, slots=True)
class Streams:
    """Where a command reads and writes; `ask` asks for a secret at the terminal."""

    input: TextIO
    out: TextIO
    error: TextIO
    ask: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: an object for `--json`, lines for people, an exit code.

    `sentence` is the last line on standard error when something went wrong.
    """

    result: dict[str, Any] | None
    lines: list[str] = field(default_factory=list)
    exit: Exit = Exit.DONE
    sentence: str = ""


class Context:
    """One command's surroundings."""

    def __init__(
        self,
        *,
        arguments: argparse.Namespace,
        environ: Mapping[str, str],
        places: Places,
        streams: Streams,
        kdf: KdfChoice,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
    ) -> None:
        self.arguments = arguments
        self.places = places
        self.streams = streams
        self._environ = environ
        self._vault: Vault | None = None
        self.environment: Environment = make_environment(places, kdf, clock, random)

    @property
    def vault_path(self) -> Path:
        """The vault's folder: the option, else the variable, else the user's default."""
        given = self.arguments.vault or self._environ.get("REKAMKU_VAULT")
        return Path(given) if given else self.places.vault

    @property
    def kit_path(self) -> Path | None:
        """The recovery kit's file, if named."""
        given = self.arguments.kit or self._environ.get("REKAMKU_KIT_FILE")
        return Path(given) if given else None

    @property
    def vault(self) -> Vault:
        """The unlocked vault; opened at the first use."""
        if self._vault is None:
            locked = LockedVault.open(self.vault_path)
            self._vault = unlock(locked, self.credentials(locked), self.environment)
            freshen(self._vault, self.job().tell)
        return self._vault

    @property
    def owner(self) -> Person:
        """The person the vault was made for."""
        return self.vault.owner()

    @property
    def person(self) -> Person:
        """Whom the command is about: `--person`, else the owner."""
        return self.find_person(self.arguments.person) if self.arguments.person else self.owner

    def find_person(self, wanted: str) -> Person:
        """The person of that id or name; raises NoPerson."""
        return self.vault.person(wanted)

    def person_id(self, wanted: str | None) -> PersonId | None:
        """The id of a named person, or None if nobody was named."""
        return self.find_person(wanted).id if wanted else None

    def warned(self, answer: Answer) -> Answer:
        """The answer of a reading command, with a warning and exit 5 where the vault changed."""
        from app.cli_state import with_warning

        return with_warning(self.vault, answer)

    def passphrase(self, prompt: str = "Passphrase: ") -> str | None:
        """The passphrase from its file, else from the terminal, else None."""
        given = self.arguments.passphrase_file or self._environ.get("REKAMKU_PASSPHRASE_FILE")
        if given:
            return read_passphrase(Path(given))
        if self.streams.input.isatty():
            return self.streams.ask(prompt) or None
        return None

    @property
    def came_back(self) -> bool:
        """Whether sheet, cards or a security key open the vault, and no passphrase is given."""
        arguments = self.arguments
        given = arguments.passphrase_file or self._environ.get("REKAMKU_PASSPHRASE_FILE")
        return bool(arguments.card or arguments.security_key or (self.kit_path and not given))

    def kit(self) -> Kit | None:
        """The recovery kit read from its file (text, PDF, photo), or None if none was named."""
        path = self.kit_path
        return None if path is None else read_kit(paper_text(path))

    def cards(self, locked: "LockedVault | LockedBackup") -> tuple[Card, ...]:
        """The recovery cards of every `--card`; `-` asks for words until they are enough."""
        texts: list[str] = []
        for given in self.arguments.card or ():
            if given != "-":
                texts.append(paper_text(Path(given)))
                continue
            while not texts or look_at(locked, texts).missing:
                typed = self.streams.ask(f"Words of card {len(texts) + 1}: ")
                if not typed.strip():
                    raise BadRequest("--card", "")
                texts.append(typed)
        return cards_of(locked.vault_id, texts)

    def security_key(self) -> SecurityKey:
        """The security key plugged in; its PIN is asked at the terminal if it wants one."""
        from app.security_keys import system_key

        self.streams.error.write("Touch the security key when it blinks.\n")
        asks = self.streams.input.isatty()
        return system_key(lambda: self.streams.ask("PIN of the key: ") if asks else None)

    def secret_option(self, given: str | None) -> str | None:
        """An option that holds a secret or, after `@`, the file with it."""
        if given is None or not given.startswith("@"):
            return given
        return passphrase_of_file(read_bytes(Path(given[1:])))

    def confirm_host(self, host: str) -> bool:
        """Ask before a host is contacted; without a terminal the command itself is the yes."""
        if not self.streams.input.isatty():
            return True
        self.streams.error.write(f"Ask {host} for the records of this link? [y/N] ")
        self.streams.error.flush()
        return self.streams.input.readline().strip().lower() in {"y", "yes"}

    def job(self) -> Job:
        """A job that tells its progress on standard error, if somebody wants to see it."""
        wanted = self.arguments.progress or self.streams.error.isatty()
        return Job(self._report if wanted else None)

    def close(self) -> None:
        """Lock the vault."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None

    def credentials(self, locked: "LockedVault | LockedBackup") -> Credentials:
        """What was given to open a vault or a backup of one."""
        if self.arguments.card:
            return Credentials(None, None, self.cards(locked))
        if self.arguments.security_key:
            return Credentials(None, None, (), self.security_key())
        kit = self.kit()
        given = self.arguments.passphrase_file or self._environ.get("REKAMKU_PASSPHRASE_FILE")
        if given or kit is None:
            return Credentials(self.passphrase(), kit)
        return Credentials(None, kit)

    def _report(self, progress: Progress) -> None:
        share = f" of {progress.total}" if progress.total else ""
        end = "\r" if self.streams.error.isatty() else "\n"
        self.streams.error.write(f"{progress.done}{share} {progress.what}{end}")
        self.streams.error.flush()


def read_bytes(path: Path) -> bytes:
    """A small file whole; raises FileGone."""
    try:
        return path.read_bytes()
    except OSError:
        raise FileGone(path) from None


def read_text(path: Path) -> str:
    """A small text file; raises FileGone or BadRequest."""
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest("file", path.name) from None


def read_passphrase(path: Path) -> str:
    """A passphrase from its file; one trailing line end is not part of it."""
    return passphrase_of_file(read_bytes(path))


def person_of(vault: Vault, person_id: PersonId) -> Person:
    """The person of an id; raises NoPerson."""
    for person in vault.people():
        if person.id == person_id:
            return person
    raise NoPerson(person_id)
