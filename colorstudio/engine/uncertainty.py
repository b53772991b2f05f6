"""Where the network does not know: the entropy between the colors possible for each object, and where hints help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.engine.objects import Objects
from colorstudio.network.histogram import HistogramField, widened
from colorstudio.network.modes import Mode, modes

# nats of entropy. Of old photos half the area lies above 0.5 to 1.1: to stripe all of it would say nothing.
_CALM: Final = 0.6  # two colors, one of them at 71 %: nothing to worry about
_FULL: Final = 1.4  # four colors, equally possible, are as unsure as it gets
# Of two histograms' Bhattacharyya coefficient: below it a hint on one says nothing of the other. All histograms of a
# photo are rather alike: from 0.8 on two places in all were left of a cat.
_UNLIKE: Final = 0.95
_MOST_PLACES: Final = 30
_WORTH: Final = 0.05  # of what the first place decides: below it no hint is worth asking for


@dataclass(frozen=True, slots=True, eq=False)
class Uncertainty:
    """How unsure each object of a picture is.

    plane : (h, w) over the picture, 0 sure to 1 unsure
    places : x, y in the picture, (n, 2): the middles of objects, where a hint would help most first
    """

    plane: NDArray[np.float32]
    places: NDArray[np.float64]


def uncertainty(field: HistogramField, objects: Objects) -> Uncertainty:
    """Rank the objects by entropy times the area that would follow a hint there."""
    areas = np.bincount(objects.labels.ravel(), minlength=objects.count).astype(np.float32)
    histograms = _histograms(field, objects)
    entropies = np.array([_entropy(modes(histogram)) for histogram in histograms], np.float32)
    order = _in_order(_followers(histograms), entropies, areas)
    return Uncertainty(np.clip((entropies - _CALM) / (_FULL - _CALM), 0, 1)[objects.labels], _middles(objects)[order])


def _followers(histograms: NDArray[np.float32]) -> NDArray[np.float32]:
    """Guess how far each object follows a hint on another, 0 to 1: as far as the network thinks the same of both."""
    roots = np.sqrt(histograms)
    followers: NDArray[np.float32] = np.clip((roots @ roots.T - _UNLIKE) / (1 - _UNLIKE), 0, 1)
    return followers


def _in_order(followers: NDArray[np.float32], entropies: NDArray[np.float32], areas: NDArray[np.float32]) -> list[int]:
    """Take, again and again, the object that is most unsure and decides most of what the ones before have left.

    Otherwise all of the first places would lie on one coat.
    """
    left = areas.copy()
    order: list[int] = []
    first = 0.0
    while len(order) < min(_MOST_PLACES, len(left)):
        decided = entropies * (followers @ left)
        decided[order] = 0
        best = int(decided.argmax())
        first = first or float(decided[best])
        if decided[best] <= _WORTH * first:
            break
        order.append(best)
        left *= 1 - followers[best]
    return order


def _histograms(field: HistogramField, objects: Objects) -> NDArray[np.float32]:
    """The mean histogram of each object, (objects, 313)."""
    from scipy.sparse import csr_array

    cells = objects.cells(field.shape).ravel()
    counts = csr_array(
        (np.ones(cells.size, np.float32), (objects.labels.ravel(), cells)),
        shape=(objects.count, field.shape[0] * field.shape[1]),
    )
    sums = counts @ widened(field.probabilities).reshape(-1, field.probabilities.shape[2])
    means: NDArray[np.float32] = sums / sums.sum(axis=1, keepdims=True)
    return means


def _entropy(found: tuple[Mode, ...]) -> float:
    p = np.array([mode.probability for mode in found if mode.probability > 0])
    return float(-(p * np.log(p)).sum())


def _middles(objects: Objects) -> NDArray[np.float64]:
    """For each object the pixel that lies deepest in it, as a place of the picture."""
    from scipy.ndimage import distance_transform_edt, maximum_position

    labels = objects.labels
    edges = np.zeros(labels.shape, bool)
    edges[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    edges[1:] |= labels[1:] != labels[:-1]
    depth = distance_transform_edt(np.pad(~edges, 1))[1:-1, 1:-1]
    rows, columns = np.array(maximum_position(depth, labels, np.arange(objects.count)), np.float64).T
    height, width = labels.shape
    return np.column_stack([(columns + 0.5) * objects.size.width / width, (rows + 0.5) * objects.size.height / height])
