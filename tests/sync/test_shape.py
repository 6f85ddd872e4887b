"""Records as they leave: exact digits, no traces, masked population numbers, one patient."""

import base64
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf_fakes import SARI, FakeShelf

from sync.entries import entries_of
from sync.mask import masked, masked_code, may_hold_number
from sync.purposes import Purpose
from sync.references import targets_of, type_of
from sync.selection import Choice, select
from sync.shape import NotJson, Trim, parse, reference_texts, shape
from sync.trees import read_tree
from vault.ids import RecordId
from vault.record_values import Reference
from vault.records import Kind

NIK = "3171424203550001"
URNS = {"Patient/1": "urn:uuid:a", "Encounter/2": "urn:uuid:b"}


def shaped(resource: dict[str, Any], trim: Trim | None = None) -> tuple[dict[str, Any], bool]:
    content = json.dumps(resource, ensure_ascii=False).encode()
    done = shape(content, trim or Trim(URNS))
    return json.loads(done.body), done.shortened


def test_numbers_keep_their_digits_on_both_ways() -> None:
    digits = b'{"resourceType":"X","a":1.50,"b":1e2,"c":-0.0,"d":12345678901234567,"e":0.10'
    quick = shape(digits + b',"s":{"reference":"Patient/1"}}', Trim(URNS)).body
    slow = shape(digits + b',"s":{"reference":"Nobody/1"}}', Trim(URNS)).body
    for body in (quick, slow):
        for text in (b'"a":1.50', b'"b":1e2', b'"c":-0.0', b'"d":12345678901234567', b'"e":0.10'):
            assert text in body


def test_the_quick_way_and_the_thorough_way_agree() -> None:
    resource = {
        "resourceType": "Observation",
        "note": [{"text": 'quoted "reference": "Patient/1" stays'}],
        "subject": {"reference": "Patient/1", "display": "S"},
        "encounter": {"reference": "Encounter/2"},
    }
    quick, _ = shaped(resource)
    slow, _ = shaped({**resource, "meta": {"profile": ["http://x"]}})
    assert quick == slow
    assert quick["subject"] == {"reference": "urn:uuid:a", "display": "S"}
    assert quick["note"] == resource["note"]


def test_profiles_narrative_and_dangling_references_go_without_shortening() -> None:
    tree, shortened = shaped(
        {
            "resourceType": "Observation",
            "meta": {"profile": ["http://x"]},
            "text": {"status": "generated", "div": "<div><script>1</script></div>"},
            "performer": [{"reference": "Practitioner/9"}, {"reference": "urn:uuid:gone"}],
            "subject": {"reference": "Group/1", "display": "G"},
            "contained": [{"resourceType": "X", "id": "c", "text": {"div": "<b/>"}}],
            "focus": [{"reference": "#c"}],
        }
    )
    assert tree == {
        "resourceType": "Observation",
        "performer": [{"type": "Practitioner"}],
        "subject": {"display": "G"},
        "contained": [{"resourceType": "X", "id": "c"}],
        "focus": [{"reference": "#c"}],
    }
    assert not shortened


@pytest.mark.parametrize(
    "narrative",
    [
        {"status": "generated", "div": '<div title="a\\">"reference": "Patient/9" {</div>'},
        {"div": "<div/>"},
        {"status": "generated", "div": "<div/>", "extension": [{"url": "http://x"}]},
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_narrative_goes_on_both_ways_whatever_it_holds(
    narrative: dict[str, Any], *, last: bool
) -> None:
    about = {"subject": {"reference": "Patient/1"}, "note": [{"text": 'a "text": {"div": "b"},'}]}
    told = {"text": narrative, **about} if not last else {**about, "text": narrative}

    kept, shortened = shaped({"resourceType": "Observation", **told})

    assert kept == {
        "resourceType": "Observation",
        "subject": {"reference": "urn:uuid:a"},
        "note": about["note"],
    }
    assert not shortened


def test_what_holds_a_withheld_reference_goes_with_it() -> None:
    cut = frozenset({"Condition/hiv", "identifier:EpisodeOfCare|s|E1", "Binary/7"})
    tree, shortened = shaped(
        {
            "resourceType": "Encounter",
            "diagnosis": [
                {"condition": {"reference": "Condition/hiv", "display": "HIV"}, "rank": 1},
                {"condition": {"reference": "Encounter/2"}, "rank": 2},
            ],
            "episodeOfCare": [
                {"type": "EpisodeOfCare", "identifier": {"system": "s", "value": "E1"}}
            ],
            "partOf": {"reference": "Condition/hiv"},
            "content": [{"attachment": {"url": "Binary/7", "title": "HIV"}}],
        },
        Trim(URNS, cut),
    )
    assert tree == {
        "resourceType": "Encounter",
        "diagnosis": [{"condition": {"reference": "urn:uuid:b"}, "rank": 2}],
    }
    assert shortened


@pytest.mark.parametrize(
    "text", [NIK, f"NIK {NIK}.", "3171 4242 0355 0001", "317142.420355.0001", f"a{NIK}b"]
)
def test_a_population_number_is_masked_wherever_it_stands(text: str) -> None:
    content = {
        "resourceType": "Observation",
        "valueString": text,
        "identifier": [{"value": text}],
        "content": [
            {
                "contentType": "text/plain",
                "data": base64.b64encode(text.encode()).decode(),
            }
        ],
    }
    tree, shortened = shaped(content)
    assert shortened
    assert "3171••••••••0001" in tree["valueString"]
    everything = json.dumps(tree) + base64.b64decode(tree["content"][0]["data"]).decode()
    assert not may_hold_number(everything.encode())
    whole, untouched = shaped(content, Trim(URNS, keep_numbers=True))
    assert whole == content
    assert not untouched


def test_codes_of_sixteen_digits_stay_but_numbers_hidden_in_addresses_do_not() -> None:
    assert masked_code("1240581000000104") == "1240581000000104"
    assert masked_code(f"https://fhir.kemkes.go.id/id/nik/{NIK}").endswith("3171••••••••0001")
    assert masked("12345678901234567") == "12345678901234567"
    assert masked("3.7476048689407753 mmol/L") == "3.7476048689407753 mmol/L"


@given(st.text(alphabet="0123456789 -x", max_size=60))
def test_nothing_with_sixteen_digits_in_a_row_survives(text: str) -> None:
    digits = "".join(letter if letter.isdigit() else " " for letter in masked(text)).split()
    assert all(len(run) != 16 for run in digits)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"<Patient/>", b"[" * 5000, b"\xff"])
def test_what_is_no_json_resource_is_named(content: bytes) -> None:
    with pytest.raises(NotJson):
        parse(content)


def test_reference_texts_are_found_escaped_or_not() -> None:
    assert reference_texts(b'{"a":{"reference" : "Patient/1"},"b":{"reference":"X/2"}}') == (
        "Patient/1",
        "X/2",
    )
    assert reference_texts(b'{"a":{"refer\\u0065nce":"Patient\\/1"}}') == ("Patient/1",)


def test_a_reference_text_finds_its_record_by_what_the_vault_kept() -> None:
    one, two = RecordId("1" * 32), RecordId("2" * 32)
    uuid = "5a4a4cb6-1b2c-4a51-8a55-0d5a6f3d3c11"
    known = [
        Reference("file:abc|Patient/1", one),
        Reference(f"urn:uuid:{uuid}", two),
        Reference(f"uuid:Encounter/{uuid}", two),
        Reference("url:https://h/fhir/Location/9", one),
        Reference("local:x|Observation/5", one),
        Reference("url:https://other/Observation/5", two),
        Reference("identifier:Patient|https://s|77", one),
        Reference("file:abc|Device/3", None),
    ]
    expected = {
        "Patient/1": one,
        "Patient/1/_history/3": one,
        f"urn:uuid:{uuid.upper()}": two,
        f"Encounter/{uuid}": two,
        "https://h/fhir/Location/9": one,
        "Observation/5": None,
        "Patient?identifier=https://s|77": one,
        "Device/3": None,
        "Nobody/1": None,
        "#c": None,
    }
    assert targets_of(expected, known) == expected
    assert type_of("https://h/fhir/Location/9") == "Location"
    assert type_of("urn:uuid:x") == type_of("#a") == type_of("nonsense") == ""


def test_there_is_one_patient_with_hospital_numbers_but_no_population_number() -> None:
    def patient(own: str, **members: Any) -> dict[str, Any]:
        return {"resourceType": "Patient", "id": own, "name": [{"text": "SARI W"}], **members}

    numbers = [
        {"system": "https://fhir.kemkes.go.id/id/nik", "value": NIK},
        {"system": "urn:rs", "value": "RM-77"},
    ]
    shelf = FakeShelf.of(
        patient("a", identifier=numbers, birthDate="1955-03-02", telecom=[{"value": "0812"}]),
        patient("b", identifier=[{"system": "urn:rs2", "value": "9"}], address=[{"text": "Jl"}]),
        {"resourceType": "Condition", "subject": {"reference": "Patient/a"}, "code": {"text": "x"}},
        {"resourceType": "Condition", "subject": {"reference": "Patient/b"}, "code": {"text": "y"}},
    )
    selection = select(shelf, SARI, Choice(Purpose.TREAT, "2026-11-21"))
    entries = entries_of(selection, b"s" * 32)
    tree = json.loads(entries.patient.body)
    assert tree["name"][0]["text"] == "Sari Wulandari"
    assert tree["birthDate"] == "1955-03-02"
    assert [one["value"] for one in tree["identifier"]] == ["RM-77", "9"]
    assert not {"telecom", "address", "photo", "id"} & set(tree)
    subjects = {json.loads(entry.body)["subject"]["reference"] for entry in entries.records}
    assert subjects == {entries.patient.urn}
    assert all(entry.exact for entry in entries.records)


def test_records_of_other_releases_and_of_xml_leave_as_r4() -> None:
    old = b'{"resourceType":"MedicationOrder","status":"active","note":"n","x":1.50}'
    tree = read_tree(old, "application/fhir+json", "1.0.2")
    assert tree["resourceType"] == "MedicationRequest"
    xml = (
        b'<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code>'
        b'<text value="HbA1c"/></code><valueQuantity><value value="8.10"/></valueQuantity>'
        b"</Observation>"
    )
    found = read_tree(xml, "application/fhir+xml", "4.0")
    assert found["code"] == {"text": "HbA1c"}
    body = msgspec.json.encode(found["valueQuantity"]["value"])
    assert Decimal(body.strip(b'"').decode()) == Decimal("8.10")
    with pytest.raises(NotJson):
        read_tree(b"<broken", "application/fhir+xml", "4.0")


@pytest.mark.parametrize("name", ["script_in_narrative.json", "ids_traversal_and_sql.json"])
def test_hostile_records_leave_as_plain_data(shared_data: Path, name: str) -> None:
    shelf = FakeShelf.of_bundle((shared_data / "bad" / name).read_bytes())
    kinds = frozenset(Kind) - {Kind.DIRECTORY}
    selection = select(shelf, SARI, Choice(Purpose.TREAT, "2026-11-21", kinds=kinds))
    for entry in entries_of(selection, b"s" * 32).records:
        assert "div" not in json.loads(entry.body).get("text", {})
