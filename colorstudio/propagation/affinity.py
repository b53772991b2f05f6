"""Which neighbors share a color: couplings from lightness, the network's edge maps and the cuts of barriers.

    w_rs = g (floor e^f + (1 - floor) exp(-e^t (L_r - L_s)² / 2σ²)),   g = 1 on axes, 1/√2 on diagonals

Reference: Levin, Lischinski, Weiss, "Colorization using optimization", 2004, made symmetric; the parameters were
measured on 12 photos with 10, 50 and 200 hints, and differ by less than 0.4 dB between σ = 2 and 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from colorstudio.propagation.affinity_kernels import couple, couple_plainly
from colorstudio.propagation.blur_kernels import blur
from colorstudio.propagation.grid import Plane, Planes, Shape, bordered
from colorstudio.propagation.sampling import sampled
from colorstudio.propagation.scale import Scale


class Contrast(Enum):
    """What a step of lightness is measured against."""

    FIXED = auto()  # one σ for the photo
    LOCAL_VARIANCE = auto()  # the variance around both ends, as in 2004; 0.6 to 0.9 dB worse


@dataclass(frozen=True, slots=True)
class Affinity:
    """The affinity's parameters on the grid of a quarter of a megapixel.

    sigma : a step of lightness that halves a coupling, roughly; L units, 1.5 to 4
    floor : what the strongest edge lets through; 3e-3 costs 0.1 to 0.2 dB
    smoothing_px : Gaussian blur of L before steps are taken, in pixels of any grid: grown with a finer grid it
        blurs edges away (a photo of 2 megapixels: 9.9 Lab from its true chroma in the mean, instead of 6.7)
    """

    sigma: float = 2.0
    floor: float = 1e-3
    smoothing_px: float = 0.7
    contrast: Contrast = Contrast.FIXED

    @property
    def smoothing_reach(self) -> int:
        """How many pixels beyond a window its couplings depend on."""
        return round(_CUT_OFF * self.smoothing_px) + 1


@dataclass(frozen=True, slots=True)
class EdgeMaps:
    """What the network says about lightness steps, on a grid of any size: 0 is the plain affinity.

    steps : t; below 0 a step counts less (texture), above 0 more
    leaks : f; below 0 the strongest edge lets less through
    """

    steps: Plane
    leaks: Plane


PLAIN = Affinity()

_CUT_OFF = 4.0  # where the Gaussian ends, in its sigmas


def couplings(
    lightness: Plane,
    scale: Scale,
    *,
    affinity: Affinity = PLAIN,
    maps: EdgeMaps | None = None,
    cuts: NDArray[np.bool_] | None = None,
) -> Planes:
    """Give the couplings of a grid, bordered: (4, H + 3, W + 3) to the east, south, south-east and south-west.

    Parameters
    ----------
    lightness : (H, W) float32, 0 to 100
    scale : of the grid, or of the grid that a tile is cut from
    affinity : the parameters
    maps : the network's edge maps
    cuts : (4, H, W), true where a barrier crosses the coupling that starts at this pixel
    """
    assert lightness.ndim == 2
    smooth = _smoothed(lightness, affinity.smoothing_px)
    weights = bordered(lightness.shape, planes=4)
    sigma, floor = scale.sigma(affinity.sigma), scale.floor(affinity.floor)
    if maps is None and affinity.contrast is Contrast.FIXED:
        couple_plainly(weights, smooth, sigma, floor)
    else:
        sharpness, openness = _exponents(maps, lightness.shape)
        couple(weights, smooth, _variance(smooth, sigma, affinity.contrast), sharpness, openness, floor)
    if cuts is not None:
        weights[:, 1:-2, 1:-2][cuts] = 0
    return weights


def _smoothed(lightness: Plane, sigma_px: float) -> Plane:
    plane = np.ascontiguousarray(lightness, np.float32)
    radius = round(_CUT_OFF * sigma_px)
    if radius == 0:
        return plane
    taps = np.exp(-0.5 * (np.arange(radius + 1) / sigma_px) ** 2)
    smooth = np.empty_like(plane)
    blur(smooth, plane, np.asarray(taps / (2 * taps.sum() - taps[0]), np.float32))
    return smooth


def _variance(lightness: Plane, sigma: float, contrast: Contrast) -> Plane:
    match contrast:
        case Contrast.FIXED:
            return np.full(lightness.shape, sigma**2, np.float32)
        case Contrast.LOCAL_VARIANCE:
            return _local_variance(lightness)


def _local_variance(lightness: Plane) -> Plane:
    """Give 0.3 × the variance of 3 × 3 pixels: both ends together are 0.6 × their mean, the share used in 2004."""
    from scipy.ndimage import uniform_filter

    centered = lightness.astype(np.float64) - lightness.mean()
    mean = uniform_filter(centered, 3, mode="nearest")
    variance = uniform_filter(centered**2, 3, mode="nearest") - mean**2
    # Both ends together are at least 2e-2: the bound of 2004, 2e-6, for lightness from 0 to 100.
    return np.asarray(0.3 * np.maximum(variance, 1 / 30), np.float32)


def _exponents(maps: EdgeMaps | None, shape: Shape) -> tuple[Plane, Plane]:
    """Give e^(t/2) and e^(f/2) of each pixel: the product over a coupling's two ends has their mean in the exponent."""
    if maps is None:
        plain = np.ones(shape, np.float32)
        return plain, plain
    return np.exp(sampled(maps.steps, shape) / 2), np.exp(sampled(maps.leaks, shape) / 2)
