"""Where the records of one file for one person go: an open import of their record store.

Refuses: leaving anything behind when it is abandoned, the staged original included.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answers import FileAnswer, FileStatus, Place
from app.errors import FileGone
from vault.files import FileStore, Staged
from vault.ids import BatchId, ImportId, PersonId
from vault.record_store import RecordStore
from vault.record_values import BatchOutcome, ImportSource
from vault.records import IncomingRecord

BLOCK = 1 << 20
READER = "rekamku/fhir"


@dataclass(frozen=True, slots=True)
class Target:
    """One person's place for records and files, and who brings them in."""

    person_id: PersonId
    store: RecordStore
    files: FileStore
    actor: str


class Original:
    """The file on the person's disk, staged at most once for each person."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._staged: dict[PersonId, tuple[FileStore, Staged]] = {}

    def staged(self, target: Target) -> Staged:
        """The encrypted copy in the making; raises FileGone, DiskFull."""
        if target.person_id not in self._staged:
            staged = target.files.stage(
                self._blocks(), title=self.path.name, media=media_of(self.path)
            )
            self._staged[target.person_id] = (target.files, staged)
        return self._staged[target.person_id][1]

    def forget(self) -> None:
        """Remove the copies that no import took."""
        for files, staged in self._staged.values():
            files.discard(staged)
        self._staged.clear()

    def _blocks(self) -> Iterator[bytes]:
        try:
            with self.path.open("rb") as source:
                while block := source.read(BLOCK):
                    yield block
        except OSError:
            raise FileGone(self.path) from None


class Sink:
    """One import in the making."""

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
    ) -> None:
        self._target = target
        self._format = form
        self._dry = dry
        self.import_id = ImportId(random(16).hex())
        self.outcome = BatchOutcome()
        source = ImportSource(
            import_id=self.import_id,
            batch_id=batch,
            path=path,
            format=form,
            reader=READER,
            actor=target.actor,
            staged=() if dry else (original.staged(target),),
            source=Path(path).name,
        )
        self._writer = target.store.begin_import(source, dry=dry)

    def add(self, records: Sequence[IncomingRecord]) -> None:
        """Keep a batch."""
        self.outcome = self.outcome + self._writer.add(records)

    def finish(self, path: str, refused: tuple[Place, ...]) -> FileAnswer:
        """Commit if anything is new, else leave no trace; tell what became of the file."""
        outcome = self.outcome
        kept = bool(outcome.new or outcome.changed)
        if kept and not self._dry:
            self._writer.commit()
        else:
            self._writer.rollback()
        places = (*refused, *(Place(one.place, one.reason) for one in outcome.refused))
        return FileAnswer(
            path,
            self._format,
            self._status(kept=kept, refused=bool(places)),
            import_id=self.import_id if kept and not self._dry else None,
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
        if self._dry:
            return FileStatus.DRY_RUN
        if refused:
            return FileStatus.PARTIAL
        return FileStatus.IMPORTED if kept else FileStatus.SAME


def media_of(path: Path) -> str:
    """The media type by which an original is handed out again."""
    known = {".json": "application/json", ".xml": "application/xml", ".zip": "application/zip"}
    known |= {
        ".gz": "application/gzip",
        ".ndjson": "application/x-ndjson",
        ".pdf": "application/pdf",
    }
    return known.get(path.suffix.lower(), "application/octet-stream")
