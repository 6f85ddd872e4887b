"""Files that name nobody, and files about several people: whose they are is never guessed."""

import io
from pathlib import Path

import pytest
from cli_shell import Shell
from reportlab.pdfgen.canvas import Canvas

APPLE = """<?xml version="1.0" encoding="UTF-8"?>
<HealthData locale="id_ID"><ExportDate value="2024-03-02 08:00:00 +0700"/>
<Me HKCharacteristicTypeIdentifierDateOfBirth="{born}"
 HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSex{sex}"/>
<Record type="HKQuantityTypeIdentifierStepCount" sourceName="Ponsel" unit="count"
 creationDate="2024-03-01 08:00:00 +0700" startDate="2024-03-01 07:00:00 +0700"
 endDate="2024-03-01 07:10:00 +0700" value="500"/>
</HealthData>"""


def export(folder: Path, born: str, sex: str = "Female") -> Path:
    path = folder / "export.xml"
    path.write_text(APPLE.format(born=born, sex=sex))
    return path


def test_a_phone_whose_owner_was_born_on_the_same_day_is_taken_in(
    sari: Shell, tmp_path: Path
) -> None:
    said = sari("import", export(tmp_path, "1958-03-14"))
    assert said.exit == 0
    assert said.object["new"] >= 1


def test_a_phone_that_tells_nothing_is_the_persons_asked_for(sari: Shell, tmp_path: Path) -> None:
    said = sari("import", export(tmp_path, "", "NotSet"))
    assert said.exit == 0


@pytest.mark.parametrize(
    ("born", "sex", "reason"),
    [("1990-01-01", "Female", "birth-date-differs"), ("1958-03-14", "Male", "sex-differs")],
)
def test_a_phone_of_somebody_else_is_held_aside_with_the_reason(
    born: str, sex: str, reason: str, sari: Shell, tmp_path: Path
) -> None:
    path = export(tmp_path, born, sex)
    said = sari("import", path)
    assert said.exit == 3
    assert [one["status"] for one in said.object["files"]] == ["held"]
    assert reason in [one["reason"] for one in said.object["files"][0]["notices"]]
    assert sari("list", "--all").object["total"] == 0

    meant = sari("import", path, "--for-person", "Ni Wayan Sari")
    assert meant.exit == 0
    assert meant.object["new"] >= 1


PEOPLE = (("Ni Wayan Sari", "14-03-1958", "0101"), ("Budi Hartono", "02-05-1971", "0202"))


def papers(people: tuple[tuple[str, str, str], ...]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for name, born, number in people:
        lines = [
            "RSUD SINGASANA",
            "HASIL PEMERIKSAAN LABORATORIUM",
            f"Nama Pasien : {name}",
            f"Tanggal Lahir : {born}",
            f"No. RM : {number}",
            "Tanggal : 01-02-2024",
        ]
        for row, line in enumerate(lines):
            canvas.drawString(60, 780 - 20 * row, line)
        table = [
            ("Pemeriksaan", "Hasil", "Satuan", "Nilai Rujukan"),
            ("Hemoglobin", "13,2", "g/dL", "12,0 - 16,0"),
            ("Kreatinin", "0,9", "mg/dL", "0,6 - 1,1"),
        ]
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                canvas.drawString(60 + 130 * column, 620 - 20 * row, cell)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_papers_of_several_people_in_one_file_are_parted(sari: Shell, tmp_path: Path) -> None:
    path = tmp_path / "berkas.pdf"
    path.write_bytes(papers(PEOPLE))
    said = sari("import", path)
    assert said.exit == 3
    held = [one for entry in said.object["files"] for one in entry["held"]]
    assert "Budi Hartono" in {one["who"] for one in held}
    reasons = {one["reason"] for entry in said.object["files"] for one in entry["notices"]}
    assert "several-people" in reasons
    rows = sari("list", "--limit", "0").object["records"]
    assert sorted(row["title"] for row in rows if row["kind"] == "lab" and row["value"]) == [
        "Hemoglobin",
        "Kreatinin",
    ]
    assert not [row for row in rows if row["type"] == "DocumentReference"]


def test_several_papers_of_one_person_are_one_persons(sari: Shell, tmp_path: Path) -> None:
    path = tmp_path / "berkas.pdf"
    path.write_bytes(papers((PEOPLE[0], PEOPLE[0])))
    said = sari("import", path)
    assert not [one for entry in said.object["files"] for one in entry["held"]]
    rows = sari("list", "--limit", "0").object["records"]
    assert [row for row in rows if row["kind"] == "document"]
