"""Blood pressure sent as two records, shown as one reading.

Refuses: pairing across times or visits, and any third record at the same moment.

SATUSEHAT never sends the panel: systolic and diastolic are two Observations (reference
indonesia 2.3, requirement 16).
"""

from collections import defaultdict
from collections.abc import Iterable

from vault.records import Facts, Standing

SYSTOLIC = frozenset({"8480-6", "271649006"})
DIASTOLIC = frozenset({"8462-4", "271650006"})


def pressure_pairs(records: Iterable[Facts]) -> dict[int, int]:
    """Positions of systolic records with that of the diastolic one of the same moment.

    Both must be plain facts of one time, visit and unit, and the only ones there.
    """
    systolic: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    diastolic: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, facts in enumerate(records):
        if not facts.sort_key or facts.number is None or facts.standing is not Standing.FACT:
            continue
        key = (facts.sort_key, facts.encounter, facts.unit)
        if facts.code in SYSTOLIC:
            systolic[key].append(place)
        elif facts.code in DIASTOLIC:
            diastolic[key].append(place)
    return {
        tops[0]: diastolic[key][0]
        for key, tops in systolic.items()
        if len(tops) == 1 and len(diastolic.get(key, ())) == 1
    }


def pair_text(systolic: Facts, diastolic: Facts) -> str:
    """The reading as a person says it: `133/60`."""
    return f"{systolic.value}/{diastolic.value}"
