"""A model at work on one device: it sees a photo once, and predicts again whenever the hints change.

Out of memory is never an end here while a smaller size or the processor is left: `places` has the order.
"""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from colorstudio.network.hint_planes import CHROMA_UNIT, padded_planes, smaller_planes
from colorstudio.network.hintnet import HintNet
from colorstudio.network.histogram import HistogramField
from colorstudio.network.model_file import Model
from colorstudio.network.places import CPU, Place, first_that_fits
from colorstudio.network.seen import Seen
from colorstudio.network.working_size import HALF, QUARTER, STRIDE, Plane, Planes, coarser, halved, padded

_ROWS = 8  # of 64 histograms: 0.6 MB


class Predictor:
    """Owns a model and its copies on the devices; for one thread at a time."""

    def __init__(self, model: Model, *, places: tuple[Place, ...]) -> None:
        self.model = model
        self._places = places
        self._networks = {CPU.device: model.network}
        self._seen_again: tuple[Seen, Seen] | None = None

    def see(self, lightness: Plane) -> Seen:
        """Look at a photo: lightness (H, W), 0 to 100, at the working size; any size and aspect."""
        assert lightness.ndim == 2
        assert lightness.dtype == np.float32
        return first_that_fits(self._places, lambda place: self._see(lightness, place))

    def predict(self, seen: Seen, planes: Planes, *, tint: tuple[float, float] | None = None) -> HistogramField:
        """Say which colors are possible, given the hints.

        planes : `seen.planes_shape`, what the equation makes of the hints; all zero without hints
        tint : mean a and b of the photo, if a reference or the person gives them
        """
        assert planes.shape == seen.planes_shape
        places = self._places[self._places.index(seen.place) :] if seen.place in self._places else self._places
        return first_that_fits(places, lambda place: self._predict(self._at(seen, place), planes, tint))

    @torch.inference_mode()
    def _see(self, lightness: Plane, place: Place) -> Seen:
        smaller = lightness
        for _ in range(place.halvings):
            smaller = halved(smaller)
        sight, maps = self._network(place).see(_tensor(padded(smaller, STRIDE)[None, None], place))
        height, width = coarser(smaller.shape, HALF)
        steps, leaks = maps[0, :, :height, :width].cpu().numpy()
        return Seen(lightness, np.ascontiguousarray(steps), np.ascontiguousarray(leaks), sight, place, place.notes)

    @torch.inference_mode()
    def _predict(self, seen: Seen, planes: Planes, tint: tuple[float, float] | None) -> HistogramField:
        place, network = seen.place, self._network(seen.place)
        for _ in range(place.halvings):
            planes = smaller_planes(planes)
        logits = network.decode(
            seen.sight, _tensor(padded_planes(planes)[None], place), _tensor(_tint(tint)[None], place)
        )
        height, width = coarser(seen.steps.shape, QUARTER // HALF)
        probabilities = _calibrated(logits[0, :height, :width], network.bins.log_weight)
        return HistogramField(probabilities, self.prior, notes=seen.notes)

    @property
    def prior(self) -> NDArray[np.float32]:
        """How often each bin occurs in the photos of the training, (313,)."""
        prior: NDArray[np.float32] = self.model.network.bins.prior.numpy()
        return prior

    def _at(self, seen: Seen, place: Place) -> Seen:
        """Look again where the work went on with less memory, once for all predictions that follow."""
        if seen.place == place:
            return seen
        if self._seen_again is None or self._seen_again[0] is not seen or self._seen_again[1].place != place:
            self._seen_again = None
            self._seen_again = seen, self._see(seen.lightness, place)
        return self._seen_again[1]

    def _network(self, place: Place) -> HintNet:
        if place.device not in self._networks:
            self._networks[place.device] = _copied(self.model.network, place)
        return self._networks[place.device]


def _copied(network: HintNet, place: Place) -> HintNet:
    """Copy a network to a device in its precision; the table of bins stays in float32."""
    copy = deepcopy(network).to(place.device, place.dtype)
    copy.bins = deepcopy(network.bins).to(place.device)
    return copy


def _calibrated(logits: Tensor, log_weight: Tensor) -> NDArray[np.float16]:
    """Divide the class weights of the training out, and normalize; a few rows at a time, for the processor's cache."""
    probabilities = torch.empty_like(logits, dtype=torch.float16)
    for rows, result in zip(logits.split(_ROWS), probabilities.split(_ROWS), strict=True):
        result.copy_(torch.softmax(rows - log_weight, -1))
    calibrated: NDArray[np.float16] = probabilities.cpu().numpy()
    return calibrated


def _tensor(array: NDArray[np.float32], place: Place) -> Tensor:
    return torch.tensor(array, dtype=place.dtype, device=place.device)


def _tint(tint: tuple[float, float] | None) -> NDArray[np.float32]:
    known = (0.0, 0.0, 0.0) if tint is None else (tint[0] / CHROMA_UNIT, tint[1] / CHROMA_UNIT, 1.0)
    return np.array(known, np.float32)
