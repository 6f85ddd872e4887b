"""Every format that a reader is registered for has a name in words, in both languages."""

import pytest

from sync.readers.registry import KINDS
from ui.look import Look
from ui.words.formats import format_words
from ui.words.language import Language, set_language


@pytest.mark.parametrize("spoken", [Language.ENGLISH, Language.INDONESIAN])
def test_every_registered_format_is_named(at: Look, spoken: Language) -> None:
    set_language(spoken)

    assert not {kind.name for kind in KINDS if not format_words(kind.name)}


def test_the_longest_name_that_fits_is_said(at: Look) -> None:
    assert format_words("smart-health-link-jwe") == "Link to health records (SMART)"
    assert format_words("fhir-json") == "Health records (FHIR)"
    assert format_words("nothing known") == ""
