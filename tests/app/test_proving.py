"""A full check of a vault tells how far it is, and after a cancel says nothing at all."""

import pytest
from cli_shell import Shell

from app.errors import Cancelled
from app.jobs import Job, Progress
from app.proving import verify


class Stopped(Job):
    """A job that is cancelled when it has been asked so many times."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    @property
    def cancelled(self) -> bool:
        self._left -= 1
        if self._left < 0:
            self.cancel()
        return super().cancelled


def test_a_full_check_tells_how_far_it_is(filled: Shell) -> None:
    told: list[Progress] = []
    with filled.open() as vault:
        found = verify(vault, vault.owner(), full=True, job=Job(told.append))

    assert found.ok
    assert {step.what for step in told} == {"entries"}
    assert all(0 < step.done <= step.total for step in told)


@pytest.mark.parametrize("after", [0, 1, 2, 4, 8, 16, 24])
def test_half_a_check_is_no_answer(filled: Shell, after: int) -> None:
    with filled.open() as vault, pytest.raises(Cancelled):
        verify(vault, vault.owner(), full=True, job=Stopped(after))
