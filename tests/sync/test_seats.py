"""Silent connections make room: nobody on the network can hold all of the share server."""

import contextlib
import socket
from collections.abc import Generator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from share_fakes import Running, running

from sync.seats import FROM_ONE, Seats


@dataclass(eq=False)
class Guest:
    address: str
    dropped: bool = field(default=False, init=False)

    def drop(self) -> None:
        self.dropped = True


@pytest.fixture(scope="module")
def server() -> Generator[Running, None, None]:
    with running() as house:
        yield house


def test_one_address_drops_its_own_idlest_connection_and_nobody_elses() -> None:
    seats = Seats(in_all=4, from_one=2)
    doctor, first, second, third = (Guest(name) for name in ("doctor", "x", "x", "x"))
    for guest in (doctor, first, second):
        seats.take(guest)
    seats.stir(first)
    seats.take(third)
    assert [guest.dropped for guest in (doctor, first, second, third)] == [
        False,
        False,
        True,
        False,
    ]


def test_many_addresses_together_lose_the_idlest_of_all() -> None:
    seats = Seats(in_all=3, from_one=2)
    held = [Guest(name) for name in ("a", "b", "c")]
    for guest in held:
        seats.take(guest)
    seats.stir(held[0])
    seats.take(Guest("doctor"))
    assert [guest.dropped for guest in held] == [False, True, False]


def test_who_left_takes_no_seat_and_is_not_dropped() -> None:
    seats = Seats(in_all=1, from_one=1)
    gone = Guest("a")
    seats.take(gone)
    seats.leave(gone)
    seats.stir(gone)
    seats.take(Guest("a"))
    assert not gone.dropped


def test_a_visitor_is_answered_while_somebody_holds_all_they_can(server: Running) -> None:
    parts = urlsplit(server.base)
    assert parts.hostname is not None
    silent = [
        socket.create_connection((parts.hostname, parts.port or 0), timeout=10)
        for _ in range(3 * FROM_ONE)
    ]
    try:
        share = server.desk.add((b"{}",))
        assert server.ask(server.url(share)).status_code == 200
        silent[0].settimeout(10)
        with contextlib.suppress(ConnectionResetError):
            assert silent[0].recv(1) == b""
    finally:
        for one in silent:
            one.close()
