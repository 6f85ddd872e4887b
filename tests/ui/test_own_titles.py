"""Titles of our own making are said in the window's language; a source's print stays."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from sync.fhir.types import words_for_type
from sync.readers import measures
from ui.words.language import Language, set_language
from ui.words.measured import measured_names
from ui.words.own_titles import coded_names, type_title
from ui.words.records import has_figure, person_words, said_words, title_words
from vault.records import Facts, Kind

BEATS = Facts(Kind.READING, "Observation", "Heart rate", "8867-4")


@pytest.fixture(autouse=True)
def indonesian(qapp: QApplication) -> Iterator[None]:
    set_language(Language.INDONESIAN)
    yield
    set_language(Language.ENGLISH)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (BEATS, "Detak jantung"),
        (Facts(Kind.VITAL, "Observation", "Weight", "29463-7"), "Berat badan"),
        (Facts(Kind.READING, "Observation", "Workout: running"), "Olahraga: running"),
        (
            Facts(Kind.DOCUMENT, "DiagnosticReport", "Discharge summary", "18842-5"),
            "Ringkasan pulang",
        ),
        (Facts(Kind.VISIT, "Appointment", "Appointment"), "Janji temu"),
        (Facts(Kind.VISIT, "Encounter", "Inpatient encounter", "IMP"), "Rawat inap"),
        (Facts(Kind.DOCUMENT, "DocumentReference", "Document"), "Dokumen"),
    ],
)  # fmt: skip
def test_what_we_named_is_said_in_indonesian(facts: Facts, said: str) -> None:
    assert title_words(facts) == said


@pytest.mark.parametrize(
    "facts",
    [
        Facts(Kind.VITAL, "Observation", "Heart rate", "8867-4", facility="RSUD Tabanan"),
        Facts(Kind.VITAL, "Observation", "Weight", encounter="Encounter/1"),
        Facts(Kind.DOCUMENT, "DiagnosticReport", "Laboratory report", "own-17"),
        Facts(Kind.VISIT, "Encounter", "Appointment"),
        Facts(Kind.MEDICINE, "MedicationRequest", "Water"),
    ],
)
def test_what_a_source_named_stays_as_it_is_printed(facts: Facts) -> None:
    assert title_words(facts) == facts.title


def test_english_says_the_very_title() -> None:
    set_language(Language.ENGLISH)
    changed = {name: said for name, said in measured_names().items() if said != name}
    coded = {name: said for (name, _code), said in coded_names().items() if said != name}

    assert changed == {"Environmental sound": "Sound around", "Standing": "Time standing"}
    assert coded == {}


def test_every_measure_of_ours_has_words() -> None:
    ours = {one.display for one in vars(measures).values() if isinstance(one, measures.Measure)}
    assert ours <= measured_names().keys()


@pytest.mark.parametrize("name", ["MedicationRequest", "Appointment", "ExplanationOfBenefit"])
def test_a_type_is_called_as_the_extractor_calls_it(name: str) -> None:
    assert type_title(name) == words_for_type(name)


def test_a_value_never_repeats_its_title() -> None:
    letter = Facts(Kind.DOCUMENT, "DocumentReference", "Surat rujukan", value="Surat Rujukan")

    assert said_words(letter) == ""
    assert said_words(msgspec.structs.replace(letter, value="Kontrol")) == "Kontrol"
    assert said_words(msgspec.structs.replace(letter, value="Surat rujukan, RSUD")) == "RSUD"
    assert (
        said_words(msgspec.structs.replace(letter, value="Surat rujukannya")) == "Surat rujukannya"
    )
    placed = msgspec.structs.replace(letter, value="Surat rujukan, RSUD", facility="RSUD")
    assert said_words(placed) == ""


def test_the_kind_of_pictures_is_no_figure() -> None:
    study = Facts(Kind.IMAGING, "ImagingStudy", "CT thorax", value="CT")

    assert not has_figure(study)
    assert said_words(study) == "CT"


def test_a_person_reads_as_words() -> None:
    assert person_words("1984-03-12, female") == "lahir 12 Maret 1984, perempuan"
    assert person_words("1984, unknown") == "lahir 1984"
    assert person_words("anak") == "anak"
