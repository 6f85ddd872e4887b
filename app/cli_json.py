"""Our values as the objects of the command line's JSON (design 7), field by field.

Refuses: anything not in the contract; a name more or less here breaks somebody's program.
"""

from typing import Any

from app.answers import FileAnswer, ImportAnswer, Place
from vault.records import Import, Page, Person, Row
from vault.share_values import Receipt, Share

Json = dict[str, Any]


def time_text(when_ms: int) -> str:
    """Milliseconds since 1970 as an RFC 3339 instant in UTC."""
    from datetime import UTC, datetime

    seconds, milliseconds = divmod(when_ms, 1000)
    instant = datetime.fromtimestamp(seconds, UTC)
    return f"{instant:%Y-%m-%dT%H:%M:%S}.{milliseconds:03d}Z"


def row_object(row: Row) -> Json:
    """A record in a list."""
    facts = row.facts
    return {
        "id": row.id,
        "person_id": row.person_id,
        "kind": facts.kind.value,
        "type": facts.fhir_type,
        "date": facts.date or None,
        "title": facts.title,
        "value": facts.value or None,
        "number": facts.number,
        "unit": facts.unit or None,
        "low": facts.low,
        "high": facts.high,
        "flag": facts.flag.value or None,
        "status": facts.status or None,
        "standing": facts.standing.value,
        "state": row.state.value,
        "trust": row.trust.value,
        "facility": facts.facility or None,
        "practitioner": facts.practitioner or None,
        "source": row.source or None,
        "labels": [label.value for label in facts.labels],
    }


def page_object(page: Page) -> Json:
    """A page of records."""
    return {"total": page.total, "records": [row_object(row) for row in page.rows]}


def person_object(person: Person, records: int) -> Json:
    """Somebody of the vault."""
    return {
        "id": person.id,
        "name": person.name,
        "birth_date": person.birth_date or None,
        "sex": person.sex.value,
        "relation": person.relation or None,
        "records": records,
    }


def import_object(one: Import) -> Json:
    """An import as listed."""
    return {
        "import_id": one.import_id,
        "batch_id": one.batch_id,
        "path": one.path,
        "format": one.format,
        "when": time_text(one.when_ms),
        "records": one.records,
        "undone": one.undone,
    }


def import_answer_object(answer: ImportAnswer) -> Json:
    """What `import` and `open` answer; what was passed over stands with the first file."""
    files = [file_object(one) for one in answer.files]
    for first in files[:1]:
        first["notices"] = [*first["notices"], *map(place_object, answer.passed_over)]
    return {
        "batch_id": answer.batch_id,
        "files": files,
        "new": answer.new,
        "same": answer.same,
        "changed": answer.changed,
        "refused": answer.refused,
        "held": answer.held,
    }


def file_object(answer: FileAnswer) -> Json:
    """What became of one file for one person."""
    return {
        "path": answer.path,
        "format": answer.format or None,
        "status": answer.status.value,
        "import_id": answer.import_id,
        "person_id": answer.person_id,
        "found": answer.found,
        "points": answer.points,
        "new": answer.new,
        "same": answer.same,
        "changed": answer.changed,
        "refused": [place_object(one) for one in answer.refused],
        "held": [{"who": one.who, "records": one.records} for one in answer.held],
        "notices": [*map(place_object, answer.notices), *_why_held(answer)],
    }


def _why_held(answer: FileAnswer) -> list[Json]:
    """What spoke against saving at once; the place of such a notice is the whole file."""
    codes = dict.fromkeys(code for one in answer.held for code in one.reasons)
    return [{"where": "", "reason": code} for code in codes]


def place_object(place: Place) -> Json:
    """Where something stood and what the matter is."""
    return {"where": place.where, "reason": place.reason}


def share_object(share: Share, link: str) -> Json:
    """A share as listed."""
    return {
        "id": share.id,
        "state": share.state.value,
        "recipient": share.recipient,
        "purpose": share.purpose,
        "label": share.label or None,
        "created": time_text(share.created_ms),
        "expires": time_text(share.expires_ms),
        "mode": share.mode.value,
        "format": share.format,
        "via": share.via,
        "passcode": share.has_passcode,
        "uses_left": share.uses_left,
        "opened": share.opened,
        "records": list(share.records),
        "withheld": {
            "count": share.withheld,
            "labels": [label.value for label in share.withheld_labels],
        },
        "link": link or None,
    }


def receipt_object(receipt: Receipt) -> Json:
    """One line of a share's history."""
    return {
        "share": receipt.share,
        "when": time_text(receipt.when_ms),
        "event": receipt.event.value,
        "recipient": receipt.recipient or None,
        "transport": receipt.transport or None,
        "records": receipt.records,
        "bytes": receipt.size,
        "result": receipt.result or None,
        "index": receipt.index,
        "leaf": receipt.leaf.hex(),
    }
