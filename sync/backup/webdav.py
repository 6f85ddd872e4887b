"""A WebDAV folder (Nextcloud and others) as the place for backups.

Refuses: trusting conditional headers, listings or half uploads; only MOVE without overwriting is.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from sync.backup.target import LARGEST_SMALL, Source, Tell
from sync.errors import TargetGone, TargetRefused, WebRefused, WebUnreachable
from sync.web import Web, WebAnswer

_BLOCK = 256 * 1024
_OK = frozenset({200, 201, 204})
_GONE = frozenset({404, 409, 410})
"""409 says that the folder above is missing (RFC 4918 9.7.1)."""
_ACCESS = frozenset({401, 403})
_FULL = frozenset({413, 507})


class WebDavTarget:
    """Backups in one folder of a WebDAV server, over https or in the own network."""

    def __init__(self, address: str, user: str, password: str, web: Web | None = None) -> None:
        """`address` is the folder's; raises TargetRefused(`address`) for anything else."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            raise TargetRefused("address", address)
        self._base = address.rstrip("/") + "/"
        self._host = parts.hostname
        self._web = web or Web(limit=LARGEST_SMALL)
        token = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        self._headers = {"authorization": f"Basic {token}"} if user else {}

    @property
    def place(self) -> str:
        """The server's name."""
        return self._host

    def spool(self) -> Path | None:
        """Far: what is put there is made elsewhere."""
        return None

    def make_folder(self) -> None:
        """Makes the folder on the server if it is not there; only while a place is set up."""
        answer = self._send("MKCOL", "")
        if answer.status not in {*_OK, 301, 405}:
            self._refuse(answer.status)

    def size(self, name: str) -> int | None:
        """The size that the server tells of a file."""
        answer = self._send("HEAD", name)
        if answer.status == 404:  # noqa: PLR2004 - HTTP's number for it
            return None
        if answer.status not in _OK:
            self._refuse(answer.status)
        length = answer.headers.get("content-length", "")
        return int(length) if length.isdecimal() else -1

    def put(self, name: str, file: Path, tell: Tell) -> None:
        """Uploads under another name, then moves it where nothing lies yet."""
        part = f"{name}.part"
        size = file.stat().st_size
        headers = {"content-length": str(size), "content-type": "application/octet-stream"}
        with file.open("rb") as source:
            pieces = _pieces(source, size, tell)
            answer = self._ask("PUT", part, headers, pieces)
        if answer.status not in _OK:
            self._refuse(answer.status)
        if self.size(part) != size:
            raise TargetRefused("answer", self._host)
        headers = {"destination": self._base + quote(name), "overwrite": "F"}
        answer = self._ask("MOVE", part, headers)
        if answer.status not in _OK:
            self._refuse(answer.status)

    @contextmanager
    def open(self, name: str) -> Iterator[Source]:
        """The file as the server gives it."""
        with (
            self._translated(),
            self._web.reading(self._base + quote(name), self._headers) as (answer, stream),
        ):
            if answer.status not in _OK:
                self._refuse(answer.status)
            yield stream

    def remove(self, name: str) -> None:
        """Deletes a file."""
        answer = self._send("DELETE", name)
        if answer.status not in _OK and answer.status != 404:  # noqa: PLR2004 - as above
            self._refuse(answer.status)

    def read_small(self, name: str) -> bytes | None:
        """A small file; an unknown one is None, a folder that is not there too."""
        answer = self._send("GET", name)
        if answer.status in _GONE:
            return None
        if answer.status not in _OK:
            self._refuse(answer.status)
        return answer.content

    def write_small(self, name: str, content: bytes) -> None:
        """Writes a small file at once."""
        answer = self._ask("PUT", name, {"content-type": "text/plain"}, content)
        if answer.status not in _OK:
            self._refuse(answer.status)

    def _send(self, method: str, name: str) -> WebAnswer:
        return self._ask(method, name, {})

    def _ask(
        self, method: str, name: str, headers: dict[str, str], body: bytes | Iterator[bytes] = b""
    ) -> WebAnswer:
        with self._translated():
            url = self._base + quote(name)
            return self._web.send(method, url, {**self._headers, **headers}, body)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except WebUnreachable:
            raise TargetGone(self._host) from None
        except WebRefused as refused:
            raise TargetRefused("address", self._host) from refused

    def _refuse(self, status: int) -> None:
        if status in _GONE:
            raise TargetGone(self._host)
        if status in _ACCESS:
            raise TargetRefused("access", self._host)
        raise TargetRefused("full" if status in _FULL else "answer", self._host)


def _pieces(source: Source, size: int, tell: Tell) -> Iterator[bytes]:
    done = 0
    while piece := source.read(_BLOCK):
        done += len(piece)
        tell(done, size)
        yield piece
