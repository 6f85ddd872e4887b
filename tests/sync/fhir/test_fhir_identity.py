"""Which record a resource is: the rules of format.md 7, one by one."""

from copy import deepcopy
from typing import Any

from fhir_samples import one, take_in

from sync.fhir.context import FileContext, bundle_scope_of
from sync.fhir.fingerprint import fingerprint

UUID = "0ad1d4c6-31f2-4f5b-9d4b-3a5d4b0b6a11"
OTHER_UUID = "1ad1d4c6-31f2-4f5b-9d4b-3a5d4b0b6a12"


def observation(**more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"text": "Glukosa"},
        "valueQuantity": {"value": "5.4", "unit": "mmol/L"},
        **more,
    }


def in_file(name: str, scope: str = "") -> FileContext:
    return FileContext(name * 64, scope)


def test_an_absolute_address_comes_first_and_versions_of_it_meet() -> None:
    url = "https://rs.example/fhir/Observation/1"
    numbered = observation(identifier=[{"system": "https://rs.example/lab", "value": "7"}])

    first = one(numbered, url)
    second = one(observation(status="amended"), url + "/_history/2")

    assert first.identity == second.identity == f"url:{url}"
    assert first.fingerprint != second.fingerprint


def test_an_address_of_this_computer_is_no_address_for_everybody() -> None:
    first = one(observation(id="1"), "http://localhost:8080/fhir/Observation/1", in_file("a"))
    second = one(
        observation(id="1", status="amended"),
        "http://localhost:8080/fhir/Observation/1",
        in_file("b"),
    )

    assert first.identity != second.identity


def test_a_business_identifier_comes_before_a_random_urn() -> None:
    marked = observation(identifier=[{"system": "https://rs.example/lab", "value": "7"}])

    first = one(marked, f"urn:uuid:{UUID}")
    second = one({**marked, "status": "amended"}, f"urn:uuid:{OTHER_UUID}")

    assert first.identity == second.identity
    assert f"urn:uuid:{UUID}" in first.aliases


def test_an_identifier_without_a_system_is_no_identity() -> None:
    found = one(observation(identifier=[{"value": "7"}]), f"urn:uuid:{UUID}")

    assert found.identity == f"urn:uuid:{UUID}"


def test_nik_and_record_number_alone_are_never_identity() -> None:
    patient = {
        "resourceType": "Patient",
        "identifier": [
            {"system": "https://fhir.kemkes.go.id/id/nik", "value": "9271060312000001"},
            {"system": "http://sys-ids.kemkes.go.id/mrn/10000004", "value": "123"},
            {"system": "urn:x", "type": {"coding": [{"code": "MR"}]}, "value": "5"},
        ],
    }

    found = one(patient, f"urn:uuid:{UUID}")

    assert found.identity == f"urn:uuid:{UUID}"
    assert "9271060312000001" not in str(found.aliases)


def test_a_number_shared_by_several_records_names_none_of_them() -> None:
    mark = [{"system": "http://sys-ids.kemkes.go.id/observation/10000004", "value": "O111111"}]
    entries = [
        observation(id=f"{number}d1d4c6-31f2-4f5b-9d4b-3a5d4b0b6a11", identifier=mark, note=number)
        for number in (10, 11, 12)
    ]

    records, _ = take_in(entries)

    assert len({record.identity for record in records}) == 3


def test_a_urn_that_is_no_uuid_is_no_identity_but_ties_the_file_together() -> None:
    target = {"resourceType": "Encounter", "id": "e1", "status": "finished"}
    pointing = observation(encounter={"reference": "urn:uuid:x1"})
    context = in_file("a")

    encounter = one(target, "urn:uuid:x1", context)
    record = one(pointing, "urn:uuid:x2", context)

    assert encounter.identity.startswith("content:")
    assert set(record.references) <= {encounter.identity, *encounter.aliases}


def test_bare_ids_meet_within_a_source_only() -> None:
    mine = {"meta": {"source": "https://rs-a.example/#req1"}}
    first = one(observation(id="1", **mine), "", in_file("a"))
    later = one(
        observation(id="1", status="amended", meta={"source": "https://rs-a.example/#req9"}),
        "",
        in_file("b"),
    )
    elsewhere = one(observation(id="1", meta={"source": "https://rs-b.example/"}), "", in_file("c"))

    assert first.identity == later.identity
    assert first.identity != elsewhere.identity


def test_the_bundles_identifier_system_is_a_source() -> None:
    bundle = {"resourceType": "Bundle", "identifier": {"system": "urn:oid:1.2.3.4", "value": "9"}}
    scope = bundle_scope_of(bundle)

    first = one(observation(id="1"), "", in_file("a", scope))
    later = one(observation(id="1", status="amended"), "", in_file("b", scope))

    assert scope == "urn:oid:1.2.3.4"
    assert first.identity == later.identity
    assert bundle_scope_of({"identifier": {"system": "urn:ietf:rfc:3986", "value": "x"}}) == ""


def test_bare_ids_of_unknown_sources_never_meet_unless_all_is_equal() -> None:
    first = one(observation(id="1"), "", in_file("a"))
    same = one(observation(id="1"), "", in_file("b"))
    other = one(observation(id="1", status="amended"), "", in_file("c"))

    assert first.identity == same.identity
    assert first.identity != other.identity
    assert set(first.aliases).isdisjoint(other.aliases)


def test_two_contents_under_one_bare_id_of_a_file_share_one_identity() -> None:
    records, _ = take_in([observation(id="o1"), observation(id="o1", status="amended")])

    assert records[0].identity == records[1].identity
    assert records[0].fingerprint != records[1].fingerprint


def test_versions_are_ordered_by_the_moment_they_were_stored() -> None:
    early = one(observation(meta={"lastUpdated": "2024-01-01T12:00:00+07:00"}))
    late = one(observation(meta={"lastUpdated": "2024-01-01T06:00:00Z"}))
    numbered = [one(observation(meta={"versionId": text})).order for text in ("9", "10")]

    assert early.order < late.order
    assert numbered[0] < numbered[1]
    assert one(observation(meta={"versionId": "MTcw"})).order == ""
    assert one(observation()).order == ""


def test_the_fingerprint_ignores_storage_narrative_and_the_order_of_keys() -> None:
    plain = observation(meta={"profile": ["p"]}, contained=[{"resourceType": "Device", "id": "d"}])
    stored = deepcopy(plain)
    stored["meta"] |= {"versionId": "2", "lastUpdated": "2024-01-01T00:00:00Z"}
    stored["text"] = {"status": "generated", "div": "<div/>"}
    stored["contained"][0]["text"] = {"div": "x"}
    turned = dict(reversed(list(stored.items())))

    assert fingerprint(plain) == fingerprint(stored) == fingerprint(turned)
    assert fingerprint(plain) != fingerprint({**plain, "status": "amended"})
    assert fingerprint({"value": "1.0"}) != fingerprint({"value": "1.00"})


def test_references_point_to_what_the_target_answers_to() -> None:
    encounter = {"resourceType": "Encounter", "id": "e1", "status": "finished"}
    known = {"resourceType": "Patient", "id": UUID}
    pointing = observation(
        id="o1",
        subject={"reference": f"Patient/{UUID}"},
        encounter={"reference": "Encounter/e1/_history/3"},
        contained=[{"resourceType": "Device", "id": "d"}],
        device={"reference": "#d"},
    )

    records, _ = take_in([encounter, known, pointing])

    answers = [{record.identity, *record.aliases} for record in records]
    assert set(records[2].references) <= answers[0] | answers[1]
    assert records[2].subject in answers[1]
    assert len(records[2].references) == 2


def test_relative_references_follow_the_servers_address() -> None:
    base = "https://rs.example/fhir"
    patient = one({"resourceType": "Patient", "id": "1"}, f"{base}/Patient/1")
    found = one(observation(id="2", subject={"reference": "Patient/1"}), f"{base}/Observation/2")

    assert found.subject == patient.identity


def test_a_reference_by_business_number_finds_its_target() -> None:
    mark = {"system": "https://rs.example/staff", "value": "77"}
    doctor = one({"resourceType": "Practitioner", "identifier": [mark]}, f"urn:uuid:{UUID}")
    found = one(
        observation(
            performer=[{"reference": "Practitioner?identifier=https://rs.example/staff|77"}],
            subject={"type": "Practitioner", "identifier": mark},
        )
    )

    assert set(found.references) <= {doctor.identity, *doctor.aliases}
    assert found.subject in doctor.aliases
