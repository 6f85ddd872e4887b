"""A stored record's content as an R4 tree, whatever release or syntax it came in.

Refuses: formats that are no FHIR; for those the vault's own understanding stands in.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sync.readers import versions
from sync.readers.xml_json import XmlAsJson
from sync.shape import Tree, parse

_RELEASES = {"1": "1.0", "3": "3.0", "5": "5.0"}


class Trees:
    """Reads one content after the other; XML is taken apart by a limited child."""

    def __init__(self, xml_as_json: XmlAsJson) -> None:
        self._xml_as_json = xml_as_json

    def read(self, content: bytes, media: str, fhir: str) -> Tree:
        """The content in R4's shape, numbers with their digits. Raises NotJson."""
        tree = parse(self._xml_as_json(content) if "xml" in media else content)
        release = _RELEASES.get(fhir[:1])
        return tree if release is None else versions.to_r4(tree, release)


@contextmanager
def reading_trees() -> Iterator[Trees]:
    """A reader of trees for as long as the block lasts; its child is started if XML comes."""
    with XmlAsJson() as xml_as_json:
        yield Trees(xml_as_json)


def read_tree(content: bytes, media: str, fhir: str) -> Tree:
    """One content alone, as `Trees.read`."""
    with reading_trees() as trees:
        return trees.read(content, media, fhir)
