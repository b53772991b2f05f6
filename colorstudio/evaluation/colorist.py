"""One photo colored in every way that is compared, with the parts that the program itself uses."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

import numpy as np

from colorstudio.engine.belief import Belief
from colorstudio.engine.hint_planes import HintPlanes
from colorstudio.engine.prior import prior_of
from colorstudio.evaluation.points import PointHints
from colorstudio.evaluation.truth import Truth
from colorstudio.network.decode import confidence, mean_chroma
from colorstudio.network.histogram import HistogramField
from colorstudio.network.predictor import Predictor
from colorstudio.network.working_size import Planes, Shape
from colorstudio.propagation.affinity import EdgeMaps, couplings
from colorstudio.propagation.grid import GridRect
from colorstudio.propagation.hierarchy import build_hierarchy
from colorstudio.propagation.problem import Hints, Prior, Problem
from colorstudio.propagation.sampling import sampled
from colorstudio.propagation.scale import Scale
from colorstudio.propagation.solver import solve
from colorstudio.support.cancel import CancelToken

_TOLERANCE: Final = (
    0.5  # Lab units: half of what the program stops at, so that ways of coloring are compared, not stops
)


class Method(Enum):
    """What colors a photo; the value is its name in tables."""

    GRAY = "gray"
    PLAIN = "propagation, plain affinity"
    PROPAGATION = "propagation"  # with the network's edge maps
    NETWORK = "network"
    BOTH = "both"


class Colorist:
    """Colors one photo, again and again; for one thread at a time.

    weight : the slider between hints and network
    """

    def __init__(self, truth: Truth, predictor: Predictor, *, weight: float) -> None:
        self.truth = truth
        self._predictor = predictor
        self._weight = weight
        self._seen = predictor.see(truth.lightness)
        self._maps = EdgeMaps(self._seen.steps, self._seen.leaks)
        self._planes = HintPlanes(self._seen)
        self._plain, self._mapped = self._problem(None), self._problem(self._maps)

    def predict(self, hints: PointHints, *, token: CancelToken) -> HistogramField:
        """Say which colors are possible."""
        return self._predictor.predict(self._seen, self._planes.of(hints.halved, token=token))

    def all_of(self, hints: PointHints, *, token: CancelToken) -> Mapping[Method, Planes]:
        """Color the photo in every way."""
        field = self.predict(hints, token=token)
        belief = Belief(self._maps, mean_chroma(field), confidence(field), self._weight)
        prior = prior_of(belief, self._shape, GridRect.whole(self._shape))
        return {
            Method.GRAY: np.zeros_like(self.truth.chroma),
            Method.PLAIN: _solved(self._plain, hints.full, None, token),
            Method.PROPAGATION: _solved(self._mapped, hints.full, None, token),
            Method.NETWORK: np.stack([sampled(plane, self._shape) for plane in belief.chroma]),
            Method.BOTH: _solved(self._mapped, hints.full, prior, token),
        }

    @property
    def _shape(self) -> Shape:
        height, width = self.truth.lightness.shape
        return height, width

    def _problem(self, maps: EdgeMaps | None) -> Problem:
        return Problem(build_hierarchy(couplings(self.truth.lightness, Scale.of(self._shape), maps=maps)))


def _solved(problem: Problem, hints: Hints, prior: Prior | None, token: CancelToken) -> Planes:
    problem.assign(hints, prior)
    return solve(problem, token=token, tolerance=_TOLERANCE).chroma
