"""Recovery cards on paper: one page each, with what its holder can and cannot do.

Refuses: keeping anything; the pages exist only in memory until the person says where.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from app.errors import TargetExists
from app.paper_words import ENGLISH, WORDS, PaperWords
from sync import qr
from vault.cards import Card

PRINTED_DOTS = 200


def cards_pdf(cards: Sequence[Card], name: str, language: str) -> bytes:
    """The cards as a PDF in `id` or `en`, a page each."""
    from sync.pdf import CodeSheet, code_sheets_pdf

    words: PaperWords = WORDS.get(language, ENGLISH)
    sheets = []
    for card in cards:
        facts = {
            "name": name,
            "place": card.place,
            "cards": card.cards,
            "needed": card.needed,
            "epoch": card.epoch,
            "vault": card.vault_id.hex(),
        }
        sheets.append(
            CodeSheet(
                title=words.card.format(**facts),
                language=words.language,
                above=tuple(line.format(**facts) for line in words.card_above),
                squares=qr.squares(card.to_qr()),
                below=(words.card_set.format(**facts),),
                words=card.words,
                footer=words.card_footer.format(**facts),
            )
        )
    return code_sheets_pdf(sheets)


def cards_pictures(cards: Sequence[Card], name: str, language: str) -> tuple[bytes, ...]:
    """The pages as PNG for a printer, 200 dots an inch."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(cards_pdf(cards, name, language))
    pages = []
    for page in document:
        out = io.BytesIO()
        page.render(scale=PRINTED_DOTS / 72).to_pil().save(out, "PNG")
        pages.append(out.getvalue())
    document.close()
    return tuple(pages)


def write_cards(
    folder: Path, cards: Sequence[Card], name: str, language: str, *, as_text: bool = False
) -> tuple[Path, ...]:
    """One file for each card, so that each goes its own way; nobody else may read them.

    Nothing is written if one of the names is taken (TargetExists).
    """
    ending = "txt" if as_text else "pdf"
    targets = tuple(
        folder / f"rekamku-card-{card.place}-of-{card.cards}.{ending}" for card in cards
    )
    for target in targets:
        if target.exists():
            raise TargetExists(target)
    folder.mkdir(parents=True, exist_ok=True)
    for card, target in zip(cards, targets, strict=True):
        data = card.to_text().encode() if as_text else cards_pdf((card,), name, language)
        write_private(target, data)
    return targets


def write_private(target: Path, data: bytes) -> None:
    """A new file that only its owner may read, durably; raises TargetExists."""
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise TargetExists(target) from None
    with os.fdopen(descriptor, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
