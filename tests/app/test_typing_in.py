"""Forms filled by hand: what is understood, what is asked, and the way to a resource and back."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.typed_again import form_of
from app.typed_fields import FIELDS, VITALS, Asked, Form, Role, fields_of
from app.typed_values import Number, Typed, look_over, read_number
from app.typing_in import Stamp, content_of, resource_of, tree_of
from sync.fhir.quantities import quantity

TODAY = date(2026, 11, 22)
PERSON, NUMBER = "11111111-2222-4333-8444-555555555555", "aaaaaaaa-0000-4000-8000-bbbbbbbbbbbb"
TYPED = tuple(form for form in Form if form is not Form.DOCUMENT)
"""A document is its file; only the others are made of what was typed."""
STAMP = Stamp(PERSON, NUMBER, 1, TODAY)


def typed(form: Form, **values: str) -> Typed:
    return Typed(form, values)


def pressure(**values: str) -> Typed:
    said = {"what": "pressure", "upper": "120", "lower": "80", "date": "22-11-2026"}
    return Typed(Form.VITAL, said | values)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12,5", Number(Decimal("12.5"))),
        ("12.50", Number(Decimal("12.50"))),
        ("<5", Number(Decimal(5), "<")),
        ("≥ 200", Number(Decimal(200), ">=")),
        ("1.250,5", Number(Decimal("1250.5"))),
        ("250.000", None),
        ("1+", None),
        ("negatif", None),
        ("-4", None),
        ("1e9", None),
    ],
)
def test_numbers_are_understood_with_comma_and_point_and_never_guessed(
    text: str, wanted: Number | None
) -> None:
    assert read_number(text) == wanted


def test_what_was_understood_differently_from_what_was_typed_is_said() -> None:
    looked = look_over(
        typed(Form.LAB, test="Hb", value="12,5", unit="g/dL", date="1-2-2026"), TODAY
    )

    assert (looked.wrong, looked.doubts) == ({}, {})
    assert looked.understood == {"value": "12.5"}


def test_a_field_that_must_be_filled_a_bad_date_and_a_day_to_come_are_wrong() -> None:
    looked = look_over(typed(Form.VISIT, what="outpatient", date="31-2-2026"), TODAY)
    later = look_over(typed(Form.CONDITION, name="Asma", since="2027"), TODAY)

    assert looked.wrong == {"date": "no-date"}
    assert later.wrong == {"since": "no-date"}
    assert look_over(typed(Form.ALLERGY, name="  "), TODAY).wrong == {"name": "needed"}


def test_odd_but_possible_values_are_asked_about_and_not_refused() -> None:
    swapped = look_over(pressure(upper="70", lower="110"), TODAY)
    high = look_over(
        typed(Form.LAB, test="Hemoglobin", value="125", unit="g/dL", date="2026"), TODAY
    )
    band = look_over(typed(Form.LAB, test="X", value="1", low="9", high="2", date="2026"), TODAY)
    unsure = look_over(typed(Form.LAB, test="Trombosit", value="250.000", date="2026"), TODAY)

    assert (swapped.wrong, swapped.doubts) == ({}, {"lower": "lower-above-upper"})
    assert high.doubts == {"value": "far-out"}
    assert band.doubts == {"high": "high-below-low"}
    assert unsure.doubts == {"value": "unsure-number"}


def test_a_time_needs_a_whole_day_and_a_measurement_a_sure_number() -> None:
    assert look_over(pressure(date="11-2026", time="8:30"), TODAY).wrong == {
        "time": "time-without-day"
    }
    assert look_over(pressure(time="25:00"), TODAY).wrong == {"time": "no-time"}
    assert look_over(pressure(upper="1.200"), TODAY).wrong == {"upper": "unsure-number"}
    assert look_over(pressure(upper="tinggi"), TODAY).wrong == {"upper": "no-number"}


def test_a_lab_value_gets_its_codes_only_where_name_and_unit_are_sure() -> None:
    sure = resource_of(
        typed(Form.LAB, test="Hemoglobin", value="12,50", unit="gr/dl", date="2026"), STAMP
    )
    other = resource_of(typed(Form.LAB, test="Hemoglobin", value="12", date="2026"), STAMP)

    assert sure["code"]["coding"] == [{"system": "http://loinc.org", "code": "718-7"}]
    assert sure["valueQuantity"]["code"] == "g/dL"
    assert b'"value":12.50' in content_of(
        typed(Form.LAB, test="Hemoglobin", value="12,50", unit="gr/dl", date="2026"), STAMP
    )
    assert "coding" not in other["code"]


def test_a_time_of_day_carries_the_offset_of_this_place() -> None:
    resource = resource_of(pressure(time="08.30"), STAMP)

    assert resource["effectiveDateTime"].startswith("2026-11-22T08:30:00")
    assert len(resource["effectiveDateTime"]) == len("2026-11-22T08:30:00+07:00")


def _texts(asked: Asked) -> st.SearchStrategy[str]:
    if asked.role is Role.CHOICE:
        return st.sampled_from(asked.choices)
    if asked.role is Role.DATE:
        days = st.dates(date(1900, 1, 1), TODAY)
        return st.one_of(
            days.map(lambda day: f"{day.day}-{day.month}-{day.year}"),
            days.map(lambda day: f"{day.month:02d}-{day.year}"),
            days.map(lambda day: str(day.year)),
        )
    if asked.role is Role.TIME:
        return st.times().map(lambda time: f"{time.hour}:{time.minute:02d}")
    number = st.decimals(0, 999, places=2).map(lambda one: str(one).replace(".", ","))
    if asked.role is Role.NUMBER:
        return number
    words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)
    return st.one_of(number, words) if asked.role is Role.RESULT else words


@st.composite
def filled(draw: Any) -> Typed:
    form = draw(st.sampled_from(TYPED))
    what = draw(st.sampled_from(tuple(VITALS))) if form is Form.VITAL else ""
    values = {}
    for asked in fields_of(form, what):
        if asked.must or draw(st.booleans()):
            values[asked.name] = draw(_texts(asked))
    return Typed(form, values | ({"what": what} if what else {}))


@example(
    Typed(
        Form.LAB,
        {"test": "0", "value": ":", "unit": "0", "date": "1-1-2000", "low": "0,00"},
    )
)
@given(filled())
def test_every_form_comes_back_from_its_resource_and_gives_it_again(one: Typed) -> None:
    if look_over(one, TODAY).wrong:
        return
    content = content_of(one, STAMP)

    back = form_of(content)

    assert back is not None
    assert back.form == one.form
    assert look_over(back, TODAY).wrong == {}
    assert content_of(back, STAMP) == content
    assert form_of(content_of(back, STAMP)) == back


@pytest.mark.parametrize("typed_as", ["12,5", "12.5", "< 12,50", "1.250,5"])
def test_a_value_stays_as_it_was_typed(typed_as: str) -> None:
    content = content_of(typed(Form.LAB, test="Hb", value=typed_as, date="2020"), STAMP)

    back = form_of(content)

    assert back is not None
    assert back.text("value") == typed_as
    shown = quantity(tree_of(content)["valueQuantity"]).text
    assert shown == typed_as.replace(" ", "")


def test_every_kind_of_form_names_whose_it_is_and_which_record() -> None:
    for form in TYPED:
        values = {
            asked.name: {
                Role.CHOICE: next(filter(None, asked.choices), ""),
                Role.DATE: "2020",
                Role.TIME: "",
            }.get(asked.role, "7")
            for asked in FIELDS[form]
        }
        tree = tree_of(content_of(Typed(form, values), STAMP))
        whose = tree.get("subject") or tree.get("patient")
        assert whose == {"reference": f"Patient/{STAMP.person}"}
        assert tree["identifier"][0]["value"] == f"urn:uuid:{STAMP.number}"
