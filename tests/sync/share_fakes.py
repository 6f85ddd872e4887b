"""A share desk in memory, a clock to turn by hand, and a running share server around them."""

import contextlib
import hashlib
import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import httpx

from sync.jose import Sealer
from sync.link import HealthLink, LinkFlag, write_link
from sync.share_desk import Answer, Attempt, Mode, SealedFile, ShareFace, Verdict
from sync.share_server import serve
from vault.ids import PersonId, ShareId

PAGE = {
    "index.html": ("text/html; charset=utf-8", b"<!doctype html><title>page</title>"),
    "page.js": ("text/javascript; charset=utf-8", b"0;"),
}


class Clock:
    """Milliseconds since 1970, moved by the test."""

    def __init__(self, now: int = 1_795_295_961_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


@dataclass
class FakeShare:
    face: ShareFace
    token: bytes
    key: bytes
    files: tuple[SealedFile, ...]
    extra: SealedFile | None
    passcode: str | None = None
    uses: int | None = None
    wrong: int = 0
    state: str = "open"
    receipts: list[str] = field(default_factory=list)


class CountingRandom:
    """Different bytes each time, the same in every run."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, size: int) -> bytes:
        self.calls += 1
        return hashlib.shake_256(self.calls.to_bytes(8, "big")).digest(size)


class FakeDesk:
    """Behaves as the vault's share store does, without keeping anything."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.shares: dict[ShareId, FakeShare] = {}
        self.random = CountingRandom()
        self.tended = 0

    def add(
        self,
        contents: Mapping[str, bytes] | tuple[bytes, ...],
        *,
        mode: Mode = Mode.MANIFEST,
        minutes: int = 30,
        passcode: str | None = None,
        uses: int | None = None,
        long_term: bool = False,
        extra: bytes = b'{"format":"rekamku-share/1"}',
    ) -> FakeShare:
        sealer = Sealer(key := self.random(32), self.random)
        plain = tuple(contents.values()) if isinstance(contents, Mapping) else contents
        media = "application/fhir+json"
        files = tuple(SealedFile(media, sealer.seal(content, media)) for content in plain)
        beside = SealedFile("application/json", sealer.seal(extra, "application/json"))
        share_id = ShareId(self.random(16).hex())
        face = ShareFace(
            id=share_id,
            person_id=PersonId("0" * 32),
            mode=mode,
            expires_ms=self.clock() + minutes * 60_000,
            long_term=long_term,
            ticket_key=self.random(32),
        )
        token = self.random(32)
        share = FakeShare(face, token, key, files, beside, passcode, uses)
        self.shares[share_id] = share
        return share

    def find(self, token: bytes) -> ShareFace | None:
        found = (share.face for share in self.shares.values() if share.token == token)
        return next(found, None)

    def face(self, share_id: ShareId) -> ShareFace | None:
        share = self.shares.get(share_id)
        return share.face if share else None

    def open(self, face: ShareFace, attempt: Attempt) -> Answer:
        share = self.shares[face.id]
        verdict = self._verdict(share, attempt)
        remaining = 10 - share.wrong if share.passcode is not None else None
        if verdict is Verdict.PASSCODE_MISSING:
            return Answer(verdict, remaining)
        if verdict is not Verdict.SERVED:
            share.receipts.append(f"refused {verdict} {attempt.recipient}")
            return Answer(verdict, remaining)
        if share.uses is not None:
            share.uses -= 1
        share.receipts.append(f"opened {attempt.transport} {attempt.recipient}")
        return Answer(verdict, remaining, share.files)

    def _verdict(self, share: FakeShare, attempt: Attempt) -> Verdict:
        if share.state != "open":
            return Verdict(share.state)
        if self.clock() >= share.face.expires_ms:
            return Verdict.EXPIRED
        if share.uses == 0:
            return Verdict.USED_UP
        return self._passed(share, attempt)

    def _passed(self, share: FakeShare, attempt: Attempt) -> Verdict:
        if share.passcode is None:
            return Verdict.SERVED
        if share.wrong >= 10:
            return Verdict.LOCKED
        if attempt.passcode is None:
            return Verdict.PASSCODE_MISSING
        if attempt.passcode != share.passcode:
            share.wrong += 1
            return Verdict.PASSCODE_WRONG
        return Verdict.SERVED

    def alive(self, face: ShareFace) -> bool:
        share = self.shares[face.id]
        return share.state == "open" and self.clock() < face.expires_ms

    def file(self, face: ShareFace, number: int) -> SealedFile | None:
        files = self.shares[face.id].files
        return files[number] if number < len(files) else None

    def beside(self, face: ShareFace) -> SealedFile | None:
        return self.shares[face.id].extra

    def printed(self, face: ShareFace, transport: str) -> None:
        self.shares[face.id].receipts.append(f"printed {transport}")

    def tend(self) -> None:
        self.tended += 1


@dataclass
class Running:
    """A share server that runs in a thread of this process."""

    base: str
    desk: FakeDesk
    clock: Clock
    http: httpx.Client

    def ask(self, url: str, **fields: object) -> httpx.Response:
        return self.http.post(url, json={"recipient": "Dr. Wayan", **fields})

    def url(self, share: FakeShare) -> str:
        from sync.jose import base64url

        return f"{self.base}/s/{base64url(share.token).decode()}"

    def link(self, share: FakeShare, label: str = "", *, viewer: bool = False) -> str:
        flags = {LinkFlag.DIRECT} if share.face.mode is Mode.DIRECT else set()
        flags |= {LinkFlag.PASSCODE} if share.passcode else set()
        flags |= {LinkFlag.LONG_TERM} if share.face.long_term else set()
        ends = share.face.expires_ms // 1000
        link = HealthLink(self.url(share), share.key, ends, frozenset(flags), label)
        return write_link(link, f"{self.base}/#" if viewer else "")


@contextlib.contextmanager
def running(
    clock: Clock | None = None, page: dict[str, tuple[str, bytes]] = PAGE
) -> Generator[Running, None, None]:
    clock = clock or Clock()
    desk = FakeDesk(clock)
    ready, over = threading.Event(), threading.Event()
    bases: list[str] = []

    def told(address: str) -> None:
        bases.append(address)
        ready.set()

    def run() -> None:
        serve(desk, "127.0.0.1", 0, told, over.is_set, clock=clock, page=page)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        if not ready.wait(10):
            raise TimeoutError
        with httpx.Client(trust_env=False) as http:
            yield Running(bases[0], desk, clock, http)
    finally:
        over.set()
        thread.join(10)
