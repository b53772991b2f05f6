"""Model files: what is read, and what a damaged or foreign one says."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from colorstudio.network.model_file import ARCHITECTURE, MOST_BYTES, read_model
from colorstudio.support.errors import BadInput
from tests.samples.network import model, model_path

FACTS = json.dumps(dict(ARCHITECTURE))


@cache
def tensors() -> dict[str, Tensor]:
    with safe_open(model_path(), "pt") as file:
        return {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (it is no dictionary)


def changed(path: Path, change: Callable[[dict[str, Tensor]], Any], facts: str = FACTS) -> Path:
    """Write a model file in which one thing is different."""
    copy = {name: tensor.clone() for name, tensor in tensors().items()}
    change(copy)
    save_file(copy, path, {"colorstudio": facts})
    return path


def refused(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_model(path)
    assert path.name in caught.value.sentence
    assert "\n" not in caught.value.sentence
    return caught.value


def test_the_model_of_the_program_is_read() -> None:
    assert model().name == "hintnet"
    assert model().digest == hashlib.sha256(model_path().read_bytes()).hexdigest()
    assert model().facts["license"] == "CC-BY-NC-4.0"
    assert {parameter.dtype for parameter in model().network.parameters()} == {torch.float32}


def test_a_model_of_the_same_architecture_may_say_what_it_likes_beside(tmp_path: Path) -> None:
    facts = json.dumps({**ARCHITECTURE, "trained_by": "somebody"})
    assert read_model(changed(tmp_path / "mine.safetensors", lambda _: None, facts)).facts["trained_by"] == "somebody"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "none.safetensors")


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    refused(tmp_path)


@pytest.mark.parametrize("share", [0, 1e-7, 5e-4, 1e-3, 0.3, 0.999, 1 - 1e-7])
def test_a_file_that_is_cut_off_says_so(share: float, tmp_path: Path) -> None:
    data = model_path().read_bytes()
    path = tmp_path / "cut.safetensors"
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged or cut off" in refused(path).sentence


def test_something_added_at_the_end_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "longer.safetensors"
    path.write_bytes(model_path().read_bytes() + b"more")
    refused(path)


def header_only(header: object, *, length: int | None = None) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text


@pytest.mark.parametrize(
    "data",
    [
        b"\x80\x02}q\x00.",  # a pickle
        b"PK\x03\x04" + bytes(200),
        struct.pack("<Q", 2**62) + b"{}",
        struct.pack("<Q", 99_000_000) + b"{}",
        header_only({"enc.stem.bias": {"dtype": "F16", "shape": [10**6, 10**6], "data_offsets": [0, 0]}}),
        header_only({"enc.stem.bias": {"dtype": "F16", "shape": [10**6, 10**6], "data_offsets": [0, 2 * 10**12]}}),
        header_only({"enc.stem.bias": {"dtype": "F16", "shape": [2**63, 2**63], "data_offsets": [0, 0]}}),
        header_only({"enc.stem.bias": {"dtype": "F16", "shape": [-1], "data_offsets": [0, 0]}}),
        header_only("[" * 5000),
        struct.pack("<Q", 100_000) + b"[" * 100_000,
    ],
)
def test_what_claims_to_be_a_model_is_refused_before_memory_is_taken(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "strange.safetensors"
    path.write_bytes(data)
    refused(path)


def test_a_file_larger_than_any_model_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.safetensors"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # a hole: takes no room
    assert "larger" in refused(path).sentence


def test_weights_of_another_program_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "foreign.safetensors"
    save_file({"conv.weight": torch.zeros(3, 3)}, path)
    assert "made for colorstudio" in refused(path).sentence


@pytest.mark.parametrize(
    "facts",
    [
        json.dumps({**ARCHITECTURE, "version": 2}),
        json.dumps({**ARCHITECTURE, "bins": 529}),
        json.dumps({"architecture": "hintnet"}),
        json.dumps(["hintnet"]),
        "{",
        "[" * 99_000,
        "7" * 99_000,
    ],
)
def test_another_architecture_is_refused(facts: str, tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file({"conv.weight": torch.zeros(3, 3)}, path, {"colorstudio": facts})
    refused(path)


def test_the_right_facts_with_the_wrong_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.safetensors"
    save_file({"conv.weight": torch.zeros(3, 3)}, path, {"colorstudio": FACTS})
    assert "names" in refused(path).sentence


CHANGES: dict[str, Callable[[dict[str, Tensor]], Any]] = {
    "a missing name": lambda weights: weights.pop("tie.bias"),
    "one name too many": lambda weights: weights.update(extra=torch.zeros(1)),
    "another shape": lambda weights: weights.update({"tie.bias": torch.zeros(4)}),
    "as many numbers in another shape": lambda weights: weights.update({"tie.weight": torch.zeros(48, 3, 1, 1)}),
    "whole numbers": lambda weights: weights.update({"tie.bias": torch.zeros(3, dtype=torch.int32)}),
    "not a number": lambda weights: weights["enc.head.weight"].view(-1)[77].fill_(np.nan),
    "infinity": lambda weights: weights["bins.log_weight"][3].fill_(np.inf),
    "other bins": lambda weights: weights["bins.ab"][100].add_(10),
    "colors that never occur": lambda weights: weights["bins.prior"][5].fill_(0),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_one_wrong_thing_is_enough(change: Callable[[dict[str, Tensor]], Any], tmp_path: Path) -> None:
    assert refused(changed(tmp_path / "almost.safetensors", change)).detail
