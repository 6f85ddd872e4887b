"""The addresses this computer has on the networks it is part of.

Refuses: sending anything; a datagram socket is only asked which address it would use.
"""

import ipaddress
import socket

_PROBES = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")
"""Addresses towards which the route is asked; nothing is ever sent to them."""


def local_addresses() -> tuple[str, ...]:
    """Private IPv4 addresses of this computer, the one of the default route first."""
    found: dict[str, None] = {}
    for probe in _PROBES:
        address = _address_towards(probe)
        if address and _is_local(address):
            found.setdefault(address)
    for address in _addresses_of_name():
        if _is_local(address):
            found.setdefault(address)
    return tuple(found)


def _address_towards(probe: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((probe, 9))
            return str(asking.getsockname()[0])
        except OSError:
            return ""


def _addresses_of_name() -> list[str]:
    try:
        return list(socket.gethostbyname_ex(socket.gethostname())[2])
    except OSError:
        return []


def _is_local(address: str) -> bool:
    known = ipaddress.ip_address(address)
    return known.is_private and not known.is_loopback and not known.is_link_local
