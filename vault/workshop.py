"""What writing a person's record takes, handed to whatever writes it.

Refuses: doing anything itself; whether writing is allowed stands in `writer`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vault.db import Connection
from vault.entry import Seen
from vault.errors import RestoredCopy, VaultError
from vault.files import FileStore
from vault.log import Ledger, Writer
from vault.names import Naming
from vault.record_values import CommitListener


@dataclass(frozen=True, slots=True)
class Workshop:
    """What writing a person's record takes; a `writer` that is None or an error refuses."""

    connection: Connection
    ledger: Ledger
    writer: Writer | VaultError | None
    naming: Naming
    files: FileStore
    clock: Callable[[], int]
    random: Callable[[int], bytes]
    on_commit: CommitListener
    other_heads: Callable[[], Sequence[Seen]]


def writer_of(workshop: Workshop) -> Writer:
    """The writer; raises RestoredCopy where writing waits for a decision, or why not."""
    if isinstance(workshop.writer, Writer):
        return workshop.writer
    raise workshop.writer or RestoredCopy()
