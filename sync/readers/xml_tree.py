"""One XML resource as the tree that the same resource has in JSON.

Refuses: recursion; whatever nests too deep is passed over and said so.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from sync.readers.xml_shape import is_primitive, repeats, typed

_NARRATIVE: Final = "div"
_EXTRA: Final = frozenset({"id", "extension"})


def local(tag: str) -> str:
    """An element's name without its prefix."""
    return tag.rpartition(":")[2]


@dataclass(slots=True)
class _Open:
    """An element that is still open."""

    name: str
    attributes: dict[str, str]
    at: int
    tree: dict[str, Any] = field(default_factory=dict)
    resource: dict[str, Any] | None = None


class TreeMaker:
    """Builds the tree of one resource from the starts and ends of its elements.

    `data` is the document, needed for the narrative, which JSON holds as text.
    """

    def __init__(self, data: memoryview, depth: int) -> None:
        self._data = data
        self._most = depth
        self._open: list[_Open] = []
        self._inside_narrative = 0
        self._below = 0
        self.too_deep = False
        self.tree: dict[str, Any] = {}

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        """An element starts at a byte of the document."""
        if self._inside_narrative:
            self._inside_narrative += 1
        elif self._below or len(self._open) >= self._most:
            self.too_deep = True
            self._below += 1
        else:
            self._open.append(_Open(name, attributes, at))
            self._inside_narrative = int(name == _NARRATIVE)

    def kept_from(self) -> int | None:
        """Where the element that ends next starts, if its very bytes are kept."""
        if self._below or not (self._inside_narrative == 1 or len(self._open) == 1):
            return None
        return self._open[-1].at

    def end(self, after: int) -> bool:
        """An element ends before a byte of the document; true if it was the resource."""
        if self._inside_narrative > 1:
            self._inside_narrative -= 1
            return False
        if self._below:
            self._below -= 1
            return False
        done = self._open.pop()
        if not self._open:
            self.tree = {"resourceType": done.name, **done.tree}
            return True
        if self._inside_narrative:
            self._inside_narrative = 0
            text = bytes(self._data[done.at : after]).decode(errors="replace")
            self._open[-1].tree[_NARRATIVE] = text
        else:
            _put(self._open[-1], done)
        return False


def _put(parent: _Open, done: _Open) -> None:
    """Give a finished element to its parent."""
    if done.name[:1].isupper():
        parent.resource = {"resourceType": done.name, **done.tree}
        return
    extra = {key: value for key, value in done.attributes.items() if key in {"id", "url"}}
    if done.resource is not None:
        _add(parent, done.name, done.resource)
    elif "value" in done.attributes:
        value = typed(parent.name, done.name, done.attributes["value"])
        _add(parent, done.name, value, {**extra, **done.tree})
    elif is_primitive(done.name) and done.tree.keys() <= _EXTRA:
        _add(parent, done.name, None, {**extra, **done.tree})
    else:
        _add(parent, done.name, {**extra, **done.tree})


def _add(parent: _Open, name: str, value: Any, extra: dict[str, Any] | None = None) -> None:
    """Put a value, and what stands beside a primitive one (`_name`), where JSON has it."""
    tree = parent.tree
    if repeats(parent.name, name) or name in tree or f"_{name}" in tree:
        _add_to_list(tree, name, value, extra)
        return
    if value is not None:
        tree[name] = value
    if extra:
        tree[f"_{name}"] = extra


def _add_to_list(tree: dict[str, Any], name: str, value: Any, extra: dict[str, Any] | None) -> None:
    before = tree.get(name)
    values = before if isinstance(before, list) else [] if before is None else [before]
    values.append(value)
    tree[name] = values
    beside = tree.get(f"_{name}")
    if extra or beside is not None:
        extras = beside if isinstance(beside, list) else [] if beside is None else [beside]
        extras.extend([None] * (len(values) - 1 - len(extras)))
        extras.append(extra or None)
        tree[f"_{name}"] = extras
