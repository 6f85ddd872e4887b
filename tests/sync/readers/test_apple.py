"""Apple Health: counts of the manifest, hostile exports, flat memory, and every kind of part.

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
from reader_help import here, through_child

from sync.readers.apple.moments import when
from sync.readers.protocol import Limits
from vault.records import Kind

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def _samples(kind: str) -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return [one for one in files if one["path"].startswith(kind) and "pple" in one["path"]]


GOOD = _samples("apple-health/")
BAD = _samples("bad/")


def record(kind: str = "QuantityTypeIdentifierHeartRate", **more: str) -> str:
    told = {
        "type": f"HK{kind}",
        "sourceName": "Jam",
        "unit": "count/min",
        "startDate": "2024-03-01 07:00:00 +0700",
        "endDate": "2024-03-01 07:00:00 +0700",
        "value": "72",
    } | more
    words = " ".join(f'{name}="{value}"' for name, value in told.items())
    return f"<Record {words}/>"


def export(*parts: str, head: str = "") -> bytes:
    inside = "".join(parts)
    text = f'<?xml version="1.0"?>{head}<HealthData locale="id_ID">{inside}</HealthData>'
    return text.encode()


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_points_are_the_distinct_records_of_the_manifest(sample: dict[str, Any]) -> None:
    told = through_child(SHARED / sample["path"])
    counts = sample["counts"]
    assert sum(member.points for member in told.members) == counts["distinct_records"]
    others = counts["other_elements"]
    workouts = sum("Workout" in one.facts.title for one in told.records)
    assert workouts == others.get("Workout", 0)
    days = sum(one.facts.title == "Activity of the day" for one in told.records)
    assert days == others.get("ActivitySummary", 0)


@pytest.mark.parametrize("sample", BAD, ids=[one["path"] for one in BAD])
def test_hostile_exports_do_what_is_expected(sample: dict[str, Any]) -> None:
    told = through_child(SHARED / sample["path"])
    good = sum(member.points for member in told.members)
    match sample["expect"]:
        case "accept":
            assert told.readable
            assert not told.refused
            assert good == sample["expected_items"]["records"]
        case "partial":
            assert told.readable
            assert good == sample["expected_items"]["records_good"]
            assert told.refused
        case _:
            assert not told.readable
            assert not told.records


def test_entities_are_refused_and_a_broken_document_type_is_not() -> None:
    entity = '<!DOCTYPE HealthData [<!ENTITY a "b">]>'
    assert here(export(record(), head=entity)).refused == [("", "forbidden-xml")]
    wrong = "<!DOCTYPE HealthData [<!ATTLIST Record type CDATA #REQUIRED startDate>\n]>"
    assert here(export(record(), head=wrong)).found == {"Observation": 1}


@pytest.mark.parametrize("name", ["no-such", "shift_jis", "hex", "idna"])
def test_an_encoding_nobody_knows_is_told(name: str) -> None:
    seen = here(export(record()).replace(b'"1.0"', f'"1.0" encoding="{name}"'.encode()))
    assert seen.refused == [("", "bad-encoding")]


def test_an_encoding_of_single_bytes_is_read() -> None:
    seen = here(export(record()).replace(b'"1.0"', b'"1.0" encoding="windows-1252"'))
    assert seen.found == {"Observation": 1}


def test_a_correlation_counts_once_and_its_numbers_meet() -> None:
    upper = record("QuantityTypeIdentifierBloodPressureSystolic", value="120", unit="mmHg")
    lower = record("QuantityTypeIdentifierBloodPressureDiastolic", value="80", unit="mmHg")
    pair = (
        f'<Correlation type="x" startDate="2024-03-01 07:00:00 +0700">{upper}{lower}</Correlation>'
    )
    told = here(export(upper, lower, pair))
    assert told.found == {"Observation": 1}
    assert told.members[0].points == 2
    assert told.records[0].facts.value == "120/80"


def test_the_same_export_taken_later_gives_the_same_records_and_newer_days() -> None:
    first = here(export(record()))
    later = here(
        export(record(), record(value="80"), record(startDate="2024-03-02 07:00:00 +0700"))
    )
    assert first.records[0].identity == later.records[0].identity
    assert first.records[0].content != later.records[0].content
    assert len(later.records) == 2


def test_per_cent_written_as_a_fraction_is_per_cent() -> None:
    oxygen = record("QuantityTypeIdentifierOxygenSaturation", value="0.97", unit="%")
    assert here(export(oxygen)).records[0].facts.value == "97"


def test_the_person_is_nameless_and_holds_nothing_up() -> None:
    me = '<Me HKCharacteristicTypeIdentifierDateOfBirth="1990-05-20"/>'
    told = here(export(me, record()))
    assert told.found == {"Observation": 1, "Patient": 1}
    assert told.patients == [""]
    assert {one.subject for one in told.records if one.facts.fhir_type == "Observation"} == {""}


def test_unknown_types_and_symptoms_are_named_by_their_identifiers() -> None:
    told = here(
        export(
            record("QuantityTypeIdentifierTimeInDaylight", unit="min", value="5"),
            record("CategoryTypeIdentifierHeadache", value="HKCategoryValueSeverityMild"),
        )
    )
    assert [one.facts.title for one in told.records] == [
        "Time in daylight",
        "Headache: severity mild",
    ]
    assert {one.facts.kind for one in told.records} == {Kind.READING}


def test_the_export_in_an_archive_is_read_and_what_repeats_it_is_passed_over() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ekspor/ekspor.xml", export(record()))
        cda = '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Health Data Export</title>'
        archive.writestr("ekspor/cda.xml", cda + "</ClinicalDocument>")
        archive.writestr("ekspor/rute.gpx", '<?xml version="1.0"?><gpx version="1.1"></gpx>')
    told = here(held.getvalue())
    assert told.found == {"Observation": 1}
    assert {reason for _, reason in told.notices} == {"told-twice", "kept-only"}
    assert not told.refused


def test_a_large_export_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.readers.zips._LARGE", 10_000)
    records = [
        record(startDate=f"2024-03-01 07:{n // 60:02}:{n % 60:02} +0700") for n in range(900)
    ]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export.xml", export(*records))
    told = here(held.getvalue(), Limits(unpacked=20_000))
    assert told.members[0].points == 900
    told = here(held.getvalue(), Limits(ratio=2, ratio_free=100))
    assert told.refused == [("", "bomb")]


def test_giving_out_finished_types_early_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = ("HeartRate", "RespiratoryRate", "StepCount")
    records = [
        record(f"QuantityTypeIdentifier{kind}", startDate=f"2024-03-{day:02} 07:00:00 +0700")
        for kind in kinds
        for day in range(1, 9)
    ]
    late = here(export(*records))
    monkeypatch.setattr("sync.readers.apple.reader._MANY", 3)
    early = here(export(*records))
    assert {one.identity: one.content for one in late.records} == {
        one.identity: one.content for one in early.records
    }
    again = here(export(*records, record(value="99")))
    assert len({one.identity for one in again.records}) == len(again.records) == 25
    assert again.members[0].points == 25


def test_a_heart_trace_is_kept_with_the_reading_of_the_watch() -> None:
    text = (
        "Nama,Siti Contoh\nTanggal Lahir,1990-01-02\nTanggal Direkam,2024-03-01 07:00:00 +0700\n"
        'Klasifikasi,Ritme Sinus\nGejala,\nVersi Perangkat Lunak,1.90\nPerangkat,"Watch6,1"\n'
        'Laju Sampel,512 hertz\n\nSadapan,Sadapan I\nUnit,µV\n\n-12.25\n3.5\n"4,25"\n'
    )
    told = here(text.encode())
    trace = told.records[-1].facts
    assert told.patients == ["Siti Contoh"]
    assert (trace.date, trace.title) == ("2024-03-01T07:00:00+07:00", "Electrocardiogram, lead I")
    assert b"-12.25 3.5 4.25" in told.records[-1].content
    assert "Ritme Sinus" in trace.detail


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("2024-03-01 07:00:00 +0700", 25_200),
        ("2024-03-01 7:00:00 PM +0700", 68_400),
        ("2024-03-01T07:00:00+07:00", 25_200),
        ("2024-03-01 07:00:00", 25_200),
    ],
)
def test_times_in_every_writing(text: str, second: int) -> None:
    found = when(text)
    assert found is not None
    assert (found.day, found.second) == ("2024-03-01", second)


SAMPLE = export(
    '<ExportDate value="2024-03-02 08:00:00 +0700"/>',
    record(),
    f'<Correlation type="x">{record()}</Correlation>',
    '<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" '
    'startDate="2024-03-01 07:00:00 +0700" endDate="2024-03-01 07:30:00 +0700">'
    '<WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="140" unit="count/min"/>'
    "</Workout>",
    '<ActivitySummary dateComponents="2024-03-01" appleStandHours="9"/>',
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE)), st.binary(max_size=8), st.integers(0, 20))
def test_mutated_exports_never_break_the_reader(at: int, put: bytes, less: int) -> None:
    assert here(SAMPLE[:at] + put + SAMPLE[at + less :]).ended
