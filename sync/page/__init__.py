"""The doctor's page as files to serve: what lies in `dist`, and the policy that guards it.

Refuses: building at run time, folders, and files of other kinds than the page's own.
"""

from pathlib import Path
from typing import Final

DIST: Final = Path(__file__).resolve().parent / "dist"

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy under which every file of the page is served."""

_MEDIA: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}


def page_files() -> dict[str, tuple[bytes, str]]:
    """Every file of the page by its path on the server, with its bytes and media type.

    Raises FileNotFoundError when the page has not been built (`python -m sync.page.build`).
    """
    index = DIST / "index.html"
    files = {"/": (index.read_bytes(), _MEDIA[".html"])}
    for file in sorted(DIST.iterdir()):
        if file != index and file.suffix in _MEDIA:
            files[f"/page/{file.name}"] = (file.read_bytes(), _MEDIA[file.suffix])
    return files


def checker_file() -> bytes:
    """The page that checks a proof file in a browser, whole in one file.

    Raises FileNotFoundError when it has not been built (`python -m sync.page.build`).
    """
    return (DIST / "checker" / "checker.html").read_bytes()
