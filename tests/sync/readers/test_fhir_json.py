"""FHIR JSON in all the shapes that exports have."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import as_bytes, bundle, here, observation, patient

from sync.readers.protocol import Limits


@pytest.mark.parametrize(
    "kind", ["transaction", "batch", "collection", "document", "searchset", "message", "history"]
)
def test_bundles_of_every_kind_are_opened(kind: str) -> None:
    seen = here(as_bytes(bundle(patient(), observation(), type=kind)))
    assert seen.found == {"Observation": 1, "Patient": 1}
    assert [record.place for record in seen.records] == ["/entry/0/resource", "/entry/1/resource"]
    assert seen.patients == ["Siti Aminah"]


def test_content_is_the_exact_slice() -> None:
    odd = b'{ "resourceType":"Observation", "id" : "o1",\n "valueQuantity":{"value":1.00}\t}'
    data = b'\xef\xbb\xbf{"resourceType":"Bundle","entry":[{"resource":' + odd + b"}]}"
    seen = here(data)
    assert seen.records[0].content == odd
    assert not seen.records[0].transcoded


def test_a_single_resource_and_an_array() -> None:
    assert here(as_bytes(observation())).records[0].place == ""
    seen = here(as_bytes([patient(), bundle(observation())]))
    assert [record.place for record in seen.records] == ["/0", "/1/entry/0/resource"]


def test_bundles_in_bundles_and_parameters_are_opened() -> None:
    inner = bundle(observation("deep"))
    parameters = {
        "resourceType": "Parameters",
        "parameter": [
            {"name": "return", "resource": bundle(patient())},
            {"name": "more", "part": [{"name": "one", "resource": observation("part")}]},
            {"name": "count", "valueInteger": 2},
        ],
    }
    seen = here(as_bytes(bundle(inner, parameters)))
    assert seen.found == {"Observation": 2, "Patient": 1}
    assert {r.place for r in seen.records} == {
        "/entry/0/resource/entry/0/resource",
        "/entry/1/resource/parameter/0/resource/entry/0/resource",
        "/entry/1/resource/parameter/1/part/0/resource",
    }


def test_wrappers_of_exports_are_opened() -> None:
    assert here(as_bytes({"resource": observation()})).found == {"Observation": 1}
    assert here(as_bytes({"data": [patient()], "page": 1})).found == {"Patient": 1}
    assert here(as_bytes({"entry": [{"resource": patient()}]})).found == {"Patient": 1}


def test_endless_nesting_ends() -> None:
    tree = bundle(observation())
    for _ in range(40):
        tree = bundle(tree)
    seen = here(as_bytes(tree))
    assert [reason for _, reason in seen.refused] == ["too-deep"]
    assert not seen.readable


def test_lines_are_read_one_by_one() -> None:
    data = b"\n".join(
        [as_bytes(patient()), b"", b'{"resourceType":"Observation","id":', as_bytes(observation())]
    )
    seen = here(data + b"\r\nnull")
    assert seen.started[0].format == "fhir-ndjson"
    assert seen.found == {"Observation": 1, "Patient": 1}
    assert seen.refused == [("line 3", "malformed"), ("line 5", "not-a-resource")]
    assert seen.records[1].place == "line 4"


def test_lines_survive_a_broken_first_one() -> None:
    seen = here(b'{"a":\n' + as_bytes(patient()) + b"\n" + as_bytes(observation()) + b"\n")
    assert seen.found == {"Observation": 1, "Patient": 1}


def test_one_bad_entry_does_not_stop_the_rest() -> None:
    good = as_bytes(observation("good"))
    bad = b'{"resourceType":"Observation","id":"bad","valueQuantity":{"value":NaN}}'
    data = b'{"resourceType":"Bundle","entry":[{"resource":%s},{"resource":%s}]}' % (bad, good)
    seen = here(data)
    assert seen.refused == [("/entry/0/resource", "bad-number")]
    assert seen.records[0].content == good


def test_a_doubled_key_in_an_entry_is_refused() -> None:
    one, two = as_bytes(observation("one")), as_bytes(observation("two"))
    data = b'{"resourceType":"Bundle","entry":[{"resource":%s,"resource":%s}]}' % (one, two)
    seen = here(data)
    assert seen.refused == [("/entry/0", "duplicate-key")]
    assert not seen.records


def test_a_second_list_of_entries_is_refused() -> None:
    one = as_bytes(observation("one"))
    data = b'{"resourceType":"Bundle","entry":[{"resource":%s}],"entry":[{"resource":%s}]}'
    seen = here(data % (one, one))
    assert seen.refused == [("", "duplicate-key")]
    big = b'{"resourceType":"Bundle","entry":[%s],"entry":[{"resource":%s}]}'
    seen = here(big % (b",".join([b'{"resource":%s}' % one] * 500), one))
    assert seen.refused == [("", "duplicate-key")]


def test_a_file_cut_off_is_refused_whole() -> None:
    data = as_bytes(bundle(patient(), observation()))
    for end in (len(data) - 1, len(data) // 2, 60):
        seen = here(data[:end])
        assert seen.refused == [("", "truncated")]
        assert not seen.readable
        assert not seen.records


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wide_encodings_are_rewritten_and_marked(encoding: str) -> None:
    data = json.dumps(bundle(patient(name=[{"text": "José"}])), ensure_ascii=False)
    seen = here(data.encode(encoding))
    assert seen.patients == ["José"]
    assert seen.records[0].transcoded
    assert seen.records[0].content.decode().count("José") == 1
    assert ("", "transcoded") in seen.notices


def test_another_encoding_is_refused_and_single_bad_bytes_are_not() -> None:
    latin = json.dumps(bundle(patient(), observation(code={"text": "é"})), ensure_ascii=False)
    assert here(latin.encode("latin-1")).refused == [("", "bad-encoding")]
    mixed = latin.encode().replace(b"Siti", b"S\xffti")
    seen = here(mixed)
    assert seen.refused == [("/entry/0/resource", "bad-text")]
    assert seen.found == {"Observation": 1}


def test_other_json_is_no_fhir() -> None:
    for tree in ({"nama": "Budi", "data": [1, 2]}, [1, 2], {"resourceType": "<script>"}):
        seen = here(as_bytes(tree))
        assert seen.refused[-1] == ("", "not-fhir")
        assert not seen.readable


def test_a_list_of_references_is_fhir_without_records() -> None:
    seen = here(as_bytes({"Encounter/1": False, "Medication/TWVk+a=": False}))
    assert seen.readable
    assert not seen.refused
    assert seen.notices == [("", "references-only")]


def test_an_empty_bundle_is_readable_and_holds_nothing() -> None:
    seen = here(b'{"resourceType":"Bundle","type":"searchset","total":0}')
    assert seen.readable
    assert seen.found == {}
    assert not seen.refused


def test_more_pages_and_empty_entries_are_noticed() -> None:
    link = [{"relation": "next", "url": "https://example.test/2"}]
    seen = here(as_bytes({**bundle(patient()), "link": link}))
    assert seen.notices == [("", "more-pages")]
    deleted = {"request": {"method": "DELETE", "url": "Observation/1"}}
    seen = here(as_bytes({"resourceType": "Bundle", "entry": [deleted]}))
    assert seen.notices == [("/entry/0", "no-resource-in-entry")]
    assert not seen.refused


def test_distinct_records_are_counted_by_id_then_full_url_then_alone() -> None:
    nameless = {"resourceType": "Observation", "status": "final"}
    tree = bundle(observation("a"), observation("a"), nameless, nameless)
    for url in ("urn:uuid:1", "urn:uuid:1", "urn:uuid:2"):
        tree["entry"].append({"fullUrl": url, "resource": nameless})
    assert here(as_bytes(tree)).found == {"Observation": 5}


def test_batches_are_bounded() -> None:
    tree = bundle(*(observation(f"o{number}") for number in range(25)))
    seen = here(as_bytes(tree), Limits(batch=10))
    assert len(seen.records) == 25


def test_somebody_known_only_by_reference_is_told_once() -> None:
    tree = bundle(
        *(observation(f"o{n}", subject={"reference": "Patient/x", "display": "Budi"}) for n in "ab")
    )
    assert here(as_bytes(tree)).patients == ["Budi"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_bring_the_reader_down(noise: bytes, at: int) -> None:
    data = as_bytes(bundle(patient(), observation()))
    assert here(data[:at] + noise + data[at:]).ended


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["code", "name", "value", "coding", "subject", "reference", "text"]
                ),
                inner,
                max_size=3,
            )
        ),
        max_leaves=12,
    )
)
def test_no_shape_of_a_field_brings_the_reader_down(shape: object) -> None:
    names = ("code", "subject", "valueQuantity", "effectiveDateTime", "meta", "text", "category")
    tree = bundle(*({**observation(), name: shape} for name in names), {**patient(), "name": shape})
    assert here(as_bytes(tree)).ended
