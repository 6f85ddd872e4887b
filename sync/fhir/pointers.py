"""What a Reference says of itself: whom it points to, by which words, of which type.

Refuses: looking anything up; that takes the file (`case`).
"""

from typing import NamedTuple

from sync.fhir.context import Named
from sync.fhir.identity import refer_logically
from sync.fhir.values import clean, table

NOBODY = Named("", "", None)


class Pointer(NamedTuple):
    """A Reference read: its literal text, its display, the type it states.

    `alone` is all that can be said of it where no literal text stands.
    """

    text: str
    display: str
    kind: str
    alone: Named


NO_POINTER = Pointer("", "", "", NOBODY)


def pointer_of(reference: object) -> Pointer:
    """A Reference (or a CodeableReference that holds one) read; `NO_POINTER` if it is none."""
    tree = table(reference)
    if not tree:
        return NO_POINTER
    outer = tree.get("reference")
    inner = table(outer) if type(outer) is dict else tree
    text = inner.get("reference")
    if type(text) is str and text:
        display = clean(inner.get("display") or tree.get("display"))
        return Pointer(text, display, _stated_type(tree), NOBODY)
    display = clean(inner.get("display")) or clean(tree.get("display"))
    identifier = table(inner.get("identifier"))
    kind = clean(inner.get("type"))
    target = refer_logically(kind, identifier) if identifier and kind else ""
    return Pointer("", display, _stated_type(tree), Named(display, target, None))


def _stated_type(reference: dict[str, object]) -> str:
    text = clean(reference.get("reference"))
    return text.rpartition("/")[0].rsplit("/", 1)[-1] or clean(reference.get("type"))
