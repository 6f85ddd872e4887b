"""Who may hold a connection to the share server: so many in all, fewer of one address.

Refuses: letting silent connections keep others out; whoever was idle longest makes room.
"""

import asyncio
from typing import Protocol

from uvicorn.protocols.http.h11_impl import H11Protocol

IN_ALL = 64
FROM_ONE = 24
"""Connections of one address: a whole clinic behind one router opens fewer at a time."""


class Guest(Protocol):
    """One connection."""

    @property
    def address(self) -> str:
        """Where it comes from."""

    def drop(self) -> None:
        """Ends it at once."""


class Seats:
    """The open connections, the one that was idle longest first."""

    def __init__(self, in_all: int = IN_ALL, from_one: int = FROM_ONE) -> None:
        self._in_all = in_all
        self._from_one = from_one
        self._held: dict[Guest, None] = {}

    def take(self, guest: Guest) -> None:
        """A connection comes; the idlest of its address, or of all, goes where there is no room."""
        address = guest.address
        own = [one for one in self._held if one.address == address]
        if len(own) >= self._from_one:
            self._drop(own[0])
        elif len(self._held) >= self._in_all:
            self._drop(next(iter(self._held)))
        self._held[guest] = None

    def stir(self, guest: Guest) -> None:
        """It said something."""
        if guest in self._held:
            self.leave(guest)
            self._held[guest] = None

    def leave(self, guest: Guest) -> None:
        """It went."""
        self._held.pop(guest, None)

    def _drop(self, guest: Guest) -> None:
        self.leave(guest)
        guest.drop()


def protocol_of(seats: Seats) -> type[asyncio.Protocol]:
    """Uvicorn's HTTP protocol, each connection of which takes one of these seats."""

    class Seated(H11Protocol):
        address = ""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self.address = self.client[0] if self.client else ""
            seats.take(self)

        def data_received(self, data: bytes) -> None:
            seats.stir(self)
            super().data_received(data)

        def connection_lost(self, exc: Exception | None) -> None:
            seats.leave(self)
            super().connection_lost(exc)

        def drop(self) -> None:
            self.transport.abort()

    return Seated
