"""Mutates every sample, opens what comes out and writes what could be opened.

Run as a program of its own, so that its memory can be measured.

``python -m tests.samples.corpus SEED MUTATIONS`` prints one JSON object: how many files opened, how many were refused
with a sentence, whatever else happened to any, and the peak of the memory in bytes.
"""

from __future__ import annotations

import faulthandler
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from colorstudio.imaging.decode import decode
from colorstudio.imaging.encode import encode, losses
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.photo import open_photo
from colorstudio.imaging.picture import Picture
from colorstudio.imaging.source import source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError
from tests.samples.metadata import IPTC, XMP, exif
from tests.samples.pictures import EVERY, dng, scene

_WRITTEN = (Format.JPEG, Format.PNG, Format.TIFF, Format.JPEG, Format.WEBP)
DESCRIBED = Metadata(exif=exif(), xmp=XMP, iptc=IPTC, dpi=(300.0, 300.0))  # half of such a small file, so it is hit
_LONGEST = 20  # seconds for one file, before it counts as hanging
_EXTREMES = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\xff\xff", b"\0\1\0\0")


def samples() -> dict[str, bytes]:
    """A file of every format whose reader is there."""
    files = {name: make() for name, make in EVERY.items()}
    files["raw.dng"] = dng()
    for format_ in (Format.JPEG, Format.PNG, Format.TIFF, Format.WEBP):
        picture = decode(source_from_bytes("rgb.png", files["rgb.png"]))
        files[f"described.{format_.value}"] = encoded(replace(picture, metadata=DESCRIBED), format_)
    if importlib.util.find_spec("imagecodecs"):
        from imagecodecs import jpegxl_encode

        files["rgb.jxl"] = bytes(jpegxl_encode(scene(), lossless=True))
        files["box.jxl"] = bytes(jpegxl_encode(scene(), lossless=True, usecontainer=True))
    return files


def mutated(data: bytes, other: bytes, random: np.random.Generator) -> bytes:
    """The file with one kind of damage; headers are hit more often than pixels."""
    place = int(random.integers(0, len(data) if random.random() < 0.4 else min(len(data), 200)))
    match int(random.integers(0, 6)):
        case 0:
            return data[:place]
        case 1:
            flipped = bytearray(data)
            for _ in range(int(random.integers(1, 9))):
                flipped[int(random.integers(0, len(data)))] ^= 1 << int(random.integers(0, 8))
            return bytes(flipped)
        case 2:
            extreme = _EXTREMES[int(random.integers(0, len(_EXTREMES)))]
            return data[:place] + extreme + data[place + 4 :]
        case 3:
            return data[:place] + other[int(random.integers(0, len(other))) :]
        case 4:
            return data[:place] + data[place + int(random.integers(1, 40)) :]
        case _:
            return data[:place] + bytes(random.integers(0, 256, 16, dtype=np.uint8)) + data[place:]


def mutations(seed: int, each: int) -> Iterator[tuple[str, bytes]]:
    """`each` mutations of every sample, with a name that tells which."""
    random = np.random.default_rng(seed)
    files = samples()
    names = sorted(files)
    for name in names:
        for number in range(each):
            other = files[names[int(random.integers(0, len(names)))]]
            yield f"{number} {name}", mutated(files[name], other, random)


def peak_memory() -> int:
    """Bytes in memory at the most; what a parent had before this program began doesn't count."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def encoded(picture: Picture, format_: Format) -> bytes:
    """The picture as a file, after all that it can't keep was said."""
    options = FileOptions(format_)
    losses(picture, options)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out")
        encode(picture, path, options=options, token=CancelToken())
        return path.read_bytes()


def main(seed: int, each: int) -> None:
    opened, refused, odd = 0, 0, []
    for name, data in mutations(seed, each):
        faulthandler.dump_traceback_later(_LONGEST, exit=True)
        try:
            source = source_from_bytes(name, data or b"\0")
            open_photo(source, token=CancelToken())
            opened += 1
            encoded(decode(source), _WRITTEN[opened % len(_WRITTEN)])
        except ColorstudioError as error:
            refused += 1
            if not error.sentence.endswith((".", "]'")) or "\n" in error.sentence:
                odd.append(f"{name}: {error.sentence}")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            odd.append(f"{name}: {type(error).__name__}: {error}")
    faulthandler.cancel_dump_traceback_later()
    sys.stdout.write(json.dumps({"opened": opened, "refused": refused, "odd": odd, "peak": peak_memory()}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
