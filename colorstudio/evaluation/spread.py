"""How far one hint goes: a color that an object doesn't have should take all of the object, and nothing else.

The share of the way from the answer without hints, u0, to the hint's color h, over the pixels of a zone:

    Σ (u - u0) · (h - u0) / Σ |h - u0|²
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, nan
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from colorstudio.evaluation.colorist import Colorist, Method
from colorstudio.evaluation.objects import foreign_hint
from colorstudio.evaluation.photos import Photos
from colorstudio.evaluation.points import squares
from colorstudio.evaluation.protocol import Protocol
from colorstudio.evaluation.series import Series
from colorstudio.evaluation.table import Table
from colorstudio.network.predictor import Predictor
from colorstudio.network.working_size import Planes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput

_METHODS: Final[tuple[Method, ...]] = tuple(Method)[1:]  # gray goes nowhere


@dataclass(frozen=True, slots=True, eq=False)
class SpreadScores:
    """What was measured: for each method and zone the share of the way, for each photo that has such an object."""

    protocol: Mapping[str, Any]
    shares: Mapping[Method, Mapping[str, NDArray[np.float64]]]
    notes: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        rows = [
            {"method": method.value} | {zone: float(shares.mean()) for zone, shares in zones.items()}
            for method, zones in self.shares.items()
        ]
        return {"protocol": dict(self.protocol), "rows": rows}

    def tables(self) -> tuple[Table, ...]:
        zones = tuple(next(iter(self.shares.values())))
        rows = tuple(
            (method.value, *(f"{shares[zone].mean():.2f}" for zone in zones)) for method, shares in self.shares.items()
        )
        return (Table("Share of the way to one foreign hint", ("method", *zones), rows),)


def measure_spread(photos: Photos, predictor: Predictor, *, protocol: Protocol, token: CancelToken) -> SpreadScores:
    """Hint one object of each photo in a foreign color; a photo without a large one is left out."""
    measured: list[Mapping[Method, Mapping[str, float]]] = []
    series = Series(photos, protocol)
    for number, truth in series.truths(token=token):
        foreign = foreign_hint(truth, cell=protocol.cell, generator=np.random.default_rng((protocol.seed, number)))
        if foreign is None:
            continue
        colorist = Colorist(truth, predictor, weight=protocol.prior)
        before = colorist.all_of(squares(truth, [], cell=protocol.cell), token=CancelToken())
        after = colorist.all_of(foreign.hints, token=CancelToken())
        zones = foreign.zones()
        measured.append(
            {
                method: {
                    name: share_of_way(before[method], after[method], foreign.color, zone)
                    for name, zone in zones.items()
                }
                for method in _METHODS
            }
        )
    if not measured:
        raise BadInput("None of these photos has an even object that is large enough for this measure: take others.")
    described = {name: value for name, value in series.described().items() if name not in ("placement", "psnr")}
    facts = described | {
        "hints": "one of a foreign hue in the middle of each object",
        "objects": len(measured),
        "model": predictor.model.name,
        "digest": predictor.model.digest,
    }
    names = tuple(next(iter(measured[0].values())))
    shares = {method: {name: _column(measured, method, name) for name in names} for method in _METHODS}
    return SpreadScores(facts, shares, series.notes)


def share_of_way(before: Planes, after: Planes, color: tuple[float, float], zone: NDArray[np.bool_]) -> float:
    """Say how far a zone went from one answer to a color; NaN of no pixel."""
    way = np.array(color)[:, np.newaxis] - before[:, zone]
    went = after[:, zone] - before[:, zone]
    return float((went * way).sum() / (way**2).sum()) if way.size else nan


def _column(measured: list[Mapping[Method, Mapping[str, float]]], method: Method, zone: str) -> NDArray[np.float64]:
    shares = (photo[method][zone] for photo in measured)
    return np.array([share for share in shares if not isnan(share)])
