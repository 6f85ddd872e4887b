"""Everything that is counted: one method per phrase, for the extractor sees plurals only in `tr`.

Refuses: phrases without a number.
"""

from PySide6.QtCore import QObject


class Plurals(QObject):
    """Counted phrases; `%n` becomes the number in the language's own form."""

    def seconds(self, number: int) -> str:
        return self.tr("%n second(s)", "", number)

    def minutes(self, number: int) -> str:
        return self.tr("%n minute(s)", "", number)

    def hours(self, number: int) -> str:
        return self.tr("%n hour(s)", "", number)

    def days(self, number: int) -> str:
        return self.tr("%n day(s)", "", number)

    def years_old(self, number: int) -> str:
        return self.tr("%n year(s) old", "", number)

    def records(self, number: int) -> str:
        return self.tr("%n record(s)", "", number)

    def people(self, number: int) -> str:
        return self.tr("%n person(s)", "", number)

    def files(self, number: int) -> str:
        return self.tr("%n file(s)", "", number)

    def results(self, number: int) -> str:
        return self.tr("%n result(s)", "", number)

    def versions(self, number: int) -> str:
        return self.tr("%n version(s)", "", number)

    def tries_left(self, number: int) -> str:
        return self.tr("%n more tries are left.", "", number)


PLURALS = Plurals()
"""The one instance; it holds nothing."""
