"""A BPJS answer opened: its state, its trees, their members by name whatever the case.

Refuses: answers that are sealed or refused by the service; they are told and hold no record.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec

from sync.readers.draft import NotMine
from sync.readers.sniff import encoding_of

_MOST: Final = 64 << 20
_GOOD: Final = frozenset({"200", "1"})
OWN: Final = frozenset(
    {
        "nokartu",
        "nosep",
        "nokapst",
        "nokunjungan",
        "norujukan",
        "nosuratkontrol",
        "nospri",
        "nomorkartu",
        "nosrb",
        "kodebooking",
    }
)
"""Members by which a tree is told to be one of BPJS's records."""

_CODE_AND_NAME: Final = re.compile(r"([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)\s*[-–:]\s*(\S.*)")
_CODE: Final = re.compile(r"[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?")
_DECODER: Final = msgspec.json.Decoder(float_hook=str)


class Named(NamedTuple):
    """A code and a name, either maybe empty."""

    code: str
    name: str


class Tree:
    """A JSON object; members are found by their names in lower case."""

    __slots__ = ("_written", "members", "path")

    def __init__(self, members: dict[str, Any], path: str) -> None:
        self.members = {key.lower(): value for key, value in members.items()}
        self._written = {key.lower(): key for key in members}
        self.path = path

    def below(self, name: str) -> str:
        """The JSON pointer of a member, its name as the file writes it."""
        written = self._written.get(name, name).replace("~", "~0").replace("/", "~1")
        return f"{self.path}/{written}"

    def text(self, *names: str) -> str:
        """The first of these members that is a text or number and says something."""
        for name in names:
            value = self.members.get(name)
            if isinstance(value, (str, int)) and not isinstance(value, bool):
                found = str(value).strip()
                if found and found not in {"-", "null", "None"}:
                    return found
        return ""

    def tree(self, *names: str) -> "Tree":
        """The first of these members that is an object, else an empty one."""
        for name in names:
            value = self.members.get(name)
            if isinstance(value, dict):
                return Tree(value, self.below(name))
        return Tree({}, self.path)

    def trees(self, *names: str) -> list["Tree"]:
        """The objects of the first of these members that is a list, or an object with one."""
        for name in names:
            value, path = self.members.get(name), self.below(name)
            if isinstance(value, dict):
                value, path = value.get("list"), f"{path}/list"
            if isinstance(value, list):
                return [
                    Tree(one, f"{path}/{number}")
                    for number, one in enumerate(value)
                    if isinstance(one, dict)
                ]
        return []

    def has(self, *names: str) -> bool:
        """Whether any of these members is there, whatever it says."""
        return any(name in self.members for name in names)

    def named(self, *names: str) -> Named:
        """A member as code and name: `{kode, nama}`, `A00.1 - Cholera`, a code or a name."""
        for name in names:
            value = self.members.get(name)
            if isinstance(value, dict):
                found = _pair(Tree(value, ""))
            else:
                found = split_code(self.text(name))
            if found.code or found.name:
                return found
        return Named("", "")


def _pair(tree: Tree) -> Named:
    code = tree.text("kode", "code", "kddiag", "kdpoli", "kdprovider", "kddokter", "kddpjp")
    name = tree.text(
        "nama", "keterangan", "nmdiag", "nmpoli", "nmprovider", "nmdokter", "nmdpjp", "name"
    )
    return Named(code, name)


def split_code(text: str) -> Named:
    """A text that may be a code, a name or both."""
    match = _CODE_AND_NAME.fullmatch(text)
    if match:
        return Named(match[1], match[2])
    return Named(text, "") if _CODE.fullmatch(text) else Named("", text)


class Answer(NamedTuple):
    """What the service said: its trees, or that it said nothing, or that it is sealed."""

    trees: list[Tree]
    good: bool
    sealed: bool


def opened(data: memoryview) -> Answer:
    """The answer of a file. Raises NotMine for any other JSON."""
    if len(data) > _MOST:
        raise NotMine
    whole = _decoded(data)
    if isinstance(whole, list):
        listed = [one for one in whole if isinstance(one, dict)]
        found = [Tree(one, f"/{number}") for number, one in enumerate(listed)]
        if not any(tree.has(*OWN) for tree in found):
            raise NotMine
        return Answer(found, good=True, sealed=False)
    if not isinstance(whole, dict):
        raise NotMine
    return _answer(Tree(whole, ""))


def _decoded(data: memoryview) -> object:
    encoding, mark = encoding_of(data)
    raw: Any = data[mark:]
    try:
        if encoding != "utf-8":
            raw = bytes(raw).decode(encoding).encode()
        return _DECODER.decode(raw)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        raise NotMine from error


def _answer(whole: Tree) -> Answer:
    state = whole.tree("metadata", "meta_data")
    response = whole.members.get("response", whole.members.get("data"))
    if not state.has("code", "status"):
        if not any(tree.has(*OWN) for tree in walk([whole])):
            raise NotMine
        return Answer([whole], good=True, sealed=False)
    code = state.text("code", "status")
    others = whole.members.keys() - {"metadata", "meta_data", "response", "data"}
    if not code.isdecimal() or (others and not whole.has("response")):
        raise NotMine
    good = code in _GOOD
    if isinstance(response, str):
        return Answer([], good=good, sealed=bool(response.strip()))
    if isinstance(response, dict):
        return Answer([Tree(response, "/response")], good=good, sealed=False)
    if isinstance(response, list):
        found = [
            Tree(one, f"/response/{number}")
            for number, one in enumerate(response)
            if isinstance(one, dict)
        ]
        return Answer(found, good=good, sealed=False)
    return Answer([], good=good, sealed=False)


def walk(trees: list[Tree]) -> Iterator[Tree]:
    """Every object of the trees, outer ones first, in the order of the file."""
    waiting = trees[::-1]
    while waiting:
        tree = waiting.pop()
        yield tree
        inner: list[Tree] = []
        for name, value in tree.members.items():
            if isinstance(value, dict):
                inner.append(Tree(value, tree.below(name)))
            elif isinstance(value, list):
                inner.extend(
                    Tree(one, f"{tree.below(name)}/{number}")
                    for number, one in enumerate(value)
                    if isinstance(one, dict)
                )
        waiting.extend(reversed(inner))
