"""Notes: what the editor says to the person, a sentence each, with details for the curious."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Self

from colorstudio.support.errors import ColorstudioError


class Weight(Enum):
    """How much a note matters."""

    REMARK = auto()  # good to know
    PROBLEM = auto()  # something asked for did not happen
    FAULT = auto()  # the program did something wrong: better save


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence; `detail` can be copied."""

    sentence: str
    weight: Weight = Weight.REMARK
    detail: str = ""

    @classmethod
    def of(cls, error: ColorstudioError) -> Self:
        return cls(error.sentence, Weight.PROBLEM, error.detail)


class Doing(Enum):
    """What can go on in the background; the window has the words for it."""

    OPENING = auto()
    LOOKING = auto()  # at the photo, for the first time
    COLORING = auto()
    EXPORTING = auto()


@dataclass(frozen=True, slots=True)
class Busy:
    """What is going on in the background, and to which file; `fraction` from 0 to 1, None where nobody can say."""

    doing: Doing
    file: str = ""
    fraction: float | None = None
