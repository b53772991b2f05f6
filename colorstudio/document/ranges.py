"""The numbers that a document can hold: each range is stated once, for our own asserts and for foreign files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a number may be, both included, and its unit."""

    least: float
    most: float
    unit: str = ""

    def __contains__(self, value: float) -> bool:
        return self.least <= value <= self.most  # not a number is nowhere between

    def in_words(self) -> str:
        return f"from {self.least:,.10g} to {self.most:,.10g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Tunable:
    """A number that a person may set: where it lies and what it is before anybody touches it."""

    range: Range
    default: float


SHARE = Range(0.0, 1.0)
