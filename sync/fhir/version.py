"""Which version of the extractor this is; views remember by which one they were made.

Refuses: everything else, so that asking costs no import of the extractor.
"""

EXTRACTOR_VERSION = 1
"""Grows with every change of what facts are made; views are then rebuilt (format.md 7)."""
