"""The desk's part about erasing for good: what would go, and doing it.

Refuses: doing it for anything but a plan that was shown.
"""

from app import erasing
from app.erasing import ErasePlan
from app.jobs import Job
from vault.environment import Environment
from vault.erasing import EraseReason
from vault.ids import PersonId, RecordId
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
