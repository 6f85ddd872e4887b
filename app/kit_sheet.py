"""The recovery kit as a printable sheet.

Refuses: keeping anything; the PDF exists only in memory until the user says where.
"""

from app.paper_words import ENGLISH, PaperWords
from sync import qr
from vault.kit import Kit
from vault.records import Person


def kit_sheet(kit: Kit, owner: Person, words: PaperWords) -> bytes:
    """One page: how to use it, the code, the vault's id and secret, the 24 words."""
    text = kit.to_text().splitlines()
    secret = next((line for line in text if line.startswith("Secret:")), "")
    below = (
        words.vault_id.format(kit.vault_id.hex()),
        words.key_line.format(secret.removeprefix("Secret:").strip()),
        *words.kit_below,
    )
    from sync.pdf import CodeSheet, code_sheet_pdf

    return code_sheet_pdf(
        CodeSheet(
            title=words.kit,
            language=words.language,
            above=tuple(line.format(owner.name) for line in words.kit_above),
            squares=qr.squares(kit.to_qr()),
            below=below,
            words=kit.words(),
            footer=words.kit_footer,
        )
    )


def english_sheet(kit: Kit, owner: Person) -> bytes:
    """The sheet in English, for the command line."""
    return kit_sheet(kit, owner, ENGLISH)
