"""Views that an older program made are made anew before anybody reads them (format.md 7).

Refuses: to keep a vault shut for it; where entries cannot be trusted or read, old views stay.
"""

from collections.abc import Callable

from sync.fhir.version import EXTRACTOR_VERSION
from vault.errors import VaultError
from vault.ids import PersonId
from vault.records import Person
from vault.vault import Vault

Report = Callable[[int, int, str], None]


def freshen(vault: Vault, report: Report = lambda _done, _total, _what: None) -> list[PersonId]:
    """Make every person's views anew that are not of this program; those that stayed old.

    `report` hears how many entries are done, of how many, and whose they are.
    """
    try:
        stale = [one for one in vault.people() if is_stale(vault, one.id)]
    except VaultError:
        return []
    return [one.id for one in stale if vault.problems or not _renewed(vault, one, report)]


def is_stale(vault: Vault, person: PersonId) -> bool:
    """Whether a person's views are an older program's; not if they cannot even be asked."""
    try:
        return vault.record(person).stale(EXTRACTOR_VERSION)
    except VaultError:
        return False


def _renewed(vault: Vault, person: Person, report: Report) -> bool:
    from sync.readers.rereading import rereading

    try:
        with rereading() as extract:
            vault.record(person.id).rebuild(
                extract, EXTRACTOR_VERSION, lambda done, total: report(done, total, person.name)
            )
    except VaultError:
        return False
    return True
