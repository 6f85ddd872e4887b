"""Makes small ledgers for tests: fixed chance, a fake clock, one database each.

Refuses: mocks; what it makes are real SQLCipher files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from vault.db import Connection, open_database, transaction
from vault.entry import Operation
from vault.ids import LedgerId
from vault.log import Head, Ledger, LedgerReport, NewEntry, Position, Writer, log_id_for
from vault.sign import SigningKey

KEY = b"\x2a" * 32
LEDGER = LedgerId(b"\x01" * 16)
NOW = 1_790_000_000_000


@dataclass
class Book:
    """A ledger with one writer, and the chance that its secrets come from."""

    connection: Connection
    ledger: Ledger
    writer: Writer
    chance: Random

    def random(self, count: int) -> bytes:
        """Bytes that differ each time and are the same in each run."""
        return self.chance.randbytes(count)

    def add(self, *entries: NewEntry, writer: Writer | None = None) -> list[Position]:
        """One transaction with a signed checkpoint."""
        who = writer or self.writer
        with transaction(self.connection):
            made = self.ledger.append(who, entries, claimed_ms=NOW, random=self.random)
            self.ledger.seal_transaction(who)
        return made

    def head(self) -> Head:
        """The head of the first writer's log."""
        return self.ledger.head(self.writer.log_id)

    def run(self, sql: str, *values: object) -> None:
        """What somebody with the key does behind the program's back."""
        with transaction(self.connection):
            self.connection.execute(sql, values)

    def reopened(self) -> "Book":
        """The same after closing and opening the file."""
        path = self.connection.path
        self.connection.close()
        connection = open_database(path, KEY)
        return Book(connection, Ledger(connection, LEDGER), self.writer, self.chance)


def writer(number: int = 1, purpose: str = "record") -> Writer:
    """A writer of its own key and incarnation."""
    signer = SigningKey.from_bytes(bytes((number,)) * 32)
    incarnation = bytes((number,)) * 16
    log_id = log_id_for(signer.public, incarnation, LEDGER, purpose)
    return Writer(LEDGER, log_id, signer, incarnation)


def book(path: Path, entries: Sequence[NewEntry] = (), purpose: str = "record") -> Book:
    """A new ledger, with these entries in one transaction if there are any."""
    chance = Random(str(path.name))
    connection = open_database(path, KEY, create=True)
    who = writer(purpose=purpose)
    with transaction(connection):
        ledger = Ledger.create(connection, LEDGER, chance.randbytes)
        ledger.add_writer(who)
    made = Book(connection, ledger, who, chance)
    if entries:
        made.add(*entries)
    return made


def notes(count: int, *, size: int = 300) -> list[NewEntry]:
    """Entries with payloads that all differ."""
    return [
        NewEntry(
            Operation.CREATE,
            b'{"place":"/entry/%d","record":"%032x"}' % (number, number),
            b"%d " % number + bytes(Random(number).randbytes(size)),
        )
        for number in range(count)
    ]


def checked(made: Book, *, full: bool = True) -> LedgerReport:
    """What a check of the ledger finds."""
    return made.ledger.verify(full=full)


def faults(report: LedgerReport) -> set[str]:
    """Every fault once."""
    return {problem.what for problem in report.problems}


def named(report: LedgerReport, what: str) -> list[str]:
    """The entries, or runs of them, that have a fault."""
    return [problem.where.split()[-1] for problem in report.problems if problem.what == what]
