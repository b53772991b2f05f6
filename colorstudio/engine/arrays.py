"""The library's calls: numpy in, numpy out, no files and no documents."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from colorstudio.document.frame import Frame
from colorstudio.document.settings import DEFAULT_MODEL, PRIOR, SATURATION, TEMPERATURE, VIVIDNESS, Decode, Settings
from colorstudio.engine.answer import AtSize
from colorstudio.engine.composed_strips import composed_strips
from colorstudio.engine.decoding import decoded
from colorstudio.engine.engine import Engine
from colorstudio.engine.framing import Framed, framed
from colorstudio.engine.models import chosen_model, predictor_of
from colorstudio.engine.photo_field import PhotoField
from colorstudio.engine.prediction import Prediction, Seer
from colorstudio.engine.request import Quality, Request
from colorstudio.imaging.arrays import lightness_of_array, overlay_of_array, photo_of_array
from colorstudio.imaging.photo import Photo
from colorstudio.propagation.affinity import couplings
from colorstudio.propagation.grid import Plane, Planes, Shape
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Problem
from colorstudio.propagation.scale import HARD, Scale
from colorstudio.propagation.solver import LEAST_TOLERANCE, solve
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput
from colorstudio.support.preferences import Device

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.predictor import Predictor

_Choice = TypeVar("_Choice", bound=Enum)
_PREDICTING: Final = Lock()  # held while a predictor works, or is loaded


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
    lightness = lightness_of_array(np.asarray(gray))
    color, coverage = _checked(np.asarray(chroma), np.asarray(mask), lightness.shape)
    if not tolerance >= LEAST_TOLERANCE:
        raise BadInput(f"tolerance has to be at least {LEAST_TOLERANCE}: float32 can't promise more.")
    problem = Problem(build_hierarchy(couplings(lightness, Scale.of(lightness.shape))))
    problem.assign(Hints(HARD * coverage, color))
    solution = solve(problem, token=CancelToken(), tolerance=tolerance)
    return np.ascontiguousarray(solution.chroma.transpose(1, 2, 0))


def _checked(chroma: NDArray[Any], mask: NDArray[Any], shape: Shape) -> tuple[Planes, Plane]:
    """Give h (2, H, W) and how far each pixel is hinted (H, W)."""
    for name, array, wanted in (("chroma", chroma, (*shape, 2)), ("mask", mask, shape)):
        if array.shape != wanted:
            raise BadInput(f"The photo is {shape}, so {name} has to be {wanted}, not {array.shape}.")
    coverage = mask.astype(np.float32)
    if not (coverage.min() >= 0 and coverage.max() <= 1):
        raise BadInput("mask has to be bool, or from 0 to 1.")
    color = np.where(coverage[..., np.newaxis] > 0, chroma, 0).astype(np.float32).transpose(2, 0, 1)
    if not np.isfinite(color).all():
        raise BadInput("The hinted pixels of chroma have to be finite numbers.")
    return np.ascontiguousarray(color), coverage


def colorize(
    image: NDArray[Any],
    hints: NDArray[np.uint8] | None = None,
    *,
    model: str | None = DEFAULT_MODEL,
    prior: float = PRIOR.default,
    decode: Decode | str = Decode.MEAN,
    temperature: float = TEMPERATURE.default,
    vividness: float = VIVIDNESS.default,
    saturation: float = SATURATION.default,
    device: Device | str = Device.AUTOMATIC,
) -> NDArray[Any]:
    """Color a photo: by the network, by hints, or by both.

    Parameters
    ----------
    image : (H, W) or (H, W, 3) ndarray
        The photo, sRGB: uint8, uint16, or float from 0 to 1. Its own colors don't count.
    hints : (H, W, 4) uint8 ndarray, optional
        Colors painted over it: opaque is a hint, gray keeps gray, transparent is none.
    model : str, optional
        The network, by name; None or "none" leaves all to the hints.
    prior : float
        How much the network counts against the hints, 0 to 1.
    decode : str
        One color of many: "mean", "median", "mode" or "annealed".
    temperature : float
        Of "annealed", 0.05 to 2: below 1 toward the likeliest color.
    vividness : float
        From the most accurate picture, 0, to the vivid one, 1.
    saturation : float
        A factor on all chroma, 0 to 2.
    device : str
        Where the network computes: "automatic", "cpu", "cuda" or "mps".

    Returns
    -------
    colored : (H, W, 3) ndarray
        sRGB, of the type of `image`, or float32 for floats.
    """
    for name, value, tunable in (
        ("prior", prior, PRIOR),
        ("temperature", temperature, TEMPERATURE),
        ("vividness", vividness, VIVIDNESS),
        ("saturation", saturation, SATURATION),
    ):
        if value not in tunable.range:
            raise BadInput(f"{name} has to be from {tunable.range.least:g} to {tunable.range.most:g}, not {value}.")
    chosen = None if model is None else chosen_model(model)
    settings = Settings(
        vividness=vividness,
        saturation=saturation,
        prior=prior,
        model=chosen,
        decode=_one_of(Decode, decode),
        temperature=temperature,
    )
    place = _one_of(Device, device)
    photo = photo_of_array(np.asarray(image))
    engine = Engine(photo)
    asked = _request(photo, hints)
    if settings.model is not None:
        prediction = _predicted(engine.framed(asked.frame), asked, settings.model, place)
        asked = replace(asked, belief=decoded(prediction, settings))
    answer = engine.answer(asked, token=CancelToken())
    sized = AtSize(answer, (photo.size.height, photo.size.width))
    strips = composed_strips(sized, saturation=saturation, depth=photo.depth, token=CancelToken())
    rgb = np.concatenate(list(strips))
    return rgb if np.issubdtype(np.asarray(image).dtype, np.integer) else rgb.astype(np.float32) / 65535


def predict(
    gray: NDArray[Any],
    hints: NDArray[np.uint8] | None = None,
    *,
    model: str = DEFAULT_MODEL,
    device: Device | str = Device.AUTOMATIC,
) -> PhotoField:
    """Say which colors are possible at each place of a photo.

    Parameters
    ----------
    gray, hints, device : as in `colorize`
    model : str
        The network, by name.

    Returns
    -------
    field : PhotoField
        Probabilities over 313 colors (`colorstudio.network.bins.bin_colors()`, a and b). In pixels of the photo:
        ``field.at(x, y)``, ``field.over(mask)``, and the possible colors ``field.modes(x, y)``. In cells of the coarser
        grid that the network answers on, ``field.cells.shape`` of them: ``field.cells.at(row, column)``.
    """
    photo = photo_of_array(np.asarray(gray))
    asked = _request(photo, hints)
    prediction = _predicted(framed(photo, asked.frame), asked, model, _one_of(Device, device))
    return PhotoField(prediction.field, photo.size)


def _request(photo: Photo, hints: NDArray[np.uint8] | None) -> Request:
    overlay = None if hints is None else overlay_of_array(np.asarray(hints), photo.size)
    return Request((), Quality.FINAL, Frame(), overlay)


def _one_of(kind: type[_Choice], value: _Choice | str) -> _Choice:
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(one.value for one in kind)
        raise BadInput(f"{kind.__name__.lower()} has to be one of {choices}, not {value}.") from None


def _predicted(photo: Framed, asked: Request, model: str, device: Device) -> Prediction:
    """Predict, one call at a time: a predictor is shared by all calls, and works for one thread only."""
    with _PREDICTING:
        return Seer(photo, _predictor(model, device)).predict(asked, token=CancelToken())


@cache
def _predictor(model: str, device: Device) -> Predictor:
    """Load a model once for all calls."""
    return predictor_of(model, device)
