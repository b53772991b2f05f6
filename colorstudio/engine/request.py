"""What is asked of the engine: colors for a document, as good as there is time for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.engine.belief import Belief
from colorstudio.imaging.overlay import Overlay


class Quality(Enum):
    """How good the answer is to be."""

    DRAFT = auto()  # a quarter of a megapixel, while the hand moves
    FINAL = auto()  # the full grid, or the largest that fits into memory


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """The part of a document that decides its colors, frozen when it was asked.

    overlay : a hint picture that lies under the hints
    belief : what the network says; None leaves all to the hints
    """

    hints: tuple[Hint, ...]
    quality: Quality
    frame: Frame
    overlay: Overlay | None = None
    belief: Belief | None = None

    def __post_init__(self) -> None:
        assert self.overlay is None or self.frame == Frame(), "a hint picture lies over the whole scan"
