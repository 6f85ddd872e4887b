"""Kept XML as JSON: made in a child, with every digit, and nothing for what is none."""

import sys

from sync.readers.xml_json import XmlAsJson

XML = (
    b'<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code>'
    b'<text value="HbA1c"/></code><valueQuantity><value value="8.10"/></valueQuantity>'
    b"</Observation>"
)


def test_one_child_answers_for_many_and_survives_what_is_no_resource() -> None:
    with XmlAsJson() as as_json:
        first, broken, entities, last = (
            as_json(content)
            for content in (
                XML,
                b"<broken",
                b'<!DOCTYPE x [<!ENTITY a "b">]><Observation xmlns="http://hl7.org/fhir"/>',
                XML,
            )
        )
    assert b'"text":"HbA1c"' in first
    assert b"8.10" in first
    assert (broken, entities) == (b"", b"")
    assert last == first


def test_expat_is_not_loaded_beside_the_keys() -> None:
    for name in [one for one in sys.modules if one.startswith("sync.readers.fhir_xml")]:
        del sys.modules[name]
    with XmlAsJson() as as_json:
        as_json(XML)
    assert not any(one.startswith("sync.readers.fhir_xml") for one in sys.modules)


def test_a_child_that_fell_over_costs_one_answer_only() -> None:
    with XmlAsJson() as as_json:
        assert as_json(XML)
        child = as_json._child._child
        assert child is not None
        child.kill()
        child.wait()
        as_json(XML)
        assert as_json(XML)
