"""The searchable texts of records, each distinct one indexed once, with how many rows have it.

Refuses: queries (vault/search.py) and numbers: a value's digits are never search words.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from vault.db import Connection
from vault.errors import Altered
from vault.records import Facts
from vault.rows import Head, head_of, pack_head, unpack_head

_DIGIT = re.compile(r"\d")
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)
_REMEMBERED = 4_000
_LONG = 120
_ASKED_AT_ONCE = 500

_Key = tuple[Head, str, str, str]
"""A head, the words in value and detail, the further words: rows equal in these share a text."""


def fold(text: str) -> str:
    """A text as it is indexed and asked for: NFKC, and scripts without spaces cut apart."""
    if text.isascii():
        return text
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1_000)
def _wordy(text: str) -> str:
    """The words of a text; doses and findings repeat, so that few are taken apart twice."""
    return " ".join(word for word in text.split() if _DIGIT.search(word) is None)


def _key_of(facts: Facts) -> _Key:
    value = facts.value
    if value and (facts.number is not None or not value.isalpha()):
        value = _wordy(value) if facts.number is None else ""
    detail = facts.detail
    if detail and not detail.isalpha():
        detail = _wordy(detail)
    return head_of(facts), value, detail, facts.body


class TextIndex:
    """Gives each row the number of its text; collects how the numbers of rows change."""

    __slots__ = ("_connection", "_moved", "_next", "_numbers")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[_Key, int] = {}
        self._moved: Counter[int] = Counter()
        self._next = 0

    def number(self, rows: Sequence[Facts]) -> list[int]:
        """The text number of each, texts not met before being indexed."""
        keys = [_key_of(facts) for facts in rows]
        numbers = self._numbers
        found = [numbers.get(key) for key in keys]
        fresh = [key for key, number in zip(keys, found, strict=True) if number is None]
        if fresh:
            fresh = list(dict.fromkeys(fresh))
            for start in range(0, len(fresh), _ASKED_AT_ONCE):
                self._learn(fresh[start : start + _ASKED_AT_ONCE])
        known = [
            numbers[key] if number is None else number
            for key, number in zip(keys, found, strict=True)
        ]
        self._forget_long(fresh)
        if len(numbers) > _REMEMBERED:
            numbers.clear()
        return known

    def _learn(self, keys: Sequence[_Key]) -> None:
        digests = [_digest(key) for key in keys]
        marks = ",".join("?" * len(digests))
        known = dict(
            self._connection.execute(
                f"select digest, tid from texts where digest in ({marks})",  # noqa: S608 - only ?
                digests,
            ).fetchall()
        )
        texts, words = [], []
        if not self._next and len(known) < len(keys):
            self._next = self._connection.row("select coalesce(max(tid), 0) + 1 from texts")[0]
        for key, digest in zip(keys, digests, strict=True):
            number = known.get(digest)
            if number is None:
                number, self._next = self._next, self._next + 1
                head, value, detail, body = key
                texts.append((number, digest, head.kind, head.series, 0, body, pack_head(head)))
                parts = (head.title, head.code, head.facility, head.practitioner)
                words.append((number, fold("\n".join((*parts, value, detail, body)))))
            self._numbers[key] = number
        self._connection.executemany("insert into texts values (?, ?, ?, ?, ?, ?, ?)", texts)
        self._connection.executemany("insert into words (rowid, body) values (?, ?)", words)

    def _forget_long(self, keys: Iterable[_Key]) -> None:
        for key in keys:
            if len(key[-1]) + len(key[-2]) > _LONG:
                del self._numbers[key]

    def shift(self, number: int, by: int) -> None:
        """Notes that so many more rows in view have a text (fewer: negative)."""
        self._moved[number] += by

    def count(self, numbers: Iterable[int]) -> None:
        """Notes one more row in view for each of these texts."""
        self._moved.update(numbers)

    def body_of(self, number: int) -> str:
        """The further words kept with a text."""
        found = self._connection.execute("select body from texts where tid = ?", (number,))
        row = found.fetchone()
        return "" if row is None else str(row[0])

    def head_of(self, number: int) -> Head:
        """What the rows of a text have in common; raises Altered(`texts`)."""
        return heads(self._connection, [number])[number]

    def drop_unused(self, numbers: Iterable[int]) -> None:
        """Removes texts that no row has any more, so that their words are gone too."""
        for number in set(numbers):
            used = self._connection.execute(
                "select 1 from postings where text = ? limit 1", (number,)
            ).fetchone()
            if used is None:
                self._connection.execute("delete from words where rowid = ?", (number,))
                self._connection.execute("delete from texts where tid = ?", (number,))
                self._moved.pop(number, None)
                self._numbers.clear()

    def flush(self) -> None:
        """Writes the changed numbers of rows."""
        moved = [(by, number) for number, by in self._moved.items() if by]
        if moved:
            self._connection.executemany("update texts set n = n + ? where tid = ?", moved)
        self._moved.clear()


def heads(connection: Connection, numbers: Iterable[int]) -> dict[int, Head]:
    """The heads of these texts; raises Altered(`texts`) if one is missing."""
    wanted = set(numbers)
    found = connection.rows(
        "select tid, head from json_each(?) j join texts on tid = j.value",
        ("[" + ",".join(map(str, wanted)) + "]",),
    )
    if len(found) != len(wanted):
        raise Altered("texts", "missing")
    return {number: unpack_head(packed) for number, packed in found}


def _digest(key: _Key) -> int:
    digest = hashlib.blake2b(msgspec.msgpack.encode(key), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
