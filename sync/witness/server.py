"""Runs a witness: binds the port, answers until told to stop.

Refuses: logging what is asked, a taken port, more connections than there are seats.
"""

import asyncio
import contextlib
from collections.abc import Callable, Generator

import uvicorn

from sync.seats import Seats, protocol_of
from sync.share_server import address_of, bind
from sync.witness.http_app import WitnessApp
from sync.witness.judge import Judge

SEATS = 512
SEATS_OF_ONE = 256
"""Connections of one address: a hospital's proxy stands for many."""

_TICK_SECONDS = 0.1


class _Server(uvicorn.Server):
    """Uvicorn that leaves the process's signals to its caller."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def serve(
    judge: Judge, host: str, port: int, ready: Callable[[str], None], stop: Callable[[], bool]
) -> None:
    """Answers until `stop()` is true; `ready` gets the address. Raises PortTaken."""
    listener = bind(host, port)
    config = uvicorn.Config(
        WitnessApp(judge),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        interface="asgi3",
        http=protocol_of(Seats(SEATS, SEATS_OF_ONE)),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=2,
        ws="none",
        proxy_headers=False,
    )
    server = _Server(config)
    with contextlib.closing(listener):
        asyncio.run(_run(server, listener, lambda: ready(address_of(listener, host)), stop))


async def _run(
    server: _Server, listener: object, ready: Callable[[], None], stop: Callable[[], bool]
) -> None:
    watcher = asyncio.create_task(_watch(server, ready, stop))
    try:
        await server.serve(sockets=[listener])  # type: ignore[list-item] # a bound socket
    finally:
        server.should_exit = True
        await watcher


async def _watch(server: _Server, ready: Callable[[], None], stop: Callable[[], bool]) -> None:
    told = False
    while not server.should_exit:
        if server.started and not told:
            told = True
            ready()
        await asyncio.sleep(_TICK_SECONDS)
        if stop():
            server.should_exit = True
