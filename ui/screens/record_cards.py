"""The cards of one record's page: value, facts, trend, files, source, versions.

Refuses: asking for anything; it lays out what a `RecordView` says.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.answers import RecordView
from ui.look import Glyph, Mark, Tone
from ui.models.faces import flag_look
from ui.models.trends import chart_face, plottable, range_face
from ui.parts import (
    Banner,
    Card,
    CardTitle,
    Column,
    Divider,
    FactList,
    Flow,
    QuietButton,
    RangeBar,
    Small,
    SourceCard,
    Strong,
    TrendPanel,
    ValueHero,
)
from ui.words.numbers import unit_words
from ui.words.original import show_in_file
from ui.words.plurals import PLURALS
from ui.words.record_page import (
    beware_words,
    figure_line,
    file_words,
    is_trusted,
    named_facts,
    source_sentences,
    twin_words,
    version_words,
)
from ui.words.record_titles import (
    chart_word,
    files_title,
    how_do_we_know,
    look_at_it,
    look_at_pictures,
    more_word,
    open_twin,
    pictures_title,
    save_a_copy,
    save_original,
    show_original,
    show_this_version,
    source_title,
    table_word,
    twins_title,
    versions_title,
)
from ui.words.records import flag_word, has_figure, note_words, trust_words
from ui.words.trends import trend_title
from vault.ids import RecordId
from vault.records import Row, StoredFile, Version


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one can do on a record's page; each is wired by the pane."""

    show_record: Callable[[RecordId], object]
    show_text: Callable[[], object]
    show_version: Callable[[Version], object]
    show_file: Callable[[StoredFile], object]
    save_file: Callable[[StoredFile], object]
    save_original: Callable[[], object]
    prove: Callable[[], object]
    show_place: Callable[[], object]
    show_pictures: Callable[[], object]


def cards_of(view: RecordView, deeds: Deeds) -> list[QWidget]:
    """All cards of a record, most important first."""
    made = [
        beware_banner(view.detail.row),
        figure_card(view.detail.row),
        pictures_card(view.pictures, deeds),
        files_card(view.detail.attachments, deeds),
        trend_card(view, deeds),
        facts_card(view.detail.row),
        source_card(view, deeds),
        twins_card(view.twins, deeds),
        versions_card(view.detail.versions, deeds),
    ]
    return [card for card in made if card is not None]


def beware_banner(row: Row) -> QWidget | None:
    """Why this is no plain fact, above all else."""
    words = beware_words(row)
    return Banner(words[0], words[1], Tone.WARN) if words is not None else None


def figure_card(row: Row) -> QWidget | None:
    """The value large, on its range."""
    facts = row.facts
    if not has_figure(facts):
        return None
    mark, tone = flag_look(facts.flag)
    careful = bool(note_words(row))
    word = "" if careful else flag_word(facts)
    printed = facts.value.casefold().endswith(facts.unit.casefold())
    unit = "" if printed else unit_words(facts.unit)
    hero = ValueHero(
        facts.value,
        unit,
        figure_line(facts),
        word=word,
        mark=mark if word else Mark.NONE,
        tone=tone,
    )
    bar = None if careful else range_face(facts)
    return Card(hero, RangeBar(bar)) if bar is not None else Card(hero)


def pictures_card(number: int, deeds: Deeds) -> QWidget | None:
    """The pictures of an examination, and the way to look at them."""
    if not number:
        return None
    show = QuietButton(look_at_pictures(), deeds.show_pictures, glyph=Glyph.IMAGING)
    return Card(CardTitle(pictures_title()), Small(PLURALS.pictures(number)), Flow(show))


def facts_card(row: Row) -> QWidget:
    """Everything else by name."""
    return Card(FactList(named_facts(row)))


def trend_card(view: RecordView, deeds: Deeds) -> QWidget | None:
    """The same test over time, as a chart and as a table."""
    rows = plottable(view.trend)
    face = chart_face(view.detail.row.facts, rows)
    if face is None:
        return None
    panel = TrendPanel(
        face,
        chart_word(),
        table_word(),
        more_word(),
    )
    last = len(rows) - 1
    panel.table.opened.connect(lambda at: deeds.show_record(rows[last - at].id))
    return Card(CardTitle(trend_title(rows)), panel)


def files_card(files: tuple[StoredFile, ...], deeds: Deeds) -> QWidget | None:
    """Documents and pictures that are part of the record."""
    if not files:
        return None
    title = files_title()
    return Card(CardTitle(title), *_divided([_file(one, deeds) for one in files]))


def _file(stored: StoredFile, deeds: Deeds) -> QWidget:
    show = QuietButton(look_at_it(), lambda: deeds.show_file(stored), glyph=Glyph.SHOW)
    save = QuietButton(save_a_copy(), lambda: deeds.save_file(stored), glyph=Glyph.SAVE)
    for button in (show, save):
        button.setAccessibleName(f"{button.accessibleName()}: {stored.title}")
    return Column(Strong(stored.title), Small(file_words(stored)), Flow(show, save), gap=6)


def source_card(view: RecordView, deeds: Deeds) -> QWidget:
    """Where it came from, and the ways to see and prove it."""
    trust = view.detail.row.trust
    actions = [
        QuietButton(show_original(), deeds.show_text, glyph=Glyph.SHOW),
        QuietButton(save_original(), deeds.save_original, glyph=Glyph.SAVE),
        QuietButton(how_do_we_know(), deeds.prove, glyph=Glyph.PROOF),
    ]
    if view.detail.original is not None:
        where = QuietButton(show_in_file(), deeds.show_place, glyph=Glyph.SHOW)
        actions.insert(0, where)
    return SourceCard(
        source_title(),
        source_sentences(view),
        trust=trust_words(trust),
        trusted=is_trusted(trust),
        actions=actions,
    )


def twins_card(twins: tuple[Row, ...], deeds: Deeds) -> QWidget | None:
    """The same fact from other sources, each with the way there."""
    if not twins:
        return None
    return Card(CardTitle(twins_title()), *_divided([_twin(one, deeds) for one in twins]))


def _twin(row: Row, deeds: Deeds) -> QWidget:
    words = twin_words(row)
    show = QuietButton(open_twin(), lambda: deeds.show_record(row.id), glyph=Glyph.SHOW)
    show.setAccessibleName(f"{show.accessibleName()}: {words}")
    return Column(Small(words), Flow(show), gap=6)


def versions_card(versions: tuple[Version, ...], deeds: Deeds) -> QWidget | None:
    """Every version that was kept, the newest first."""
    if len(versions) <= 1:
        return None
    title = versions_title()
    return Card(CardTitle(title), *_divided([_version(one, deeds) for one in versions]))


def _version(version: Version, deeds: Deeds) -> QWidget:
    show = QuietButton(
        show_this_version(),
        lambda: deeds.show_version(version),
        glyph=Glyph.SHOW,
    )
    words = version_words(version)
    show.setAccessibleName(f"{show.accessibleName()}: {words}")
    return Column(Small(words), Flow(show), gap=6)


def _divided(parts: list[QWidget]) -> list[QWidget]:
    """Thin lines between parts."""
    found: list[QWidget] = []
    for part in parts:
        found += [Divider(), part] if found else [part]
    return found
