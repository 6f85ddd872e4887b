"""Files kept beside a record: put into its JSON for an export, and taken out again by a reader.

Refuses: to change anything else; what was taken out leaves the record's exact bytes.
"""

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

import msgspec

MARK: Final = b'"urn:rekamku:kept-beside"'
"""Only a record of ours that carries files holds this."""

_URL: Final = "urn:rekamku:kept-beside"
_TEXT: Final = rb'"(?:[^"\\]|\\.)*+"'
_CARRIED: Final = re.compile(
    rb',"_data":\{"extension":\[\{"url":' + MARK + rb',"valueString":' + _TEXT + rb"\}\]\}"
    rb',"data":"[A-Za-z0-9+/=]*+"'
)
_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_ATTACHMENTS: Final = ("content", "presentedForm", "photo", "payload", "document")
_BROKEN: Final = (msgspec.MsgspecError, UnicodeError, RecursionError, ArithmeticError)


class Carried(NamedTuple):
    """A file on its way: its name, its media type, its bytes."""

    name: str
    media: str
    content: bytes


def carrying(content: bytes, files: Sequence[Carried]) -> bytes:
    """A record's JSON with its files inside, as FHIR's `Attachment.data`.

    The record as it is where it says nothing of its files, or could not be had back exactly.
    """
    try:
        tree = _DECODER.decode(content)
    except _BROKEN:
        return content
    empty = [one for one in _attachments(tree) if "url" not in one]
    if not files or any("data" in one for one in empty) or len(empty) < len(files):
        return content
    for place, file in zip(empty, files, strict=False):
        place["_data"] = {"extension": [{"url": _URL, "valueString": file.name}]}
        place["data"] = b64encode(file.content).decode()
    whole = _ENCODER.encode(tree)
    return whole if _CARRIED.sub(b"", whole) == content else content


def taken_out(content: bytes) -> tuple[bytes, tuple[Carried, ...]]:
    """A record's JSON without the files an export put in, and those; all else untouched."""
    if MARK not in content or not _CARRIED.search(content):
        return content, ()
    try:
        tree = _DECODER.decode(content)
        files = tuple(_carried(tree))
    except (*_BROKEN, binascii.Error):
        return content, ()
    bare, number = _CARRIED.subn(b"", content)
    return (bare, files) if number == len(files) else (content, ())


def _carried(tree: Any) -> Iterator[Carried]:
    for one in _attachments(tree):
        beside = one.get("_data")
        if not isinstance(beside, dict) or MARK not in _ENCODER.encode(beside):
            continue
        name, media = beside["extension"][0]["valueString"], one.get("contentType")
        data = b64decode(one["data"], validate=True)
        yield Carried(name, media if isinstance(media, str) else "application/octet-stream", data)


def _attachments(tree: Any) -> Iterator[dict[str, Any]]:
    """Every Attachment of a resource, in the order of its text."""
    for name, found in tree.items() if isinstance(tree, dict) else ():
        if name not in _ATTACHMENTS:
            continue
        for one in found if isinstance(found, list) else [found]:
            inside = one.get("attachment", one) if isinstance(one, dict) else None
            if isinstance(inside, dict):
                yield inside
