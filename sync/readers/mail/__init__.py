"""E-mail files: the letter itself as a document; what it encloses goes to the other readers.

Refuses: to load anything a letter points to.
"""

from sync.readers.mail.reader import read

__all__ = ["read"]
