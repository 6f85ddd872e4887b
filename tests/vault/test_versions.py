import pytest

from vault.versions import KnownVersion, ordered, precedes, short_order, shown_of

LATE, EARLY = "2024-05-01T00:00:00.000000+00:00|", "2023-05-01T00:00:00.000000+00:00|"


@pytest.mark.parametrize(
    ("order", "other", "expected"),
    [
        (EARLY, LATE, True),
        (LATE, EARLY, False),
        (EARLY + "9", LATE + "1", True),
        (LATE + "00000000000000000009", LATE + "00000000000000000010", True),
        ("9", "10", True),
        ("10", "9", False),
        (LATE + "3", "4", True),
        ("", "1", False),
        ("1", "", False),
        (LATE, "1", False),
        (LATE, LATE, False),
        ("²", "1", False),
        ("9" * 5000, "1", False),
    ],
)
def test_which_order_is_certainly_older(
    order: str,
    other: str,
    expected: bool,  # noqa: FBT001 - a column of cases
) -> None:
    assert precedes(order, other) is expected


def test_short_orders_compare_alike() -> None:
    orders = [EARLY, LATE, LATE + "00000000000000000009", LATE + "00000000000000000010", "3", ""]

    for one in orders:
        for other in orders:
            short = precedes(short_order(one), short_order(other))
            assert short is precedes(one, other)
    assert short_order(LATE) == "20240501|"


def test_orders_without_anything_in_common_do_not_order() -> None:
    assert ordered("1", "2")
    assert ordered("2", "1")
    assert not ordered(LATE, "2")
    assert not ordered("1", "1")


def version(seq: int, order: str = "", *, live: bool = True) -> KnownVersion:
    return KnownVersion(1, seq, 1, seq, seq, live, b"p", order)


def test_the_newest_standing_version_is_shown() -> None:
    assert shown_of([version(0), version(1)]).seq == 1
    assert shown_of([version(0, "2"), version(1, "1")]).seq == 0
    assert shown_of([version(0, "2"), version(1)]).seq == 1
    assert shown_of([version(0), version(1, live=False)]).seq == 0
    assert shown_of([version(0, live=False), version(1, live=False)]).seq == 1
