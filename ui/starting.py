"""Before Qt: whether this system has what a window needs, by asking the loader itself.

Refuses: guessing; Qt names libxcb-cursor0 whatever is missing, the loader names the culprit.
"""

import ctypes
import importlib.util
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libbrotlidec.so.1": "libbrotli1",
}
_MISSING = re.compile(r"(lib[\w+.\-]+\.so[\w.]*): cannot open shared object file")


class WindowUnavailable(Exception):
    """No window can be opened: a system library is missing, or there is no display.

    `library` is the file the loader did not find (empty: no display), `package` the Debian
    package that has it, as far as known.
    """

    def __init__(self, library: str, package: str = "") -> None:
        super().__init__(library or "display")
        self.library = library
        self.package = package


def missing_in(message: str) -> WindowUnavailable | None:
    """What a loader's message says is missing; None if it speaks of something else."""
    found = _MISSING.search(message)
    if found is None:
        return None
    return WindowUnavailable(found[1], _PACKAGES.get(found[1], ""))


def platform_wanted(environ: Mapping[str, str]) -> str:
    """The platform plugin Qt will take on Linux: `xcb`, `wayland`, `offscreen` …, or empty."""
    asked = environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if asked:
        return asked
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environ.get("DISPLAY") else ""


def _load(path: Path) -> None:
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        missing = missing_in(str(error))
        if missing is not None:
            raise missing from error


def _qt_folder() -> Path | None:
    found = importlib.util.find_spec("PySide6")
    return Path(found.origin).parent / "Qt" if found is not None and found.origin else None


def check_system(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> None:
    """Raises WindowUnavailable naming the truly missing library, or that there is no display.

    Only the platform plugin is loaded here: Qt ends the process over it. What Qt's own
    modules lack comes out when they are imported.
    """
    folder = _qt_folder()
    if not system.startswith("linux") or folder is None:
        return
    platform = platform_wanted(environ)
    if not platform:
        raise WindowUnavailable("")
    plugins = {"xcb": "libqxcb.so", "wayland": "libqwayland.so"}
    plugin = folder / "plugins" / "platforms" / plugins.get(platform, f"libq{platform}.so")
    if plugin.exists():
        _load(plugin)
