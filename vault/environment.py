"""What a vault needs from the machine it runs on, handed in from outside.

Refuses: looking anything up by itself; time, randomness and places are given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vault.keyring_store import KeyringPort
from vault.keys import STANDARD, KdfChoice


@dataclass(frozen=True, slots=True)
class Environment:
    """The surroundings: where anchors lie, the keyring if any, time in ms, randomness.

    Anchors lie in `<state_dir>/rekamku/<vault id>/`. `kdf` is the standard stretching except
    in tests.
    """

    state_dir: Path
    keyring: KeyringPort | None
    clock: Callable[[], int]
    random: Callable[[int], bytes]
    kdf: KdfChoice = STANDARD


class VaultNotice(StrEnum):
    """What happened at unlock that people should know and that is no failure."""

    HEADER_MENDED = "header-mended"
    HEADER_COPY_MENDED = "header-copy-mended"
    HEADER_NOT_MENDED = "header-not-mended"
    WORK_FINISHED = "work-finished"
    WORK_UNDONE = "work-undone"
