"""Where the network computes, and how it goes on where there is too little memory.

A place is a device and how often lightness is halved there. Work is tried at one place after the other; what runs at a
later one than the first carries that place's note.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import torch

from colorstudio.support.errors import OutOfMemory, Unsupported
from colorstudio.support.preferences import Device

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Place:
    """A device, and the halvings of lightness before the network sees it there."""

    device: torch.device
    halvings: int = 0
    notes: tuple[str, ...] = ()

    @property
    def dtype(self) -> torch.dtype:
        """Half precision on graphics cards; on the CPU it would be 50 times slower."""
        return torch.float32 if self.device.type == "cpu" else torch.float16


CPU = Place(torch.device("cpu"))
_HALF_NOTE = "The graphics card has too little free memory: the network looked at the photo at half the usual size."
_CPU_NOTE = "The graphics card has too little free memory: the network ran on the processor, which takes longer."

_BROKEN_NOTE = "The graphics card has failed: the network ran on the processor, which takes longer."


def compute_with(*, threads: int) -> None:
    """Let the network take so many of the processor's threads; for all of the program."""
    torch.set_num_threads(threads)


def computes(device: Device) -> bool:
    """Try whether torch really computes on a card: it lists old ones too that its kernels no longer serve."""
    try:
        ones = torch.ones(2, 2, dtype=torch.float16, device=device.value)
        return bool((ones @ ones).sum().item() == 8)
    except (RuntimeError, AssertionError):  # the latter: torch was built without this kind of card
        return False


def places_for(device: Device, *, usable: Callable[[Device], bool] = computes) -> tuple[Place, ...]:
    """List the places to try: for a graphics card the usual size there, half of it there, then the processor."""
    match device:
        case Device.CPU:
            return (CPU,)
        case Device.AUTOMATIC:
            return next((_card(card) for card in (Device.CUDA, Device.MPS) if usable(card)), (CPU,))
        case Device.CUDA | Device.MPS:
            if not usable(device):
                raise Unsupported(
                    f"This computer has no graphics card that the network can use as {device.value}. "
                    "Choose the device automatic or cpu."
                )
            return _card(device)


def first_that_fits(places: tuple[Place, ...], work: Callable[[Place], _T]) -> _T:
    """Do the work at the first place that has enough memory for it."""
    for place in places:
        attempt = _attempt(work, place)
        if isinstance(attempt, _Broken):
            return work(Place(CPU.device, notes=(_BROKEN_NOTE,)))
        if not isinstance(attempt, _NoRoom):
            return attempt
        if place.device.type == "cuda":  # what the failed attempt had taken, for the next one and for other programs
            torch.cuda.empty_cache()
    raise OutOfMemory("There is too little free memory for the network. Close other programs and try again.")


class _NoRoom:
    """An attempt that ran out of memory."""


class _Broken:
    """An attempt on a card that failed: CUDA, for one, is over for the whole process after an error of its own."""


def _attempt(work: Callable[[Place], _T], place: Place) -> _T | _NoRoom | _Broken:
    """Return instead of raising: the next attempt begins when no traceback holds this one's tensors any more."""
    try:
        return work(place)
    except MemoryError:
        return _NoRoom()
    except RuntimeError as error:
        if _is_out_of_memory(error):
            return _NoRoom()
        if place.device.type == "cpu" or not _is_of_the_card(error):
            raise
        return _Broken()


def _is_out_of_memory(error: RuntimeError) -> bool:
    """Tell from its words: only CUDA has a class of its own for it."""
    words = str(error)
    return isinstance(error, torch.OutOfMemoryError) or any(
        sign in words for sign in ("out of memory", "can't allocate memory", "not enough memory")
    )


def _is_of_the_card(error: RuntimeError) -> bool:
    """Tell by its words whether the card failed, and not we."""
    words = str(error).lower()
    return any(sign in words for sign in ("cuda error", "cudnn error", "cublas", "device-side assert", "mps backend"))


def _card(device: Device) -> tuple[Place, ...]:
    card = torch.device(device.value)
    return Place(card), Place(card, halvings=1, notes=(_HALF_NOTE,)), Place(CPU.device, notes=(_CPU_NOTE,))
