"""What the person chose for the program on this computer; no health data, no secrets.

Refuses: partial files; settings are read whole or fall back to the defaults, written atomically.
"""

import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec


class Language(StrEnum):
    """The two languages of the program; `SYSTEM` until the person chose."""

    SYSTEM = ""
    INDONESIAN = "id"
    ENGLISH = "en"


class Theme(StrEnum):
    """Four themes, and the system's wish."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


TEXT_SCALES = (90, 100, 115, 130, 150, 200)
LOCK_MINUTES = (1, 5, 15, 30, 60)
DEFAULT_LOCK_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings: `text_scale` in percent, `lock_minutes` of idleness, `share_port` 0 = unpicked.

    `vault` is the last opened vault, `opened_ms` when that was, `opened_by` the member who said
    who they are; `share_host` the chosen
    local-network address or empty.
    """

    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    text_scale: int = 100
    lock_minutes: int = DEFAULT_LOCK_MINUTES
    extra_clear: bool = False
    reduce_motion: bool = False
    vault: str = ""
    opened_ms: int = 0
    opened_by: str = ""
    share_port: int = 0
    share_host: str = ""


def load_settings(path: Path) -> Settings:
    """Read the settings; the defaults if the file is missing, broken or of another program."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        return Settings()
    return _within_bounds(found)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings under another name, then rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2))
    os.replace(fresh, path)  # noqa: PTH105 -- the name says that it is atomic


def _within_bounds(settings: Settings) -> Settings:
    scale = settings.text_scale if settings.text_scale in TEXT_SCALES else 100
    minutes = (
        settings.lock_minutes if settings.lock_minutes in LOCK_MINUTES else DEFAULT_LOCK_MINUTES
    )
    port = settings.share_port if 0 <= settings.share_port < 65536 else 0  # noqa: PLR2004 -- TCP
    return replace(settings, text_scale=scale, lock_minutes=minutes, share_port=port)
