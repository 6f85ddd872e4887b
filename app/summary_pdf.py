"""A selection as a readable PDF: one table for each kind of record.

Refuses: anything the selection withholds; it sees only what may be told.
"""

from datetime import UTC, datetime

from app.paper_words import INDONESIAN, PaperWords
from sync.entries import Entries
from sync.pdf import Paper, PdfTable, summary_pdf
from sync.selection import Selection
from sync.told import facts_told
from vault.records import Facts, Kind, Standing

DAY = 10
SHARES = (0.16, 0.38, 0.22, 0.24)


def render_summary(selection: Selection, entries: Entries, now_ms: int) -> bytes:
    """The summary in Indonesian, whose headings stand beside what the hospitals wrote."""
    return summary(selection, entries, now_ms, INDONESIAN)


def summary(selection: Selection, entries: Entries, now_ms: int, words: PaperWords) -> bytes:
    """A PDF of everything that was chosen, allergies and problems first."""
    person = selection.person
    who = person.name
    if person.birth_date:
        who += f", {words.born.format(person.birth_date)}"
    today = datetime.fromtimestamp(now_ms / 1000, UTC).date().isoformat()
    paper = Paper(
        title=words.summary,
        language=words.language,
        who=who,
        printed=words.printed.format(today),
        page_of=words.page.format,
    )
    intro = [who, words.source]
    if selection.withheld.count:
        intro.append(words.withheld.format(selection.withheld.count))
    told: dict[Kind, list[Facts]] = {}
    for entry in entries.records:
        if entry.item is not None and entry.item.row.facts.kind is not Kind.DIRECTORY:
            facts = facts_told(entry)
            told.setdefault(facts.kind, []).append(facts)
    tables = [
        PdfTable(heading, words.columns, SHARES, [cells(one) for one in told[kind]])
        for kind, heading in words.kinds.items()
        if kind in told
    ]
    return summary_pdf(paper, intro if tables else [*intro, words.nothing], tables)


def cells(facts: Facts) -> tuple[str, str, str, str]:
    """One row: what is no plain fact says so in FHIR's own word."""
    value = facts.value or facts.detail
    if facts.standing is not Standing.FACT:
        value = f"({facts.standing.value}) {value}"
    return facts.date[:DAY], facts.title, value, facts.facility
