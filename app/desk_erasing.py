"""The desk's part about erasing for good: what would go, and doing it.

Refuses: doing it for anything but a plan that was shown.
"""

from app import erasing, erasing_people
from app.erasing import ErasePlan
from app.erasing_people import PersonErasePlan
from app.jobs import Job
from vault.environment import Environment
from vault.erasing import EraseReason
from vault.ids import ImportId, PersonId, RecordId
from vault.vault import Vault


class EraseDesk:
    """Erasing records of one open vault."""

    _vault: Vault
    _environment: Environment

    def plan_erasure(self, person: PersonId, records: tuple[RecordId, ...], job: Job) -> ErasePlan:
        """What erasing these records takes along; raises NoRecord, NotAllowed, Frozen."""
        return erasing.plan(self._vault, person, records, job)

    def erase(self, wanted: ErasePlan, reason: EraseReason, job: Job) -> None:
        """Do what a plan says, for good; raises ErasureChanged where it no longer holds."""
        erasing.erase(self._vault, wanted, reason, job, self._environment.clock())

    def plan_erasing_import(self, person: PersonId, wanted: ImportId, job: Job) -> ErasePlan:
        """What erasing all that an import brought takes along; raises NoImport, NotAllowed."""
        return erasing.plan_import(self._vault, person, wanted, job)

    def plan_erasing_person(self, person: PersonId) -> PersonErasePlan:
        """What erasing a person takes along; raises NotAllowed, Frozen, RoleRefused."""
        return erasing_people.plan(self._vault, person)

    def erase_person(self, wanted: PersonErasePlan, reason: EraseReason) -> None:
        """Erase a person for good; raises ErasureChanged where the plan no longer holds."""
        erasing_people.erase(self._vault, wanted, reason)
