"""The share server as an ASGI application: the doctor's page, links, tickets, print reports.

Refuses: control of shares over HTTP, listings, other methods, and telling links apart.
"""

import asyncio
import ipaddress
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sync import share_answers as say
from sync.jose import from_base64url
from sync.link import TOKEN_BYTES
from sync.page import POLICY
from sync.share_desk import Answer, Attempt, Desk, Mode, SealedFile, ShareFace, Verdict
from sync.tickets import Ticket, TicketUse, peek_share, read_ticket, write_ticket
from vault.errors import VaultError

INDEX = "index.html"
LOCATION_SECONDS = 600
"""How long a `location` of a manifest can be fetched (at most an hour by the standard)."""

_BODY_SECONDS = 10
_BUSY_SECONDS = 5
_POLL_SECONDS = 30
_SEALED = "application/jose"
_TICKET_HEADER = "rekamku-ticket"


class ShareApp:
    """Answers for one desk. `page` maps file names to (media type, bytes); `clock` is in ms."""

    def __init__(
        self, desk: Desk, page: Mapping[str, tuple[str, bytes]], clock: Callable[[], int]
    ) -> None:
        self._desk = desk
        self._page = page
        self._clock = clock
        self._brake = say.Brake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (ASGI 3); anything but HTTP is left to end by itself."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except say.RequestRefused as refused:
            response = say.json_answer({"error": refused.reason}, status=refused.status)
        except VaultError:
            response = say.later(_BUSY_SECONDS, status=503)
        except (ClientDisconnect, TimeoutError):
            response = say.json_answer({"error": "request"}, status=408)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return say.nothing()
        folder, _, name = request.url.path.removeprefix("/").partition("/")
        method = "GET" if request.method == "HEAD" and folder in {"", "page"} else request.method
        handler = self._handlers().get((method, folder))
        if handler is None:
            return say.not_found()
        return handler(name, request, await _body(request))

    def _handlers(self) -> dict[tuple[str, str], Callable[[str, Request, bytes], Response]]:
        return {
            ("GET", ""): lambda name, _request, _body: self._static("" if name else INDEX),
            ("GET", "page"): lambda name, _request, _body: self._asset(name),
            ("POST", "s"): self._manifest,
            ("GET", "s"): self._direct,
            ("GET", "t"): lambda name, _request, _body: self._location(name),
            ("GET", "x"): lambda name, _request, _body: self._extra(name),
            ("GET", "a"): lambda name, _request, _body: self._alive(name),
            ("POST", "p"): self._printed,
        }

    def _asset(self, name: str) -> Response:
        return say.not_found() if name == INDEX else self._static(name)

    def _static(self, name: str) -> Response:
        found = self._page.get(name)
        if found is None:
            return say.not_found()
        media, content = found
        return say.answer(content, media, extra={"content-security-policy": POLICY})

    def _share(self, token: str, mode: Mode) -> ShareFace | None:
        try:
            secret = from_base64url(token.encode("ascii"))
        except ValueError:
            return None
        face = self._desk.find(secret) if len(secret) == TOKEN_BYTES else None
        return face if face is not None and face.mode is mode else None

    def _now(self) -> int:
        return self._clock() // 1000

    def _braked(self, face: ShareFace) -> bool:
        return not self._brake.allows(face.id, self._clock() / 1000)

    def _manifest(self, token: str, request: Request, body: bytes) -> Response:
        face = self._share(token, Mode.MANIFEST)
        if face is None:
            return say.not_found()
        if self._braked(face):
            return say.later(_BUSY_SECONDS)
        asked = say.manifest_request(body)
        attempt = Attempt(asked.recipient, asked.passcode, _transport(request))
        given = self._desk.open(face, attempt)
        if given.verdict is not Verdict.SERVED:
            return _refusal(given)
        entries = [
            self._entry(face, number, file, asked.limit, request)
            for number, file in enumerate(given.files)
        ]
        return say.json_answer({"files": entries}, extra=self._served(face))

    def _entry(
        self, face: ShareFace, number: int, file: SealedFile, limit: int, request: Request
    ) -> dict[str, str]:
        entry = {"contentType": file.content_type, "fhirVersion": "4.0.1"}
        if len(file.token) <= limit:
            return {**entry, "embedded": file.token.decode("ascii")}
        until = min(self._now() + LOCATION_SECONDS, face.expires_ms // 1000)
        ticket = write_ticket(Ticket(face.id, TicketUse.FILE, number, until), face.ticket_key)
        return {**entry, "location": f"{_origin(request)}/t/{ticket}"}

    def _served(self, face: ShareFace) -> dict[str, str]:
        page = Ticket(face.id, TicketUse.PAGE, 0, face.expires_ms // 1000)
        headers = {_TICKET_HEADER: write_ticket(page, face.ticket_key)}
        return {**headers, "retry-after": str(_POLL_SECONDS)} if face.long_term else headers

    def _direct(self, token: str, request: Request, _body: bytes) -> Response:
        face = self._share(token, Mode.DIRECT)
        if face is None:
            return say.not_found()
        if self._braked(face):
            return say.later(_BUSY_SECONDS)
        query = parse_qs(request.url.query, max_num_fields=20, errors="replace")
        recipient = say.recipient_from(query.get("recipient", [""])[0])
        given = self._desk.open(face, Attempt(recipient, None, _transport(request)))
        if given.verdict is not Verdict.SERVED or not given.files:
            return say.not_found()
        return say.answer(given.files[0].token, _SEALED, extra=self._served(face))

    def _ticketed(self, text: str, use: TicketUse) -> tuple[ShareFace, Ticket] | None:
        share = peek_share(text)
        face = self._desk.face(share) if share else None
        ticket = read_ticket(text, face.ticket_key, use, self._now()) if face else None
        if face is None or ticket is None or not self._desk.alive(face):
            return None
        return face, ticket

    def _location(self, text: str) -> Response:
        held = self._ticketed(text, TicketUse.FILE)
        file = self._desk.file(held[0], held[1].number) if held else None
        return say.answer(file.token, _SEALED) if file else say.not_found()

    def _alive(self, text: str) -> Response:
        return say.nothing() if self._ticketed(text, TicketUse.PAGE) else say.not_found()

    def _extra(self, text: str) -> Response:
        held = self._ticketed(text, TicketUse.PAGE)
        found = self._desk.beside(held[0]) if held else None
        return say.answer(found.token, _SEALED) if found else say.not_found()

    def _printed(self, text: str, request: Request, _body: bytes) -> Response:
        held = self._ticketed(text, TicketUse.PAGE)
        if held is None:
            return say.not_found()
        if self._braked(held[0]):
            return say.later(_BUSY_SECONDS)
        self._desk.printed(held[0], _transport(request))
        return say.nothing()


def _refusal(given: Answer) -> Response:
    if given.verdict in {Verdict.PASSCODE_MISSING, Verdict.PASSCODE_WRONG}:
        return say.json_answer({"remainingAttempts": given.remaining}, status=401)
    return say.not_found()


async def _body(request: Request) -> bytes:
    body = b""
    async with asyncio.timeout(_BODY_SECONDS):
        async for part in request.stream():
            body += part
            if len(body) > say.BODY_LIMIT:
                raise say.RequestRefused("request", 413)
    return body


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _transport(request: Request) -> str:
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "lan"
    mapped = getattr(address, "ipv4_mapped", None)
    return "here" if (mapped or address).is_loopback else "lan"
