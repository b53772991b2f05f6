"""What commands that ask the network have in common: the settings that were given, and the model, loaded once."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from colorstudio.document.settings import Decode, Settings
from colorstudio.engine.models import chosen_model, predictor_of
from colorstudio.support.preferences import Device

if TYPE_CHECKING:
    from colorstudio.network.predictor import Predictor


class Networks:
    """The networks of one run of the program, each loaded when the first photo asks for it."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._loaded: dict[str, Predictor] = {}

    def of(self, name: str) -> Predictor:
        """Give the network of that name."""
        if name not in self._loaded:
            self._loaded[name] = predictor_of(name, self._device)
        return self._loaded[name]


def chosen_settings(options: argparse.Namespace, settings: Settings) -> Settings:
    """The settings with what was given on the command line."""
    names = ("model", "prior", "decode", "temperature", "vividness", "saturation")
    given: dict[str, Any] = {name: value for name in names if (value := getattr(options, name, None)) is not None}
    if "model" in given:
        given["model"] = chosen_model(given["model"])
    if "decode" in given:
        given["decode"] = Decode(given["decode"])
    return replace(settings, **given)
