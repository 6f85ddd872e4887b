"""What the person chose for a share so far; becomes a wish when the steps are done.

Refuses: sensitive labels that were not ticked.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.answers import ShareWish
from sync.purposes import Purpose
from vault.ids import RecordId
from vault.records import Kind, Label

SHORTEST = 15.0


class Reach(StrEnum):
    """What goes in: the purpose's own choice, chosen kinds, or the records one came from."""

    DEFAULT = "default"
    KINDS = "kinds"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class ShareDraft:
    """One share in the making; dates are FHIR texts, `minutes` how long it stays open.

    `records` are those that sharing began from, if any.
    """

    reach: Reach = Reach.DEFAULT
    records: tuple[RecordId, ...] = ()
    purpose: str = Purpose.TREAT.value
    kinds: frozenset[Kind] = frozenset()
    since: str = ""
    until: str = ""
    include: frozenset[Label] = frozenset()
    recipient: str = ""
    minutes: float = SHORTEST
    passcode: str = ""
    uses: int | None = None
    via: str = "lan"

    def with_label(self, label: Label, *, ticked: bool) -> "ShareDraft":
        """With a sensitive shelf let through or not."""
        others = self.include - {label}
        return replace(self, include=others | {label} if ticked else others)

    def with_kind(self, kind: Kind, *, ticked: bool) -> "ShareDraft":
        """With a kind ticked or not."""
        others = self.kinds - {kind}
        return replace(self, kinds=others | {kind} if ticked else others)

    @property
    def ready_to_preview(self) -> bool:
        """Whether anything was chosen."""
        return self.reach is not Reach.KINDS or bool(self.kinds)

    def wish(self) -> ShareWish:
        """What is asked of the desk."""
        by_kind = self.reach is Reach.KINDS
        named = self.reach is Reach.RECORDS
        return ShareWish(
            recipient=self.recipient.strip(),
            purpose=self.purpose,
            minutes=self.minutes,
            kinds=tuple(sorted(self.kinds)) if by_kind else (),
            records=self.records if named else (),
            since=self.since if by_kind else "",
            until=self.until if by_kind else "",
            passcode=self.passcode or None,
            uses=self.uses,
            include=tuple(sorted(self.include)),
            via=self.via,
        )
