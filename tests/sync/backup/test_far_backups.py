"""A backup put on a real server is proven from there, and restores from there."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from place_servers import PASSWORD, USER, s3, webdav

from sync.backup.s3 import S3Target
from sync.backup.target import Target
from sync.backup.webdav import WebDavTarget
from vault.backup.restoring import LockedBackup
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.people import NewPerson
from vault.vault import create_vault

PASSPHRASE = "kopi tubruk pagi"
NAME = "rekamku-2026-11-22.rekamku"


def silent(_done: int, _all: int) -> None:
    """Nobody listens."""


@pytest.fixture(params=["webdav", "s3"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    with ExitStack() as serving:
        if request.param == "webdav":
            address = serving.enter_context(webdav(tmp_path / "there"))
            yield WebDavTarget(address, USER, PASSWORD)
        else:
            yield S3Target(serving.enter_context(s3()), USER, PASSWORD)


def test_a_far_backup_is_proven_and_restored_from_there(target: Target, tmp_path: Path) -> None:
    kdf = KdfChoice(KdfParameters(64, 1, 1), floor_kib=64)
    environment = Environment(
        tmp_path / "state", MemoryKeyring(), lambda: 1_795_000_000_000, os.urandom, kdf
    )
    vault, kit = create_vault(
        tmp_path / "vault", NewPerson("Sari"), PASSPHRASE, environment, keyring_secret=True
    )
    with vault:
        owner = vault.owner().id
        vault.files(owner).put([os.urandom(300_000)], title="foto", media="image/png")
        made = vault.backups.make(tmp_path / "made", silent)

        target.put(NAME, made.path, silent)
        with target.open(NAME) as source:
            manifest, problems = vault.backups.prove(source, tmp_path / "scratch", silent)

    assert (manifest, problems) == (made.manifest, ())
    locked = LockedBackup(lambda: target.open(NAME))
    restored = locked.unlock_with_kit(kit, environment).restore(
        tmp_path / "back", environment, silent
    )
    assert restored.problems == ()
