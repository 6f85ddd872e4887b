"""What was erased, remembered outside the vault: a backup put back later obeys it again.

Refuses: orders that this vault did not write; a forged one could destroy a record.
"""

import hmac
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault.core import Core
from vault.disk import make_folder, write_whole
from vault.entry import Target
from vault.errors import Altered
from vault.ids import LogId, PersonId, VaultId
from vault.seal import hkdf

NAME: Final = "erased"
_MAGIC: Final = b"RKE1"
_WITH_PEOPLE: Final = b"RKE2"
_COUNT: Final = struct.Struct(">I")
_PERSON_BYTES: Final = 16
_ORDER: Final = struct.Struct(">16sQ32s")
_MAC_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Orders:
    """What is to be erased wherever it is found: entries, and whole people by their ids."""

    targets: tuple[Target, ...] = ()
    people: tuple[PersonId, ...] = ()


class EraseOrders:
    """The list beside the anchors: log id, index and leaf of each erased entry, no content.

    `RKE2` begins with the count and ids of erased people. Its MAC is keyed by the vault secret,
    which never changes (vault/README.md).
    """

    def __init__(self, state_dir: Path, vault_id: VaultId, secret: bytes) -> None:
        self._path = state_dir / "rekamku" / vault_id.hex() / NAME
        self._key = hkdf(secret, b"rekamku/erase-orders/v1" + vault_id)

    def read(self) -> Orders:
        """Every order; none where the list is missing, cut or not ours."""
        try:
            whole = self._path.read_bytes()
        except OSError:
            return Orders()
        body, mac = whole[:-_MAC_BYTES], whole[-_MAC_BYTES:]
        if not hmac.compare_digest(hmac.digest(self._key, body, "sha256"), mac):
            return Orders()
        try:
            return _parsed(body)
        except struct.error:
            return Orders()

    def add(self, targets: Iterable[Target] = (), people: Iterable[PersonId] = ()) -> None:
        """Remembers further orders, durable on return; raises DiskFull, PlaceReadOnly."""
        known = self.read()
        persons = tuple(dict.fromkeys((*known.people, *people)))
        every = dict.fromkeys((*known.targets, *targets))
        ids = b"".join(map(bytes.fromhex, persons))
        body = _WITH_PEOPLE + _COUNT.pack(len(persons)) + ids
        body += b"".join(_ORDER.pack(one.log_id, one.index, one.leaf) for one in every)
        make_folder(self._path.parent)
        write_whole(self._path, body + hmac.digest(self._key, body, "sha256"))


def orders_of(core: Core) -> EraseOrders | None:
    """The list of an open vault; None for a member who was not given the vault secret."""
    try:
        secret = core.household.secret()
    except Altered:
        return None
    return EraseOrders(core.environment.state_dir, core.vault_id, secret)


def _parsed(body: bytes) -> Orders:
    """Raises struct.error for a list of another form."""
    magic, rest = body[: len(_MAGIC)], body[len(_MAGIC) :]
    people: tuple[PersonId, ...] = ()
    if magic == _WITH_PEOPLE:
        (count,) = _COUNT.unpack_from(rest)
        ids, rest = rest[_COUNT.size :], rest[_COUNT.size + count * _PERSON_BYTES :]
        starts = range(0, count * _PERSON_BYTES, _PERSON_BYTES)
        people = tuple(PersonId(ids[at : at + _PERSON_BYTES].hex()) for at in starts)
    elif magic != _MAGIC:
        return Orders()
    found = tuple(Target(LogId(one), index, leaf) for one, index, leaf in _ORDER.iter_unpack(rest))
    return Orders(found, people)
