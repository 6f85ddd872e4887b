"""FHIR XML as a source of resources: exact slices of the file, trees in the shape of JSON.

Refuses: declared entities, nesting over the limit, other encodings than it can name.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from sync.fhir.context import bundle_scope_of
from sync.readers.leaves import Leaf, LeafRefused, Loaded, SourceRefused, Wanted
from sync.readers.protocol import Reason
from sync.readers.sniff import encoding_of
from sync.readers.xml_tree import TreeMaker, local

_STEP: Final = 1 << 16
_HEAD: Final = 256
_TAG: Final = re.compile(rb"""<(?:[^>"']|"[^"]*+"|'[^']*+')*+>""")
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._\-]+)["']""")
_ENCODINGS: Final = frozenset(
    {"utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso8859-1", "iso8859-15", "cp1252"}
)
_CONTAINERS: Final = frozenset({"Bundle", "Parameters"})
_HEAD_PATHS: Final = frozenset({("Bundle", "identifier", "system"), ("Bundle", "meta", "source")})
_HOLDERS: Final = frozenset({"entry", "parameter", "part"})


class XmlSource:
    """A FHIR XML document; see `leaves.Source`."""

    media = "application/fhir+xml"
    format = "fhir-xml"

    def __init__(self, data: memoryview, *, depth: int) -> None:
        self._depth = depth
        self._data, self.transcoded = _as_utf8(data)
        self.is_fhir = True

    def leaves(self, wanted: Wanted | None = None) -> Iterator[Leaf]:  # noqa: ARG002 - see Source
        """Every resource in the order of the file. Raises SourceRefused."""
        walk = _Walk(self._data, self._depth)
        for start in range(0, len(self._data), _STEP):
            last = start + _STEP >= len(self._data)
            walk.feed(self._data[start : start + _STEP], last=last)
            yield from walk.take()

    def load(self, leaf: Leaf) -> Loaded:
        """The resource itself: its slice and the tree built on the way."""
        if leaf.data is None:
            raise LeafRefused(Reason.UNREADABLE)
        start, end, tree = leaf.data
        return Loaded(bytes(self._data[start:end]), tree)


class _Walk:
    """The parser's callbacks: containers are walked, each resource inside them is a leaf."""

    def __init__(self, data: memoryview, depth: int) -> None:
        self._data = data
        self._depth = depth
        self._path: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self._steps: list[str] = []
        self._full_urls: list[str] = []
        self._scope = ""
        self._leaf: TreeMaker | None = None
        self._leaf_at = 0
        self._leaf_place = ""
        self._done: list[Leaf] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._forbid
        self._parser.SkippedEntityHandler = self._forbid
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, part: memoryview, *, last: bool) -> None:
        """Parse a part. Raises SourceRefused."""
        try:
            self._parser.Parse(bytes(part), last)
        except expat.ExpatError as error:
            raise SourceRefused(_why(error.code)) from error

    def take(self) -> list[Leaf]:
        """The leaves finished since the last call."""
        done, self._done = self._done, []
        return done

    def _doctype(self, _name: str, system: str | None, public: str | None, _inside: bool) -> None:  # noqa: FBT001 - expat's signature
        """A DTD elsewhere is never fetched, so its entities would vanish in silence."""
        if system or public:
            self._forbid()

    def _forbid(self, *_told: object) -> None:
        raise SourceRefused(Reason.FORBIDDEN_XML)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self._step_into(name)
        if self._leaf is None and self._is_resource(name):
            self._leaf = TreeMaker(self._data, self._depth)
            self._leaf_at = self._parser.CurrentByteIndex
            self._leaf_place = "/" + "/".join(self._steps)
        if self._leaf is not None:
            self._leaf.start(name, attributes, self._parser.CurrentByteIndex)
        elif name == "entry":
            self._full_urls.append("")
        elif name == "fullUrl" and self._path[-2:-1] == ["entry"]:
            self._full_urls[-1] = attributes.get("value", "")
        elif tuple(self._path) in _HEAD_PATHS:
            self._head_value(name, attributes.get("value", ""))

    def _head_value(self, name: str, value: str) -> None:
        """Where a Bundle comes from: its identifier's system, or its source."""
        head = (
            {"identifier": {"system": value}} if name == "system" else {"meta": {"source": value}}
        )
        scope = bundle_scope_of(head)
        self._scope = scope if name == "system" and scope else self._scope or scope

    def _end(self, tag: str) -> None:
        name = local(tag)
        if self._leaf is not None:
            start = self._leaf.kept_from()
            end = 0 if start is None else self._after_tag(start)
            if self._leaf.end(end):
                self._finish(name, end)
        elif name == "entry":
            self._full_urls.pop()
        self._path.pop()
        self._steps.pop()
        self._counts.pop()

    def _finish(self, name: str, end: int) -> None:
        maker, self._leaf = self._leaf, None
        if maker is None or maker.too_deep:
            self._done.append(Leaf(self._leaf_place, reason=Reason.TOO_DEEP))
            return
        tree = maker.tree
        own = tree.get("id")
        self._done.append(
            Leaf(
                self._leaf_place,
                self._full_urls[-1] if self._full_urls else "",
                (self._leaf_at, end, tree),
                name,
                own if isinstance(own, str) else "",
                self._scope,
            )
        )

    def _step_into(self, name: str) -> None:
        """One step of the path as XPath writes it: counted where elements may repeat."""
        self._path.append(name)
        number = self._counts[-1].get(name, 0) + 1
        self._counts[-1][name] = number
        self._counts.append({})
        self._steps.append(
            name if name[:1].isupper() or name == "resource" else f"{name}[{number}]"
        )

    def _is_resource(self, name: str) -> bool:
        """Whether a resource that is no container starts here."""
        if name in _CONTAINERS or not name[:1].isupper():
            return False
        above = self._path[-3:-1]
        return len(self._path) == 1 or (
            len(above) == 2 and above[1] == "resource" and above[0] in _HOLDERS  # noqa: PLR2004
        )

    def _after_tag(self, start: int) -> int:
        """Where the element that starts at a byte, and is ending now, ends.

        The parser tells where the closing tag begins, but for `<x/>` what comes after it.
        """
        opening = self._tag_at(start)
        if bytes(self._data[opening - 2 : opening]) == b"/>":
            return opening
        return self._tag_at(self._parser.CurrentByteIndex)

    def _tag_at(self, at: int) -> int:
        tag = _TAG.match(self._data, at)
        if tag is None:
            raise SourceRefused(Reason.MALFORMED)
        return tag.end()


def _why(code: int) -> Reason:
    cut_off = {
        expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    }
    if code in cut_off:
        return Reason.TRUNCATED
    if code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        return Reason.FORBIDDEN_XML
    if code == expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]:
        return Reason.BAD_TEXT
    return Reason.MALFORMED


def _as_utf8(data: memoryview) -> tuple[memoryview, bool]:
    """The document in UTF-8 without its mark, and whether it had to be rewritten."""
    encoding, mark = encoding_of(data)
    if encoding == "utf-8":
        declared = _DECLARED.match(bytes(data[mark : mark + _HEAD]))
        encoding = _name_of(declared[1].decode()) if declared else encoding
    if encoding in {"utf-8", "ascii"}:
        return data[mark:], False
    if encoding not in _ENCODINGS:
        raise SourceRefused(Reason.BAD_ENCODING)
    try:
        return memoryview(bytes(data[mark:]).decode(encoding).encode()), True
    except UnicodeError as error:
        raise SourceRefused(Reason.BAD_ENCODING) from error


def _name_of(declared: str) -> str:
    try:
        return codecs.lookup(declared).name
    except LookupError as error:
        raise SourceRefused(Reason.BAD_ENCODING) from error
