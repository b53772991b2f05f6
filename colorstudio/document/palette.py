"""The palette of a photo: named colors in an order that the person chose. Reading and writing .gpl is not done here."""

from __future__ import annotations

from dataclasses import dataclass

from colorstudio.document.colors import Chroma
from colorstudio.document.names import MOST_NAME, is_text
from colorstudio.document.plain import Unknown
from colorstudio.document.ranges import Range

LIGHTNESS = Range(0.0, 100.0)
MOST_SWATCHES = 10_000


@dataclass(frozen=True, slots=True)
class Swatch:
    """A color to choose: what painting takes of it is the chroma; its chip is shown at the lightness."""

    name: str
    lightness: float
    chroma: Chroma
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert is_text(self.name, most=MOST_NAME), self.name
        assert self.lightness in LIGHTNESS, self.lightness


@dataclass(frozen=True, slots=True)
class Palette:
    """Swatches in their order; a new document has none."""

    name: str = ""
    swatches: tuple[Swatch, ...] = ()
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert is_text(self.name, most=MOST_NAME), self.name
        assert len(self.swatches) <= MOST_SWATCHES, len(self.swatches)
