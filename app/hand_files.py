"""Writing down with files: a document is a file as it is, with its owner's words beside it.

Refuses: reading the file; a file of a known format is better brought in by `import`.
"""

import base64
import hashlib
import mimetypes
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import by_hand
from app.by_hand import Written, keep_resource, today
from app.errors import BadRequest, FileGone
from app.typed_dates import read_date
from app.typed_fields import Form
from app.typed_values import Typed, look_over
from app.typing_in import ENCODER, without_gaps
from vault.environment import Environment
from vault.ids import PersonId
from vault.records import Attachment
from vault.vault import Vault

LARGEST: Final = 64 << 20
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Document:
    """A file and what its owner says of it; only the file has to be named."""

    path: Path
    title: str = ""
    date: str = ""
    place: str = ""
    doctor: str = ""


def write_down(
    vault: Vault, person: PersonId, typed: Typed, named: str, environment: Environment
) -> Written:
    """Keep a filled form of any kind; raises BadRequest, and FileGone for a document's file."""
    if typed.form is not Form.DOCUMENT:
        return by_hand.write_down(vault, person, typed, named, environment)
    vault.require_writable()
    for name in look_over(typed, today(environment)).wrong:
        raise BadRequest(name, typed.text(name))
    said = {name: typed.text(name) for name in ("title", "date", "place", "doctor")}
    return keep_document(vault, person, Document(Path(typed.text("file")), **said), environment)


def keep_document(
    vault: Vault, person: PersonId, wanted: Document, environment: Environment
) -> Written:
    """Keep a file as a record; the same file with the same words is the same record.

    Raises FileGone, and BadRequest for an empty or too large file, a date that is none, a
    title or name over 200 letters.
    """
    content = _bytes_of(wanted.path)
    for name, text in (("title", wanted.title), ("place", wanted.place), ("doctor", wanted.doctor)):
        if len(text) > _LONGEST:
            raise BadRequest(name, text[:40])
    media = mimetypes.guess_type(wanted.path.name)[0] or "application/octet-stream"
    attachment = {
        "contentType": media,
        "title": wanted.path.name,
        "size": len(content),
        "hash": base64.b64encode(_fingerprint(content)).decode(),
    }
    resource = {
        "resourceType": "DocumentReference",
        "status": "current",
        "type": {"text": wanted.title.strip() or wanted.path.name},
        "subject": {"reference": f"Patient/{uuid.UUID(person)}"},
        "author": [{"display": wanted.doctor.strip()}],
        "custodian": {"display": wanted.place.strip()},
        "content": [{"attachment": attachment}],
        "context": {"period": {"start": read_date(wanted.date, today(environment))}},
    }
    attached = Attachment(wanted.path.name, media, content, "")
    return keep_resource(
        vault, person, ENCODER.encode(without_gaps(resource)), environment, attachments=(attached,)
    )


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileGone(path)
        with path.open("rb") as source:
            content = source.read(LARGEST + 1)
    except OSError:
        raise FileGone(path) from None
    if not content or len(content) > LARGEST:
        raise BadRequest("file", path.name)
    return content


def _fingerprint(content: bytes) -> bytes:
    """SHA-1, as FHIR R4 has it in `Attachment.hash`; nothing rests on it."""
    return hashlib.sha1(content, usedforsecurity=False).digest()
