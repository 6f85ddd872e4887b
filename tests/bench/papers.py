"""Laboratory reports on paper: how much is found and how much of it is right, by layout.

Refuses: to count a value that waits for a tick as found.
"""

import random
from collections.abc import Iterator

from sync.readers import asking
from sync.readers.paper import ocr
from tests.bench.house import QUICK, Ground
from tests.bench.measure import Row
from tests.paper.draw import scanned
from tests.paper.layouts import LAYOUTS
from tests.paper.score import Score, compare, observations

_TEXT, _SCAN = 0.99, 0.95
_SCAN_FOUND = 0.4
"""Of a poor scan so much at least has to enter without a tick."""


def papers(ground: Ground) -> Iterator[Row]:
    """Precision and recall for each layout, as text and, where Tesseract is, as scans."""
    seeds = range(1 if ground.sizes == QUICK else 4)
    for name in LAYOUTS:
        score = _text(name, seeds)
        yield _row(f"paper, {name}, text: right of what was found", score.precision, _TEXT)
        yield _row(f"paper, {name}, text: found of what is there", score.recall, _TEXT)
    if not ocr.program() or ground.sizes == QUICK:
        return
    for name in LAYOUTS:
        score = _scans(name, seeds[:2])
        yield _row(f"paper, {name}, scan: right of what entered", score.precision, _SCAN)
        yield _row(f"paper, {name}, scan: entered of what is there", score.recall, _SCAN_FOUND)


def _text(name: str, seeds: range) -> Score:
    score = Score()
    for seed in seeds:
        made = LAYOUTS[name](random.Random(seed))
        score += compare(observations(made.pdf), made.lines)
    return score


def _scans(name: str, seeds: range) -> Score:
    score = Score()
    asking.listen(ocr.read_words)
    try:
        for seed in seeds:
            made = LAYOUTS[name](random.Random(seed))
            pages = scanned(made.pdf, random.Random(seed + 100))
            found = [one for page in pages for one in observations(page)]
            score += compare(found, made.lines)
    finally:
        asking.listen(None)
    return score


def _row(name: str, figure: float, target: float) -> Row:
    return Row(name, figure, figure, target, at_least=True)
