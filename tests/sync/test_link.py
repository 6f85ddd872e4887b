"""SMART Health Links as text: strict when made, tolerant when read."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import LinkRefused, NewerLink
from sync.jose import base64url
from sync.link import HealthLink, LinkFlag, read_link, write_link

KEY = bytes(range(32))
URL = "http://192.168.100.100:54321/s/" + "A" * 43


def raw(**fields: Any) -> str:
    payload = {"url": URL, "key": base64url(KEY).decode(), **fields}
    return "shlink:/" + base64.urlsafe_b64encode(json.dumps(payload).encode()).decode()


@given(
    st.integers(1, 2**40),
    st.sampled_from([frozenset(), frozenset("U"), frozenset("LP"), frozenset("LU")]),
    st.text(max_size=40),
)
def test_what_was_written_reads_back(expires: int, flags: frozenset[str], label: str) -> None:
    link = HealthLink(URL, KEY, min(expires, 10**10), frozenset(map(LinkFlag, flags)), label)
    if any("\ud800" <= letter <= "\udfff" for letter in label):
        return
    assert read_link(write_link(link)) == link
    assert read_link(write_link(link, "http://127.0.0.1:8080/#")) == link


def test_flags_stand_in_alphabetical_order_and_absent_members_are_absent() -> None:
    link = HealthLink(URL, KEY, flags=frozenset({LinkFlag.PASSCODE, LinkFlag.LONG_TERM}))
    encoded = write_link(link).removeprefix("shlink:/")
    payload = json.loads(base64.urlsafe_b64decode(encoded + "=="))
    assert payload == {"url": URL, "key": base64url(KEY).decode(), "flag": "LP"}


@pytest.mark.parametrize(
    ("part", "link"),
    [
        ("url", HealthLink("http://h/" + "a" * 120, KEY)),
        ("url", HealthLink("ftp://host/x", KEY)),
        ("url", HealthLink("nonsense", KEY)),
        ("key", HealthLink(URL, KEY[:31])),
        ("flag", HealthLink(URL, KEY, flags=frozenset({LinkFlag.PASSCODE, LinkFlag.DIRECT}))),
        ("label", HealthLink(URL, KEY, label="a" * 81)),
        ("label", HealthLink(URL, KEY, label="🩺" * 41)),
        ("exp", HealthLink(URL, KEY, expires=0)),
    ],
)
def test_a_link_that_breaks_the_standard_is_never_made(part: str, link: HealthLink) -> None:
    with pytest.raises(LinkRefused, match=part):
        write_link(link)


def test_a_viewer_must_end_in_a_hash() -> None:
    with pytest.raises(LinkRefused, match="viewer"):
        write_link(HealthLink(URL, KEY), "http://127.0.0.1/")


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (1_795_295_961, 1_795_295_961),
        (1_795_295_961.5, 1_795_295_961),
        ("1795295961", 1_795_295_961),
        (1_795_295_961_000, 1_795_295_961),
        ("soon", None),
        (-5, None),
        (None, None),
        ([], None),
    ],
)
def test_an_expiry_is_taken_for_what_it_means(given: object, seconds: int | None) -> None:
    assert read_link(raw(exp=given)).expires == seconds


def test_unknown_members_and_flags_are_ignored() -> None:
    link = read_link(raw(flag="XLZ", extension={"a": 1}, _own=2, v=1, label=7))
    assert link == HealthLink(URL, KEY, flags=frozenset({LinkFlag.LONG_TERM}))


def test_line_breaks_capitals_and_surrounding_text_do_not_matter() -> None:
    text = raw()
    broken = f"  Look: HTTPS://viewer.example/#SHLINK:/{text[8:40]}\n  {text[40:]}\n"
    assert read_link(broken) == HealthLink(URL, KEY)


def test_a_newer_version_is_told_apart() -> None:
    with pytest.raises(NewerLink) as refused:
        read_link(raw(v=2))
    assert refused.value.found == 2
    with pytest.raises(NewerLink) as refused:
        read_link(raw(v=10**400))
    assert refused.value.found == 999_999


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org",
        "shlink:/",
        "shlink:/%%%",
        "shlink:/" + base64url(b"[1]").decode(),
        "shlink:/" + base64url(b"[" * 9_000).decode(),
        raw(url="javascript:alert(1)"),
        raw(url="http://[::1"),
        raw(url=5),
        raw(url="https://a.example/\ud800"),
        raw(key="short"),
        raw(key=None),
        raw(key="ü" * 43),
        raw(flag="PU"),
        raw() + "A" * 20_000,
    ],
)
def test_what_is_no_link_is_refused(text: str) -> None:
    with pytest.raises(LinkRefused):
        read_link(text)


def test_a_hostile_label_stays_text_and_is_cut() -> None:
    link = read_link(raw(label="<img src=x onerror=alert(1)>" * 10))
    assert link.label.startswith("<img")
    assert len(link.label) == 80
    assert read_link(raw(label="a\ud800b")).label == "a?b"
