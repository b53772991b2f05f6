"""The file of a model: weights as safetensors, the architecture as JSON in its metadata.

Reading executes nothing. Names, shapes and number formats are compared with the network's own before anything is
copied, so a file can't ask for more memory than its own size.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from colorstudio.network import bins
from colorstudio.network.encoder import SCENE, TAPS
from colorstudio.network.hint_planes import PLANES
from colorstudio.network.hintnet import WIDTHS, HintNet
from colorstudio.network.layers import fold_norms
from colorstudio.support.errors import BadInput

MOST_BYTES = 256_000_000  # ten times HintNet
_METADATA_KEY = "colorstudio"
_MOST_METADATA = 100_000  # characters
_FORMATS = {"F16", "F32"}

# What must be the same for the weights to mean anything here. Other facts of a file may be anything.
ARCHITECTURE: Final[Mapping[str, Any]] = {
    "architecture": "hintnet",
    "version": 1,
    "encoder": "efficientnet-lite0",
    "bins": bins.COUNT,
    "bin_size": bins.SPACING,
    "decoder_widths": list(WIDTHS),
    "taps": list(TAPS),
    "scene": SCENE,
    "hint_planes": list(PLANES),
    "edge_maps": ["t", "f"],
}


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A network ready to predict on the CPU, and what its file says about it.

    digest : SHA-256 of the file, for the marks of pictures that were colored with it
    facts : the file's JSON: architecture, license, how many samples it saw
    """

    name: str
    network: HintNet
    digest: str
    facts: Mapping[str, Any]


def read_model(path: Path) -> Model:
    """Read a model file, or say in a sentence why it can't be used."""
    try:
        digest = _digest(path)
        with safe_open(path, "pt") as file:
            facts = _facts(file.metadata())
            network = _built(_tensors(file))
    except OSError as error:
        raise BadInput(f"Can't read the model {path}: {error.strerror or error}.", detail=str(error)) from error
    except SafetensorError as error:
        raise BadInput(f"{path} can't be used as a model: it is damaged or cut off.", detail=str(error)) from error
    except BadInput as error:
        raise BadInput(f"{path} can't be used as a model: {error.sentence}", detail=error.detail) from error
    return Model(path.stem, network, digest, facts)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput("it is far larger than one.", detail=f"{path.stat().st_size:,} bytes")
        return hashlib.file_digest(file, "sha256").hexdigest()


def _facts(metadata: Mapping[str, str] | None) -> Mapping[str, Any]:
    text = (metadata or {}).get(_METADATA_KEY, "")
    try:
        facts = json.loads(text[:_MOST_METADATA])
    except (ValueError, RecursionError) as error:
        raise BadInput("it wasn't made for colorstudio.", detail=f"metadata: {text[:200]!r}") from error
    wanted = dict(ARCHITECTURE)
    found = {name: facts.get(name) for name in wanted} if isinstance(facts, dict) else {}
    if found != wanted:
        raise BadInput("it holds another kind of network than this version of colorstudio knows.", detail=str(found))
    return dict(facts)


def _tensors(file: safe_open) -> dict[str, Tensor]:
    """Copy the weights in float32, after everything that the header says about them has been compared."""
    wanted = _shapes()
    if set(file.keys()) != set(wanted):
        strange = sorted(set(file.keys()) ^ set(wanted))
        raise BadInput("its weights have other names.", detail=f"{len(strange)} differ, first {strange[:3]}")
    for name, shape in wanted.items():
        entry = file.get_slice(name)
        if tuple(entry.get_shape()) != shape or entry.get_dtype() not in _FORMATS:
            detail = f"{name}: {entry.get_shape()} {entry.get_dtype()} instead of {shape}"
            raise BadInput("its weights have other sizes.", detail=detail)
    tensors = {name: file.get_tensor(name).float() for name in wanted}
    broken = [name for name, tensor in tensors.items() if not tensor.sum().isfinite()]
    if broken:
        raise BadInput("some of its weights are no numbers.", detail=", ".join(broken[:3]))
    return tensors


def _shapes() -> dict[str, tuple[int, ...]]:
    """Give the shape of every tensor in a file: the counters of norms are for training alone."""
    state = _hollow().state_dict()
    return {name: tuple(tensor.shape) for name, tensor in state.items() if not name.endswith("num_batches_tracked")}


def _hollow() -> HintNet:
    """Make the network without memory for its weights, which would be drawn at random only to be replaced."""
    with torch.device("meta"):
        return HintNet().eval()


def _built(tensors: dict[str, Tensor]) -> HintNet:
    if not torch.equal(tensors["bins.ab"], torch.tensor(bins.bin_colors())):
        raise BadInput("it was trained with other colors.", detail="bins.ab")
    if not (tensors["bins.prior"] > 0).all():
        raise BadInput("it says that colors never occur.", detail="bins.prior")
    network = _hollow()
    network.load_state_dict(tensors, strict=False, assign=True)
    network.requires_grad_(requires_grad=False)
    fold_norms(network)
    for weights in network.parameters():
        if weights.ndim == 4:  # convolutions run 1.6 times as fast with the channels last
            weights.data = weights.data.contiguous(memory_format=torch.channels_last)
    return network
