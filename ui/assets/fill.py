"""Puts translations from a JSON file into a `.ts` file, for translators who have no Linguist.

Refuses: texts that the code does not have. The JSON maps a source text to its translation,
or to the list of its plural forms: `python -m ui.assets.fill id_ID.ts words.json`.
"""

import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from ui.words.language import FOLDER

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def fill(root: ET.Element, words: dict[str, str | list[str]]) -> list[str]:
    """Set every translation that `words` has; the source texts that are still unfinished."""
    unfinished: list[str] = []
    for message in root.iter("message"):
        source, target = message.findtext("source", ""), message.find("translation")
        if target is None:
            continue
        if source in words:
            _set(target, words[source])
        if target.get("type") == "unfinished":
            unfinished.append(source)
    return unfinished


def _set(target: ET.Element, words: str | list[str]) -> None:
    target.attrib.pop("type", None)
    forms = target.findall("numerusform")
    if not forms:
        target.text = words if isinstance(words, str) else words[0]
        return
    wanted = [words] * len(forms) if isinstance(words, str) else words
    for form, text in zip(forms, wanted, strict=True):
        form.text = text


def main(arguments: Sequence[str]) -> int:
    """Fill one file; 0 if nothing is left unfinished, else 1."""
    target = FOLDER / arguments[0]
    root = ET.parse(target).getroot()  # noqa: S314 - our own file
    left = fill(root, json.loads(Path(arguments[1]).read_text("utf-8")))
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode").replace("\n    ", "\n")
    target.write_text(_HEAD + body + "\n", "utf-8")
    sys.stdout.writelines(f"{source}\n" for source in left)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
