"""A person's shares: granted, opened, refused, changed and ended, each step with its receipt.

Refuses: an answer before its receipt is durable, an eleventh guess, a use beyond the limit.
"""

import hmac
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from vault import share_rows as rows
from vault.activity import share_lines
from vault.db import Connection, checkpoint_truncate, transaction
from vault.entry import Operation, Seen
from vault.errors import ShareOver, VaultError
from vault.ids import PersonId, RecordId, ShareId, ledger_of
from vault.keys import KdfParameters, stretch
from vault.log import Ledger, Writer
from vault.record_values import CommitListener
from vault.records import LogLine
from vault.share_log import OVER, ShareLog, Visitor
from vault.share_schema import create_tables
from vault.share_values import (
    Document,
    Event,
    NewShare,
    Opening,
    Receipt,
    Refused,
    Refusing,
    Share,
    ShareMode,
    ShareState,
)

PASSCODE_KDF = KdfParameters(memory_kib=19 * 1024, passes=2, lanes=1)
"""How passcodes are stretched: ten guesses are the limit, so one need not take a second."""

PRINTS_KEPT = 200
_REFUSED_FOR = {
    ShareState.PAUSED: Refused.PAUSED,
    ShareState.STOPPED: Refused.STOPPED,
    ShareState.EXPIRED: Refused.EXPIRED,
    ShareState.USED_UP: Refused.USED_UP,
    ShareState.LOCKED: Refused.LOCKED,
}


class ShareStore:
    """The shares of one person. Several processes may use one database side by side.

    Whatever writes raises RestoredCopy when `writer` is None, or the error that stands there;
    Busy and DiskFull as they say.
    """

    def __init__(
        self,
        connection: Connection,
        person_id: PersonId,
        writer: Writer | VaultError | None,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        on_commit: CommitListener,
        *,
        passcode_kdf: KdfParameters = PASSCODE_KDF,
        other_heads: Callable[[], Sequence[Seen]] = tuple,
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._random = random
        self._kdf = passcode_kdf
        self.ledger = Ledger(connection, ledger_of(person_id))
        self._log = ShareLog(connection, self.ledger, writer, clock, random, on_commit, other_heads)

    @classmethod
    def create(
        cls,
        connection: Connection,
        person_id: PersonId,
        writer: Writer,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        on_commit: CommitListener,
        *,
        passcode_kdf: KdfParameters = PASSCODE_KDF,
        other_heads: Callable[[], Sequence[Seen]] = tuple,
    ) -> "ShareStore":
        """A store in a new database, with its tables made and the writer's log registered."""
        with transaction(connection):
            ledger = Ledger.create(connection, ledger_of(person_id), random)
            ledger.add_writer(writer)
            create_tables(connection)
        return cls(
            connection,
            person_id,
            writer,
            clock,
            random,
            on_commit,
            passcode_kdf=passcode_kdf,
            other_heads=other_heads,
        )

    @property
    def writable(self) -> bool:
        """Whether this member may write here now."""
        return self._log.writable

    # -- granting and looking ---------------------------------------------------------------

    def grant(self, new: NewShare, actor: str) -> Share:
        """Keeps a new share and its documents; a `share` entry holds the consent."""
        share_id = ShareId(self._random(16).hex())
        lock = self._lock(new.passcode)
        ticket_key = self._random(32)
        with self._log.writing() as now:
            size = sum(len(document.content) for document in new.documents)
            meta = {
                "actor": actor,
                "expires": new.expires_ms,
                "format": new.format,
                "label": new.label,
                "left_out": new.left_out,
                "mode": new.mode.value,
                "passcode": lock is not None,
                "purpose": new.purpose,
                "recipient": new.recipient,
                "records": list(new.records),
                "share": share_id,
                "size": size,
                "uses": new.uses,
                "via": new.via,
                "withheld": new.withheld,
                "withheld_labels": list(new.withheld_labels),
            }
            position = self._log.append(Operation.SHARE, meta, now, content=new.consent)
            rows.insert_share(self._connection, share_id, new, now, ticket_key, lock, position)
            who, given = (new.recipient, new.via), (len(new.records), size)
            self._log.note(share_id, Event.GRANTED, position, now, who, given)
        return self.share(share_id)

    def share(self, share_id: ShareId) -> Share:
        """One share as it is now; raises NoShare."""
        return self._seen_now(rows.read_share(self._connection, share_id))

    def find(self, text: str) -> ShareId:
        """The share of an id or of its first digits; raises NoShare."""
        return rows.find_share(self._connection, text)

    def shares(self) -> tuple[Share, ...]:
        """Every share, the newest first."""
        return tuple(self._seen_now(share) for share in rows.all_shares(self._connection))

    def by_token(self, token: bytes) -> Share | None:
        """The share whose link holds this token, in whatever state."""
        share = rows.share_by_token(self._connection, token)
        return None if share is None else self._seen_now(share)

    def alive(self, share_id: ShareId) -> bool:
        """Whether what was given out may still be fetched: not stopped, paused or expired.

        A share that is used up answers for what it gave before.
        """
        share = self.share(share_id)
        running = self._clock() < share.expires_ms
        return running and share.state in {ShareState.OPEN, ShareState.USED_UP}

    def document(self, share_id: ShareId, number: int) -> Document | None:
        """A document of a share that is alive, by its place from 0."""
        if number < 0 or not self.alive(share_id):
            return None
        return rows.documents_of(self._connection, share_id).get(number)

    def beside(self, share_id: ShareId) -> Document | None:
        """What goes with the documents of a share that is alive."""
        if not self.alive(share_id):
            return None
        return rows.documents_of(self._connection, share_id).get(rows.BESIDE)

    def receipts(
        self, share_id: ShareId | None = None, limit: int = 0, offset: int = 0
    ) -> tuple[Receipt, ...]:
        """The history of one share or of all, newest first; `limit` 0 means all."""
        return rows.read_receipts(self._connection, share_id, limit, offset)

    def log_lines(self, limit: int, offset: int = 0) -> tuple[LogLine, ...]:
        """A page of the share log, newest first."""
        return share_lines(self.ledger, limit, offset)

    def unfinished(self) -> tuple[Share, ...]:
        """The shares that are open or paused."""
        return tuple(share for share in self.shares() if share.state not in OVER)

    def showing(self, records: frozenset[RecordId]) -> tuple[Share, ...]:
        """The shares that are open or paused and show any of these records."""
        return tuple(
            share
            for share in self.shares()
            if share.state not in OVER and not records.isdisjoint(share.records)
        )

    def data_version(self) -> int:
        """Changes whenever another connection has written (SQLite `data_version`)."""
        return int(self._connection.row("pragma data_version")[0])

    # -- requests from outside ----------------------------------------------------------------

    def open_manifest(
        self, token: bytes, recipient: str, passcode: str | None, *, transport: str
    ) -> Opening | Refusing:
        """A manifest request (SMART Health Links 1.0): takes one use, or counts a wrong try.

        Use, count and receipt are durable on return, whatever it returns.
        """
        return self._open(token, ShareMode.MANIFEST, Visitor(recipient, transport), passcode)

    def open_direct(self, token: bytes, recipient: str, *, transport: str) -> Opening | Refusing:
        """A request of a direct file (flag U): takes one use; durable on return."""
        return self._open(token, ShareMode.DIRECT, Visitor(recipient, transport), None)

    def printed(self, share_id: ShareId, recipient: str, *, transport: str) -> bool:
        """Notes a printout; False for one too many or of a share that gave nothing yet."""
        with self._log.writing() as now:
            share = rows.read_share(self._connection, share_id)
            count = self._connection.row("select prints from shares where id = ?", (share_id,))[0]
            if not share.opened or count >= PRINTS_KEPT:
                return False
            self._log.set(share_id, prints=count + 1)
            self._log.receipt(share, Event.PRINTED, now, Visitor(recipient, transport))
        return True

    def _open(
        self, token: bytes, mode: ShareMode, who: Visitor, passcode: str | None
    ) -> Opening | Refusing:
        share = self.by_token(token)
        if share is None:
            return Refusing(Refused.UNKNOWN)
        if share.mode is not mode:
            return Refusing(Refused.MODE)
        fits = self._fits(share, passcode)
        with self._log.writing() as now:
            share = rows.read_share(self._connection, share.id)
            outcome = self._decide(share, now, fits, who)
            documents = rows.documents_of(self._connection, share.id)
        if isinstance(outcome, Refusing):
            return outcome
        beside = documents.pop(rows.BESIDE, None)
        return Opening(outcome, tuple(documents.values()), beside)

    def _fits(self, share: Share, passcode: str | None) -> bool | None:
        """Whether the passcode is right; None if there is none. Slow, so outside the lock."""
        if not share.has_passcode:
            return True
        lock = rows.lock_of(self._connection, share.id)
        if passcode is None or lock is None or share.state is not ShareState.OPEN:
            return None
        given = stretch(_normal(passcode), lock.salt, lock.parameters)
        return hmac.compare_digest(given, lock.stretched)

    def _decide(
        self,
        share: Share,
        now: int,
        fits: bool | None,  # noqa: FBT001 - three answers: right, wrong, none
        who: Visitor,
    ) -> Share | Refusing:
        share = self._log.expire(share, now)
        if share.state is not ShareState.OPEN:
            reason = _REFUSED_FOR[share.state]
            self._log.refuse(share, reason, now, who)
            return Refusing(reason)
        if fits is None:
            return Refusing(Refused.PASSCODE_MISSING, share.tries_left)
        if not fits:
            return self._count_wrong(share, now, who)
        left = None if share.uses_left is None else share.uses_left - 1
        state = ShareState.USED_UP if left == 0 else ShareState.OPEN
        opened = share.opened + 1
        self._log.set(share.id, uses_left=left, state=state.value, opened=opened)
        self._log.receipt(share, Event.OPENED, now, who)
        return replace(share, uses_left=left, state=state, opened=opened)

    def _count_wrong(self, share: Share, now: int, who: Visitor) -> Refusing:
        left = share.tries_left - 1
        self._log.set(share.id, tries_left=left)
        self._log.refuse(share, Refused.WRONG_PASSCODE, now, who)
        if left <= 0:
            self._log.end(share.id, ShareState.LOCKED)
        return Refusing(Refused.WRONG_PASSCODE, max(0, left))

    # -- the owner's changes ------------------------------------------------------------------

    def stop(self, share_id: ShareId, actor: str) -> Share:
        """Ends a share at once and destroys its prepared documents; an ended one stays so."""
        with self._log.writing() as now:
            share = self._log.expire(rows.read_share(self._connection, share_id), now)
            if share.state not in OVER or share.state is ShareState.USED_UP:
                self._log.end(share_id, ShareState.STOPPED)
                self._log.receipt(share, Event.STOPPED, now, actor=actor)
        checkpoint_truncate(self._connection)
        return self.share(share_id)

    def pause(self, share_id: ShareId, actor: str) -> Share:
        """Answers nobody until `resume`; raises ShareOver for one that has ended."""
        return self._switch(share_id, ShareState.PAUSED, Event.PAUSED, actor)

    def resume(self, share_id: ShareId, actor: str) -> Share:
        """Answers again; raises ShareOver for one that has ended."""
        return self._switch(share_id, ShareState.OPEN, Event.RESUMED, actor)

    def extend(self, share_id: ShareId, milliseconds: int, actor: str) -> Share:
        """Moves the end by so much; raises ShareOver for one that has ended."""
        with self._log.writing() as now:
            share = self._unfinished(share_id, now)
            expires = share.expires_ms + max(0, milliseconds)
            self._log.set(share_id, expires_ms=expires)
            self._log.receipt(share, Event.EXTENDED, now, actor=actor, expires=expires)
        return self.share(share_id)

    def replace_documents(
        self,
        share_id: ShareId,
        documents: Sequence[Document],
        records: Sequence[RecordId],
        actor: str,
        *,
        beside: Document | None = None,
    ) -> Share:
        """Puts other documents in place of a share's, as when records of it were undone.

        Raises ShareOver for one that has ended.
        """
        with self._log.writing() as now:
            share = self._unfinished(share_id, now)
            number = rows.number_of(self._connection, share_id)
            rows.put_documents(self._connection, number, documents, beside)
            self._log.set(share_id, records=rows.records_text(records))
            meta = {"actor": actor, "change": "records", "records": list(records)}
            self._log.append(Operation.SHARE_CHANGE, {**meta, "share": share.id}, now, share=share)
        return self.share(share_id)

    def note_expired(self) -> tuple[ShareId, ...]:
        """Ends what has run out, once each, with a receipt; returns which ended just now."""
        now = self._clock()
        due = self._connection.rows(
            "select id from shares where expires_ms <= ? and state in ('open', 'paused')"
            " or expires_ms <= ? and state = 'used-up'"
            " and exists (select 1 from documents d where d.share = shares.no)",
            (now, now),
        )
        if not due:
            return ()
        with self._log.writing() as now:
            ended = [ShareId(share_id) for (share_id,) in due if self._run_out(share_id, now)]
        checkpoint_truncate(self._connection)
        return tuple(ended)

    def _run_out(self, share_id: ShareId, now: int) -> bool:
        share = rows.read_share(self._connection, share_id)
        if share.state is ShareState.USED_UP:
            self._log.end(share_id, ShareState.USED_UP)
            return False
        return share.state not in OVER and self._log.expire(share, now).state is ShareState.EXPIRED

    def _switch(self, share_id: ShareId, state: ShareState, event: Event, actor: str) -> Share:
        with self._log.writing() as now:
            share = self._unfinished(share_id, now)
            if share.state is not state:
                self._log.set(share_id, state=state.value)
                self._log.receipt(share, event, now, actor=actor)
        return self.share(share_id)

    def _unfinished(self, share_id: ShareId, now: int) -> Share:
        share = self._seen_now(rows.read_share(self._connection, share_id), now)
        if share.state in OVER:
            raise ShareOver(share_id, share.state.value)
        return share

    def _seen_now(self, share: Share, now: int | None = None) -> Share:
        """The share as it is at this moment, also before its expiry was noted."""
        moment = self._clock() if now is None else now
        if share.state in OVER or moment < share.expires_ms:
            return share
        return replace(share, state=ShareState.EXPIRED)

    def _lock(self, passcode: str | None) -> rows.Lock | None:
        if passcode is None:
            return None
        salt = self._random(16)
        return rows.Lock(salt, stretch(_normal(passcode), salt, self._kdf), self._kdf)


def _normal(passcode: str) -> bytes:
    return unicodedata.normalize("NFKC", passcode).encode()
