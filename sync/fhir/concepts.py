"""CodeableConcepts and Codings: the words a person would read, and the code behind them.

Refuses: an empty line; with no words at all, the system's short name and the code stand.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sync.fhir.none_known import says_none_known
from sync.fhir.systems import LOINC, normal, short_name
from sync.fhir.values import Tree, clean, items, table, tables

_KEY = msgspec.json.Encoder(decimal_format="string")


class Coded(NamedTuple):
    """One coding: normal system, code and display, each cleaned."""

    system: str
    code: str
    display: str


class Concept(NamedTuple):
    """A concept read once: its words, its codings, the (code, system) it is filed under.

    `none_known` tells that it says so (`no known allergies`).
    """

    text: str
    codings: tuple[Coded, ...]
    code: str
    system: str
    own_text: str
    codes: frozenset[str]
    displays: tuple[str, ...]
    none_known: bool = False


NO_CONCEPT = Concept("", (), "", "", "", frozenset(), ())


def _translation(coding: Tree) -> str:
    """An Indonesian translation standing beside the display as an extension, if any."""
    for extension in tables(table(coding.get("_display")).get("extension")):
        parts = {part.get("url"): part for part in tables(extension.get("extension"))}
        language = clean(table(parts.get("lang")).get("valueCode"))
        if language.lower().split("-")[0] == "id":
            return clean(table(parts.get("content")).get("valueString"))
    return ""


def _code(value: object) -> str:
    if type(value) is str:
        return clean(value)
    return str(value) if type(value) is int else ""


def coded(coding: Tree) -> Coded:
    """A coding with its parts cleaned and its system's address repaired."""
    display = _translation(coding) if "_display" in coding else ""
    return Coded(
        normal(coding.get("system")),
        _code(coding.get("code")),
        display or clean(coding.get("display")),
    )


def code_text(one: Coded) -> str:
    """A code with no words of its own, as `ICD-10 E11.9`; FHIR's own codes are words already."""
    if "hl7.org" in one.system and "/sid/" not in one.system:
        return one.code.replace("-", " ").replace("_", " ")
    name = short_name(one.system)
    return f"{name} {one.code}" if name and one.code else one.code


def _codings(inner: Tree) -> tuple[Coded, ...]:
    listed = tables(inner.get("coding"))
    if not listed and "code" in inner and "coding" not in inner:
        listed = [inner]
    return tuple(coded(coding) for coding in listed)


def _display(listed: tuple[Coded, ...]) -> str:
    """The best display: a Kemenkes (Indonesian) one first, else the first there is."""
    best = ""
    for one in listed:
        if one.display:
            if "kemkes.go.id/CodeSystem" in one.system:
                return one.display
            best = best or one.display
    return best


def _read(tree: Tree) -> Concept:
    inner = table(tree.get("concept")) or tree
    listed = _codings(inner)
    own = clean(inner.get("text"))
    text = own or _display(listed)
    text = text or next((code_text(one) for one in listed if one.code), "")
    known = [one for one in listed if one.code]
    main = next((one for one in known if one.system == LOINC), known[0] if known else None)
    code, system = (main.code, main.system) if main is not None else ("", "")
    others = tuple(one.display for one in listed if one.display and one.display != text)
    codes = frozenset(one.code for one in known)
    none = says_none_known(codes, (own, *(one.display for one in listed)))
    return Concept(text, listed, code, system, own, codes, others, none)


@lru_cache(maxsize=8_192)
def _remembered(key: bytes) -> Concept:
    return _read(msgspec.json.decode(key))


def concept(value: object) -> Concept:
    """A CodeableConcept, CodeableReference, bare Coding or text (of a list: the first), read.

    The same concept stands in thousands of records, so readings are remembered.
    """
    if type(value) is list:
        value = value[0] if value else None
    if type(value) is dict:
        try:
            return _remembered(_KEY.encode(value))
        except (msgspec.MsgspecError, OverflowError, ValueError, TypeError):
            return _read(value)
    if type(value) is str:
        text = clean(value)
        return Concept(text, (), "", "", text, frozenset(), (), says_none_known((), (text,)))
    return NO_CONCEPT


def codings(value: object) -> list[Coded]:
    """Every coding of a concept or of a list of concepts."""
    return [one for item in items(value) for one in concept(item).codings]


def concept_text(value: object) -> str:
    """What a person would read for a concept: its text, a display, else system and code."""
    return concept(value).text if value is not None else ""


def concept_texts(concepts: object) -> list[str]:
    """The words of each concept of a list, empty ones left out."""
    if concepts is None:
        return []
    return [text for one in items(concepts) if (text := concept(one).text)]


def main_code(value: object) -> tuple[str, str]:
    """(code, system) to file the concept under: LOINC before others, else the first."""
    found = concept(value)
    return found.code, found.system


def codes(concepts: object) -> Iterator[str]:
    """Every code of a concept or a list of concepts, whatever the system."""
    for item in items(concepts):
        for one in concept(item).codings:
            if one.code:
                yield one.code
