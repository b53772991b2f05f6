"""The networks of the program, each loaded when the first photo asks for it. Only the predict lane uses them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from colorstudio.support.preferences import Device

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.predictor import Predictor


class Networks:
    """Predictors by the name of their model."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._loaded: dict[str, Predictor] = {}

    def of(self, name: str) -> Predictor:
        """Give the network of that name."""
        from colorstudio.engine.models import predictor_of
        from colorstudio.network.places import compute_with

        if name not in self._loaded:
            compute_with(threads=max(1, (os.cpu_count() or 1) // 2))  # the solver and the window want the others
            self._loaded[name] = predictor_of(name, self._device)
        return self._loaded[name]
