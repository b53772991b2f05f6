"""The models that are installed: files in the program's resources, named without their ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from colorstudio.imaging.source import printable
from colorstudio.support.errors import BadInput
from colorstudio.support.preferences import Device
from colorstudio.support.resources import resource

if TYPE_CHECKING:  # torch takes two seconds
    from colorstudio.network.model_file import Model
    from colorstudio.network.predictor import Predictor

NONE: Final = "none"  # what a person writes for no network
_ENDING: Final = ".safetensors"


def model_names() -> tuple[str, ...]:
    """Name the installed models."""
    return tuple(sorted(path.stem for path in resource("models").glob(f"*{_ENDING}")))


def chosen_model(name: str) -> str | None:
    """Check which model a person means; None is no network."""
    return None if name == NONE else needed_model(name)


def needed_model(name: str) -> str:
    """Check which model a person means where nothing is known without one."""
    if name == NONE:
        raise BadInput(f"{NONE} leaves the network out, but only a network knows this. {_installed()}")
    if name not in model_names():
        raise BadInput(f'There is no model "{printable(name)}". {_installed()}')
    return name


def load_model(name: str) -> Model:
    """Read an installed model."""
    from colorstudio.network.model_file import read_model

    return read_model(resource("models", needed_model(name) + _ENDING))


def predictor_of(name: str, device: Device) -> Predictor:
    """Load a model and find where it computes."""
    from colorstudio.network.places import places_for
    from colorstudio.network.predictor import Predictor

    places = places_for(device)
    return Predictor(load_model(name), places=places)


def _installed() -> str:
    return f"Installed: {', '.join(model_names())}."
