"""Documents: letters, reports and pictures, newest first; their pages open beside the list.

Refuses: records of other kinds; the timeline has them.
"""

from app.typed_fields import Form
from ui.look import Glyph
from ui.screens.timeline import TimelineScreen
from vault.records import Kind


class DocumentsScreen(TimelineScreen):
    """The timeline held to documents and images."""

    glyph = Glyph.DOCUMENT
    hand_form = Form.NOTE
    kinds = frozenset({Kind.DOCUMENT, Kind.IMAGING})

    def title(self) -> str:
        return self.tr("Documents")

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("No documents yet"),
            self.tr("Letters, reports and pictures appear here when you add them."),
        )
