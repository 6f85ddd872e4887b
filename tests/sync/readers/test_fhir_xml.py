"""FHIR XML: the same tree as JSON, exact slices, no entities."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from reader_help import here

from sync.readers import xml_shape
from sync.readers.fhir_xml import XmlSource
from sync.readers.trees import r4_tree

OBSERVATION = (
    '<Observation xmlns="http://hl7.org/fhir"><id value="o1"/>'
    '<text><status value="generated"/>'
    '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &gt; b</p></div></text>'
    '<contained><Patient><id value="p"/><name><given value="Siti"/></name></Patient></contained>'
    '<extension url="http://x.test/e"><valueBoolean value="true"/></extension>'
    '<status value="final"><extension url="http://x.test/s"><valueString value="q"/></extension>'
    "</status>"
    '<code><coding><code value="2339-0"/></coding><text value="Glukosa"/></code>'
    '<subject><reference value="#p"/></subject>'
    '<valueQuantity id="v"><value value="5.40"/><unit value="mmol/L"/></valueQuantity>'
    "</Observation>"
)


def bundle(*resources: str) -> str:
    entries = "".join(
        f'<entry><fullUrl value="urn:uuid:{number}"/><resource>{one}</resource></entry>'
        for number, one in enumerate(resources)
    )
    return f'<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir">{entries}</Bundle>'


def tree_of(text: str) -> dict[str, Any]:
    source = XmlSource(memoryview(text.encode()), depth=200)
    return source.load(next(iter(source.leaves()))).tree


def test_the_tree_is_that_of_json() -> None:
    tree = tree_of(OBSERVATION)
    assert tree["valueQuantity"]["value"] == Decimal("5.40")
    tree["valueQuantity"]["value"] = "5.40"
    assert tree == {
        "resourceType": "Observation",
        "id": "o1",
        "text": {
            "status": "generated",
            "div": '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &gt; b</p></div>',
        },
        "contained": [{"resourceType": "Patient", "id": "p", "name": [{"given": ["Siti"]}]}],
        "extension": [{"url": "http://x.test/e", "valueBoolean": True}],
        "status": "final",
        "_status": {"extension": [{"url": "http://x.test/s", "valueString": "q"}]},
        "code": {"coding": [{"code": "2339-0"}], "text": "Glukosa"},
        "subject": {"reference": "#p"},
        "valueQuantity": {"id": "v", "value": "5.40", "unit": "mmol/L"},
    }


def test_primitive_lists_keep_extensions_beside_them() -> None:
    tree = tree_of(
        '<Patient xmlns="http://hl7.org/fhir"><name><given value="A"/>'
        '<given><extension url="x"><valueCode value="masked"/></extension></given></name>'
        '<birthDate><extension url="y"><valueCode value="unknown"/></extension></birthDate>'
        "</Patient>"
    )
    assert tree["name"][0]["given"] == ["A", None]
    assert tree["name"][0]["_given"] == [None, {"extension": [{"url": "x", "valueCode": "masked"}]}]
    assert "birthDate" not in tree
    assert tree["_birthDate"] == {"extension": [{"url": "y", "valueCode": "unknown"}]}


def test_content_is_the_exact_slice_and_reads_back() -> None:
    bare = OBSERVATION.replace(' xmlns="http://hl7.org/fhir"', "", 1)
    text = bundle("<Patient ><id value='a>b'/></Patient >", bare, "<Basic/>")
    seen = here(text.encode())
    assert [r.content.decode() for r in seen.records] == [
        "<Patient ><id value='a>b'/></Patient >",
        bare,
        "<Basic/>",
    ]
    assert seen.records[1].media == "application/fhir+xml"
    assert seen.records[1].place == "/Bundle/entry[2]/resource/Observation"
    again = r4_tree(seen.records[1].content, "application/fhir+xml", "4.0")
    assert again == tree_of(OBSERVATION)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_other_encodings_are_rewritten_and_marked(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + OBSERVATION.replace("Siti", "José")
    seen = here(text.encode(encoding))
    assert seen.records[0].transcoded
    assert "José" in seen.records[0].content.decode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]>' + OBSERVATION.replace("Glukosa", "&x;"), "forbidden-xml"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x">' + OBSERVATION.replace("Glukosa", "&x;"), ""),
        (OBSERVATION.replace("Glukosa", "&nbsp;"), "forbidden-xml"),
        (OBSERVATION[:-10], "truncated"),
        (OBSERVATION.replace("</code>", "</cod>"), "malformed"),
        (OBSERVATION.replace("Glukosa", "a\x01"), "bad-text"),
        (OBSERVATION + "<x/>", "malformed"),
        ('<?xml version="1.0" encoding="ebcdic-x"?>' + OBSERVATION, "bad-encoding"),
    ],
)
def test_what_may_not_be_read_is_refused_whole(data: str, reason: str) -> None:
    seen = here(data.encode())
    assert not seen.readable
    assert not seen.records
    assert seen.refused == [("", reason or "forbidden-xml")]


def test_a_harmless_doctype_is_passed_over() -> None:
    seen = here(("<!DOCTYPE Observation [<!ELEMENT a ANY>]>" + OBSERVATION).encode())
    assert seen.found == {"Observation": 1}


def test_a_resource_nested_too_deep_is_refused_alone() -> None:
    deep = "<Basic>" + "<extension>" * 300 + "</extension>" * 300 + "</Basic>"
    seen = here(bundle(deep, "<Patient/>").encode())
    assert seen.refused == [("/Bundle/entry[1]/resource/Basic", "too-deep")]
    assert seen.found == {"Patient": 1}


def test_bare_ids_hold_where_the_bundle_comes_from() -> None:
    head = (
        '<meta><source value="http://b.test"/></meta><identifier><system value="{}"/></identifier>'
    )
    for system, scope in (("http://a.test/ids", "http://a.test/ids"), ("", "http://b.test")):
        text = bundle("<Patient><id value='1'/></Patient>").replace("<entry>", head + "<entry>", 1)
        source = XmlSource(memoryview(text.replace("{}", system).encode()), depth=200)
        assert next(iter(source.leaves())).scope == scope


def test_lists_are_where_the_specification_has_them() -> None:
    models = pytest.importorskip("fhir.resources.R4B")
    from fhir.resources.R4B import get_fhir_model_class

    assert models
    for kind in ("Patient", "Observation", "Condition", "MedicationRequest", "Encounter", "Claim"):
        for name, field in get_fhir_model_class(kind).model_fields.items():
            alias = field.alias or name
            if not name.endswith("__ext") and alias not in {"resourceType", "fhir_comments"}:
                assert xml_shape.repeats(kind, alias) == ("List[" in str(field.annotation)), alias


def test_samples_of_the_specification_read_alike_in_xml(shared_data: Path) -> None:
    """A JSON sample written as XML by the rules of the specification gives the same tree."""
    for name in ("Observation-f001", "AllergyIntolerance-example", "MedicationRequest-medrx0301"):
        tree = json.loads((shared_data / "fhir-r4" / f"hl7r4_{name}.json").read_text())
        tree.pop("text", None)
        back = tree_of(_as_xml(tree))
        assert json.loads(json.dumps(back, default=float)) == tree


def _as_xml(tree: dict[str, Any]) -> str:
    kind = tree["resourceType"]
    return f'<{kind} xmlns="http://hl7.org/fhir">{_inside(tree)}</{kind}>'


def _inside(tree: dict[str, Any]) -> str:
    parts = []
    for key, value in tree.items():
        for one in value if isinstance(value, list) else [value]:
            if key == "resourceType":
                continue
            if isinstance(one, dict) and "resourceType" in one:
                parts.append(f"<{key}>{_as_xml(one)}</{key}>")
            elif isinstance(one, dict):
                parts.append(f"<{key}>{_inside(one)}</{key}>")
            else:
                text = str(one).lower() if isinstance(one, bool) else str(one)
                escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
                parts.append(f'<{key} value="{escaped}"/>')
    return "".join(parts)
