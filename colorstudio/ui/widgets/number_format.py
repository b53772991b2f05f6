"""How a number is written for a person and read back: decimals, unit, and percent of a fraction."""

from __future__ import annotations

import math
from dataclasses import dataclass

_MINUS = "−"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """`value` × `factor` with so many decimals, between prefix and suffix: ``NumberFormat(" %", factor=100)``."""

    suffix: str = ""
    prefix: str = ""
    decimals: int = 0
    factor: float = 1.0

    def text(self, value: float) -> str:
        """Write a value.

        >>> NumberFormat(" %", factor=100).text(1.12)
        '112 %'
        """
        figures = f"{value * self.factor:.{self.decimals}f}"
        if float(figures) == 0:
            figures = figures.removeprefix("-")
        return f"{self.prefix}{figures.replace('-', _MINUS)}{self.suffix}"

    def number(self, text: str) -> float | None:
        """Read what a person typed, with or without the unit, with a point or a comma; None where it is no number.

        >>> NumberFormat(" %", factor=100).number("80")
        0.8
        """
        bare = text.strip().removeprefix(self.prefix.strip()).removesuffix(self.suffix.strip()).strip()
        try:
            number = float(bare.replace(_MINUS, "-").replace(",", ".")) / self.factor
        except ValueError:
            return None
        return number if math.isfinite(number) else None


PLAIN = NumberFormat()
PERCENT = NumberFormat(" %", factor=100)
PIXELS = NumberFormat(" px")
DEGREES = NumberFormat("°")
