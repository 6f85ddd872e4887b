"""Step two of sharing: in words, what would be shown, what is withheld, what is left out.

Refuses: ticking a sensitive shelf for the person.
"""

from collections.abc import Callable, Sequence

from app.answers import SharePreview
from ui.look import Glyph
from ui.models.share_draft import ShareDraft
from ui.parts import Body, Card, CardTitle, CheckRow, Column, Icon, Row, Small, Strong
from ui.words.dates import date_words
from ui.words.numbers import records_words, value_words
from ui.words.records import label_word, title_words
from ui.words.shares import label_explained, left_out_words, names_words, withheld_words
from vault.records import Label
from vault.records import Row as RecordRow

Change = Callable[[ShareDraft], object]
LISTED = 12


class CheckStep(Column):
    """The preview; without one everything asked for is sensitive."""

    def __init__(self, draft: ShareDraft, preview: SharePreview | None, change: Change) -> None:
        super().__init__(gap=16)
        self._draft, self._change = draft, change
        labels = tuple(Label) if preview is None else preview.withheld_labels
        if preview is not None:
            self.add(self._shown(preview))
        self.labels: dict[Label, CheckRow] = {}
        offered = [label for label in Label if label in labels or label in draft.include]
        self.add(self._sensitive(preview, offered))
        if preview is not None:
            self.add(self._left_out(preview))

    def _shown(self, preview: SharePreview) -> Card:
        title = self.tr("{records} will be shown").format(records=records_words(preview.total))
        card = Card(CardTitle(title), gap=6)
        for row in preview.rows[:LISTED]:
            card.add(Body(_line(row)))
        more = preview.total - LISTED
        if more > 0:
            rest = [title_words(row.facts) for row in preview.rows[LISTED:]]
            card.add(Small(self.tr("Also: {names}").format(names=names_words(_once(rest), more))))
        return card

    def _sensitive(self, preview: SharePreview | None, offered: Sequence[Label]) -> Card:
        card = Card(CardTitle(self.tr("Sensitive records")), gap=8)
        if preview is None:
            card.add(Strong(self.tr("Everything you chose is sensitive and stays with you.")))
        elif not preview.withheld and not offered:
            card.add(Body(self.tr("Nothing in this choice is marked as sensitive.")))
            return card
        else:
            words = withheld_words(preview.withheld, preview.withheld_labels)
            card.add(Body(words or self.tr("You let through everything sensitive in this choice.")))
        card.add(Small(self.tr("Tick only what this reader needs to see.")))
        for label in offered:
            row = CheckRow(label_word(label), ticked=label in self._draft.include)
            row.setAccessibleDescription(label_explained(label))
            row.toggled.connect(lambda on, label=label: self._tick(label, ticked=on))
            self.labels[label] = row
            explained = Column(Small(label_explained(label)), margin=(36, 0, 0, 4))
            card.add(Column(row, explained, gap=0))
        return card

    def _left_out(self, preview: SharePreview) -> Card:
        card = Card(CardTitle(self.tr("What stays with you")), gap=6)
        sentences = left_out_words(preview.left_out)
        for sentence in sentences or (self.tr("Nothing else."),):
            line = Row(Icon(Glyph.HIDE, 22, "text_soft"), gap=10)
            line.add(Body(sentence), 1)
            card.add(line)
        return card

    def _tick(self, label: Label, *, ticked: bool) -> None:
        self._draft = self._draft.with_label(label, ticked=ticked)
        self._change(self._draft)


def _line(row: RecordRow) -> str:
    parts = (title_words(row.facts), value_words(row.facts), date_words(row.facts.date))
    return " · ".join(part for part in parts if part)


def _once(titles: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(titles))
