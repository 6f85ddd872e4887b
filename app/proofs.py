"""Proof files: one record with all that shows it unchanged, made here, checked anywhere.

Refuses: writing over a file, and calling a proof whole of which any step fails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import FileGone, TargetExists
from app.exporting import write_whole
from sync.stamps.stamping import Stamp
from vault.errors import NoRecord, ProofRefused
from vault.ids import RecordId
from vault.policy import Policy, parse_policy
from vault.proof_file import MAX_PROOF_BYTES
from vault.record_proof import Proven, check_proof, make_proof
from vault.records import Person
from vault.vault import Vault

SUFFIX = ".tlog-proof"
CHECKER = "rekamku-proof-checker.html"
NO_FILE = "proof-file"
"""What a file is refused with that is no proof file at all."""


@dataclass(frozen=True, slots=True)
class ProofMade:
    """A proof file that was written: what is in it, how many witnesses stand in it.

    `checker` is the page that was put beside it, None if none was asked for.
    """

    path: Path
    record_id: RecordId
    index: int
    size: int
    vouched: int
    checker: Path | None = None


def make(
    vault: Vault, person: Person, record_id: RecordId, target: Path, *, with_page: bool = False
) -> ProofMade:
    """Write the proof of a record's shown version; `with_page` puts the checker beside it.

    Raises TargetExists, NoRecord (also for a record whose content was erased), Altered.
    """
    page = target.with_name(CHECKER) if with_page else None
    if target.exists():
        raise TargetExists(target)
    material = vault.record(person.id).proof(record_id)
    position = material.proof.stored.position
    anchors = vault.witnesses().evidence(position.log_id, position.index, position.leaf)
    try:
        data = make_proof(material.proof, material.media, anchors)
    except ValueError:
        raise NoRecord(record_id) from None
    proven = check_proof(data)
    write_whole(target, [data])
    if page is not None and not page.exists():
        write_whole(page, [checker_page()])
    return ProofMade(target, record_id, proven.index, proven.size, len(proven.vouched), page)


def check(path: Path, policy: Path | None = None) -> Proven:
    """What a proof file shows; nothing but the file is needed.

    Raises FileGone, ProofRefused (`proof-file` if it is none, another word if it does not hold,
    `policy` for a policy that is none).
    """
    known = None if policy is None else read_policy(policy)
    return check_proof(_read(path), known)


def read_policy(path: Path) -> Policy:
    """A C2SP tlog-policy file; raises FileGone, ProofRefused(`policy`)."""
    return parse_policy(_read(path))


def checker_page() -> bytes:
    """The page that checks a proof file in a browser; raises PageMissing if it was not built."""
    from sync.errors import PageMissing
    from sync.page import checker_file

    try:
        return checker_file()
    except FileNotFoundError:
        raise PageMissing from None


def write_content(proven: Proven, target: Path) -> None:
    """Write the record's exact bytes; raises TargetExists."""
    if target.exists():
        raise TargetExists(target)
    write_whole(target, [proven.content])


def save_checker(target: Path) -> None:
    """Write the checker page; raises TargetExists, PageMissing."""
    if target.exists():
        raise TargetExists(target)
    write_whole(target, [checker_page()])


def stamp(path: Path, target: Path, url: str, chain: str, random: Callable[[int], bytes]) -> Stamp:
    """Have an authority stamp a proof file, the checked answer written to `target`.

    Raises FileGone, TargetExists, WebRefused, WebUnreachable, StampRefused.
    """
    from sync.stamps import stamping
    from sync.web import Web

    if target.exists():
        raise TargetExists(target)
    web = Web(limit=stamping.LARGEST)
    token, found = stamping.ask(web, url, _read(path), chain, random)
    write_whole(target, [token])
    return found


def check_stamp(path: Path, stamped: Path, chain: str) -> Stamp:
    """What a time stamp over a proof file says; raises FileGone, StampRefused."""
    from sync.stamps import stamping

    return stamping.check(_read(stamped), _read(path), chain)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_PROOF_BYTES:
            raise ProofRefused(NO_FILE)
        return path.read_bytes()
    except OSError:
        raise FileGone(path) from None
