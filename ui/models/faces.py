"""Records as faces: the words of a row beside its picture, mark and tone.

Refuses: red for anything but a value out of its range.
"""

from ui.look import Glyph, Mark, Tone
from ui.parts.faces import RowFace
from ui.words.numbers import value_words
from ui.words.records import flag_word, has_figure, note_words, row_line, title_words
from vault.records import Flag, Kind, RecordState, Row, Standing

_KINDS: dict[Kind, tuple[Glyph, Tone]] = {
    Kind.LAB: (Glyph.LAB, Tone.INFO),
    Kind.VITAL: (Glyph.VITAL, Tone.INFO),
    Kind.MEDICINE: (Glyph.MEDICINE, Tone.OK),
    Kind.CONDITION: (Glyph.CONDITION, Tone.PRIMARY),
    Kind.ALLERGY: (Glyph.ALLERGY, Tone.WARN),
    Kind.IMMUNISATION: (Glyph.IMMUNISATION, Tone.WARN),
    Kind.PROCEDURE: (Glyph.PROCEDURE, Tone.PRIMARY),
    Kind.VISIT: (Glyph.VISIT, Tone.PRIMARY),
    Kind.DOCUMENT: (Glyph.DOCUMENT, Tone.NEUTRAL),
    Kind.IMAGING: (Glyph.IMAGING, Tone.NEUTRAL),
    Kind.READING: (Glyph.READING, Tone.INFO),
    Kind.FAMILY_HISTORY: (Glyph.FAMILY_HISTORY, Tone.NEUTRAL),
    Kind.SOCIAL: (Glyph.SOCIAL, Tone.NEUTRAL),
    Kind.CARE_PLAN: (Glyph.CARE_PLAN, Tone.PRIMARY),
    Kind.INSURANCE: (Glyph.INSURANCE, Tone.NEUTRAL),
    Kind.DIRECTORY: (Glyph.DIRECTORY, Tone.NEUTRAL),
    Kind.OTHER: (Glyph.OTHER, Tone.NEUTRAL),
}

_FLAGS: dict[Flag, tuple[Mark, Tone]] = {
    Flag.NONE: (Mark.NONE, Tone.NEUTRAL),
    Flag.LOW: (Mark.DOWN, Tone.DANGER),
    Flag.HIGH: (Mark.UP, Tone.DANGER),
    Flag.CRITICAL_LOW: (Mark.DOUBLE_DOWN, Tone.DANGER),
    Flag.CRITICAL_HIGH: (Mark.DOUBLE_UP, Tone.DANGER),
    Flag.NORMAL: (Mark.DOT, Tone.OK),
    Flag.ABNORMAL: (Mark.BANG, Tone.WARN),
}

_STRUCK = {Standing.ENTERED_IN_ERROR, Standing.REFUTED, Standing.NOT_DONE}


def kind_glyph(kind: Kind) -> Glyph:
    """The picture of a kind."""
    return _KINDS[kind][0]


def kind_tone(kind: Kind) -> Tone:
    """The soft colour behind a kind's picture; it says nothing by itself."""
    return _KINDS[kind][1]


def flag_look(flag: Flag) -> tuple[Mark, Tone]:
    """The shape and tone of a flag, beside its word."""
    return _FLAGS[flag]


def row_face(row: Row) -> RowFace:
    """A record as a row."""
    facts = row.facts
    note = note_words(row)
    mark, tone = flag_look(facts.flag)
    return RowFace(
        title=title_words(facts),
        line=row_line(row),
        value=value_words(facts) if has_figure(facts) else "",
        word="" if note else flag_word(facts),
        mark=Mark.NONE if note else mark,
        tone=tone,
        glyph=kind_glyph(facts.kind),
        tile=Tone.NEUTRAL if note else kind_tone(facts.kind),
        note=note,
        struck=facts.standing in _STRUCK or row.state is not RecordState.CURRENT,
    )
