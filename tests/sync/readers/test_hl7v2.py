"""HL7 v2: every sample's segments are found, and each becomes the record it should.

Refuses: to pass over the shared files; it skips where they are absent.
"""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reader_help import Told, here, through_child

from sync.readers.hl7v2.wire import messages
from vault.records import Flag, IncomingRecord, Kind, Standing

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
SEGMENTS = {
    "results": "Observation",
    "diagnoses": "Condition",
    "problems": "Condition",
    "allergies": "AllergyIntolerance",
    "procedures": "Procedure",
    "visits": "Encounter",
    "orders_or_reports": "DiagnosticReport",
    "documents": "DocumentReference",
    "immunizations": "Immunization",
    "prescriptions": "MedicationRequest",
}
HEAD = "MSH|^~\\&|LAB|RSUD|PHR|PASIEN|20240301080000+0700||ORU^R01|M1|P|2.5.1"
PATIENT = "PID|1||RM001^^^RSUD^MR~3171014509800001^^^DUKCAPIL^NIK||Aminah^Siti||19800905|F"
ORDER = "OBR|1||L1^LAB|24331-1^Lipid^LN|||20240301073000+0700||||||||||||||||||F"


def _samples() -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return [one for one in files if one["path"].startswith("hl7v2/")]


SAMPLES = _samples()


def read(*lines: str, end: str = "\r") -> Told:
    return here(end.join(lines).encode())


def one(seen: Told, kind: str) -> IncomingRecord:
    found = [record for record in seen.records if record.facts.fhir_type == kind]
    assert len(found) == 1
    return found[0]


def tree(record: IncomingRecord) -> Any:
    return json.loads(record.content)


def result(*fields: str) -> IncomingRecord:
    return one(read(HEAD, PATIENT, ORDER, "|".join(("OBX", "1", *fields))), "Observation")


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample["path"] for sample in SAMPLES])
def test_segments_and_records_equal_the_manifest(sample: dict[str, Any], shared_data: Path) -> None:
    path, counts = shared_data / sample["path"], sample["counts"]
    found = list(messages(memoryview(path.read_bytes())))
    assert len(found) == counts["messages"]
    seen: dict[str, int] = {}
    for line in (line for message in found for line in message.lines):
        seen[line.name] = seen.get(line.name, 0) + 1
    assert seen == counts["segments"]
    told = through_child(path)
    wanted: dict[str, int] = {"Patient": counts["distinct_patients"]}
    for name, number in counts["clinical"].items():
        wanted[SEGMENTS[name]] = wanted.get(SEGMENTS[name], 0) + number
    extra = {"Coverage", "ServiceRequest"}  # insurance and referral: no figure in the manifest
    assert {kind: n for kind, n in told.found.items() if kind not in extra} == wanted
    assert told.readable
    assert not told.refused


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\x1c\r\x0b"])
def test_any_line_end_and_mllp_frames_are_the_same(end: str) -> None:
    whole = f"\x0b{end.join([HEAD, PATIENT, ORDER, 'OBX|1|NM|718-7^Hb^LN||12.5|g/dL|12-16|N|||F'])}"
    seen = here(f"{whole}\x1c\r".encode())
    assert seen.found == {"DiagnosticReport": 1, "Observation": 1, "Patient": 1}


def test_a_value_keeps_its_text_unit_range_and_flag() -> None:
    facts = result("NM", "718-7^Hb^LN", "", "11.50", "g/dL^^UCUM", "12-16", "L", "", "", "F").facts
    assert (facts.value, facts.unit, facts.range_text, facts.flag) == (
        "11.50",
        "g/dL",
        "12 – 16 g/dL",
        Flag.LOW,
    )
    assert (facts.kind, facts.date) == (Kind.LAB, "2024-03-01T07:30:00+07:00")


@pytest.mark.parametrize(
    ("kind", "raw", "shown"),
    [
        ("SN", ">^100", ">100"),
        ("SN", "^1^:^128", "1:128"),
        ("SN", "^2^+", "2+"),
        ("NM", "<0.5", "<0.5"),
        ("CWE", "260415000^Not detected^SCT^^^^^^Negatif", "Negatif"),
        ("ST", "Negatif", "Negatif"),
        ("DT", "20240102", "2024-01-02"),
        ("TX", "satu~dua", "satu\ndua"),
        ("FT", "satu\\.br\\dua \\T\\ tiga", "satu\ndua & tiga"),
    ],
)
def test_every_value_type_is_shown_as_printed(kind: str, raw: str, shown: str) -> None:
    assert result(kind, "X1^Uji", "", raw, "", "", "", "", "", "F").facts.value == shown


def test_a_decimal_comma_keeps_the_text_and_is_told() -> None:
    seen = read(HEAD, PATIENT, ORDER, "OBX|1|NM|2093-3^Kolesterol^LN||5,9|mmol/L|<5.2|H|||F")
    assert one(seen, "Observation").facts.value == "5,9 mmol/L"
    assert seen.refused == [("MSH[1]/OBX[1]/OBX-5", "number-unclear")]


@pytest.mark.parametrize("state", ["D", "W"])
def test_a_deleted_result_is_no_plain_fact(state: str) -> None:
    record = result("NM", "718-7^Hb^LN", "", "12", "g/dL", "", "", "", "", state)
    assert record.facts.standing is Standing.ENTERED_IN_ERROR


def test_a_corrected_result_is_the_same_record() -> None:
    first = result("NM", "718-7^Hb^LN", "", "12", "g/dL", "", "", "", "", "P")
    second = result("NM", "718-7^Hb^LN", "", "13", "g/dL", "", "", "", "", "C")
    assert first.identity == second.identity
    assert first.fingerprint != second.fingerprint


def test_notes_belong_to_their_result() -> None:
    seen = read(HEAD, PATIENT, ORDER, "OBX|1|NM|1^A||1|||||||F", "NTE|1||puasa 10 jam")
    assert "puasa 10 jam" in one(seen, "Observation").facts.detail


def test_numbers_of_a_patient_keep_who_gave_them() -> None:
    seen = tree(one(read(HEAD, PATIENT), "Patient"))
    assert [number["system"] for number in seen["identifier"]] == [
        "urn:rekamku:hl7v2:RSUD:RSUD",
        "https://fhir.kemkes.go.id/id/nik",
    ]
    assert seen["birthDate"] == "1980-09-05"


def test_several_patients_in_a_batch_stay_apart() -> None:
    other = PATIENT.replace("RM001", "RM002").replace("3171014509800001", "3171014509800002")
    line = "OBX|1|NM|718-7^Hb^LN||12|g/dL||N|||F"
    batch = ("FHS|^~\\&|A", "BHS|^~\\&|A", HEAD, PATIENT, line, HEAD, other, line, "BTS|2", "FTS|1")
    seen = read(*batch)
    assert seen.found == {"Observation": 2, "Patient": 2}
    assert len({record.subject for record in seen.records}) == 2


def test_other_separators_are_taken_from_the_head() -> None:
    seen = read("MSH#*~!@#LAB#RSUD####ORU*R01#1#P#2.3", "PID#1##9***RSUD##Aminah*Siti##1980")
    assert one(seen, "Patient").facts.title == "Siti Aminah"


def test_lines_that_are_no_segment_go_on_with_the_one_before() -> None:
    seen = read(HEAD, PATIENT, ORDER, "OBX|1|TX|1^Kesan||baris satu", "baris dua||||||F")
    assert one(seen, "Observation").facts.value == "baris satu\nbaris dua"


@pytest.mark.parametrize(("state", "standing"), [("RE", "not-done"), ("CP", "fact")])
def test_a_refused_vaccine_was_not_given(state: str, standing: str) -> None:
    head = HEAD.replace("ORU^R01", "VXU^V04")
    line = f"RXA|0|1|20240301||03^MMR^CVX|0.5|mL||00|||||||||00^Orang tua^NIP002||{state}|A"
    assert one(read(head, PATIENT, line), "Immunization").facts.standing == standing


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        ("AL1|1|DA|NKDA^No Known Drug Allergies", Standing.NONE_KNOWN),
        ("AL1|1|DA|NKA", Standing.NONE_KNOWN),
        ("IAM|1|DA|70618^Penisilin|SV|Ruam|D|9", Standing.ENTERED_IN_ERROR),
        ("AL1|1|DA|70618^Penisilin|SV|Ruam", Standing.FACT),
    ],
)
def test_allergies_tell_what_they_deny(line: str, standing: Standing) -> None:
    assert one(read(HEAD, PATIENT, line), "AllergyIntolerance").facts.standing is standing


def test_a_file_inside_a_result_becomes_the_reports_file() -> None:
    data = b64encode(b"%PDF-1.4 isi").decode()
    seen = read(HEAD, PATIENT, ORDER, f"OBX|1|ED|PDF^Laporan||LAB^AP^PDF^Base64^{data}||||||F")
    report = one(seen, "DiagnosticReport")
    assert [(held.media, held.content) for held in report.attachments] == [
        ("application/pdf", b"%PDF-1.4 isi")
    ]
    assert seen.found["Observation"] == 1


def test_a_broken_file_inside_a_result_is_told() -> None:
    seen = read(HEAD, PATIENT, ORDER, "OBX|1|ED|PDF^Laporan||LAB^AP^PDF^Base64^%%%||||||F")
    assert seen.refused == [("MSH[1]/OBX[1]/OBX-5", "bad-base64")]


def test_text_lines_of_a_document_are_one_readable_text() -> None:
    head = HEAD.replace("ORU^R01", "MDM^T02")
    txa = "TXA|1|DS^Resume medis|TX|20240301|||||||D77^RSUD||||||AU"
    lines = [f"OBX|{n}|TX|1^Teks||{text}||||||F" for n, text in ((1, "satu"), (2, "dua"))]
    seen = read(head, PATIENT, txa, *lines)
    document = one(seen, "DocumentReference")
    assert document.attachments[0].content == b"satu\ndua"
    assert seen.found["Observation"] == 2


def test_a_deleted_diagnosis_is_no_plain_fact() -> None:
    line = "DG1|1||J18.9^Pneumonia^I10||20240301|F" + "|" * 15 + "D"
    assert one(read(HEAD, PATIENT, line), "Condition").facts.standing is Standing.ENTERED_IN_ERROR


def test_letters_of_a_stated_character_set_are_right() -> None:
    head = HEAD + "||||||8859/1"
    seen = here(f"{head}\rPID|1||1||José^Inés".encode("latin-1"))
    assert one(seen, "Patient").facts.title == "Inés José"
    assert not seen.notices


def test_the_same_file_reads_the_same_twice() -> None:
    lines = (HEAD, PATIENT, ORDER, "OBX|1|NM|1^A||1|||||||F", "DG1|1||A00^Kolera^I10")
    assert read(*lines).records == read(*lines).records


def test_no_message_no_record(shared_data: Path) -> None:
    seen = through_child(shared_data / "bad" / "hl7_no_msh.hl7")
    assert not seen.readable
    assert not seen.records


PARTS = (
    HEAD,
    PATIENT,
    "PV1|1|I|A^1^2|||||||MED||||||||V1|||||||||||||||||||||||||20240301",
    ORDER,
    "OBX|1|SN|1^A||>^1^-^2|mg/dL^^UCUM|1-2|H|||F",
    "NTE|1||c\\.br\\d",
    "OBX|2|ED|1^A||a^b^c^Base64^QUJD||||||F",
    "TXA|1|DS|TX|20240301|||||||1",
    "RXE|1^^^20240301|2^Obat|1|2|mg",
    "RXA|0|1|20240301||03^MMR^CVX|0.5|mL",
    "SCH|1|2|||||||||^^^20240301",
    "AL1|1|DA|A^B",
)
GROUND = "\r".join(PARTS).encode()


@settings(max_examples=150, deadline=None)
@example(edits=[(3, b"\x80\x00\x80", 0)])
@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(GROUND)), st.binary(max_size=6), st.integers(0, 8)),
        max_size=8,
    )
)
def test_damaged_messages_never_bring_the_reader_down(
    edits: list[tuple[int, bytes, int]],
) -> None:
    data = GROUND
    for at, put, drop in edits:
        data = data[:at] + put + data[at + drop :]
    seen = here(data)
    assert seen.ended
    assert ("", "unreadable") not in seen.refused


SIU = "MSH|^~\\&|A|RS|B|C|20260301||SIU^S12|1|P|2.5"


def _whose(seen: Told) -> list[tuple[str, str]]:
    """Each appointment's number and whom it is about."""
    names = {text: tree(at)["name"][0]["family"] for at in seen.records
             if at.facts.fhir_type == "Patient" for text in (at.identity, *at.aliases)}  # fmt: skip
    booked = [at for at in seen.records if at.facts.fhir_type == "Appointment"]
    return [(tree(at)["identifier"][0]["value"], names.get(at.subject, "")) for at in booked]


def test_an_appointment_is_about_the_patient_named_behind_it() -> None:
    seen = read(
        SIU,
        "SCH|1|A1|||||||||^^^20260302",
        "PID|1||7^^^RS^MR||Sari^Ni",
        "AIS|1||X^Rontgen",
        "SCH|2|A2|||||||||^^^20260303",
        "PID|2||8^^^RS^MR||Aminah^Siti",
    )
    assert _whose(seen) == [("A1", "Sari"), ("A2", "Aminah")]
    assert seen.found["Appointment"] == 2


def test_an_appointment_behind_its_patient_is_about_them() -> None:
    seen = read(
        SIU,
        "PID|1||7^^^RS^MR||Sari^Ni",
        "SCH|1|A1|||||||||^^^20260302",
        "PID|2||8^^^RS^MR||Aminah^Siti",
        "SCH|2|A2|||||||||^^^20260303",
    )
    assert _whose(seen) == [("A1", "Sari"), ("A2", "Aminah")]
