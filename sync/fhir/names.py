"""Human names as one readable text: single names, prefixes and masked parts included.

Refuses: inventing parts; a name masked by its source is no name.
"""

from sync.fhir.values import Tree, clean, items, table, tables

_RANK = {"official": 0, "usual": 1, "": 2, "temp": 4, "nickname": 5, "anonymous": 6}


def _one(name: Tree) -> str:
    text = clean(name.get("text"))
    if text:
        return text
    given = [clean(part) for part in items(name.get("given"))]
    family = [clean(part) for part in items(name.get("family"))]
    prefix = [clean(part) for part in items(name.get("prefix"))]
    suffix = [clean(part) for part in items(name.get("suffix"))]
    return " ".join(part for part in (*prefix, *given, *family, *suffix) if part)


def human_names(value: object) -> list[str]:
    """Every name of a person, the official one first, old ones last."""
    if type(value) is str:
        return [text] if (text := clean(value)) else []
    ranked = sorted(tables(value), key=lambda one: _RANK.get(clean(one.get("use")), 3))
    return [text for text in map(_one, ranked) if text]


def human_name(value: object) -> str:
    """The name a person goes by, or empty."""
    found = human_names(value)
    return found[0] if found else ""


def telephone(value: object) -> str:
    """The first telephone number or address of a telecom list."""
    return next((text for one in tables(value) if (text := clean(one.get("value")))), "")


def address_text(value: object) -> str:
    """A postal address on one line."""
    tree = table(value)
    text = clean(tree.get("text"))
    if text:
        return text
    lines = [clean(line) for line in items(tree.get("line"))]
    rest = [clean(tree.get(name)) for name in ("city", "state", "postalCode", "country")]
    return ", ".join(part for part in (*lines, *rest) if part)
