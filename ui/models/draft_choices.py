"""What the person decides about a draft: whose each file is, and which rows stay out.

Refuses: saving as long as a file has no answer to whose it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.answers import Draft, FileChoice, FileStatus, Outcome, ReviewFile, ReviewRow
from ui.words.reasons import ERASED_BEFORE
from vault.ids import PersonId

UNDECIDED = ""
NEW = "new"
LEAVE_OUT = "leave-out"
_NO_RECORDS = frozenset({FileStatus.REFUSED, FileStatus.EMPTY, FileStatus.PARTIAL})
_SAVED = frozenset({Outcome.NEW, Outcome.CHANGED})


@dataclass(slots=True)
class _Decision:
    file: ReviewFile
    whose: str
    unticked: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    again: bool = False


class DraftChoices:
    """One decision for each file of a draft; `whose` is a person's id or one of the words above."""

    def __init__(self, draft: Draft, before: "DraftChoices | None" = None) -> None:
        """What was decided `before` about the same files, read again since, stays decided."""
        self._decisions = {
            file.key: _Decision(file, file.person_id or UNDECIDED)
            for file in draft.files
            if file.answer.status not in _NO_RECORDS
        }
        for one in self._decisions.values():
            if before is not None and before.asks(one.file.key):
                one.whose = before.whose(one.file.key)
                one.unticked = before.unticked(one.file.key)
                one.confirmed = before.confirmed(one.file.key)
                one.again = before.again(one.file.key)

    def asks(self, key: str) -> bool:
        """Whether a file holds records that can go somewhere."""
        return key in self._decisions

    def whose(self, key: str) -> str:
        """Whose a file is, as decided."""
        return self._decisions[key].whose

    def give(self, key: str, whose: str) -> None:
        """Decide whose a file is."""
        self._decisions[key].whose = whose

    def leave_out(self, key: str, places: Iterable[str]) -> None:
        """Decide which rows of a file stay out."""
        self._decisions[key].unticked = frozenset(places)

    def unticked(self, key: str) -> frozenset[str]:
        """The places of a file's rows that stay out."""
        return self._decisions[key].unticked

    def confirm(self, key: str, places: Iterable[str]) -> None:
        """Decide which doubtful rows of a file enter."""
        self._decisions[key].confirmed = frozenset(places)

    def confirmed(self, key: str) -> frozenset[str]:
        """The places of a file's doubtful rows that enter."""
        return self._decisions[key].confirmed

    def bring_back(self, key: str, *, wanted: bool) -> None:
        """Decide whether records of a file that were destroyed on purpose enter again."""
        self._decisions[key].again = wanted

    def again(self, key: str) -> bool:
        """Whether destroyed records of a file enter again."""
        return self._decisions[key].again

    def fresh(self, key: str) -> bool:
        """Whether what is known of a file is not for the person it goes to now."""
        one = self._decisions[key]
        return one.whose != one.file.person_id

    @property
    def open_questions(self) -> int:
        """Files of which it is not known whose they are."""
        return sum(one.whose == UNDECIDED for one in self._decisions.values())

    @property
    def records(self) -> int:
        """How many records saving would add or change."""
        return sum(map(_count, self._decisions.values()))

    def choices(self) -> tuple[FileChoice, ...]:
        """The decisions as the desk takes them."""
        return tuple(map(_choice, self._decisions.values()))


def destroyed(file: ReviewFile) -> int:
    """How many records of a file were destroyed on purpose before."""
    return sum(place.reason == ERASED_BEFORE for place in file.answer.refused)


def _count(one: _Decision) -> int:
    if one.whose in {UNDECIDED, LEAVE_OUT}:
        return 0
    answer = one.file.answer
    waiting = sum(held.records for held in answer.held)
    fresh = one.whose != one.file.person_id
    known = answer.same if fresh else 0
    out = sum(_stays_out(one, row) and (fresh or row.outcome in _SAVED) for row in one.file.rows)
    back = destroyed(one.file) if one.again and not fresh else 0
    return max(0, answer.new + answer.changed + known + waiting + back - out)


def _stays_out(one: _Decision, row: ReviewRow) -> bool:
    return row.place not in one.confirmed if row.doubt else row.place in one.unticked


def _choice(one: _Decision) -> FileChoice:
    out, confirmed = tuple(sorted(one.unticked)), tuple(sorted(one.confirmed))
    if one.whose == NEW:
        return FileChoice(one.file.key, None, out, one.file.new, confirmed, again=one.again)
    person = None if one.whose in {UNDECIDED, LEAVE_OUT} else PersonId(one.whose)
    return FileChoice(one.file.key, person, out, ticked=confirmed, again=one.again)
