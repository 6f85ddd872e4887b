"""A job's steps as the screen needs them: on the main thread, and not more often than they show.

Refuses: one event for each piece of a large file.
"""

from collections.abc import Callable

from app.jobs import Job, Progress
from ui.runner import Runner

_PARTS = 200


def shown_job(runner: Runner, tell: Callable[[Progress], None]) -> Job:
    """A job whose steps are told where a bar would move by them."""
    last: list[tuple[str, int]] = [("", -1)]

    def hear(step: Progress) -> None:
        part = (step.what, step.done * _PARTS // step.total if step.total else step.done)
        if part != last[0]:
            last[0] = part
            runner.soon(lambda: tell(step))

    return Job(hear)
