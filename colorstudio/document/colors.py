"""The colors of hints: chroma without lightness, for lightness always comes from the photo."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from colorstudio.document.ranges import Range

CHROMA = Range(-128.0, 128.0, "Lab units")  # sRGB reaches 108; 128 is what 8-bit Lab files hold


@dataclass(frozen=True, slots=True)
class Chroma:
    """The two color axes of CIE Lab: a from green to red, b from blue to yellow."""

    a: float
    b: float

    def __post_init__(self) -> None:
        assert self.a in CHROMA, self
        assert self.b in CHROMA, self


class Gray(Enum):
    """The wish that a place stays without color; not the chroma (0, 0), which a person may pick like any other."""

    KEEP = "gray"


HintColor = Chroma | Gray
