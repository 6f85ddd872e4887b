"""Numbers as reports print them: which sign parts the decimals is asked of the document.

Refuses: `1.234` where neither the document, the range nor the test tells which number it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

NUMBER: Final = r"\d{1,12}(?:[.,]\d{1,9}){0,4}"
_TOKEN: Final = re.compile(rf"(?<![\w.,/:]){NUMBER}(?![\w/:]|[.,]\d)")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})")
_GROUPS: Final = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+")
_MIXED: Final = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)")
_ONE_SIGN: Final = re.compile(r"\d+(?:[.,]\d+)?")


class Reads(Enum):
    """What the sign in `1.234` may be."""

    DECIMALS = "decimals"
    THOUSANDS = "thousands"


@dataclass(slots=True)
class Habit:
    """How a document writes numbers: how often each sign was surely the one or the other."""

    point_decimals: int = 0
    comma_decimals: int = 0
    point_thousands: int = 0
    comma_thousands: int = 0

    def sign(self, sign: str) -> Reads | None:
        """What a sign is in this document, if one thing only."""
        decimals, thousands = self.comma_decimals, self.comma_thousands
        other_decimals, other_thousands = self.point_decimals, self.point_thousands
        if sign == ".":
            decimals, other_decimals = other_decimals, decimals
            thousands, other_thousands = other_thousands, thousands
        if thousands and not decimals:
            return Reads.THOUSANDS
        if decimals and not thousands and other_thousands:
            return Reads.DECIMALS
        if decimals:
            # a comma for decimals leaves the point for thousands; the other way about both are seen
            sure = sign == "," and not other_decimals and not thousands
            return Reads.DECIMALS if sure else None
        return Reads.THOUSANDS if other_decimals else None


def habit_of(texts: Iterable[str]) -> Habit:
    """The habit the numbers in some texts show."""
    habit = Habit()
    for text in texts:
        for number in _TOKEN.findall(text):
            _count(habit, number)
    return habit


def _count(habit: Habit, number: str) -> None:
    if _GROUPED.fullmatch(number):
        return
    if _GROUPS.fullmatch(number):
        if "." in number:
            habit.point_thousands += 1
        else:
            habit.comma_thousands += 1
    elif _MIXED.fullmatch(number):
        point_last = number.rfind(".") > number.rfind(",")
        habit.point_decimals += point_last
        habit.comma_thousands += point_last
        habit.comma_decimals += not point_last
        habit.point_thousands += not point_last
    elif _ONE_SIGN.fullmatch(number):
        habit.point_decimals += "." in number
        habit.comma_decimals += "," in number


def is_unsure(number: str) -> bool:
    """Whether a number may be read in two ways: `1.234`, `12,500`."""
    return bool(_GROUPED.fullmatch(number))


def sign_of(number: str) -> str:
    """The sign in a number that has one."""
    return "." if "." in number else ","


def value_of(number: str, reads: Reads | None = None) -> Decimal | None:
    """The number, an unsure one as `reads` says; None if it is unsure or no number."""
    if _GROUPED.fullmatch(number):
        if reads is None:
            return None
        if reads is Reads.THOUSANDS:
            return Decimal(number.replace(".", "").replace(",", ""))
        return Decimal(number.replace(",", "."))
    if _GROUPS.fullmatch(number):
        return Decimal(number.replace(".", "").replace(",", ""))
    if _MIXED.fullmatch(number):
        point = max(number.rfind("."), number.rfind(","))
        whole = number[:point].replace(".", "").replace(",", "")
        return Decimal(f"{whole}.{number[point + 1 :]}")
    return Decimal(number.replace(",", ".")) if _ONE_SIGN.fullmatch(number) else None
