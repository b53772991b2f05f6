"""A photo becomes a picture: opaque, in one color profile, upright. What had to be decided for that is said in notes.

What was painted to lie over a photo becomes a layer: in sRGB, upright, with its transparency.

Pixels are decoded when they are read, in strips from top to bottom. Only a large photo that lies on its side is decoded
at once: to the disk, where its lines can be had in any order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from colorstudio.imaging.formats import Format
from colorstudio.imaging.metadata.turning import turned
from colorstudio.imaging.picture import FileFacts, Layer, Picture
from colorstudio.imaging.profiles import CMYK, SRGB, Profile, converted, profile_of
from colorstudio.imaging.readers.by_pillow import load_by_pillow
from colorstudio.imaging.readers.heic import load_heic
from colorstudio.imaging.readers.jxl import load_jxl
from colorstudio.imaging.readers.native import load_natively
from colorstudio.imaging.readers.raw import load_raw
from colorstudio.imaging.readers.stored import Alpha, Channels, Stored
from colorstudio.imaging.source import Source
from colorstudio.imaging.strips import settled
from colorstudio.imaging.vips import Image, reading
from colorstudio.support.cancel import CancelToken
from colorstudio.support.geometry import Size

_READERS: Final[dict[Format, Callable[[Source], Stored]]] = {
    Format.JPEG: load_natively,
    Format.PNG: load_natively,
    Format.TIFF: load_natively,
    Format.WEBP: load_natively,
    Format.AVIF: load_natively,
    Format.GIF: load_natively,
    Format.BMP: load_by_pillow,
    Format.OTHER: load_by_pillow,
    Format.HEIC: load_heic,
    Format.JXL: load_jxl,
    Format.RAW: load_raw,
}


def decode(source: Source, *, profile: Profile = SRGB, token: CancelToken | None = None) -> Picture:
    """The picture of a photo, in `profile`."""
    stored = _READERS[source.format](source)
    with reading(source.name):
        own, note = _own_profile(stored)
        image = converted(_opaque(stored), own or _assumed(stored), profile)
        image = _upright(image, stored.orientation, token or CancelToken())
    metadata, of_turning = turned(stored.metadata, stored.orientation)
    transparency = ("Where the picture is transparent, white was put behind it.",)
    return Picture(
        image=image,
        profile=profile,
        metadata=metadata,
        file=FileFacts(
            name=source.name,
            format=source.format,
            size=Size(stored.image.width, stored.image.height),
            bits=stored.bits,
            channels=stored.channels.value + stored.alpha.value,
            orientation=stored.orientation,
            profile=own.name if own else None,
            pages=stored.pages,
        ),
        notes=(*stored.notes, *note, *of_turning, *(transparency if stored.alpha is Alpha.COVERAGE else ())),
    )


def decode_layer(source: Source, *, token: CancelToken | None = None) -> Layer | None:
    """What lies over a photo, in sRGB; None if it has no transparency to show the photo through."""
    stored = _READERS[source.format](source)
    if stored.alpha is not Alpha.COVERAGE:
        return None
    with reading(source.name):
        own, note = _own_profile(stored)
        colors = converted(_colors(stored), own or _assumed(stored), SRGB)
        image = colors.bandjoin(stored.image.extract_band(stored.channels.count))
        image = _upright(image, stored.orientation, token or CancelToken())
    return Layer(image, notes=(*stored.notes, *note))


def _colors(stored: Stored) -> Image:
    """The color channels alone."""
    image, colors = stored.image, stored.channels.count
    return image.extract_band(0, n=colors) if image.bands > colors else image


def _opaque(stored: Stored) -> Image:
    """The color channels, on white where the picture is transparent."""
    if stored.alpha is not Alpha.COVERAGE:
        return _colors(stored)
    image, colors = stored.image, stored.channels.count
    top = 65535 if image.format == "ushort" else 255
    white = 0 if stored.channels is Channels.CMYK else top
    return image.extract_band(0, n=colors + 1).flatten(background=[white] * colors, max_alpha=top)


def _own_profile(stored: Stored) -> tuple[Profile | None, tuple[str, ...]]:
    """The embedded profile, if it can be used, and what is to be said about that."""
    is_cmyk = stored.channels is Channels.CMYK
    assumed = "a common one for print is assumed" if is_cmyk else "sRGB is assumed"
    if stored.icc is None:
        return None, (f"The picture is in CMYK without a color profile: {assumed}.",) if is_cmyk else ()
    profile = profile_of(stored.icc)
    if profile is None:
        return None, (f"The embedded color profile can't be read: {assumed}.",)
    if profile.channels != stored.channels.count:
        return None, (f"The embedded color profile “{profile.name}” isn't for {stored.channels.value}: {assumed}.",)
    return profile, ()


def _assumed(stored: Stored) -> Profile:
    return CMYK if stored.channels is Channels.CMYK else SRGB


def _upright(image: Image, orientation: int, token: CancelToken) -> Image:
    """Turn and mirror the image as EXIF's orientation says."""
    if orientation in (1, 2):  # line by line
        return image if orientation == 1 else image.fliphor()
    if image.get_typeof("vips-sequential"):
        image = settled(image, token=token)
    return _TURNS[orientation](image)


_TURNS: Final[dict[int, Callable[[Image], Image]]] = {
    3: lambda image: image.rot180(),
    4: lambda image: image.flipver(),
    5: lambda image: image.rot90().fliphor(),
    6: lambda image: image.rot90(),
    7: lambda image: image.rot270().fliphor(),
    8: lambda image: image.rot270(),
}
