"""Small moves by which a resource of one release takes the shape of another.

Refuses: to lose anything; a field that is already there in the new shape is never overwritten.
"""

from collections.abc import Callable, Mapping
from typing import Any

Tree = dict[str, Any]
Move = Callable[[Tree], None]


def rename(tree: Tree, old: str, new: str) -> None:
    """Move a field, and what stands beside a primitive one."""
    for mark in ("", "_"):
        value = tree.pop(mark + old, None)
        if value is not None:
            tree.setdefault(mark + new, value)


def renamed(names: Mapping[str, str]) -> Move:
    """The move that renames fields."""

    def move(tree: Tree) -> None:
        for old, new in names.items():
            if old in tree or f"_{old}" in tree:
                rename(tree, old, new)

    return move


def listed(*names: str) -> Move:
    """The move that makes lists of single objects and texts."""

    def move(tree: Tree) -> None:
        for name in names:
            value = tree.get(name)
            if isinstance(value, (dict, str)):
                tree[name] = [value]

    return move


def single(*names: str) -> Move:
    """The move that takes the first of a list."""

    def move(tree: Tree) -> None:
        for name in names:
            value = tree.get(name)
            if isinstance(value, list) and value:
                tree[name] = value[0]

    return move


def noted(name: str) -> Move:
    """The move that turns a text, or Annotations, of a name into `note`."""

    def move(tree: Tree) -> None:
        value = tree.pop(name, None)
        if value is None:
            return
        parts = value if isinstance(value, list) else [value]
        notes = [{"text": part} if isinstance(part, str) else part for part in parts]
        tree.setdefault("note", notes)

    return move


def coded(name: str, system: str) -> Move:
    """The move that makes a CodeableConcept of a code."""

    def move(tree: Tree) -> None:
        value = tree.get(name)
        if isinstance(value, str):
            tree[name] = {"coding": [{"system": system, "code": value}]}

    return move


def status_when(name: str, status: str) -> Move:
    """The move by which a boolean `name` that is true becomes a status."""

    def move(tree: Tree) -> None:
        if tree.pop(name, None) is True and tree.get("status") != "entered-in-error":
            tree["status"] = status

    return move


def objects(value: Any) -> list[Tree]:
    """The objects of a list, or a single one."""
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if isinstance(part, dict)]


def each(name: str, *moves: Move) -> Move:
    """The move that copies the objects under a name and moves inside each of them."""

    def move(tree: Tree) -> None:
        value = tree.get(name)
        if isinstance(value, dict):
            tree[name] = changed(value, moves)
        elif isinstance(value, list):
            tree[name] = [
                changed(part, moves) if isinstance(part, dict) else part for part in value
            ]

    return move


def changed(tree: Tree, moves: tuple[Move, ...]) -> Tree:
    """A copy of an object, moved."""
    copy = dict(tree)
    for move in moves:
        move(copy)
    return copy
