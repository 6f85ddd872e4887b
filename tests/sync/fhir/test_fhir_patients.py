"""People as files describe them: numbers apart, masks absent, references understood."""

from pathlib import Path
from typing import Any

from fhir_samples import documents, one, resources

from sync.fhir.extract import FileContext, patient_seen, subject_seen
from vault.records import Sex

UUID = "0ad1d4c6-31f2-4f5b-9d4b-3a5d4b0b6a11"


def context() -> FileContext:
    return FileContext("f" * 64)


def test_a_patient_is_seen_with_every_number_in_its_place() -> None:
    tree: dict[str, Any] = {
        "resourceType": "Patient",
        "id": UUID,
        "name": [
            {"use": "old", "text": "Sari Lama"},
            {"use": "official", "given": ["Sari"], "family": "Dewi", "prefix": ["Ny."]},
        ],
        "birthDate": "1945-08-17",
        "gender": "female",
        "identifier": [
            {"system": "https://fhir.kemkes.go.id/id/nik", "value": "3171 0157 0845 0001"},
            {"system": "https://fhir.kemkes.go.id/id/nik-ibu", "value": "3171015708200001"},
            {"system": "http://sys-ids.kemkes.go.id/mrn/10000004", "value": "0042"},
        ],
    }

    seen = patient_seen(tree, "/0", "", context())

    assert (seen.name, seen.names) == ("Ny. Sari Dewi", ("Ny. Sari Dewi", "Sari Lama"))
    assert (seen.birth_date, seen.sex, seen.nik) == ("1945-08-17", Sex.FEMALE, "3171015708450001")
    assert seen.mrns == ("http://sys-ids.kemkes.go.id/mrn/10000004|0042",)
    assert f"uuid:Patient/{UUID}" in seen.texts


def test_masked_parts_are_absent(shared_data: Path) -> None:
    (bundle,) = documents(shared_data / "satusehat/satusehat_patient_search_masked.json")
    ((tree, full_url, _),) = resources(bundle)

    seen = patient_seen(tree, "/0", full_url, context())

    assert seen.nik == ""
    assert "#" not in str(seen.mrns) + str(seen.texts)
    assert seen.mrns == ("https://fhir.kemkes.go.id/id/ihs-number|P02478375538",)


def test_an_impossible_birth_date_is_no_identity() -> None:
    tree = {"resourceType": "Patient", "birthDate": "2024-04-24-05-24", "name": "Sari"}

    seen = patient_seen(tree, "", "", context())

    assert (seen.birth_date, seen.name) == ("", "Sari")


def test_somebody_known_only_by_reference_is_seen() -> None:
    tree = {
        "resourceType": "Observation",
        "subject": {"reference": f"Patient/{UUID}", "display": "Pasien Contoh"},
    }

    seen = subject_seen(tree, "/0", "", context())

    assert seen is not None
    assert (seen.name, seen.identity, seen.by_reference) == (
        "Pasien Contoh",
        f"uuid:Patient/{UUID}",
        True,
    )


def test_a_contained_patient_is_seen_and_a_group_is_not() -> None:
    held = {
        "resourceType": "Observation",
        "contained": [{"resourceType": "Patient", "id": "p", "name": [{"text": "Sari"}]}],
        "subject": {"reference": "#p"},
    }
    group = {"resourceType": "Observation", "subject": {"reference": "Group/7"}}

    found = subject_seen(held, "", "", context())

    assert found is not None
    assert found.name == "Sari"
    assert one(held).subject == found.identity
    assert subject_seen(group, "", "", context()) is None
    assert subject_seen({"resourceType": "Observation"}, "", "", context()) is None
