"""Readers that have nothing to do with colorstudio or libvips: Pillow, tifffile, exiftool, and a PNG reader by hand."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool isn't installed")


def exiftool(paths: Sequence[Path], *options: str) -> list[dict[str, Any]]:
    """What exiftool reads in each file: groups of family 1, structures, numbers as they are stored."""
    command = ["exiftool", "-json", "-G1", "-struct", "-n", "-a", *options, *map(str, paths)]
    output = subprocess.run(command, capture_output=True, check=False).stdout
    found: list[dict[str, Any]] = json.loads(output)
    return found


def pixels(data: bytes) -> NDArray[Any]:
    """The pixels of a file as (height, width, 3), with all bits that its reader gives."""
    if data.startswith((b"II", b"MM")):
        with tifffile.TiffFile(io.BytesIO(data)) as file:
            read: NDArray[Any] = file.pages[0].asarray()
            return read
    if data.startswith(b"\x89PNG"):
        return png(data)
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def png(data: bytes) -> NDArray[Any]:
    """The pixels of a PNG in color, 8 or 16 bits, not interlaced: Pillow reads 16 bits as 8."""
    chunks = png_chunks(data)
    width, height, bits, color_type, _, _, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    assert (color_type, interlace) == (2, 0)
    step = 3 * bits // 8
    raw = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    rows = np.frombuffer(raw, np.uint8).reshape(height, 1 + width * step)
    above = np.zeros(width * step, np.uint8)
    read = []
    for row in rows:
        above = _unfiltered(int(row[0]), row[1:], above, step)
        read.append(above)
    return np.array(read).view(">u2" if bits == 16 else "u1").reshape(height, width, 3).astype(f"u{bits // 8}")


def png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Each chunk's kind and content; the checksums must be right."""
    found, place = [], 8
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", data, place + 8 + length)[0] == zlib.crc32(kind + content)
        found.append((kind, content))
        place += length + 12
    return found


def _unfiltered(kind: int, row: NDArray[np.uint8], above: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """PNG specification, section 9.2: none, sub and up are what fast writers use."""
    if kind == 0:
        return row
    if kind == 1:
        return np.cumsum(row.reshape(-1, step), axis=0, dtype=np.uint8).reshape(-1)
    assert kind == 2, "a filter that this reader doesn't know"
    return row + above
