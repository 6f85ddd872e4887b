"""A witness that really serves: on a port of this computer, over SQLite or PostgreSQL.

Refuses: leaving anything running; whatever was started ends with its test.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from sync.witness.judge import Judge, Pace
from sync.witness.key_file import KeyOfWitness
from sync.witness.logs import Logs
from sync.witness.question import CONTENT_TYPE, Question, encode
from sync.witness.server import serve
from sync.witness.store import Known, Store
from vault.anchor_log import anchor_growth, anchor_note
from vault.note import NoteKey
from vault.sign import SigningKey

NOW = 1_795_000_000
KEY = KeyOfWitness("example.com/witness", SigningKey.from_bytes(b"\x07" * 32))
WITH_ROOM = 1_000_000


def transcript(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (shared / "vectors" / "witness" / "add_checkpoint_transcript.json").read_text("utf-8")
    )
    return found


def listed(shared: Path) -> Logs:
    """The log of the published transcript."""
    told = transcript(shared)
    origin = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
    key = NoteKey(origin, bytes.fromhex(told["log_public_key_hex"]))
    return Logs({origin: (key,)})


def judge_of(store: Store, logs: Logs, most: int = WITH_ROOM) -> Judge:
    return Judge(KEY, logs, store, lambda: float(NOW), Pace(most, 60.0), Pace(WITH_ROOM, 3600.0))


class MemoryStore:
    """A store of this process; `stall` is called between a look and a write."""

    def __init__(self) -> None:
        self.kept: dict[str, Known] = {}
        self.stall: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    def load(self, origin: str) -> Known | None:
        return self.kept.get(origin)

    def swap(self, origin: str, before: Known | None, after: Known) -> bool:
        self.stall()
        with self._lock:
            if self.kept.get(origin) != before:
                return False
            self.kept[origin] = after
            return True

    def count(self) -> int:
        return len(self.kept)

    def close(self) -> None:
        """Nothing is held."""


@dataclass(frozen=True)
class GrowingLog:
    """An anchor log of made-up leaves, to ask about at any size."""

    number: int = 1

    @property
    def signer(self) -> SigningKey:
        return SigningKey.from_bytes(self.number.to_bytes(4, "big") * 8)

    def leaves(self, size: int, changed: int = 0) -> list[bytes]:
        """The first leaves; the last `changed` of them are others."""
        same = size - changed
        made = [bytes((at % 256, self.number % 256)) * 16 for at in range(same)]
        return made + [b"\xee" * 32] * changed

    def question(self, old: int, size: int, changed: int = 0) -> Question:
        leaves = self.leaves(size, changed)
        return Question(old, anchor_growth(leaves, old), anchor_note(leaves, self.signer))

    def body(self, old: int, size: int, changed: int = 0) -> bytes:
        return encode(self.question(old, size, changed))


@dataclass
class Served:
    """A running witness."""

    url: str
    judge: Judge

    def post(self, body: bytes, client: httpx.Client | None = None) -> httpx.Response:
        ask = client.post if client is not None else httpx.post
        return ask(
            f"{self.url}/add-checkpoint", content=body, headers={"content-type": CONTENT_TYPE}
        )


@contextmanager
def serving(judge: Judge) -> Iterator[Served]:
    """The witness behind a port of its own until the end of the block."""
    told: list[str] = []
    ending = threading.Event()
    thread = threading.Thread(
        target=serve, args=(judge, "127.0.0.1", 0, told.append, ending.is_set), name="witness"
    )
    thread.start()
    try:
        while not told and thread.is_alive():
            time.sleep(0.01)
        yield Served(told[0], judge)
    finally:
        ending.set()
        thread.join(20)
        judge.store.close()
