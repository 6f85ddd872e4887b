"""Exports of watches, cuffs, scales and sensors: every reading once, on its day, in its unit.

Refuses: to pass over the shared files; it skips where they are absent.
"""

import io
import json
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import Told, through_child

from sync.readers.devices.moments import order_of, wall
from sync.readers.protocol import Limits, read_event
from sync.readers.session import read_all
from sync.readers.sink import Sink

SHARED = {
    "garmin-fit/2015-10-13-08-43-15.fit": 221,
    "garmin-fit/Activity.fit": 14,
    "garmin-fit/MonitoringFile.fit": 337,
    "garmin-fit/WeightScaleSingleUser.fit": 2,
    "garmin-fit/activity-settings-corruptheader.fit": 14,
    "garmin-fit/garmin-fenix-5-walk.fit": 17,
    "garmin-fit/sample-activity-indoor-trainer.fit": 2263,
    "garmin-fit/Settings.fit": 0,
    "cgm/cgmanalysis_Libre.csv": 1337,
    "cgm/cgmanalysis_Dexcom.txt": 1411,
    "omron/omron_example.csv": 29,
    "fitbit/distance.json": 5,
    "fitbit/heart_rate_zones.json": 2,
    "fitbit/moderately_active_minutes.json": 3,
    "fitbit/sedentary_minutes.json": 3,
    "fitbit/fitout_resting_heart_rate-2023-03-02.json": 2,
    "fitbit/sleep_score.csv": 2,
    "wearable-api/fitbit-sleep-date.json": 2,
    "wearable-api/ihealth-sleep.json": 3,
    "wearable-api/withings-body-measures.json": 5,
}


def read(data: bytes | str | Any, name: str = "") -> Told:
    """Read in this process, under a name."""
    if not isinstance(data, (bytes, str)):
        data = json.dumps(data)
    raw = data if isinstance(data, bytes) else data.encode()
    pipe, limits = io.BytesIO(), Limits()
    read_all(memoryview(raw), Sink(pipe.write, limits), limits, name=name)
    pipe.seek(0)
    result = Told()
    while not result.ended:
        result.take(read_event(pipe, limits.frame))
    return result


def facts(told: Told) -> dict[str, tuple[str, str]]:
    return {one.facts.title: (one.facts.value, one.facts.unit) for one in told.records}


def points(told: Told) -> int:
    return sum(member.points for member in told.members)


@pytest.mark.parametrize("name", SHARED)
def test_every_reading_of_a_sample_is_counted_once(name: str, shared_data: Path) -> None:
    seen = through_child(shared_data / name)
    assert points(seen) == SHARED[name]
    assert seen.readable
    assert not [one for one in seen.refused if one != ("the end of the file", "malformed")]


def test_a_file_read_twice_gives_the_same_records(shared_data: Path) -> None:
    raw = (shared_data / "cgm/cgmanalysis_Dexcom.txt").read_bytes()
    first, second = (read(raw).records for _ in range(2))
    assert first == second


# FIT


def crc(data: bytes) -> bytes:
    table = [0, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401]
    table += [0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400]
    value = 0
    for byte in data:
        for half in (byte & 15, byte >> 4):
            value = (value >> 4) ^ table[value & 15] ^ table[half]
    return struct.pack("<H", value)


def fit(number: int, fields: list[tuple[int, int, int]], rows: list[bytes]) -> bytes:
    """A FIT file with one kind of message; fields are number, size, base type."""
    shape = struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields))
    shape += b"".join(bytes(field) for field in fields)
    body = shape + b"".join(b"\x00" + row for row in rows)
    head = struct.pack("<BBHI4s", 14, 0x10, 2132, len(body), b".FIT")
    whole = head + crc(head) + body
    return whole + crc(whole)


TIME = (253, 4, 0x86)
MOMENT = 1_000_000_000  # 2021-09-08T01:46:40Z


def pressures() -> bytes:
    row = struct.pack("<IHHB", MOMENT, 121, 79, 64)
    return fit(51, [TIME, (0, 2, 0x84), (1, 2, 0x84), (6, 1, 0x02)], [row])


def test_a_cuff_gives_a_blood_pressure_with_its_pulse() -> None:
    seen = read(pressures())
    assert facts(seen) == {"Blood pressure": ("121/79", "mmHg")}
    assert seen.records[0].facts.date == "2021-09-08T01:46:40Z"
    assert "64 /min" in seen.records[0].facts.detail


def test_times_between_beats_follow_the_record_they_begin_at() -> None:
    record = struct.pack("<BBBHB", 0x40, 0, 0, 20, 2) + bytes((*TIME, 3, 1, 0x02))
    beats = struct.pack("<BBBHB", 0x41, 0, 0, 78, 1) + bytes((0, 6, 0x84))
    body = record + beats
    body += b"\x00" + struct.pack("<IB", MOMENT, 72)
    body += b"\x01" + struct.pack("<HHH", 800, 850, 0xFFFF)
    body += b"\x00" + struct.pack("<IB", MOMENT + 2, 73)
    body += b"\x01" + struct.pack("<HHH", 900, 60_000, 0xFFFF)
    head = struct.pack("<BBHI4s", 14, 0x10, 2132, len(body), b".FIT")
    whole = head + crc(head) + body
    told = read(whole + crc(whole))
    day = next(one for one in told.records if one.facts.title == "Time between heart beats")
    assert (day.facts.value, day.facts.unit) == ("850 (800–900)", "ms")
    assert points(told) == 2


def test_stages_of_sleep_last_until_the_next_one() -> None:
    rows = [struct.pack("<IB", MOMENT + at, level) for at, level in ((0, 2), (600, 3), (1800, 1))]
    seen = read(fit(275, [TIME, (0, 1, 0x00)], rows))
    assert facts(seen) == {"Light sleep": ("10", "min"), "Deep sleep": ("20", "min")}
    assert points(seen) == 2


@pytest.mark.parametrize("at", [-1, 20, 30])
def test_a_fit_file_with_a_wrong_byte_is_refused(at: int) -> None:
    raw = bytearray(pressures())
    raw[at] ^= 0x55
    seen = read(bytes(raw))
    assert not seen.readable
    assert not seen.records


def test_a_fit_file_that_breaks_off_is_refused() -> None:
    seen = read(pressures()[:-9])
    assert not seen.readable


def test_a_band_gives_the_growth_of_its_totals(shared_data: Path) -> None:
    seen = through_child(shared_data / "garmin-fit/MonitoringFile.fit")
    assert facts(seen)["Steps"] == ("3173", "steps")
    assert {one.facts.date for one in seen.records} == {"2014-12-27"}


# sensors for glucose

LIBRE = (
    "Glukose-Daten,Erstellt am,20-11-2023 10:11 UTC,Erstellt von,Budi Santoso\n"
    "Gerät,Seriennummer,Gerätezeitstempel,Aufzeichnungstyp,Glukosewert-Verlauf mmol/L,"
    "Glukose-Scan mmol/L,a,Schnellwirkendes Insulin (Einheiten),b,Kohlenhydrate (Gramm),c,d,"
    "Depotinsulin (Einheiten),Notizen,Teststreifen-Blutzucker mmol/L,Keton mmol/L,e,f,g\n"
    'LibreLink,A1,05-11-2023 10:02,0,"5,4",,,,,,,,,,,,,,\n'
    "LibreLink,A1,05-11-2023 10:17,1,,LO,,,,,,,,,,,,,\n"
    "LibreLink,A1,06-11-2023 10:17,4,,,,6,,,,,,,,,,,\n"
    'LibreLink,A1,06-11-2023 11:17,2,,,,,,,,,,,"6,1",,,,\n'
    'LibreLink,A1,66-11-2023 11:17,0,"5,4",,,,,,,,,,,,,,\n'
)


def test_a_german_libre_report_is_read_like_any_other() -> None:
    seen = read(LIBRE)
    assert facts(seen) == {
        "Blood glucose": ("6.1", "mmol/L"),
        "Glucose (sensor)": ("5.4", "mmol/L"),
        "Glucose too low to measure": ("1", ""),
        "Insulin": ("6", "IU"),
    }
    assert points(seen) == 3  # insulin is taken, not read
    assert seen.refused == [("row 5", "bad-date")]
    assert {one.facts.date[:10] for one in seen.records} == {"2023-11-05", "2023-11-06"}


def test_who_wore_a_dexcom_sensor_is_known(shared_data: Path) -> None:
    seen = through_child(shared_data / "cgm/cgmanalysis_Dexcom.txt")
    assert seen.patients == ["Test Testerson"]
    assert seen.notices == [("row 4", "bad-birth-date")]  # 1/1/00 is of no sure year
    assert {one.subject for one in seen.records if one.subject} != set()


CARELINK = (
    "Last Name,First Name,Patient ID,Start Date\nPutri,Ayu,77,2021/03/01\n-------,670G,Pump\n"
    "Index,Date,Time,BG Reading (mg/dL),Bolus Volume Delivered (U),Sensor Glucose (mg/dL)\n"
    "1,2021/03/14,23:56:08,121,,\n2,2021/03/14,23:51:08,,2.5,\n-------,670G,Sensor\n"
    "Index,Date,Time,BG Reading (mg/dL),Bolus Volume Delivered (U),Sensor Glucose (mg/dL)\n"
    "3,2021/03/14,23:46:08,,,140\n"
)
XDRIP = "DAY;TIME;UDT_CGMS;BG_LEVEL;CH_GR;BOLUS;REMARK\n25.01.2023;10:00;5,6;;20;;\n"


def test_sections_of_a_pumps_report_are_one_table() -> None:
    seen = read(CARELINK)
    assert seen.patients == ["Ayu Putri"]
    assert points(seen) == 2
    assert facts(seen)["Blood glucose"] == ("121", "mg/dL")
    assert facts(seen)["Glucose (sensor)"] == ("140", "mg/dL")
    assert facts(seen)["Insulin"] == ("2.5", "IU")
    assert not seen.refused


def test_a_sensors_table_without_a_unit_tells_it_by_its_values() -> None:
    assert facts(read(XDRIP)) == {
        "Glucose (sensor)": ("5.6", "mmol/L"),
        "Carbohydrates eaten": ("20", "g"),
    }


# cuffs and scales


def test_the_clock_of_a_cuff_keeps_its_zone(shared_data: Path) -> None:
    seen = through_child(shared_data / "omron/omron_example.csv")
    assert seen.found == {"Observation": 29}
    assert seen.records[0].facts.value == "105/73"
    assert seen.records[0].facts.date == "2024-11-21T11:40:00+07:00"


@pytest.mark.parametrize(
    ("table", "value", "date"),
    [
        (
            "Date,Time,SYS,DIA,Pulse\n03/25/2024,7:05 PM,121,81,60\n",
            "121/81",
            "2024-03-25T19:05:00",
        ),
        (
            "Messdatum,SYS(mmHg),DIA(mmHg)\n21.11.2024 11:40,121,81\n",
            "121/81",
            "2024-11-21T11:40:00",
        ),
        (
            'Date,Systolic,Diastolic\n"Nov 21, 2024, 11:40",121,81\n',
            "121/81",
            "2024-11-21T11:40:00",
        ),
        (
            'Date,"Weight (kg)",Comments\n"2019-05-04 07:43:07",74.1,\n',
            "74.1",
            "2019-05-04T07:43:07",
        ),
        ("Date;Weight (kg);Note\n2019-05-04;74,1;\n", "74.1", "2019-05-04"),
    ],
)
def test_a_cuffs_or_scales_table_in_other_words(table: str, value: str, date: str) -> None:
    [record] = read(table).records
    assert (record.facts.value, record.facts.date) == (value, date)
    assert not record.doubt


def test_a_day_that_may_be_a_month_is_doubtful() -> None:
    [record] = read("Date,Systolic,Diastolic\n03/04/2024,121,81\n").records
    assert record.doubt == "doubtful"


def test_a_weight_without_a_unit_is_doubtful() -> None:
    [record] = read("Date,Weight,Comments\n2024-04-03,74.1,\n").records
    assert (record.doubt, record.facts.unit) == ("unit-missing", "")


def test_a_table_of_several_people_is_no_devices() -> None:
    seen = read("tanggal,nama pasien,sistol,diastol\n2024-03-04,Siti,121,81\n")
    assert seen.started[0].format == "csv"


# JSON


def test_a_name_tells_what_the_content_does_not() -> None:
    entries = [{"dateTime": "01/02/18 10:00:00", "value": "12"}]
    assert facts(read(entries, "steps-2018-01-02.json")) == {"Steps": ("12", "steps")}
    assert read(entries, "x.json").refused == [("", "measure-unknown")]


def test_the_unit_of_a_fitbit_weight_is_told_by_its_own_index() -> None:
    one = {"logId": 1, "weight": 160.5, "bmi": 23.7, "date": "01/02/18", "time": "10:00:00"}
    assert facts(read([one]))["Weight"] == ("160.5", "lb")
    assert facts(read([{**one, "weight": 72.8}]))["Weight"] == ("72.8", "kg")
    assert read([{**one, "bmi": 0}]).records[0].doubt == "unit-missing"


def test_a_night_belongs_to_the_day_it_ends() -> None:
    night = {
        "logId": 7,
        "dateOfSleep": "2023-03-02",
        "startTime": "2023-03-01T16:30:00.000",
        "minutesAsleep": 60,
        "levels": {
            "data": [{"dateTime": "2023-03-01T16:30:00.000", "level": "deep", "seconds": 3600}]
        },
    }
    seen = read([night])
    assert facts(seen) == {"Sleep": ("60", "min"), "Deep sleep": ("60", "min")}
    assert {one.facts.date for one in seen.records} == {"2023-03-02"}


def test_a_shared_scale_is_doubtful_and_a_goal_is_none() -> None:
    group: dict[str, Any] = {"grpid": 1, "attrib": 1, "category": 1, "date": 1433052383}
    group["measures"] = [{"type": 1, "unit": -3, "value": 74126}]
    seen = read({"body": {"measuregrps": [group, {**group, "category": 2}]}})
    assert [(one.facts.value, one.doubt) for one in seen.records] == [("74.126", "doubtful")]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            {
                "header": {"schema_id": {"name": "blood-glucose"}},
                "body": {
                    "effective_time_frame": {"date_time": "2023-02-05T07:25:00+07:00"},
                    "blood_glucose": {"unit": "mg/dL", "value": 120},
                },
            },
            {"Blood glucose": ("120", "mg/dL")},
        ),
        (
            [{"sgv": 123, "date": 1675580700000, "type": "sgv"}],
            {"Glucose (sensor)": ("123", "mg/dL")},
        ),
        (
            {"data": [{"bpm": 61, "timestamp": "2023-02-05T07:25:00+07:00"}]},
            {"Heart rate": ("61", "/min")},
        ),
        (
            [{"calendarDate": "2023-02-05", "totalSteps": 812}],
            {"Steps": ("812", "steps")},
        ),
    ],
)
def test_documents_of_services(document: Any, told: dict[str, tuple[str, str]]) -> None:
    seen = facts(read(document))
    assert {name: (value.split(" ")[0], unit) for name, (value, unit) in seen.items()} == told


def test_fhir_that_looks_like_a_device_stays_fhir() -> None:
    tree = {"resourceType": "Patient", "id": "1", "name": [{"text": "Siti"}], "logId": 1}
    assert read({"entry": [tree], "logId": 4}).started[0].format != "wearable-api-json"


# times


def test_the_order_of_day_and_month_is_told_by_the_days_themselves() -> None:
    assert order_of(["25/03/2024", "01/04/2024"]) == (True, True)
    assert order_of(["3/25/24 10:00"]) == (False, True)
    assert order_of(["08/01/2018", "08/02/2018", "08/03/2018"]) == (False, True)
    assert order_of(["01/08/2018", "02/08/2018", "03/08/2018"]) == (True, True)
    assert order_of(["03/04/2024"]).sure is False


def test_impossible_times_are_none() -> None:
    for text in ("2024-02-30", "2024-01-01 25:00", "31/31/2024", "", "2024-13-01T00:00:00Z"):
        assert wall(text) is None


SAMPLES = [
    LIBRE.encode(),
    CARELINK.encode(),
    pressures(),
    b"Date,Systolic,Diastolic\n03/04/2024,121,81\n",
]
SAMPLES.append(b'[{"dateTime":"01/02/18 10:00:00","value":{"bpm":60,"confidence":1}}]')
SAMPLES.append(b'{"body":{"measuregrps":[{"grpid":1,"date":1433052383,"measures":[{"type":1}]}]}}')


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6),
    st.integers(0, 2000),
)
def test_any_damage_ends_in_order(raw: bytes, hits: list[tuple[int, int]], cut: int) -> None:
    changed = bytearray(raw)
    for at, byte in hits:
        changed[at % len(changed)] = byte
    seen = read(bytes(changed[: max(1, cut)]), "steps.json")
    assert seen.ended
    assert ("", "unreadable") not in seen.refused
