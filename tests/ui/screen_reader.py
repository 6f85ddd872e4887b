"""A screen reader's way through the running program, over AT-SPI, by the system's own Python.

Refuses: to be a test, and anything but what assistive technology may see and do. Its arguments
are the passphrase, the sheet's secret, and the program to start; it prints what it read as JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PATIENCE_SECONDS = 30
RECIPIENT = "Dr. Wayan"
Thing = Any


def wait_for(look: Callable[[], Thing], what: str) -> Thing:
    """Whatever `look` gives as soon as it gives anything."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.1)
    root = application()
    if root is None:
        raise SystemExit(f"the program is gone; never there: {what}")
    told = [(one.get_role_name(), one.get_name()) for one in showing(root)]
    raise SystemExit(f"never there: {what} among {told}")


def application() -> Thing:
    desktop = Atspi.get_desktop(0)
    children = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    return next((one for one in children if one and one.get_name() == "RekamKu"), None)


def showing(root: Thing) -> Iterator[Thing]:
    """Everything to be seen beneath; rows of a list are left to the caller."""
    for at in range(root.get_child_count()):
        child = root.get_child_at_index(at)
        if child is None or not child.get_state_set().contains(Atspi.StateType.SHOWING):
            continue
        yield child
        if child.get_role() not in {Atspi.Role.LIST, Atspi.Role.TABLE}:
            yield from showing(child)


class Reader:
    """Finds by name and does what one can do with what it finds."""

    def __init__(self, root: Thing) -> None:
        self.root = root

    def find(self, name: str, role: Thing = None) -> Thing:
        fits = (one for one in showing(self.root) if one.get_name() == name)
        return next((one for one in fits if role is None or one.get_role() == role), None)

    def await_(self, name: str, role: Thing = None) -> Thing:
        return wait_for(lambda: self.find(name, role), name)

    def write(self, name: str, text: str) -> None:
        field = wait_for(lambda: self._editable(name), name)
        Atspi.EditableText.set_text_contents(field, text)

    def press(self, name: str) -> None:
        wait_for(lambda: self._pressed(name), f"{name}, ready to press")

    def _editable(self, name: str) -> Thing:
        return next(
            (
                one
                for one in showing(self.root)
                if one.get_name() == name and "EditableText" in one.get_interfaces()
            ),
            None,
        )

    def _pressed(self, name: str) -> bool:
        for one in showing(self.root):
            if one.get_name() == name and "Action" in one.get_interfaces():
                ready = one.get_state_set().contains(Atspi.StateType.ENABLED)
                return ready and bool(Atspi.Action.do_action(one, 0))
        return False


def walk(reader: Reader, passphrase: str, secret: str) -> dict[str, Any]:
    read: dict[str, Any] = {}
    reader.write("Passphrase", passphrase)
    if reader.find("Secret from your recovery sheet"):
        reader.write("Secret from your recovery sheet", secret)
    reader.press("Open my records")
    rows = wait_for(lambda: filled(reader), "rows of the timeline")
    count = rows.get_child_count()
    last = rows.get_child_at_index(count - 1)
    read.update(rows=count, first=rows.get_child_at_index(0).get_name(), last=last.get_name())
    Atspi.Selection.select_child(rows, count - 1)
    read["opened"] = wait_for(lambda: title_in(reader, last.get_name()), "the page of the last row")
    reader.press("Share this record")
    reader.press("Next")
    reader.await_("Is this right?")
    reader.press("Next")
    reader.write("Who will read it?", RECIPIENT)
    reader.press("On this computer only")
    reader.press("Show the code")
    reader.await_("QR code that opens the shared records")
    reader.press("Stop sharing")
    read["closed"] = bool(reader.await_("This share is closed"))
    reader.press("Lock now")
    read["locked"] = bool(reader.await_("Passphrase", Atspi.Role.PASSWORD_TEXT))
    return read


def filled(reader: Reader) -> Thing:
    found = reader.find("Timeline", Atspi.Role.LIST)
    return found if found is not None and found.get_child_count() > 0 else None


def title_in(reader: Reader, sentence: str) -> str:
    """The heading of the page, once it is what the row says."""
    labels = (one for one in showing(reader.root) if one.get_role() == Atspi.Role.LABEL)
    return next((one.get_name() for one in labels if one.get_name() in sentence), "")


def main() -> None:
    passphrase, secret, *command = sys.argv[1:]
    program = subprocess.Popen(command)
    try:
        root = wait_for(application, "the program on the bus")
        read = walk(Reader(root), passphrase, secret)
        print(json.dumps(read))  # noqa: T201 - to the test
    finally:
        if program.poll() is not None:
            sys.stderr.write(f"the program ended by itself: {program.returncode}\n")
        program.terminate()
        program.wait()


if __name__ == "__main__":
    main()
