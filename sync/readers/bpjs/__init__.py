"""Answers of BPJS Kesehatan's services as JSON: VClaim, PCare, iCare, Antrean.

Refuses: nothing of its own; `reader.py` reads.
"""

from sync.readers.bpjs.reader import read

__all__ = ["read"]
