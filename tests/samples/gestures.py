"""A hand with a tool, and the bench that it works at: gestures as a person makes them, without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Self

from colorstudio.document.colors import Chroma
from colorstudio.document.edits import Edit
from colorstudio.document.hints import Hint
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.support.geometry import PhotoPoint, Size
from colorstudio.tools.gesture import Gesture, Modifier, Phase, Pointer
from colorstudio.tools.held import Held
from colorstudio.tools.outcome import Course, Draft, Outcome, Staged, Tool
from tests.samples.documents import BLUE, BROWN, photo

SIZE = Size(400, 300)
LIGHTNESS = 50.0  # of the whole photo


def sheet(*hints: Hint) -> Document:
    """A document of a photo that is large enough to paint on: 400 × 300."""
    return Document(replace(photo(), size=SIZE), hints)


def held(*selection: str, **changes: Any) -> Held:
    """A brown brush, 20 pixels wide."""
    fields: dict[str, Any] = {"color": BROWN, "previous": BLUE, "radius": 10.0, "dab_radius": 5.0}
    return Held(**fields | changes, selection=frozenset(map(HintId, selection)))


def gray_everywhere(place: PhotoPoint, side: int) -> Chroma | None:
    inside = 0 <= place.x < SIZE.width and 0 <= place.y < SIZE.height
    return Chroma(0.0, 0.0) if inside else None


@dataclass(frozen=True, slots=True)
class Table:
    """A bench of given things.

    colors : what the picture shows at a place, over so many pixels
    """

    document: Document = field(default_factory=sheet)
    held: Held = field(default_factory=held)
    colors: Callable[[PhotoPoint, int], Chroma | None] = gray_everywhere

    def color_at(self, place: PhotoPoint, *, side: int) -> Chroma | None:
        return self.colors(place, side)

    def lightness_of(self, _: Hint) -> float:
        return LIGHTNESS


class Hand:
    """Presses, drags and releases; remembers all that was drafted."""

    def __init__(self, tool: Tool, bench: Table | None = None, *, zoom: float = 1.0) -> None:
        self._tool = tool
        self._bench = bench or Table()
        self._zoom = zoom
        self._course: Course | None = None
        self._at = PhotoPoint(0.0, 0.0)
        self._how: dict[str, Any] = {}
        self.drafts: list[Draft] = []

    @property
    def draft(self) -> Draft:
        """What is to be seen now."""
        return self.drafts[-1]

    @property
    def course(self) -> Course:
        assert self._course is not None, "nothing is pressed"
        return self._course

    def press(
        self,
        x: float,
        y: float,
        *,
        pressure: float = 1.0,
        pointer: Pointer = Pointer.MOUSE,
        keys: Modifier = Modifier.NONE,
    ) -> Self:
        """Begin a gesture; pointer and keys stay until `drag` says others."""
        self._how = {"pressure": pressure, "pointer": pointer, "modifiers": keys}
        self._course = self._tool(self._gesture(Phase.PRESS, x, y), self._bench)
        self.drafts = [next(self._course)]
        return self

    def drag(self, x: float, y: float, *, pressure: float | None = None, keys: Modifier | None = None) -> Self:
        if pressure is not None:
            self._how["pressure"] = pressure
        if keys is not None:
            self._how["modifiers"] = keys
        self.drafts.append(self.course.send(self._gesture(Phase.MOVE, x, y)))
        return self

    def release(self) -> Outcome:
        """Let go where the pointer is. A pen that is lifted no longer presses."""
        if self._how["pointer"] is not Pointer.MOUSE:
            self._how["pressure"] = 0.0
        try:
            self.course.send(self._gesture(Phase.RELEASE, self._at.x, self._at.y))
        except StopIteration as end:
            self._course = None
            outcome: Outcome = end.value
            return outcome
        raise AssertionError("the tool goes on although the hand let go")

    def click(self, x: float, y: float, *, keys: Modifier = Modifier.NONE) -> Outcome:
        return self.press(x, y, keys=keys).release()

    def cancel(self) -> None:
        """Press Escape."""
        self.course.close()
        self._course = None

    def _gesture(self, phase: Phase, x: float, y: float) -> Gesture:
        self._at = PhotoPoint(x, y)
        return Gesture(phase, self._at, self._zoom, **self._how)


def edit_of(outcome: Outcome) -> Edit:
    """The edit that a gesture came to."""
    assert isinstance(outcome, Edit), outcome
    return outcome


def added_by(outcome: Outcome) -> Hint:
    """The one hint that a gesture put on top."""
    edited = edit_of(outcome).apply(sheet())
    assert len(edited.hints) == 1
    return edited.hints[0]


def after(outcome: Outcome, before: Document) -> tuple[Hint, ...]:
    """The hints that there are after a gesture."""
    return edit_of(outcome).apply(before).hints


def staged(draft: Draft, before: Document) -> tuple[Hint, ...]:
    """The hints that a draft shows."""
    assert isinstance(draft, Staged), draft
    return draft.edit.apply(before).hints
