"""Reading somebody else's SMART Health Link into the vault.

Refuses: asking a host nobody agreed to, and saving before the person said so.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.answers import FileAnswer, ImportAnswer
from app.errors import Cancelled
from app.files_in import Wishes, bring_in
from app.jobs import Job
from sync.link import HealthLink, read_link
from sync.open_link import LinkFile, Visit, open_link
from sync.web import Web
from vault.environment import Environment
from vault.vault import Vault

SUFFIXES = {"application/fhir+json": ".json", "application/smart-health-card": ".smart-health-card"}


@dataclass(frozen=True, slots=True)
class Visitor:
    """How a link is to be opened; `confirm` is asked with the host before anything is fetched."""

    link: str
    passcode: str | None
    even_expired: bool
    save: bool
    confirm: Callable[[str], bool]


def open_and_read(
    vault: Vault, visitor: Visitor, wishes: Wishes, environment: Environment, job: Job
) -> ImportAnswer:
    """Fetch, unseal and read a link's files; they are kept only with `save`.

    Raises Cancelled if the host was not agreed to, and everything `open_link` raises.
    """
    link = read_link(visitor.link)
    if not visitor.confirm(link.host):
        raise Cancelled
    visit = Visit(
        recipient=vault.owner().name,
        now=environment.clock() // 1000,
        passcode=visitor.passcode,
        even_expired=visitor.even_expired,
    )
    files = open_link(link, visit, Web(cancelled=lambda: job.cancelled))
    wishes = replace(wishes, dry=not visitor.save)
    with tempfile.TemporaryDirectory(prefix="rekamku-link-") as folder:
        paths = [written(Path(folder), link, number, one) for number, one in enumerate(files, 1)]
        answer = bring_in(vault, paths, wishes, environment, job)
    return replace(answer, files=tuple(named(one, link) for one in answer.files))


def written(folder: Path, link: HealthLink, number: int, one: LinkFile) -> Path:
    """A file of the link in a folder only this user may read, named as its source is shown."""
    host = "".join(letter if letter.isalnum() or letter in ".-" else "_" for letter in link.host)
    path = folder / f"{host}-{number}{SUFFIXES.get(one.content_type, '.json')}"
    path.write_bytes(one.content)
    return path


def named(answer: FileAnswer, link: HealthLink) -> FileAnswer:
    """The answer under the link's host instead of a passing folder's name."""
    return replace(answer, path=f"{link.host}/{Path(answer.path).name}")
