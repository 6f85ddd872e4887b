"""Looking around: a throw-away vault with the sample family, apart from the person's own.

Refuses: touching the user's own vault, settings, anchors or keyring.
"""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from app import files_in, making
from app.demo import FAMILY, PASSPHRASE, QUICK, SAMPLE
from app.jobs import Job
from app.places import Places
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.vault import Vault


@dataclass(frozen=True, slots=True)
class SampleVault:
    """An open vault that goes with its folder; `folder.cleanup()` ends it."""

    vault: Vault
    environment: Environment
    here: Places
    folder: tempfile.TemporaryDirectory[str]


def make_sample(environment: Environment, job: Job) -> SampleVault:
    """The sample family in a vault of its own; raises Cancelled."""
    folder = tempfile.TemporaryDirectory(prefix="rekamku-sample-")
    try:
        root = Path(folder.name)
        here = Places(root / "settings.json", root / "state", root / "vault")
        kdf = QUICK if environment.kdf.parameters is None else environment.kdf
        around = replace(environment, state_dir=here.state, keyring=MemoryKeyring(), kdf=kdf)
        vault, _ = making.create(here.vault, FAMILY[0][0], PASSPHRASE, around)
        try:
            _fill(vault, around, job)
        except BaseException:
            vault.close()
            raise
    except BaseException:
        folder.cleanup()
        raise
    return SampleVault(vault, around, here, folder)


def _fill(vault: Vault, environment: Environment, job: Job) -> None:
    for new, _ in FAMILY[1:]:
        vault.add_person(new)
    paths = [path for _, names in FAMILY for name in names for path in sorted(SAMPLE.glob(name))]
    files_in.bring_in(vault, paths, files_in.Wishes(default=vault.owner()), environment, job)
