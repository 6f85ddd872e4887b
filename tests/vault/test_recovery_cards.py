"""Family cards: the published vectors, round trips, and everything that must not open."""

import itertools
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from vault.cards import PLANS, Card, card_of_words, join, read_card, split
from vault.errors import CardRefused
from vault.ids import VaultId

VAULT = VaultId(bytes(range(16)))
KEY = bytes(range(32))


def refused(cards: tuple[Card, ...]) -> str:
    with pytest.raises(CardRefused) as caught:
        join(cards)
    return caught.value.reason


def test_the_published_vectors_are_answered_as_published(shared_data: Path) -> None:
    cases = json.loads((shared_data / "vectors" / "slip39" / "vectors.json").read_text("utf-8"))
    assert len(cases) >= 30
    for name, mnemonics, secret, _ in cases:
        if secret:
            assert combine_mnemonics(mnemonics, b"TREZOR").hex() == secret, name
        else:
            with pytest.raises(MnemonicError):
                combine_mnemonics(mnemonics, b"TREZOR")


@pytest.mark.parametrize("plan", PLANS)
def test_any_so_many_cards_give_the_key_and_fewer_nothing(plan: tuple[int, int]) -> None:
    cards = split(KEY, plan, VAULT, 7)
    for chosen in itertools.permutations(cards, plan[0]):
        assert join(chosen) == KEY
    assert join(cards) == KEY
    for few in itertools.combinations(cards, plan[0] - 1):
        assert refused(few) == "more:1"
    assert refused(()) == "more:1"


@given(key=st.binary(min_size=32, max_size=32), epoch=st.integers(1, 10**6))
def test_a_card_comes_back_from_its_text_its_code_and_its_words(key: bytes, epoch: int) -> None:
    for card in split(key, (2, 3), VAULT, epoch):
        assert read_card(card.to_text()) == card
        assert read_card(card.to_text().upper().replace("\n", "\r\n   ")) == card
        assert read_card(card.to_qr()) == card
        typed = card_of_words(VAULT, " ".join(f"{n}. {w}" for n, w in enumerate(card.words, 1)))
        assert (typed.words, typed.place, typed.needed) == (card.words, card.place, 2)


def test_what_does_not_belong_together_is_told_apart() -> None:
    first, second = split(KEY, (2, 3), VAULT, 1), split(os.urandom(32), (2, 3), VAULT, 2)

    assert refused((first[0], first[0])) == "same-card"
    assert refused((first[0], second[1])) == "other-set"
    typed = [card_of_words(VAULT, " ".join(card.words)) for card in (first[0], second[1])]
    assert refused(tuple(typed)) == "other-set"


def test_typing_mistakes_are_found_with_their_place() -> None:
    card = split(KEY, (2, 3), VAULT, 1)[0]

    def reason(words: list[str]) -> str:
        with pytest.raises(CardRefused) as caught:
            card_of_words(VAULT, " ".join(words))
        return caught.value.reason

    words = list(card.words)
    assert reason(words[:32]) == "word-count"
    assert reason([*words[:4], "puskesmas", *words[5:]]) == "word:5"
    swapped = [*words[:10], words[11], words[10], *words[12:]]
    assert words[10] == words[11] or reason(swapped) == "checksum"
    assert card_of_words(VAULT, " ".join(word[:4] for word in words)).words == card.words


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not-a-card"),
        ("selamat pagi", "not-a-card"),
        ("RekamKu card 2\nVault: 00", "newer"),
        ("RekamKu card 1\nVault: 12\nWords: a", "vault"),
        ("rekamku-card:1?v=12&e=1&n=3&w=abcd", "vault"),
        (f"rekamku-card:1?v={'0' * 32}&e=1&n=3&n=3", "not-a-card"),
        (f"rekamku-card:1?v={'0' * 32}&e=&n=3&w=", "not-a-card"),
        ("x" * 70_000, "not-a-card"),
    ],
)
def test_other_texts_are_refused(text: str, reason: str) -> None:
    with pytest.raises(CardRefused) as caught:
        read_card(text)
    assert caught.value.reason == reason


def test_a_forged_card_cannot_ask_for_hours_of_work() -> None:
    costly = generate_mnemonics(1, [(2, 3)], KEY, iteration_exponent=2)[0][0]
    grouped = generate_mnemonics(1, [(2, 3), (2, 3)], KEY)[0][0]
    short = generate_mnemonics(1, [(2, 3)], KEY[:16])[0][0]
    for words in (costly, grouped, short + " academic" * 13):
        with pytest.raises(CardRefused) as caught:
            card_of_words(VAULT, words)
        assert caught.value.reason == "checksum"


def test_other_numbers_of_cards_are_not_made() -> None:
    for plan in ((1, 1), (1, 3), (4, 3), (2, 16)):
        with pytest.raises(CardRefused):
            split(KEY, plan, VAULT, 1)
