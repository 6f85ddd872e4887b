"""Codes in words: a source's status and the few codes that stand among its details.

Refuses: to guess; a code that is not known is shown as the source wrote it.
"""

from PySide6.QtCore import QCoreApplication

from vault.records import Facts, Kind

translate = QCoreApplication.translate


def status_word(facts: Facts) -> str:
    """The source's own status; empty where it says nothing worth a word."""
    if facts.kind is Kind.MEDICINE and facts.status == "active":
        return translate("words", "In use")
    return _statuses().get(facts.status, facts.status)


def detail_lines(facts: Facts) -> list[str]:
    """The further details, one per line, with the codes among them in words."""
    known = {Kind.ALLERGY: _allergy, Kind.CONDITION: _verified}.get(facts.kind, dict)()
    return [known.get(line, line) for line in facts.detail.splitlines() if line.strip()]


def _statuses() -> dict[str, str]:
    going_on = translate("words", "Going on")
    planned = translate("words", "Planned")
    cancelled = translate("words", "Cancelled")
    corrected = translate("words", "Corrected")
    open_yet = translate("words", "Not final yet")
    back = translate("words", "Came back")
    return {
        "unknown": "",
        "final": translate("words", "Final result"),
        "registered": open_yet,
        "preliminary": open_yet,
        "partial": open_yet,
        "amended": corrected,
        "corrected": corrected,
        "appended": corrected,
        "cancelled": cancelled,
        "revoked": cancelled,
        "abandoned": cancelled,
        "active": translate("words", "Active"),
        "inactive": translate("words", "Not active now"),
        "completed": translate("words", "Completed"),
        "finished": translate("words", "Finished"),
        "in-progress": going_on,
        "arrived": going_on,
        "intended": planned,
        "planned": planned,
        "preparation": planned,
        "draft": translate("words", "Draft"),
        "on-hold": translate("words", "On hold"),
        "stopped": translate("words", "Stopped"),
        "current": "",
        "superseded": translate("words", "Replaced by a newer one"),
        "resolved": translate("words", "Over"),
        "remission": translate("words", "Quiet for now"),
        "recurrence": back,
        "relapse": back,
        "available": "",
        "booked": translate("words", "Booked"),
        "proposed": planned,
        "pending": open_yet,
        "requested": open_yet,
        "received": open_yet,
        "accepted": translate("words", "Accepted"),
        "rejected": translate("words", "Refused"),
        "failed": translate("words", "Failed"),
        "waitlist": translate("words", "On a waiting list"),
        "fulfilled": translate("words", "Took place"),
        "noshow": translate("words", "Did not come"),
        "checked-in": going_on,
        "triaged": going_on,
        "onleave": going_on,
        "issued": "",
        "not-done": translate("words", "Not done"),
        "entered-in-error": translate("words", "Entered by mistake"),
    }


def _verified() -> dict[str, str]:
    return {
        "confirmed": translate("words", "Confirmed"),
        "unconfirmed": translate("words", "Not confirmed"),
        "provisional": translate("words", "Suspected"),
        "differential": translate("words", "One of several possibilities"),
        "presumed": translate("words", "Suspected"),
    }


def _allergy() -> dict[str, str]:
    return {
        **_verified(),
        "high": translate("words", "A severe reaction is likely"),
        "low": translate("words", "A severe reaction is not likely"),
        "unable-to-assess": translate("words", "How severe it could be is not known"),
        "food": translate("words", "Food"),
        "medication": translate("words", "Medicine"),
        "environment": translate("words", "Surroundings"),
        "biologic": translate("words", "Biological medicine"),
    }
