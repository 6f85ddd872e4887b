"""A part of a text original with what stands around it, as a person is shown it.

Refuses: finding it; the child does (`spots.py`).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text before the part, the part, the text behind it; `line` is where the part begins.

    `cut` tells that the file goes on before or behind. Without a part `reason` says why:
    `unsupported-format`, `damaged`, `too-large`, `not-found` or `child-died`.
    """

    before: str = ""
    part: str = ""
    behind: str = ""
    line: int = 0
    cut: bool = False
    reason: str = ""
