"""A command line of one's own: a vault in a temporary home, cheap key stretching, a set clock.

Refuses: the real price; the slow tests pay it elsewhere.
"""

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.cli import main
from app.cli_context import Streams
from vault.environment import Environment
from vault.keys import KdfChoice, KdfParameters
from vault.kit import read_kit
from vault.vault import LockedVault, Vault

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
    ask: Callable[[str], str] = lambda _prompt: ""

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    @property
    def kit(self) -> Path:
        return self.home / "kit.txt"

    def __call__(self, *words: str | Path, as_json: bool = True, typed: str = "") -> Said:
        out, error = io.StringIO(), io.StringIO()
        streams = Streams(io.StringIO(typed), out, error, self.ask)
        argv = [*(["--json"] if as_json else []), *map(str, words)]
        self.now_ms += 1000
        code = main(
            argv, kdf=CHEAP, environ=self.variables, streams=streams, clock=lambda: self.now_ms
        )
        return Said(code, out.getvalue(), error.getvalue())

    def open(self) -> Vault:
        """The vault itself, for what no command does."""
        here = self.home / ".local" / "state"
        environment = Environment(here, None, lambda: self.now_ms, os.urandom, CHEAP)
        kit = read_kit(self.kit.read_text())
        return LockedVault.open(self.vault).unlock(PASSPHRASE, environment, kit=kit)


SAMPLE = Path(__file__).resolve().parents[2] / "app" / "sample"
