"""Numbers as they were printed: the exact text, its decimal, its comparator, its unit.

Refuses: floats and guesses; a text such as `1.250`, which two habits read differently,
has no number.
"""

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from sync.fhir.values import Tree, clean, table, tables

ORIGINAL_TEXT = "http://hl7.org/fhir/StructureDefinition/originalText"
"""FHIR R4's extension for what was seen or typed; beside a number it keeps `13,2` as printed."""

DIGIT_LIMIT = 40
POWER_LIMIT = 40
_USUAL_LENGTH = 20

_COMPARATORS = {"<": "<", "<=": "≤", "≤": "≤", ">=": "≥", "≥": "≥", ">": ">", "ad": ""}
_IN_TEXT = re.compile(
    r"\s*(?P<sign><=|>=|=<|=>|[<>≤≥])?\s*(?P<number>[+-]?\d[\d.,]*)\s*(?P<unit>[^\d\s<>].{0,39})?"
)
_NO_UNIT = re.compile(r"[+\-–:(,;]|/\s*\d|.*[<>–]")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+")
_UNSURE = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_MIXED = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)")
_BRACES = re.compile(r"\{([^{}]*)\}")
_SIMPLE = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_FIGURES = re.compile(r"([+-]?)\d[\d.,]{0,39}")
_NO_FIGURE = re.compile(r"[^\d]")


class BadNumber(ValueError):
    """A number beyond any measurement (hundreds of digits, exponents in the hundreds)."""


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A measured amount: `text` as a person reads it, number and unit apart.

    `comparator` is one of `< ≤ ≥ >` or empty; `code` the unit's code, for comparing units.
    """

    text: str = ""
    number: Decimal | None = None
    unit: str = ""
    comparator: str = ""
    code: str = ""


NO_QUANTITY = Quantity()


@lru_cache(maxsize=8_192)
def exact(text: str) -> Decimal | None:
    """The decimal of a JSON number's text, or None; huge ones raise `BadNumber`."""
    if not _PLAIN.fullmatch(text):
        return None
    mantissa, _, power = text.lower().partition("e")
    if len(mantissa) > DIGIT_LIMIT or (power and abs(int(power[:6])) > POWER_LIMIT):
        raise BadNumber
    return Decimal(text)


def loose(text: str) -> Decimal | None:
    """The decimal of a number printed in words' company: `5,6`, `1.234,5`, `12,50`.

    `1.250` or `1,250` alone may be 1¼ or 1250: None, the text stands by itself.
    """
    if len(text) > DIGIT_LIMIT:
        return None
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", ""))
    if _MIXED.fullmatch(text):
        point = max(text.rfind("."), text.rfind(","))
        whole = text[:point].replace(".", "").replace(",", "")
        return Decimal(f"{whole}.{text[point + 1 :]}")
    if _UNSURE.fullmatch(text):
        return None
    return Decimal(text.replace(",", ".")) if _SIMPLE.fullmatch(text) else None


def in_text(value: str) -> Quantity:
    """A number with its comparator and unit inside a printed text (`<0,01 mg/dL`), if so.

    Semi-quantities (`1+`, `(+)`), ranges and words give the text alone.
    """
    match = _IN_TEXT.fullmatch(value)
    if match is None:
        return Quantity(value)
    unit = (match["unit"] or "").strip()
    if _NO_UNIT.match(unit):
        return Quantity(value)
    sign = (match["sign"] or "").replace("=<", "<=").replace("=>", ">=")
    return Quantity(value, loose(match["number"]), unit, _COMPARATORS.get(sign, ""))


def number_of(value: object) -> tuple[str, Decimal | None]:
    """(text, decimal) of a JSON number given as text, integer or Decimal; `("", None)` if none."""
    if type(value) is str:
        text = clean(value)
        if not text:
            return "", None
        number = exact(text)
        return text, loose(text) if number is None else number
    if type(value) is Decimal:
        text = str(value)
        usual = len(text) <= _USUAL_LENGTH and "E" not in text
        return text, value if usual else exact(text)
    if type(value) is int:
        text = str(value)
        return text, exact(text)
    return "", None


@lru_cache(maxsize=4_096)
def unit_text(unit: str, code: str) -> str:
    """The unit to show: the printed one, else the code, both tidied."""
    shown = clean(unit) or clean(code)
    if shown in {"1", "{score}", "{#}", "{count}"}:
        return ""
    return "yr" if shown == "a" else _BRACES.sub(r"\1", shown).strip()


def quantity(value: object) -> Quantity:
    """A FHIR Quantity (Age, Duration, Money …); a bare text or number is taken as one."""
    if type(value) is not dict:
        text, number = number_of(value)
        if number is None and type(value) is str:
            return in_text(clean(value))
        return Quantity(text, number)
    tree: Tree = value
    text, number = number_of(tree.get("value"))
    if not text:
        return NO_QUANTITY
    comparator = ""
    if number is None:
        printed = in_text(text)
        number, comparator = printed.number, printed.comparator
        text = text if not comparator else text.lstrip("<>=≤≥ ")
    elif "_value" in tree:
        text = as_printed(tree) or text
    comparator = _COMPARATORS.get(clean(tree.get("comparator")), comparator)
    unit, code = tree.get("unit"), tree.get("code") or tree.get("currency")
    code = code if type(code) is str else ""
    shown = unit_text(unit if type(unit) is str else "", code)
    return Quantity(comparator + text, number, shown, comparator, code)


def as_printed(tree: Tree) -> str:
    """A Quantity's number as its source printed it (`13,2`); empty if it says nothing of that.

    The extension is believed only where it has the number's own figures and sign.
    """
    number = str(tree.get("value", ""))
    for one in tables(table(tree.get("_value")).get("extension")):
        said = clean(one.get("valueString")) if one.get("url") == ORIGINAL_TEXT else ""
        match = _FIGURES.fullmatch(said)
        same = match and _NO_FIGURE.sub("", said) == _NO_FIGURE.sub("", number)
        if match and same and (match[1] == "-") == number.startswith("-"):
            return said
    return ""


def with_unit(amount: Quantity) -> str:
    """The amount as printed, its unit behind it (`5.6 mg/dL`, `97%`)."""
    if not amount.unit or not amount.text:
        return amount.text
    return amount.text + ("" if amount.unit == "%" else " ") + amount.unit


def range_text(value: object) -> str:
    """A FHIR Range as `low – high unit`."""
    tree = table(value)
    low, high = quantity(tree.get("low")), quantity(tree.get("high"))
    if low.text and high.text:
        return f"{low.text} – {with_unit(high)}"
    if low.text:
        return f"≥ {with_unit(low)}"
    return f"≤ {with_unit(high)}" if high.text else ""


def ratio_text(value: object) -> str:
    """A FHIR Ratio as `1:128`, or `0.75 mg / 1 g` when it carries units."""
    tree = table(value)
    top, bottom = quantity(tree.get("numerator")), quantity(tree.get("denominator"))
    if not bottom.text:
        return with_unit(top)
    if not top.unit and not bottom.unit:
        return f"{top.text}:{bottom.text}"
    below = bottom.unit if bottom.number == 1 and bottom.unit else with_unit(bottom)
    return f"{with_unit(top)}/{below}"
