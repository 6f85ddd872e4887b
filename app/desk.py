"""The desk: one open vault with every use case the window has, in the window's own terms.

Refuses: sentences and Qt; each method's types are what crosses the keeper's pipe.
"""

from pathlib import Path

from app import (
    by_hand,
    columns,
    exporting,
    files_in,
    hand_files,
    handing,
    imaging,
    issuers,
    overviews,
    people,
    proving,
    reviewing,
    sharing,
    showing,
    tidying,
    tracing,
    watching,
)
from app.answers import (
    Draft,
    FileChoice,
    ImportAnswer,
    PersonCard,
    RecordView,
    ShareMade,
    SharePreview,
    ShareWish,
)
from app.by_hand import HalfTyped, Offered, Written
from app.desk_backups import BackupsDesk
from app.desk_erasing import EraseDesk
from app.desk_family import FamilyDesk
from app.desk_ways import WaysDesk
from app.desk_witnesses import WitnessDesk
from app.files_in import TakenBack
from app.handing import ShareCode
from app.imaging import FrameWish, Study
from app.jobs import Job
from app.overviews import Medicines, SeriesLine
from app.places import Places
from app.proving import Knowledge, Standing, Verification
from app.tracing import Trace
from app.typed_fields import Form
from app.typed_values import Typed
from app.watching import Watched
from sync.network import local_addresses
from sync.readers.card_values import TrustedIssuer
from sync.readers.ccda.laid import LaidOut
from sync.readers.excerpts import Excerpt
from sync.readers.pages import PagePicture
from sync.readers.protocol import ColumnMatch
from sync.readers.slices import Slice
from sync.readers.table_looks import TableSeen
from vault.environment import Environment
from vault.ids import ImportId, PersonId, RecordId, ShareId
from vault.people import NewPerson
from vault.records import Counts, Filter, Import, LogLine, Page, Person, StoredFile
from vault.share_values import Receipt, Share
from vault.vault import Vault


class Desk(WaysDesk, FamilyDesk, WitnessDesk, BackupsDesk, EraseDesk):
    """Everything a person can do with their open vault."""

    def __init__(self, vault: Vault, environment: Environment, here: Places) -> None:
        self._vault = vault
        self._environment = environment
        self._around = sharing.Around(environment, here)
        self._review = reviewing.Review(vault, environment)
        self._server = sharing.Server(vault, self._around)
        self._seen: dict[PersonId, tuple[int, ...]] = {}

    # -- people ---------------------------------------------------------------------------

    def people(self) -> tuple[PersonCard, ...]:
        """Everybody in the vault, the owner first."""
        return people.cards(self._vault)

    def add_person(self, new: NewPerson) -> Person:
        """Somebody new; raises PersonExists, PersonRefused."""
        return self._vault.add_person(new)

    def change_person(self, person: PersonId, new: NewPerson) -> Person:
        """Correct what is known of somebody; raises PersonRefused, PersonExists, NoPerson."""
        return self._vault.change_person(person, new)

    # -- seeing ---------------------------------------------------------------------------

    def rows(self, person: PersonId, wanted: Filter, limit: int, offset: int) -> Page:
        """A page of one person's records, newest first."""
        return self._vault.record(person).list(wanted, limit, offset)

    def counts(self, person: PersonId) -> Counts:
        """How many records of each kind and year."""
        return self._vault.record(person).counts()

    def record(self, person: PersonId, record_id: RecordId) -> RecordView:
        """One record whole, with its trend; raises NoRecord."""
        return proving.view(self._vault.record(person), record_id)

    def search(self, person: PersonId, text: str, limit: int) -> Page:
        """Records that hold all the words, newest first."""
        return self._vault.record(person).search(text, limit)

    def series_lines(self, person: PersonId) -> tuple[SeriesLine, ...]:
        """Every test and measurement that has results, with its newest and last numbers."""
        return overviews.series_lines(self._vault.record(person))

    def medicines(self, person: PersonId) -> Medicines:
        """Every medicine once, by what its newest record says; allergies and conditions."""
        return overviews.medicines(self._vault.record(person), self._environment.clock())

    def version_text(self, person: PersonId, record_id: RecordId, index: int) -> str:
        """One version of a record laid out for reading; raises NoRecord, Altered."""
        return showing.version_text(self._vault.record(person), record_id, index)

    def file_text(self, person: PersonId, stored: StoredFile) -> str:
        """A stored text file for reading; raises BadRequest over 64 MiB, Altered."""
        return showing.file_text(self._vault.record(person), stored)

    def picture(self, person: PersonId, stored: StoredFile, page: int, width: int) -> PagePicture:
        """A page of a stored PDF or picture as pixels, drawn in a confined child."""
        return showing.picture(self._vault.record(person), stored, page, width)

    def laid_out(self, person: PersonId, stored: StoredFile) -> LaidOut:
        """A stored clinical document as blocks to be read, laid out in a confined child."""
        return showing.laid_out(self._vault.record(person), stored)

    def page_of_original(
        self, person: PersonId, record_id: RecordId, page: int, width: int
    ) -> PagePicture:
        """A page of the file a record came from as pixels, drawn in a confined child."""
        return showing.page_of_original(self._vault.record(person), record_id, page, width)

    def excerpt(self, person: PersonId, record_id: RecordId) -> Excerpt:
        """The record's place in the text it came from, found in a confined child."""
        return showing.excerpt(self._vault.record(person), record_id)

    def study(self, person: PersonId, record_id: RecordId) -> Study:
        """The pictures of an examination by series and number; raises NoRecord."""
        return imaging.study(self._vault.record(person), record_id)

    def slices(
        self, person: PersonId, wanted: tuple[FrameWish, ...], edge: int
    ) -> tuple[Slice, ...]:
        """Pictures of examinations as measured values, taken out in a confined child."""
        return imaging.slices(self._vault.record(person), wanted, edge)

    def save_file(self, person: PersonId, stored: StoredFile, target: Path) -> None:
        """Write a stored file byte for byte; raises TargetExists, Altered."""
        showing.save_file(self._vault.record(person), stored, target)

    def save_original(self, person: PersonId, record_id: RecordId, target: Path) -> None:
        """Write the file a record came from; raises TargetExists."""
        store = self._vault.record(person)
        exporting.save_original(store, store.detail(record_id), target)

    # -- adding ---------------------------------------------------------------------------

    def read_files(self, person: PersonId, paths: tuple[Path, ...], job: Job) -> Draft:
        """Read files into a draft, nothing saved; `person` is meant where a file names nobody."""
        return self._review.read(self._vault.person(person), paths, job)

    def save_draft(self, choices: tuple[FileChoice, ...], job: Job) -> ImportAnswer:
        """Save the draft as decided; raises FileChanged, Cancelled."""
        return self._review.save(choices, job)

    def page_on_disk(self, named: str, page: int, width: int) -> PagePicture:
        """A page of a file under review as pixels, drawn in a confined child; raises FileGone."""
        return showing.page_on_disk(named, page, width)

    def table_on_disk(self, named: str, where: str, told: ColumnMatch | None) -> TableSeen:
        """The first rows of a table nobody was sure of, and what they become; raises FileGone."""
        return showing.table_on_disk(named, columns.sheet_of(where), told)

    def remember_columns(self, told: ColumnMatch) -> None:
        """Tables with these columns are read like this from now on."""
        columns.remember(self._vault, told)

    def remembered_columns(self) -> tuple[ColumnMatch, ...]:
        """What was said of tables' columns so far, the latest first."""
        return columns.remembered(self._vault)

    def forget_columns(self, header: tuple[str, ...]) -> None:
        """Ask again about tables with these columns."""
        columns.forget(self._vault, header)

    def trusted_issuers(self) -> tuple[TrustedIssuer, ...]:
        """Whom people trust to sign health cards, the latest first."""
        return issuers.trusted(self._vault)

    def trust_issuer(self, one: TrustedIssuer) -> None:
        """Cards of this issuer count as signed from now on; raises BadRequest."""
        issuers.trust(self._vault, one)

    def forget_issuer(self, one: TrustedIssuer) -> None:
        """Cards of this issuer are of an unknown issuer again."""
        issuers.forget(self._vault, one)

    def drop_draft(self) -> None:
        """Forget the draft."""
        self._review.drop()

    def imports(self, person: PersonId) -> tuple[Import, ...]:
        """Everything brought in for one person, newest first."""
        return self._vault.record(person).imports()

    def undo_import(self, wanted: ImportId) -> TakenBack:
        """Take back an import or a whole batch, even months later."""
        return files_in.undo(self._vault, wanted, self._environment.clock())

    # -- by hand --------------------------------------------------------------------------

    def write_down(self, person: PersonId, typed: Typed, named: str) -> Written:
        """Keep a record written by hand; `named` is the word of its choice.

        Raises BadRequest, and FileGone for a document's file.
        """
        return hand_files.write_down(self._vault, person, typed, named, self._environment)

    def rewrite(self, person: PersonId, record_id: RecordId, typed: Typed, named: str) -> Written:
        """Keep a new version of a record written by hand; raises BadRequest, NoRecord."""
        around = self._environment
        return by_hand.rewrite(self._vault, person, record_id, typed, named, around)

    def typed_form(self, person: PersonId, record_id: RecordId) -> Typed | None:
        """The form of a record written by hand; None for all others."""
        return by_hand.filled_form(self._vault.record(person), record_id)

    def offered(self, person: PersonId, form: Form) -> Offered:
        """Names, units, places and doctors from the person's own records."""
        return by_hand.offered(self._vault.record(person), form)

    def annotate(self, person: PersonId, record_id: RecordId, words: str) -> None:
        """Put a correction beside a record, which itself stays; raises NoRecord, BadRequest."""
        by_hand.annotate(self._vault, person, record_id, words)

    def retract_record(self, person: PersonId, record_id: RecordId, reason: str) -> None:
        """Take a record out of view for a reason; raises NoRecord, BadRequest."""
        now_ms = self._environment.clock()
        by_hand.retract(self._vault, person, record_id, reason, now_ms)

    def restore_record(self, person: PersonId, record_id: RecordId) -> None:
        """Bring a record back into view; raises NoRecord."""
        by_hand.restore(self._vault, person, record_id)

    def keep_half_typed(self, half: HalfTyped | None) -> None:
        """Seal a form that is not finished yet; None forgets it."""
        by_hand.keep_half(self._vault, half)

    def half_typed(self) -> HalfTyped | None:
        """The form that was not finished when the vault was locked."""
        return by_hand.half_typed(self._vault)

    def watch_folder(self, folder: str) -> Watched:
        """Watch a folder for new files from now on; empty for none."""
        return watching.watch(self._vault, folder)

    def look_in_watched(self) -> Watched:
        """What is new in the watched folder; nothing is read into the vault."""
        return watching.look(self._vault, self._environment.clock())

    def note_watched(self, paths: tuple[Path, ...]) -> None:
        """These files of the watched folder were offered; never again."""
        watching.seen(self._vault, paths)

    # -- proving --------------------------------------------------------------------------

    def standing(self) -> Standing:
        """The vault's state in facts: since when unchanged, what was noticed."""
        return proving.standing(self._vault)

    def verify(self, person: PersonId, full: bool, job: Job) -> Verification:  # noqa: FBT001 -- crosses the pipe
        """Check everything; see design 4."""
        return proving.verify(self._vault, self._vault.person(person), full=full, job=job)

    def accept_copy(self) -> None:
        """Go on with a restored copy under a new log."""
        self._vault.accept_copy()

    def activity(self, person: PersonId, limit: int, offset: int) -> tuple[LogLine, ...]:
        """The ledger as lines, newest first; an import is one line."""
        whose = self._vault.person(person)
        return proving.activity(self._vault, whose, limit, offset, folded=True)

    def trace(self, person: PersonId, log: str, index: int, leaf: str) -> Trace:
        """How we know one line of the ledger; raises Altered."""
        return tracing.trace(self._vault, self._vault.person(person), log, index, leaf)

    def knowledge(self, person: PersonId, record_id: RecordId) -> Knowledge:
        """How we know that a record was not changed: leaf, path, signed checkpoint."""
        return proving.knowledge(self._vault.record(person), record_id)

    # -- sharing --------------------------------------------------------------------------

    def preview_share(self, person: PersonId, wish: ShareWish) -> SharePreview:
        """What a share would show and what it would leave out."""
        return sharing.preview(self._vault, self._vault.person(person), wish, self._around)

    def share(self, person: PersonId, wish: ShareWish) -> ShareMade:
        """Grant a share and serve it from this computer."""
        self._server.start(wish.via)
        return sharing.create(self._vault, self._vault.person(person), wish, self._around)

    def serve_open(self) -> bool:
        """Serve the shares that are still open; False if there are none or others answer there."""
        return self._server.resume()

    def addresses(self) -> tuple[str, ...]:
        """The addresses of this computer on its networks; empty where there is none."""
        return local_addresses()

    def suggest_passcode(self) -> str:
        """Six digits to be said aloud."""
        return handing.passcode(self._environment.random)

    def share_code(self, share_id: ShareId) -> ShareCode:
        """Link and QR code of an open share; raises NoShare, ShareOver."""
        return handing.code(self._vault, share_id)

    def save_share_picture(self, share_id: ShareId, target: Path) -> None:
        """Write the code as a PNG; raises TargetExists, ShareOver."""
        handing.save_picture(self._vault, share_id, target)

    def save_share_sheet(
        self, person: PersonId, share_id: ShareId, target: Path, language: str
    ) -> None:
        """Write a page to print with the code; raises TargetExists, ShareOver."""
        whose = self._vault.person(person)
        handing.save_sheet(self._vault, whose, share_id, target, language)

    def receipts_of(self, share_id: ShareId) -> tuple[Receipt, ...]:
        """What happened to one share, newest first."""
        return sharing.receipts(self._vault, self._vault.owner(), share_id)

    def shares(self, person: PersonId) -> tuple[Share, ...]:
        """Every share of one person, newest first."""
        return sharing.shares(self._vault, self._vault.person(person))

    def change_share(self, share_id: ShareId, change: sharing.Change, longer_ms: int) -> Share:
        """Stop, pause, resume or extend a share."""
        return sharing.change(self._vault, share_id, change, longer_ms)

    def receipts(self, person: PersonId) -> tuple[Receipt, ...]:
        """Who saw what and when, newest first."""
        return sharing.receipts(self._vault, self._vault.person(person), None)

    # -- the vault ------------------------------------------------------------------------

    def tidy(self) -> int:
        """Remove what crashes left in the files' folders; how many. Once after each unlock."""
        return tidying.tidy(self._vault)

    def stirred(self) -> tuple[PersonId, ...]:
        """People whose databases another connection changed since this was asked last."""
        found = []
        for person in self._vault.people():
            version = self._vault.data_version(person.id)
            if self._seen.setdefault(person.id, version) != version:
                self._seen[person.id] = version
                found.append(person.id)
        return tuple(found)

    @property
    def vault(self) -> Vault:
        """The open vault, for the door in the same process."""
        return self._vault

    def beside(self) -> "Desk":
        """Another desk over the same vault, for another thread."""
        return Desk(self._vault.beside(), self._environment, self._around.places)

    def close(self) -> None:
        """Stop serving and lock."""
        self._server.stop()
        self._vault.close()
