"""A walk, ride or other session of exercise, and a night's sleep, as one record each.

Refuses: the route; where somebody went stays in the original.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from sync.readers.build import (
    LOINC,
    Tree,
    category,
    coding,
    concept,
    identifier,
    kept,
    quantity,
    resource,
)
from sync.readers.days import SUMMARY_SYSTEM
from sync.readers.devices.moments import Wall
from sync.readers.draft import Made
from sync.readers.measures import Measure

SESSION_SYSTEM: Final = "urn:rekamku:session"

Told = tuple[Measure | str, Decimal, str, str]
"""What a session comes to: a measure or a name, the value, its unit, that in UCUM."""


def session(
    name: str,
    number: str,
    begin: Wall,
    end: Wall | None,
    told: Iterable[Told],
    *,
    place: str,
    source: str = "",
    sleep: bool = False,
) -> Made:
    """A session under a number of its own that stays the same in later exports."""
    about = ("93832-4", "Sleep duration") if sleep else ("73985-4", "Exercise activity")
    when = (
        {"effectivePeriod": {"start": begin.text, "end": end.text}}
        if end is not None and end.second >= 0
        else {"effectiveDateTime": begin.text}
    )
    tree = resource(
        "Observation",
        identifier=[identifier(SESSION_SYSTEM, number)],
        status="final",
        category=category("activity"),
        code=concept(coding(LOINC, *about), text=name or about[1]),
        **when,
        device=kept({"display": source}),
        component=[_component(*one) for one in told],
    )
    return Made(tree, place)


def _component(what: Measure | str, value: Decimal, unit: str, ucum: str) -> Tree:
    if isinstance(what, str):
        code = concept(coding(SUMMARY_SYSTEM, what.lower().replace(" ", "-")), text=what)
    else:
        known = coding(what.system, what.loinc, what.display) if what.loinc else {}
        code = concept(known, text=what.display)
    return {"code": code, "valueQuantity": quantity(value, unit, ucum)}
