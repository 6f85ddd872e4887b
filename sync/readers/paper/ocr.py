"""Words of pictures by Tesseract, where it is installed: grey dots in, words with boxes out.

Refuses: files and the network; the program gets dots on a pipe, little memory and little time.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import IO, Final

from sync.readers.protocol import ReadWord, TextWanted

_PROGRAM: Final = "tesseract"
_USUAL: Final = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    "/usr/local/bin/tesseract",
    "/opt/homebrew/bin/tesseract",
)
_LANGUAGES: Final = ("eng", "ind")
_SECONDS: Final = 20
_PATIENCE: Final = 60.0
_MEMORY: Final = 1 << 30
_LOOK_EVERY: Final = 0.1
_MOST_DOTS: Final = 40_000_000
_COLUMNS: Final = 12
_WORD: Final = "5"
_KEPT: Final = ("TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH")


@lru_cache(maxsize=1)
def program() -> str:
    """Where Tesseract is, or empty."""
    found = shutil.which(_PROGRAM)
    return found or next((path for path in _USUAL if os.access(path, os.X_OK)), "")


@lru_cache(maxsize=1)
def languages() -> str:
    """The languages to read in, as Tesseract is told; empty if it has neither of ours."""
    if not program():
        return ""
    try:
        told = subprocess.run(  # noqa: S603 - the program found above, no shell
            [program(), "--list-langs"], capture_output=True, timeout=10, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    known = told.stdout.split()
    return "+".join(name for name in _LANGUAGES if name in known)


def read_words(
    wanted: TextWanted, cancelled: Callable[[], bool] = lambda: False
) -> tuple[ReadWord, ...] | None:
    """The words on a grey picture; None if Tesseract is missing, fails or takes too long."""
    size = wanted.width * wanted.height
    if not languages() or not 0 < size <= _MOST_DOTS or len(wanted.grey) != size:
        return None
    head = b"P5 %d %d 255\n" % (wanted.width, wanted.height)
    try:
        process = _start()
    except OSError:
        return None
    try:
        told = _told(process, head + wanted.grey, cancelled)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    return None if told is None else tuple(_words(told))


def _start() -> "subprocess.Popen[bytes]":
    """Tesseract on two pipes, with one thread and nothing of our surroundings."""
    process = subprocess.Popen(  # noqa: S603 - the program found above, no shell
        [program(), "stdin", "stdout", "-l", languages(), "--psm", "6", "--dpi", "300", "tsv"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        env={"OMP_THREAD_LIMIT": "1"}
        | {name: os.environ[name] for name in _KEPT if name in os.environ},
    )
    if sys.platform == "linux":
        _limit(process.pid)
    return process


def _limit(pid: int) -> None:
    import resource

    for which, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.prlimit(pid, which, (most, most))
        except (OSError, ValueError):
            continue  # it may have ended already; the parent's patience still bounds it


def _told(
    process: "subprocess.Popen[bytes]", dots: bytes, cancelled: Callable[[], bool]
) -> bytes | None:
    """All it says; None if it fails, is cancelled or outlasts our patience."""
    until = time.monotonic() + _PATIENCE
    pipe, process.stdin = process.stdin, None
    threading.Thread(target=_feed, args=(pipe, dots), daemon=True).start()
    while True:
        try:
            told, _ = process.communicate(timeout=_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            if cancelled() or time.monotonic() > until:
                return None
        except OSError:
            return None
        else:
            return told if process.returncode == 0 else None


def _feed(pipe: IO[bytes], dots: bytes) -> None:
    """Hand over the picture; a program that ended before it had it all is told of elsewhere."""
    with contextlib.suppress(OSError), pipe:
        pipe.write(dots)


def _words(told: bytes) -> list[ReadWord]:
    found = []
    for line in told.decode("utf-8", errors="replace").splitlines():
        parts = line.split("\t")
        if len(parts) != _COLUMNS or parts[0] != _WORD or not parts[11].strip():
            continue
        try:
            left, top, width, height = map(int, parts[6:10])
            sure = int(float(parts[10]))
        except ValueError:
            continue
        found.append(ReadWord(parts[11], left, top, left + width, top + height, sure))
    return found
