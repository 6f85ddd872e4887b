"""Asking an authority for a time stamp over a file, and having one checked.

Refuses: sending anything but a hash, and believing an authority whose chain was not given.
"""

import base64
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sync.errors import StampRefused
from sync.web import Web

CHILD = Path(__file__).with_name("child.py")
QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
LARGEST = 64 * 1024
NONCE_BYTES = 16
OK = 200

_SECONDS = 30
_MOST_CHAIN = 256 * 1024
_SHA256_ALGORITHM = bytes.fromhex("300d06096086480165030402010500")
_DIGESTS = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an authority had seen the content, in seconds since 1970, and its name."""

    seconds: int
    authority: str


def request_of(content: bytes, nonce: int) -> bytes:
    """A TimeStampReq (RFC 3161 section 2.4.1) over SHA-256, asking for the certificate."""
    imprint = _der(0x30, _SHA256_ALGORITHM + _der(0x04, hashlib.sha256(content).digest()))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _der(0x30, b"\x02\x01\x01" + imprint + _der(0x02, number) + b"\x01\x01\xff")


def ask(
    web: Web, url: str, content: bytes, chain: str, random: Callable[[int], bytes]
) -> tuple[bytes, Stamp]:
    """A time stamp over content, checked: the response as it came, and what it says.

    Raises WebRefused, WebUnreachable, StampRefused.
    """
    nonce = int.from_bytes(random(NONCE_BYTES), "big")
    answer = web.send("POST", url, {"content-type": QUERY}, request_of(content, nonce))
    if answer.status != OK or answer.content_type != REPLY:
        raise StampRefused("answer")
    return answer.content, check(answer.content, content, chain, nonce)


def check(token: bytes, content: bytes, chain: str, nonce: int | None = None) -> Stamp:
    """What a time stamp over content says; `chain` is PEM, the authority's certificate first.

    Runs in a child that ends with it. Raises StampRefused: `library` (the extra `time-stamps` is
    not installed), `chain`, `algorithm`, `expired`, `refused`, `crashed`.
    """
    if len(token) > LARGEST or len(chain) > _MOST_CHAIN or not chain.isascii():
        raise StampRefused("refused")
    question = {
        "token": base64.b64encode(token).decode("ascii"),
        "chain": chain,
        "digests": {oid: hashlib.new(name, content).hexdigest() for oid, name in _DIGESTS.items()},
        "nonce": nonce,
    }
    found = _in_child(json.dumps(question))
    if found.get("ok") is not True:
        raise StampRefused(str(found.get("reason", "refused")))
    return Stamp(int(str(found["seconds"])), str(found["authority"]))


def _in_child(question: str) -> dict[str, object]:
    try:
        ended = subprocess.run(  # noqa: S603 -- our own file under our own interpreter
            [sys.executable, "-I", "-X", "utf8", str(CHILD)],
            input=question,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        found = json.loads(ended.stdout) if ended.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        raise StampRefused("crashed")
    return found


def _der(tag: int, content: bytes) -> bytes:
    """A DER value of fewer than 128 bytes."""
    return bytes((tag, len(content))) + content
