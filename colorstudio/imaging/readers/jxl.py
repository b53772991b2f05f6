"""JPEG XL, where its decoder is installed: the decoder turns the picture itself, but is silent about color profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from types import ModuleType
from typing import Final

import numpy as np

from colorstudio.imaging.faults import damaged, too_large
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.readers.extras import required
from colorstudio.imaging.readers.full_range import ranged
from colorstudio.imaging.readers.headers import resolution
from colorstudio.imaging.readers.stored import MOST_AT_ONCE, Alpha, Channels, Stored, check_size, image_of
from colorstudio.imaging.source import Source
from colorstudio.support.geometry import Size

_CODESTREAM: Final = b"\xff\x0a"


def load_jxl(source: Source) -> Stored:
    """The picture as stored."""
    codec = required("imagecodecs", extra="jxl", what="JPEG XL")
    boxes = _first_of_each_kind(source.data)
    check_size(_size(boxes), source.name, most=MOST_AT_ONCE)
    try:
        pixels = np.atleast_3d(codec.jpegxl_decode(source.data, index=0))
    except MemoryError as error:
        raise too_large(source.name) from error
    except (RuntimeError, ValueError) as error:
        raise damaged(source.name, detail=str(error)) from error
    bands = pixels.shape[2]
    channels = Channels.GRAY if bands <= 2 else Channels.RGB
    image = image_of(pixels, channels)
    notes = ["The color profile of a JPEG XL isn't read: sRGB is assumed."]
    if image.format == "float":
        image, note = ranged(image, source.name, measured=image, colors=channels.count)
        notes.append(note)
    return Stored(
        image=image,
        bits=8 * pixels.dtype.itemsize,
        channels=channels,
        alpha=Alpha.NONE if bands == channels.count else Alpha.COVERAGE,
        metadata=_metadata(boxes, codec),
        notes=tuple(notes),
    )


def _metadata(boxes: Mapping[bytes, memoryview], codec: ModuleType) -> Metadata:
    exif = bytes(_content(b"Exif", boxes, codec))
    exif = exif[4 + int.from_bytes(exif[:4], "big") :]  # what comes first says where the block begins
    xmp = bytes(_content(b"xml ", boxes, codec))
    return Metadata(exif=exif if parse(exif) else None, xmp=xmp or None, dpi=resolution(exif))


def _content(kind: bytes, boxes: Mapping[bytes, memoryview], codec: ModuleType) -> memoryview:
    """A box of this kind, plain or compressed; empty if there is none."""
    plain, packed = boxes.get(kind), boxes.get(b"brob" + kind)
    if plain is None and packed is not None and codec.BROTLI.available:
        with suppress(RuntimeError, ValueError):
            return memoryview(codec.brotli_decode(packed, out=_MOST_METADATA))
    return plain if plain is not None else memoryview(b"")


def _first_of_each_kind(data: memoryview) -> Mapping[bytes, memoryview]:
    boxes: dict[bytes, memoryview] = {}
    for kind, content in islice(_boxes(data), _MOST_BOXES):
        boxes.setdefault(kind, content)
    return boxes


def _boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """The boxes of a container by kind; a bare codestream is one that holds nothing else."""
    if bytes(data[:2]) == _CODESTREAM:
        yield b"jxlc", data
        return
    place = 0
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, start = bytes(data[place + 4 : place + 8]), place + 8
        if length == 1:
            length, start = int.from_bytes(data[start : start + 8], "big"), start + 8
        end = min(place + length, len(data)) if length else len(data)
        if end < start:
            return
        content = data[start:end]
        if kind == b"brob":
            kind, content = kind + bytes(content[:4]), content[4:]
        yield kind, content[4:] if kind == b"jxlp" else content  # which of the parts it is
        place = end


def _size(boxes: Mapping[bytes, memoryview]) -> Size:
    """Width and height, from the header of the codestream (ISO/IEC 18181-1, SizeHeader)."""
    stream = boxes.get(b"jxlc", boxes.get(b"jxlp", memoryview(b"")))
    bits = _Bits(int.from_bytes(stream[2:14], "little"))
    is_small = bits.take(1)
    height = 8 * (bits.take(5) + 1) if is_small else _length(bits)
    ratio = bits.take(3)
    if ratio:
        above, below = _RATIOS[ratio - 1]
        return Size(height * above // below, height)
    return Size(8 * (bits.take(5) + 1) if is_small else _length(bits), height)


_RATIOS: Final = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_LENGTHS: Final = (9, 13, 18, 30)  # bits
_MOST_METADATA: Final = 16 << 20
_MOST_BOXES: Final = 10_000  # encoders write a dozen and a part a frame; eight bytes make one more


def _length(bits: _Bits) -> int:
    return 1 + bits.take(_LENGTHS[bits.take(2)])


class _Bits:
    """Takes bits from the lowest."""

    def __init__(self, value: int) -> None:
        self._value = value

    def take(self, count: int) -> int:
        taken = self._value & ((1 << count) - 1)
        self._value >>= count
        return taken
