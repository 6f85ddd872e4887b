"""Where the program's files live on each system.

Refuses: reading the environment itself; it is handed in, so that tests stay in their own home.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user: `settings` (file), `state` (anchors), `vault` (default vault)."""

    settings: Path
    state: Path
    vault: Path


def places(environ: Mapping[str, str], home: Path, platform: str = sys.platform) -> Places:
    """The folders for this user, by the customs of the system (XDG, Windows, macOS)."""
    if platform == "win32":
        local = Path(environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        return Places(local / "RekamKu" / "settings.json", local, home / "Documents" / "RekamKu")
    if platform == "darwin":
        support = home / "Library" / "Application Support"
        return Places(
            support / "RekamKu" / "settings.json", support, home / "Documents" / "RekamKu"
        )
    return Places(
        _folder(environ, "XDG_CONFIG_HOME", home / ".config") / "rekamku" / "settings.json",
        _folder(environ, "XDG_STATE_HOME", home / ".local" / "state"),
        _folder(environ, "XDG_DATA_HOME", home / ".local" / "share") / "rekamku" / "vault",
    )


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    """A folder named by a variable; relative ones are ignored (XDG base directories)."""
    given = Path(environ.get(name, ""))
    return given if given.is_absolute() else default
