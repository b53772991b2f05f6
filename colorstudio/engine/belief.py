"""A belief: what the network's histograms come down to for the equation."""

from __future__ import annotations

from dataclasses import dataclass

from colorstudio.propagation.affinity import EdgeMaps
from colorstudio.propagation.grid import Plane, Planes


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """One belief is another only if it is the same object.

    maps : what steps of lightness mean
    chroma, confidence : (2, h, w) and (h, w), p and c, on the grid of the histograms
    weight : the slider between the person's hints and the network
    """

    maps: EdgeMaps
    chroma: Planes
    confidence: Plane
    weight: float
