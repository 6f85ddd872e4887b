"""Real servers for backups on this computer: WebDAV by wsgidav, S3 by moto; started by tests only.

Refuses: other addresses than this computer's own.
"""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

USER, PASSWORD = "sari", "kunci rahasia"


@contextmanager
def webdav(folder: Path, *, broken: str = "") -> Iterator[str]:
    """A WebDAV server over a folder; `broken` may be `no-move` or `half` (it loses bytes)."""
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp

    logging.getLogger("wsgidav").setLevel(logging.CRITICAL)
    folder.mkdir(exist_ok=True)
    app: Any = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(folder)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False},
            "verbose": 0,
        }
    )
    server = wsgi.Server(("127.0.0.1", 0), _breaking(app, broken) if broken else app)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.bind_addr[1]}"
    finally:
        server.stop()
        thread.join(10)


def _breaking(app: Any, how: str) -> Any:
    """The same server with one fault."""

    def answer(environ: dict[str, Any], start: Any) -> Any:
        if how == "no-move" and environ["REQUEST_METHOD"] == "MOVE":
            start("507 Insufficient Storage", [("Content-Length", "0")])
            return [b""]
        if how == "half" and environ["REQUEST_METHOD"] == "PUT":
            whole = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            half = whole[: len(whole) // 2]
            environ["wsgi.input"], environ["CONTENT_LENGTH"] = io.BytesIO(half), str(len(half))
        return app(environ, start)

    return answer


@contextmanager
def s3() -> Iterator[str]:
    """An S3 server with one empty bucket of its own."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address, bucket = f"http://{host}:{port}", f"cadangan-{token_hex(4)}"
    try:
        client = boto3.client(
            "s3",
            endpoint_url=address,
            aws_access_key_id=USER,
            aws_secret_access_key=PASSWORD,
            region_name="us-east-1",
        )
        client.create_bucket(Bucket=bucket)
        client.close()
        yield f"{address}/{bucket}"
    finally:
        server.stop()
