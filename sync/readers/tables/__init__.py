"""Tables from hospitals and people: CSV and its kin, and workbooks.

Refuses: nothing of its own; `reader.py` reads.
"""

from sync.readers.tables.reader import read

__all__ = ["read"]
