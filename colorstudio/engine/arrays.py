"""The library's calls: numpy in, numpy out, no files and no documents."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from colorstudio.imaging.color import srgb_to_lightness
from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Problem
from colorstudio.propagation.scale import HARD, Scale
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput


def propagate(
    gray: NDArray[Any], chroma: NDArray[Any], mask: NDArray[Any], *, tolerance: float = 0.5
) -> NDArray[np.float32]:
    """Spread the colors of a few pixels over a photo.

    They stop where lightness steps: the chroma u found is the least of

        E(u) = Σ w_rs |u_r - u_s|² + Σ λ_r |u_r - h_r|²

    over neighbors r, s and hinted pixels r, with couplings w that are near 1 between pixels of the same lightness.

    Parameters
    ----------
    gray : (H, W) or (H, W, 3) ndarray
        The photo, sRGB: uint8, uint16, or float from 0 to 1.
    chroma : (H, W, 2) ndarray
        The a and b of CIE Lab (D65) where a pixel is hinted; anything finite elsewhere.
    mask : (H, W) ndarray
        Which pixels are hinted: bool, or float from 0 to 1 for how much of a pixel is.
    tolerance : float
        How far 99.9 % of the pixels may be off, in Lab units; at least 0.3.

    Returns
    -------
    propagated : (H, W, 2) float32 ndarray
        The a and b of every pixel; 0 everywhere if no pixel is hinted.

    References
    ----------
    Levin, Lischinski, Weiss: Colorization using optimization. ACM Transactions on Graphics 23 (3), 2004.

    Examples
    --------
    >>> import numpy as np
    >>> gray = np.full((400, 600), 0.2)
    >>> gray[:, 300:] = 0.8
    >>> chroma, mask = np.zeros((400, 600, 2)), np.zeros((400, 600), bool)
    >>> mask[:, 50] = mask[:, 550] = True
    >>> chroma[:, 50], chroma[:, 550] = (40, 30), (-20, 10)
    >>> np.round(propagate(gray, chroma, mask)[200, [150, 450]], -1)
    array([[ 40.,  30.],
           [-20.,  10.]], dtype=float32)
    """
    lightness, color, coverage = _checked(gray, chroma, mask)
    problem = Problem(build_hierarchy(couplings(lightness, Scale.of(lightness.shape))))
    problem.assign(Hints(HARD * coverage, color))
    solution = solve(problem, token=CancelToken(), tolerance=tolerance)
    return np.ascontiguousarray(solution.chroma.transpose(1, 2, 0))


def _checked(
    gray: NDArray[Any], chroma: NDArray[Any], mask: NDArray[Any]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Give L (H, W), h (2, H, W) and how far each pixel is hinted (H, W)."""
    gray, chroma, mask = np.asarray(gray), np.asarray(chroma), np.asarray(mask)
    shape = gray.shape[:2]
    if gray.ndim not in (2, 3) or (gray.ndim == 3 and gray.shape[2] != 3) or 0 in shape:
        raise BadInput(f"gray has to be (H, W) or (H, W, 3), not {gray.shape}.")
    if chroma.shape != (*shape, 2) or mask.shape != shape:
        raise BadInput(
            f"gray is {shape}: chroma has to be {(*shape, 2)}, not {chroma.shape}, and mask {shape}, not {mask.shape}."
        )
    if gray.dtype not in (np.uint8, np.uint16) and not np.issubdtype(gray.dtype, np.floating):
        raise BadInput(f"gray has to be uint8, uint16 or float from 0 to 1, not {gray.dtype}.")
    coverage = mask.astype(np.float32)
    if not (coverage.min() >= 0 and coverage.max() <= 1):
        raise BadInput("mask has to be bool, or from 0 to 1.")
    hinted = coverage > 0
    color = np.where(hinted[..., np.newaxis], chroma, 0).astype(np.float32).transpose(2, 0, 1)
    rgb = gray if gray.ndim == 3 else np.repeat(gray[..., np.newaxis], 3, axis=2)
    lightness = srgb_to_lightness(rgb)
    if not (np.isfinite(color).all() and np.isfinite(lightness).all()):
        raise BadInput("gray and the hinted pixels of chroma have to be finite numbers.")
    return lightness, np.ascontiguousarray(color), coverage
