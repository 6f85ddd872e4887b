"""Making a vault: the folder, the owner, and the recovery kit where the user wants it.

Refuses: ending before there is a way back, and writing over an existing file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.card_sheets import write_private
from app.errors import SecretNotKept, TargetExists
from vault.environment import Environment
from vault.ids import VaultId
from vault.kit import Kit
from vault.people import NewPerson
from vault.records import Person
from vault.vault import Vault, create_vault


@dataclass(frozen=True, slots=True)
class Made:
    """A new vault: its id, its owner."""

    vault_id: VaultId
    owner: Person


def make_vault(
    path: Path,
    owner: NewPerson,
    passphrase: str,
    environment: Environment,
    *,
    kit_path: Path | None,
    passphrase_alone: bool = False,
    render: Callable[[Kit, Person], bytes] | None = None,
) -> Made:
    """A vault at `path`; the kit is written to `kit_path` as text, or PDF if its name says so.

    `render` makes the PDF. Raises SecretNotKept with neither keyring nor kit, TargetExists
    if the kit's file is there already, and what `create_vault` raises.
    """
    if kit_path is not None and kit_path.exists():
        raise TargetExists(kit_path)
    if environment.keyring is None and kit_path is None and not passphrase_alone:
        raise SecretNotKept
    vault, kit = create(path, owner, passphrase, environment, alone=passphrase_alone)
    with vault:
        made = Made(vault.vault_id, vault.owner())
        if kit_path is not None:
            write_kit(kit_path, kit, made.owner, render)
    return made


def create(
    path: Path, owner: NewPerson, passphrase: str, environment: Environment, *, alone: bool = False
) -> tuple[Vault, Kit]:
    """An open new vault and its kit, for whoever shows the kit on a screen."""
    return create_vault(
        path,
        owner,
        passphrase,
        environment,
        keyring_secret=environment.keyring is not None,
        passphrase_alone=alone,
    )


def write_kit(
    path: Path, kit: Kit, owner: Person, render: Callable[[Kit, Person], bytes] | None = None
) -> None:
    """The kit in a file that only its owner may read; raises TargetExists."""
    if path.suffix.lower() == ".pdf":
        from app.kit_sheet import english_sheet

        data = (render or english_sheet)(kit, owner)
    else:
        data = kit.to_text().encode("utf-8")
    write_private(path, data)
