"""The network's belief as a term of the equation: on any working grid, with the weight that the person gives it.

The weight is a length: how far a line of hint reaches against a network that is entirely sure.
"""

from __future__ import annotations

import numpy as np

from colorstudio.engine.belief import Belief
from colorstudio.propagation.affinity import EdgeMaps
from colorstudio.propagation.grid import GridRect, Shape
from colorstudio.propagation.problem import Prior
from colorstudio.propagation.sampling import sampled
from colorstudio.propagation.scale import prior_weight

# Shares of the diagonal: hints that reach far, the default (docs/adr/005-engine.md says why), and a network that only
# gives way right at them.
_FAR, _USUAL, _NEAR = 0.5, 0.08, 0.04


def length_of(slider: float) -> float | None:
    """Say how far hints reach against the network, as a share of the diagonal; None: there is no network.

    slider : 0 is no prior, above it 0.5 falling to 0.08 at ½ and to 0.04 at 1, geometric between
    """
    assert 0 <= slider <= 1
    if slider == 0:
        return None
    if slider <= 0.5:
        return float(_FAR * (_USUAL / _FAR) ** (2 * slider))
    return float(_USUAL * (_NEAR / _USUAL) ** (2 * slider - 1))


def prior_of(belief: Belief | None, shape: Shape, window: GridRect) -> Prior | None:
    """Lay a belief over a window of a grid; None if there is none, or the person wants none.

    shape : of the whole grid, whose diagonal is the measure of the length
    """
    length = None if belief is None else length_of(belief.weight)
    if belief is None or length is None:
        return None
    weight = prior_weight(length * float(np.hypot(*shape)))
    color = np.stack([sampled(plane, shape, window) for plane in belief.chroma])
    return Prior(weight, sampled(belief.confidence, shape, window), color)


def maps_of(belief: Belief | None, shape: Shape, window: GridRect) -> EdgeMaps | None:
    """Lay the edge maps of a belief over a window of a grid; they help hints also where the person wants no colors."""
    if belief is None:
        return None
    return EdgeMaps(sampled(belief.maps.steps, shape, window), sampled(belief.maps.leaks, shape, window))
