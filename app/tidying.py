"""After an unlock: files that crashes left go, emergency cards are brought up to date.

Refuses: touching anything while the vault waits for a decision, and failing for it.
"""

from contextlib import suppress

from vault.errors import VaultError
from vault.vault import Vault


def tidy(vault: Vault) -> int:
    """Sweep everybody's files; how many went. What cannot be swept now waits for the next time.

    Emergency cards that no longer say what the records do are sealed anew. A half-typed form
    about somebody who is not in the vault any more is forgotten.
    """
    from app.by_hand import forget_half_of_nobody  # it brings in files, and so tidies itself

    swept = 0
    for person in vault.people():
        with suppress(VaultError):
            swept += vault.sweep_files(person.id)
    with suppress(VaultError):
        vault.family.refresh_extracts()
    with suppress(VaultError):
        forget_half_of_nobody(vault)
    return swept
