"""Shares and receipts held against the share log: what its entries come to, row by row.

Refuses: repairing; secrets that no entry holds (keys, tokens, documents' words) are not compared.
"""

import json
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from vault.db import Connection, snapshot
from vault.entry import Operation
from vault.errors import Altered
from vault.log import Ledger, Problem, StoredEntry
from vault.meta import loose_meta
from vault.share_values import PASSCODE_TRIES, Event, Refused, ShareState

_UNFIT: Final = "does not fit the entries"
_SHARES: Final = """
    select id, created_ms, expires_ms, recipient, purpose, label, mode, format, via,
        passcode is not null, tries_left, uses_left, opened, prints, state, records, withheld,
        withheld_labels, left_out, consent, log, idx, leaf from shares"""
_RECEIPTS: Final = """
    select log, idx, leaf, share, when_ms, event, recipient, transport, records, size, result
    from receipts"""
_DOCUMENTS: Final = """
    select s.id, coalesce(sum(length(d.content)), 0) from shares s
    left join documents d on d.share = s.no and d.seq >= 0 group by s.no"""
_KEYS: Final = "select id, state from shares where key = x''"
_ENDED: Final = {
    Event.STOPPED.value: ShareState.STOPPED,
    Event.EXPIRED.value: ShareState.EXPIRED,
    Event.PAUSED.value: ShareState.PAUSED,
    Event.RESUMED.value: ShareState.OPEN,
}
_GONE: Final = frozenset({ShareState.STOPPED, ShareState.EXPIRED, ShareState.LOCKED})


@dataclass(slots=True)
class _Life:
    """One share as its entries tell it; `size` is None once its documents were replaced."""

    granted: StoredEntry
    meta: dict[str, Any]
    expires: int
    records: list[str]
    uses: int | None
    size: int | None
    tries: int = PASSCODE_TRIES
    opened: int = 0
    prints: int = 0
    state: ShareState = ShareState.OPEN

    def row(self) -> tuple[Any, ...]:
        """The row of the table of shares."""
        told, where = self.meta, self.granted.position
        return (
            told["share"],
            self.granted.entry.claimed_ms,
            self.expires,
            *(told[name] for name in ("recipient", "purpose", "label", "mode", "format", "via")),
            int(told["passcode"]),
            self.tries,
            self.uses,
            self.opened,
            self.prints,
            self.state.value,
            json.dumps(self.records),
            told["withheld"],
            " ".join(told["withheld_labels"]),
            told["left_out"],
            self.granted.content,
            where.log_id,
            where.index,
            where.leaf,
        )


@dataclass(slots=True)
class _History:
    """What the whole share log tells."""

    lives: dict[str, _Life] = field(default_factory=dict)
    receipts: list[tuple[Any, ...]] = field(default_factory=list)

    def take(self, stored: StoredEntry) -> None:
        """One entry, in order; raises KeyError or TypeError for meta of no share."""
        meta = loose_meta(stored.meta)
        if stored.entry.operation == Operation.SHARE:
            self._grant(stored, meta)
        elif "event" in meta:
            life = self.lives[meta["share"]]
            _live(life, meta)
            given = (meta["records"], meta["size"], meta["result"])
            self._receipt(stored, meta, meta["event"], meta["transport"], given)
        elif meta.get("change") == "records":
            life = self.lives[meta["share"]]
            life.records, life.size = list(meta["records"]), None

    def _grant(self, stored: StoredEntry, meta: dict[str, Any]) -> None:
        self.lives[meta["share"]] = _Life(
            stored, meta, meta["expires"], list(meta["records"]), meta["uses"], meta["size"]
        )
        given = (len(meta["records"]), meta["size"], "ok")
        self._receipt(stored, meta, Event.GRANTED.value, meta["via"], given)

    def _receipt(
        self,
        stored: StoredEntry,
        meta: dict[str, Any],
        event: str,
        transport: str,
        given: tuple[int, int, str],
    ) -> None:
        where = stored.position
        told = (meta["share"], stored.entry.claimed_ms, event, meta["recipient"], transport)
        self.receipts.append((where.log_id, where.index, where.leaf, *told, *given))


def _live(life: _Life, meta: dict[str, Any]) -> None:
    """What one event makes of a share."""
    event = meta["event"]
    if event == Event.OPENED:
        life.opened += 1
        life.uses = None if life.uses is None else life.uses - 1
        life.state = ShareState.USED_UP if life.uses == 0 else life.state
    elif event == Event.PRINTED:
        life.prints += 1
    elif event == Event.EXTENDED:
        life.expires = meta["expires"]
    elif event == Event.REFUSED and meta["result"] == Refused.WRONG_PASSCODE:
        life.tries -= 1
        life.state = ShareState.LOCKED if life.tries <= 0 else life.state
    elif event in _ENDED:
        life.state = _ENDED[event]


def check_shares(connection: Connection, ledger: Ledger) -> tuple[Problem, ...]:
    """The tables whose rows are not what the entries come to; none if entries are damaged.

    Damage of the ledger itself is for its own check to name.
    """
    try:
        with snapshot(connection):
            return tuple(Problem(name, _UNFIT) for name in _differing(connection, ledger))
    except Altered:
        connection.renew()
        return ()
    except (KeyError, TypeError, msgspec.DecodeError):
        return (Problem("shares", "entries"),)


def _differing(connection: Connection, ledger: Ledger) -> list[str]:
    history = _History()
    for stored in ledger.walk():
        if stored.meta:
            history.take(stored)
    bad = []
    kept = sorted(tuple(row) for row in connection.rows(_RECEIPTS))
    if kept != sorted(history.receipts):
        bad.append("receipts")
    shares = {row[0]: tuple(row) for row in connection.rows(_SHARES)}
    if shares != {share: life.row() for share, life in history.lives.items()}:
        bad.append("shares")
    if not _given_fits(connection, history.lives):
        bad.append("documents")
    if connection.row("pragma integrity_check")[0] != "ok":
        bad.append("indexes")
    return bad


def _given_fits(connection: Connection, lives: dict[str, _Life]) -> bool:
    """An open share has what was granted; one that is over has neither documents nor key."""
    ended = {share for (share, _) in connection.rows(_KEYS)}
    for share, size in connection.rows(_DOCUMENTS):
        life = lives.get(share)
        if life is None:
            continue
        if life.state in _GONE or share in ended:
            if size or share not in ended or life.state in {ShareState.OPEN, ShareState.PAUSED}:
                return False
        elif life.size not in {None, size}:
            return False
    return True
