"""libvips, which decodes and encodes: imported and set up in this one place, its warnings and errors made ours.

libvips warns through the logger `pyvips`, from the calling thread or from a worker of its own. Nothing of that goes to
the log: who wants to know what was wrong with a file listens while it is read.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Final, NamedTuple

from colorstudio.imaging.faults import damaged, too_large
from colorstudio.support.errors import ColorstudioError

_LOGGER: Final = logging.getLogger("pyvips")
_LOGGER.setLevel(logging.WARNING)  # before the import, which logs for itself
_LOGGER.propagate = False
# More workers than this only wait for the one thread that decompresses, and each holds lines of the picture.
os.environ.setdefault("VIPS_CONCURRENCY", str(min(os.cpu_count() or 1, 8)))

import pyvips  # noqa: E402 - the logger has to be quiet before
from pyvips import Error, GValue, Image, TargetCustom  # noqa: E402 - as above

__all__ = [
    "BLOB",
    "Error",
    "Image",
    "TargetCustom",
    "Voices",
    "explained",
    "image_in_memory",
    "listening",
    "opened",
    "reading",
    "reduced",
    "tagged",
]

BLOB: Final = GValue.blob_type  # of metadata that is bytes

# Each photo is decoded once: a cache would keep pixels of files that have changed since.
pyvips.cache_set_max(0)
pyvips.block_untrusted_set(True)
# A file is opened as what it is by `formats.sniff`, never by trying all that libvips knows.
pyvips.operation_block_set("VipsForeignLoad", True)
for _loader in ("Jpeg", "Png", "Tiff", "Webp", "Heif", "Nsgif"):
    pyvips.operation_block_set(f"VipsForeignLoad{_loader}", False)


def opened(loader: str, data: memoryview, **options: str | int) -> Image:
    """Open `data` by one of libvips' ``…load_source``, without copying it; the image keeps it alive."""
    source = pyvips.Source.new_from_memory(data)
    image = getattr(Image, loader)(source, **options)
    # pyvips does this for `new_from_source` alone. Images made from this one take the reference over.
    image._references.append(source)
    return image


def reduced(descriptor: int, longest_side: int) -> Image:
    """The picture in an open file, no larger than that, decoded no larger than needed."""
    source = pyvips.Source.new_from_descriptor(descriptor)
    image = Image.thumbnail_source(source, longest_side, height=longest_side, size="down")
    image._references.append(source)
    return image


def image_in_memory(data: memoryview, width: int, height: int, bands: int, *, band_format: str) -> Image:
    """An image of pixels that are in memory (or mapped there), without copying them; it keeps them alive."""
    return Image.new_from_memory(data, width, height, bands, band_format)


def tagged(image: Image, profile: bytes) -> Image:
    """The image with an embedded ICC profile."""
    copy = image.copy()
    copy.set_type(BLOB, "icc-profile-data", profile)
    return copy


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn libvips' errors while the photo `name` is read, and a lack of memory, into ours."""
    try:
        yield
    except Error as error:
        raise explained(error, name) from error
    except MemoryError as error:
        raise too_large(name) from error


def explained(error: Error, name: str) -> ColorstudioError:
    """Say in one sentence why the photo `name` can't be read to its end."""
    detail = "\n".join(
        dict.fromkeys(line.strip() for line in str(error).splitlines())
    )  # libvips says the same thing a line a tile
    return (too_large if "out of memory" in detail else damaged)(name, detail=detail)


class Voices(Enum):
    """Whose warnings are heard."""

    HERE = "of the thread that listens"
    WORKERS = "of that thread, and of all in which nobody listens"


@contextmanager
def listening(to: Voices = Voices.WORKERS) -> Iterator[list[str]]:
    """Collect what libvips warns of meanwhile.

    Its workers don't say for whom they work: two photos that are read at the same time may hear one another's.
    """
    heard: list[str] = []
    listener = object()
    _listeners[listener] = _Listener(threading.get_ident(), to, heard)
    try:
        yield heard
    finally:
        del _listeners[listener]


class _Listener(NamedTuple):
    thread: int
    to: Voices
    heard: list[str]


_listeners: Final[dict[object, _Listener]] = {}


def _hear(record: logging.LogRecord) -> bool:
    """Hand a warning to whoever listens in its thread (one from a worker: to all who want it), never to the log."""
    text = record.getMessage().removeprefix("VIPS: ").strip()
    listeners = tuple(_listeners.values())
    own = [listener for listener in listeners if listener.thread == record.thread]
    for listener in own or [listener for listener in listeners if listener.to is Voices.WORKERS]:
        if text not in listener.heard:
            listener.heard.append(text)
    return False


_LOGGER.addFilter(_hear)
