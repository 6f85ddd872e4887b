"""Signed health cards and certificates: SMART Health Cards, `HC1:`, links and sealed files.

Refuses: nothing of its own; `reader.py` reads.
"""

from sync.readers.cards.reader import read, read_text

__all__ = ["read", "read_text"]
