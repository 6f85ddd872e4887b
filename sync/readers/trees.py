"""A kept payload back as a tree: what the extractor, a share or a screen reads of it.

Refuses: floats and unchecked text; the same strict decoding as at import.
"""

from typing import Any

from sync.readers import json_slice, versions
from sync.readers.leaves import LeafRefused
from sync.readers.protocol import Limits, Reason


def r4_tree(content: bytes, media: str, fhir: str) -> dict[str, Any]:
    """The resource a payload holds, in the shape of R4 JSON, numbers as Decimal, int or text.

    `media` and `fhir` are those kept with it. Raises LeafRefused for what is no resource;
    meant for bytes that an import took in, so call it where a crash can be borne.
    """
    tree = _xml(content) if media == "application/fhir+xml" else _json(content)
    return tree if fhir == versions.R4 else versions.to_r4(tree, fhir)


def _json(content: bytes) -> dict[str, Any]:
    try:
        tree, _ = json_slice.decode(content, Limits().depth)
    except json_slice.SliceRefused as error:
        raise LeafRefused(error.reason) from error
    if not isinstance(tree, dict):
        raise LeafRefused(Reason.NOT_A_RESOURCE)
    return tree


def _xml(content: bytes) -> dict[str, Any]:
    from sync.readers.fhir_xml import XmlSource
    from sync.readers.leaves import SourceRefused

    source = XmlSource(memoryview(content), depth=Limits().depth)
    try:
        for leaf in source.leaves():
            return source.load(leaf).tree
    except SourceRefused as error:
        raise LeafRefused(error.reason) from error
    raise LeafRefused(Reason.NOT_A_RESOURCE)
