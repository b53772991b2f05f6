"""What the size of the working grid does to the equation's parameters, so that draft, final and export agree.

The energy of differences has no length in it: couplings are used as they are on any grid. Masses are per area. The
spacing h of a grid is 1 at a quarter of a megapixel; a photo's full grid has h < 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from colorstudio.propagation.grid import Shape

UNIT_GRID_PIXELS = 250_000  # h = 1: the grid on which the affinity's parameters were measured

# On even ground A u = -KAPPA ∇²u + m u: one coupling in each direction, and two diagonals of 1/√2 that count twice.
KAPPA = 1 + sqrt(2)

HARD = 100.0  # the mass of a hint of strength 1; from 1 on only "much more than KAPPA" matters


@dataclass(frozen=True, slots=True)
class Scale:
    """A grid's spacing, and what follows from it."""

    spacing: float = 1.0

    @classmethod
    def of(cls, shape: Shape) -> Scale:
        """Give the scale of a whole photo's grid (a tile has the scale of the grid that it is cut from)."""
        return cls(sqrt(UNIT_GRID_PIXELS / (shape[0] * shape[1])))

    def sigma(self, unit: float) -> float:
        """Neighbors further apart differ more inside one texture; those of a finer grid differ less.

        Between 1, ¼ and a sixteenth of a megapixel an exponent of 0.3 brings answers nearest (5 photos, exponents from
        0 to 0.6); with the same σ on finer grids they are twice as far apart, and further from the true colors.
        """
        return unit * min(max(float(self.spacing**0.3), 0.8), 3.0)

    def floor(self, unit: float) -> float:
        """An edge stops color over N pixels when floor << 1/N, and N shrinks with h."""
        return max(unit * self.spacing, 1e-4)


def prior_weight(length_px: float) -> float:
    """Give γ: against a prior of full confidence a line of hint decays as exp(-d / length), in pixels of the grid."""
    return KAPPA / length_px**2


def hint_weight(strength: float, half_width_px: float, half_length_px: float) -> float:
    """Give λ: at strength ½ the middle of the hint, whatever its size, is about half hint and half what was there.

    λ = κ s / ((1 - s) r ρ), at most HARD. A mass tied to the prior's length alone leaves dabs and strokes dead until
    s = 0.95.
    """
    if strength >= 1:
        return HARD
    return min(KAPPA * strength / ((1 - strength) * half_width_px * half_length_px), HARD)
