"""What a doctor's phone shows of a share, and how each line is vouched for."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from page_clinic import Clinic, badges, section
from page_fakes import extra, info, text64, urn
from page_samples import PATIENT, RESOURCES

pytestmark = pytest.mark.slow


def test_a_cold_phone_sees_the_essentials_within_seconds(clinic: Clinic) -> None:
    share = clinic.share()
    began = time.monotonic()
    page = clinic.open(share)
    assert time.monotonic() - began < 5
    assert page.evaluate("isSecureContext") is False
    assert page.inner_text("h1") == "Ni Wayan Sari"
    assert "Perempuan" in page.inner_text(".about")
    assert "14 Mar 1958" in page.inner_text(".about")
    assert "Penisilin" in section(page, "allergies")
    assert "Gatal" in section(page, "allergies")
    assert "Diabetes melitus tipe 2" in section(page, "problems")
    assert "Metformin 500 mg" in section(page, "medicines")
    assert "2 x 1 tablet sesudah makan" in section(page, "medicines")
    assert "6.6 %" in section(page, "abnormal")
    assert "Di atas rentang" in section(page, "abnormal")
    assert "RSUD Singasana" in section(page, "labs")
    assert page.locator("[data-section=labs] svg.trend").count() == 1


def test_the_link_leaves_the_address_bar_and_nothing_is_stored(clinic: Clinic) -> None:
    page = clinic.open(clinic.share())
    assert "#" not in page.url
    assert page.evaluate("history.length") <= 2
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert page.context.cookies() == []


def test_every_line_is_proven_in_the_page(clinic: Clinic) -> None:
    page = clinic.open(clinic.share())
    assert set(badges(page)) == {"unchanged"}
    assert page.locator(".alarm").count() == 0
    assert "terbukti tidak berubah" in page.inner_text(".proofs")


def _with_changed_proof(where: Callable[[dict[str, Any]], None]) -> bytes:
    beside = extra(RESOURCES, info())
    row = next(row for row in beside["records"] if row["url"] == urn("AllergyIntolerance/a1"))
    where(row["proof"])
    return json.dumps(beside).encode()


def _flip_content(proof: dict[str, Any]) -> None:
    content = base64.urlsafe_b64decode(proof["content"] + "==")
    proof["content"] = text64(content.replace(b"Penisilin", b"Penisilim"))


def test_one_changed_byte_turns_its_line_red(clinic: Clinic) -> None:
    page = clinic.open(clinic.share(beside=_with_changed_proof(_flip_content)))
    assert (
        badges(page).count("changed")
        == page.locator("[data-section=allergies] [data-badge]").count()
        == 1
    )
    assert "TIDAK cocok" in page.inner_text(".alarm")


def test_a_bundle_that_says_otherwise_than_the_proof_turns_red(clinic: Clinic) -> None:
    beside = json.dumps(extra(RESOURCES, info())).encode()
    altered = json.loads(json.dumps(RESOURCES).replace('"Penisilin"', '"Debu"'))
    page = clinic.open(clinic.share(altered, beside))
    assert (
        page.locator("[data-section=allergies] [data-badge]").get_attribute("data-badge")
        == "changed"
    )


def test_a_name_lent_by_an_altered_entry_turns_the_borrower_red(clinic: Clinic) -> None:
    beside = json.dumps(extra(RESOURCES, info())).encode()
    altered = json.loads(json.dumps(RESOURCES).replace("Metformin 500 mg", "Glibenklamid 5 mg"))
    page = clinic.open(clinic.share(altered, beside))
    assert (
        page.locator("[data-section=medicines] [data-badge]").get_attribute("data-badge")
        == "changed"
    )


def test_a_record_missing_from_the_bundle_stands_on_its_own_proof(clinic: Clinic) -> None:
    beside = json.dumps(extra(RESOURCES, info())).encode()
    fewer = [one for one in RESOURCES if one["id"] != "a1"]
    page = clinic.open(clinic.share(fewer, beside))
    assert "Penisilin" in section(page, "allergies")
    assert set(badges(page)) == {"unchanged"}
    broken = clinic.open(clinic.share(fewer, _with_changed_proof(_flip_content)))
    assert badges(broken).count("changed") == 1


XML = (
    '<AllergyIntolerance xmlns="http://hl7.org/fhir"><id value="a1"/>'
    '<substance><text value="Udang"/></substance><reporter><reference value="Practitioner/x"/>'
    "</reporter><recordedDate value='2015-02-03'/></AllergyIntolerance>"
)


def _kept_otherwise(content: bytes, media: str) -> bytes:
    contents = [json.dumps(one, ensure_ascii=False).encode() for one in RESOURCES]
    place = next(i for i, one in enumerate(RESOURCES) if one["id"] == "a1")
    contents[place] = content
    beside = extra(RESOURCES, info(), contents=contents)
    beside["records"][place] |= {"media": media, "same_shape": False}
    return json.dumps(beside).encode()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (XML.encode(), "application/fhir+xml"),
        (
            b'{"resourceType":"AllergyIntolerance","substance":{"text":"Udang"},"recordedDate":"2015-02-03"}',
            "application/fhir+json",
        ),
    ],
)
def test_xml_and_older_versions_are_read_from_their_own_bytes(
    clinic: Clinic, content: bytes, media: str
) -> None:
    page = clinic.open(clinic.share(beside=_kept_otherwise(content, media)))
    assert "Udang" in section(page, "allergies")
    assert "3 Feb 2015" in section(page, "allergies")
    assert set(badges(page)) == {"unchanged"}


def test_an_xml_entity_bomb_is_called_changed_and_not_read(clinic: Clinic) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "boom">]>' + XML.encode()
    page = clinic.open(clinic.share(beside=_kept_otherwise(bomb, "application/fhir+xml")))
    assert badges(page).count("changed") == 1


def test_references_in_the_kept_bytes_follow_the_vaults_own_map(clinic: Clinic) -> None:
    beside = extra(RESOURCES, info())
    row = next(row for row in beside["records"] if row["url"] == urn("Observation/l6"))
    row["refs"] = {"Organization/o1": urn("Organization/o1")}
    page = clinic.open(clinic.share(beside=json.dumps(beside).encode()))
    assert "RSUD Singasana" in section(page, "labs")


def test_what_only_supports_other_records_is_folded_away(clinic: Clinic) -> None:
    beside = extra(RESOURCES, info())
    for row in beside["records"]:
        row["support"] = row["type"] == "DocumentReference"
    page = clinic.open(clinic.share(beside=json.dumps(beside).encode()))
    assert section(page, "documents") == "Dokumen dan laporan\nLihat 1 lagi"
    page.click("[data-section=documents] .folded summary")
    assert "Surat rujukan" in section(page, "documents")


def test_without_the_addition_the_bundle_is_shown_unproven(clinic: Clinic) -> None:
    page = clinic.open(clinic.share(beside=b"not json"))
    assert set(badges(page)) == {"unverified"}
    assert "Penisilin" in section(page, "allergies")


def test_badges_of_the_patient_and_of_shortened_records_are_told_apart(clinic: Clinic) -> None:
    chosen = {"Condition/c1": "patient", "AllergyIntolerance/a1": "shortened"}
    page = clinic.open(clinic.share(beside=json.dumps(extra(RESOURCES, info(), chosen)).encode()))
    assert "ditulis pasien" in section(page, "problems")
    assert "dipersingkat" in section(page, "allergies")


def test_what_was_left_out_is_counted_and_never_named(clinic: Clinic) -> None:
    left = {"records": 31, "kinds": ["document"], "since": "2025-11-21", "until": ""}
    about = info(left_out=left, withheld=2)
    page = clinic.open(
        clinic.share(beside=json.dumps(extra(RESOURCES, about)).encode()), clinic.phone("en-GB")
    )
    told = page.inner_text(".leftout")
    assert "33 items left out by the patient's choice." in told
    assert "since 21 Nov 2025" in told
    assert "document" not in told


def test_the_sharer_the_reader_and_the_end_are_named(clinic: Clinic) -> None:
    about = info(shared_by="I Made Anak", expires=int(time.time()) + 600)
    page = clinic.open(clinic.share(beside=json.dumps(extra(RESOURCES, about)).encode()))
    shared = page.inner_text(".shared")
    assert "Dibagikan oleh I Made Anak untuk dr. Wayan Artawan" in shared
    assert "Terbuka sampai" in shared
    assert "menit" in page.inner_text("#time")


def test_no_fact_stands_among_the_facts(clinic: Clinic) -> None:
    none = {
        "resourceType": "AllergyIntolerance",
        "id": "n1",
        "code": {"text": "No known allergies"},
    }
    error = {
        **RESOURCES[4],
        "id": "c9",
        "code": {"text": "Salah pasien"},
        "verificationStatus": {"coding": [{"code": "entered-in-error"}]},
    }
    page = clinic.open(clinic.share([PATIENT, RESOURCES[5], none, error]))
    assert "Dinyatakan\nNo known allergies" in section(page, "allergies")
    assert section(page, "problems") == "Masalah kesehatan\nTidak ada informasi dalam berbagi ini."
    assert "Tidak ada informasi dalam berbagi ini." in section(page, "medicines")
    last = section(page, "notFacts")
    assert "Disangkal\nDugaan TB paru" in last
    assert "Salah catat, ditarik\nSalah pasien" in last
