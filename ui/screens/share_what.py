"""Step one of sharing: why, and which records.

Refuses: a long form; what a purpose needs is already chosen.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from app.errors import BadRequest
from app.typed_dates import read_date, typed_form
from sync.purposes import Purpose
from ui.models.share_draft import Reach, ShareDraft
from ui.parts import CheckRow, Choice, Chooser, Column, Field, Flow, LineField, OptionGroup, Sunken
from ui.words.records import kinds_word
from ui.words.shares import purpose_effect, purpose_words
from vault.records import Counts, Kind

Change = Callable[[ShareDraft], object]
_NEVER = frozenset({Kind.DIRECTORY})


class WhatStep(Column):
    """Why and what; tells every change."""

    def __init__(self, draft: ShareDraft, counts: Counts, change: Change) -> None:
        super().__init__(gap=20)
        self._draft, self._change = draft, change
        purposes = [Choice(one.value, purpose_words(one)) for one in Purpose]
        self.purpose = Chooser(purposes, draft.purpose)
        self.purpose.chosen.connect(self._purpose)
        self.add(Field(self.tr("Why do you share?"), self.purpose))
        self.reach = OptionGroup(self.tr("What do you share?"), self._offers(), draft.reach)
        self.reach.chosen.connect(lambda key: self._give(reach=Reach(key)))
        self.add(Field(self.tr("What do you share?"), self.reach))
        self.kinds = self._kinds(counts)
        self.add(self.kinds)
        self.kinds.setVisible(draft.reach is Reach.KINDS)

    def _offers(self) -> list[tuple[Choice, str]]:
        offers = [
            (
                Choice(Reach.DEFAULT, self.tr("What is needed for this")),
                purpose_effect(self._draft.purpose),
            ),
            (Choice(Reach.KINDS, self.tr("I choose myself")), self.tr("By kind and by date.")),
        ]
        count = len(self._draft.records)
        if count:
            only = self.tr("Only this record") if count == 1 else self.tr("Only these records")
            meaning = self.tr("With what is needed to understand it.")
            offers.insert(0, (Choice(Reach.RECORDS, only), meaning))
        return offers

    def _kinds(self, counts: Counts) -> QWidget:
        box = Sunken(gap=4)
        flow = Flow(gap=16)
        for kind in Kind:
            number = counts.by_kind.get(kind, 0)
            if number and kind not in _NEVER:
                words = self.tr("{kind} ({number})").format(kind=kinds_word(kind), number=number)
                row = CheckRow(words, ticked=kind in self._draft.kinds)
                row.toggled.connect(lambda on, kind=kind: self._tick(kind, ticked=on))
                flow.add(row)
        box.add(flow)
        hint = self.tr("Such as 14-03-2024 or 2024. May stay empty.")
        self.since = LineField(typed_form(self._draft.since))
        self.until = LineField(typed_form(self._draft.until))
        dates = (
            (self.since, self.tr("Not before"), "since"),
            (self.until, self.tr("Not after"), "until"),
        )
        for line, label, name in dates:
            field = Field(label, line, hint)
            line.textChanged.connect(
                lambda text, field=field, name=name: self._date(field, name, text)
            )
            box.add(field)
        return box

    def _purpose(self, purpose: str) -> None:
        self._give(purpose=purpose)

    def _tick(self, kind: Kind, *, ticked: bool) -> None:
        self._draft = self._draft.with_kind(kind, ticked=ticked)
        self._change(self._draft)

    def _date(self, field: Field, name: str, text: str) -> None:
        today = datetime.now(UTC).astimezone().date()
        try:
            date = read_date(text, today)
        except BadRequest:
            field.set_wrong(self.tr("This is no date yet.") if len(text) > 3 else "")  # noqa: PLR2004 -- a year is being typed
            return
        field.set_wrong("")
        self._give(**{name: date})

    def _give(self, **changes: object) -> None:
        self._draft = replace(self._draft, **changes)  # type: ignore[arg-type] # by name
        self.kinds.setVisible(self._draft.reach is Reach.KINDS)
        self._change(self._draft)
