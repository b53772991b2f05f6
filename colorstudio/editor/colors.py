"""What the photo is colored with at the moment, for whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from colorstudio.engine.answer import Answer


class Detail(Enum):
    """How an answer is brought to more pixels than it has."""

    SMOOTH = auto()  # interpolated: at once, while the hand moves or no kernel is compiled yet
    EXACT = auto()  # along the lightness, to every edge


@dataclass(frozen=True, slots=True, eq=False)
class Colors:
    """The newest answer; one is another only if it is the same object.

    answer : None: the photo is gray still
    saturation : a factor on all chroma
    """

    answer: Answer | None
    detail: Detail
    saturation: float
