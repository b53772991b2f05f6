"""What more than one reader has to say about a photo that can't be opened."""

from __future__ import annotations

from collections.abc import Iterable

from colorstudio.support.errors import BadInput, OutOfMemory


def unknown(name: str, *, detail: str = "") -> BadInput:
    return BadInput(f"{name} is no picture that can be opened here. Save it as JPEG, PNG or TIFF.", detail=detail)


def damaged(name: str, *, detail: str = "") -> BadInput:
    return BadInput(f"{name} is damaged or incomplete: it can't be read to the end. Try another copy.", detail=detail)


def passed_over(name: str, heard: Iterable[str]) -> tuple[str, ...]:
    """A note if the warnings that libvips gave say that pixels were guessed; it gives them when it closes the file."""
    if any("Corrupt" in warning for warning in heard):
        return (f"{name} is damaged in places: what could be read is shown.",)
    return ()


def too_large(name: str, *, detail: str = "") -> OutOfMemory:
    return OutOfMemory(
        f"There is not enough memory to open {name}. Close other programs or open a smaller copy.", detail=detail
    )
