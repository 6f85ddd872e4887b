"""Pieces of R4 resources as readers of other formats put them together.

Refuses: empty members; what a file does not say is not in the resource either.
"""

import uuid
from collections.abc import Iterable, Mapping
from hashlib import sha1
from typing import Any, Final

from sync.fhir.quantities import ORIGINAL_TEXT

Tree = dict[str, Any]

_SPACE: Final = uuid.UUID("6a2f7f9e-6f0c-5c63-9f2a-3c1b1f1d7a10")
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_NOTHING: Final[tuple[Any, ...]] = ("", [], {})
UCUM: Final = "http://unitsofmeasure.org"
LOINC: Final = "http://loinc.org"


def resource(kind: str, **members: Any) -> Tree:
    """A resource of a type with the members that hold anything, in the order given."""
    return {"resourceType": kind, **kept(members)}


def kept(members: Mapping[str, Any]) -> Tree:
    """Members without those that say nothing; 0 and false say something."""
    return {
        key: value
        for key, value in members.items()
        if value or (value is not None and value not in _NOTHING)
    }


def listed(*items: Any) -> list[Any]:
    """The items that say something, as a list."""
    return [item for item in items if item or (item is not None and item not in _NOTHING)]


def coding(system: str = "", code: str = "", display: str = "") -> Tree:
    """A Coding, empty if nothing is known of it."""
    return kept({"system": system, "code": code, "display": display})


def concept(*codings: Tree, text: str = "") -> Tree:
    """A CodeableConcept of the codings that say something."""
    return kept({"coding": listed(*codings), "text": text})


def category(code: str) -> list[Tree]:
    """The category of an Observation: `laboratory`, `vital-signs`, and more."""
    return [concept(coding(_CATEGORY, code))]


def identifier(system: str, value: str, **more: Any) -> Tree:
    """An Identifier, empty without a value."""
    return kept({"system": system, "value": value, **more}) if value else {}


def quantity(
    value: Any, unit: str = "", code: str = "", comparator: str = "", printed: str = ""
) -> Tree:
    """A Quantity; `value` is int or Decimal, `code` the unit in UCUM.

    `printed` is the number as its source has it; `13,2` stays beside 13.2.
    """
    if value is None:
        return {}
    system = UCUM if code else ""
    return kept(
        {
            "value": value,
            **original(printed, value),
            "comparator": comparator,
            "unit": unit,
            "system": system,
            "code": code,
        }
    )


def original(printed: str, value: object) -> Tree:
    """The member beside a number that keeps it as printed; empty if it is printed so."""
    if not printed or printed == str(value):
        return {}
    return {"_value": {"extension": [{"url": ORIGINAL_TEXT, "valueString": printed}]}}


def reference(target: str = "", display: str = "") -> Tree:
    """A Reference by text, name or both."""
    return kept({"reference": target, "display": display})


def urn(*parts: object) -> str:
    """A `urn:uuid:` that is the same whenever the parts are."""
    name = chr(31).join(map(str, parts)).encode()
    # RFC 4122, 4.3 by hand: the module takes longer to look at a UUID than to make one
    digest = bytearray(sha1(_SPACE.bytes + name, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def note(*texts: str) -> list[Tree]:
    """Annotations of the texts that say something."""
    return [{"text": text} for text in texts if text]


def human_name(
    text: str = "", family: str = "", given: Iterable[str] = (), **more: Any
) -> list[Tree]:
    """One HumanName as a list, empty if it says nothing."""
    parts = kept({"text": text, "family": family, "given": listed(*given), **more})
    return [parts] if parts else []
