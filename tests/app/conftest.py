"""Vaults of the sample family for tests of the use cases.

Refuses: the real price of key stretching; the slow tests pay it elsewhere.
"""

from pathlib import Path

import pytest
from cli_shell import PASSPHRASE, SAMPLE, Shell


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


@pytest.fixture
def filled(sari: Shell) -> Shell:
    """Her vault with the hospital's yearly checks in it."""
    said = sari("import", SAMPLE / "sari-rsud-singasana.json")
    assert said.exit == 0, said.error
    return sari
