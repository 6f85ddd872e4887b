"""The words of the help page: how-tos, facts about privacy, keys.

Refuses: promises that the program cannot keep (reference ledger-and-keys 7.10).
"""

from PySide6.QtCore import QCoreApplication

from ui.look import Glyph

translate = QCoreApplication.translate


def how_tos() -> list[tuple[Glyph, str, str]]:
    """Picture, question, answer."""
    return [
        (
            Glyph.ADD,
            translate("words", "add records?"),
            translate(
                "words",
                "Choose “Add records”, then the files a hospital gave you; or drop them onto the "
                "window. You see everything before it is saved, and can take it back later.",
            ),
        ),
        (
            Glyph.SHARE,
            translate("words", "show something to a doctor?"),
            translate(
                "words",
                "Choose “Sharing”, say for whom and why, and show the code. The doctor's phone "
                "opens it without any program. You can stop it at any moment.",
            ),
        ),
        (
            Glyph.PROOF,
            translate("words", "prove that a record was not altered?"),
            translate(
                "words",
                "Open the record and choose “How we know”. The hospital's file is kept as it "
                "came, and every entry is chained to the one before.",
            ),
        ),
        (
            Glyph.FAMILY,
            translate("words", "keep records of my family?"),
            translate(
                "words",
                "Click the name at the top left, then “People in this vault”. A blue line says "
                "whenever you act for somebody else.",
            ),
        ),
        (
            Glyph.PERSON,
            translate("words", "let my family see a record, or stop it?"),
            translate(
                "words",
                "Open “People in this vault”, then “Who may see whom”. Keys keep closed what "
                "nobody let a member see. What they could read before, they may have kept.",
            ),
        ),
        (
            Glyph.LOCK,
            translate("words", "get in when I forgot my passphrase?"),
            translate(
                "words",
                "Choose “I forgot my passphrase” and type the 24 words of your recovery sheet. "
                "Without passphrase and sheet nobody can open the vault.",
            ),
        ),
    ]


def facts() -> list[tuple[str, str]]:
    """What is private, and what nobody can promise."""
    return [
        (
            translate("words", "Nothing leaves this computer by itself"),
            translate(
                "words",
                "There is no account and no server of ours. Records leave only when you share, "
                "export or copy them.",
            ),
        ),
        (
            translate("words", "While the vault is open, this computer can read it"),
            translate(
                "words",
                "A bad program on this computer can then read and add, as you can. It cannot "
                "remove older entries without being noticed. Lock the vault when you leave.",
            ),
        ),
        (
            translate("words", "Whoever has your sheet and a copy of the vault can open it"),
            translate("words", "Keep the two in different places."),
        ),
        (
            translate("words", "Alone, this computer cannot prove everything to others"),
            translate(
                "words",
                "You could put back an old copy of your own vault yourself. Towards others, proof "
                "begins when somebody outside has seen it.",
            ),
        ),
        (
            translate("words", "What others copied stays with them"),
            translate(
                "words",
                "Stopping a share closes it. It cannot take back what somebody has already read, "
                "printed or saved.",
            ),
        ),
    ]


def keys() -> list[tuple[str, str]]:
    """Keys and what they do."""
    return [
        ("Ctrl F", translate("words", "Search")),
        ("Ctrl I", translate("words", "Add records")),
        (
            "Ctrl 1 … 9",
            translate("words", "The entries at the left"),
        ),
        ("Ctrl L", translate("words", "Lock now")),
        ("Ctrl ,", translate("words", "Settings")),
        ("F1", translate("words", "This help")),
        ("Ctrl +   Ctrl -", translate("words", "Larger or smaller text")),
        ("Ctrl 0", translate("words", "Text at 100 %")),
        ("Esc   Alt \N{LEFTWARDS ARROW}", translate("words", "Back")),
        ("Tab   Shift Tab", translate("words", "To the next or previous thing")),
        ("Enter   Space", translate("words", "Press a button, open a record")),
    ]
