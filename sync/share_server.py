"""Runs the share server: loads the built page, binds the port, serves until told to stop.

Refuses: logging of addresses (they hold secrets), pages that were not built, a taken port.
"""

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Generator

import uvicorn

from sync.errors import PageMissing, PortTaken
from sync.page import page_files
from sync.seats import IN_ALL, Seats, protocol_of
from sync.share_app import INDEX, ShareApp
from sync.share_desk import Desk
from vault.errors import VaultError

_TICK_SECONDS = 0.25
_TENDING_TICKS = 4


def load_page() -> dict[str, tuple[str, bytes]]:
    """The built page: file name to (media type, bytes). Raises PageMissing if not built."""
    try:
        files = page_files()
    except FileNotFoundError:
        raise PageMissing from None
    return {
        path.removeprefix("/page/") if path != "/" else INDEX: (media, content)
        for path, (content, media) in files.items()
    }


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 picks a free one. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named so that asyncio switches off Nagle's delay: 40 ms an answer
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(IN_ALL)
    except OSError:
        listener.close()
        raise PortTaken(host, port) from None
    return listener


def address_of(listener: socket.socket, host: str) -> str:
    """`http://HOST:PORT` under which a bound socket is reached."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


class _Server(uvicorn.Server):
    """Uvicorn that leaves the process's signals to its caller."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def serve(
    desk: Desk,
    host: str,
    port: int,
    ready: Callable[[str], None],
    stop: Callable[[], bool],
    *,
    clock: Callable[[], int],
    page: dict[str, tuple[str, bytes]] | None = None,
) -> None:
    """Serves all shares of `desk` until `stop()` is true, or SIGINT/SIGTERM in the main thread.

    The desk is used from the calling thread only. `ready` gets the address once requests are
    answered; `stop` is asked four times a second. Raises PortTaken and PageMissing.
    """
    app = ShareApp(desk, load_page() if page is None else page, clock)
    listener = bind(host, port)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        interface="asgi3",
        http=protocol_of(Seats()),
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        ws="none",
        proxy_headers=False,
    )
    server = _Server(config)
    with contextlib.closing(listener):
        asyncio.run(_run(server, listener, desk, lambda: ready(address_of(listener, host)), stop))


async def _run(
    server: _Server,
    listener: socket.socket,
    desk: Desk,
    ready: Callable[[], None],
    stop: Callable[[], bool],
) -> None:
    with _ending_on_signals(server):
        watcher = asyncio.create_task(_watch(server, desk, ready, stop))
        try:
            await server.serve(sockets=[listener])
        finally:
            server.should_exit = True
            await watcher


async def _watch(
    server: _Server, desk: Desk, ready: Callable[[], None], stop: Callable[[], bool]
) -> None:
    told, ticks = False, 0
    while not server.should_exit:
        if server.started and not told:
            told = True
            ready()
        if ticks % _TENDING_TICKS == 0:
            _tend(desk)
        ticks += 1
        await asyncio.sleep(_TICK_SECONDS if told else 0.02)
        if stop():
            server.should_exit = True


def _tend(desk: Desk) -> None:
    with contextlib.suppress(VaultError):
        # a busy or full disk now: the next second tries again, requests answer for themselves
        desk.tend()


@contextlib.contextmanager
def _ending_on_signals(server: _Server) -> Generator[None, None, None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = {
        number: signal.signal(number, lambda *_: setattr(server, "should_exit", True))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
