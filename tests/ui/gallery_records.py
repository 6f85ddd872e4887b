"""The gallery's records: a list and its detail, with a chart.

Refuses: records of anybody.
"""
# ruff: noqa: N802 - Qt overrides keep Qt's spelling

from collections.abc import Sequence

from gallery_words import Say
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.look import Glyph, Mark, Tone
from ui.parts import (
    Card,
    CardTitle,
    Choice,
    Column,
    FilterChips,
    Head,
    Page,
    Part,
    PrimaryButton,
    QuietButton,
    RangeBar,
    RangeFace,
    RecordList,
    ReviewFace,
    RowFace,
    SearchField,
    SourceCard,
    Title,
    TrendPanel,
    ValueHero,
    YearChips,
)
from ui.parts.trend_chart import ChartFace, Point

Index = QModelIndex | QPersistentModelIndex


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


def chart(t: Say) -> ChartFace:
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
             TrendPanel(chart(t), t("Chart"), t("Table"), t("More"))),
        SourceCard(
            t("Where this came from"),
            [t("Imported from a hospital file on 19 November 2026. You checked it.")],
            trust=t("Unchanged since import"),
            actions=[QuietButton(t("Show original")), QuietButton(t("Fix a mistake"))],
        ),
        width=820,
    )  # fmt: skip
