"""One segment's fields, repetitions, components and subcomponents, escapes resolved.

Refuses: counting from 0; fields, components and subcomponents are numbered as HL7 does.
"""

from sync.readers.hl7v2.wire import Line, Marks, unescaped

NULL = '""'


class Part:
    """One repetition of a field: its components by number."""

    __slots__ = ("_components", "_marks", "raw")

    def __init__(self, raw: str, marks: Marks) -> None:
        self.raw = raw
        self._marks = marks
        self._components = raw.split(marks.component)

    def __bool__(self) -> bool:
        return any(
            one.strip() not in {"", NULL} and one.strip(self._marks.sub + " ")
            for one in self._components
        )

    def get(self, component: int, sub: int = 1) -> str:
        """A subcomponent's text, `""` if it is absent or deleted."""
        if component > len(self._components):
            return ""
        text = self._components[component - 1]
        if self._marks.sub in text:
            pieces = text.split(self._marks.sub)
            text = pieces[sub - 1] if sub <= len(pieces) else ""
        elif sub > 1:
            return ""
        text = text.strip()
        return "" if text == NULL else unescaped(text, self._marks)

    def whole(self, component: int) -> str:
        """A component with all its subcomponents, blank between them."""
        if component > len(self._components):
            return ""
        pieces = self._components[component - 1].split(self._marks.sub)
        texts = [unescaped(one.strip(), self._marks) for one in pieces]
        return " ".join(text for text in texts if text and text != NULL)

    def all(self, between: str = " ") -> str:
        """Every component that says something, in order."""
        texts = (self.whole(number + 1) for number in range(len(self._components)))
        return between.join(text for text in texts if text)


class Segment:
    """A segment with its notes (the NTE that follow it)."""

    __slots__ = ("_fields", "line", "marks", "notes", "number")

    def __init__(self, line: Line, marks: Marks, message: int) -> None:
        self.line = line
        self.marks = marks
        self.number = message
        self.notes: list[Segment] = []
        self._fields = line.text.split(marks.field)
        if line.name == "MSH":  # MSH-1 is the separator itself
            self._fields.insert(1, marks.field)

    @property
    def name(self) -> str:
        """The three letters it begins with."""
        return self.line.name

    def raw(self, field: int) -> str:
        """A field as it stands."""
        return self._fields[field] if field < len(self._fields) else ""

    def part(self, field: int) -> Part:
        """A field's first repetition."""
        raw = self.raw(field)
        cut = raw.find(self.marks.repetition)
        return Part(raw[:cut] if cut >= 0 else raw, self.marks)

    def parts(self, field: int) -> list[Part]:
        """A field's repetitions that say anything."""
        raw = self.raw(field)
        if not raw:
            return []
        listed = (Part(one, self.marks) for one in raw.split(self.marks.repetition))
        return [one for one in listed if one]

    def get(self, field: int, component: int = 1, sub: int = 1) -> str:
        """One subcomponent of a field's first repetition."""
        raw = self.raw(field)
        if not raw:
            return ""
        if raw.isalnum():  # most fields: one plain word
            return raw if component == sub == 1 else ""
        return self.part(field).get(component, sub)

    def lines(self, field: int) -> str:
        """A text field whole: repetitions as lines, no component cut off."""
        raw = self.raw(field)
        pieces = raw.split(self.marks.repetition)
        texts = [unescaped(one.strip(" "), self.marks) for one in pieces]
        return "\n".join("" if one == NULL else one for one in texts).strip("\n")

    def place(self, field: int = 0) -> str:
        """Where it stands: `MSH[1]/OBX[3]`, a field behind it as `/OBX-5`."""
        where = f"MSH[{self.number}]/{self.name}[{self.line.number}]"
        return f"{where}/{self.name}-{field}" if field else where

    def notes_text(self) -> list[str]:
        """The comments of the NTE segments that follow it."""
        return [text for one in self.notes if (text := one.lines(3).strip())]
