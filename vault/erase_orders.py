"""What was erased, remembered outside the vault: a backup put back later obeys it again.

Refuses: orders that this vault did not write; a forged one could destroy a record.
"""

import hmac
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from vault.disk import make_folder, write_whole
from vault.entry import Target
from vault.ids import LogId, VaultId
from vault.seal import hkdf

NAME: Final = "erased"
_MAGIC: Final = b"RKE1"
_ORDER: Final = struct.Struct(">16sQ32s")
_MAC_BYTES: Final = 32


class EraseOrders:
    """The list beside the anchors: log id, index and leaf of each erased entry, no content.

    Its MAC is keyed by the vault secret, which never changes (vault/README.md).
    """

    def __init__(self, state_dir: Path, vault_id: VaultId, secret: bytes) -> None:
        self._path = state_dir / "rekamku" / vault_id.hex() / NAME
        self._key = hkdf(secret, b"rekamku/erase-orders/v1" + vault_id)

    def read(self) -> tuple[Target, ...]:
        """Every order; none where the list is missing, cut or not ours."""
        try:
            whole = self._path.read_bytes()
        except OSError:
            return ()
        body, mac = whole[:-_MAC_BYTES], whole[-_MAC_BYTES:]
        orders = body[len(_MAGIC) :]
        ours = hmac.compare_digest(hmac.digest(self._key, body, "sha256"), mac)
        if not ours or body[: len(_MAGIC)] != _MAGIC or len(orders) % _ORDER.size:
            return ()
        return tuple(
            Target(LogId(log_id), index, leaf) for log_id, index, leaf in _ORDER.iter_unpack(orders)
        )

    def add(self, targets: Iterable[Target]) -> None:
        """Remembers further orders, durable on return; raises DiskFull, PlaceReadOnly."""
        every = dict.fromkeys((*self.read(), *targets))
        body = _MAGIC + b"".join(_ORDER.pack(one.log_id, one.index, one.leaf) for one in every)
        make_folder(self._path.parent)
        write_whole(self._path, body + hmac.digest(self._key, body, "sha256"))
