"""A share of 60 KB: from the selection to sealed file and link, against the cipher alone.

Refuses: counting network or disk on either side; other people's program runs in its own Node.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.collection import collection
from sync.jose import Sealer, base64url
from sync.link import HealthLink, LinkFlag, write_link
from sync.purposes import Purpose
from sync.selection import Choice, Selection, select
from tests.bench.house import Ground
from tests.bench.measure import Cost, Row, cost, ratio, taken_in_turns
from vault.records import Filter

_KILOBYTES = 60
_NOW_MS = 1_795_000_000_000
_MEDIA = "application/fhir+json"
_HERE = Path(__file__).parent
_CLIENTS = _HERE.parent / "clients"


def share(ground: Ground) -> Iterator[Row]:
    """Selection to JWE and link ÷ AES-GCM of the same bytes, ÷ kill-the-clipboard."""
    sizes = ground.sizes
    house = ground.house(sizes.few)
    owner, store = house.vault.owner(), house.store
    rows = store.list(Filter(), min(_KILOBYTES * 1000 // 1400, sizes.few)).rows
    choice = Choice(Purpose.TREAT, "2026-11-21", records=tuple(row.id for row in rows))
    selection = select(store, owner, choice)
    content = collection(selection, bytes(32), _NOW_MS)
    cipher = AESGCM(os.urandom(32))
    times = sizes.times * 4
    theirs = _Clipboard.found()
    sides = [
        lambda: cost(lambda: shared(selection), times),
        lambda: cost(lambda: cipher.encrypt(os.urandom(12), content, b""), times),
    ]
    if theirs is not None:
        sides.append(lambda: theirs.cost(content, times))
    found = taken_in_turns(sides, sizes.rounds)
    sealed = ratio(found)
    size = f"{len(content) / 1000:.0f} KB"
    yield Row(f"share of {size} ÷ AES-GCM of it", sealed.wall, sealed.cpu, 10)
    if theirs is not None:
        other = ratio(found, 2, 0)
        yield Row("times faster than kill-the-clipboard", other.wall, other.cpu, 4, at_least=True)


def shared(selection: Selection) -> str:
    """The link to a sealed collection of a selection."""
    key = secrets.token_bytes(32)
    content = collection(selection, secrets.token_bytes(32), _NOW_MS)
    Sealer(key, secrets.token_bytes).seal(content, _MEDIA)
    token = base64url(secrets.token_bytes(32)).decode()
    direct = frozenset({LinkFlag.DIRECT})
    link = HealthLink(f"http://192.168.1.7:8123/s/{token}", key, _NOW_MS // 1000, direct, "RS")
    return write_link(link, "http://192.168.1.7:8123/#")


class _Clipboard:
    """The published client in one Node process a measurement, timed inside it."""

    def __init__(self, node: str) -> None:
        self._node = node

    @classmethod
    def found(cls) -> "_Clipboard | None":
        """The client, where Node and its modules are here."""
        beside = Path(sys.executable).parent / "node"
        node = str(beside) if beside.exists() else shutil.which("node")
        if node is None or not (_CLIENTS / "node_modules" / "kill-the-clipboard").is_dir():
            return None
        return cls(node)

    def cost(self, content: bytes, times: int) -> Cost:
        """What a link and manifest of the content cost there, each time."""
        asked = {"bundle": json.loads(content), "times": times}
        done = subprocess.run(
            [self._node, str(_HERE / "clipboard.mjs")],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=True,
            cwd=_CLIENTS,
        )
        told = json.loads(done.stdout)
        return Cost(told["wall"], told["cpu"])
