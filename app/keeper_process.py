"""Starts the keeper's process; nothing heavy is loaded for it, so it can come up beside the rest.

Refuses: speaking with it; `KeeperClient` does.
"""

import subprocess
import sys

KeeperProcess = subprocess.Popen[bytes]


def start_keeper() -> KeeperProcess:
    """A keeper that listens on its standard input; closing that pipe ends it."""
    return subprocess.Popen(
        [sys.executable, "-m", "app.keeper"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
