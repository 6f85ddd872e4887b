"""A stored record's content as an R4 tree, whatever release or syntax it came in.

Refuses: formats that are no FHIR; for those the vault's own understanding stands in.
"""

from sync.readers import versions
from sync.readers.fhir_xml import XmlSource
from sync.readers.leaves import LeafRefused, SourceRefused
from sync.shape import NotJson, Tree, parse

_DEPTH = 200
_RELEASES = {"1": "1.0", "3": "3.0", "5": "5.0"}


def read_tree(content: bytes, media: str, fhir: str) -> Tree:
    """The content in R4's shape, numbers with their digits. Raises NotJson."""
    tree = _from_xml(content) if "xml" in media else parse(content)
    release = _RELEASES.get(fhir[:1])
    return tree if release is None else versions.to_r4(tree, release)


def _from_xml(content: bytes) -> Tree:
    try:
        source = XmlSource(memoryview(content), depth=_DEPTH)
        for leaf in source.leaves():
            if leaf.reason is None:
                return source.load(leaf).tree
    except (SourceRefused, LeafRefused):
        raise NotJson from None
    raise NotJson
