"""Result tables on a page: the words over the columns, and where one column ends.

Refuses: tables whose titles do not say which column holds the name and which the result.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from sync.readers.paper.rows import Row, joined, phrases
from sync.readers.paper.sheet import Word
from sync.readers.paper.table_words import LONGEST, Role, may_head_results, role_of

_STACKED: Final = 3
_NEAR: Final = 2.3
_CLOSE: Final = 0.45
_COVERED: Final = 0.45
_STEPS: Final = 160
_LEAST: Final = 2
_MANY: Final = 40
_LOOKED_AT: Final = 80

Cells = dict[Role, list[Word]]


class Title(NamedTuple):
    """A column's title: what the column holds, and where the title stands."""

    role: Role
    left: float
    right: float


@dataclass(slots=True)
class Table:
    """A table, or one half of two side by side: its titles and the rows under them."""

    titles: list[Title]
    rows: list[Row]
    edges: list[float]
    """The left edge of each column but the first, and the table's own right edge."""
    left: float
    ends: int = 0
    """How many rows of the page its head takes up to."""

    def has(self, role: Role) -> bool:
        """Whether a column of this kind is there."""
        return any(title.role is role for title in self.titles)

    def cells(self, row: Row) -> Cells:
        """The row's words by column."""
        found: Cells = {}
        for word in row.words:
            if not self.left <= word.centre < self.edges[-1]:
                continue
            place = next(number for number, edge in enumerate(self.edges) if word.centre < edge)
            found.setdefault(self.titles[place].role, []).append(word)
        return found


def tables_on(rows: Sequence[Row], *, loose: bool = False) -> Iterator[Table]:
    """Every table of a page, from top to bottom, side by side ones from left to right.

    `loose` allows titles to have a letter wrong.
    """
    heads = list(_heads(rows, loose=loose))
    for place, (start, end, titles) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else len(rows)
        yield from _split(titles, rows[end:stop], start)


def continued(table: Table, rows: Sequence[Row]) -> Table:
    """The same columns on a page that has no titles of its own."""
    return Table(table.titles, list(rows), table.edges, table.left)


def _heads(rows: Sequence[Row], *, loose: bool) -> Iterator[tuple[int, int, list[Title]]]:
    """Rows of titles: first row, row behind, the titles from left to right."""
    place = 0
    likely = [any(may_head_results(word.text, loose=loose) for word in row.words) for row in rows]
    while place < len(rows):
        if not any(likely[place : place + _STACKED]) or not _may_head(rows[place]):
            place += 1
            continue
        best: tuple[int, list[Title]] | None = None
        for count in range(1, _STACKED + 1):
            part = rows[place : place + count]
            if len(part) < count or not _near(part) or not _may_head(part[-1]):
                break
            words = [word for row in part for word in row.words]
            titles = _titles(words, single=count == 1, loose=loose)
            if _is_head(titles) and (best is None or _worth(titles) > _worth(best[1])):
                best = count, titles
        if best is None:
            place += 1
            continue
        yield place, place + best[0], best[1]
        place += best[0]


def _may_head(row: Row) -> bool:
    """Whether a row can be one of titles: some words, and none is a label with its colon."""
    return len(row.words) <= _MANY and not any(word.text.endswith(":") for word in row.words)


def _worth(titles: list[Title]) -> int:
    """How much titles say: of how many kinds they are."""
    return len({title.role for title in titles} - {Role.OTHER})


def _near(part: Sequence[Row]) -> bool:
    """Whether rows lie as close as the lines of one title do."""
    return all(
        below.middle - above.middle < _NEAR * max(above.height, 1)
        for above, below in pairwise(part)
    )


def _is_head(titles: list[Title]) -> bool:
    roles = {title.role for title in titles}
    if Role.RESULT not in roles:
        return False
    others = roles & {Role.UNIT, Role.RANGE, Role.FLAG, Role.METHOD}
    if Role.NAME not in roles:
        return False
    return bool(others or len(roles) > _LEAST or len(titles) == _LEAST)


def _titles(words: list[Word], *, single: bool, loose: bool) -> list[Title]:
    """The titles among the words; none unless they make up most of the words."""
    found: list[Title] = []
    covered = 0
    parts = [sorted(words, key=lambda word: word.left)] if single else _stacks(words)
    for part in parts:
        for title, count in _titles_in(part, whole=not single, loose=loose):
            found.append(title)
            covered += count
    if covered < _COVERED * len(words):
        return []
    return _completed(sorted(found, key=lambda title: title.left), words)


def _completed(titles: list[Title], words: list[Word]) -> list[Title]:
    """With the columns whose titles are not known; the first of all columns holds the names."""
    spare = [
        Title(Role.OTHER, phrase[0].left, phrase[-1].right)
        for phrase in _phrases(words)
        if not any(_overlap(phrase, title) for title in titles)
    ]
    roles = {title.role for title in titles}
    telling = Role.RESULT in roles and not roles.isdisjoint({Role.UNIT, Role.RANGE})
    if Role.NAME not in roles and telling:
        first = [title for title in spare if title.right < titles[0].left]
        named = first[-1] if first else Title(Role.NAME, 0, min(1.0, titles[0].left / 2))
        spare = [title for title in spare if title is not named]
        titles = [named._replace(role=Role.NAME), *titles]
    merged: list[Title] = []
    for title in sorted([*titles, *spare], key=lambda one: one.left):
        before = merged[-1] if merged else None
        if before and title.role is before.role is Role.OTHER:
            merged[-1] = before._replace(right=title.right)
        else:
            merged.append(title)
    return merged


def _overlap(phrase: list[Word], title: Title) -> bool:
    return phrase[0].left < title.right and phrase[-1].right > title.left


def _stacks(words: list[Word]) -> list[list[Word]]:
    """Words that stand over each other, each stack read from top to bottom."""
    stacks: list[list[Word]] = []
    for phrase in sorted(_phrases(words), key=lambda one: one[0].left):
        if stacks and phrase[0].left < max(word.right for word in stacks[-1]):
            stacks[-1].extend(phrase)
        else:
            stacks.append(list(phrase))
    for stack in stacks:
        level = max(1.0, min(word.height for word in stack))
        first = min(word.middle for word in stack)
        stack.sort(key=lambda word: (round((word.middle - first) / level), word.left))
    return stacks


def _phrases(words: list[Word]) -> list[list[Word]]:
    lines: dict[int, list[Word]] = {}
    for word in sorted(words, key=lambda one: one.middle):
        near = next((level for level in lines if abs(level - word.middle) < word.height / 2), None)
        lines.setdefault(round(word.middle) if near is None else near, []).append(word)
    return [
        phrase
        for line in lines.values()
        for phrase in phrases(sorted(line, key=lambda word: word.left), 0.7)
    ]


def _titles_in(words: list[Word], *, whole: bool, loose: bool) -> Iterator[tuple[Title, int]]:
    """Titles in a run of words, the longest that fits first."""
    if whole:
        role = role_of(joined(words), loose=loose)
        if role is not None:
            left = min(word.left for word in words)
            yield Title(role, left, max(word.right for word in words)), len(words)
            return
    place = 0
    while place < len(words):
        for count in range(min(LONGEST, len(words) - place), 0, -1):
            part = words[place : place + count]
            role = role_of(joined(part), loose=loose)
            if role is not None and (count == 1 or _together(part)):
                yield Title(role, part[0].left, part[-1].right), count
                place += count
                break
        else:
            place += 1


def _together(words: list[Word]) -> bool:
    return len(phrases(words, 1.2)) == 1


def _split(titles: list[Title], rows: Sequence[Row], start: int) -> Iterator[Table]:
    """One table, or several side by side where the title of the name comes again."""
    groups: list[list[Title]] = []
    for title in titles:
        begun = bool(groups) and any(one.role is Role.RESULT for one in groups[-1])
        if not groups or (title.role is Role.NAME and begun):
            groups.append([])
        groups[-1].append(title)
    flat = [title for group in groups for title in group]
    edges = _edges(flat, rows)
    done, left = 0, float("-inf")
    for group in groups:
        last = done + len(group)
        right = edges[last - 1] if last < len(flat) else float("inf")
        yield Table(group, list(rows), [*edges[done : last - 1], right], left, start)
        done, left = last, right


def _edges(titles: list[Title], rows: Sequence[Row]) -> list[float]:
    """Where one column ends and the next begins: the clearest gap between their titles."""
    spans = [
        (phrase[0].left, phrase[-1].right)
        for row in rows[:_LOOKED_AT]
        if len(phrases(row.words)) > 1
        for phrase in phrases(row.words, _CLOSE)
    ]
    return [_edge(here.right, after.left, spans) for here, after in pairwise(titles)]


def _edge(low: float, high: float, spans: Sequence[tuple[float, float]]) -> float:
    """The middle of the widest stretch that the fewest phrases cross."""
    if high <= low:
        return (low + high) / 2
    step = (high - low) / _STEPS
    crossed = [0] * (_STEPS + 1)
    for left, right in spans:
        first = max(0, -int((low - left) // step) if left > low else 0)
        last = min(_STEPS, int((right - low) // step))
        for place in range(first, last + 1):
            crossed[place] += 1
    least = min(crossed)
    best = (0, 0)
    begun: int | None = None
    for place, count in enumerate([*crossed, least + 1]):
        if count == least:
            begun = place if begun is None else begun
        elif begun is not None:
            if place - begun > best[1] - best[0]:
                best = (begun, place)
            begun = None
    return low + step * (best[0] + best[1] - 1) / 2
