"""What a person may tune of the picture as a whole: every range, unit and default has its home here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from colorstudio.document.plain import Unknown
from colorstudio.document.ranges import SHARE, Range, Tunable

# How far the network's probabilities go from the accurate (0) to the rebalanced, vivid ones (1).
VIVIDNESS = Tunable(SHARE, default=0.0)
# A factor on the chroma of the finished picture, painted colors included; 0 is gray.
SATURATION = Tunable(Range(0.0, 2.0), default=1.0)
# How far the suggested colors are moved toward yellow (+) or blue (−).
WARMTH = Tunable(Range(-1.0, 1.0), default=0.0)
# "suggested ↔ my own": from short reach of the hints against the network (1) to long (near 0); exactly 0 leaves the
# network out.
PRIOR = Tunable(SHARE, default=0.5)
# Divides the logits of the network before `Decode.ANNEALED` takes the mean: below 1 toward the likeliest color.
TEMPERATURE = Tunable(Range(0.05, 2.0), default=0.38)

DEFAULT_MODEL = "hintnet"
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")  # becomes part of a path, so it can't be one


class Decode(Enum):
    """How one color is made of the probabilities of many."""

    MEAN = "mean"
    MEDIAN = "median"
    MODE = "mode"
    ANNEALED = "annealed"


@dataclass(frozen=True, slots=True)
class Settings:
    """The sliders above the photo and the choice of the model.

    model : the name of an installed model; None leaves all to the hints
    """

    vividness: float = VIVIDNESS.default
    saturation: float = SATURATION.default
    warmth: float = WARMTH.default
    prior: float = PRIOR.default
    model: str | None = DEFAULT_MODEL
    decode: Decode = Decode.MEAN
    temperature: float = TEMPERATURE.default
    unknown: Unknown = ()

    def __post_init__(self) -> None:
        assert self.vividness in VIVIDNESS.range, self.vividness
        assert self.saturation in SATURATION.range, self.saturation
        assert self.warmth in WARMTH.range, self.warmth
        assert self.prior in PRIOR.range, self.prior
        assert self.model is None or is_model(self.model), self.model
        assert self.temperature in TEMPERATURE.range, self.temperature


def is_model(text: str) -> bool:
    """Whether a model can be called so."""
    return _MODEL.fullmatch(text) is not None
