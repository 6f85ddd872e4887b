"""A witness's memory in PostgreSQL: for many logs and several front ends at once.

Refuses: an answer before the database has kept the write, and losing a race.
"""

import logging
from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from sync.witness.store import Known, StoreBusy

MOST_CONNECTIONS = 16
_WAIT_SECONDS = 10.0
_TABLE = """create table if not exists witness_logs (
    origin text primary key, size bigint not null check (size >= 0), root bytea not null)"""


class PostgresStore:
    """A small pool of connections; each question and each write is one statement."""

    def __init__(self, conninfo: str, connections: int = MOST_CONNECTIONS) -> None:
        """Connects and makes the table; raises StoreBusy. `conninfo` as libpq has it."""
        # the pool says every lost connection aloud; the answer to the client says it here
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        self._pool = ConnectionPool(
            conninfo,
            min_size=1,
            max_size=connections,
            timeout=_WAIT_SECONDS,
            kwargs={"autocommit": True, "options": "-c synchronous_commit=on"},
            open=False,
        )
        try:
            self._pool.open(wait=True, timeout=_WAIT_SECONDS)
            self._run(_TABLE, ())
        except (PoolTimeout, StoreBusy):
            self._pool.close()
            raise StoreBusy from None

    def load(self, origin: str) -> Known | None:
        """What is known of a log; raises StoreBusy."""
        rows = self._run("select size, root from witness_logs where origin = %s", (origin,))[1]
        return Known(int(rows[0][0]), bytes(rows[0][1])) if rows else None

    def swap(self, origin: str, before: Known | None, after: Known) -> bool:
        """One statement that looks and writes; False if somebody was quicker. Raises StoreBusy."""
        if before is None:
            sql = "insert into witness_logs values (%s, %s, %s) on conflict do nothing"
            return self._run(sql, (origin, after.size, after.root))[0] == 1
        sql = (
            "update witness_logs set size = %s, root = %s"
            " where origin = %s and size = %s and root = %s"
        )
        values = (after.size, after.root, origin, before.size, before.root)
        return self._run(sql, values)[0] == 1

    def count(self) -> int:
        """How many logs are known; raises StoreBusy."""
        return int(self._run("select count(*) from witness_logs", ())[1][0][0])

    def close(self) -> None:
        """Gives every connection back."""
        self._pool.close()

    def _run(self, sql: str, values: Sequence[str | int | bytes]) -> tuple[int, list[Any]]:
        """The number of rows that were touched, and the rows that came back."""
        try:
            with self._pool.connection() as connection:
                cursor = connection.execute(sql.encode(), values)
                rows = cursor.fetchall() if cursor.description is not None else []
                return cursor.rowcount, rows
        except (psycopg.Error, PoolTimeout):
            raise StoreBusy from None
