"""A command line of one's own: a vault in a temporary home, cheap key stretching, a set clock.

Refuses: the real price; the slow tests pay it elsewhere.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.cli_context import Streams
from vault.keys import KdfChoice, KdfParameters

CHEAP = KdfChoice(KdfParameters(64, 1, 1), floor_kib=8)
PASSPHRASE = "rahasia sekali ini"
START_MS = 1_795_000_000_000


@dataclass
class Said:
    """What one command said: its exit code, its object, its last word."""

    exit: int
    text: str
    error: str

    @property
    def object(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


@dataclass
class Shell:
    """Runs commands against one vault."""

    home: Path
    now_ms: int = START_MS
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    @property
    def kit(self) -> Path:
        return self.home / "kit.txt"

    def __call__(self, *words: str | Path, as_json: bool = True, typed: str = "") -> Said:
        out, error = io.StringIO(), io.StringIO()
        streams = Streams(io.StringIO(typed), out, error, lambda _: "")
        argv = [*(["--json"] if as_json else []), *map(str, words)]
        self.now_ms += 1000
        code = main(
            argv, kdf=CHEAP, environ=self.variables, streams=streams, clock=lambda: self.now_ms
        )
        return Said(code, out.getvalue(), error.getvalue())


@pytest.fixture
def shell(own_home: Path) -> Shell:
    """A command line without a vault."""
    secret = own_home / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    made = Shell(own_home)
    made.variables = {
        "REKAMKU_VAULT": str(made.vault),
        "REKAMKU_PASSPHRASE_FILE": str(secret),
        "REKAMKU_KIT_FILE": str(made.kit),
    }
    return made


@pytest.fixture
def sari(shell: Shell) -> Shell:
    """A command line with the vault of Ni Wayan Sari."""
    said = shell(
        "init", "--person", "Ni Wayan Sari", "--birth-date", "1958-03-14", "--sex", "female"
    )
    assert said.exit == 0, said.error
    return shell


SAMPLE = Path(__file__).resolve().parents[2] / "app" / "sample"


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """A file of the bundled sample."""
    return lambda name: SAMPLE / name


@pytest.fixture
def filled(sari: Shell) -> Shell:
    """Her vault with the hospital's yearly checks in it."""
    said = sari("import", SAMPLE / "sari-rsud-singasana.json")
    assert said.exit == 0, said.error
    return sari
