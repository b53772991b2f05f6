"""The models that are installed: files in the program's resources, named without their ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from colorstudio.support.errors import BadInput
from colorstudio.support.preferences import Device
from colorstudio.support.resources import resource

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.model_file import Model
    from colorstudio.network.predictor import Predictor

_ENDING: Final = ".safetensors"


def model_names() -> tuple[str, ...]:
    """Name the installed models."""
    return tuple(sorted(path.stem for path in resource("models").glob(f"*{_ENDING}")))


def load_model(name: str) -> Model:
    """Read an installed model."""
    from colorstudio.network.model_file import read_model

    if name not in model_names():
        raise BadInput(f"There is no model {name} here. Installed: {', '.join(model_names())}.")
    return read_model(resource("models", name + _ENDING))


def predictor_of(name: str, device: Device) -> Predictor:
    """Load a model and find where it computes."""
    from colorstudio.network.places import places_for
    from colorstudio.network.predictor import Predictor

    places = places_for(device)
    return Predictor(load_model(name), places=places)
