"""A large import is stopped long before its end, and the vault is as it was."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from cli_shell import PASSPHRASE, Shell

from app.errors import Cancelled
from app.files_in import Wishes, bring_in
from app.jobs import Job, Progress
from tests.bench.hospital import PATIENT, write_bundle
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.vault import Vault, create_vault

CHEAP = KdfChoice(KdfParameters(64, 1, 1), floor_kib=8)
MANY = 20_000
FAR = 12
COMMAND = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored under a runner in the background
from app.cli import main
from vault.keys import KdfChoice, KdfParameters
sys.exit(main(sys.argv[1:], kdf=KdfChoice(KdfParameters(64, 1, 1), floor_kib=8)))
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_bundle(tmp_path_factory.mktemp("large") / "large.json", MANY, 7)


def files_of(vault: Path) -> dict[str, int]:
    """Everything that lies in a vault but SQLite's own side files, with its size."""
    return {
        path.relative_to(vault).as_posix(): path.stat().st_size
        for path in sorted(vault.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def test_a_stopped_import_leaves_the_vault_as_it_was(tmp_path: Path, large: Path) -> None:
    environment = Environment(tmp_path / "state", MemoryKeyring(), _now, os.urandom, CHEAP)
    vault, _ = create_vault(
        tmp_path / "vault", PATIENT, PASSPHRASE, environment, keyring_secret=True
    )
    with vault:
        before = _state(vault)
        reached, told = threading.Event(), [0]

        def hear(step: Progress) -> None:
            if step.what == "records":
                told[0] = step.done
            if _is_far(step):
                reached.set()

        job = Job(hear)

        def stop() -> None:
            reached.wait(60)
            job.cancel()

        threading.Thread(target=stop, daemon=True).start()
        with pytest.raises(Cancelled):
            bring_in(vault, [large], Wishes(vault.owner()), environment, job)

        assert told[0] < MANY
        assert _state(vault) == before
        assert vault.verify(full=True).ok


def _now() -> int:
    return time.time_ns() // 1_000_000


def _is_far(step: Progress) -> bool:
    return step.what == "records" and step.done >= MANY // 10


def _state(vault: Vault) -> tuple[object, ...]:
    owner = vault.owner().id
    store = vault.record(owner)
    return store.counts(), store.ledger.heads(), store.imports(), files_of(vault.path)


def test_an_interrupted_command_leaves_the_vault_as_it_was(shell: Shell, large: Path) -> None:
    words = ["init", "--person", PATIENT.name, "--birth-date", PATIENT.birth_date]
    assert shell(*words, "--sex", "female").exit == 0
    shell("list")
    before = files_of(shell.vault)
    environ = {**os.environ, **shell.variables, "HOME": str(shell.home)}
    environ["PYTHONPATH"] = str(Path.cwd())
    command = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "--json", "import", "--progress", str(large)],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_until_far(command)
    command.send_signal(signal.SIGINT)
    _, error = command.communicate(timeout=60)

    assert (command.returncode, error.splitlines()[-1]) == (3, "Stopped.")
    assert files_of(shell.vault) == before
    assert json.loads(shell("list").text)["total"] == 0
    assert shell("verify", "--full").object["problems"] == []


def _wait_until_far(command: "subprocess.Popen[str]") -> None:
    """Waits until a few batches were told of."""
    assert command.stderr is not None
    for _ in range(FAR):
        command.stderr.readline()
