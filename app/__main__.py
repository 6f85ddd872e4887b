"""The front door: with no words it opens the window, with words it is the command line.

Refuses: importing the window for a command, or the vault before the first paint.
"""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run as `rekamku` or `python -m app`."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] == "--rekamku-reader":
        from sync.readers.child_main import main as read

        return read(words[1])
    if not words:
        from ui.main import main as show

        return show()
    from app.cli import main as command

    return command(words)


if __name__ == "__main__":
    sys.exit(main())
