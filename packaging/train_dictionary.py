"""Trains the zstd dictionary of payloads, once, on resources made up here.

Refuses: other people's files as samples, and writing over a dictionary that was shipped.
Run from the checkout: `.venv/bin/python packaging/train_dictionary.py 1`. The templates in
`packaging/dictionary` are ours; `{…}` stands for what differs from one resource to the next.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import zstandard

SIZE = 32 * 1024
SEGMENT = 850
PIECE = 8
"""Bytes that the trainer takes together (k, d), chosen by files of other programs."""
COPIES = 60
SEED = 20261121
PLAIN = 0.4
"""The part of resources without a number of their own."""

SYSTEMS = (
    "http://sys-ids.kemkes.go.id/observation/{}",
    "http://sys-ids.kemkes.go.id/encounter/{}",
    "https://github.com/synthetichealth/synthea",
    "https://sim.rumahsakit.example/hasil",
)
HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "dictionary"
SHIPPED = HERE.parent / "vault" / "dictionaries"

NUMBER = re.compile(r'"#\{([a-z]+)(?:\.(\d+))?\}"')
TEXT = re.compile(r"\{([a-z]+)(?:\.(\d+))?\}")


class Chance:
    """Fills templates from one seeded source, so that every run trains on the same bytes."""

    def __init__(self, words: dict[str, Any]) -> None:
        self._random = Random(SEED)  # noqa: S311 - samples, not secrets
        self._tables = words["tables"]
        self._words = words["words"]
        self._rows: dict[str, list[Any]] = {}

    def resource(self, template: str) -> dict[str, Any]:
        """One resource; a table's columns come from one row throughout."""
        self._rows = {name: self._random.choice(rows) for name, rows in self._tables.items()}
        text = NUMBER.sub(self._filled, template)
        return dict(json.loads(TEXT.sub(self._filled, text)))

    def _filled(self, match: re.Match[str]) -> str:
        name, column = match[1], match[2]
        if name in self._rows:
            return str(self._rows[name][int(column)])
        if name in self._words:
            return str(self._random.choice(self._words[name]))
        if name == "digits":
            return self.digits(int(column))
        return str(getattr(self, name)())

    def digits(self, count: int) -> str:
        """A number of so many digits."""
        return str(self._random.randrange(10 ** (count - 1), 10**count))

    def hexadecimal(self) -> str:
        """32 hexadecimal digits."""
        return f"{self._random.getrandbits(128):032x}"

    def uuid(self) -> str:
        """A UUID as text."""
        made = self.hexadecimal()
        return "-".join((made[:8], made[8:12], made[12:16], made[16:20], made[20:]))

    def day(self) -> str:
        """A date."""
        pick = self._random.randint
        return f"{pick(2008, 2026)}-{pick(1, 12):02}-{pick(1, 28):02}"

    def moment(self) -> str:
        """A date and time, Indonesian or other."""
        pick = self._random.randint
        zone = self._random.choice(("+07:00", "+00:00", "+08:00", "-05:00", ".000Z", "-04:00"))
        return f"{self.day()}T{pick(0, 23):02}:{pick(0, 59):02}:{pick(0, 59):02}{zone}"

    def value(self) -> str:
        """A measured number; now and then with as many digits as some programs write."""
        digits = self._random.choice((0, 1, 1, 2, 13))
        return str(round(self._random.uniform(1, 300), digits))

    def name(self) -> str:
        """A person's name."""
        choice = self._random.choice
        return f"{choice(self._words['given'])} {choice(self._words['family'])}"

    def meta(self, resource: dict[str, Any], length: int) -> bytes:
        """Facts as the vault writes them before each content (vault/meta.py)."""
        kind, own, odds = resource["resourceType"], resource["id"], self._random.random()
        file = self.hexadecimal()
        system = self._random.choice(SYSTEMS).format(self.digits(9))
        number = f"{kind}|{system}|{self.hexadecimal()}"
        visit = f"uuid:Encounter/{self.uuid()}"
        patient = self._random.choice(("uuid:Patient/{1}", "file:{0}|Patient/{1}"))
        patient = patient.format(file, self.uuid())
        facts = {
            "about": 1,
            "aliases": [f"uuid:{kind}/{own}", f"identifier:{number}"],
            "fhir": "4.0",
            "identity": f"id:{number}|{self.digits(4)}-{self.digits(1)}",
            "import": self.hexadecimal(),
            "length": length,
            "media": "application/fhir+json",
            "order": f"{self.moment()[:19]}.000000+00:00|00000000000000000001",
            "place": f"/entry/{self.digits(4)}/resource",
            "record": self.hexadecimal(),
            "references": [patient, visit],
            "title": self._rows["lab"][1],
        }
        if odds < PLAIN:
            facts["aliases"] = [f"file:{file}|{kind}/{own}"]
            facts["identity"] = f"local:kemkes-organisation:{self.digits(9)}|{kind}/{own}"
        return packed(facts)


def packed(value: dict[str, Any]) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def written(value: dict[str, Any]) -> bytes:
    """JSON on one line with spaces, as many programs write it unasked."""
    return json.dumps(value, ensure_ascii=False).encode()


def spread(value: dict[str, Any]) -> bytes:
    """JSON over many lines, as files meant for people have it."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def samples() -> Iterator[bytes]:
    """Payloads as the envelope sees them: length, meta, content."""
    chance = Chance(json.loads((TEMPLATES / "words.json").read_text("utf-8")))
    templates = [
        json.dumps(resource, ensure_ascii=False)
        for style in ("satusehat", "vendor")
        for resource in json.loads((TEMPLATES / f"{style}.json").read_text("utf-8"))
    ]
    for number in range(COPIES):
        write = (packed, written, packed, spread)[number % 4]
        for template in templates:
            resource = chance.resource(template)
            content = write(resource)
            meta = chance.meta(resource, len(content))
            yield len(meta).to_bytes(4, "big") + meta + content


def main(arguments: list[str]) -> int:
    """Writes `vault/dictionaries/<id>.zdict` unless it exists."""
    number = int(arguments[0])
    trained = zstandard.train_dictionary(
        SIZE, list(samples()), level=1, dict_id=number, k=SEGMENT, d=PIECE
    )
    SHIPPED.mkdir(exist_ok=True)
    with (SHIPPED / f"{number}.zdict").open("xb") as file:
        file.write(trained.as_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
