"""Where the network computes, and what happens when memory runs out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from colorstudio.network.places import CPU, Place, computes, first_that_fits, places_for
from colorstudio.support.errors import OutOfMemory, Unsupported
from colorstudio.support.preferences import Device

CARD = Place(torch.device("cuda"))
SMALLER = Place(torch.device("cuda"), halvings=1, notes=("smaller",))


def only(there: Device) -> Callable[[Device], bool]:
    return lambda device: device is there


def test_the_processor_is_one_place_in_full_precision() -> None:
    assert places_for(Device.CPU) == (CPU,)
    assert CPU.dtype == torch.float32


@pytest.mark.parametrize("device", [Device.CUDA, Device.MPS])
def test_a_card_computes_in_half_precision_and_has_two_ways_out(device: Device) -> None:
    card, smaller, processor = places_for(Device.AUTOMATIC, usable=only(device))
    assert (card.device.type, card.halvings, card.notes, card.dtype) == (device.value, 0, (), torch.float16)
    assert (smaller.device.type, smaller.halvings) == (device.value, 1)
    assert processor.device == CPU.device
    assert smaller.notes
    assert processor.notes
    assert places_for(device, usable=only(device))[0] == card


def test_without_a_card_automatic_is_the_processor() -> None:
    assert places_for(Device.AUTOMATIC, usable=only(Device.CPU)) == (CPU,)


@pytest.mark.parametrize("device", [Device.CUDA, Device.MPS])
def test_a_card_that_is_not_there_is_refused_with_its_name(device: Device) -> None:
    with pytest.raises(Unsupported, match=device.value):
        places_for(device, usable=only(Device.CPU))


def test_whether_a_card_computes_is_tried() -> None:
    assert computes(Device.CPU)
    if not torch.cuda.is_available():
        assert not computes(Device.CUDA)
    if not torch.backends.mps.is_available():
        assert not computes(Device.MPS)


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


@pytest.mark.parametrize("words", ["CUDA error: device-side assert triggered", "cuDNN error: EXECUTION_FAILED"])
def test_a_card_that_fails_in_the_middle_gives_way_to_the_processor_and_says_so(words: str) -> None:
    def work(place: Place) -> Place:
        if place.device.type == "cuda":
            raise RuntimeError(words)
        return place

    taken = first_that_fits((CARD, SMALLER, CPU), work)
    assert taken.device == CPU.device
    assert "failed" in taken.notes[0]


def test_torch_says_that_memory_ran_out_as_we_expect_it() -> None:
    with pytest.raises(OutOfMemory, match="memory"):
        first_that_fits((CPU,), lambda place: torch.empty(10**15, device=place.device))


def test_other_errors_are_not_taken_for_it() -> None:
    with pytest.raises(RuntimeError, match="size"):
        first_that_fits((CARD, CPU), lambda _: torch.ones(2) @ torch.ones(3))
