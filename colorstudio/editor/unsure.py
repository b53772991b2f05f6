"""Where a hint would help most: one uncertain place after the other, and a plane of how unsure the network is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.hints import Dab, Hint, Region, Stroke
from colorstudio.editor.believing import Believed
from colorstudio.editor.coloring import Coloring
from colorstudio.editor.event import Event
from colorstudio.editor.lanes import UNSURE
from colorstudio.editor.notes import Note
from colorstudio.engine.framing import Framed
from colorstudio.engine.objects import Objects
from colorstudio.engine.placement import inverse_of
from colorstudio.engine.uncertainty import Uncertainty, uncertainty
from colorstudio.jobs.lane import Lane
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.geometry import PhotoPoint


class Unsure:
    """Knows the uncertain places of what the network said last."""

    def __init__(self, framed: Framed, coloring: Coloring, predict: Lane) -> None:
        self.changed: Event[()] = Event()
        self.noted: Event[Note] = Event()
        self.plane: NDArray[np.float32] | None = None
        self._framed, self._coloring, self._lane = framed, coloring, predict
        self._of: tuple[Believed, Uncertainty] | None = None
        self._at: int | None = None  # in the places: the one that was shown last
        self._is_watched = False
        coloring.predicted.connect(self._hear)

    def watch(self, *, watched: bool) -> None:
        """Keep the plane up with what the network says, as long as somebody looks at it."""
        self._is_watched = watched
        if watched:
            self.look()

    def look(self, then: Callable[[], None] = lambda: None) -> None:
        """Find out where the network is unsure now."""
        believed = self._coloring.believed
        if believed is None:
            return
        if self._of is not None and self._of[0] is believed:
            then()
            return

        def take(found: Uncertainty) -> None:
            self._of = believed, found
            self._at = None
            self.plane = found.plane
            self.changed.fire()
            then()

        self._lane.ask(
            UNSURE,
            lambda _: uncertainty(believed.prediction.field, believed.objects),
            done=take,
            failed=self._fail,
        )

    def next(self, hints: tuple[Hint, ...], then: Callable[[PhotoPoint], None]) -> None:
        """Go to the next uncertain place, in the scan; objects that have a hint are passed over."""
        self.look(lambda: self._go(1, hints, then))

    def previous(self, hints: tuple[Hint, ...], then: Callable[[PhotoPoint], None]) -> None:
        """Go back."""
        self.look(lambda: self._go(-1, hints, then))

    def _go(self, step: int, hints: tuple[Hint, ...], then: Callable[[PhotoPoint], None]) -> None:
        assert self._of is not None
        believed, found = self._of
        hinted = self._hinted(hints, believed.objects)
        count = len(found.places)
        start = 0 if self._at is None else self._at + step  # the first is where a hint helps most, whatever the way
        for k in range(count):
            index = (start + step * k) % count
            x, y = found.places[index]
            if believed.objects.at(x, y) not in hinted:
                self._at = index
                place = inverse_of(self._framed.matrix) @ (x, y, 1.0)
                then(PhotoPoint(float(place[0]), float(place[1])))
                return

    def _hinted(self, hints: tuple[Hint, ...], objects: Objects) -> set[int]:
        """The objects that a hint lies in."""
        places = [place for hint in hints for place in _places_of(hint)]
        there = ((self._framed.matrix @ (place.x, place.y, 1.0)) for place in places)
        return {objects.at(float(x), float(y)) for x, y in there}

    def _hear(self) -> None:
        if self._is_watched:
            self.look()

    def _fail(self, error: ColorstudioError) -> None:
        self.noted.fire(Note.of(error))


def _places_of(hint: Hint) -> tuple[PhotoPoint, ...]:
    match hint:
        case Stroke(points=points):
            return tuple(point.at for point in points)
        case Dab(at=at):
            return (at,)
        case Region(corners=corners):
            middle = np.mean([(corner.x, corner.y) for corner in corners], axis=0)
            return (PhotoPoint(float(middle[0]), float(middle[1])),)
        case _:
            return ()
