"""JSON of devices: Fitbit's Takeout, answers of makers' services, Open mHealth, Nightscout.

Refuses: JSON that is none of these; the next reader is asked.
"""

from sync.readers.devices.answers.reader import read

__all__ = ["read"]
