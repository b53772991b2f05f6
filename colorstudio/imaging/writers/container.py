"""What the encoder asks of a file format.

libvips writes the pixels and nothing else: its EXIF passes through libexif, which drops what it doesn't know (ratings,
private fields), its TIFF has no EXIF at all, and its JPEG claims 25 dots per inch for a photo that says nothing. So
each format puts the rest in place itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from colorstudio.imaging.file_options import FileOptions, Subsampling
from colorstudio.imaging.metadata import Metadata
from colorstudio.support.geometry import Size

BLOCK = 1 << 20  # bytes that are moved at a time


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into a file beside its pixels, and what the file says about them.

    icc : the profile that the pixels are in
    depth : bits per channel as libvips hands them over, 8 or 16
    """

    size: Size
    depth: int
    icc: bytes
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Container:
    """One format.

    suffix : how libvips calls the format
    asked : what libvips is asked for
    replaced : how many of the first bytes that libvips writes give way to `opening`
    opening : what the file starts with instead
    complete : puts the rest in place once the pixels are in the file; the opening is written anew, it may have changed
    """

    suffix: str
    asked: Callable[[FileOptions, Parcel], dict[str, Any]]
    complete: Callable[[BinaryIO, Parcel], None]
    replaced: int = 0
    opening: Callable[[Parcel], bytes] = lambda _: b""


def subsample_mode(options: FileOptions) -> str:
    """How libvips calls the way in which pixels share colors."""
    return "off" if options.subsampling is Subsampling.FULL else "on"


def insert(file: BinaryIO, at: int, data: bytes) -> None:
    """Move everything from `at` on towards the end and write `data` there, holding one block at a time."""
    end = file.seek(0, 2)
    while end > at:
        start = max(at, end - BLOCK)
        file.seek(start)
        moved = file.read(end - start)
        file.seek(start + len(data))
        file.write(moved)
        end = start
    file.seek(at)
    file.write(data)
