"""The reader process itself: walls first, then one file from standard input, then the end.

Refuses: to know a path, a key or a vault; a bundle calls `main` before any other import.
"""

import sys
from pathlib import Path


def main(words: str) -> int:
    """Read the file at standard input as the job says and write frames to standard output."""
    import msgspec

    from sync.readers.confine import confine
    from sync.readers.protocol import Job
    from sync.readers.session import read_standard_input

    job = msgspec.json.decode(words, type=Job)
    limits = job.limits
    confine(limits.memory + job.size, limits.seconds + job.size // limits.bytes_per_second)
    read_standard_input(job)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main(sys.argv[1]))
