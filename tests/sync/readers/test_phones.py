"""Android phones' exports: Samsung Health, Google Fit, Health Connect.

Refuses: to pass over the shared files; it skips where they are absent.
"""

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import Told, here, through_child

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
NOON = 1_700_000_000_000
ZONE = 25_200


def _samples() -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return [one for one in files if one["path"].startswith(("google-fit/", "samsung-health/"))]


GOOD = _samples()
HEART = (
    "com.samsung.shealth.tracker.heart_rate,6312009,3\n"
    "source,com.samsung.health.heart_rate.start_time,com.samsung.health.heart_rate.heart_rate,"
    "com.samsung.health.heart_rate.time_offset,com.samsung.health.heart_rate.pkg_name,"
    "com.samsung.health.heart_rate.end_time\n"
    ",2023-05-01 22:12:00.000,72.0,UTC+0700,app,2023-05-01 22:59:00.000,\n"
    ",2023-05-01 12:12:00.000,0.0,UTC+0700,app,2023-05-01 12:59:00.000,\n"
)


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_points_are_the_rows_of_the_manifest(sample: dict[str, Any]) -> None:
    told = through_child(SHARED / sample["path"])
    assert told.readable
    assert not told.refused
    assert sum(member.points for member in told.members) == sample["counts"]["rows"]


def test_samsung_times_in_utc_become_the_clock_of_their_zone() -> None:
    told = here(HEART.encode())
    (record,) = told.records
    assert (record.facts.date, record.facts.value) == ("2023-05-02", "72.0")
    assert record.facts.detail.endswith("+07:00")
    assert told.refused[0][0] == "row 2"


def test_samsung_tables_of_the_apps_own_affairs_are_only_kept() -> None:
    text = "com.samsung.shealth.preferences,100,1\nkey,long_value,datauuid\na,1,u,\n"
    told = here(text.encode())
    assert (told.found, told.notices, told.refused) == ({}, [("", "kept-only")], [])


def test_samsung_stages_of_sleep_and_blood_pressure() -> None:
    sleep = (
        "com.samsung.health.sleep_stage,1,1\nstart_time,sleep_id,stage,time_offset,end_time\n"
        "2023-05-01 16:00:00.000,x,40003,UTC+0700,2023-05-01 17:00:00.000,\n"
    )
    (record,) = here(sleep.encode()).records
    assert (record.facts.title, record.facts.value, record.facts.date) == (
        "Deep sleep",
        "60",
        "2023-05-02",
    )
    pressure = (
        "com.samsung.health.blood_pressure,1,1\nstart_time,systolic,diastolic,pulse,time_offset\n"
        "2023-05-01 01:00:00.000,120.0,80.0,70,UTC+0700,\n"
    )
    (record,) = here(pressure.encode()).records
    assert (record.facts.value, record.facts.date) == ("120.0/80.0", "2023-05-01T08:00:00+07:00")


def test_google_points_sessions_and_days() -> None:
    points = {
        "Data Source": "derived:com.google.heart_rate.bpm:x:merge",
        "Data Points": [
            {
                "fitValue": [{"value": {"fpVal": 72.5}}],
                "startTimeNanos": NOON * 1_000_000,
                "endTimeNanos": NOON * 1_000_000,
                "dataTypeName": "com.google.heart_rate.bpm",
            }
        ],
    }
    told = here(json.dumps(points).encode())
    assert [(one.facts.title, one.facts.value) for one in told.records] == [("Heart rate", "72.5")]
    session = {
        "fitnessActivity": "walking",
        "startTime": "2020-11-19T10:00:00.000Z",
        "endTime": "2020-11-19T10:30:00.000Z",
        "duration": "1800s",
        "aggregate": [{"metricName": "com.google.step_count.delta", "intValue": 3000}],
    }
    told = here(json.dumps(session).encode())
    assert told.records[0].facts.title == "Walking"
    days = (
        "Date,Step count,Average heart rate (bpm),Sleep duration (ms)\n2020-11-19,8412,71,3600000\n"
    )
    told = here(days.encode())
    assert {one.facts.title: one.facts.value for one in told.records} == {
        "Steps": "8412",
        "Heart rate": "71",
        "Sleep": "60.0",
    }
    assert told.members[0].points == 1


def test_long_tables_of_days_lose_no_entry_on_the_way() -> None:
    first = date(2010, 1, 1)
    days = [f"{first + timedelta(days=at)},{at + 1},60" for at in range(1300)]
    empty = [f"{first + timedelta(days=2000 + at)},," for at in range(4)]
    head = "Date,Step count,Average heart rate (bpm)"
    told = here("\n".join([head, *days, *empty]).encode())
    assert told.members[0].points == 1304
    assert told.found == {"Observation": 2600}
    assert len({one.identity for one in told.records}) == 2600


def test_a_day_in_quarter_hours_is_the_day_the_file_is_named_after(tmp_path: Path) -> None:
    file = tmp_path / "2020-11-19.csv"
    file.write_text(
        "Start time,End time,Move Minutes count,Step count\n"
        "10:00:00.000+07:00,10:15:00.000+07:00,4,420\n"
        "10:15:00.000+07:00,10:30:00.000+07:00,,80\n"
    )
    told = through_child(file)
    steps = next(one.facts for one in told.records if one.facts.title == "Steps")
    assert (steps.value, steps.date) == ("500", "2020-11-19")
    assert told.members[0].points == 2


def connect_export(path: Path) -> Path:
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode=wal")
    interval = (
        "row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER, "
        "start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER"
    )
    instant = "row_id INTEGER PRIMARY KEY, app_info_id INTEGER, time INTEGER, zone_offset INTEGER"
    span = f"1, 1, {NOON}, {ZONE}, {NOON + 3_600_000}, {ZONE}"
    moment = f"1, 1, {NOON}, {ZONE}"
    base.executescript(
        f"""
        CREATE TABLE application_info_table (row_id INTEGER, package_name TEXT, app_name TEXT);
        INSERT INTO application_info_table VALUES (1, 'com.contoh', 'Jam Contoh');
        CREATE TABLE steps_record_table ({interval}, count INTEGER);
        INSERT INTO steps_record_table VALUES ({span}, 812);
        CREATE TABLE heart_rate_record_table ({interval});
        INSERT INTO heart_rate_record_table VALUES ({span});
        CREATE TABLE heart_rate_record_series_table
            (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
        INSERT INTO heart_rate_record_series_table VALUES (1, 72, {NOON}), (1, 80, {NOON + 60_000});
        CREATE TABLE weight_record_table ({instant}, weight REAL);
        INSERT INTO weight_record_table VALUES ({moment}, 70500.0);
        CREATE TABLE blood_pressure_record_table ({instant}, systolic REAL, diastolic REAL);
        INSERT INTO blood_pressure_record_table VALUES ({moment}, 120.0, 80.0);
        CREATE TABLE sleep_session_record_table ({interval});
        INSERT INTO sleep_session_record_table VALUES ({span});
        CREATE TABLE SpeedRecordTable ({interval});
        INSERT INTO SpeedRecordTable VALUES ({span});
        CREATE TABLE speed_record_table (parent_key INTEGER, speed REAL, epoch_millis INTEGER);
        INSERT INTO speed_record_table VALUES (1, 2.5, {NOON});
        CREATE TABLE exercise_session_record_table ({interval}, exercise_type INTEGER);
        INSERT INTO exercise_session_record_table VALUES ({span}, 53);
        CREATE VIEW endless_record_table AS WITH RECURSIVE a(time) AS
            (SELECT 1 UNION ALL SELECT time + 1 FROM a) SELECT time FROM a;
        """
    )
    base.commit()
    base.close()
    return path


def test_health_connect_tables_series_and_sessions(tmp_path: Path) -> None:
    told = through_child(connect_export(tmp_path / "export.db"))
    assert {one.facts.title: one.facts.value for one in told.records} == {
        "Steps": "812",
        "Heart rate": "76 (72–80)",
        "Weight": "70.5",
        "Blood pressure": "120/80",
        "Sleep": "60",
        "Speed": "2.5",
        "Walking": "60",
    }
    assert {one.facts.date[:10] for one in told.records} == {"2023-11-15"}
    assert told.members[0].points == 8


def test_the_same_export_again_is_the_same(tmp_path: Path) -> None:
    file = connect_export(tmp_path / "export.db")
    first, second = through_child(file), through_child(file)
    assert _told(first) == _told(second)


def _told(told: Told) -> list[tuple[str, bytes]]:
    return [(one.identity, one.content) for one in told.records]


def test_a_workout_in_tcx_is_one_session_and_a_day_of_heart_beats() -> None:
    text = """<?xml version="1.0"?><TrainingCenterDatabase
        xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
        <Activity Sport="Running"><Id>x</Id><Lap StartTime="2024-03-01T10:00:00.000Z">
        <TotalTimeSeconds>1800.0</TotalTimeSeconds><DistanceMeters>5000</DistanceMeters><Track>
        <Trackpoint><Time>2024-03-01T10:00:05.000Z</Time><HeartRateBpm><Value>120</Value>
        </HeartRateBpm></Trackpoint><Trackpoint><Time>2024-03-01T10:00:10.000Z</Time>
        <HeartRateBpm><Value>140</Value></HeartRateBpm></Trackpoint></Track></Lap></Activity>
        </Activities></TrainingCenterDatabase>"""
    told = here(text.encode())
    assert [(one.facts.title, one.facts.value) for one in told.records] == [
        ("Running", "Duration: 30 min; Distance: 5000 m"),
        ("Heart rate", "130 (120–140)"),
    ]
    assert told.members[0].points == 2


def test_another_database_is_not_taken(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "other.db")
    base.execute("CREATE TABLE people (name TEXT)")
    base.commit()
    base.close()
    assert through_child(tmp_path / "other.db").refused == [("", "unsupported-format")]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_databases_never_break_the_reader(data: st.DataObject) -> None:
    whole = bytearray(_database())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    assert here(bytes(whole)).ended


POINTS = """{"Data Source": "a:b:c", "Data Points": [{"fitValue": [{"value": {"fpVal": 72.5}}],
"startTimeNanos": 1600000000000000000, "dataTypeName": "com.google.heart_rate.bpm"}]}"""
SESSION = """{"fitnessActivity": "walking", "startTime": "2020-11-19T10:00:00.000Z",
"duration": "1800s", "aggregate": [{"metricName": "com.google.distance.delta", "intValue": 3}]}"""
LAP = """<TrainingCenterDatabase><Activity Sport="x"><Lap StartTime="2024-03-01T10:00:00Z"/>
</Activity></TrainingCenterDatabase>"""
TRACE = """Nama,Siti
Rekam,2024-03-01 07:00:00 +0700
Laju,512 hertz
Unit,µV
1.5
2.5
"""
DAYS = "Date,Step count,Average heart rate (bpm)\n2020-11-19,8412,71\n"
TEXTS = (HEART, POINTS, SESSION, LAP, TRACE, DAYS)
_KEPT: list[bytes] = []


def _database() -> bytes:
    if not _KEPT:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            _KEPT.append(connect_export(Path(folder) / "export.db").read_bytes())
    return _KEPT[0]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 400), st.binary(max_size=8), st.integers(0, 20))
def test_mutated_texts_never_break_a_reader(whole: str, at: int, put: bytes, less: int) -> None:
    text = whole.encode()
    assert here(text[:at] + put + text[at + less :]).ended
