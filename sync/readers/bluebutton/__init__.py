"""Blue Button text files of VA (My HealtheVet) and CMS (Medicare).

Refuses: nothing of its own; `reader.py` reads.
"""

from sync.readers.bluebutton.reader import read

__all__ = ["read"]
