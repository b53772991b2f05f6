"""Hints and prior on one grid, as the mass m and the right side m·t of A u = m t, with the mass of every coarser grid.

    A = Lap(w) + diag(m),   m = λ + γ c,   m t = λ h + γ c p

A problem belongs to one solve at a time; the hierarchy below it is shared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.grid import GridRect, Plane, Planes, bordered, interior
from colorstudio.propagation.hierarchy import Hierarchy
from colorstudio.propagation.mass_kernels import coarse_mass, free
from colorstudio.propagation.scale import HARD


@dataclass(frozen=True, slots=True)
class Hints:
    """Here it is this color: λ (H, W), at least 0, and h (2, H, W)."""

    strength: Plane
    color: Planes


@dataclass(frozen=True, slots=True)
class Prior:
    """The network believes this, so sure: γ, c (H, W) from 0 to 1, and p (2, H, W)."""

    weight: float
    confidence: Plane
    color: Planes


def write_terms(mass: Plane, pull: Planes, hints: Hints, prior: Prior | None) -> None:
    """Write m = λ + γ c and m t = λ h + γ c p into planes (H, W) and (2, H, W)."""
    mass[...] = hints.strength
    np.multiply(hints.strength, hints.color, out=pull)
    if prior is not None:
        share = np.float32(prior.weight) * prior.confidence
        mass += share
        pull += share * prior.color


class Problem:
    """The equation of one photo with its hints. It starts without any: m = 0."""

    def __init__(self, hierarchy: Hierarchy) -> None:
        self.hierarchy = hierarchy
        shapes = [level.shape for level in hierarchy.levels]
        self.masses = [bordered(shape, planes=1)[0] for shape in shapes]
        self.thetas = [np.ones_like(mass) for mass in self.masses[:-1]]
        self.pull = bordered(hierarchy.shape, planes=2)
        self.inverse: NDArray[np.float64] = np.zeros_like(hierarchy.laplacian)
        self._grounded: NDArray[np.bool_] | None = None
        self._update(GridRect.whole(hierarchy.shape))

    def assign(self, hints: Hints, prior: Prior | None = None, *, rect: GridRect | None = None) -> None:
        """Replace hints and prior, in a rectangle or everywhere; their planes have the rectangle's size.

        A stroke's rectangle costs 0.2 to 0.7 ms at any size of photo, the whole picture about 20 ns per pixel.
        """
        changed = rect or GridRect.whole(self.hierarchy.shape)
        assert hints.strength.shape == changed.shape
        write_terms(interior(self.masses[0])[changed.slices], interior(self.pull)[:, *changed.slices], hints, prior)
        self._update(self._ground(changed))

    def _ground(self, changed: GridRect) -> GridRect:
        """Hold islands without any mass at gray: alone they would be singular and keep the color of the start.

        A ground mass everywhere would need 10 to 15 iterations to drain an island, and pull all else by 1 to 10 %.
        """
        islands = self.hierarchy.islands
        if islands is None:
            return changed
        mass = interior(self.masses[0])
        before = self._grounded
        if before is not None:
            inside = np.zeros(mass.shape, bool)
            inside[changed.slices] = True
            mass[before[islands.labels] & ~inside] = 0
        grounded = np.bincount(islands.labels.ravel(), mass.ravel(), islands.count) == 0
        mass[grounded[islands.labels]] = HARD
        self._grounded = grounded
        same = before is not None and np.array_equal(before, grounded)
        return changed if same else GridRect.whole(self.hierarchy.shape)

    def _update(self, rect: GridRect) -> None:
        """Carry the mass of a rectangle to every coarser grid, and renew the coarsest inverse."""
        for k, theta in enumerate(self.thetas):
            level, coarser = self.hierarchy.levels[k], self.hierarchy.levels[k + 1]
            assert level.P is not None
            free(theta, self.masses[k], level.w, rect.top, rect.left, rect.bottom, rect.right)
            rect = rect.coarsened(coarser.shape)
            coarse_mass(self.masses[k + 1], theta, level.w, level.P, rect.top, rect.left, rect.bottom, rect.right)
        A = self.hierarchy.laplacian + np.diag(interior(self.masses[-1]).ravel().astype(np.float64))
        ridge = 1e-12 * np.trace(A) / len(A) or 1.0  # few hints leave it nearly singular; one pixel without mass: 0
        self.inverse = np.linalg.inv(A + ridge * np.eye(len(A)))
