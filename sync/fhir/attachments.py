"""Files inside resources: base64 becomes bytes with a name and a type.

Refuses: broken base64; the record stays, a notice says that the file was lost.
"""

import binascii
import re
from base64 import b64decode

from sync.fhir.case import Case
from sync.fhir.values import Tree, clean, shorten, tables
from vault.records import Attachment

_SPACES = re.compile(r"\s+")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/dicom": ".dcm",
}
_TEXT_LIMIT = 20_000
_TEXT_READ = 200_000
_TAGS = re.compile(
    r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL
)


def _bytes_of(data: str) -> bytes | None:
    text = _SPACES.sub("", data)
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _file_name(title: str, media: str, number: int) -> str:
    plain = _UNSAFE.sub(" ", title).strip(" .")
    suffix = _SUFFIXES.get(media.partition(";")[0].strip().lower(), "")
    name = shorten(plain, 120) or f"attachment-{number}"
    return name if not suffix or name.lower().endswith(suffix) else name + suffix


def plain_text(markup: str) -> str:
    """The words of an HTML or XML text, tags dropped; nothing in it is ever run."""
    return " ".join(_TAGS.sub(" ", markup).split())


def _search_words(content: bytes, media: str) -> str:
    kind = media.partition(";")[0].strip().lower()
    if not kind.startswith("text/") and kind not in {"application/xml", "application/xhtml+xml"}:
        return ""
    text = content[:_TEXT_READ].decode("utf-8", "replace")
    return plain_text(text)[:_TEXT_LIMIT] if kind != "text/plain" else text[:_TEXT_LIMIT]


def attach(case: Case, attachment: Tree, where: str) -> str:
    """Keep one FHIR Attachment (or Binary) of the resource; returns its title, if any.

    `where` is the path of its data inside the resource. Text inside becomes search words.
    """
    media = clean(attachment.get("contentType")) or "application/octet-stream"
    title = clean(attachment.get("title"))
    data = attachment.get("data")
    if data is None:
        data = attachment.get("content")
    if type(data) is not str or not data:
        return title
    content = _bytes_of(data)
    if content is None:
        case.context.notice(case.place, "bad-base64")
        return title
    number = len(case.draft.attachments) + 1
    name = _file_name(title or case.draft.title, media, number)
    case.draft.attachments.append(Attachment(name, media, content, f"{case.place}/{where}"))
    case.draft.body.append(_search_words(content, media))
    return title


def attach_all(case: Case, value: object, where: str) -> list[str]:
    """Keep every Attachment of a list; returns their titles."""
    listed = tables(value)
    many = type(value) is list
    found = [
        attach(case, one, f"{where}/{number}/data" if many else f"{where}/data")
        for number, one in enumerate(listed)
    ]
    return [title for title in found if title]
