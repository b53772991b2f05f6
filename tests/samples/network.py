"""The model that travels with the program, photos for it, hint planes made by hand, and histograms of a few colors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from colorstudio.network import bins
from colorstudio.network.hint_planes import PLANES
from colorstudio.network.histogram import Histogram, HistogramField
from colorstudio.network.model_file import Model, read_model
from colorstudio.network.places import CPU
from colorstudio.network.predictor import Predictor
from colorstudio.network.seen import Seen
from colorstudio.network.working_size import Plane, Planes, Shape
from colorstudio.support.resources import resource

torch.set_num_threads(1)  # tests share their processors

EVEN_PRIOR = np.full(bins.COUNT, 1 / bins.COUNT, np.float32)


def model_path() -> Path:
    return resource("models", "hintnet.safetensors")


@cache
def model() -> Model:
    return read_model(model_path())


@cache
def predictor() -> Predictor:
    return Predictor(model(), places=(CPU,))


def photo(shape: Shape, generator: np.random.Generator) -> Plane:
    """Make lightness of a few bright and dark shapes with a gradient and grain."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    lightness = 30 + 30 * rows / shape[0]
    for _ in range(5):
        center = generator.uniform(0, 1, 2) * shape
        radius = generator.uniform(0.1, 0.3) * max(shape)
        lightness[np.hypot(rows - center[0], columns - center[1]) < radius] = generator.uniform(10, 90)
    return np.asarray(np.clip(lightness + generator.normal(0, 1, shape), 0, 100), np.float32)


def no_hints(seen: Seen) -> Planes:
    return np.zeros(seen.planes_shape, np.float32)


def hint_everywhere(seen: Seen, color: tuple[float, float]) -> Planes:
    """Make the planes of one hint in the middle that reaches all of the photo."""
    planes = no_hints(seen)
    planes[PLANES.index("spread_a")], planes[PLANES.index("spread_b")] = color[0] / 50, color[1] / 50
    planes[PLANES.index("reach")] = 1
    row, column = planes.shape[1] // 2, planes.shape[2] // 2
    here = (slice(row, row + 3), slice(column, column + 3))
    planes[PLANES.index("any")][here] = planes[PLANES.index("fraction")][here] = 1
    return planes


def bin_at(a: float, b: float) -> int:
    """The index of the bin of exactly this color."""
    (index,) = np.flatnonzero((bins.bin_colors() == (a, b)).all(axis=1))
    return int(index)


def histogram_of(masses: Mapping[tuple[float, float], float]) -> Histogram:
    """A histogram with these masses at the bins of these colors."""
    histogram = np.zeros(bins.COUNT, np.float32)
    for (a, b), mass in masses.items():
        histogram[bin_at(a, b)] = mass
    return histogram


def blob(a: float, b: float, *, sigma: float) -> Histogram:
    """A histogram that falls off like a Gaussian around a color."""
    squares = ((bins.bin_colors() - np.array([a, b])) ** 2).sum(axis=1)
    weights = np.exp(-squares / (2 * sigma**2))
    return np.asarray(weights / weights.sum(), np.float32)


def field_of(*histograms: Histogram, prior: NDArray[np.float32] = EVEN_PRIOR) -> HistogramField:
    """A field of one row."""
    return HistogramField(np.stack(histograms)[None].astype(np.float16), prior)


def random_histogram(generator: np.random.Generator) -> Histogram:
    return generator.dirichlet(np.full(bins.COUNT, 0.05)).astype(np.float32)
