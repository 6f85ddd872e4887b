"""What every page of the gallery takes: its words, as they are or longer, and doing nothing.

Refuses: real translations.
"""

from collections.abc import Callable

Say = Callable[[str], str]


def english(text: str) -> str:
    """The words as they are."""
    return text


def stretched(text: str) -> str:
    """A pseudo-language, 40 % longer, with letters outside ASCII."""
    extra = max(1, round(len(text) * 0.4))
    padding = ("àéîõü " * (extra // 6 + 1))[:extra].strip()
    return f"{text} {padding}" if text else text


def nothing() -> None:
    """Do nothing."""


def zero() -> float:
    return 0.0
