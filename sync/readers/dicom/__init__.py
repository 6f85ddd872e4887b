"""DICOM: pictures of examinations, their reports, and what else lies on a hospital's CD.

Refuses: nothing of its own; `reader.py` reads, `draw.py` makes pictures.
"""

from sync.readers.dicom.reader import read

__all__ = ["read"]
