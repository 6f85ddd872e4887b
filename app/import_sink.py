"""Where the records of one file for one person go: an open import of their record store.

Refuses: leaving anything behind when it is abandoned, the staged original included.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answers import FileAnswer, FileStatus, Outcome, Place
from app.errors import FileGone
from sync.fhir.version import EXTRACTOR_VERSION
from vault.classify import Verdict
from vault.files import FileStore, Staged
from vault.ids import BatchId, ImportId, PersonId
from vault.importing import ImportWriter
from vault.record_store import RecordStore
from vault.record_values import ImportSource, Summary
from vault.records import IncomingRecord, StoredFile

BLOCK = 1 << 20
READER = "rekamku/{}"
"""Who turned a file into records: this program, with its reader of that format."""


@dataclass(frozen=True, slots=True)
class Target:
    """One person's place for records and files, and who brings them in."""

    person_id: PersonId
    store: RecordStore
    files: FileStore
    actor: str


class Original:
    """The file on the person's disk; an encrypted copy is made at most once for each person.

    The first import moves the copy to its place; later ones of the same file (members of an
    archive) name it there. If none of them kept anything, it is removed again.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._copies: dict[PersonId, _Copy] = {}

    def staged(self, target: Target) -> tuple[Staged, ...]:
        """The copy in the making, at the first import only; raises FileGone, DiskFull."""
        if target.person_id in self._copies:
            return ()
        staged = target.files.stage(self._blocks(), title=self.path.name, media=media_of(self.path))
        before = target.store.known_file(staged.stored.name)
        self._copies[target.person_id] = _Copy(target, staged, before)
        return (staged,)

    def kept(self, target: Target) -> tuple[StoredFile, ...]:
        """The copy in its place, from the second import on."""
        copy = self._copies[target.person_id]
        first, copy.first = copy.first, False
        stored = copy.before or copy.staged.stored
        # A member that held what was erased before has destroyed the copy again.
        gone = not first and not target.files.path_of(stored.name).is_file()
        return () if first or gone else (stored,)

    def taken(self, target: Target) -> None:
        """An import that names the copy was committed."""
        self._copies[target.person_id].taken = True

    def forget(self) -> None:
        """Remove the copies that no import kept."""
        for copy in self._copies.values():
            copy.target.files.discard(copy.staged)
            if not copy.taken and copy.before is None:
                copy.target.files.destroy(copy.staged.stored.name)
        self._copies.clear()

    def _blocks(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as source:
                while block := source.read(BLOCK):
                    yield block
        except OSError:
            raise FileGone(self.path) from None


@dataclass(slots=True)
class _Copy:
    """One person's encrypted copy of the file; `before` is what an entry held under its name."""

    target: Target
    staged: Staged
    before: StoredFile | None
    first: bool = True
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One record of a dry run and what saving would do with it."""

    record: IncomingRecord
    outcome: Outcome


OUTCOMES = {
    Verdict.NEW: Outcome.NEW,
    Verdict.RETURNED: Outcome.NEW,
    Verdict.SAME: Outcome.SAME,
    Verdict.CHANGED: Outcome.CHANGED,
    Verdict.CONFLICT: Outcome.REFUSED,
    Verdict.ERASED: Outcome.REFUSED,
}


class Sink:
    """One import in the making, or with `dry` only the answers it would give."""

    def __init__(
        self,
        target: Target,
        path: str,
        form: str,
        batch: BatchId,
        original: Original,
        *,
        random: Callable[[int], bytes],
        dry: bool,
        again: bool = False,
    ) -> None:
        self._target = target
        self._path = path
        self._format = form
        self._original = original
        self.import_id = ImportId(random(16).hex())
        source = ImportSource(
            import_id=self.import_id,
            batch_id=batch,
            path=path,
            format=form,
            reader=READER.format(_reader_of(form)),
            actor=target.actor,
            staged=() if dry else original.staged(target),
            files=() if dry else original.kept(target),
            source=Path(path).name,
            extractor=EXTRACTOR_VERSION,
            again=again,
        )
        self._writer = target.store.begin_import(source, dry=dry)

    def add(self, records: Sequence[IncomingRecord]) -> list[Judged]:
        """Keep a batch; a dry run says what it would do with each record."""
        if isinstance(self._writer, ImportWriter):
            self._writer.add(records)
            return []
        verdicts = self._writer.judge(records)
        return [
            Judged(record, OUTCOMES[verdict])
            for record, verdict in zip(records, verdicts, strict=True)
        ]

    def finish(self, refused: tuple[Place, ...], summary: Summary) -> FileAnswer:
        """Commit if anything is new, else leave no trace; tell what became of the file."""
        outcome = self._writer.total
        kept = bool(outcome.new or outcome.changed) and isinstance(self._writer, ImportWriter)
        if kept:
            self._writer.commit(summary)
            self._original.taken(self._target)
        else:
            self._writer.rollback()
        places = (*refused, *(Place(one.place, one.reason) for one in outcome.refused))
        return FileAnswer(
            self._path,
            self._format,
            self._status(kept=kept, refused=bool(places)),
            import_id=self.import_id if kept else None,
            person_id=self._target.person_id,
            new=outcome.new,
            same=outcome.same,
            changed=outcome.changed,
            refused=places,
        )

    def abandon(self) -> None:
        """Take everything back."""
        self._writer.rollback()

    def _status(self, *, kept: bool, refused: bool) -> FileStatus:
        if not isinstance(self._writer, ImportWriter):
            return FileStatus.DRY_RUN
        if refused:
            return FileStatus.PARTIAL
        return FileStatus.IMPORTED if kept else FileStatus.SAME


def _reader_of(form: str) -> str:
    """FHIR in any form and release is one reader."""
    return "fhir" if not form or form.startswith("fhir") else form


def media_of(path: Path) -> str:
    """The media type by which an original is handed out again."""
    known = {".json": "application/json", ".xml": "application/xml", ".zip": "application/zip"}
    known |= {
        ".gz": "application/gzip",
        ".ndjson": "application/x-ndjson",
        ".pdf": "application/pdf",
    }
    return known.get(path.suffix.lower(), "application/octet-stream")
