"""CodeableConcepts and Codings: the words a person would read, and the code behind them.

Refuses: an empty line; with no words at all, the system's short name and the code stand.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sync.fhir.systems import normal, short_name
from sync.fhir.values import Tree, clean, items, table, tables


class Coded(NamedTuple):
    """One coding: normal system, code and display, each cleaned."""

    system: str
    code: str
    display: str


def _translation(coding: Tree) -> str:
    """An Indonesian translation standing beside the display as an extension, if any."""
    for extension in tables(table(coding.get("_display")).get("extension")):
        parts = {part.get("url"): part for part in tables(extension.get("extension"))}
        language = clean(table(parts.get("lang")).get("valueCode"))
        if language.lower().split("-")[0] == "id":
            return clean(table(parts.get("content")).get("valueString"))
    return ""


def _code(value: object) -> str:
    return clean(value) or ("" if isinstance(value, bool) or value is None else clean(str(value)))


def coded(coding: Tree) -> Coded:
    """A coding with its parts cleaned and its system's address repaired."""
    display = _translation(coding) if "_display" in coding else ""
    code = coding.get("code")
    return Coded(
        normal(coding.get("system")),
        clean(code) if type(code) is str else ("" if type(code) is dict else _code(code)),
        display or clean(coding.get("display")),
    )


def codings(concept: object) -> list[Coded]:
    """The codings of a CodeableConcept, a CodeableReference, a bare Coding or a list of them."""
    found: list[Coded] = []
    for tree in tables(concept):
        inner = table(tree.get("concept")) or tree
        listed = tables(inner.get("coding"))
        if not listed and "code" in inner and "coding" not in inner:
            listed = [inner]
        found.extend(coded(coding) for coding in listed)
    return found


def code_text(one: Coded) -> str:
    """A code with no words of its own, as `ICD-10 E11.9`."""
    name = short_name(one.system)
    return f"{name} {one.code}" if name and one.code else one.code


def _display(listed: list[Coded]) -> str:
    """The best display: a Kemenkes (Indonesian) one first, else the first there is."""
    best = ""
    for one in listed:
        if one.display:
            if "kemkes.go.id/CodeSystem" in one.system:
                return one.display
            best = best or one.display
    return best


def concept_text(concept: object) -> str:
    """What a person would read for a concept: its text, a display, else system and code."""
    if type(concept) is str:
        return clean(concept)
    tree = table(concept)
    if not tree:
        return ""
    inner = table(tree.get("concept")) or tree
    text = clean(inner.get("text"))
    if text:
        return text
    listed = codings(inner)
    return _display(listed) or next((code_text(one) for one in listed if one.code), "")


def concept_texts(concepts: object) -> list[str]:
    """The words of each concept of a list, empty ones left out."""
    found = (concept_text(concept) for concept in items(concepts))
    return [text for text in found if text]


def main_code(concept: object) -> tuple[str, str]:
    """(code, system) to file the concept under: LOINC before others, else the first."""
    listed = [one for one in codings(concept) if one.code]
    for one in listed:
        if one.system == "http://loinc.org":
            return one.code, one.system
    return (listed[0].code, listed[0].system) if listed else ("", "")


def codes(concepts: object) -> Iterator[str]:
    """Every code of a concept or a list of concepts, whatever the system."""
    for concept in items(concepts):
        for one in codings(concept):
            if one.code:
                yield one.code
