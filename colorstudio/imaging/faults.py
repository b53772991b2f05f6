"""What more than one reader has to say about a photo that can't be opened."""

from __future__ import annotations

from colorstudio.support.errors import BadInput, OutOfMemory


def unknown(name: str, *, detail: str = "") -> BadInput:
    return BadInput(f"{name} is no picture that can be opened here. Save it as JPEG, PNG or TIFF.", detail=detail)


def damaged(name: str, *, detail: str = "") -> BadInput:
    return BadInput(f"{name} is damaged or incomplete: it can't be read to the end. Try another copy.", detail=detail)


def too_large(name: str, *, detail: str = "") -> OutOfMemory:
    return OutOfMemory(
        f"There is not enough memory to open {name}. Close other programs or open a smaller copy.", detail=detail
    )
