"""HL7 version 2: messages with bars and hats, alone, framed or in batches.

Refuses: nothing of its own; `reader.py` reads.
"""

from sync.readers.hl7v2.reader import read

__all__ = ["read"]
