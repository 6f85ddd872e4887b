"""One record's bytes turned into the resource that leaves: references rewritten, parts removed.

Refuses: leaving a trace of what is withheld, a profile claim, narrative, or a whole NIK.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sync.fhir.identity import refer_logically
from sync.fhir.labels import labels_of, strip_sensitive
from sync.fhir.walk import gather
from sync.mask import masked, masked_code, may_hold_number
from sync.references import type_of
from vault.records import Label

Tree = dict[str, Any]

_REFERENCE = re.compile(rb'"reference"(\s*:\s*)"([^"\\]*)"')
_NARRATIVE = re.compile(
    rb'"text"(?<!\\"text")\s*+:\s*+\{\s*+(?:"status"\s*+:\s*+"[a-z]*+"\s*+,\s*+)?'
    rb'"div"\s*+:\s*+"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*+\}\s*+,\s*+',
    re.DOTALL,
)
"""A narrative with nothing else in it and another member behind it, as they nearly all are."""

_SLOW = (b"\\u", b"\\/", b'"profile"', b'"div"', b"Binary/")
_CODE_KEYS = frozenset({"code", "system", "url", "fullUrl", "reference", "contentType", "unit"})
_REASONS = ("reasonCode", "reasonReference", "reason", "diagnosis", "indication", "note")
_SKELETON = ("resourceType", "id", "status", "class", "subject", "period", "identifier")
_GONE = object()


@dataclass(frozen=True, slots=True)
class Trim:
    """What is to be done to one record.

    `urns` gives the new text of each reference text that leads to something in the bundle;
    `cut` holds reference texts (and logical identities) of withheld records, removed with
    whatever holds them. `hidden` are labels whose reasons are taken out of a visit.
    """

    urns: Mapping[str, str] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()
    hidden: frozenset[Label] = frozenset()
    keep_numbers: bool = False


@dataclass(frozen=True, slots=True)
class Shaped:
    """The resource as JSON bytes, and whether anything had to be taken out of it."""

    body: bytes
    shortened: bool


class NotJson(ValueError):
    """The content is no JSON resource; somebody else must bring its tree."""


def reference_texts(content: bytes) -> tuple[str, ...]:
    """Every reference text that a JSON resource states, in order, without repeats."""
    plain = _without_narrative(content)
    if _is_slow(plain):
        found = gather(parse(content)).references
    else:
        found = [hit[1].decode() for hit in _REFERENCE.findall(plain)]
    return tuple(dict.fromkeys(found))


def parse(content: bytes) -> Tree:
    """A resource as a tree whose numbers keep their digits (as raw JSON text).

    Raises NotJson for anything but one JSON object.
    """
    try:
        tree = json.loads(
            content.decode("utf-8-sig"), parse_float=_raw, parse_int=_raw, parse_constant=_none
        )
    except (ValueError, RecursionError):
        raise NotJson from None
    if not isinstance(tree, dict):
        raise NotJson
    return tree


def _raw(text: str) -> msgspec.Raw:
    return msgspec.Raw(text.encode())


def _none(_text: str) -> None:
    return None


dump = msgspec.json.Encoder(decimal_format="number").encode
"""A tree of `parse` as compact JSON, numbers with the digits they came with."""


def shape(content: bytes, trim: Trim) -> Shaped:
    """The resource of a JSON record as it may leave. Raises NotJson.

    Resources that need nothing but new reference texts are edited as bytes; all others are
    taken apart.
    """
    quick = _edited(content, trim)
    return Shaped(quick, shortened=False) if quick is not None else shape_tree(parse(content), trim)


def _edited(content: bytes, trim: Trim) -> bytes | None:
    content = _without_narrative(content)
    if trim.cut or trim.hidden or _is_slow(content):
        return None
    if not trim.keep_numbers and may_hold_number(content):
        return None
    known = {text.encode(): b'"reference":"%s"' % urn.encode() for text, urn in trim.urns.items()}
    try:
        return _REFERENCE.sub(lambda hit: known[hit[2]], content)
    except KeyError:
        # a reference that leads nowhere has to be taken out
        return None


def _without_narrative(content: bytes) -> bytes:
    return _NARRATIVE.sub(b"", content) if b'"div"' in content else content


def _is_slow(content: bytes) -> bool:
    return any(map(content.__contains__, _SLOW))


def shape_tree(tree: Tree, trim: Trim) -> Shaped:
    """The same for a resource already taken apart (numbers as raw text, Decimal or int)."""
    cutter = _Cutter(trim)
    shaped = cutter.resource(tree)
    if trim.hidden:
        shaped = _without_reasons(shaped, trim.hidden)
    return Shaped(dump(shaped), shortened=cutter.shortened or bool(trim.hidden))


class _Cutter:
    """Walks one tree, copying what stays and remembering whether something had to go."""

    def __init__(self, trim: Trim) -> None:
        self._trim = trim
        self.shortened = False

    def resource(self, tree: Tree) -> Tree:
        kept = self._table(tree, top=True)
        return kept if isinstance(kept, dict) else {"resourceType": tree.get("resourceType", "")}

    def _table(self, tree: Tree, *, top: bool = False) -> Any:
        if not top and self._is_withheld(tree):
            self.shortened = True
            return _GONE
        kept: Tree = {}
        for key, value in tree.items():
            new = self._member(tree, key, value)
            if new is not _GONE:
                kept[key] = new
        if kept or not tree:
            return kept
        return self._stand_in(tree)

    def _stand_in(self, tree: Tree) -> Tree | None:
        """What is left of a reference that leads nowhere here: the type it named, if any."""
        text = tree.get("reference")
        kind = type_of(text) if isinstance(text, str) else ""
        return {"type": kind} if kind else None

    def _is_withheld(self, tree: Tree) -> bool:
        if not self._trim.cut:
            return False
        text = tree.get("reference")
        if isinstance(text, str):
            return text in self._trim.cut
        kind, identifier = tree.get("type"), tree.get("identifier")
        if isinstance(kind, str) and isinstance(identifier, dict):
            return refer_logically(kind, identifier) in self._trim.cut
        link = tree.get("url")
        return isinstance(link, str) and link in self._trim.cut

    def _member(self, tree: Tree, key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return self._inner(key, value)
        if isinstance(value, list):
            return self._listed(key, value)
        if isinstance(value, str):
            return self._text(tree, key, value)
        return value

    def _inner(self, key: str, value: Tree) -> Any:
        if key == "text" and "div" in value:
            return _GONE
        kept = self._table(value)
        if key == "meta" and isinstance(kept, dict) and not kept:
            return _GONE
        return _GONE if kept is None else kept

    def _listed(self, key: str, value: list[Any]) -> Any:
        if key == "profile" and all(isinstance(item, str) for item in value):
            return _GONE
        kept = []
        for item in value:
            new = self._item(key, item)
            if new is not None and new is not _GONE:
                kept.append(new)
            elif item is None:
                kept.append(None)
        return kept or _GONE

    def _item(self, key: str, item: Any) -> Any:
        if isinstance(item, dict):
            return _GONE if self._holds_withheld(item) else self._table(item)
        if isinstance(item, list):
            return self._listed(key, item)
        return self._text({}, key, item) if isinstance(item, str) else item

    def _holds_withheld(self, item: Tree) -> bool:
        gone = any(isinstance(part, dict) and self._is_withheld(part) for part in item.values())
        self.shortened = self.shortened or gone
        return gone

    def _text(self, tree: Tree, key: str, value: str) -> Any:
        if key == "reference" or (key == "url" and value.startswith("Binary/")):
            urn = self._trim.urns.get(value)
            return urn or (value if value.startswith("#") else _GONE)
        if self._trim.keep_numbers:
            return value
        if key == "data":
            hidden = self._data(tree, value)
        else:
            hidden = masked_code(value) if key in _CODE_KEYS else masked(value)
        self.shortened = self.shortened or hidden != value
        return hidden

    def _data(self, tree: Tree, value: str) -> str:
        media = tree.get("contentType")
        if not (isinstance(media, str) and media.startswith("text/")):
            return value
        try:
            text = base64.b64decode(value).decode()
        except (binascii.Error, ValueError):
            return value
        hidden = masked(text)
        return value if hidden == text else base64.b64encode(hidden.encode()).decode()


def _without_reasons(tree: Tree, hidden: frozenset[Label]) -> Tree:
    """A visit without its sensitive reasons; only its bones where even that still tells."""
    kept = strip_sensitive(tree, hidden)
    if len(dump(kept)) == len(dump(tree)):
        # nothing in it tells by itself: the label was set by hand or comes from a reference
        kept = {key: value for key, value in tree.items() if key not in _REASONS}
    found = labels_of(str(tree.get("resourceType", "")), kept, gather(kept))
    if hidden.isdisjoint(found):
        return kept
    return {key: value for key, value in tree.items() if key in _SKELETON}
