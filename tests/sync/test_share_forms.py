"""The forms a share takes: summary document, collection, consent; read by FHIR's own models."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shelf_fakes import SARI, FakeShelf
from test_selection import EVERYTHING, KINDS, PATIENT, TODAY, condition, lab, resource

from sync.collection import collection, document_entry, pdf_collection
from sync.consent import LABEL_CODES, Grant, consent
from sync.entries import Entries, entries_of
from sync.ips import Cover, documented, ips
from sync.purposes import Purpose
from sync.selection import Choice, LeftOut, Selection, select
from vault.ids import RecordId
from vault.records import Kind, Label, Person

SALT = b"s" * 32
NOW = 1_795_295_961_000
NOTHING_LEFT = LeftOut(0, (), "", "")


def made(shelf: FakeShelf, choice: Choice = EVERYTHING) -> tuple[Selection, Entries]:
    selection = select(shelf, SARI, choice)
    return selection, entries_of(selection, SALT)


def summary(
    shelf: FakeShelf, choice: Choice = EVERYTHING, cover: Cover | None = None
) -> dict[str, Any]:
    selection, entries = made(shelf, choice)
    body = ips(
        documented(entries), selection.left_out, salt=SALT, now_ms=NOW, cover=cover or Cover()
    )
    tree: dict[str, Any] = json.loads(body)
    return tree


def sections(bundle: dict[str, Any]) -> dict[str, dict[str, Any]]:
    listed = bundle["entry"][0]["resource"]["section"]
    return {one["code"]["coding"][0]["code"]: one for one in listed}


@pytest.mark.parametrize(
    "name",
    [
        "fhir-ips/IPS-bundle-01.json",
        "fhir-ips/shl_NZ_Peter_Jordan_AAA1234.json",
        "fhir-ips/aups_Bundle-aups-referral-endoconsult-autogen.json",
        "satusehat/satusehat_rawat_jalan.json",
        "satusehat/satusehat_imunisasi.json",
        "satusehat/satusehat_quirks.json",
    ],
)
def test_the_models_of_fhir_read_every_summary(shared_data: Path, name: str) -> None:
    from fhir.resources.R4B.bundle import Bundle
    from fhir.resources.R4B.composition import Composition

    shelf = FakeShelf.of_bundle((shared_data / name).read_bytes())
    bundle = summary(shelf)
    composition = bundle["entry"][0]["resource"]
    Composition.model_validate(composition)
    Bundle.model_validate({**bundle, "entry": bundle["entry"][:2]})
    check_document(bundle)


def check_document(bundle: dict[str, Any]) -> None:
    """The rules of IPS 2.0.1 that make a document one."""
    assert bundle["type"] == "document"
    assert bundle["identifier"]["value"].startswith("urn:uuid:")
    assert bundle["timestamp"] == "2026-11-21T21:19:21Z"
    entries = bundle["entry"]
    types = [entry["resource"]["resourceType"] for entry in entries]
    assert types[0] == "Composition"
    assert types.count("Composition") == types.count("Patient") == 1
    urls = [entry["fullUrl"] for entry in entries]
    assert len(set(urls)) == len(urls)
    references = set(re.findall(r'"reference": "([^"#]+)"', json.dumps(bundle)))
    assert references <= set(urls)
    assert '"profile"' not in json.dumps(bundle)
    found = sections(bundle)
    assert {"11450-4", "48765-2", "10160-0"} <= set(found)
    for section in found.values():
        assert section["title"]
        assert section["text"]["div"].startswith('<div xmlns="http://www.w3.org/1999/xhtml">')
        assert ("entry" in section) != ("emptyReason" in section)


def test_no_data_is_never_told_as_none_known() -> None:
    found = sections(summary(FakeShelf.of(PATIENT, lab("a", "HbA1c"))))
    empty = found["48765-2"]["emptyReason"]["coding"][0]["code"]
    assert empty == "unavailable"
    assert "known" not in json.dumps(found["48765-2"])


def test_a_kind_left_out_by_choice_says_so_and_one_withheld_does_not() -> None:
    shelf = FakeShelf.of(
        PATIENT, lab("a", "HbA1c"), resource("AllergyIntolerance", "b", code={"text": "Udang"})
    )
    only_labs = Choice(Purpose.TREAT, TODAY, kinds=frozenset({Kind.LAB}))
    found = sections(summary(shelf, only_labs))
    assert found["48765-2"]["emptyReason"]["coding"][0]["code"] == "withheld"
    shelf = FakeShelf.of(PATIENT, lab("a", "HbA1c"), condition("b", "Infeksi HIV"))
    found = sections(summary(shelf))
    assert found["11450-4"]["emptyReason"]["coding"][0]["code"] == "unavailable"


def test_a_statement_of_none_known_is_an_entry() -> None:
    none = resource(
        "AllergyIntolerance",
        "n",
        code={"coding": [{"system": "http://snomed.info/sct", "code": "716186003"}]},
    )
    assert "entry" in sections(summary(FakeShelf.of(PATIENT, none)))["48765-2"]


def test_narrative_is_escaped_and_titles_can_be_in_another_language() -> None:
    shelf = FakeShelf.of(PATIENT, condition("a", "<script>alert(1)</script> & \x07"))
    cover = Cover("Ringkasan Pasien", "id", {"11450-4": "Masalah"})
    bundle = summary(shelf, cover=cover)
    section = sections(bundle)["11450-4"]
    assert section["title"] == "Masalah"
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in section["text"]["div"]
    assert "<script" not in section["text"]["div"]
    assert bundle["entry"][0]["resource"]["language"] == "id"


def test_mandatory_members_say_unknown_where_the_source_is_silent() -> None:
    shelf = FakeShelf.of(
        {"resourceType": "Patient", "id": "p1"},
        resource(
            "MedicationStatement", "m", status="active", medicationCodeableConcept={"text": "x"}
        ),
    )
    bundle = summary(shelf)
    statement = next(
        entry["resource"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "MedicationStatement"
    )
    extension = statement["_effectiveDateTime"]["extension"][0]
    assert extension["valueCode"] == "unknown"
    nameless = Person(SARI.id, "")
    selection = select(shelf, nameless, EVERYTHING)
    patient = json.loads(entries_of(selection, SALT).patient.body)
    assert patient["_birthDate"]["extension"][0]["valueCode"] == "unknown"
    assert patient["name"][0]["extension"]


def test_past_problems_and_refuted_ones_do_not_stand_among_current_ones() -> None:
    refuted = {"coding": [{"code": "refuted"}]}
    shelf = FakeShelf.of(
        PATIENT,
        condition("a", "Asma"),
        condition("b", "Tifoid", "resolved"),
        {**condition("c", "Kanker"), "verificationStatus": refuted},
    )
    found = sections(summary(shelf))
    assert len(found["11450-4"]["entry"]) == 1
    assert "Asma" in found["11450-4"]["text"]["div"]
    assert len(found["11348-0"]["entry"]) == 2


def test_a_collection_has_one_patient_first_and_only_urns(shared_data: Path) -> None:
    shelf = FakeShelf.of_bundle(
        (shared_data / "satusehat" / "satusehat_rawat_jalan.json").read_bytes()
    )
    selection, _entries = made(shelf)
    bundle = json.loads(collection(selection, SALT, NOW))
    types = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert types[0] == "Patient"
    assert types.count("Patient") == 1
    assert bundle["timestamp"]
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    assert all(url.startswith("urn:uuid:") for url in urls)
    assert set(re.findall(r'"reference": "([^"#]+)"', json.dumps(bundle))) <= urls
    assert '"profile"' not in json.dumps(bundle)
    assert not re.search(r"(?<!\d)\d{16}(?!\d)", json.dumps(bundle))


def test_the_same_share_names_its_entries_alike_and_another_one_does_not() -> None:
    selection = select(FakeShelf.of(PATIENT, lab("a", "x")), SARI, EVERYTHING)
    first, again, other = (
        entries_of(selection, salt).records[0].urn for salt in (SALT, SALT, b"o" * 32)
    )
    assert first == again != other


def test_a_pdf_share_holds_the_patient_and_one_document() -> None:
    _selection, entries = made(FakeShelf.of(PATIENT, lab("a", "x")))
    document = document_entry(
        entries, salt=SALT, pdf=b"%PDF-1.4", title="Ringkasan", language="id", now_ms=NOW
    )
    bundle = json.loads(pdf_collection(entries, document, NOW))
    patient, reference = (entry["resource"] for entry in bundle["entry"])
    attachment = reference["content"][0]["attachment"]
    assert attachment["contentType"] == "application/pdf"
    assert attachment["data"] == "JVBERi0xLjQ="
    assert "url" not in attachment
    assert reference["subject"]["reference"] == bundle["entry"][0]["fullUrl"]
    assert patient["resourceType"] == "Patient"
    from fhir.resources.R4B.bundle import Bundle

    Bundle.model_validate(bundle)


def grant(**more: Any) -> Grant:
    records = (RecordId("a" * 32), RecordId("b" * 32))
    facts: dict[str, Any] = {"purpose": Purpose.TREAT, "records": records, **more}
    return Grant(SARI, "Dr. Wayan", start_ms=NOW, end_ms=NOW + 1_800_000, **facts)


def test_a_consent_denies_all_but_one_exception() -> None:
    from fhir.resources.R4B.consent import Consent

    tree = json.loads(consent(grant(wording="Saya setuju")))
    Consent.model_validate(tree)
    provision = tree["provision"]
    assert provision["type"] == "deny"
    (exception,) = provision["provision"]
    assert exception["type"] == "permit"
    assert exception["period"] == {"start": "2026-11-21T21:19:21Z", "end": "2026-11-21T21:49:21Z"}
    assert exception["actor"][0]["role"]["coding"][0]["code"] == "IRCP"
    assert exception["actor"][0]["reference"]["display"] == "Dr. Wayan"
    assert [one["code"] for one in exception["purpose"]] == ["TREAT"]
    assert len(exception["data"]) == 2
    assert [one["code"] for one in exception["securityLabel"]] == ["N"]
    assert "provision" not in exception
    assert tree["policy"][0]["uri"]
    assert tree["category"][0]["coding"][0]["code"] == "59284-0"
    assert not {"verification", "action", "class", "code"} & (set(tree) | set(exception))


def test_ticked_labels_stand_in_the_consent_with_their_codes() -> None:
    ticked = grant(include=frozenset(Label))
    labels = json.loads(consent(ticked))["provision"]["provision"][0]["securityLabel"]
    codes = {one["code"] for one in labels}
    assert codes == {"N", "R", *(code for listed in LABEL_CODES.values() for code in listed)}
    assert set(LABEL_CODES) == set(Label)


def test_a_guardian_gives_it_for_a_child() -> None:
    from fhir.resources.R4B.consent import Consent

    tree = json.loads(consent(grant(guardian=Person(SARI.id, "Ibu Wati"))))
    Consent.model_validate(tree)
    assert tree["performer"] == [{"reference": "#guardian"}]
    assert tree["contained"][0]["resourceType"] == "RelatedPerson"
    assert tree["contained"][0]["name"] == [{"text": "Ibu Wati"}]


def test_what_the_export_takes_out_it_takes_back_in() -> None:
    """A summary made here is read by our own extractor with the same titles."""
    shelf = FakeShelf.of(PATIENT, lab("a", "HbA1c"), condition("b", "Asma"))
    selection, _entries = made(shelf, Choice(Purpose.TREAT, TODAY, kinds=KINDS))
    again = FakeShelf.of_bundle(collection(selection, SALT, NOW))
    taken = {row.facts.title for row in again.all_rows()}
    assert {item.row.facts.title for item in selection.items} <= taken
