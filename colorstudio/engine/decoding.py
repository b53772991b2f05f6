"""Histograms decoded as the settings say: one color for each place, and how sure it is."""

from __future__ import annotations

from typing import Final

import numpy as np

from colorstudio.document.settings import Decode, Settings
from colorstudio.engine.belief import Belief
from colorstudio.engine.prediction import Prediction
from colorstudio.network.decode import annealed_chroma, confidence, mean_chroma, median_chroma, mode_chroma
from colorstudio.network.histogram import HistogramField, rebalanced
from colorstudio.propagation.grid import Planes

_WARMEST: Final = 20.0  # Lab units of b at either end of the slider: from daylight to a lamp's light, roughly


def decoded(prediction: Prediction, settings: Settings) -> Belief:
    """Decode a prediction."""
    field = rebalanced(prediction.field, settings.vividness)
    chroma = _chroma(field, settings)
    if settings.warmth:
        chroma = chroma + np.array([0, _WARMEST * settings.warmth], np.float32).reshape(2, 1, 1)
    return Belief(prediction.maps, chroma, confidence(field), settings.prior)


def _chroma(field: HistogramField, settings: Settings) -> Planes:
    match settings.decode:
        case Decode.MEAN:
            return mean_chroma(field)
        case Decode.MEDIAN:
            return median_chroma(field)
        case Decode.MODE:
            return mode_chroma(field)
        case Decode.ANNEALED:
            return annealed_chroma(field, temperature=settings.temperature)
