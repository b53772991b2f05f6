"""Where the network computes, and what happens when memory runs out."""

from __future__ import annotations

import pytest
import torch

from colorstudio.network.places import CPU, Place, first_that_fits, places_for
from colorstudio.support.errors import OutOfMemory, Unsupported
from colorstudio.support.preferences import Device

CARD = Place(torch.device("cuda"))
SMALLER = Place(torch.device("cuda"), halvings=1, notes=("smaller",))


def no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)


def test_the_processor_is_one_place_in_full_precision() -> None:
    assert places_for(Device.CPU) == (CPU,)
    assert CPU.dtype == torch.float32


def test_a_card_computes_in_half_precision_and_has_two_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    card, smaller, processor = places_for(Device.AUTOMATIC)
    assert (card.device.type, card.halvings, card.notes, card.dtype) == ("cuda", 0, (), torch.float16)
    assert (smaller.device.type, smaller.halvings) == ("cuda", 1)
    assert processor.device == CPU.device
    assert smaller.notes
    assert processor.notes


def test_without_a_card_automatic_is_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    no_card(monkeypatch)
    assert places_for(Device.AUTOMATIC) == (CPU,)


def test_the_second_kind_of_card_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    no_card(monkeypatch)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert places_for(Device.MPS)[0].device.type == "mps"
    assert places_for(Device.AUTOMATIC)[0].device.type == "mps"


@pytest.mark.parametrize("device", [Device.CUDA, Device.MPS])
def test_a_card_that_is_not_there_is_refused_with_its_name(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    no_card(monkeypatch)
    with pytest.raises(Unsupported, match=device.value):
        places_for(device)


def test_what_fits_at_once_is_done_once() -> None:
    tried: list[Place] = []
    first_that_fits((CARD, CPU), tried.append)
    assert tried == [CARD]


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
        RuntimeError("MPS backend out of memory (MPS allocated: 8.00 GB)"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: not enough memory: you tried to allocate 7 bytes"),
        MemoryError(),
    ],
)
def test_the_next_place_is_tried_when_memory_runs_out(error: Exception) -> None:
    def work(place: Place) -> Place:
        if place.device.type == "cuda":
            raise error
        return place

    assert first_that_fits((CARD, SMALLER, CPU), work) is CPU


def test_torch_says_that_memory_ran_out_as_we_expect_it() -> None:
    with pytest.raises(OutOfMemory, match="memory"):
        first_that_fits((CPU,), lambda place: torch.empty(10**15, device=place.device))


def test_other_errors_are_not_taken_for_it() -> None:
    with pytest.raises(RuntimeError, match="size"):
        first_that_fits((CARD, CPU), lambda _: torch.ones(2) @ torch.ones(3))
