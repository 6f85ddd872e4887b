"""A witness's memory in one SQLite file: enough for a practice, a hospital, a village.

Refuses: a write that the disk has not kept (synchronous FULL), and losing a race.
"""

import sqlite3
import threading
from pathlib import Path

from sync.witness.store import Known, StoreBusy

_WAIT_SECONDS = 10.0
_TABLE = """create table if not exists logs (
    origin text primary key, size integer not null, root blob not null) without rowid, strict"""


class SqliteStore:
    """One file, one connection, one lock: SQLite writes one after the other anyway."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file; raises StoreBusy."""
        self._lock = threading.Lock()
        try:
            path.touch(0o600)
            self._driver = sqlite3.connect(
                path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            for pragma in ("journal_mode = wal", "synchronous = full", "trusted_schema = off"):
                self._driver.execute(f"pragma {pragma}")
            self._driver.execute(_TABLE)
        except (sqlite3.Error, OSError):
            raise StoreBusy from None

    def load(self, origin: str) -> Known | None:
        """What is known of a log; raises StoreBusy."""
        rows = self._run("select size, root from logs where origin = ?", (origin,))
        found = rows.fetchone()
        return None if found is None else Known(*found)

    def swap(self, origin: str, before: Known | None, after: Known) -> bool:
        """One statement that looks and writes; False if somebody was quicker. Raises StoreBusy."""
        if before is None:
            sql = "insert into logs values (?, ?, ?) on conflict do nothing"
            return self._run(sql, (origin, after.size, after.root)).rowcount == 1
        return (
            self._run(
                "update logs set size = ?, root = ? where origin = ? and size = ? and root = ?",
                (after.size, after.root, origin, before.size, before.root),
            ).rowcount
            == 1
        )

    def count(self) -> int:
        """How many logs are known; raises StoreBusy."""
        return int(self._run("select count(*) from logs", ()).fetchone()[0])

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._driver.close()

    def _run(self, sql: str, values: tuple[str | int | bytes, ...]) -> sqlite3.Cursor:
        with self._lock:
            try:
                return self._driver.execute(sql, values)
            except sqlite3.Error:
                raise StoreBusy from None
