"""The fingerprint of a resource: the same content gives the same 32 bytes.

Refuses: order of keys, versions, times of storage and narrative; they are not content.
"""

from hashlib import sha256
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="string")
_VOLATILE = frozenset({"versionId", "lastUpdated"})


def _without_narrative(resource: dict[str, Any]) -> dict[str, Any]:
    tree = dict(resource)
    if type(tree.get("text")) is dict:
        del tree["text"]
    return tree


def fingerprint(resource: dict[str, Any]) -> bytes:
    """SHA-256 over the canonical tree (format.md 7), 32 bytes.

    Keys sorted, numbers as their text, without `meta.versionId`, `meta.lastUpdated` and
    narrative, contained resources alike.
    """
    tree = _without_narrative(resource)
    meta = tree.get("meta")
    if type(meta) is dict:
        kept = {key: value for key, value in meta.items() if key not in _VOLATILE}
        if kept:
            tree["meta"] = kept
        else:
            del tree["meta"]
    contained = tree.get("contained")
    if type(contained) is list:
        tree["contained"] = [
            _without_narrative(item) if type(item) is dict else item for item in contained
        ]
    return sha256(_ENCODER.encode(tree)).digest()
