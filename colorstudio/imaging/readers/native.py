"""What libvips reads: JPEG, PNG, TIFF, WebP, AVIF, GIF. The header now, the pixels when somebody asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.readers.full_range import Lowest, ranged, widened
from colorstudio.imaging.readers.headers import metadata, number, orientation, profile, tiff_numbers
from colorstudio.imaging.readers.stored import MOST_AT_ONCE, MOST_PIXELS, Alpha, Channels, Stored, check_size, meaning
from colorstudio.imaging.source import Source
from colorstudio.imaging.vips import Image, listening, opened, reading
from colorstudio.support.errors import BadInput, Unsupported
from colorstudio.support.geometry import Size


@dataclass(frozen=True, slots=True)
class _Loader:
    """How libvips reads a format.

    most_pixels : less where the whole picture is decoded at once, as is any that comes in several passes
    pixels_per_byte : what the best compression can reach; a header that claims more lies, and memory is asked for by it
    """

    name: str
    most_pixels: int = MOST_PIXELS
    pixels_per_byte: int | None = None


NATIVE: Final = {
    # A block of 64 pixels takes an eighth of a bit in the best of progressive files; twice that is left as room.
    Format.JPEG: _Loader("jpegload_source", pixels_per_byte=8192),
    # Deflate reaches 1032 : 1, with eight pixels of one bit in a byte; again twice.
    Format.PNG: _Loader("pngload_source", pixels_per_byte=16512),
    Format.TIFF: _Loader("tiffload_source"),
    Format.WEBP: _Loader("webpload_source", most_pixels=MOST_AT_ONCE),
    Format.AVIF: _Loader("heifload_source", most_pixels=MOST_AT_ONCE),
    Format.GIF: _Loader("gifload_source", most_pixels=100_000_000),  # asked for by 13 bytes
}
TURNED_IN_MEMORY: Final = 256 << 20  # bytes; `decode` puts larger pictures on the disk before it turns them

_BY_LINES: Final = (1, 2)  # orientations that can be had from top to bottom


def load_natively(source: Source) -> Stored:
    """The picture as stored."""
    loader = NATIVE[source.format]
    if source.format is Format.TIFF:
        _check_tiff(source)
    with reading(source.name), listening():  # what libvips warns of in a header is looked at here by other means
        image = _opened(source, access="sequential")
        _check(image, source, loader)
        lies = orientation(image)
        if lies not in _BY_LINES and _bytes_of(image) <= TURNED_IN_MEMORY:
            image = _opened(source, access="random")
        extra = _meaning_of_extra(image, source)
        pixels, notes = _in_full_range(image, source)
        pages = number(image, "n-pages", 1)
        if pages > 1:
            notes = (*notes, f"{source.name} has {pages} pages or frames: the first one is opened.")
        return Stored(
            image=_without_metadata(pixels),
            bits=number(image, "bits-per-sample", 8),
            channels=_channels(image, source),
            alpha=extra,
            orientation=lies,
            icc=profile(image, source),
            metadata=metadata(image, source),
            pages=pages,
            notes=notes,
        )


def _opened(source: Source, *, access: str) -> Image:
    name = NATIVE[source.format].name
    in_memory = access == "random"  # else libvips would take a file in /tmp for large pictures
    image = opened(name, source.data, access=access, memory=in_memory, fail_on="truncated")
    if source.format is Format.TIFF:
        # Of a truncated TIFF libvips says nothing below "error", and where it is tiled not below "warning".
        severity = "warning" if image.get_typeof("tile-width") else "error"
        image = opened(name, source.data, access=access, memory=in_memory, fail_on=severity)
    return image


def _check_tiff(source: Source) -> None:
    """Refuse from the header what libvips would call damaged, or has other words for (Lab), or none (camera raw)."""
    if tiff_numbers(source, Tag.PHOTOMETRIC)[:1] not in _PHOTOMETRICS:
        raise _unknown_colors(source, "Lab or the like")
    bits = tiff_numbers(source, Tag.BITS_PER_SAMPLE)[:1]
    if bits not in _BITS or tiff_numbers(source, Tag.SAMPLE_FORMAT)[:1] in _COMPLEX:
        raise Unsupported(
            f"{source.name} has {bits[0] if bits else 1}-bit numbers of a kind that can't be opened here. "
            "Save it with 8 or 16 bits per channel."
        )


def _unknown_colors(source: Source, kind: str) -> Unsupported:
    return Unsupported(f"{source.name} has colors of a kind ({kind}) that can't be opened here. Save it in RGB.")


def _check(image: Image, source: Source, loader: _Loader) -> None:
    size = Size(image.width, image.height)
    in_passes = number(image, "jpeg-multiscan", 0) or number(image, "interlaced", 0)
    check_size(size, source.name, most=min(loader.most_pixels, MOST_AT_ONCE) if in_passes else loader.most_pixels)
    if loader.pixels_per_byte and size.pixels > loader.pixels_per_byte * len(source.data):
        raise BadInput(f"{source.name} is damaged or incomplete: it is far too short for {size} pixels.")
    if image.bands > 1 and image.get_typeof("tile-width") and tiff_numbers(source, Tag.PLANAR_CONFIGURATION) == _APART:
        raise Unsupported(
            f"{source.name} has its colors in tiles of their own, which can't be opened here. Save it without tiles."
        )
    if image.interpretation not in _CHANNELS or image.bands < _CHANNELS[image.interpretation].count:
        raise _unknown_colors(source, image.interpretation)


# ----------------------------------------------------------------------------------------------------- the pixels
_CHANNELS: Final = {
    "b-w": Channels.GRAY,
    "grey16": Channels.GRAY,
    "srgb": Channels.RGB,
    "rgb16": Channels.RGB,
    "scrgb": Channels.RGB,  # of floats; nobody says whether their light is linear
    "rgb": Channels.RGB,
    "cmyk": Channels.CMYK,
}
_WHITE_IS_ZERO: Final = 0  # TIFF's PhotometricInterpretation
_PALETTE: Final = 3
_PHOTOMETRICS: Final = (
    (),
    (_WHITE_IS_ZERO,),
    (1,),
    (2,),
    (_PALETTE,),
    (5,),
    (6,),
)  # unsaid, gray twice, RGB, …, inks, YCbCr
_BITS: Final = ((), (1,), (2,), (4,), (8,), (16,), (32,))  # that libvips reads of a TIFF; unsaid is 1
_COMPLEX: Final = ((5,), (6,))  # TIFF's SampleFormat
_APART: Final = (2,)  # TIFF's PlanarConfiguration
_TRANSPARENCY: Final = (1, 2)  # TIFF's ExtraSamples; 0 is unknown: a mask of Photoshop's, the infrared of a scanner


def _channels(image: Image, source: Source) -> Channels:
    is_tiff_palette = source.format is Format.TIFF and tiff_numbers(source, Tag.PHOTOMETRIC) == (_PALETTE,)
    return Channels.PALETTE if is_tiff_palette or image.get_typeof("palette") else _CHANNELS[image.interpretation]


def _meaning_of_extra(image: Image, source: Source) -> Alpha:
    if image.bands == _CHANNELS[image.interpretation].count:
        return Alpha.NONE
    if source.format is Format.TIFF:
        says = tiff_numbers(source, Tag.EXTRA_SAMPLES)
        return Alpha.COVERAGE if says and says[0] in _TRANSPARENCY else Alpha.UNKNOWN
    return Alpha.COVERAGE


def _in_full_range(image: Image, source: Source) -> tuple[Image, tuple[str, ...]]:
    """The pixels in 8 or 16 bits, and what is to be said about that."""
    bits = number(image, "bits-per-sample", 8)
    if image.format == "ushort" and source.format is Format.AVIF:
        return widened(image, bits=bits, shift=16 - bits), ()
    if image.format in ("uchar", "ushort"):
        return image, ()
    scaled, note = ranged(
        image,
        source.name,
        measured=_opened(source, access="sequential"),
        colors=_CHANNELS[image.interpretation].count,
        lowest=_lowest(image, source),
    )
    return scaled, (note,)


def _lowest(image: Image, source: Source) -> Lowest:
    """What 0 shows: where a TIFF says white, libvips turns numbers without a sign over, and no others."""
    is_white = source.format is Format.TIFF and tiff_numbers(source, Tag.PHOTOMETRIC) == (_WHITE_IS_ZERO,)
    return Lowest.WHITE if is_white and image.format != "uint" else Lowest.BLACK


def _without_metadata(image: Image) -> Image:
    """The bare pixels: metadata has one place, which isn't libvips."""
    bare = image.copy()
    for name in image.get_fields():
        if name.startswith("exif-") or name in ("xmp-data", "iptc-data", "icc-profile-data", "orientation"):
            bare.remove(name)
    return meaning(bare, _CHANNELS[image.interpretation])


def _bytes_of(image: Image) -> int:
    return int(image.width * image.height * image.bands * {"uchar": 1, "ushort": 2}.get(image.format, 4))
