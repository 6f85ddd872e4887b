"""What is there to be read: the whole document, sections of words, files inside.

Refuses: keeping what a text points to outside the document.
"""

import base64
import binascii
from collections.abc import Iterator
from hashlib import sha1
from typing import Final

from sync.readers.build import Tree, concept, kept, resource, urn
from sync.readers.ccda.document import Document, shown
from sync.readers.ccda.find import Found, Section
from sync.readers.ccda.header import About
from sync.readers.ccda.narrative import plain
from sync.readers.ccda.tags import V3, Element, attribute, every, one
from sync.readers.draft import Made, Part, Trouble
from sync.readers.protocol import Reason
from vault.records import Attachment

_MEDIA: Final = "application/hl7-v3+xml"
_TEXT: Final = "text/plain; charset=utf-8"
_SUFFIXES: Final = {
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "application/msword": ".doc",
}
_DESCRIBED: Final = 20_000
"""How much of a text stands in the record itself, to be read and found at once."""
_ROOT: Final = "/ClinicalDocument"


def _file(media: str, title: str, content: bytes) -> Tree:
    digest = sha1(content, usedforsecurity=False).digest()
    return kept(
        {
            "contentType": media,
            "size": len(content),
            "hash": base64.b64encode(digest).decode(),
            "title": title,
        }
    )


def _paper(
    document: Document, about: About, kind: Tree, title: str, files: list[Tree], **more: object
) -> Tree:
    return resource(
        "DocumentReference",
        identifier=more.get("identifier"),
        status="current",
        type=kind,
        subject=document.subject,
        date=about.date if _instant(about.date) else "",
        author=more.get("author") or about.authors,
        custodian=about.keeper,
        description=title,
        content=[{"attachment": file} for file in files],
        context=kept({"period": about.period if _instant(about.date) else {"start": about.date}}),
    )


def _instant(date: str) -> bool:
    """Whether a date has a time and a zone, as R4 wants it of an instant."""
    return len(date) > len("2024-01-01T00:00:00")


def whole(document: Document, about: About, data: memoryview) -> Made:
    """The document itself, byte for byte."""
    content = bytes(data)
    title = about.title or shown(about.kind)
    kind = about.kind if shown(about.kind) else {**about.kind, "text": title}
    tree = _paper(
        document,
        about,
        kept(kind),
        title,
        [_file(_MEDIA, "", content)],
        identifier=about.numbers,
    )
    number = next(iter(about.numbers), {})
    url = urn("ccda", "document", number["system"], number["value"]) if number else ""
    name = f"{title or 'document'}.xml"
    return Made(tree, _ROOT, url, (Attachment(name, _MEDIA, content, _ROOT),))


def section(document: Document, about: About, held: Section, writers: list[Tree]) -> Made | None:
    """The words of a section that no entry repeats."""
    text = one(held.element, "text")
    words = plain(text) if text is not None else ""
    if not words:
        return None
    content = words.encode()
    code = one(held.element, "code")
    kind = document.values.concept(code) or concept(text=held.title)
    if not kind.get("text") and held.title:
        kind = {**kind, "text": held.title}
    title = held.title or "section"
    numbers = [
        {"system": f"{number['system']}", "value": f"{number['value']}#{held.place}"}
        for number in about.numbers[:1]
    ]
    tree = _paper(
        document,
        about,
        kind,
        words[:_DESCRIBED],
        [_file(_TEXT, "", content)],
        identifier=numbers,
        author=writers,
    )
    return Made(
        tree, held.place, "", (Attachment(f"{title}.txt", _TEXT, content, f"{held.place}/text"),)
    )


def note(document: Document, about: About, found: Found) -> Made | None:
    """A note that stands as an entry."""
    text = one(found.element, "text")
    if text is None:
        return None
    decoded = _decoded(text)
    said = document.values.text(text)
    if decoded is None and not said:
        return None
    media, content = decoded if decoded is not None else (_TEXT, said.encode())
    code = one(found.element, "code")
    kind = document.values.concept(code)
    when = document.values.when(found.element)
    title = shown(kind) or found.section.title or "note"
    tree = _paper(
        document,
        about,
        kind if kind.get("text") else {**kind, "text": title},
        said[:_DESCRIBED],
        [_file(media, "", content)],
        identifier=found.numbers,
        author=document.writers(found),
    )
    if when.first:
        tree["context"] = {"period": when.period() or {"start": when.point}}
        tree.pop("date", None)
    return Made(
        tree,
        found.place,
        found.url,
        (Attachment(_name(title, media), media, content, f"{found.place}/text"),),
    )


def _name(title: str, media: str) -> str:
    suffix = _SUFFIXES.get(media.partition(";")[0].strip().lower(), "")
    return title if title.lower().endswith(suffix) else f"{title}{suffix}"


def _decoded(text: Element) -> tuple[str, bytes] | None:
    """A file written into the document; None if there is none, ValueError if it is damaged."""
    if attribute(text, "representation") != "B64":
        return None
    packed = "".join("".join(text.itertext()).split())
    if not packed:
        return None
    try:
        content = base64.b64decode(packed, validate=True)
    except binascii.Error:
        raise ValueError from None
    return attribute(text, "mediaType") or "application/octet-stream", content


def unstructured(document: Document, about: About, root: Element) -> Iterator[Part]:
    """A document whose body is a file: scanned pages, a PDF, plain words."""
    place = f"{_ROOT}/component/nonXMLBody/text"
    for text in every(root, "component", "nonXMLBody", "text"):
        try:
            decoded = _decoded(text)
        except ValueError:
            yield Trouble(place, Reason.BAD_BASE64)
            continue
        said = document.values.text(text)
        if decoded is None and not said:
            continue
        media, content = decoded if decoded is not None else (_TEXT, said.encode())
        yield _inside(document, about, media, content, place)
    yield from _pictures(document, about, root)


def _inside(document: Document, about: About, media: str, content: bytes, place: str) -> Made:
    title = about.title or "document"
    tree = _paper(document, about, about.kind, about.title, [_file(media, "", content)])
    return Made(tree, place, "", (Attachment(_name(title, media), media, content, place),))


def _pictures(document: Document, about: About, root: Element) -> Iterator[Part]:
    """Pictures written into the sections."""
    for number, media in enumerate(root.iter(f"{V3}observationMedia"), 1):
        place = f"{_ROOT}//observationMedia[{number}]/value"
        value = one(media, "value")
        if value is None:
            continue
        try:
            decoded = _decoded(value)
        except ValueError:
            yield Trouble(place, Reason.BAD_BASE64)
            continue
        if decoded is not None:
            yield _inside(document, about, *decoded, place)
