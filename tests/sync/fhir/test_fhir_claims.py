"""Names claimed in a file: first come, first served, whether an id repeats or not."""

from hypothesis import given
from hypothesis import strategies as st

from sync.fhir.claims import Claims
from sync.fhir.hashes import HashSet

CLAIMS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("12345"), st.sampled_from("xyz")),
    max_size=12,
)


def _plainly(asked: list[tuple[str, str, str]]) -> list[tuple[bool, str]]:
    """The same with every text kept."""
    owners: dict[str, str] = {}
    firsts: dict[str, str] = {}
    return [
        (owners.setdefault(name, own) == own, firsts.setdefault(own, identity))
        for name, own, identity in asked
    ]


@given(CLAIMS)
def test_claims_without_the_texts_are_those_with_them(asked: list[tuple[str, str, str]]) -> None:
    claims = Claims()
    for _, own, _ in asked:
        claims.note("Observation", own)
    claims.settle()

    found = []
    for name, own, identity in asked:
        alone = claims.alone("Observation", own)
        held = claims.claim(name, own, alone=alone)
        found.append((held, identity if alone else claims.first(own, identity)))

    assert found == _plainly(asked)


def test_before_every_record_was_noted_no_id_is_alone() -> None:
    claims = Claims()
    claims.note("Patient", "p1")

    assert not claims.alone("Patient", "p1")
    assert claims.claim("number", "p1", alone=False)
    claims.settle()
    assert claims.alone("Patient", "p1")
    assert claims.claim("number", "p1", alone=True)
    assert not claims.claim("number", "p2", alone=True)


@given(st.lists(st.text(max_size=3)))
def test_a_set_of_hashes_knows_what_it_holds(texts: list[str]) -> None:
    found = HashSet()

    assert [found.add(text) for text in texts] == [
        text not in texts[:place] for place, text in enumerate(texts)
    ]
    assert len(found) == len(set(texts)) == len(list(found))


def test_a_set_of_hashes_grows() -> None:
    found = HashSet()

    assert all(found.add(number) for number in range(20_000))
    assert not any(found.add(number) for number in range(20_000))
    assert len(found) == 20_000
