"""Facts to sentences in two languages."""

import ast
import os
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from row_makers import HBA1C

from sync.errors import LinkExpired, WrongPasscode
from sync.fhir.match import Reason
from ui.assets.build import ENGLISH, INDONESIAN, SOURCES, release, sources
from ui.look import Look
from ui.words import dates, numbers
from ui.words.errors import REGISTRY, classes_to_cover, error_words, unknown_words
from ui.words.imports import doubt_words
from ui.words.language import Language, language, set_language
from ui.words.records import (
    flag_word,
    kind_word,
    kinds_word,
    label_word,
    sex_word,
    standing_word,
    state_word,
    trust_words,
    value_sentence,
)
from vault import errors
from vault.records import Flag, Kind, Label, RecordState, Sex, Standing, Trust

BOTH = list(Language)


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2026-08-18", "18 Aug 2026", "18 Agu 2026"),
        ("2026-08", "Aug 2026", "Agu 2026"),
        ("2026", "2026", "2026"),
        ("2026-08-18T23:59:00-11:00", "18 Aug 2026", "18 Agu 2026"),
        ("", "", ""),
        ("kemarin", "", ""),
        ("2026-13-40", "2026", "2026"),
    ],
)
def test_a_date_is_as_precise_as_it_was_given(
    at: Look, text: str, english: str, indonesian: str
) -> None:
    assert dates.date_words(text) == english
    set_language(Language.INDONESIAN)
    assert dates.date_words(text) == indonesian


def test_dates_in_their_longer_forms(at: Look) -> None:
    set_language(Language.INDONESIAN)

    assert dates.weekday_words("2026-11-18") == "Rabu, 18 November 2026"
    assert dates.moment_words("2026-11-18T07:30:00+07:00") == "18 Nov 2026, 07.30"
    assert dates.month_heading("2026-11-18T00:00:00") == "November 2026"
    assert dates.month_heading("2026-00-00T00:00:00") == "2026"
    assert dates.month_heading("") == "Tanpa tanggal"


def test_how_long_and_how_old(at: Look) -> None:
    assert dates.left_words(1) == "1 second"
    assert dates.left_words(840) == "14 minutes"
    assert dates.left_words(3 * 3600) == "3 hours"
    assert dates.left_words(4 * 86_400) == "4 days"
    assert dates.age_words("1950-12-01", "2026-11-18") == "75 years old"
    assert dates.age_words("1950", "2026-11-18") == "76 years old"
    assert dates.age_words("", "2026-11-18") == ""


def test_days_of_a_sort_key_grow_with_time() -> None:
    keys = ["2025-00-00", "2025-02-00", "2025-02-11", "2025-02-11T12:00:00"]

    days = [dates.days_of(key) for key in keys]

    assert days == sorted(days)
    assert len(set(days)) == 4


def test_numbers_follow_the_language_but_printed_values_never_do(at: Look) -> None:
    assert numbers.count_words(1_234_567) == "1,234,567"
    assert numbers.value_words(HBA1C) == "6,4 %"
    coded = replace(HBA1C, value="71", unit="[in_us]")
    assert numbers.value_words(coded) == "71 in"
    set_language(Language.INDONESIAN)

    assert numbers.count_words(1_234_567) == "1.234.567"
    assert numbers.records_words(1_200) == "1.200 catatan"
    assert numbers.decimal_words(Decimal("6.4"), 1) == "6,4"
    assert numbers.value_words(replace(HBA1C, value="6.40 %")) == "6.40 %"
    assert numbers.nik_words("5102014411500001") == "5102 0144 1150 0001"


def test_english_plurals_are_real(at: Look) -> None:
    assert numbers.records_words(1) == "1 record"
    assert numbers.records_words(12) == "12 records"


def test_a_range_is_as_printed_or_made_of_its_ends(at: Look) -> None:
    assert numbers.range_words(replace(HBA1C, range_text="(4-5,6)")) == "(4-5,6)"
    assert numbers.range_words(HBA1C) == "4\N{EN DASH}5.6 %"
    assert numbers.range_words(replace(HBA1C, low=None)) == "\N{LESS-THAN OR EQUAL TO} 5.6 %"
    assert numbers.range_words(replace(HBA1C, low=None, high=None)) == ""


def test_a_number_without_a_range_says_so(at: Look) -> None:
    bare = replace(HBA1C, flag=Flag.NONE, low=None, high=None)

    assert flag_word(bare) == "No range given"
    assert flag_word(replace(bare, kind=Kind.MEDICINE)) == ""
    assert flag_word(HBA1C) == "Above range"
    assert "Reference range" in value_sentence(HBA1C)


@pytest.mark.parametrize("spoken", BOTH)
def test_every_closed_set_has_its_words(at: Look, spoken: Language) -> None:
    set_language(spoken)

    said = [kind_word(k) for k in Kind] + [kinds_word(k) for k in Kind]
    said += [trust_words(t) for t in Trust] + [label_word(x) for x in Label]
    said += [sex_word(s) for s in Sex]
    said += [standing_word(s) for s in Standing if s is not Standing.FACT]
    said += [state_word(s) for s in RecordState if s is not RecordState.CURRENT]

    assert all(said)


def test_every_error_class_has_words_of_its_own() -> None:
    assert classes_to_cover() <= set(REGISTRY)


@pytest.mark.parametrize("spoken", BOTH)
@pytest.mark.parametrize(
    "error",
    [
        errors.NoVault(Path("/home/sari/brankas")),
        errors.RolledBack("record.db", 1_200, 900),
        errors.KitRefused("word:7"),
        errors.WeakPassphrase("short"),
        errors.DiskFull(),
        WrongPasscode(3),
        LinkExpired(1_795_000_000),
        ValueError("secret detail"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_says_what_is_safe_and_never_a_code(
    at: Look, error: Exception, spoken: Language
) -> None:
    set_language(spoken)

    words = error_words(error)

    whole = f"{words.title} {words.safe} {words.action}"
    assert words.title
    assert words.safe
    assert type(error).__name__ not in whole
    assert "secret detail" not in whole
    assert "{" not in whole


def test_unknown_errors_are_calm(at: Look) -> None:
    assert error_words(KeyError("x")) == unknown_words()


def test_the_language_can_be_switched_live(at: Look) -> None:
    set_language(Language.INDONESIAN)
    assert kind_word(Kind.MEDICINE) == "Obat"
    assert language() is Language.INDONESIAN

    set_language(Language.ENGLISH)

    assert kind_word(Kind.MEDICINE) == "Medicine"


def test_no_text_is_left_untranslated(tmp_path: Path) -> None:
    for source in (INDONESIAN, ENGLISH):
        tree = ET.parse(source)
        unfinished = [
            message.findtext("source")
            for message in tree.getroot().iter("message")
            if message.find("translation[@type='unfinished']") is not None
        ]
        assert unfinished == []


def test_new_translations_leave_those_of_an_open_window_alone() -> None:
    built = INDONESIAN.with_suffix(".qm")
    with built.open("rb") as read_by_a_window:
        before = read_by_a_window.read()
        release(strict=False)
        read_by_a_window.seek(0)

        assert read_by_a_window.read() == before
        assert os.fstat(read_by_a_window.fileno()).st_ino != built.stat().st_ino
    assert [one.suffix for one in built.parent.iterdir() if one.is_dir()] == []


def test_the_translation_files_hold_every_text_of_the_code(tmp_path: Path) -> None:
    from ui.assets.build import _tool

    fresh = tmp_path / "id_ID.ts"
    command = [_tool("pyside6-lupdate"), "-silent", "-locations", "none"]
    command += [str(path) for path in sources()]
    subprocess.run([*command, "-ts", str(fresh)], check=True)

    assert _texts(fresh) == _texts(INDONESIAN)


def _texts(path: Path) -> set[str | None]:
    return {m.findtext("source") for m in ET.parse(path).getroot().iter("message")}


def _calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = getattr(function, "attr", getattr(function, "id", ""))
                if name in {"tr", "translate"}:
                    yield path, node, name


def test_texts_are_literals_in_the_one_form_that_the_extractor_finds() -> None:
    assert "words" in SOURCES
    for path, call, name in _calls():
        where = f"{path.name}:{call.lineno}"
        wanted = call.args[:2] if name == "translate" else call.args[:1]
        assert all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in wanted), where
        if name == "translate":
            assert path.parent.name == "words", where
            assert len(call.args) == 2, where
            assert isinstance(wanted[0], ast.Constant)
            assert wanted[0].value == "words", where
        else:
            assert isinstance(call.func, ast.Attribute), where
            assert isinstance(call.func.value, ast.Name), where
            assert call.func.value.id == "self", where


def test_a_number_is_no_name(qapp: object) -> None:
    said = doubt_words("local:org:1|Patient/7", "Ibu Sari", (Reason.NOTHING_KNOWN,))

    assert "Patient/7" not in said
    assert "Ibu Sari" in said
