"""A small vault to be attacked, and the look that decides whether an attack was noticed.

Refuses: cheap judgement: a look opens the vault as people do and checks everything.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from tests.vault.record_fakes import incoming, source
from tests.vault.vault_maker import PASSPHRASE, Place
from vault.environment import VaultNotice
from vault.errors import VaultError
from vault.importing import ImportWriter
from vault.keyring_store import KeyringPort
from vault.kit import Kit
from vault.open_vault import Vault
from vault.record_store import Summary
from vault.records import Attachment, Label
from vault.vault import LockedVault
from vault.vault_state import VaultState

RECORDS = 40
MENDED = {VaultNotice.HEADER_MENDED, VaultNotice.HEADER_COPY_MENDED}


@dataclass(slots=True)
class Ground:
    """A vault that was closed properly, and a copy of it with its anchors and its keyring."""

    place: Place
    kit: Kit
    pristine: Path
    keyring: KeyringPort | None = None

    def restore(self) -> None:
        """Everything as it was before the attack; what the keyring remembers too."""
        self.place.keyring = deepcopy(self.keyring)
        for name in ("vault", "state"):
            shutil.rmtree(self.place.root / name, ignore_errors=True)
            shutil.copytree(self.pristine / name, self.place.root / name)

    def files(self) -> list[Path]:
        """Every file of the vault, by its path in it."""
        return sorted(path for path in self.place.path.rglob("*") if path.is_file())

    def keep(self) -> None:
        """What lies there now is what `restore` brings back."""
        self.keyring = deepcopy(self.place.keyring)
        shutil.rmtree(self.pristine, ignore_errors=True)
        for name in ("vault", "state"):
            shutil.copytree(self.place.root / name, self.pristine / name)


def make(root: Path) -> Ground:
    """A vault with records, versions, words of a person, an attachment and a share log."""
    place = Place(root)
    root.mkdir(parents=True, exist_ok=True)
    vault, kit = place.make()
    with vault:
        bring(vault, *(incoming(f"r{one}", f"T{one % 7}", text=str(one)) for one in range(RECORDS)))
        letter = Attachment("surat.pdf", "application/pdf", os.urandom(90_000), "/l")
        bring(
            vault, incoming("r1", text="newer", order="2"), incoming("doc", attachments=(letter,))
        )
        store = vault.record(vault.owner().id)
        store.annotate(store.list(limit=1).rows[0].id, "the other arm", "Sari")
        store.set_labels(store.list(limit=2).rows[1].id, [Label.HIV], "Sari")
    made = Ground(place, kit, root / "pristine")
    made.keep()
    return made


def bring(vault: Vault, *records: object) -> None:
    """Imports records as one file."""
    store = vault.record(vault.owner().id)
    number = len(store.imports()) + 1
    with store.begin_import(source(number, f"{number}.json")) as writer:
        assert isinstance(writer, ImportWriter)
        writer.add(records)  # type: ignore[arg-type]
        writer.commit(Summary())


def contents(vault: Vault) -> dict[str, str]:
    """What the vault holds: a hash for each record's shown content."""
    store = vault.record(vault.owner().id)
    rows = store.list(limit=0).rows
    return {row.id: hashlib.sha256(store.content(row.id)).hexdigest() for row in rows}


def open_vault(ground: Ground) -> Vault:
    """The vault as somebody opens it who knows the passphrase."""
    return ground.place.unlock(PASSPHRASE)


def noticed(ground: Ground, *, opened: Callable[[Vault], None] = lambda _vault: None) -> bool:
    """Whether opening or a full check tells that something is wrong, or mends it and says so."""
    try:
        with LockedVault.open(ground.place.path).unlock(
            PASSPHRASE, ground.place.environment
        ) as vault:
            opened(vault)
            report = vault.verify(full=True)
            told = not MENDED.isdisjoint(vault.notices)
            return told or not report.ok or vault.state is not VaultState.NOT_VOUCHED
    except VaultError:
        return True
