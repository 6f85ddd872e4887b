"""How much of a report was found, and how much of what was found is right.

Refuses: half points; name, value and unit have to be right together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from sync.readers.draft import Given, Made
from sync.readers.paper.lab_units import plain_unit
from sync.readers.paper.reader import read
from sync.readers.paper.rows import key
from tests.paper.truth import Line


@dataclass
class Score:
    """Figures of one file, or of several added up."""

    present: int = 0
    right: int = 0
    """Found, right and without doubt."""
    wrong: int = 0
    """Without doubt, and wrong."""
    doubtful: int = 0
    doubtful_right: int = 0

    def __iadd__(self, other: "Score") -> Self:
        self.present += other.present
        self.right += other.right
        self.wrong += other.wrong
        self.doubtful += other.doubtful
        self.doubtful_right += other.doubtful_right
        return self

    @property
    def precision(self) -> float:
        sure = self.right + self.wrong
        return self.right / sure if sure else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.present if self.present else 1.0


def observations(data: bytes, **more: Any) -> list[Made]:
    """The Observations read from a file."""
    parts = read(Given(memoryview(data), scope="0" * 64, **more))
    return [
        part
        for part in parts
        if isinstance(part, Made) and part.tree["resourceType"] == "Observation"
    ]


def compare(found: Iterable[Made], lines: list[Line], misses: list[str] | None = None) -> Score:
    """What was found against what is there."""
    score = Score(len(lines))
    left = [_truth(line) for line in lines]
    for made in found:
        said = _said(made.tree)
        right = said in left
        if right:
            left.remove(said)
        elif misses is not None:
            misses.append(f"{'doubtful' if made.doubt else 'WRONG'} {said} {made.doubt}")
        if made.doubt:
            score.doubtful += 1
            score.doubtful_right += right
        elif right:
            score.right += 1
        else:
            score.wrong += 1
    if misses is not None:
        misses.extend(f"missing {line}" for line in left)
    return score


def _truth(line: Line) -> tuple[str, str, str]:
    number = line.number
    if number is None:
        return (
            key(line.name),
            f"{line.value} {line.unit}".strip()
            if any(map(str.isdigit, line.value))
            else line.value,
            "",
        )
    sign = line.value[: len(line.value) - len(line.value.lstrip("<>"))]
    return key(line.name), f"{sign}{number.normalize():f}", plain_unit(line.unit)


def _said(tree: dict[str, Any]) -> tuple[str, str, str]:
    name = key(tree["code"]["text"])
    amount = tree.get("valueQuantity")
    if amount is None:
        return name, tree.get("valueString", ""), ""
    number = Decimal(str(amount["value"])).normalize()
    return name, f"{amount.get('comparator', '')}{number:f}", plain_unit(amount.get("unit", ""))
