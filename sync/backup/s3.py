"""A bucket of S3-compatible storage as the place for backups.

Refuses: plain http beyond this computer and its network, and half objects: a put is whole or none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from sync.backup.target import LARGEST_SMALL, Source, Tell
from sync.errors import TargetGone, TargetRefused
from sync.web import Stream, is_near

if TYPE_CHECKING:
    from obstore.store import S3Store

_REGION = "us-east-1"
"""What servers that know no regions are told."""
_PART = 8 * 1024 * 1024


class S3Target:
    """Backups in one bucket, or below a prefix in it."""

    def __init__(self, address: str, user: str, password: str, region: str = _REGION) -> None:
        """`address` is `https://server/bucket/prefix`; user and password are the access key.

        Raises TargetRefused(`address`).
        """
        parts = urlsplit(address)
        bucket, _, prefix = parts.path.strip("/").partition("/")
        plain = parts.scheme == "http"
        if parts.scheme not in {"http", "https"} or not parts.hostname or not bucket:
            raise TargetRefused("address", address)
        if plain and not is_near(parts.hostname):
            raise TargetRefused("address", address)
        self._place = f"{parts.hostname}/{bucket}"
        self._store = _store(
            f"{parts.scheme}://{parts.netloc}",
            bucket,
            prefix,
            (user, password, region),
            plain=plain,
        )

    @property
    def place(self) -> str:
        """Server and bucket."""
        return self._place

    def spool(self) -> Path | None:
        """Far: what is put there is made elsewhere."""
        return None

    def size(self, name: str) -> int | None:
        """The object's size."""
        import obstore

        with self._translated():
            try:
                return int(obstore.head(self._store, name)["size"])
            except (FileNotFoundError, obstore.exceptions.NotFoundError):
                return None

    def put(self, name: str, file: Path, tell: Tell) -> None:
        """Uploads in parts; the object is there when the last one is."""
        import obstore

        size = file.stat().st_size
        with self._translated(), file.open("rb") as source:
            pieces = _told(source, size, tell)
            obstore.put(self._store, name, pieces, chunk_size=_PART)

    @contextmanager
    def open(self, name: str) -> Iterator[Source]:
        """The object as the server gives it."""
        import obstore

        with self._translated():
            stream = obstore.get(self._store, name).stream(min_chunk_size=1 << 20)
            yield Stream(bytes(piece) for piece in stream)

    def remove(self, name: str) -> None:
        """Deletes the object."""
        import obstore

        with self._translated():
            obstore.delete(self._store, name)

    def read_small(self, name: str) -> bytes | None:
        """A small object whole."""
        size = self.size(name)
        if size is None or size > LARGEST_SMALL:
            return None
        with self.open(name) as source:
            return b"".join(iter(lambda: source.read(LARGEST_SMALL), b""))

    def write_small(self, name: str, content: bytes) -> None:
        """Writes a small object."""
        import obstore

        with self._translated():
            obstore.put(self._store, name, content)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        from obstore import exceptions

        try:
            yield
        except (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError):
            raise TargetRefused("access", self._place) from None
        except (exceptions.BaseError, FileNotFoundError, OSError):
            raise TargetGone(self._place) from None


def _told(source: BinaryIO, size: int, tell: Tell) -> Iterator[bytes]:
    done = 0
    while piece := source.read(_PART):
        done += len(piece)
        tell(done, size)
        yield piece


def _store(
    endpoint: str, bucket: str, prefix: str, key: tuple[str, str, str], *, plain: bool
) -> "S3Store":
    from obstore.store import S3Store

    user, password, region = key
    return S3Store(
        bucket,
        prefix=prefix or None,
        endpoint=endpoint,
        access_key_id=user,
        secret_access_key=password,
        region=region,
        virtual_hosted_style_request=False,
        client_options={"allow_http": plain, "connect_timeout": "10s", "timeout": "60s"},
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=20)},
    )
