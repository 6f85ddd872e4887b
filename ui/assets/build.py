"""Builds what the window carries: symbols out of their package, translations out of `.ts`.

Refuses: to run with the window; `python -m ui.assets.build` is a set-up step. `update` as
an argument brings new texts into the `.ts` files first, `check` refuses unfinished ones.
"""

import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ui.look.icons import ICON_FOLDER, Glyph, packaged_svg
from ui.words.language import FOLDER

ROOM = Path(__file__).resolve().parents[1]
SOURCES = ("words", "screens", "models", "parts", "look")
INDONESIAN = FOLDER / "id_ID.ts"
ENGLISH = FOLDER / "en.ts"
OF_QT = FOLDER / "qt_id.ts"
"""What Qt itself says (file dialogs, context menus), in Indonesian: Qt ships none."""


def _tool(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / name)


def build_icons() -> int:
    """Write the symbols in use as single files; how many there are."""
    ICON_FOLDER.mkdir(parents=True, exist_ok=True)
    for glyph in Glyph:
        (ICON_FOLDER / f"{glyph.value}.svg").write_bytes(packaged_svg(glyph))
    return len(Glyph)


def sources() -> list[Path]:
    """Every module with sentences in it."""
    inner = (path for name in SOURCES for path in (ROOM / name).rglob("*.py"))
    return sorted([*inner, *ROOM.glob("*.py")])


def update() -> None:
    """Bring the texts of the code into both `.ts` files."""
    common = [_tool("pyside6-lupdate"), "-silent", "-locations", "none", "-no-obsolete"]
    files = [str(path) for path in sources()]
    for target, extra in ((INDONESIAN, ["id_ID"]), (ENGLISH, ["en_GB", "-pluralonly"])):
        command = [*common, "-target-language", *extra, *files, "-ts", str(target)]
        subprocess.run(command, check=True)  # noqa: S603 - our own tool, our own files


def release(*, strict: bool) -> None:
    """Make the `.qm` files; strict refuses unfinished translations.

    A window that is open reads its file where it lies (mapped into memory), so a new one
    takes the old one's name and never its bytes: writing into it would end that window.
    """
    for source, *more in ((INDONESIAN, OF_QT), (ENGLISH,)):
        command = [_tool("pyside6-lrelease"), "-silent", str(source), *map(str, more)]
        command += ["-fail-on-unfinished"] if strict else []
        with TemporaryDirectory(dir=source.parent) as beside:
            made = Path(beside) / "made.qm"
            command += ["-qm", str(made)]
            subprocess.run(command, check=True)  # noqa: S603 - our own tool, our own files
            made.replace(source.with_suffix(".qm"))


def main(arguments: Sequence[str]) -> int:
    """Build everything; 0 if all went well."""
    if "update" in arguments:
        update()
    build_icons()
    release(strict="check" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
