"""sRGB ⇄ CIE Lab (D65, 2°), float32, in tiles that stay in the processor's cache.

The numbers are those of IEC 61966-2-1 and CIE 15; matrix and white are written with the digits that scikit-image uses,
so that both agree. Everything is numpy: a first photo must not wait for a compiler.
docs/adr/003-color.md has the reasons and the measurements.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]

SRGB_TO_XYZ: Final = np.array(
    [[0.412453, 0.357580, 0.180423], [0.212671, 0.715160, 0.072169], [0.019334, 0.119193, 0.950227]]
)
WHITE: Final = np.array([0.95047, 1.0, 1.08883])
# What the matrix really makes of R = G = B = 1. It differs from the rounded WHITE by 7e-5, which is 0.005 in b; on the
# way back it is used instead, so that a = b = 0 is exactly gray also in 16 bits.
NEUTRAL: Final = SRGB_TO_XYZ.sum(axis=1)

TILE = 32_768  # pixels: three float32 planes of it are 400 kB, half of a second-level cache

# f(t) of Lab: a cube root above (6/29)³, its tangent below (CIE 15).
_BEND = np.float32(6 / 29)
_BEND_CUBED = np.float32((6 / 29) ** 3)
_SLOPE = np.float32((29 / 6) ** 2 / 3)
_OFFSET = np.float32(4 / 29)  # = 16 / 116
# The transfer curve of sRGB: a power above the toe, a line below.
_TOE_LINEAR = np.float32(0.0031308)
_TOE_ENCODED = 0.04045
# numpy's maximum with a row is four times as fast as with a number.
_BENDS, _BENDS_CUBED, _TOES = (np.full(TILE, value) for value in (_BEND, _BEND_CUBED, _TOE_LINEAR))

_TO_RESPONSE = (SRGB_TO_XYZ / WHITE[:, np.newaxis]).astype(np.float32)
# Each row of the inverse sums to 1, so R = y + m (x − y) + n (z − y): no chroma is y in all three channels, to the bit.
_FROM_DIFFERENCES = (np.linalg.inv(SRGB_TO_XYZ) * NEUTRAL)[:, [0, 2]].astype(np.float32)


def srgb_to_lab(rgb: NDArray[Any]) -> Floats:
    """Convert sRGB to Lab.

    rgb : (…, 3), uint8, uint16 or float in 0…1
    returns : (…, 3) float32, L in 0…100
    """
    return _in_tiles(_lab_of_tile, rgb, np.empty(rgb.shape, np.float32))


def srgb_to_lightness(rgb: NDArray[Any]) -> Floats:
    """Convert sRGB to L alone.

    rgb : (…, 3), uint8, uint16 or float in 0…1
    returns : (…) float32 in 0…100
    """
    return _in_tiles(_lightness_of_tile, rgb, np.empty(rgb.shape[:-1], np.float32))


def lab_to_srgb(lab: NDArray[Any]) -> Floats:
    """Convert Lab to sRGB; what sRGB can't show is clipped (`gamut.displayable` keeps its lightness instead).

    lab : (…, 3)
    returns : (…, 3) float32 in 0…1
    """
    return _in_tiles(_srgb_of_tile, lab, np.empty(lab.shape, np.float32))


def lab_to_linear(lab: Floats, scratch: Floats) -> Floats:
    """Convert Lab to linear RGB without clipping: below 0 or above 1 is what sRGB can't show.

    lab : (n, 3) float32
    scratch : from `scratch_for`
    returns : (3, n) float32, a plane a channel; a view of `scratch`
    """
    f, bent, response = scratch[:, :, : len(lab)]
    # The order of the planes is Y, X, Z: what the differences need lies together.
    for plane, channel, share in zip(f, (0, 1, 2), (1 / 116, 1 / 500, -1 / 200), strict=True):
        np.multiply(lab[:, channel], np.float32(share), out=plane)
    f[0] += _OFFSET
    f[1:] += f[0]
    np.maximum(f, _BENDS[: len(lab)], out=bent)
    np.multiply(bent, bent, out=response)
    response *= bent
    f -= bent  # 0 above the bend
    f *= 1 / _SLOPE
    response += f
    luminance, differences = response[0], response[1:]
    differences -= luminance
    linear: Floats = np.matmul(_FROM_DIFFERENCES, differences, out=f)
    linear += luminance
    return linear


def scratch_for(pixels: int) -> Floats:
    """Give room for three sets of planes, to be used again tile by tile: fresh pages cost more than the arithmetic."""
    return np.empty((3, 3, min(pixels, TILE)), np.float32)


def _in_tiles(convert: Callable[[NDArray[Any], Floats, Floats], None], source: NDArray[Any], result: Floats) -> Floats:
    if source.shape[-1] != 3:
        raise ValueError(f"expected three channels in the last axis, got the shape {source.shape}")
    pixels = source.reshape(-1, 3)
    flat = result.reshape(len(pixels), result.size // max(len(pixels), 1))
    scratch = scratch_for(len(pixels))
    for start in range(0, len(pixels), TILE):
        convert(pixels[start : start + TILE], flat[start : start + TILE], scratch)
    return result


def _lab_of_tile(rgb: NDArray[Any], lab: Floats, scratch: Floats) -> None:
    linear, response, f = scratch[:, :, : len(rgb)]
    for channel in range(3):
        _linearize(rgb[:, channel], linear[channel])
    np.matmul(_TO_RESPONSE, linear, out=response)
    _apply_f(response, f)
    lab[:, 0] = f[1] * np.float32(116) - np.float32(16)
    lab[:, 1] = (f[0] - f[1]) * np.float32(500)
    lab[:, 2] = (f[1] - f[2]) * np.float32(200)


def _lightness_of_tile(rgb: NDArray[Any], lightness: Floats, scratch: Floats) -> None:
    linear, response, f = scratch[:, :, : len(rgb)]
    for channel in range(3):
        _linearize(rgb[:, channel], linear[channel])
    np.matmul(_TO_RESPONSE[1], linear, out=response[0])
    _apply_f(response[:1], f[:1])
    np.multiply(f[0], np.float32(116), out=lightness[:, 0])
    lightness -= np.float32(16)


def _srgb_of_tile(lab: NDArray[Any], rgb: Floats, scratch: Floats) -> None:
    linear = lab_to_linear(lab.astype(np.float32, copy=False), scratch)
    np.clip(linear, np.float32(0), np.float32(1), out=linear)
    encoded = np.maximum(linear, _TOES[: len(lab)], out=scratch[1, :, : len(lab)])
    linear -= encoded  # 0 above the toe
    linear *= np.float32(12.92)
    np.log2(encoded, out=encoded)  # rather than power: half its time, and the same to 1e-6
    encoded *= np.float32(1 / 2.4)
    np.exp2(encoded, out=encoded)
    encoded *= np.float32(1.055)
    encoded -= np.float32(0.055)
    encoded += linear
    for channel in range(3):  # plane by plane: three times as fast as one transposed copy
        rgb[:, channel] = encoded[channel]


def _apply_f(t: Floats, out: Floats) -> None:
    """Apply f of Lab: the cube root above the bend, the line below. `t` is used up."""
    np.cbrt(np.maximum(t, _BENDS_CUBED[: t.shape[1]], out=out), out=out)
    np.minimum(t, _BENDS_CUBED[: t.shape[1]], out=t)
    t -= _BEND_CUBED
    t *= _SLOPE
    out += t


def _linearize(encoded: NDArray[Any], out: Floats) -> None:
    """Undo the transfer curve; whole numbers by table."""
    if encoded.dtype == np.uint8:
        _LINEAR_8.take(encoded, out=out, mode="clip")  # "clip" lets take write into `out` at once
    elif encoded.dtype == np.uint16:
        _LINEAR_16.take(encoded, out=out, mode="clip")
    else:
        out[:] = _linear_of(np.clip(encoded, 0, 1))


def _linear_of(encoded: NDArray[Any]) -> NDArray[Any]:
    return np.where(encoded <= _TOE_ENCODED, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


_LINEAR_8 = _linear_of(np.arange(256) / 255).astype(np.float32)
_LINEAR_16 = _linear_of(np.arange(65536) / 65535).astype(np.float32)
