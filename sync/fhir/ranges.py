"""Reference ranges and flags, from the record's own words only.

Refuses: merging labelled bands, comparing unlike units, and a flag where band and reading
disagree or several bands hold the value.
"""

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from sync.fhir.concepts import codings, concept_text, concept_texts
from sync.fhir.quantities import Quantity, exact, loose, quantity, with_unit
from sync.fhir.units import unit_family
from sync.fhir.values import Tree, clean, joined, table, tables
from vault.records import Flag

_INTERPRETATIONS = {
    "L": Flag.LOW,
    "LU": Flag.CRITICAL_LOW,
    "LL": Flag.CRITICAL_LOW,
    "<": Flag.LOW,
    "H": Flag.HIGH,
    "HU": Flag.CRITICAL_HIGH,
    "HH": Flag.CRITICAL_HIGH,
    ">": Flag.HIGH,
    "N": Flag.NORMAL,
    "A": Flag.ABNORMAL,
    "AA": Flag.ABNORMAL,
    "LOW": Flag.LOW,
    "HIGH": Flag.HIGH,
    "NORMAL": Flag.NORMAL,
    "ABNORMAL": Flag.ABNORMAL,
    "CRITICAL": Flag.ABNORMAL,
    "281300000": Flag.LOW,
    "62482003": Flag.LOW,
    "281302008": Flag.HIGH,
    "75540009": Flag.HIGH,
    "17621005": Flag.NORMAL,
    "281301001": Flag.NORMAL,
    "263654008": Flag.ABNORMAL,
}
_LOWS = frozenset({Flag.LOW, Flag.CRITICAL_LOW})
_HIGHS = frozenset({Flag.HIGH, Flag.CRITICAL_HIGH})

_NORMAL = re.compile(
    r"\b(?:normal|within (?:normal|reference)|ideal|optimal|desirable|acceptable|healthy|cukup"
    r"|baik|sehat|tidak (?:ada |anemi|kurang|berisiko)|bukan|non[- ]|no\b|not\b|negati[fv]e?"
    r"|low risk|risiko rendah|gizi baik)",
    re.IGNORECASE,
)
_NOT_NORMAL = re.compile(r"\b(?:ab|not |tidak |non[- ]|di ?atas |di ?bawah )normal", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:high|tinggi|above|di ?atas|elevated|meningkat|lebih)\b", re.IGNORECASE)
_LOW = re.compile(r"\b(?:low|rendah|below|di ?bawah|decreased|menurun|kurang)\b", re.IGNORECASE)
_PLAIN_MEANINGS = frozenset({"normal", "", "reference", "referencerange"})

_BETWEEN = re.compile(r"[^\d<>≤≥=]*?(-?\d[\d.,]*)\s*(?:-|–|—|to|s/?d|sampai)\s*(-?\d[\d.,]*)(.*)")
_ONE_SIDE = re.compile(r"[^\d<>≤≥=]{0,12}?(<=|>=|=<|=>|[<>≤≥])\s*(-?\d[\d.,]*)(.*)")


class Band(msgspec.Struct, frozen=True, gc=False):
    """One item of `referenceRange`: limits (inclusive unless open) and its own words."""

    low: Decimal | None = None
    high: Decimal | None = None
    label: str = ""
    shown: str = ""
    unit: str = ""
    applies: str = ""
    meaning: str = ""

    @property
    def numeric(self) -> bool:
        """Whether it has a limit to compare with."""
        return self.low is not None or self.high is not None

    def holds(self, number: Decimal) -> bool:
        """Whether a number lies within the limits."""
        above = self.low is None or number >= self.low
        return above and (self.high is None or number <= self.high)

    @property
    def normal(self) -> bool:
        """Whether the band's own words call it the normal one."""
        return bool(_NORMAL.search(self.label)) and not _NOT_NORMAL.search(self.label)


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What range and interpretation say of a value; `notice` a reason code, or empty."""

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""
    flag: Flag = Flag.NONE
    notice: str = ""


def _number(text: str) -> Decimal | None:
    found = exact(text)
    return loose(text) if found is None else found


def _limits_in(text: str) -> tuple[Decimal | None, Decimal | None]:
    if len(text) > 100:  # noqa: PLR2004 - a longer text is prose, no range
        return None, None
    between = _BETWEEN.fullmatch(text)
    if between and not re.search(r"\d", between[3].replace("10*", "").replace("10^", "")):
        return _number(between[1].rstrip(".,")), _number(between[2].rstrip(".,"))
    side = _ONE_SIDE.fullmatch(text)
    if side and not re.search(r"[<>≤≥]", side[3]):
        limit = _number(side[2].rstrip(".,"))
        return (None, limit) if side[1] in {"<", "<=", "=<", "≤"} else (limit, None)
    return None, None


def _shown(low: Quantity, high: Quantity) -> str:
    if low.text and high.text:
        return f"{low.text} – {with_unit(high) if high.unit else with_unit(_unit(high, low))}"
    if low.text:
        return f"≥ {with_unit(low)}"
    return f"≤ {with_unit(high)}" if high.text else ""


def _unit(amount: Quantity, other: Quantity) -> Quantity:
    return Quantity(amount.text, amount.number, other.unit, "", other.code)


def _band(item: Tree) -> Band:
    low, high = quantity(item.get("low")), quantity(item.get("high"))
    text = clean(item.get("text"))
    meaning = item.get("type") or item.get("meaning")
    code = next((one.code.lower() for one in codings(meaning)), "")
    shown, limits = _shown(low, high), (low.number, high.number)
    label = text or ("" if code in _PLAIN_MEANINGS else concept_text(meaning))
    if text and re.search(r"\d", text):
        if not shown:
            limits = _limits_in(text)
        shown = text if not shown or text.startswith(shown) else shown
        label = "" if re.fullmatch(r"[\s\d.,<>=≤≥–-]+.{0,16}", text) else label
    applies = joined(concept_texts(item.get("appliesTo")))
    if item.get("age") is not None and not applies:
        applies = "age"
    unit = low.code or low.unit or high.code or high.unit
    return Band(limits[0], limits[1], label, shown, unit, applies, code)


def _is_split(bands: list[Band]) -> bool:
    """One range cut in two: neither has words, one only a low, the other only a high."""
    if len(bands) != 2 or any(band.label or band.applies for band in bands):  # noqa: PLR2004
        return False
    lows = [band.low for band in bands if band.high is None and band.low is not None]
    highs = [band.high for band in bands if band.low is None and band.high is not None]
    return len(lows) == 1 and len(highs) == 1 and lows[0] < highs[0]


def _described(band: Band) -> str:
    if not band.shown or band.shown == band.label:
        return band.label or band.shown
    return f"{band.label} {band.shown}".strip()


class Bands(msgspec.Struct, frozen=True, gc=False):
    """Reference ranges read once: the bands, all of them as a text, their units' families."""

    bands: list[Band]
    text: str
    units: frozenset[str]


def ranges_of(ranges: object) -> Bands:
    """The reference ranges with what every value is held against."""
    bands = bands_of(ranges) if ranges else []
    text = "; ".join(_described(band) for band in bands)
    return Bands(bands, text, frozenset(unit_family(band.unit) for band in bands if band.unit))


def bands_of(ranges: object) -> list[Band]:
    """The reference ranges as bands, a split unlabelled one merged, nothing else."""
    bands = [band for item in tables(ranges) if (band := _band(item)).shown or band.label]
    plain = [band for band in bands if band.meaning in _PLAIN_MEANINGS]
    bands = plain or bands
    if _is_split(bands):
        low = next(band for band in bands if band.low is not None)
        high = next(band for band in bands if band.high is not None)
        shown = f"{low.low!s} – {high.shown.removeprefix('≤ ')}"
        return [Band(low.low, high.high, "", shown, high.unit or low.unit)]
    return bands


def interpreted(interpretation: object) -> Flag:
    """The flag an interpretation states by code (HL7 or SNOMED) or by a plain word."""
    for one in codings(interpretation):
        flag = _INTERPRETATIONS.get(one.code.upper())
        if flag is not None:
            return flag
    word = clean(table(interpretation).get("text")).upper()
    return _INTERPRETATIONS.get(word, Flag.NONE)


def _against(band: Band, amount: Quantity) -> Flag:
    """Where an amount lies against one range; comparators count only when they decide."""
    number = amount.number
    if number is None or not band.numeric:
        return Flag.NONE
    if amount.comparator:
        return _bounded(band, number, amount.comparator)
    if band.low is not None and number < band.low:
        return Flag.LOW
    return Flag.HIGH if band.high is not None and number > band.high else Flag.NORMAL


def _bounded(band: Band, number: Decimal, comparator: str) -> Flag:
    """The flag of "less than" or "more than" a number: only when every such value has it."""
    strict = comparator in {"<", ">"}
    if comparator in {"<", "≤"}:
        if band.low is not None and (number < band.low or (strict and number == band.low)):
            return Flag.LOW
        sure = band.low is None and band.high is not None and number <= band.high
    else:
        if band.high is not None and (number > band.high or (strict and number == band.high)):
            return Flag.HIGH
        sure = band.high is None and band.low is not None and number >= band.low
    return Flag.NORMAL if sure else Flag.NONE


def _banded(band: Band, bands: list[Band]) -> Flag:
    """What the words of the band that holds the value say."""
    if band.normal:
        return Flag.NORMAL
    if _HIGH.search(band.label):
        return Flag.HIGH
    if _LOW.search(band.label):
        return Flag.LOW
    normals = [other for other in bands if other.normal]
    return _beside(band, normals[0]) if len(normals) == 1 else Flag.NONE


def _beside(band: Band, normal: Band) -> Flag:
    """Where a band lies that only differs from the normal one by its place."""
    if band.low is not None and normal.high is not None and band.low >= normal.high:
        return Flag.HIGH
    if band.high is not None and normal.low is not None and band.high <= normal.low:
        return Flag.LOW
    return Flag.ABNORMAL


def _agree(own: Flag, stated: Flag) -> bool:
    if own is stated or own is Flag.NONE or stated is Flag.NONE:
        return True
    if Flag.ABNORMAL in {own, stated}:
        return Flag.NORMAL not in {own, stated}
    return {own, stated} <= _LOWS or {own, stated} <= _HIGHS


def _combined(band: Band, own: Flag, stated: Flag, text: str) -> Reading:
    if not _agree(own, stated):
        return Reading(band.low, band.high, text, Flag.NONE, "range-disagrees")
    return Reading(band.low, band.high, text, own if stated is Flag.NONE else stated)


@lru_cache(maxsize=1_024)
def _comparable(units: frozenset[str], code: str, unit: str) -> bool:
    mine = unit_family(code or unit)
    return not mine or units <= {mine, unit_family(unit or code)}


def read_range(ranges: object, interpretation: object, amount: Quantity) -> Reading:
    """Range text, limits and flag of a value by its own `referenceRange` and interpretation."""
    stated = interpreted(interpretation) if interpretation else Flag.NONE
    return reading_of(ranges_of(ranges), stated, amount)


def reading_of(ranges: Bands, stated: Flag, amount: Quantity) -> Reading:
    """The same of ranges and an interpretation that were read before."""
    bands, text = ranges.bands, ranges.text
    if not bands:
        return Reading(flag=stated)
    compared = amount.number is not None and ranges.units
    if compared and not _comparable(ranges.units, amount.code, amount.unit):
        return Reading(None, None, text, stated, "range-unit-differs")
    if len(bands) == 1:
        band = bands[0]
        own = _against(band, amount)
        if band.label and band.numeric and not band.normal and _worded(band):
            own = _banded(band, bands) if own is Flag.NORMAL else Flag.NONE
        return _combined(band, own, stated, text)
    return _among(bands, amount, stated, text)


def _worded(band: Band) -> bool:
    return bool(_HIGH.search(band.label) or _LOW.search(band.label))


def _among(bands: list[Band], amount: Quantity, stated: Flag, text: str) -> Reading:
    if any(band.applies for band in bands):
        return Reading(None, None, _with_whom(bands), stated)
    if amount.number is None or amount.comparator:
        return Reading(None, None, text, stated)
    holding = [band for band in bands if band.numeric and band.holds(amount.number)]
    if len(holding) > 1:
        return Reading(None, None, text, Flag.NONE, "range-contradictory")
    if not holding:
        return Reading(None, None, text, stated if _no_limits(bands) else Flag.NONE)
    band = holding[0]
    return _combined(band, _banded(band, bands), stated, _described(band))


def _no_limits(bands: list[Band]) -> bool:
    return not any(band.numeric for band in bands)


def _with_whom(bands: list[Band]) -> str:
    return "; ".join(f"{band.applies}: {_described(band)}".lstrip(": ") for band in bands)
