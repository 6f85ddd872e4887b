"""Records written by hand in a real vault: kept, rewritten, noted on, taken out and back."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import by_hand, proving
from app.errors import BadRequest
from app.exporting import Format, export
from app.files_in import Wishes, bring_in, undo
from app.jobs import Job
from app.making import create
from app.typed_fields import Form
from app.typed_values import Typed
from vault.entry import Operation
from vault.environment import Environment
from vault.ids import PersonId, RecordId
from vault.keyring_store import MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.people import NewPerson
from vault.record_store import RecordStore
from vault.records import Filter, Kind, Row, Sex, Trust
from vault.vault import Vault

CHEAP = KdfChoice(KdfParameters(64, 1, 1), floor_kib=8)
START_MS = 1_795_000_000_000  # 18 November 2026


class Clock:
    def __init__(self) -> None:
        self.now = START_MS

    def __call__(self) -> int:
        self.now += 1000
        return self.now


@dataclass
class Desk:
    vault: Vault
    environment: Environment

    @property
    def person(self) -> PersonId:
        return self.vault.owner().id

    @property
    def store(self) -> RecordStore:
        return self.vault.record(self.person)

    def write(self, form: Form, named: str = "", **values: str) -> by_hand.Written:
        typed = Typed(form, values)
        return by_hand.write_down(self.vault, self.person, typed, named, self.environment)

    def rewrite(self, record_id: RecordId, form: Form, **values: str) -> by_hand.Written:
        return by_hand.rewrite(
            self.vault, self.person, record_id, Typed(form, values), "", self.environment
        )

    def values(self) -> list[str]:
        return [row.facts.value for row in self.store.list().rows]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    environment = Environment(
        state_dir=tmp_path / "state",
        keyring=MemoryKeyring(),
        clock=Clock(),
        random=os.urandom,
        kdf=CHEAP,
    )
    owner = NewPerson("Siti Aminah", "1950-08-17", Sex.FEMALE)
    vault, _ = create(tmp_path / "vault", owner, "kopi tubruk pagi sore", environment)
    with vault:
        yield Desk(vault, environment)


EVERY: tuple[tuple[Form, Kind, dict[str, str]], ...] = (
    (
        Form.VITAL,
        Kind.VITAL,
        {"what": "pressure", "upper": "128", "lower": "82", "date": "17-11-2026", "time": "7.30"},
    ),
    (Form.LAB, Kind.LAB, {"test": "Hb", "value": "12,5", "unit": "g/dL", "date": "11-2026"}),
    (Form.MEDICINE, Kind.MEDICINE, {"name": "Metformin 500 mg", "dose": "2 x 1", "since": "2024"}),
    (Form.ALLERGY, Kind.ALLERGY, {"name": "Amoksisilin", "reaction": "ruam"}),
    (Form.CONDITION, Kind.CONDITION, {"name": "Hipertensi", "since": "2019"}),
    (Form.IMMUNISATION, Kind.IMMUNISATION, {"name": "Influenza", "dose": "1", "date": "2025"}),
    (Form.VISIT, Kind.VISIT, {"what": "outpatient", "place": "RSUD", "date": "1-10-2026"}),
    (Form.PROCEDURE, Kind.PROCEDURE, {"name": "Operasi usus buntu", "date": "1999"}),
    (Form.NOTE, Kind.DOCUMENT, {"title": "Keluhan", "text": "Pusing pagi hari", "date": "2026"}),
    (Form.FAMILY, Kind.FAMILY_HISTORY, {"what": "mother", "name": "Diabetes", "age": "50"}),
)


def everything(desk: Desk) -> tuple[Row, ...]:
    return desk.store.list(Filter(everything=True), 0).rows


def test_every_form_becomes_a_record_of_its_kind_typed_and_comes_back(desk: Desk) -> None:
    for form, kind, values in EVERY:
        written = desk.write(form, "Ibu" if form is Form.FAMILY else "", **values)
        row = desk.store.row(written.record_id)

        assert (row.facts.kind, row.trust, row.source) == (kind, Trust.TYPED, "typed")
        assert row.facts.title
        back = by_hand.filled_form(desk.store, written.record_id)
        assert back is not None
        assert back.form is form

    assert desk.store.list().total == len(EVERY)
    assert desk.store.search("pusing").total == 1
    pressure = next(row for row in desk.store.list().rows if row.facts.kind is Kind.VITAL)
    assert (pressure.facts.value, pressure.facts.unit) == ("128/82", "mmHg")
    hb = next(row for row in desk.store.list().rows if row.facts.kind is Kind.LAB)
    assert (hb.facts.value, hb.facts.code, hb.facts.date) == ("12,5", "718-7", "2026-11")


def test_the_views_made_anew_are_the_same_and_the_vault_is_sound(desk: Desk) -> None:
    for form, _, values in EVERY:
        desk.write(form, **values)
    first = desk.write(Form.ALLERGY, name="Udang")
    desk.rewrite(first.record_id, Form.ALLERGY, name="Udang dan kepiting")
    by_hand.annotate(desk.vault, desk.person, first.record_id, "Baru kulit saja")
    before = everything(desk), desk.store.detail(first.record_id)

    proving.rebuild(desk.vault, desk.vault.owner())

    assert (everything(desk), desk.store.detail(first.record_id)) == before
    assert proving.verify(desk.vault, desk.vault.owner(), full=True, job=Job()).ok


def test_a_rewritten_record_shows_the_new_and_keeps_the_old_version(desk: Desk) -> None:
    first = desk.write(Form.LAB, test="Hb", value="12,5", unit="g/dL", date="2026")

    again = desk.rewrite(
        first.record_id, Form.LAB, test="Hb", value="11,5", unit="g/dL", date="2026"
    )
    back = desk.rewrite(
        first.record_id, Form.LAB, test="Hb", value="12,5", unit="g/dL", date="2026"
    )
    same = desk.rewrite(
        first.record_id, Form.LAB, test="Hb", value="12,5", unit="g/dL", date="2026"
    )

    assert again.record_id == back.record_id == first.record_id
    assert desk.values() == ["12,5"]
    versions = desk.store.detail(first.record_id).versions
    assert len(versions) == 3
    assert b"11.5" in desk.store.content(first.record_id, versions[1].index)
    assert (back.import_id != "", same.import_id) == (True, "")


def test_what_was_written_and_rewritten_can_be_taken_back_one_by_one(desk: Desk) -> None:
    first = desk.write(Form.ALLERGY, name="Udang")
    again = desk.rewrite(first.record_id, Form.ALLERGY, name="Ikan")

    undo(desk.vault, again.import_id, START_MS)
    assert [row.facts.title for row in desk.store.list().rows] == ["Udang"]
    third = desk.rewrite(first.record_id, Form.ALLERGY, name="Kacang")
    assert [row.facts.title for row in desk.store.list().rows] == ["Kacang"]
    undo(desk.vault, third.import_id, START_MS)
    undo(desk.vault, first.import_id, START_MS)

    assert desk.store.list().total == 0


def test_a_form_that_is_not_well_filled_is_not_kept(desk: Desk) -> None:
    size = desk.store.own_head().size

    with pytest.raises(BadRequest):
        desk.write(Form.LAB, test="Hb", value="12,5", date="31-2-2026")
    with pytest.raises(BadRequest):
        desk.write(Form.VITAL, what="weight", value="berat", date="2026")

    assert desk.store.own_head().size == size


def test_taking_out_with_a_reason_and_bringing_back(desk: Desk) -> None:
    record_id = desk.write(Form.CONDITION, name="Asma").record_id

    by_hand.retract(desk.vault, desk.person, record_id, " Salah orang ", START_MS)
    assert desk.store.list().total == 0
    by_hand.restore(desk.vault, desk.person, record_id)

    assert desk.store.list().total == 1
    (remark,) = desk.store.detail(record_id).remarks
    assert (remark.text, remark.operation) == ("Salah orang", Operation.RETRACT)
    with pytest.raises(BadRequest):
        by_hand.retract(desk.vault, desk.person, record_id, "  ", START_MS)


def test_offers_come_from_the_persons_own_records(desk: Desk) -> None:
    for unit in ("g/dL", "g/dL", "mg/dL"):
        desk.write(Form.LAB, test=f"Hb {unit}", value="1", unit=unit, place="RSUD", date="2026")

    offered = by_hand.offered(desk.store, Form.LAB)

    assert set(offered.units) == {"g/dL", "mg/dL"}
    assert offered.places == ("RSUD",)
    assert set(offered.names) == {"Hb g/dL", "Hb mg/dL"}


def test_a_half_typed_form_is_sealed_and_found_again_until_it_is_forgotten(desk: Desk) -> None:
    half = by_hand.HalfTyped(desk.person, Typed(Form.NOTE, {"title": "Keluhan"}))

    by_hand.keep_half(desk.vault, half)

    assert by_hand.half_typed(desk.vault) == half
    by_hand.keep_half(desk.vault, None)
    assert by_hand.half_typed(desk.vault) is None


def test_an_export_comes_back_as_the_same_records_of_the_same_person(
    desk: Desk, tmp_path: Path
) -> None:
    owner, out = desk.vault.owner(), tmp_path / "out.json"
    for form, _, values in EVERY:
        desk.write(form, **values)

    written = export(desk.vault, owner, Format.FHIR, out, Job())
    again = bring_in(desk.vault, [out], Wishes(default=owner), desk.environment, Job())

    assert (written, again.same) == (len(EVERY), len(EVERY))
    assert desk.store.list().total == len(EVERY)
    assert not again.files[0].held


def test_what_was_written_by_hand_is_about_the_one_patient_of_a_share(desk: Desk) -> None:
    record_id = desk.write(Form.ALLERGY, name="Udang").record_id

    (reference,) = desk.store.references(record_id)

    assert reference.identity.startswith("uuid:Patient/")
    assert reference.record_id is None
