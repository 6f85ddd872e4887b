"""The gallery's pages: forms, states, sharing.

Refuses: doing anything when pressed.
"""

from gallery_records import FaceModel
from gallery_words import Say, nothing, zero
from PySide6.QtWidgets import QWidget

from ui.look import Glyph, Mark, Role, Tone, look
from ui.parts import (
    Badge,
    Banner,
    Body,
    Card,
    CardTitle,
    CheckRow,
    Choice,
    Chooser,
    Countdown,
    DangerButton,
    DataTable,
    EmptyState,
    ErrorPage,
    Field,
    Flow,
    Heading,
    IconButton,
    LineField,
    LinkButton,
    OptionGroup,
    Page,
    PassphraseField,
    PassphraseWords,
    PrimaryButton,
    ProgressCard,
    QrPanel,
    QuietButton,
    ReceiptCard,
    ReviewFace,
    ReviewList,
    Row,
    SettingsRow,
    Small,
    Stepper,
    Text,
    Title,
)


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
    progress = ProgressCard(t("Adding records from the hospital file"), t("Stop"), nothing)
    progress.set_progress(4200, 10000, t("4,200 of 10,000 records"))
    countdown = Countdown(840.0, 900.0, lambda left: t(f"Closes in {left // 60} minutes"), zero)
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
