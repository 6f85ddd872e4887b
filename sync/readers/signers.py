"""Who signed a kept record, by the name we know them under; read from its own `meta.source`.

Refuses: to say whether that is true; a record's trust says so.
"""

import json

from vault.records import Trust

_COUNTRY = "urn:iso:std:iso:3166:"


def signer_of(content: bytes, trust: Trust) -> str:
    """The signer a record names; empty for records that came without a signature."""
    if trust not in {Trust.SIGNED, Trust.UNVERIFIED} or content[:1] != b"{":
        return ""
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    meta = tree.get("meta") if isinstance(tree, dict) else None
    source = meta.get("source") if isinstance(meta, dict) else None
    if not isinstance(source, str):
        return ""
    from sync.readers.cards.issuers import KNOWN

    known = KNOWN.get(source)
    return known.name if known else source.removeprefix(_COUNTRY)
