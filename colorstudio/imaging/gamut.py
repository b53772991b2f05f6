"""What sRGB can show: a color outside loses chroma, never lightness or hue.

At one lightness and hue the displayable chromas are an interval that starts at gray, so the largest one is found by
bisection, and only where a color is outside. (The brightest pure yellows are the one exception: between them and white
red rises to 1.03. A yellow that sRGB has is kept; one just beyond falls back to the interval that starts at gray.)
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import TILE, Floats, lab_to_linear, scratch_for

# Of linear light. The two whites of `color` differ by 7e-5, and what sRGB has must pass; clipping it costs 0.06 in L
# where L is darkest.
_SLACK = np.float32(1e-4)
_HALVINGS = 16  # of the chroma: 130 / 2¹⁶ = 0.002


def is_displayable(lab: NDArray[Any]) -> NDArray[np.bool_]:
    """Say of each color whether sRGB can show it.

    lab : (…, 3)
    returns : (…) bool
    """
    pixels = lab.reshape(-1, 3).astype(np.float32, copy=False)
    inside = np.empty(len(pixels), np.bool_)
    scratch = scratch_for(len(pixels))
    for start in range(0, len(pixels), TILE):
        linear = lab_to_linear(pixels[start : start + TILE], scratch)
        inside[start : start + TILE] = (linear.min(axis=0) >= -_SLACK) & (linear.max(axis=0) <= 1 + _SLACK)
    return inside.reshape(lab.shape[:-1])


def displayable(lab: NDArray[Any]) -> Floats:
    """Give each color as much of its chroma as sRGB can show at its lightness; hue and lightness stay.

    lab : (…, 3)
    returns : (…, 3) float32; a color that can be shown comes back unchanged
    """
    result = np.array(lab, np.float32)
    pixels = result.reshape(-1, 3)
    np.clip(pixels[:, 0], 0, 100, out=pixels[:, 0])
    for start in range(0, len(pixels), TILE):
        block = pixels[start : start + TILE]
        outside = ~is_displayable(block)
        if outside.any():
            block[outside] = _reduced(block[outside])
    return result


def largest_chroma(lightness: NDArray[Any], hue: NDArray[Any]) -> Floats:
    """Find the largest displayable chroma at a lightness (0…100) and hue (radians); the two broadcast."""
    far = np.float32(200)  # beyond every color of sRGB: the largest chroma is 134, of blue
    L, h = np.broadcast_arrays(np.asarray(lightness, np.float32), np.asarray(hue, np.float32))
    fitted = displayable(np.stack([L, far * np.cos(h), far * np.sin(h)], axis=-1))
    chroma: Floats = np.hypot(fitted[..., 1], fitted[..., 2])
    return chroma


def _reduced(lab: Floats) -> Floats:
    """Bisect the share of the chroma that can be shown; the lower bound always can."""
    share = np.zeros(len(lab), np.float32)
    step = np.float32(0.5)
    for _ in range(_HALVINGS):
        share = np.where(is_displayable(_scaled(lab, share + step)), share + step, share)
        step *= np.float32(0.5)
    return _scaled(lab, share)


def _scaled(lab: Floats, share: Floats) -> Floats:
    return np.stack([lab[:, 0], lab[:, 1] * share, lab[:, 2] * share], axis=1)
