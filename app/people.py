"""The people of a vault, with how many records each has.

Refuses: counting; the record stores keep the counts.
"""

from app.answers import PersonCard
from vault.vault import Vault


def cards(vault: Vault) -> tuple[PersonCard, ...]:
    """Everybody whom the opened key may see, the owner first."""
    seen = vault.people()
    owner = vault.owner().id if seen else None
    found = [
        PersonCard(person, vault.record(person.id).counts().total, person.id == owner)
        for person in seen
    ]
    return tuple(sorted(found, key=lambda card: not card.owner))
