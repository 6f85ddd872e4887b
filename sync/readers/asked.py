"""A limited child that answers one question after the other: bytes in, bytes out.

Refuses: waiting for a child that fell over; the asker hears of it, the next question has a new one.
"""

import subprocess
from typing import IO, Final

from sync.readers.protocol import BrokenFrame, Job, read_frame, write_frame

_WAIT: Final = 5.0


class AskedChild:
    """Started at the first question, ended by `close`; `job` says what it answers."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._child: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes) -> bytes:
        """The answer. Raises BrokenFrame where the child fell over; it is ended then."""
        from sync.readers.child import start_child

        if self._child is None:
            self._child = start_child(self._job, subprocess.PIPE)
        to, back = _pipes(self._child)
        try:
            write_frame(to.write, question)
            to.flush()
            return read_frame(back, self._job.limits.frame)
        except (BrokenFrame, OSError) as error:
            self.close()
            raise BrokenFrame from error

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                _close_quietly(stream)
        child.wait(_WAIT)


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if child.stdin is None or child.stdout is None:
        raise BrokenFrame
    return child.stdin, child.stdout


def _close_quietly(stream: object) -> None:
    close = getattr(stream, "close", None)
    try:
        if close is not None:
            close()
    except OSError:
        return  # the child is gone, and with it what was still to be written
