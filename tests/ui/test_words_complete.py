"""Every code that can reach a person has words of its own, in both languages."""

from collections.abc import Callable, Iterable

import pytest

from sync.purposes import Purpose
from ui.look import Look
from ui.words import activity, people, records, shares, standing
from ui.words.language import Language, set_language
from ui.words.passphrases import strength_words
from vault.entry import Operation
from vault.environment import VaultNotice
from vault.ids import LogId, ShareId
from vault.log_faults import Fault
from vault.log_read import Problem
from vault.records import Facts, Flag, Kind, Label, LogLine, RecordState, Sex, Standing, Trust
from vault.share_values import Event, Receipt, Refused
from vault.strength import Step
from vault.vault_state import VaultState

Say = Callable[[str], str]


def said_of_flag(flag: str) -> str:
    return records.flag_word(
        Facts(kind=Kind.LAB, fhir_type="Observation", title="Natrium", flag=Flag(flag))
    )


def said_of_operation(code: str) -> str:
    detail: dict[str, str | int] = {"path": "hasil.json", "records": 3, "recipient": "Dr. Wayan"}
    return activity.line_words(LogLine("record", 0, 0, int(code), None, b"", b"", detail))


def said_of_event(event: str) -> str:
    receipt = Receipt(
        share=ShareId(""),
        when_ms=0,
        event=Event(event),
        recipient="Dr. Wayan",
        transport="here",
        records=3,
        size=10,
        result="expired",
        log_id=LogId(b""),
        index=0,
        leaf=b"",
    )
    return shares.happened_words(receipt)


CODES: dict[str, tuple[Say, Iterable[str]]] = {
    "kind": (lambda code: records.kind_word(Kind(code)), Kind),
    "kinds": (lambda code: records.kinds_word(Kind(code)), Kind),
    "flag": (said_of_flag, [one for one in Flag if one is not Flag.NONE]),
    "standing": (
        lambda code: records.standing_word(Standing(code)),
        [one for one in Standing if one is not Standing.FACT],
    ),
    "state": (
        lambda code: records.state_word(RecordState(code)),
        [one for one in RecordState if one is not RecordState.CURRENT],
    ),
    "trust": (lambda code: records.trust_words(Trust(code)), Trust),
    "label": (lambda code: records.label_word(Label(code)), Label),
    "label explained": (lambda code: shares.label_explained(Label(code)), Label),
    "sex": (lambda code: people.sex_words(Sex(code)), Sex),
    "purpose": (shares.purpose_words, Purpose),
    "purpose effect": (shares.purpose_effect, Purpose),
    "refused": (shares.refused_words, Refused),
    "event": (said_of_event, Event),
    "vault state": (lambda code: standing.state_title(VaultState(code), 0), VaultState),
    "vault sentence": (lambda code: standing.state_sentence(VaultState(code)), VaultState),
    "notice": (lambda code: standing.notice_words(VaultNotice(code)), VaultNotice),
    "strength": (lambda code: strength_words(Step(int(code))), [str(int(one)) for one in Step]),
    "operation": (said_of_operation, [str(int(one)) for one in Operation]),
    "fault": (lambda code: standing.problem_words(Problem("household.db", code), {}), Fault),
}
# An import is told as one line; what it brought is not told again entry by entry.
ALIKE = {"label": {Label.HIV}}
SILENT = {"operation": {Operation.CREATE, Operation.AMEND}}


def words_of(family: str, spoken: Language) -> dict[str, str]:
    set_language(spoken)
    say, codes = CODES[family]
    quiet = {str(int(one)) for one in SILENT.get(family, ())}
    return {str(code): say(str(code)) for code in codes if str(code) not in quiet}


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize("family", CODES)
def test_every_code_is_said_and_never_shown(at: Look, family: str, spoken: Language) -> None:
    for code, words in words_of(family, spoken).items():
        assert words.strip(), code
        assert "{" not in words
        if "-" in code or "_" in code:
            assert code not in words


@pytest.mark.parametrize("family", CODES)
def test_every_code_is_said_in_the_language_that_is_spoken(at: Look, family: str) -> None:
    english, indonesian = (words_of(family, one) for one in (Language.ENGLISH, Language.INDONESIAN))

    same = {code for code, words in english.items() if words == indonesian[code]}
    assert same == {str(code) for code in ALIKE.get(family, ())}


def test_every_operation_of_the_log_is_known(at: Look) -> None:
    unknown = said_of_operation("999")

    assert unknown
    assert unknown not in words_of("operation", Language.ENGLISH).values()
