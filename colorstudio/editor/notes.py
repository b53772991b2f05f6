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


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence; `detail` can be copied."""

    sentence: str
    weight: Weight = Weight.REMARK
    detail: str = ""

    @classmethod
    def of(cls, error: ColorstudioError) -> Self:
        return cls(error.sentence, Weight.PROBLEM, error.detail)


@dataclass(frozen=True, slots=True)
class Busy:
    """What is going on in the background; `fraction` from 0 to 1, None where nobody can say."""

    what: str
    fraction: float | None = None
