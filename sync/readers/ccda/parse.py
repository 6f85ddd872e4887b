"""The bytes of a CDA document as a tree, opened without a DTD, an entity or the network.

Refuses: entities, elements nested beyond any document, files cut off, encodings that lie.
"""

import re
from typing import Final

from lxml import etree

from sync.readers.ccda.tags import SDTC, V3, Element
from sync.readers.draft import FileRefused, NotMine
from sync.readers.protocol import Reason
from sync.readers.sniff import encoding_of

_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:\-]{1,40})""")
_DEEPEST: Final = 200
_ROOT: Final = "ClinicalDocument"
_TAIL: Final = 400
_SPACE: Final = re.compile(r"\{[^}]*\}")


def opened(data: memoryview, depth: int = _DEEPEST) -> Element:
    """The root element, its names in the namespace of CDA whatever the file wrote.

    Raises NotMine for another document, FileRefused for one that must not or cannot be read.
    """
    content = bytes(data)
    encoding = _encoding(content, data)
    _refuse_entities(content)
    try:
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            dtd_validation=False,
            remove_comments=True,
            remove_pis=True,
            encoding=encoding,
        )
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise FileRefused(_reason(error, content)) from None
    except (LookupError, UnicodeError, ValueError):
        raise FileRefused(Reason.BAD_ENCODING) from None
    if _SPACE.sub("", str(root.tag)) != _ROOT:
        raise NotMine
    _bound(root, depth)
    _name(root, content)
    return root


def _encoding(content: bytes, data: memoryview) -> str | None:
    """The encoding to read by where the declaration is known to lie; else as declared."""
    seen, mark = encoding_of(data)
    if seen != "utf-8":
        return None if mark else seen
    declared = _DECLARED.match(content[mark : mark + _TAIL])
    if declared is None or mark:
        return "utf-8" if mark else None
    # programs write the name of their own strings above a file they saved as UTF-8
    return "utf-8" if declared[1].lower().startswith((b"utf-16", b"utf-32", b"ucs")) else None


def _refuse_entities(content: bytes) -> None:
    """Refuse declared entities; in wide encodings the letters are the same between zeros."""
    start = content.find(b"<")
    narrow = content.replace(b"\x00", b"") if b"\x00" in content[: start + 4] else content
    if b"<!ENTITY" in narrow:
        raise FileRefused(Reason.FORBIDDEN_XML)


def _reason(error: etree.XMLSyntaxError, content: bytes) -> Reason:
    said = str(error)
    if "depth" in said:
        return Reason.TOO_DEEP
    if "huge" in said.lower() or "too long" in said:
        return Reason.TOO_LARGE
    if "ncoding" in said or "not proper UTF" in said or "invalid continuation" in said:
        return Reason.BAD_ENCODING
    tail = content[-_TAIL:].replace(b"\x00", b"").rstrip()
    if not tail.endswith(b">") or _ROOT.encode() not in tail:
        return Reason.TRUNCATED
    return Reason.MALFORMED


def _bound(root: Element, depth: int) -> None:
    """Refuse what nests deeper than any document does."""
    if root.xpath(f"boolean({'/*' * (depth + 1)})"):
        raise FileRefused(Reason.TOO_DEEP)


def _name(root: Element, content: bytes) -> None:
    """Give every element the namespace of CDA where the file wrote none or an odd one."""
    if root.tag.startswith(V3):
        bare = root.prefix is not None or b'xmlns=""' in content or b"xmlns=''" in content
        if not bare or not root.xpath('boolean(//*[namespace-uri()=""])'):
            return
    odd = _SPACE.match(root.tag)
    wrong = {"", odd[0] if odd else ""} - {V3}
    for element in root.iter(etree.Element):
        space = _SPACE.match(element.tag)
        if (space[0] if space else "") in wrong:
            element.tag = V3 + _SPACE.sub("", element.tag)
    for element in root.iter("{urn:hl7-org:v3/sdtc}*"):
        element.tag = SDTC + _SPACE.sub("", element.tag)
