"""A health card put together from several files, read in a child that gets it through a pipe.

Refuses: to write it anywhere on the way; nothing of it is an argument or a file.
"""

import subprocess
from contextlib import suppress
from typing import Final

from sync.readers.card_values import TrustedIssuer
from sync.readers.child import start_child
from sync.readers.protocol import BrokenFrame, Ended, Event, Job, Limits, read_event

MOST: Final = 1 << 20
"""Letters of a card that is put together; forty of the largest codes have fewer."""

_WAIT: Final = 5.0


def read_joined(text: str, issuers: tuple[TrustedIssuer, ...] = ()) -> tuple[Event, ...]:
    """Every event of a card's text, `Ended` the last; none where the child fell over.

    Raises ReaderUnavailable where no child can be started.
    """
    content = text.encode()
    if len(content) > MOST:
        return ()
    limits = Limits()
    child = start_child(Job(limits, len(content), issuers=issuers), subprocess.PIPE)
    try:
        return _events(child, content, limits.frame)
    except (BrokenFrame, OSError):
        return ()
    finally:
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        with suppress(subprocess.TimeoutExpired):
            child.wait(_WAIT)


def _events(child: "subprocess.Popen[bytes]", content: bytes, frame: int) -> tuple[Event, ...]:
    if child.stdin is None or child.stdout is None:
        raise BrokenFrame
    child.stdin.write(content)
    child.stdin.close()
    events: list[Event] = []
    while not events or not isinstance(events[-1], Ended):
        events.append(read_event(child.stdout, frame))
    return tuple(events)
