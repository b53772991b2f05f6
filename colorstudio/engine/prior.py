"""The network's belief as a term of the equation: on any working grid, with the weight that the person gives it.

The weight is a length: how far a line of hint reaches against a network that is entirely sure.
"""

from __future__ import annotations

import numpy as np

from colorstudio.engine.sampling import sampled
from colorstudio.propagation.grid import GridRect, Plane, Planes, Shape
from colorstudio.propagation.problem import Prior
from colorstudio.propagation.scale import prior_weight

# Shares of the diagonal: hints that reach far, the default, a network that only gives way right at them.
_FAR, _USUAL, _NEAR = 0.5, 0.15, 0.04


def length_of(slider: float) -> float | None:
    """Say how far hints reach against the network, as a share of the diagonal; None: there is no network.

    slider : 0 is no prior, above it 0.5 falling to 0.15 at ½ and to 0.04 at 1, geometric between
    """
    assert 0 <= slider <= 1
    if slider == 0:
        return None
    if slider <= 0.5:
        return float(_FAR * (_USUAL / _FAR) ** (2 * slider))
    return float(_USUAL * (_NEAR / _USUAL) ** (2 * slider - 1))


def prior_on(
    chroma: Planes, confidence: Plane, shape: Shape, *, slider: float, window: GridRect | None = None
) -> Prior | None:
    """Lay what was decoded over a grid, or over a window of it; None if the person wants no prior.

    chroma, confidence : (2, h, w) and (h, w) over the whole photo, on a grid of any size
    shape : of the whole grid, whose diagonal is the measure of the length
    """
    assert chroma.shape[1:] == confidence.shape
    length = length_of(slider)
    if length is None:
        return None
    weight = prior_weight(length * float(np.hypot(*shape)))
    color = np.stack([sampled(plane, shape, window) for plane in chroma])
    return Prior(weight, sampled(confidence, shape, window), color)
