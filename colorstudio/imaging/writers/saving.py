"""libvips writes pixels into an open file: what it is told, how it is stopped, and what its errors mean."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.profiles import SRGB, Profile, converted
from colorstudio.imaging.vips import Error, Image, reduced, tagged
from colorstudio.imaging.writers.container import Container, Parcel
from colorstudio.imaging.writers.depth import in_depth
from colorstudio.imaging.writers.sink import Sink
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, CannotWrite

_LONGEST_THUMBNAIL_SIDE = 160  # px, as Exif has it
_THUMBNAIL_QUALITIES = (85, 70, 50, 30, 10)


def write_pixels(
    file: BinaryIO, image: Image, container: Container, parcel: Parcel, *, options: FileOptions, token: CancelToken
) -> None:
    """Write the image, and of what goes beside it the opening. An `Error` is one of the image's source."""
    token.check()
    image = _bare(image, parcel.icc)
    _watch(image, token)
    sink = Sink(file, replaced=container.replaced, opening=container.opening(parcel), token=token)
    asked = {"keep": "none", **container.asked(options, parcel)}
    try:
        image.write_to_target(sink.target, container.suffix, **asked)
    except Error as error:
        if sink.failure is not None:
            raise sink.failure from error
        token.check()
        if not _OF_THE_ENCODER.search(str(error)):
            raise  # the source can't be read to its end
        name = container.suffix.lstrip(".").upper()
        raise CannotWrite(
            f"This picture is too large or too detailed for {name}: write a TIFF or PNG.", detail=str(error)
        ) from error


# As of a WebP, whose first partition can't grow beyond 512 KB.
_OF_THE_ENCODER = re.compile(r"\b(webp|heif|jpeg|png|tiff)save: ")


def thumbnail_of(path: Path, icc: bytes, *, most_bytes: int) -> bytes:
    """A small picture of the one in the file, whose pixels are in the profile `icc`: a JPEG in sRGB, as Exif has it."""
    try:
        with path.open("rb") as file:  # by its descriptor: libvips takes names in UTF-8 alone
            image = in_depth(reduced(file.fileno(), _LONGEST_THUMBNAIL_SIDE), 8)
            image = converted(image, Profile("of the file", icc), SRGB).copy_memory()
        attempts = (image.write_to_buffer(".jpg", Q=quality, keep="none") for quality in _THUMBNAIL_QUALITIES)
        return next(bytes(jpeg) for jpeg in attempts if len(jpeg) <= most_bytes)
    except Error as error:
        raise CannotWrite(
            "What was written can't be read back for its small picture. Try again or choose another place.",
            detail=str(error),
        ) from error


def _bare(image: Image, icc: bytes) -> Image:
    """The image with its profile and no other metadata: libvips acts upon orientation, pages and frames."""
    image = image.copy()
    for name in image.get_fields():
        if name not in _HEADER:
            image.remove(name)
    return tagged(image, icc)


_HEADER = frozenset(
    ("width", "height", "bands", "format", "coding", "interpretation", "xoffset", "yoffset", "xres", "yres", "filename")
)


def _watch(image: Image, token: CancelToken) -> None:
    """Report how far libvips is, and stop it when somebody cancels. Called from libvips's threads."""

    def on_progress(evaluated: Image, progress: Any) -> None:
        with suppress(Cancelled):
            token.report(progress.percent / 100)
            return
        evaluated.set_kill(True)

    image.set_progress(True)
    image.signal_connect("eval", on_progress)
