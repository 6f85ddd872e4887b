"""Reports of a dozen layouts, as laboratories and hospitals in Indonesia print them.

Refuses: logos and names of real houses; the people are invented.
"""

import random
from collections.abc import Callable

from tests.paper.layouts.chains import below, chain, method, sexes
from tests.paper.layouts.houses import grid, hospital, listed, previous
from tests.paper.layouts.others import beside, english, numbered
from tests.paper.layouts.parts import Report

LAYOUTS: dict[str, Callable[[random.Random], Report]] = {
    one.__name__: one
    for one in (
        *(chain, method, previous, sexes, below, grid),
        *(hospital, beside, english, numbered, listed),
    )
}
