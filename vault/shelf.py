"""What the row of a version would hold, for records whose row does not say it all.

Refuses: records with one version and no decision about them: their row is enough.
"""

from dataclasses import dataclass

import msgspec

from vault.db import Connection
from vault.errors import Altered
from vault.records import Facts


@dataclass(frozen=True, slots=True)
class Content:
    """A version's own facts, before anything else was filled in or decided by hand."""

    facts: Facts
    trust: int
    needs: tuple[tuple[str, int], ...]


class _Packed(msgspec.Struct, array_like=True):
    facts: Facts
    trust: int
    needs: tuple[tuple[str, int], ...]


_encode = msgspec.msgpack.Encoder(decimal_format="string").encode
_decode = msgspec.msgpack.Decoder(_Packed).decode


class Shelf:
    """The table of contents laid aside."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rid: int, seq: int, content: Content) -> None:
        """Lays a version's content aside."""
        packed = _encode(_Packed(content.facts, content.trust, content.needs))
        self._connection.execute(
            "insert or replace into shelf values (?, ?, ?)", (rid, seq, packed)
        )

    def get(self, rid: int, seq: int) -> Content | None:
        """A version's content, if it was laid aside; raises Altered(`shelf`)."""
        found = self._connection.execute(
            "select body from shelf where rid = ? and seq = ?", (rid, seq)
        ).fetchone()
        if found is None:
            return None
        try:
            packed = _decode(found[0])
        except msgspec.DecodeError:
            raise Altered("shelf", "row") from None
        return Content(packed.facts, packed.trust, packed.needs)
