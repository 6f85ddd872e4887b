"""The letter itself as a document: who wrote it, when, about what, and its words.

Refuses: to call anybody a patient; who is written to is not always who it is about.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from sync.readers.build import concept, identifier, kept, listed, resource
from sync.readers.draft import WHOLE, FileRefused, Given, Made, Part, Trouble
from sync.readers.mail.letter import Text, opened
from sync.readers.protocol import Reason
from vault.records import Attachment

SYSTEM: Final = "urn:rekamku:letter"
_UNSAFE: Final = re.compile(r"[^\w \-.,()]+")
_ENDINGS: Final = {"text/plain": ".txt", "text/html": ".html"}


def read(given: Given) -> Iterator[Part]:
    """The letter as one DocumentReference, if it has words."""
    letter = opened(given.data)
    if isinstance(letter, Reason):
        raise FileRefused(letter)
    texts = letter.texts()
    date = letter.date()
    if letter.header("Date") and not date:
        yield Trouble("Date", Reason.BAD_DATE, notice=True)
    if not texts:
        return
    subject = letter.header("Subject")
    files = [_attached(one, subject, at) for at, one in enumerate(texts, 1)]
    number = letter.header("Message-ID") or given.scope
    author = letter.header("From")
    tree = resource(
        "DocumentReference",
        identifier=listed(identifier(SYSTEM, number)),
        status="current",
        type=concept(text="E-mail"),
        date=date if "T" in date and date[-6:-5] in {"+", "-"} else "",
        author=[{"display": author}] if author else [],
        description=subject,
        content=[{"attachment": kept({**tree, "creation": date})} for tree, _ in files],
    )
    yield Made(tree, WHOLE, attachments=tuple(file for _, file in files))


def _attached(text: Text, subject: str, number: int) -> tuple[dict[str, object], Attachment]:
    content = text.content.encode(errors="replace")
    plain = _UNSAFE.sub(" ", subject).strip(" .")[:80] or "E-mail"
    name = (f"{plain} {number}" if number > 1 else plain) + _ENDINGS[text.media]
    digest = b64encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
    tree: dict[str, object] = {
        "contentType": text.media,
        "size": len(content),
        "hash": digest,
        "title": name,
    }
    return tree, Attachment(name, text.media, content, f"text {number}")
