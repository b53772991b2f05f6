"""The span of values that a slider walks: its ends, its steps, its default, and where it is fine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

_DIGITS = 9  # what a step leaves of binary fractions: 3 × 0.1 is 0.3


class Curve(Enum):
    """How values lie along the slider."""

    EVEN = auto()
    FINE_BELOW = auto()  # the cube of the way: a brush of 3 pixels is as easy to set as one of 300


@dataclass(frozen=True, slots=True)
class Span:
    """The values of one slider.

    low, high : its ends
    default : what a double click restores
    step : values are whole multiples of it, and an arrow key moves by one
    tick : where a two-sided slider fills from; without one it fills from its left end
    """

    low: float
    high: float
    default: float
    step: float = 1.0
    tick: float | None = None
    curve: Curve = Curve.EVEN

    def __post_init__(self) -> None:
        assert self.low < self.high, (self.low, self.high)
        assert self.low <= self.default <= self.high, self.default
        assert self.step > 0, self.step

    def steps(self, value: float) -> int:
        """The nearest value inside the span, counted in steps from 0."""
        return round(min(max(value, self.low), self.high) / self.step)

    def value(self, steps: int) -> float:
        return round(steps * self.step, _DIGITS)

    def way(self, value: float) -> float:
        """How far along the slider a value lies, 0–1."""
        share = (value - self.low) / (self.high - self.low)
        return float(share ** (1 / 3)) if self.curve is Curve.FINE_BELOW else share

    def value_at(self, way: float) -> float:
        """The value that far along the slider, not yet in whole steps."""
        share = min(max(way, 0.0), 1.0)
        if self.curve is Curve.FINE_BELOW:
            share **= 3
        return self.low + share * (self.high - self.low)
