"""Tables: every sample's rows are records, columns are told by name, unsure tables are asked about.

Refuses: to pass over the shared files; it skips where they are absent.
"""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from reader_help import Told, here, through_child, told

from sync.readers.protocol import ColumnMatch
from sync.readers.reading import read_file
from vault.records import Flag, IncomingRecord, Kind

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
TYPES = {
    "patients": "Patient",
    "encounters": "Encounter",
    "conditions": "Condition",
    "vital_sign_rows": "Observation",
    "lab_orders": "ServiceRequest",
    "radiology_orders": "ServiceRequest",
    "lab_results": "Observation",
    "nursing_procedures": "Procedure",
    "prescription_headers": "MedicationRequest",
    "prescription_lines": "MedicationRequest",
}


def _files() -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return files


GOOD = [one for one in _files() if one["path"].split("/")[0] in {"simrs-khanza", "hospital-csv"}]
BAD = [one for one in _files() if one["path"].startswith("bad/csv")]


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_every_row_is_a_record(sample: dict[str, Any], shared_data: Path) -> None:
    seen = through_child(shared_data / sample["path"])
    counts = sample["counts"]
    assert seen.readable
    assert not seen.refused
    for name, number in counts.get("clinical", {}).items():
        assert seen.found.get(TYPES[name], 0) == number, name
    if "reference (master) table" in sample.get("note", ""):
        assert not seen.found
        assert seen.notices == [("", "no-patient-data")]
    people = counts.get("distinct_patient_id") or counts.get("distinct_no_rkm_medis")
    if people:
        assert len(seen.patients) == people


@pytest.mark.parametrize("sample", BAD, ids=[one["path"] for one in BAD])
def test_bad_tables_end_as_expected(sample: dict[str, Any], shared_data: Path) -> None:
    seen = through_child(shared_data / sample["path"])
    expected = sample["expect"]
    assert seen.readable == (expected != "reject")
    assert bool(seen.refused) == (expected != "accept")
    assert bool(seen.records) == (expected != "reject")


def read(text: str) -> Told:
    return here(text.encode())


def only(seen: Told, kind: str) -> IncomingRecord:
    found = [record for record in seen.records if record.facts.fhir_type == kind]
    assert len(found) == 1
    return found[0]


def test_an_indonesian_laboratory_table() -> None:
    seen = read(
        "Tanggal;Pemeriksaan;Hasil;Satuan;Nilai Rujukan\n"
        "01/03/2024;Kolesterol;5,9;mmol/L;< 5,2\n"
        "02/03/2024;Trombosit;1.250;/uL;\n"
    )
    first, second = (record.facts for record in seen.records)
    assert (first.value, first.unit, str(first.number)) == ("5,9", "mmol/L", "5.9")
    assert first.flag is Flag.HIGH
    assert (first.date, first.kind) == ("2024-03-01", Kind.LAB)
    assert (second.value, second.number) == ("1.250 /uL", None)


def test_a_date_that_can_be_read_two_ways_is_none() -> None:
    seen = read("date,test,result\n03/04/2024,Hb,12\n")
    assert only(seen, "Observation").facts.date == ""
    assert seen.notices == [("row 1/date", "bad-date")]


def test_a_number_above_twelve_tells_how_days_are_written() -> None:
    seen = read("date,test,result\n03/04/2024,Hb,12\n04/13/2024,Hb,13\n")
    assert [record.facts.date for record in seen.records] == ["2024-03-04", "2024-04-13"]


def test_a_khanza_examination_is_one_record_with_its_signs_and_words() -> None:
    seen = read(
        "no_rawat,tgl_perawatan,jam_rawat,suhu_tubuh,tensi,nadi,keluhan,pemeriksaan,alergi\n"
        "2024/01/02/000001,2024-01-02,08:00:00,36.5,120/80,80,Batuk,Rhonki,-\n"
    )
    facts = only(seen, "Observation").facts
    assert (facts.kind, facts.value, facts.date) == (Kind.VITAL, "120/80", "2024-01-02T08:00:00")
    assert "Body temperature: 36.5 °C" in facts.detail
    assert "pemeriksaan: Rhonki" in facts.detail
    assert ("", "nobody-named") in seen.notices


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        ("Tanggal;Pemeriksaan;Hasil", "Hemoglobin", Kind.LAB),
        ("Tanggal;Pemeriksaan;Hasil", "Zat yang baru", Kind.LAB),
        ("Tanggal;Parameter;Nilai", "Hemoglobin", Kind.LAB),
        ("Tanggal;Parameter;Nilai", "Zat yang baru", Kind.OTHER),
        ("Tanggal;Pemeriksaan;Hasil", "Suhu", Kind.OTHER),
    ],
)
def test_a_result_without_unit_and_range_is_of_a_laboratory_if_name_or_head_says_so(
    head: str, name: str, kind: Kind
) -> None:
    seen = read(f"{head}\n13/03/2024;{name};13,2\n")
    facts = seen.records[0].facts
    assert (facts.kind, facts.value, str(facts.number)) == (kind, "13,2", "13.2")


def test_units_without_certainty_are_left_out() -> None:
    seen = read("patient_id,date,weight,temp\nA,2024-01-02,150,99.1\n")
    parts = json.loads(only(seen, "Observation").content)["component"]
    assert parts[0]["valueQuantity"]["unit"] == "°F"
    assert "unit" not in parts[1]["valueQuantity"]


def test_columns_of_tests_are_results_of_their_own() -> None:
    seen = read("Tanggal,Hemoglobin (g/dL),Leukosit\n2024-01-02,12.5,7800\n")
    assert [(one.facts.title, one.facts.unit) for one in seen.records] == [
        ("Hemoglobin", "g/dL"),
        ("Leukosit", ""),
    ]


def test_people_of_one_table_stay_apart() -> None:
    seen = read(
        "no_rkm_medis,nm_pasien,tgl_lahir,jk,tgl_periksa,pemeriksaan,hasil\n"
        "1,Siti,1980-01-02,P,2024-01-02,Hb,12\n"
        "2,Budi,1981-01-02,L,2024-01-02,Hb,13\n"
        "1,Siti,1980-01-02,P,2024-01-03,Hb,14\n"
    )
    assert seen.found == {"Observation": 3, "Patient": 2}
    assert seen.patients == ["Siti", "Budi"]
    assert len({one.subject for one in seen.records if one.facts.fhir_type == "Observation"}) == 2


def test_a_number_alone_describes_nobody_but_keeps_people_apart() -> None:
    seen = read("patient_id,date,test,result\nA,2024-01-02,Hb,12\nB,2024-01-02,Hb,13\n")
    assert seen.found == {"Observation": 2}
    assert seen.patients == ["A", "B"]


def test_a_corrected_export_changes_the_record() -> None:
    head = "no_rkm_medis,tgl_periksa,pemeriksaan,hasil\n"
    first, second = (read(f"{head}1,2024-01-02,Hb,{value}\n").records[0] for value in (12, 13))
    assert first.identity == second.identity
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    "data",
    [
        "tanggal\tpemeriksaan\thasil\n2024-01-02\tHb\t12.5\n".encode("utf-16"),
        "\ufefftanggal|pemeriksaan|hasil\r\n2024-01-02|Hb|12.5\r\n".encode(),
        b"sep=;\ntanggal;pemeriksaan;hasil\n2024-01-02;Hb;12.5\n",
        b"RSUD Contoh\n\nLaporan, 2024\ntanggal,pemeriksaan,hasil\n2024-01-02,Hb,12.5\n",
    ],
)
def test_any_dialect_is_the_same_table(data: bytes) -> None:
    facts = only(here(data), "Observation").facts
    assert (facts.title, facts.value, facts.date) == ("Hb", "12.5", "2024-01-02")


def test_letters_of_another_set_are_told() -> None:
    seen = here("tanggal,pemeriksaan,hasil\n2024-01-02,Kadé,12\n".encode("latin-1"))
    assert only(seen, "Observation").facts.title == "Kadé"
    assert ("", "transcoded") in seen.notices


def test_unknown_columns_are_asked_about_with_their_names() -> None:
    seen = read("foo,bar,baz\n1,2,3\n4,5,6\n")
    assert seen.refused == [("row 0/foo, bar, baz", "columns-unknown")]
    assert not seen.readable


def test_what_somebody_told_about_columns_is_used(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("foo,bar,baz\n2024-01-02,Hb,12\n")
    match = ColumnMatch(("foo", "bar", "baz"), ("date", "test", "result"))
    seen = told(read_file(path, columns=(match,)))
    assert only(seen, "Observation").facts.title == "Hb"


def test_prose_with_commas_is_no_table() -> None:
    seen = read("Dear Sir, I am writing, to tell\nyou that the thing, is nothing.\n")
    assert seen.refused == [("", "unknown-format")]


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LAB: list[list[object]] = [["Tanggal", "Pemeriksaan", "Hasil"], ["2024-01-02", "Hb", 12.5]]


def test_every_sheet_of_a_workbook_is_read() -> None:
    vitals: list[list[object]] = [["Tanggal", "Tensi", "Nadi"], ["2024-01-02", "120/80", None]]
    seen = here(workbook(("Lab", LAB), ("TTV", vitals)))
    assert [record.place for record in seen.records] == ["Lab/row 1", "TTV/row 1"]
    assert seen.started[0].format == "xlsx"
    assert not seen.refused


def test_a_workbook_that_swells_is_refused() -> None:
    out = io.BytesIO()
    book = zipfile.ZipFile(io.BytesIO(workbook(("Lab", LAB))))
    with book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in book.namelist():
            bomb.writestr(name, book.read(name))
        bomb.writestr("xl/worksheets/sheet9.xml", b"a" * (200 << 20))
    assert here(out.getvalue()).refused == [("", "bomb")]


def test_a_damaged_workbook_is_refused() -> None:
    data = bytearray(workbook(("Lab", LAB)))
    data[600:900] = b"x" * 300
    assert here(bytes(data)).refused == [("", "damaged")]


CELLS = st.text(alphabet="0123456789/-.,:;=+@\"'\n abHr", max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_any_cells_end_in_order(rows: list[list[str]]) -> None:
    text = "no_rkm_medis,tanggal,pemeriksaan,hasil,tensi\n" + "\n".join(map(",".join, rows))
    seen = read(text)
    assert seen.ended
    assert ("", "unreadable") not in seen.refused


def test_a_table_made_of_formulas_is_refused_whole_and_soon() -> None:
    head = b"tanggal,pemeriksaan,hasil,satuan\n"
    seen = here(head + b"2024-01-01,=B1,=C1,=D1\n" * 3000)
    assert ("", "mostly-unreadable") in seen.refused
    assert not seen.readable
    some = here(head + b"2024-01-01,=B1,=C1,=D1\n" * 900 + b"2024-01-01,Hemoglobin,13,g/dL\n" * 200)
    assert some.readable
    assert some.found == {"Observation": 1100}
