"""How long to wait after wrong passphrases, so that nobody tries hundreds by hand.

Refuses: locking anybody out; the wait never exceeds half a minute.
"""

FREE = 3
LONGEST_SECONDS = 30


def wait_seconds(failures: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none at first, then 2, 4, 8 to 30."""
    if failures < FREE:
        return 0
    return min(LONGEST_SECONDS, 2 << (failures - FREE))
