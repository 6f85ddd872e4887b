"""What the screens of records, their cards and their buttons are called.

Refuses: sentences about one record; those are in `record_page`.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def timeline_title() -> str:
    """Everything by date."""
    return translate("words", "Timeline")


def labs_title() -> str:
    """Laboratory results by test."""
    return translate("words", "Labs")


def medicines_title() -> str:
    """What is taken and was taken."""
    return translate("words", "Medicines")


def documents_title() -> str:
    """Letters and pictures."""
    return translate("words", "Documents")


def search_title() -> str:
    """Finding by words."""
    return translate("words", "Search")


def record_title() -> str:
    """The page of one record."""
    return translate("words", "Record")


def pictures_title() -> str:
    """What a radiology department's CD holds."""
    return translate("words", "Pictures of the examination")


def look_at_pictures() -> str:
    """The way to them."""
    return translate("words", "Look at the pictures")


def chart_word() -> str:
    """A trend as a picture."""
    return translate("words", "Chart")


def table_word() -> str:
    """A trend as figures."""
    return translate("words", "Table")


def more_word() -> str:
    """Further rows of a table."""
    return translate("words", "More")


def files_title() -> str:
    """The files of a record."""
    return translate("words", "Pages and pictures")


def look_at_it() -> str:
    """Open one file."""
    return translate("words", "Look at it")


def save_a_copy() -> str:
    """Write one file to a place of choice."""
    return translate("words", "Save a copy")


def show_original() -> str:
    """The record as it came."""
    return translate("words", "Show original")


def save_original() -> str:
    """Write the record as it came."""
    return translate("words", "Save original")


def how_do_we_know() -> str:
    """The proof of a record."""
    return translate("words", "How do we know?")


def source_title() -> str:
    """The file and the moment of import."""
    return translate("words", "Where this came from")


def twins_title() -> str:
    """The same fact from other sources."""
    return translate("words", "Also in")


def open_twin() -> str:
    """Show the same fact as another source tells it."""
    return translate("words", "Show this record")


def versions_title() -> str:
    """Everything that a record ever said."""
    return translate("words", "All versions")


def show_this_version() -> str:
    """One of the versions as it came."""
    return translate("words", "Show this version")


def saved_as() -> str:
    """After saving; `{file}` is the name that was chosen."""
    return translate(
        "words",
        "Saved as {file}. This copy is not locked: whoever finds it can read it.",
    )
