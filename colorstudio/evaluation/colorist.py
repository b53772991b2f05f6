"""One photo colored in every way that is compared, with the parts that the program itself uses."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import numpy as np

from colorstudio.engine.hint_planes import HintPlanes
from colorstudio.engine.prior import prior_on
from colorstudio.engine.sampling import sampled
from colorstudio.evaluation.points import PointHints
from colorstudio.evaluation.truth import Truth
from colorstudio.network.decode import confidence, mean_chroma
from colorstudio.network.histogram import HistogramField
from colorstudio.network.predictor import Predictor
from colorstudio.network.working_size import Plane, Planes
from colorstudio.propagation.affinity import EdgeMaps, couplings
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.scale import Scale
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken

_TOLERANCE = 0.5  # Lab units, as of a final answer


class Method(Enum):
    """What colors a photo; the value is its name in tables."""

    GRAY = "gray"
    PLAIN = "propagation, plain affinity"
    PROPAGATION = "propagation"  # with the network's edge maps
    NETWORK = "network"
    BOTH = "both"


class Colorist:
    """Colors one photo, again and again; for one thread at a time."""

    def __init__(self, truth: Truth, predictor: Predictor, *, slider: float) -> None:
        self.truth = truth
        self._predictor = predictor
        self._slider = slider
        self._seen = predictor.see(truth.lightness)
        self._planes = HintPlanes(self._seen)
        self._plain = _problem(truth.lightness, None)
        self._mapped = _problem(truth.lightness, EdgeMaps(self._seen.steps, self._seen.leaks))

    def predict(self, hints: PointHints, *, token: CancelToken) -> HistogramField:
        """Say which colors are possible."""
        return self._predictor.predict(self._seen, self._planes.of(hints.halved, token=token))

    def both(self, hints: PointHints, field: HistogramField, *, token: CancelToken) -> Planes:
        """Join hints and prediction in the equation."""
        shape = self.truth.lightness.shape
        prior = prior_on(mean_chroma(field), confidence(field), (shape[0], shape[1]), slider=self._slider)
        return _solved(self._mapped, hints.full, prior, token)

    def all_of(self, hints: PointHints, *, token: CancelToken) -> Mapping[Method, Planes]:
        """Color the photo in every way."""
        shape = self.truth.lightness.shape
        field = self.predict(hints, token=token)
        return {
            Method.GRAY: np.zeros_like(self.truth.chroma),
            Method.PLAIN: _solved(self._plain, hints.full, None, token),
            Method.PROPAGATION: _solved(self._mapped, hints.full, None, token),
            Method.NETWORK: np.stack([sampled(plane, (shape[0], shape[1])) for plane in mean_chroma(field)]),
            Method.BOTH: self.both(hints, field, token=token),
        }


def _problem(lightness: Plane, maps: EdgeMaps | None) -> Problem:
    shape = lightness.shape[0], lightness.shape[1]
    return Problem(build_hierarchy(couplings(lightness, Scale.of(shape), maps=maps)))


def _solved(problem: Problem, hints: Hints, prior: Prior | None, token: CancelToken) -> Planes:
    problem.assign(hints, prior)
    return solve(problem, token=token, tolerance=_TOLERANCE).chroma
