"""The versions of each record: which entry brought it, whether it still stands, which is shown.

Refuses: contents; a version here is a place in the log and a keyed fingerprint.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vault.db import Connection
from vault.errors import Altered

_ASKED_AT_ONCE = 500
_LONGEST_NUMBER = 40
_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{6})\+00:00(\|)0*(?=\d*\Z)", re.ASCII
)
_SOURCES = (
    "select rid, 0 as seq, log, idx, imp, live, print, sequence from records",
    "select rid, seq, log, idx, imp, live, print, sequence from versions",
)


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """One version: `log` is a log's number here, `imp` an import's, `order` the source's."""

    rid: int
    seq: int
    log: int
    index: int
    imp: int
    live: bool
    print: bytes
    order: str


class Versions:
    """First versions stand in the table `records`, later ones in `versions`."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def insert(self, version: KnownVersion) -> None:
        """Adds a later version."""
        self._connection.execute(
            "insert into versions values (?,?,?,?,?,?,?,?)",
            (
                version.rid,
                version.seq,
                version.log,
                version.index,
                version.imp,
                int(version.live),
                version.print,
                version.order,
            ),
        )

    def place_of(self, rid: int, seq: int) -> tuple[int, int, int]:
        """Log, index and whether it stands, of a later version; raises Altered(`versions`)."""
        found = self._connection.row(
            "select log, idx, live from versions where rid = ? and seq = ?", (rid, seq)
        )
        if found is None:
            raise Altered("versions", "missing row")
        log, index, live = found
        return log, index, live

    def of(self, rid: int) -> list[KnownVersion]:
        """Every version of a record, oldest entry first."""
        return self.of_each([rid])[rid]

    def of_each(self, rids: Sequence[int]) -> dict[int, list[KnownVersion]]:
        """Every version of each of these records, oldest entry first."""
        grouped: dict[int, list[KnownVersion]] = {rid: [] for rid in rids}
        for start in range(0, len(rids), _ASKED_AT_ONCE):
            part = rids[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(part))
            for source in _SOURCES:
                query = f"{source} where rid in ({marks}) order by rid, seq"
                for row in self._connection.rows(query, part):
                    grouped[row[0]].append(_version(row))
        return grouped

    def touched_by(self, imp: int) -> list[int]:
        """The records of which a standing version came with that import."""
        found = self._connection.rows(
            "select rid from records where imp = ? and live = 1"
            " union select rid from versions where imp = ? and live = 1 order by rid",
            (imp, imp),
        )
        return [rid for (rid,) in found]

    def kill(self, versions: Sequence[KnownVersion]) -> None:
        """These versions stand no more (their import was undone)."""
        for version in versions:
            if version.seq:
                self._connection.execute(
                    "update versions set live = 0 where rid = ? and seq = ?",
                    (version.rid, version.seq),
                )
            else:
                self._connection.execute(
                    "update records set live = 0 where rid = ?", (version.rid,)
                )


def _version(row: Sequence[object]) -> KnownVersion:
    rid, seq, log, index, imp, live, print_, order = row
    return KnownVersion(rid, seq, log, index, imp, bool(live), print_, order)  # type: ignore[arg-type]


def shown_of(versions: Sequence[KnownVersion]) -> KnownVersion:
    """The version to show: the newest that stands, by the source's own order where it has one.

    An older version that arrives later does not take the place of a newer one (format.md 7).
    If none stands any more, the newest of all.
    """
    standing = [version for version in versions if version.live] or list(versions)
    shown = standing[0]
    for version in standing[1:]:
        if not precedes(version.order, shown.order):
            shown = version
    return shown


def precedes(order: str, other: str) -> bool:
    """Whether a version of this order is certainly older than one of the other.

    An order is an instant in UTC, a version number, or both (`instant|number`); where two
    have nothing in common, nothing is certain.
    """
    instant, number = _parts(order)
    other_instant, other_number = _parts(other)
    if instant and other_instant and instant != other_instant:
        return instant < other_instant
    if number and other_number:
        return int(number) < int(other_number)
    return False


def short_order(order: str) -> str:
    """An order in fewer characters that compares alike: an instant's digits, a bare number.

    An instant in UTC as `2024-05-01T10:00:00.000000+00:00` becomes its digits but for the last
    noughts, which changes nothing in how texts compare.
    """
    instant = _INSTANT.match(order) if "-" in order else None
    if instant is None:
        return order
    *digits, bar = instant.groups()
    return "".join(digits).rstrip("0") + bar + order[instant.end() :]


def ordered(order: str, other: str) -> bool:
    """Whether one of two orders is certainly older than the other."""
    return precedes(order, other) or precedes(other, order)


def _parts(order: str) -> tuple[str, str]:
    instant, _, number = order.rpartition("|")
    if not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        return instant or number, ""
    return instant, number
