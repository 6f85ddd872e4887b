"""The small program that opens a backup without this one; it is put beside every backup.

Refuses: importing it; it is a text here, run by whoever needs it.
"""

from importlib import resources
from typing import Final

from sync.backup.target import Target
from vault.words24 import word_list

NAME: Final = "open_rekamku_backup.py"
_PLACE: Final = "@@WORDS@@"


def reader_text() -> bytes:
    """The program's text, with the list of words set into it: it needs no other file."""
    text = resources.files("vault").joinpath("backup", NAME).read_text("utf-8")
    return text.replace(_PLACE, "\n".join(word_list("english"))).encode()


def put_reader(target: Target) -> None:
    """Writes the program beside the backups unless this very one lies there already."""
    text = reader_text()
    if target.read_small(NAME) != text:
        target.write_small(NAME, text)
