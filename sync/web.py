"""The one door outwards: a bounded HTTP request to a host that was agreed on.

Refuses: plain http beyond this computer and its network, other hosts by redirect, long answers.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from sync.errors import WebRefused, WebUnreachable

ANSWER_LIMIT = 32 * 1024 * 1024
"""Bytes of one answer."""

DEADLINE_SECONDS = 30.0
"""One request with its redirects, from beginning to end."""

_REDIRECTS = 3
_REDIRECT_CODES = frozenset({301, 302, 303, 307, 308})
_IDLE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """An answer, whatever its status; header names are in lower case."""

    status: int
    content: bytes
    content_type: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Web:
    """How to ask. `plain_agreed` allows http to public hosts, after people were asked."""

    plain_agreed: bool = False
    cancelled: Callable[[], bool] = field(default=lambda: False)
    limit: int = ANSWER_LIMIT
    deadline: float = DEADLINE_SECONDS

    def get(self, url: str) -> WebAnswer:
        """GET. Raises WebRefused or WebUnreachable."""
        return self._ask("GET", url, None)

    def post_json(self, url: str, body: bytes) -> WebAnswer:
        """POST of a JSON body. Raises WebRefused or WebUnreachable."""
        return self._ask("POST", url, body)

    def send(
        self, method: str, url: str, headers: dict[str, str], body: bytes | Iterable[bytes] = b""
    ) -> WebAnswer:
        """One request with any method and a body that may be long; redirects are not followed.

        A long body needs its `content-length` among the headers. Raises as `get`.
        """
        with self._streaming(method, url, headers, body) as response:
            host = response.url.host
            content = self._body(response, host, time.monotonic() + self.deadline)
            return _answer(response, content)

    @contextmanager
    def reading(self, url: str, headers: dict[str, str]) -> Iterator[tuple[WebAnswer, "Stream"]]:
        """A long answer to be read piece by piece, of any length; its status comes first."""
        with self._streaming("GET", url, headers, b"") as response:
            yield _answer(response, b""), Stream(response.iter_raw())

    @contextmanager
    def _streaming(
        self, method: str, url: str, headers: dict[str, str], body: bytes | Iterable[bytes]
    ) -> Iterator[httpx.Response]:
        host = _parts(url).hostname
        near = self._check(url, host)
        plain = {"accept-encoding": "identity", **headers}
        try:
            with (
                httpx.Client(timeout=_IDLE_SECONDS, trust_env=not near) as client,
                client.stream(method, url, content=body, headers=plain) as response,
            ):
                yield response
        except httpx.InvalidURL:
            raise WebRefused("address", host or "") from None
        except httpx.HTTPError:
            raise WebUnreachable(host or "") from None

    def _ask(self, method: str, url: str, body: bytes | None) -> WebAnswer:
        ends = time.monotonic() + self.deadline
        host = _parts(url).hostname
        for _ in range(_REDIRECTS + 1):
            near = self._check(url, host)
            answer = self._once(method, url, body, ends, near=near)
            target = answer.headers.get("location", "")
            if answer.status not in _REDIRECT_CODES or not target:
                return answer
            if answer.status == httpx.codes.SEE_OTHER:
                method, body = "GET", None
            url = _joined(url, target)
        raise WebRefused("redirects", host or "")

    def _check(self, url: str, host: str | None) -> bool:
        parts = _parts(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise WebRefused("address", host or "")
        if parts.hostname != host:
            raise WebRefused("other-host", parts.hostname)
        near = is_near(parts.hostname)
        if parts.scheme == "http" and not near and not self.plain_agreed:
            raise WebRefused("not-https", parts.hostname)
        return near

    def _once(
        self, method: str, url: str, body: bytes | None, ends: float, *, near: bool
    ) -> WebAnswer:
        headers = {"accept-encoding": "identity"}
        if body is not None:
            headers["content-type"] = "application/json"
        host = urlsplit(url).hostname or ""
        try:
            with (
                httpx.Client(timeout=_IDLE_SECONDS, trust_env=not near) as client,
                client.stream(method, url, content=body, headers=headers) as response,
            ):
                content = self._body(response, host, ends)
        except httpx.InvalidURL:
            raise WebRefused("address", host) from None
        except httpx.HTTPError:
            raise WebUnreachable(host) from None
        return _answer(response, content)

    def _body(self, response: httpx.Response, host: str, ends: float) -> bytes:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise WebRefused("encoding", host)
        content = bytearray()
        for part in response.iter_raw():
            content += part
            if len(content) > self.limit:
                raise WebRefused("size", host)
            if time.monotonic() > ends:
                raise WebUnreachable(host)
            if self.cancelled():
                raise WebRefused("cancelled", host)
        return bytes(content)


class Stream:
    """Pieces that come one after the other, as something to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = b""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; empty only at the end."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._held = piece
        piece, self._held = self._held[:size], self._held[size:]
        return piece


def _answer(response: httpx.Response, content: bytes) -> WebAnswer:
    kept = {name.lower(): value for name, value in response.headers.items()}
    media = kept.get("content-type", "").partition(";")[0].strip().lower()
    return WebAnswer(response.status_code, content, media, kept)


def _parts(url: str) -> SplitResult:
    """The parts of an address. Raises WebRefused for what is none (half a character, `http://[`)."""
    try:
        url.encode()
        return urlsplit(url)
    except ValueError:
        raise WebRefused("address") from None


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        raise WebRefused("address") from None


def is_near(host: str) -> bool:
    """Whether a host name or address is this computer or stands in its own network.

    A name counts by what it resolves to; one that does not resolve is not near.
    """
    try:
        return _is_private(host)
    except ValueError:
        pass
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(_is_private(str(place[4][0])) for place in found)


def _is_private(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    number = mapped or parsed
    return number.is_loopback or number.is_link_local or number.is_private
