"""From any JSON that carries FHIR to its resources: Bundles, Parameters, arrays, wrappers.

Refuses: recursion and endless nesting; an entry that is no resource is named and passed over.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sync.fhir.context import bundle_scope_of
from sync.readers.json_open import Opener, OpenRefused
from sync.readers.leaves import Leaf, Wanted
from sync.readers.protocol import Reason

MOST_NESTED: Final = 12
_TYPE: Final = re.compile(r"[A-Z][A-Za-z]{1,63}")
_REFERENCE: Final = re.compile(r"[A-Z][A-Za-z]{1,63}/[^\s/]+")
_WRAPPERS: Final = (
    "resource",
    "resources",
    "bundle",
    "bundles",
    "data",
    "records",
    "results",
    "result",
    "items",
    "response",
    "body",
    "payload",
)


CONTAINERS: Final = frozenset({"Bundle", "Parameters"})


class Node(NamedTuple):
    """A part of the document still to be opened."""

    place: str
    full_url: str
    data: Any
    scope: str = ""


class Walk:
    """One walk over one document; `is_fhir` turns true with the first sign of FHIR."""

    def __init__(self, opener: Opener, wanted: Wanted | None = None) -> None:
        self._opener = opener
        self._wanted = wanted
        self._kinds: set[str] = set()
        self.is_fhir = False

    def leaves(self, root: Node) -> Iterator[Leaf]:
        """Every resource under a node, in order; refusals and notices among them."""
        waiting: list[Iterator[Leaf | Node]] = [self._open(root)]
        while waiting:
            item = next(waiting[-1], None)
            if item is None:
                waiting.pop()
            elif isinstance(item, Leaf):
                yield item
            elif len(waiting) >= MOST_NESTED:
                yield Leaf(item.place, reason=Reason.TOO_DEEP)
            else:
                waiting.append(self._open(item))

    def _open(self, node: Node) -> Iterator[Leaf | Node]:
        try:
            yield from self._parts(node)
        except OpenRefused as error:
            yield Leaf(node.place, reason=error.reason)

    def _parts(self, node: Node) -> Iterator[Leaf | Node]:
        match self._opener.kind(node.data):
            case "array":
                for index, part in enumerate(self._opener.elements(node.data)):
                    yield self._element(f"{node.place}/{index}", part, node.scope)
            case "object":
                yield from self._object(node)
            case _:
                yield Leaf(node.place, reason=Reason.NOT_A_RESOURCE)

    def _element(self, place: str, data: Any, scope: str) -> Leaf | Node:
        """An array holds resources, Bundles or wrappers, never arrays again."""
        if self._opener.kind(data) == "object":
            return Node(place, "", data, scope)
        return Leaf(place, reason=Reason.NOT_A_RESOURCE)

    def _object(self, node: Node) -> Iterator[Leaf | Node]:
        peek = self._opener.peek(node.data)
        if peek.resourceType in CONTAINERS:
            self.is_fhir = True
            yield from self._container(peek.resourceType, node)
        elif not peek.resourceType:
            yield from self._wrapper(node)
        elif _TYPE.fullmatch(peek.resourceType):
            self.is_fhir = True
            yield Leaf(node.place, node.full_url, node.data, peek.resourceType, peek.id, node.scope)
        else:
            yield Leaf(node.place, reason=Reason.NO_RESOURCE_TYPE)

    def _container(self, kind: str, node: Node) -> Iterator[Leaf | Node]:
        members = self._opener.fields(node.data)
        if kind == "Parameters":
            yield from self._parameters(node.place, members.get("parameter"))
            return
        if self._has_more_pages(members.get("link")):
            yield Leaf(node.place, reason=Reason.MORE_PAGES, notice=True)
        scope = self._scope(members) or node.scope
        yield from self._entries(node.place, members.get("entry"), scope)

    def _scope(self, members: dict[str, Any]) -> str:
        """What a Bundle's identifier or source says of where its bare ids hold."""
        head: dict[str, Any] = {}
        for key in ("identifier", "meta"):
            if key in members:
                head[key] = self._opener.tree(members[key])
        return bundle_scope_of(head) if head else ""

    def _entries(self, place: str, data: Any, scope: str) -> Iterator[Leaf | Node]:
        if data is None:
            return
        if self._opener.kind(data) != "array":
            yield Leaf(f"{place}/entry", reason=Reason.MALFORMED)
            return
        opener, wanted = self._opener, self._wanted
        for index, part in enumerate(opener.elements(data)):
            if wanted is not None:
                head = opener.entry_head(part)
                if wanted.passes_over(head.resourceType, head.id):
                    self.is_fhir = True
                    continue
            entry = opener.entry(part)
            if entry is None or not self._is_type(entry.type):
                yield self._entry(f"{place}/entry/{index}", part, scope)
            else:
                self.is_fhir = True
                yield Leaf(
                    f"{place}/entry/{index}/resource",
                    entry.full_url,
                    entry.resource,
                    entry.type,
                    entry.id,
                    scope,
                )

    def _is_type(self, name: str) -> bool:
        """Whether a text can be the type of a resource that is no container."""
        if name in self._kinds:
            return True
        if name in CONTAINERS or not _TYPE.fullmatch(name):
            return False
        self._kinds.add(name)
        return True

    def _entry(self, place: str, data: Any, scope: str) -> Leaf | Node:
        opener = self._opener
        if opener.kind(data) != "object":
            return Leaf(place, reason=Reason.NOT_A_RESOURCE)
        try:
            members = opener.fields(data)
        except OpenRefused as error:
            return Leaf(place, reason=error.reason)
        resource = members.get("resource")
        if resource is None:
            told = bool(members.keys() & {"request", "response", "fullUrl"})
            reason = Reason.NO_RESOURCE_IN_ENTRY if told else Reason.NOT_A_RESOURCE
            return Leaf(place, reason=reason, notice=told)
        place = f"{place}/resource"
        if opener.kind(resource) != "object":
            return Leaf(place, reason=Reason.NOT_A_RESOURCE)
        url = members.get("fullUrl")
        full_url = "" if url is None else opener.text(url)
        return self._resource(place, full_url, resource, scope)

    def _resource(self, place: str, full_url: str, data: Any, scope: str) -> Leaf | Node:
        peek = self._opener.peek(data)
        if peek.resourceType in CONTAINERS:
            return Node(place, full_url, data, scope)
        if not _TYPE.fullmatch(peek.resourceType):
            return Leaf(place, reason=Reason.NO_RESOURCE_TYPE)
        self.is_fhir = True
        return Leaf(place, full_url, data, peek.resourceType, peek.id, scope)

    def _parameters(self, place: str, data: Any) -> Iterator[Leaf | Node]:
        """Resources of `parameter[]` and their `part[]`; plain values carry no record."""
        if data is None or self._opener.kind(data) != "array":
            return
        for index, item in enumerate(self._opener.elements(data)):
            here = f"{place}/parameter/{index}"
            if self._opener.kind(item) != "object":
                yield Leaf(here, reason=Reason.NOT_A_RESOURCE)
                continue
            members = self._opener.fields(item)
            if "resource" in members:
                yield self._resource(f"{here}/resource", "", members["resource"], "")
            yield from self._nested_parts(here, members.get("part"))

    def _nested_parts(self, place: str, data: Any) -> Iterator[Leaf | Node]:
        waiting = [(f"{place}/part", data, 1)]
        while waiting:
            here, part, level = waiting.pop(0)
            if part is None or level > MOST_NESTED or self._opener.kind(part) != "array":
                continue
            for index, item in enumerate(self._opener.elements(part)):
                if self._opener.kind(item) != "object":
                    continue
                members = self._opener.fields(item)
                if "resource" in members:
                    yield self._resource(f"{here}/{index}/resource", "", members["resource"], "")
                waiting.append((f"{here}/{index}/part", members.get("part"), level + 1))

    def _wrapper(self, node: Node) -> Iterator[Leaf | Node]:
        """An object without a type: an export's envelope, a list of references, or no FHIR."""
        members = self._opener.fields(node.data)
        entries = members.get("entry")
        if entries is not None and self._opener.kind(entries) == "array":
            yield from self._entries(node.place, entries, node.scope)
            return
        inside = [key for key in _WRAPPERS if key in members]
        for key in inside:
            if self._opener.kind(members[key]) != "other":
                yield Node(f"{node.place}/{key}", "", members[key], node.scope)
        if members and all(map(_REFERENCE.fullmatch, members)):
            self.is_fhir = True
            yield Leaf(node.place, reason=Reason.REFERENCES_ONLY, notice=True)
        elif not inside:
            yield Leaf(node.place, reason=Reason.NO_RESOURCE_TYPE)

    def _has_more_pages(self, data: Any) -> bool:
        if data is None or self._opener.kind(data) != "array":
            return False
        for link in self._opener.elements(data):
            if self._opener.kind(link) == "object":
                relation = self._opener.fields(link).get("relation")
                if relation is not None and self._opener.text(relation) == "next":
                    return True
        return False
