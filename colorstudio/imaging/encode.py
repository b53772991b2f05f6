"""A picture becomes a file: its pixels in strips from top to bottom, and beside them all that the photo carried.

The file appears whole or not at all. `losses` says before what the format can't keep.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from colorstudio.imaging.file_options import LOSSLESS_QUALITY, FileOptions, Subsampling
from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import thumbnail_room, with_thumbnail
from colorstudio.imaging.metadata.marks import Marks, marked
from colorstudio.imaging.metadata.renewal import NewFile, renewed
from colorstudio.imaging.picture import Picture
from colorstudio.imaging.profiles import SRGB, are_alike, converted
from colorstudio.imaging.vips import reading
from colorstudio.imaging.writers.avif import AVIF
from colorstudio.imaging.writers.container import Parcel
from colorstudio.imaging.writers.depth import in_depth, rounded_to_12_bits
from colorstudio.imaging.writers.fitting import fitted
from colorstudio.imaging.writers.jpeg import JPEG
from colorstudio.imaging.writers.png import PNG
from colorstudio.imaging.writers.saving import thumbnail_of, write_pixels
from colorstudio.imaging.writers.tiff import TIFF
from colorstudio.imaging.writers.webp import WEBP
from colorstudio.support.atomic import Existing, replacing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Unsupported
from colorstudio.support.geometry import Size

CONTAINERS = {Format.JPEG: JPEG, Format.PNG: PNG, Format.TIFF: TIFF, Format.WEBP: WEBP, Format.AVIF: AVIF}


def losses(picture: Picture, options: FileOptions, *, marks: Marks | None = None) -> tuple[str, ...]:
    """What of this picture the file can't keep, a sentence each; to be said before anything is written."""
    check_fits(picture.size, options.format)
    _, of_metadata = _metadata(picture, options, marks)
    return (*_losses_of_pixels(picture, options), *of_metadata)


def encode(
    picture: Picture,
    path: Path,
    *,
    options: FileOptions,
    token: CancelToken | None = None,
    marks: Marks | None = None,
    existing: Existing = Existing.REPLACED,
) -> None:
    """Write the picture to `path`; what gets lost is what `losses` says."""
    token = token or CancelToken()
    check_fits(picture.size, options.format)
    metadata, _ = _metadata(picture, options, marks)
    profile, depth = options.profile, _depth(picture, options)
    image = in_depth(converted(picture.image, picture.profile, profile), depth)
    if options.format is Format.AVIF and depth == 16:
        image = rounded_to_12_bits(image)
    parcel = Parcel(picture.size, depth, profile.data, metadata)
    container = CONTAINERS[options.format]
    with reading(picture.file.name), replacing(path, existing=existing) as new, new.open("wb+") as file:
        write_pixels(file, image, container, parcel, options=options, token=token)
        file.flush()
        container.complete(file, _with_thumbnail(parcel, new))
        token.report(1)  # libvips seldom does: a quick picture may be done before it reports at all
        token.check()  # the last moment to cancel


def check_fits(size: Size, format_: Format) -> None:
    """Refuse a picture that is too large for the format; whoever makes it first may ask before."""
    longest = WRITABLE[format_].longest_side
    if max(size.width, size.height) > longest:
        raise Unsupported(
            f"{format_.label} files can't have a side of more than {longest:,} pixels, this picture has {size}: "
            "write a TIFF or PNG."
        )


def _metadata(picture: Picture, options: FileOptions, marks: Marks | None) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata as it goes into the file, and what of it got lost on the way."""
    metadata, of_marks = marked(picture.metadata, marks) if marks else (picture.metadata, ())
    profile = options.profile
    file = NewFile(picture.size, f"image/{options.format.value}", profile.name, is_srgb=are_alike(profile, SRGB))
    metadata, of_renewal = renewed(metadata, file)
    metadata, of_format = fitted(metadata, options.format)
    return metadata, (*of_marks, *of_renewal, *of_format)


def _losses_of_pixels(picture: Picture, options: FileOptions) -> tuple[str, ...]:
    format_, most = options.format, max(WRITABLE[options.format].depths)
    notes = []
    wanted = options.depth or picture.depth
    if picture.depth > min(wanted, most):
        notes.append(f"The picture has {picture.depth} bits per color: they are rounded to {min(wanted, most)}.")
    elif wanted > most:
        notes.append(f"{format_.label} has {most} bits per color: there is no place for {wanted}.")
    if format_ is Format.WEBP and options.quality < LOSSLESS_QUALITY and options.subsampling is Subsampling.FULL:
        notes.append("WebP lets four pixels share a color, unless the quality is 100.")
    return tuple(notes)


def _depth(picture: Picture, options: FileOptions) -> int:
    """Bits per channel that libvips hands to the encoder: 16 where the format has more than 8."""
    wanted = options.depth or picture.depth
    return 16 if wanted == 16 and max(WRITABLE[options.format].depths) > 8 else 8


def _with_thumbnail(parcel: Parcel, path: Path) -> Parcel:
    """The parcel with the small picture made anew from the pixels in the file, if the photo had one."""
    block = parcel.metadata.exif
    room = thumbnail_room(block)
    if not block or not room:
        return parcel
    exif = with_thumbnail(block, thumbnail_of(path, parcel.icc, most_bytes=room))
    return replace(parcel, metadata=replace(parcel.metadata, exif=exif))
