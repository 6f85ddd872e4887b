"""The compression dictionaries this program was shipped with, by their lasting ids.

Refuses: training, changing or re-using one; a vault keeps its own copy for ever.
"""

from functools import cache
from importlib.resources import files
from typing import Final

NO_DICTIONARY: Final = 0
CURRENT: Final = 1
"""The id that new payloads use."""

MAX_DICTIONARY_BYTES: Final = 1 << 20


@cache
def shipped(dictionary_id: int) -> bytes:
    """The bytes of a shipped dictionary; FileNotFoundError if there is none of that id."""
    return (files("vault") / "dictionaries" / f"{int(dictionary_id)}.zdict").read_bytes()
