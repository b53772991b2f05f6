"""The frame: which part of the scan is the picture, and which way up it is. Hints stay in the scan's coordinates."""

from __future__ import annotations

from dataclasses import dataclass

from colorstudio.document.places import is_box
from colorstudio.document.plain import Unknown
from colorstudio.document.ranges import Range
from colorstudio.support.geometry import PhotoRect

STRAIGHTENING = Range(-45.0, 45.0, "°")
TURNS = Range(0, 3)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is done to the scan, in this order: straighten, crop, turn.

    straightening : degrees clockwise around the middle of the photo
    crop : what remains of the straightened photo, whose middle keeps its coordinates; None is all of it
    quarter_turns : by 90° clockwise
    """

    straightening: float = 0.0
    crop: PhotoRect | None = None
    quarter_turns: int = 0
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert self.straightening in STRAIGHTENING, self.straightening
        assert self.crop is None or is_box(self.crop), self.crop
        assert self.quarter_turns in TURNS, self.quarter_turns
