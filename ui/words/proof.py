"""The proof of one record in words: a sentence, what stands behind it, the figures by name.

Refuses: to claim more than was worked out again just now.
"""

from PySide6.QtCore import QCoreApplication

from app.proving import Knowledge
from ui.words.dates import when_words
from ui.words.numbers import count_words

translate = QCoreApplication.translate


def known_sentences(knowledge: Knowledge) -> tuple[str, str]:
    """The one plain sentence, and how it was worked out."""
    said = translate("words", "This record has not been changed since it was added on {when}.")
    why = translate(
        "words",
        "When it was added, a fingerprint of it went into the log of this vault. Every entry of"
        " the log holds the fingerprint of the one before, and the whole is signed. All of that"
        " was just worked out again, and it fits.",
    )
    return said.format(when=when_words(knowledge.when_ms)), why


def figures(knowledge: Knowledge) -> list[tuple[str, str]]:
    """The figures by name, for those who want to work them out themselves."""
    place = translate("words", "{index} of {size}")
    numbers = {"index": count_words(knowledge.index + 1), "size": count_words(knowledge.size)}
    path = "\n".join(_grouped(step) for step in knowledge.path)
    return [
        (translate("words", "Place in the log"), place.format(**numbers)),
        (translate("words", "Content, SHA-256"), _grouped(knowledge.content_sha256)),
        (translate("words", "Its entry"), _grouped(knowledge.leaf)),
        (translate("words", "The entry before"), _grouped(knowledge.previous)),
        (translate("words", "Path to the head"), path),
        (translate("words", "Head of the log"), _grouped(knowledge.root)),
        (translate("words", "Signed head"), knowledge.note.strip()),
    ]


def figures_text(knowledge: Knowledge) -> str:
    """The figures as plain text to copy, without gaps in the numbers."""
    lines = [
        f"index {knowledge.index}",
        f"size {knowledge.size}",
        f"content-sha256 {knowledge.content_sha256}",
        f"leaf {knowledge.leaf}",
        f"previous {knowledge.previous}",
        *(f"path {step}" for step in knowledge.path),
        f"root {knowledge.root}",
        "",
        knowledge.note,
    ]
    return "\n".join(lines)


def unshown_words(reason: str) -> str:
    """Why a file cannot be shown here, and what to do."""
    save = translate("words", "Save a copy to open it with another program.")
    why = {
        "encrypted": translate("words", "This file is locked with a password of its own."),
        "damaged": translate("words", "This file is damaged and cannot be drawn."),
        "too-large": translate("words", "This picture is too large to be drawn here."),
    }.get(reason, translate("words", "Files of this kind cannot be drawn here."))
    return f"{why} {save}"


def _grouped(text: str) -> str:
    """Hexadecimal in groups of eight, so that it breaks where lines end."""
    return " ".join(text[at : at + 8] for at in range(0, len(text), 8))
