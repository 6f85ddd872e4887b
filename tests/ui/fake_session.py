"""A real session over a real vault of the sample family, its keeper inside this process.

Refuses: the real price of key stretching, the user's home, and types that cannot cross the pipe.
"""

import secrets
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import making
from app.demo import FAMILY, bring_family
from app.door import Door
from app.jobs import Job, Lane
from app.lanes import READING
from app.places import Places
from app.wire import decode_value, encode_value, parameters
from ui.screen import Stage
from ui.session import Session
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters

CHEAP = KdfChoice(KdfParameters(64, 1, 1), floor_kib=8)
PASSPHRASE = "rahasia sekali ini"
START_MS = 1_795_000_000_000


class Clock:
    """A clock that goes on a second whenever it is asked."""

    def __init__(self) -> None:
        self.now_ms = START_MS

    def __call__(self) -> int:
        self.now_ms += 1000
        return self.now_ms


class LocalKeeper:
    """The keeper's door in this process, on its two lanes, types checked as on the pipe."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.ended = False
        self._lanes = {True: Lane("views"), False: Lane("vault")}

    def ask(self, method: Callable[..., Any], *arguments: Any, **_named: Any) -> "Future[Any]":
        types, result, takes_job = parameters(method)
        job = next((one for one in arguments if isinstance(one, Job)), Job())
        plain = [one for one in arguments if not isinstance(one, Job)]
        sent = [encode_value(one) for one in plain]
        name = method.__qualname__

        def run() -> Any:
            place = self.door if name.startswith("Door.") else self.door.desk_for(name)
            values = [decode_value(raw, kind) for raw, kind in zip(sent, types, strict=True)]
            extra = (job,) if takes_job else ()
            answer = getattr(place, name.partition(".")[2])(*values, *extra)
            return decode_value(encode_value(answer), result)

        return self._lanes[name in READING].submit(run)

    def close(self) -> None:
        for lane in self._lanes.values():
            lane.close()
        self.door.close()
        self.ended = True


@dataclass
class Home:
    """Where a test's vault, state and settings lie, and the keyring that knows its secret."""

    root: Path
    keyring: MemoryKeyring
    keyring_there: bool = True

    @property
    def here(self) -> Places:
        return Places(self.root / "settings.json", self.root / "state", self.root / "vault")

    def environment(self) -> Environment:
        return Environment(
            state_dir=self.here.state,
            keyring=self.keyring if self.keyring_there else None,
            clock=Clock(),
            random=secrets.token_bytes,
            kdf=CHEAP,
        )

    def start(self, _stirred: Callable[[str], None]) -> LocalKeeper:
        return LocalKeeper(Door(self.environment(), self.here))

    def session(self) -> Session:
        """A session that has not begun."""
        return Session(self.here.settings, self.here.vault, self.start)


def fill(home: Home) -> None:
    """Make the vault of the sample family."""
    environment = home.environment()
    vault, _ = making.create(home.here.vault, FAMILY[0][0], PASSPHRASE, environment)
    with vault:
        for new, _ in FAMILY[1:]:
            vault.add_person(new)
        bring_family(vault, environment, lambda _line: None)


def copy_of(home: Home, root: Path) -> Home:
    """The same vault for one test alone."""
    shutil.copytree(home.root, root, dirs_exist_ok=True)
    keyring = MemoryKeyring()
    keyring.kept.update(home.keyring.kept)
    return Home(root, keyring)


def open_session(home: Home, wait: Callable[[Callable[[], bool]], object]) -> Session:
    """A session with the vault open and the owner shown; `wait` is `qtbot.waitUntil`."""
    session = home.session()
    session.begin()
    wait(lambda: session.view is not None)
    session.ask(Door.open_with_passphrase, home.here.vault, PASSPHRASE, "", Job()).result(30)
    session.opened()
    wait(lambda: session.stage() is Stage.OPEN and session.standing is not None)
    return session


@pytest.fixture(scope="session")
def family_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The sample family's vault, made once; copy it before writing."""
    made = Home(tmp_path_factory.mktemp("family"), MemoryKeyring())
    fill(made)
    return made
