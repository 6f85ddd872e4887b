"""A witness's judgement of one question, as C2SP tlog-witness orders it.

Refuses: to cosign what does not extend what it cosigned before; nothing is signed before the
store has kept it, and keeping it fails if anybody else was quicker.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sync.witness.key_file import KeyOfWitness
from sync.witness.logs import Logs
from sync.witness.question import CONTENT_TYPE, SIZE_TYPE, Question, decode
from sync.witness.store import Known, Store, StoreBusy
from vault.cosignature import cosign
from vault.errors import ProofRefused
from vault.note import Checkpoint, parse_checkpoint, parse_note, verify_note
from vault.tree import EMPTY_ROOT, HASH_BYTES, verify_consistency

PER_MINUTE = 12
"""Questions about one log in a minute; a vault asks once a day."""

NEW_PER_HOUR = 20_000
"""Logs that are new in an hour: a flood of made-up ones cannot fill the store at once."""

_MINUTE, _HOUR = 60.0, 3600.0
_MOST_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer: status, body, its media type."""

    status: int
    body: bytes
    media: str = CONTENT_TYPE


@dataclass(slots=True)
class Pace:
    """How often something may happen within a span of seconds."""

    most: int
    span: float
    _times: dict[str, deque[float]] = field(default_factory=dict)

    def allows(self, key: str, now: float) -> bool:
        """Whether it may happen once more at `now`; then it is counted."""
        if len(self._times) >= _MOST_REMEMBERED:
            self._times = {
                one: times for one, times in self._times.items() if now - times[-1] < self.span
            }
        times = self._times.setdefault(key, deque(maxlen=self.most))
        if len(times) == self.most and now - times[0] < self.span:
            return False
        times.append(now)
        return True


class _Answered(Exception):
    """The answer is settled before the store was asked."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict


@contextmanager
def _or(status: int, words: str) -> Iterator[None]:
    """What the checks inside refuse becomes this answer."""
    try:
        yield
    except ProofRefused:
        raise _Answered(_said(status, words)) from None


@dataclass(slots=True)
class Judge:
    """One witness. `clock` gives seconds since 1970."""

    key: KeyOfWitness
    logs: Logs
    store: Store
    clock: Callable[[], float]
    pace: Pace = field(default_factory=lambda: Pace(PER_MINUTE, _MINUTE))
    newcomers: Pace = field(default_factory=lambda: Pace(NEW_PER_HOUR, _HOUR))

    def hear(self, body: bytes) -> Verdict:
        """The answer to one request's body."""
        try:
            question, head, text = self._read(body)
            return self._judged(question, head, text)
        except _Answered as answered:
            return answered.verdict
        except StoreBusy:
            return _said(503, "busy")

    def _read(self, body: bytes) -> tuple[Question, Checkpoint, str]:
        """A question about a known log, signed by it and not asked too often."""
        with _or(400, "malformed question"):
            question = decode(body)
        with _or(403, "invalid signature"):
            note = parse_note(question.note)
        with _or(400, "malformed checkpoint"):
            head = parse_checkpoint(note.text)
        keys = self.logs.keys_of(head.origin)
        if not keys:
            raise _Answered(_said(404, "unknown log"))
        with _or(403, "invalid signature"):
            verify_note(note, keys)
        if question.old > head.size or len(head.root) != HASH_BYTES:
            raise _Answered(_said(400, "old size above the checkpoint's"))
        if not self.pace.allows(head.origin, self.clock()):
            raise _Answered(_said(429, "too many questions about this log"))
        return question, head, note.text

    def _judged(self, question: Question, head: Checkpoint, text: str) -> Verdict:
        known = self.store.load(head.origin)
        size = known.size if known is not None else 0
        if question.old != size:
            return _holds(size)
        if known is None and not self.newcomers.allows("", self.clock()):
            return _said(429, "too many new logs")
        if known is not None and head.size == size and head.root != known.root:
            return _holds(size)
        if not _extends(question, head, known):
            return _said(422, "consistency proof does not hold")
        if not self.store.swap(head.origin, known, Known(head.size, head.root)):
            now = self.store.load(head.origin)
            return _holds(now.size if now is not None else 0)
        line = cosign(text, self.key.name, self.key.signer, int(self.clock()))
        return Verdict(200, line.encode())


def _extends(question: Question, head: Checkpoint, known: Known | None) -> bool:
    """Whether the checkpoint extends what is known; size 0 is settled before any proof."""
    if head.size == 0:
        return head.root == EMPTY_ROOT and not question.proof
    if known is None or known.size == 0:
        return not question.proof
    try:
        verify_consistency(known.size, head.size, question.proof, known.root, head.root)
    except ProofRefused:
        return False
    return True


def _holds(size: int) -> Verdict:
    return Verdict(409, f"{size}\n".encode("ascii"), SIZE_TYPE)


def _said(status: int, words: str) -> Verdict:
    return Verdict(status, f"{words}\n".encode("ascii"))
