"""The program's own log: what failed and where in the code, never what about.

Refuses: health data, names, paths of files; only the error's class and code positions.
"""

import logging
import traceback

LOGGER = logging.getLogger("rekamku")


def note_failure(error: BaseException) -> None:
    """Log the class of an unforeseen error and the functions it passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-8:]))
    LOGGER.error("unforeseen %s in %s", type(error).__name__, way)
