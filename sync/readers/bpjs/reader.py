"""A BPJS answer's records: each tree is told by its members and made into what it is.

Refuses: reference lists and answers without a patient; they are said to hold none.
"""

from collections.abc import Iterator
from typing import Any

from sync.readers.bpjs.answer import Tree, opened
from sync.readers.bpjs.making import Maker
from sync.readers.draft import WHOLE, Given, Made, Part, Trouble
from sync.readers.protocol import Reason


def read(given: Given) -> Iterator[Part]:
    """Every record of an answer. Raises NotMine for JSON of others."""
    answer = opened(given.data)
    if answer.sealed:
        yield Trouble(WHOLE, Reason.ANSWER_SEALED)
        return
    maker = Maker()
    any_record = False
    for part in _parts(maker, answer.trees):
        any_record = any_record or isinstance(part, Made)
        yield part
    if not any_record:
        empty = not answer.good or not any(tree.members for tree in answer.trees)
        reason = Reason.ANSWER_EMPTY if empty else Reason.NO_PATIENT_DATA
        yield Trouble(WHOLE, reason, notice=True)


def _parts(maker: Maker, trees: list[Tree]) -> Iterator[Part]:
    """Outer trees first; what lies inside one is about its patient unless it names another."""
    waiting: list[tuple[Tree, dict[str, Any]]] = [(tree, {}) for tree in reversed(trees)]
    while waiting:
        tree, outer = waiting.pop()
        subject = dict(outer)
        yield from maker.patient(tree, subject)
        taken = False
        for part in _own(maker, tree, subject):
            taken = True
            yield part
        yield from maker.troubles
        maker.troubles = []
        if not taken:
            waiting.extend((inner, subject) for inner in reversed(_inside(tree)))


def _own(maker: Maker, tree: Tree, subject: dict[str, Any]) -> Iterator[Part]:
    """What a tree itself is, by the members it has."""
    if tree.has("nosuratkontrol", "nospri") and tree.has("tglrencanakontrol"):
        yield from maker.letter(tree, subject)
    elif tree.has("tglrujukinternal") or (
        tree.has("norujukan", "nokunjungan")
        and tree.has("tglrujukan", "provperujuk", "polirujukan", "ppkdirujuk")
    ):
        yield from maker.referral(tree, subject)
    elif _is_visit(tree):
        yield from maker.visit(tree, subject)
    if tree.has("obat"):
        yield from maker.medicines(tree, subject)


def _is_visit(tree: Tree) -> bool:
    if tree.text("nosep") and tree.has("tglsep", "tglmasuk", "tglpulang", "diagnosa"):
        return True
    if tree.text("nokunjungan") and tree.has("tglkunjungan", "diagnosa1", "keluhan"):
        return True
    return bool(tree.text("kodebooking")) and tree.has("tanggalperiksa")


def _inside(tree: Tree) -> list[Tree]:
    found: list[Tree] = []
    for name, value in tree.members.items():
        if isinstance(value, dict) and name != "peserta":
            found.append(tree.tree(name))
        elif isinstance(value, list):
            found.extend(tree.trees(name))
    return found
