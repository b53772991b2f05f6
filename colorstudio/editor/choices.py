"""What the picker shows: the colors that are possible at a place, as values that fan and dock only have to draw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from numpy.typing import NDArray

from colorstudio.document.colors import HintColor
from colorstudio.support.geometry import PhotoPoint, PhotoRect


class Scope(Enum):
    """What was asked about."""

    PIXEL = auto()
    OBJECT = auto()  # the superpixel under the pointer
    BOX = auto()


class Knowledge(Enum):
    """What there is to show."""

    NOTHING = auto()  # nobody has asked yet
    PREDICTING = auto()
    SURE = auto()  # one color has nearly all of the probability
    KNOWN = auto()
    FLAT = auto()  # almost anything is possible


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A color that can be chosen.

    color : what a hint gets; Gray.KEEP for gray
    rgb : how it looks at the lightness of the place, 0 to 255
    name : in plain words, English; the window translates it
    probability : 0 to 1
    crop : (h, w, 3) uint8, the surroundings of the place under this choice, the place in its middle; None until made
    thumbnail : (h, w, 3) uint8, the whole photo under this choice; None until made
    """

    color: HintColor
    rgb: tuple[int, int, int]
    name: str
    probability: float
    crop: NDArray[Any] | None = None
    thumbnail: NDArray[Any] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """Probabilities over the ab plane.

    ab, probability, rgb : (n, 2), (n,), (n, 3) 0 to 255: the bins, squares of `spacing` Lab units; rgb at the place's
        lightness, as far as sRGB has it
    hue : (36,) from red toward yellow, 10° each; chroma : (16,), 10 units each
    outline : (k, 2), the border of what sRGB shows at that lightness
    """

    lightness: float
    spacing: float
    ab: NDArray[Any]
    probability: NDArray[Any]
    rgb: NDArray[Any]
    hue: NDArray[Any]
    chroma: NDArray[Any]
    outline: NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Possible:
    """All that is known about the place that was asked about.

    choices : the most probable first, gray always among them
    hovered : the index of the choice that is previewed
    chosen : the index of the choice that a hint there came from
    """

    knowledge: Knowledge
    scope: Scope
    place: PhotoPoint | PhotoRect | None = None
    histogram: Histogram | None = None
    choices: tuple[Choice, ...] = ()
    hovered: int | None = None
    chosen: int | None = None
