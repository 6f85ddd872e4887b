"""The value of an observation, whatever data type it has, as FHIR's `value[x]`.

Refuses: dropping what it cannot type; words stay words.
"""

import re
from collections.abc import Callable
from typing import Final

from sync.readers.build import Tree
from sync.readers.ccda.tags import Element, attribute, null, one
from sync.readers.ccda.values import Values, absent, kind_of, unit_shown

_INTEGER: Final = re.compile(r"[+-]?\d{1,9}")
_LATERS: Final = {"low": ">=", "high": "<="}


def _amount(values: Values, element: Element) -> Tree:
    amount = values.amount(element)
    if amount:
        return {"valueQuantity": amount}
    said = attribute(element, "value")
    unit = unit_shown(attribute(element, "unit"))
    if said:
        return {"valueString": f"{said} {unit}".strip()}
    return {}


def _whole(_values: Values, element: Element) -> Tree:
    said = attribute(element, "value")
    if _INTEGER.fullmatch(said):
        return {"valueInteger": int(said)}
    return {"valueString": said} if said else {}


def _coded(values: Values, element: Element) -> Tree:
    found = values.concept(element)
    return {"valueCodeableConcept": found} if found else {}


def _worded(values: Values, element: Element) -> Tree:
    said = values.text(element) or values.text(one(element, "originalText"))
    said = said or attribute(element, "displayName")
    translated = one(element, "translation")
    if not said and translated is not None:
        said = values.text(one(translated, "originalText"))
    return {"valueString": said} if said else {}


def _interval(values: Values, element: Element) -> Tree:
    """An interval: both ends make a Range, one end a comparison."""
    if kind_of(element) == "IVL_TS":
        period = values.span(element)
        return {"valuePeriod": period.period()} if period.first else {}
    if attribute(element, "value"):
        return _amount(values, element)
    ends = {name: values.amount(one(element, name)) for name in ("low", "high")}
    if all(ends.values()):
        return {"valueRange": ends}
    for name, amount in ends.items():
        if amount:
            inclusive = attribute(one(element, name), "inclusive") != "false"
            sign = _LATERS[name] if inclusive else _LATERS[name][0]
            return {"valueQuantity": values.amount(one(element, name), sign)}
    center = values.amount(one(element, "center"))
    return {"valueQuantity": center} if center else {}


def _ratio(values: Values, element: Element) -> Tree:
    top, bottom = (values.amount(one(element, name)) for name in ("numerator", "denominator"))
    if top and bottom:
        return {"valueRatio": {"numerator": top, "denominator": bottom}}
    return {"valueQuantity": top} if top else {}


def _moment(values: Values, element: Element) -> Tree:
    found = values.at(element)
    return {"valueDateTime": found} if found else {}


def _truth(_values: Values, element: Element) -> Tree:
    said = attribute(element, "value")
    return {"valueBoolean": said == "true"} if said in {"true", "false"} else {}


_READERS: Final[dict[str, Callable[[Values, Element], Tree]]] = {
    "PQ": _amount,
    "REAL": _amount,
    "MO": _amount,
    "INT": _whole,
    "CD": _coded,
    "CE": _coded,
    "CV": _coded,
    "CO": _coded,
    "CS": _coded,
    "ST": _worded,
    "ED": _worded,
    "TS": _moment,
    "BL": _truth,
    "RTO": _ratio,
    "RTO_PQ_PQ": _ratio,
    "RTO_QTY_QTY": _ratio,
}


def value_of(values: Values, element: Element) -> Tree:
    """An observation's value as the member `value[x]` it becomes, or why it has none."""
    kind = kind_of(element)
    reader = _READERS.get(kind)
    found: Tree = {}
    if reader is not None:
        found = reader(values, element)
    elif kind.startswith("IVL"):
        found = _interval(values, element)
    elif attribute(element, "value"):
        found = _amount(values, element)
    elif attribute(element, "code") or attribute(element, "displayName"):
        found = _coded(values, element)
    found = found or _worded(values, element)
    if found or not null(element):
        return found
    return {"dataAbsentReason": absent(null(element))}
