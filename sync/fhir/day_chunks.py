"""A day of readings of a phone or device: what it comes to, in one line.

Refuses: adding up; the reader that made the chunk wrote its sums into it.
"""

from typing import Final

from sync.fhir.case import Case
from sync.fhir.concepts import concept
from sync.fhir.quantities import NO_QUANTITY, Quantity, quantity
from sync.fhir.series import series_key
from sync.fhir.values import Tree, clean, table, tables
from vault.records import Kind

DAY_SYSTEM: Final = "urn:rekamku:day"
SUMMARY_SYSTEM: Final = "urn:rekamku:summary"
_FIRST: Final = ("mean", "sum", "minutes", "last", "max", "min", "count")


def is_day(resource: Tree) -> bool:
    """Whether an Observation is a day of readings."""
    return DAY_SYSTEM in [one.get("system") for one in tables(resource.get("identifier"))]


def day_of_readings(case: Case) -> None:
    """Value, number and unit from the sums; how many readings and of what device as detail."""
    resource, draft = case.resource, case.draft
    sums: dict[str, Tree] = {}
    for part in tables(resource.get("component")):
        for one in concept(part.get("code")).codings:
            if one.system == SUMMARY_SYSTEM:
                sums.setdefault(one.code, part)
    amounts = {name: _amount(part) for name, part in sums.items()}
    named = next((name for name in _FIRST if amounts.get(name, NO_QUANTITY).text), "")
    amount = amounts.get(named, NO_QUANTITY)
    draft.kind = Kind.READING
    draft.value = amount.text
    low, high = amounts.get("min", NO_QUANTITY), amounts.get("max", NO_QUANTITY)
    if named == "mean" and low.text and high.text and low.text != high.text:
        draft.value = f"{amount.text} ({low.text}–{high.text})"
    draft.number, draft.unit = amount.number, amount.unit
    if draft.number is not None:
        draft.series = series_key(draft.code, draft.system, draft.title, amount.code or amount.unit)
    draft.detail.extend(_details(resource, sums, amounts))


def _amount(part: Tree) -> Quantity:
    return quantity(part.get("valueQuantity", part.get("valueInteger")))


def _details(resource: Tree, sums: dict[str, Tree], amounts: dict[str, Quantity]) -> list[str]:
    count = amounts.get("count", NO_QUANTITY).text
    return [
        f"n = {count}" if count else "",
        clean(table(resource.get("device")).get("display")),
        clean(sums.get("offset", {}).get("valueString")),
    ]
