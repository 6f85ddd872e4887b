"""What the program is and what it is made with: versions and licences.

Refuses: asking the network for any of it.
"""

import re
from dataclasses import dataclass
from importlib import metadata

from vault.header import FORMAT

_STATED = {
    "PySide6-Essentials": "LGPL-3.0-only",
    "fido2": "BSD-2-Clause",
    "pypdfium2": "BSD-3-Clause, Apache-2.0",
    "sqlcipher3": "Zlib",
}
"""Licences that a part states in its own files only, not in its description."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class MadeWith:
    """A part of other people's making."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class About:
    """Version and licence of the program, the form of vaults it writes, what it is made with."""

    version: str
    licence: str
    form: int
    parts: tuple[MadeWith, ...]


def about() -> About:
    """What is installed here; a part that is absent is left out."""
    own = _part("rekamku")
    parts = (_part(name) for name in _asked_for())
    return About(
        version=own.version if own is not None else "",
        licence=own.licence if own is not None else "",
        form=FORMAT,
        parts=tuple(part for part in parts if part is not None),
    )


def _asked_for() -> list[str]:
    """The packages that the program itself asks for; what is extra is left out."""
    wanted = metadata.requires("rekamku") or []
    found = (_NAME.match(one) for one in wanted if "extra ==" not in one)
    return sorted((one[0] for one in found if one is not None), key=str.casefold)


def _part(name: str) -> MadeWith | None:
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    return MadeWith(name, found["Version"], _STATED.get(name) or _licence(found))


def _licence(found: metadata.PackageMetadata) -> str:
    """The licence as the part states it: expression, short text, or the classifier's end."""
    for field in ("License-Expression", "License"):
        stated = "".join(found.get_all(field) or ()).splitlines()
        if stated and 0 < len(stated[0]) <= _LONGEST:
            return stated[0]
    named = [one for one in found.get_all("Classifier") or () if one.startswith("License")]
    return named[0].rpartition(" :: ")[2] if named else ""
