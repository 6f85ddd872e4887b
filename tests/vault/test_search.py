# ruff: noqa: RUF001 - odd characters are what is searched
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_fakes import Desk, incoming, make_desk

from vault.records import Kind
from vault.search import match_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def found(desk: Desk, text: str) -> list[str]:
    return [row.facts.title for row in desk.store.search(text).rows]


def test_words_match_from_their_beginning_in_any_field(desk: Desk) -> None:
    desk.bring(
        incoming("a", "Glukosa puasa", facility="RS Harapan", practitioner="dr. Siti"),
        incoming("b", "Kolesterol", code="2093-3", body="hasil normal"),
        incoming("c", "Golongan darah", text="positif", detail="diambil pagi"),
    )

    assert found(desk, "gluk") == ["Glukosa puasa"]
    assert found(desk, "hara siti") == ["Glukosa puasa"]
    assert found(desk, "2093-3") == ["Kolesterol"]
    assert found(desk, "normal") == ["Kolesterol"]
    assert found(desk, "posit pagi") == ["Golongan darah"]
    assert found(desk, "gluk normal") == []


def test_accents_case_and_width_do_not_matter(desk: Desk) -> None:
    desk.bring(incoming("a", "Ménière’s disease"), incoming("b", "ＡＳＰＩＲＩＮ"))

    assert found(desk, "meniere") == ["Ménière’s disease"]
    assert found(desk, "MÉNIÈRE") == ["Ménière’s disease"]
    assert found(desk, "aspirin") == ["ＡＳＰＩＲＩＮ"]


def test_scripts_without_spaces_are_found_inside(desk: Desk) -> None:
    desk.bring(incoming("a", "二型糖尿病"), incoming("b", "โรคเบาหวาน"), incoming("c", "Диабет"))

    assert found(desk, "糖尿") == ["二型糖尿病"]
    assert found(desk, "เบา") == ["โรคเบาหวาน"]
    assert found(desk, "диа") == ["Диабет"]


def test_results_come_newest_first_whatever_the_way(desk: Desk) -> None:
    desk.bring(
        *(incoming(f"n{i}", "Natrium", date=f"20{i % 25:02d}-01-01") for i in range(400)),
        *(incoming(f"k{i}", f"Kalium {i}", date=f"20{i:02d}-06-01") for i in range(20)),
    )

    many = desk.store.search("natrium", 50)
    few = desk.store.search("kalium", 5)

    assert many.total == 400
    dates = [row.facts.date for row in many.rows]
    assert dates == sorted(dates, reverse=True)
    assert [row.facts.title for row in few.rows] == [f"Kalium {i}" for i in range(19, 14, -1)]
    assert few.total == 20
    paged = [
        row.id for start in (0, 7, 14) for row in desk.store.search("kalium", 7, offset=start).rows
    ]
    assert paged == [row.id for row in desk.store.search("kalium", 0).rows]


def test_ranked_puts_the_best_text_first(desk: Desk) -> None:
    desk.bring(
        incoming("a", "Ureum", date="2024-01-01", body="kreatinin " + "lain " * 200),
        incoming("b", "Kreatinin", date="2020-01-01"),
    )

    assert [row.facts.title for row in desk.store.search("kreatinin", ranked=True).rows] == [
        "Kreatinin",
        "Ureum",
    ]


def test_retracted_and_directory_records_are_not_found(desk: Desk) -> None:
    desk.bring(incoming("a", "Glukosa"), incoming("b", "dr. Glukosa", kind=Kind.DIRECTORY))
    desk.store.retract(desk.store.list().rows[0].id)

    assert desk.store.search("glukosa").total == 0


def test_words_of_a_replaced_version_are_gone(desk: Desk) -> None:
    desk.bring(incoming("a", "Salahketik"))
    desk.bring(incoming("a", "Benar"))

    assert found(desk, "salahketik") == []
    assert found(desk, "benar") == ["Benar"]


def test_what_is_no_word_finds_nothing(desk: Desk) -> None:
    desk.bring(incoming("a"))

    for text in ("", "   ", "*", '"', "-", "()", "\x00", "🩺", "_"):
        assert desk.store.search(text).total == 0


HOSTILE = [
    '"',
    "NEAR(a b)",
    "a OR b",
    "a AND",
    "NOT a",
    "body:a",
    "a*",
    "^a",
    "{a b}: c",
    "'--",
    "a\x00b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_query_syntax_is_only_words(desk: Desk, text: str) -> None:
    desk.bring(incoming("a", "near not and or body a b c"))

    assert desk.store.search(text).total in {0, 1}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=80))
def test_nothing_typed_breaks_the_search(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    desk = _KEPT.setdefault("desk", make_desk(tmp_path_factory.mktemp("hostile")))

    assert desk.store.search(text).total == 0
    assert desk.store.search(text, ranked=True).total == 0


_KEPT: dict[str, Desk] = {}


def test_a_long_query_is_cut() -> None:
    assert match_of("a " * 500).count('"') == 24
    assert len(match_of("x" * 10_000)) < 100
