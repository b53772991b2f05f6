"""What the person holds: the color, the brush, what is selected. Tools get it when a gesture begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from colorstudio.document.colors import Chroma, HintColor
from colorstudio.document.hints import HARDNESS, STRENGTH, Hint, PressureSets
from colorstudio.document.ids import HintId
from colorstudio.document.model import Document
from colorstudio.document.ranges import Range, Tunable
from colorstudio.support.geometry import PhotoPoint

# Of a brush: a share of the photo's diagonal, so that it is as large on a small scan as on a large one.
BRUSH_RADIUS: Final = Tunable(Range(0.0005, 0.25), default=0.012)
DAB_RADIUS: Final = Tunable(BRUSH_RADIUS.range, default=0.006)  # of a chosen color, where its object is larger
BRUSH_HARDNESS: Final = Tunable(HARDNESS, default=0.8)
BRUSH_STRENGTH: Final = Tunable(STRENGTH, default=1.0)


@dataclass(frozen=True, slots=True)
class Held:
    """The settings of the tools.

    color, previous : X swaps them
    radius : of brush, point and gray, half the width in photo pixels
    dab_radius, dab_strength : of a color that is chosen among the possible ones
    pressure_sets : what the pen's pressure changes
    """

    color: HintColor
    previous: HintColor
    radius: float
    dab_radius: float
    hardness: float = BRUSH_HARDNESS.default
    strength: float = BRUSH_STRENGTH.default
    dab_strength: float = BRUSH_STRENGTH.default
    pressure_sets: PressureSets = PressureSets.RADIUS
    selection: frozenset[HintId] = field(default_factory=frozenset)


class Bench(Protocol):
    """What a tool may look up while it works."""

    @property
    def document(self) -> Document:
        """The document as it was before the gesture."""
        ...

    @property
    def held(self) -> Held: ...

    def color_at(self, place: PhotoPoint, *, side: int) -> Chroma | None:
        """The mean chroma that the picture shows around a place, over `side` × `side` pixels; None outside of it."""
        ...

    def lightness_of(self, hint: Hint) -> float:
        """The photo's own lightness under a hint, 0 to 100: by it a color has its name."""
        ...


FIRST_COLOR: Final = Chroma(18.0, 22.0)  # a warm skin: most that is painted in family photos is people
FIRST_PREVIOUS: Final = Chroma(-8.0, -24.0)
