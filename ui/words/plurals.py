"""Everything that is counted: one method per phrase, for the extractor sees plurals only in `tr`.

Refuses: phrases without a number.
"""

from PySide6.QtCore import QObject


class Plurals(QObject):
    """Counted phrases; `%Ln` becomes the number in the language's own form."""

    def seconds(self, number: int) -> str:
        return self.tr("%Ln second(s)", "", number)

    def minutes(self, number: int) -> str:
        return self.tr("%Ln minute(s)", "", number)

    def hours(self, number: int) -> str:
        return self.tr("%Ln hour(s)", "", number)

    def days(self, number: int) -> str:
        return self.tr("%Ln day(s)", "", number)

    def years_old(self, number: int) -> str:
        return self.tr("%Ln year(s) old", "", number)

    def records(self, number: int) -> str:
        return self.tr("%Ln record(s)", "", number)

    def people(self, number: int) -> str:
        return self.tr("%Ln person(s)", "", number)

    def files(self, number: int) -> str:
        return self.tr("%Ln file(s)", "", number)

    def results(self, number: int) -> str:
        return self.tr("%Ln result(s)", "", number)

    def versions(self, number: int) -> str:
        return self.tr("%Ln version(s)", "", number)

    def tries_left(self, number: int) -> str:
        return self.tr("%Ln more tries are left.", "", number)

    def opened(self, number: int) -> str:
        return self.tr("Opened %Ln time(s).", "", number)

    def uses_left(self, number: int) -> str:
        return self.tr("Can still be opened %Ln time(s).", "", number)

    def records_added(self, number: int) -> str:
        return self.tr("%Ln record(s) added.", "", number)

    def shares_without_it(self, number: int) -> str:
        return self.tr("%Ln open share(s) no longer show it.", "", number)

    def records_destroyed(self, number: int) -> str:
        return self.tr("You destroyed %Ln record(s) for good.", "", number)

    def files_they_came_in(self, number: int) -> str:
        return self.tr("%Ln file(s) they came in", "", number)

    def and_more(self, number: int) -> str:
        return self.tr("and %Ln more record(s)", "", number)

    def shares_that_end(self, number: int) -> str:
        return self.tr("%Ln open share(s), which end at once", "", number)

    def bring_back(self, number: int) -> str:
        return self.tr("Bring back %Ln record(s) you destroyed", "", number)

    def new_in_folder(self, number: int) -> str:
        return self.tr("%Ln new file(s) in the folder you watch.", "", number)

    def read_waiting(self, number: int) -> str:
        return self.tr("Read %Ln waiting file(s)", "", number)

    def already_from(self, number: int) -> str:
        return self.tr("%Ln of these you already have from {sources}.", "", number)

    def records_added_for(self, number: int) -> str:
        return self.tr("%Ln record(s) added for {name}.", "", number)

    def records_taken_back(self, number: int) -> str:
        return self.tr("%Ln record(s) taken back.", "", number)

    def doubtful(self, number: int) -> str:
        return self.tr(
            "%Ln value(s) could not be read for certain. Tick those that agree with the picture.",
            "",
            number,
        )

    def save_records(self, number: int) -> str:
        return self.tr("Save %Ln record(s)", "", number)

    def entries_checked(self, number: int) -> str:
        return self.tr("%Ln entries checked", "", number)

    def records_read(self, number: int) -> str:
        return self.tr("%Ln record(s) read", "", number)

    def passed_over(self, number: int) -> str:
        return self.tr("%Ln hidden or system file(s) were passed over.", "", number)

    def strangers(self, number: int) -> str:
        return self.tr("%Ln person(s) in these files may be nobody of your household.", "", number)

    def add_people(self, number: int) -> str:
        return self.tr("Add %Ln new person(s)", "", number)

    def still_asked(self, number: int) -> str:
        return self.tr("%Ln still wait(s) for an answer.", "", number)

    def need_answer(self, number: int) -> str:
        return self.tr("%Ln of them need(s) an answer from you.", "", number)

    def more_cards(self, number: int) -> str:
        return self.tr("%Ln more card(s) are needed.", "", number)

    def backups(self, number: int) -> str:
        return self.tr("%Ln backup(s)", "", number)

    def entries(self, number: int) -> str:
        return self.tr("%Ln entry(s)", "", number)

    def pictures(self, number: int) -> str:
        return self.tr("%Ln picture(s)", "", number)


PLURALS = Plurals()
"""The one instance; it holds nothing."""
