"""The recovery kit between person and vault: shown, typed back in any of its forms, printed.

Refuses: keeping any of it.
"""

from pathlib import Path
from random import Random

from app.answers import KitView
from app.making import write_kit
from vault.errors import KitRefused
from vault.ids import PersonId, VaultId
from vault.kit import Kit, kit_of_secret, kit_of_words, read_kit
from vault.records import Person

ASKED = 3
"""Words asked back to prove that the sheet was kept."""

PRINTED_DOTS = 200
_NO_KIT = "not-a-kit"


def view_of(kit: Kit, random: Random) -> KitView:
    """A kit for the sheet on screen, and three places to ask back, drawn at random."""
    from sync import qr

    text = kit.to_text()
    lines = text.splitlines()
    secret = next((line.removeprefix("Secret: ") for line in lines if "Secret: " in line), "")
    squares = tuple(tuple(bool(cell) for cell in row) for row in qr.squares(kit.to_qr()))
    words = kit.words()
    asked = tuple(sorted(random.sample(range(len(words)), min(ASKED, len(words)))))
    return KitView(text, words, kit.vault_id.hex(), secret, squares, asked)


def with_words(vault_id: VaultId, text: str) -> Kit:
    """A kit from its whole text, its code's text, or its 24 words alone; raises KitRefused."""
    try:
        return read_kit(text)
    except KitRefused as refused:
        if refused.reason != _NO_KIT:
            raise
        return kit_of_words(vault_id, text)


def with_secret(vault_id: VaultId, text: str) -> Kit:
    """A kit from its whole text, its code's text, or its secret alone; raises KitRefused."""
    try:
        return read_kit(text)
    except KitRefused as refused:
        if refused.reason != _NO_KIT:
            raise
        return kit_of_secret(vault_id, text)


def wrong_places(kit: KitView, typed: tuple[str, ...]) -> tuple[int, ...]:
    """Which of the words asked back were typed otherwise (counted from 0 in `kit.asked`)."""
    wanted = [kit.words[place] for place in kit.asked]
    pairs = enumerate(zip(wanted, typed, strict=True))
    return tuple(at for at, (word, said) in pairs if said.strip().lower() != word)


def sheet(text: str, name: str, language: str) -> bytes:
    """The sheet as a PDF; raises KitRefused."""
    from app.kit_sheet import kit_sheet
    from app.paper_words import ENGLISH, WORDS

    return kit_sheet(read_kit(text), _owner(name), WORDS.get(language, ENGLISH))


def picture(text: str, name: str, language: str) -> bytes:
    """The sheet as a PNG for a printer, 200 dots an inch; raises KitRefused."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(sheet(text, name, language))
    out = io.BytesIO()
    document[0].render(scale=PRINTED_DOTS / 72).to_pil().save(out, "PNG")
    document.close()
    return out.getvalue()


def save(text: str, name: str, language: str, target: Path) -> None:
    """Write the sheet where the person wants it, for their eyes only; raises TargetExists."""
    write_kit(target, read_kit(text), _owner(name), lambda _kit, _who: sheet(text, name, language))


def _owner(name: str) -> Person:
    return Person(PersonId(""), name)
