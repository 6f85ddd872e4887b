"""FIT files of sports watches, bands, scales and cuffs (Garmin, Wahoo, Coros, Suunto and others).

Refuses: a file whose check sum is wrong; what it says cannot be known.
"""

from sync.readers.devices.fit.reader import read

__all__ = ["read"]
