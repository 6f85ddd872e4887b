"""A gallery of every part, for looking at and for tests that walk all parts.

Refuses: to be a test itself. `python tests/ui/gallery.py FOLDER 100,150 light dark` takes pictures.
"""
# ruff: noqa: N802 - Qt overrides keep Qt's spelling

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import Glyph, Mark, Role, Theme, Tone, look
from ui.parts import (
    AppShell,
    Badge,
    Banner,
    Body,
    Card,
    CardTitle,
    CheckRow,
    Choice,
    Chooser,
    Column,
    ConfirmSheet,
    Countdown,
    DangerButton,
    DataTable,
    EmptyState,
    ErrorPage,
    Field,
    FilterChips,
    Flow,
    Head,
    Heading,
    IconButton,
    LineField,
    LinkButton,
    NavItem,
    NavRail,
    OptionGroup,
    Page,
    PanePair,
    Part,
    PassphraseField,
    PassphraseWords,
    PersonFace,
    PersonSwitcher,
    PrimaryButton,
    ProgressCard,
    QrPanel,
    QuietButton,
    RangeBar,
    RangeFace,
    ReceiptCard,
    RecordList,
    ReviewFace,
    ReviewList,
    Row,
    RowFace,
    SearchField,
    SettingsRow,
    Small,
    SourceCard,
    Stepper,
    Text,
    Title,
    Toast,
    TrendPanel,
    ValueHero,
    YearChips,
)
from ui.parts.trend_chart import ChartFace, Point

Say = Callable[[str], str]
Index = QModelIndex | QPersistentModelIndex


def english(text: str) -> str:
    """The words as they are."""
    return text


def stretched(text: str) -> str:
    """A pseudo-language, 40 % longer, with letters outside ASCII."""
    extra = max(1, round(len(text) * 0.4))
    padding = ("àéîõü " * (extra // 6 + 1))[:extra].strip()
    return f"{text} {padding}" if text else text


class FaceModel(QAbstractListModel):
    """Ready faces, with ticks for those to review."""

    def __init__(self, faces: Sequence[RowFace | ReviewFace], headings: dict[int, str]) -> None:
        super().__init__()
        self.faces, self.headings = tuple(faces), headings
        self.ticked = set(range(len(self.faces)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.faces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        face = self.faces[index.row()]
        if role == Part.FACE:
            return face
        if role == Part.HEADING:
            return self.headings.get(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(face, ReviewFace):
            on = index.row() in self.ticked
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return f"{face.title}, {face.value}, {face.word}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.symmetric_difference_update({index.row()})
        self.dataChanged.emit(index, index)
        return value is not None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        face = self.faces[index.row()]
        if isinstance(face, ReviewFace) and face.can_choose:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


def _rows(t: Say) -> FaceModel:
    faces = [
        RowFace(t("HbA1c"), t("18 Nov 2026 · RSUD Tabanan"), "6.4 %", t("Above range"),
                Mark.UP, Tone.DANGER, Glyph.LAB, Tone.INFO),
        RowFace(t("Metformin 500 mg tablet"), t("18 Nov 2026 · RSUD Tabanan"),
                glyph=Glyph.MEDICINE, tile=Tone.OK),
        RowFace(t("Haemoglobin"), t("17 Nov 2026 · Puskesmas Kediri I"), "11.2 g/dL",
                t("Below range"), Mark.DOWN, Tone.DANGER, Glyph.LAB, Tone.INFO),
        RowFace(t("Creatinine"), t("17 Nov 2026 · Puskesmas Kediri I"), "0.9 mg/dL",
                t("In range"), Mark.DOT, Tone.OK, Glyph.LAB, Tone.INFO),
        RowFace(t("COVID-19 booster"), t("2 Oct 2026 · Klinik Sehat Bersama"),
                glyph=Glyph.IMMUNISATION, tile=Tone.WARN),
        RowFace(t("Discharge summary after a very long stay with a long title"),
                t("14 Oct 2026 · Rumah Sakit Umum Pusat Sanglah Denpasar"),
                glyph=Glyph.DOCUMENT),
        RowFace(t("Penicillin allergy"), t("3 Oct 2026 · Dr. Wayan"), note=t("Ruled out"),
                glyph=Glyph.ALLERGY, tile=Tone.NEUTRAL, struck=True),
        RowFace(t("General practice visit"), t("1 Oct 2026 · Apotek Melati"),
                glyph=Glyph.VISIT, tile=Tone.PRIMARY),
    ]  # fmt: skip
    return FaceModel(faces, {0: t("November 2026"), 4: t("October 2026")})


def _chart(t: Say) -> ChartFace:
    values = (6.1, 6.6, 7.4, 7.9, 7.2, 6.9, 6.4, 5.5)
    months = ("Jan 24", "Jun 24", "Dec 24", "May 25", "Nov 25", "May 26", "Nov 26", "Jan 27")
    points = tuple(
        Point(
            at * 170.0,
            value,
            months[at],
            f"{value} %",
            f"{months[at]}: {value} %",
            t("Above range") if value > 5.6 else t("In range"),
            Mark.UP if value > 5.6 else Mark.DOT,
            Tone.DANGER if value > 5.6 else Tone.OK,
        )
        for at, value in enumerate(values)
    )
    return ChartFace(
        t("HbA1c over time"),
        t("8 results from January 2024 to January 2027"),
        points,
        lambda x: months[round(x / 170)],
        lambda y: f"{y:.1f}",
        4.0,
        5.6,
        t("Reference range 4.0\N{EN DASH}5.6 %"),
        (t("Date"), t("Value"), t("Standing")),
    )


def list_pane(t: Say) -> QWidget:
    records = RecordList(t("Timeline"))
    model = _rows(t)
    model.setParent(records)
    records.setModel(model)
    records.setCurrentIndex(model.index(1, 0))
    kinds = [Choice(str(n), t(word)) for n, word in enumerate(
        ("All", "Labs", "Medicines", "Visits", "Documents", "Allergies"))]  # fmt: skip
    years = [Choice(year, year) for year in ("All years", "2026", "2025", "2024", "2023", "2022")]
    head = Column(
        Head(Title(t("Timeline"))),
        SearchField(t("Search"), t("Search your records"), t("Clear")),
        FilterChips(t("Kind"), t("More"), kinds),
        YearChips(t("Year"), t("Older"), years),
        gap=8,
        margin=(16, 24, 16, 4),
    )
    pane = Column(gap=0)
    pane.add(head)
    body = Column(margin=(8, 0, 4, 0))
    body.add(records, 1)
    pane.add(body, 1)
    return pane


def detail_pane(t: Say) -> QWidget:
    head = Head(Title(t("HbA1c")), PrimaryButton(t("Share"), glyph=Glyph.SHARE))
    face = RangeFace(
        6.4, "6.4 %", t("6.4 %, above the range 4.0 to 5.6"), 4.0, "4.0", 5.6, "5.6",
        t("your range"), Mark.UP, Tone.DANGER,
    )  # fmt: skip
    return Page(
        head,
        Card(
            ValueHero("6.4", "%", t("18 Nov 2026 · RSUD Tabanan · Reference 4.0\N{EN DASH}5.6 %"),
                      word=t("Above range"), mark=Mark.UP, tone=Tone.DANGER),
            RangeBar(face),
        ),
        Card(CardTitle(t("Trend since 2024")),
             TrendPanel(_chart(t), t("Chart"), t("Table"), t("More"))),
        SourceCard(
            t("Where this came from"),
            [t("Imported from a hospital file on 19 November 2026. You checked it.")],
            trust=t("Unchanged since import"),
            actions=[QuietButton(t("Show original")), QuietButton(t("Fix a mistake"))],
        ),
        width=820,
    )  # fmt: skip


def forms(t: Say) -> QWidget:
    words = PassphraseWords(t("Passphrase"), t("Show"), t("Hide"), t("Caps Lock is on"),
                            t("At least five words you can remember"))  # fmt: skip
    passphrase = PassphraseField(words)
    wrong = Field(t("Birth date"), LineField("31-02-1950"), t("Day, month, year"))
    wrong.set_wrong(t("There is no 31 February."))
    options = OptionGroup(
        t("Who may open it"),
        [(Choice("one", t("Once")), t("The page closes after it was opened one time.")),
         (Choice("many", t("As often as needed")), t("Until the time is over."))],
        "one",
    )  # fmt: skip
    return Page(
        Stepper([t("Choose"), t("Limit"), t("Show")], 1, t("Step 2 of 3: Limit")),
        Heading(t("Fields and choices")),
        Body(t("One thing at a time, a label that stays, a hint beneath it, and a plain "
               "sentence when something is not right. Nothing typed is ever lost.")),
        passphrase,
        Field(t("Name"), LineField("Ni Made Sari"), t("One name is enough.")),
        wrong,
        Field(t("Relation"), Chooser([Choice("a", t("Grandmother")), Choice("b", t("Husband"))])),
        options,
        CheckRow(t("Leave out what is sensitive"), ticked=True),
        CheckRow(t("Tell me when it was opened")),
        Flow(PrimaryButton(t("Save 12 records")), QuietButton(t("Back")),
             DangerButton(t("Destroy")), LinkButton(t("I forgot my passphrase"))),
        Card(
            CardTitle(t("Reading")),
            SettingsRow(t("Text size"), t("Everything grows with it."),
                        Chooser([Choice("100", "100 %"), Choice("150", "150 %")])),
            SettingsRow(t("High contrast"), t("Black and white with strong outlines."),
                        QuietButton(t("Switch on"))),
        ),
    )  # fmt: skip


def states(t: Say) -> QWidget:
    progress = ProgressCard(t("Adding records from the hospital file"), t("Stop"), _nothing)
    progress.set_progress(4200, 10000, t("4,200 of 10,000 records"))
    countdown = Countdown(840.0, 900.0, lambda left: t(f"Closes in {left // 60} minutes"), _zero)
    review = ReviewList(t("Found records"))
    model = FaceModel(
        [
            ReviewFace(t("HbA1c"), t("18 Nov 2026 · page 1"), "6.4 %", t("New"), tone=Tone.OK),
            ReviewFace(t("Uric acid"), t("18 Nov 2026 · page 1"), "5.9 mg/dL", t("Changed"),
                       Mark.BANG, Tone.WARN),
            ReviewFace(t("Haemoglobin"), t("17 Nov 2026"), "13.2 g/dL", t("You already have this"),
                       can_choose=False),
        ],
        {},
    )  # fmt: skip
    model.setParent(review)
    review.setModel(model)
    review.setMinimumHeight(look().px(230))
    receipt = ReceiptCard(
        t("Receipt 41"),
        [(t("What"), t("3 records: HbA1c, Metformin, allergies")),
         (t("With whom"), t("Dr. Wayan, Puskesmas Kediri I")),
         (t("Until"), t("18 November 2026, 10.42"))],
        t("This receipt has not been changed since 18 November."),
        how=(t("How we know"), "d0a1 77c2 94fe 0b3c"),
    )  # fmt: skip
    error = ErrorPage(
        t("We could not save to the stick “Blue USB”"),
        t("Your records on this computer are safe."),
        t("It is full. Choose another place or free some room."),
        actions=[PrimaryButton(t("Choose another place")), QuietButton(t("Try again"))],
        details=(t("Details"), "ENOSPC"),
    )
    return Page(
        Banner(t("Something in the vault was changed from outside"),
               t("Reading still works. Nothing is saved until you decide."), Tone.DANGER,
               actions=[QuietButton(t("What happened"))]),
        Banner(t("Last backup 12 days ago"), tone=Tone.WARN, close=t("Close")),
        Banner(t("Complete and unchanged since 18 November"), tone=Tone.OK),
        Flow(Badge(t("Above range"), Mark.UP, Tone.DANGER), Badge(t("In range"), Mark.DOT, Tone.OK),
             Badge(t("No range given")), Badge(t("Open"), Mark.CHECK, Tone.PRIMARY),
             Badge(t("Needs a look"), Mark.BANG, Tone.WARN)),
        progress,
        Card(countdown),
        review,
        receipt,
        Card(error),
        Card(EmptyState(Glyph.MEDICINE, t("No medicines yet"),
                        t("They appear when you add a prescription."),
                        PrimaryButton(t("Add records")))),
        DataTable(t("People"), [t("Name"), t("Records")], [("Sari", "1,204"), ("Wayan", "311")]),
    )  # fmt: skip


def matrix(edge: int = 41) -> list[list[bool]]:
    """A square with a code's corners; not a readable code."""
    cells = [[(x * 7 + y * 13 + x * y) % 3 == 0 for x in range(edge)] for y in range(edge)]
    for left, top in ((0, 0), (edge - 7, 0), (0, edge - 7)):
        for y in range(7):
            for x in range(7):
                ring = x in {0, 6} or y in {0, 6}
                cells[top + y][left + x] = ring or (2 <= x <= 4 and 2 <= y <= 4)
    return cells


def sharing(t: Say) -> QWidget:
    return Page(
        Title(t("Show this to the doctor")),
        Row(
            QrPanel(matrix(), t("QR code of the share"), t("3 records for Dr. Wayan")),
            gap=24,
        ),
        Text(t("They also need the code"), Role.BODY),
        Text("471 \N{EN DASH} 920", Role.FIGURE),
        Small(t("Not opened yet.")),
        Flow(QuietButton(t("Add 15 minutes")), DangerButton(t("Stop sharing")),
             IconButton(Glyph.COPY, t("Copy the link"))),
    )  # fmt: skip


def rail(t: Say) -> NavRail:
    switcher = PersonSwitcher(t("Whose records"))
    switcher.set_people(
        t("Whose records"),
        [PersonFace("a", "Ibu Sari", t("Grandmother"), owner=True), PersonFace("b", "Wayan")],
        "a",
        [("add", t("Add a person"))],
    )
    made = NavRail(t("Main navigation"), switcher)
    top = [
        NavItem("timeline", t("Timeline"), Glyph.TIMELINE),
        NavItem("labs", t("Labs"), Glyph.LAB),
        NavItem("medicines", t("Medicines"), Glyph.MEDICINE),
        NavItem("documents", t("Documents"), Glyph.DOCUMENT),
        NavItem("sharing", t("Sharing"), Glyph.SHARE, "1"),
        NavItem("add", t("Add records"), Glyph.ADD),
    ]
    foot = [
        NavItem("backup", t("Backup"), Glyph.BACKUP, t("today")),
        NavItem("settings", t("Settings"), Glyph.SETTINGS),
        NavItem("lock", t("Lock now"), Glyph.LOCK, goes=False),
    ]
    made.set_items(top, foot)
    made.mark("timeline")
    return made


PAGES: dict[str, Callable[[Say], QWidget]] = {
    "forms": forms,
    "states": states,
    "sharing": sharing,
}


def shell(t: Say = english) -> AppShell:
    made = AppShell(rail(t), t("Menu"))
    pair = PanePair(list_pane(t), detail_pane(t), t("Back to Timeline"))
    made.panes_changed.connect(lambda panes: pair.set_side_by_side(panes == 3))
    made.stage.addWidget(pair)
    for make in PAGES.values():
        made.stage.addWidget(make(t))
    made.set_bare(False)
    made.set_whose("Ibu Sari", t("Menu"))
    made.setWindowTitle("Gallery")
    return made


def _nothing() -> None:
    """Do nothing."""


def _zero() -> float:
    return 0.0


def _shoot(application: QApplication, folder: Path, theme: Theme, percent: int) -> None:
    look().set_theme(theme)
    look().set_percent(percent)
    window = shell()
    window.resize(1366, 768) if percent > 100 else window.resize(1400, 900)
    window.show()
    window.activateWindow()
    for number, name in enumerate(("timeline", *PAGES)):
        window.stage.setCurrentIndex(number)
        application.processEvents()
        window.grab().save(str(folder / f"{name}-{theme.value}-{percent}.png"))
    window.stage.setCurrentIndex(0)
    window.toasts.put(
        Toast("12 records added for Ibu Sari.", "Close", undo="Undo", action=_nothing)
    )
    application.processEvents()
    window.grab().save(str(folder / f"toast-{theme.value}-{percent}.png"))
    ConfirmSheet(
        window,
        "Destroy “HbA1c, 18 November 2026”?",
        "The record cannot be brought back. The log keeps that it existed.",
        verb="Destroy record",
        stay="Keep it",
        action=_nothing,
    )
    application.processEvents()
    window.grab().save(str(folder / f"confirm-{theme.value}-{percent}.png"))
    window.close()
    window.deleteLater()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    look()
    themes = [Theme(name) for name in sys.argv[3:]] or list(Theme)
    for theme in themes:
        for percent in (int(part) for part in sys.argv[2].split(",")):
            _shoot(application, folder, theme, percent)


if __name__ == "__main__":
    main()
