"""CDA's data types as FHIR's: times, intervals, codes, quantities.

Refuses: floats and conversions; a time keeps its precision and its zone.
"""

import re
from decimal import Decimal
from itertools import islice
from typing import Final, NamedTuple

from sync.fhir.dates import sort_key
from sync.readers.build import Tree, coding, concept, kept, listed, quantity
from sync.readers.ccda.displays import DISPLAYS
from sync.readers.ccda.narrative import TITLE, Narrative
from sync.readers.ccda.systems import root_of, system_of
from sync.readers.ccda.tags import SDTC, V3, XSI_TYPE, Element, attribute, every, null, one

_TIME: Final = re.compile(
    r"(\d{4})(\d\d)?(\d\d)?(?:[T ]?(\d\d)(\d\d)?(\d\d)?(?:\.(\d{1,9}))?)?\s*([+-]\d\d:?\d\d|Z)?"
)
_WRITTEN: Final = re.compile(r"\d{4}-\d\d(?:-\d\d.*)?")
_DATE_LENGTH: Final = 10
_DECIMAL: Final = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})")
_UNITS: Final = frozenset(
    [
        "%",
        "1",
        "10*3/uL",
        "10*6/uL",
        "10*9/L",
        "10*12/L",
        "/min",
        "/uL",
        "/[HPF]",
        "[lb_av]",
        "[oz_av]",
        "[in_i]",
        "[ft_i]",
        "[degF]",
        "Cel",
        "cm",
        "mm",
        "m",
        "kg",
        "g",
        "mg",
        "ug",
        "ng",
        "pg",
        "L",
        "dL",
        "mL",
        "uL",
        "fL",
        "U/L",
        "IU/L",
        "u[IU]/mL",
        "m[IU]/L",
        "mg/dL",
        "g/dL",
        "g/L",
        "mmol/L",
        "umol/L",
        "nmol/L",
        "pmol/L",
        "meq/L",
        "mm[Hg]",
        "kg/m2",
        "ng/mL",
        "ng/dL",
        "pg/mL",
        "ug/dL",
        "ug/mL",
        "ug/L",
        "mg/L",
        "mg/kg",
        "s",
        "min",
        "h",
        "d",
        "wk",
        "mo",
        "a",
        "cm[H2O]",
        "mL/min",
        "L/min",
        "mmol/mol",
        "mm/h",
        "U/mL",
        "[IU]/mL",
        "[IU]",
        "{score}",
        "kPa",
        "K/uL",
        "M/uL",
    ]
)
_NO_CODES: Final = frozenset(
    ["UNK", "NI", "NA", "OTH", "ASKU", "NAV", "NASK", "MSK", "NULL", "null", "unknown", "N/A"]
)
"""nullFlavors that stand where a code should."""

_MOST: Final = 50
"""How many ids, or translations of a code, are looked at."""

_TRANSLATION: Final = f"{V3}translation"


class Span(NamedTuple):
    """When something was: a point, or a start and an end; `open` if an end was left unknown."""

    start: str = ""
    end: str = ""
    point: str = ""
    ended: bool = False

    @property
    def first(self) -> str:
        """The moment to file it under."""
        return self.point or self.start or self.end

    def period(self) -> Tree:
        """As a Period."""
        return kept({"start": self.start, "end": self.end})


def kind_of(value: Element) -> str:
    """The data type a value says it has, without prefix."""
    return (value.get(XSI_TYPE) or "").rpartition(":")[2].strip()


class Values:
    """Reads values of one document; what is wrong with dates is remembered in `bad`."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative = narrative
        self.bad = 0

    def time(self, text: str) -> str:
        """A TS as FHIR writes it; empty if it is no possible time."""
        text = text.strip()
        if not text or text.startswith("0000"):
            return ""
        match = _TIME.fullmatch(text)
        if match is None:
            written = text if _WRITTEN.fullmatch(text) and sort_key(text) else ""
            self.bad += not written
            return written
        year, month, day, hour, minute, second, part, zone = match.groups()
        date = "-".join(piece for piece in (year, month, day) if piece)
        found = date
        if hour is not None and day is not None:
            found = f"{date}T{hour}:{minute or '00'}:{second or '00'}"
            found += (f".{part}" if part else "") + _zone(zone)
        if not sort_key(found):
            self.bad += 1
            return date if sort_key(date) else ""
        return found

    def at(self, element: Element | None) -> str:
        """The time an element's `value` says."""
        return self.time(attribute(element, "value"))

    def span(self, element: Element | None) -> Span:
        """An IVL_TS or TS."""
        if element is None:
            return Span()
        point = self.at(element)
        if point:
            return Span(point=point)
        high = one(element, "high")
        start, end = self.at(one(element, "low")), self.at(high)
        middle = self.at(one(element, "center"))
        if middle and not start and not end:
            return Span(point=middle)
        return Span(start, end, ended=high is not None and null(high) not in {"NA", "NI"})

    def when(self, element: Element, name: str = "effectiveTime") -> Span:
        """The first time of an act that says anything."""
        for held in element.iterchildren(V3 + name):
            found = self.span(held)
            if found.first:
                return found
        return Span()

    def concept(self, element: Element | None) -> Tree:
        """A CD, CE or CS as a CodeableConcept, its words found in the narrative if need be."""
        if element is None:
            return {}
        codings = [_coding(element)]
        if len(element):
            codings += [_coding(one_) for one_ in islice(element.iter(_TRANSLATION), _MOST)]
        original = one(element, "originalText")
        text = self.narrative.text_of(original)
        shown = attribute(element, "displayName") or next(
            (known["display"] for known in codings if "display" in known), ""
        )
        if shown and (len(text) > TITLE or self.narrative.refers(original)):
            text = ""  # a place in the narrative may hold anything, a display names the code
        text = text or ("" if any(codings) and shown else shown or self._own(element))
        return concept(*_distinct(codings), text=text)

    def _own(self, element: Element) -> str:
        """Words written straight into a code or value, as some systems do."""
        return (element.text or "").strip() or self.narrative.text_of(element)

    def concepts(self, element: Element, *path: str) -> list[Tree]:
        """Every code at a path that says anything."""
        return listed(*(self.concept(held) for held in every(element, *path)))

    def text(self, element: Element | None) -> str:
        """The words of a text, title or ED."""
        return self.narrative.text_of(element)

    def amount(self, element: Element | None, comparator: str = "") -> Tree:
        """A PQ, REAL or INT as a Quantity; empty if its value is no number."""
        value = attribute(element, "value")
        if not _DECIMAL.fullmatch(value):
            return {}
        unit = attribute(element, "unit")
        return quantity(
            Decimal(value), unit_shown(unit), unit if unit in _UNITS else "", comparator
        )

    def dose(self, element: Element | None) -> tuple[Tree, Tree]:
        """An IVL_PQ as a Quantity or, with two ends, as a Range."""
        if element is None:
            return {}, {}
        if attribute(element, "value"):
            return self.amount(element), {}
        low, high = self.amount(one(element, "low")), self.amount(one(element, "high"))
        if low and high:
            return ({}, kept({"low": low, "high": high})) if low != high else (low, {})
        return low or high or self.amount(one(element, "center")), {}


def _zone(zone: str | None) -> str:
    if not zone or zone == "Z":
        return zone or ""
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def unit_shown(unit: str) -> str:
    """A unit as shown: none where it only says that there is none."""
    return "" if unit == "1" else unit


def _coding(element: Element) -> Tree:
    code = (element.get("code") or "").strip()
    if not code or code in _NO_CODES:
        return {}
    system = system_of(attribute(element, "codeSystem"), attribute(element, "codeSystemName"))
    display = attribute(element, "displayName") or DISPLAYS.get((system, code), "")
    return coding(system, code, display)


def _distinct(codings: list[Tree]) -> list[Tree]:
    found: list[Tree] = []
    for one_ in codings:
        if one_ and one_ not in found:
            found.append(one_)
    return found


_ABSENT: Final = {
    "UNK": "unknown",
    "ASKU": "asked-unknown",
    "NASK": "not-asked",
    "NAV": "temp-unknown",
    "NA": "not-applicable",
    "MSK": "masked",
    "NINF": "negative-infinity",
    "PINF": "positive-infinity",
}
_REASON: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"


def absent(flavor: str) -> Tree:
    """A nullFlavor as a reason why a value is absent."""
    return concept(coding(_REASON, _ABSENT.get(flavor, "unknown")))


def identifiers(element: Element | None) -> list[Tree]:
    """The ids of an element as Identifiers; those without a usable root or number left out."""
    found: list[Tree] = []
    for held in every(element, "id")[:_MOST]:
        root, number = root_of(attribute(held, "root")), attribute(held, "extension")
        if not root:
            continue
        if number:
            pair = {"system": root, "value": number}
        else:
            pair = {"system": "urn:ietf:rfc:3986", "value": root}
        if pair not in found:
            found.append(pair)
    return found


def display_of(element: Element | None) -> str:
    """A name of a person or an organisation on one line."""
    name = one(element, "name") if element is not None else None
    if name is None:
        return ""
    parts = [
        (part.text or "").strip()
        for kind in ("prefix", "given", "family", "suffix")
        for part in name.iterchildren(V3 + kind)
    ]
    return " ".join(part for part in parts if part) or " ".join((name.text or "").split())


def extension(element: Element | None, name: str) -> Element | None:
    """An element of HL7's extension namespace."""
    return element.find(SDTC + name) if element is not None else None
