"""Which sensitive shelves a record belongs on.

Refuses: nothing yet.
"""

from sync.fhir.walk import Gathered
from vault.records import Label


def labels_of(kind: str, found: Gathered) -> tuple[Label, ...]:
    """No labels yet."""
    return ()
