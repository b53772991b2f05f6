"""ICC profiles: which one a picture is in, and the way from one to another.

Conversions are relative colorimetric with black-point compensation, as in every program that people compare with.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import ImageCms

from colorstudio.imaging.vips import Error, Image, Voices, listening, tagged
from colorstudio.support.errors import BadInput, CannotWrite

CHANNELS: Final = {"GRAY": 1, "RGB ": 3, "CMYK": 4}  # by the color space in a profile's header


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile by name and content."""

    name: str
    data: bytes = field(repr=False)

    @property
    def channels(self) -> int:
        """How many the pictures have that it describes; 0 for spaces that no photo is in."""
        return CHANNELS.get(self.data[16:20].decode("latin-1"), 0)


SRGB: Final = Profile("sRGB", Image.profile_load("srgb"))
P3: Final = Profile("Display P3", Image.profile_load("p3"))
CMYK: Final = Profile("CMYK", Image.profile_load("cmyk"))  # for pictures that don't say which inks they mean

_BY_NAME: Final = {"srgb": SRGB, "p3": P3}
# Profiles that differ by less than half a step of 8 bits are the same one: a dozen are called sRGB, and to convert
# between two of them would only blur the last bit.
_SAME: Final = 128  # of 65535
_MANNER: Final = {"intent": "relative", "black_point_compensation": True}
_GRID: Final = 9  # shades a channel when two profiles are compared


def profile_from(name_or_path: str) -> Profile:
    """The profile that a person asks for: ``srgb``, ``p3`` or the path of a file with an RGB profile."""
    if name_or_path.lower() in _BY_NAME:
        return _BY_NAME[name_or_path.lower()]
    try:
        data = Path(name_or_path).read_bytes()
    except (OSError, ValueError) as error:
        raise BadInput(
            f"There is no color profile {name_or_path}: name srgb, p3 or an .icc file.", detail=str(error)
        ) from error
    profile = profile_of(data)
    if profile is None or profile.channels != CHANNELS["RGB "]:
        raise BadInput(f"{name_or_path} is no RGB color profile: name srgb, p3 or another .icc file.")
    return profile


def profile_of(data: bytes) -> Profile | None:
    """The profile in these bytes; None if they can't be read or say nothing about a photo's colors."""
    try:
        name = ImageCms.getProfileDescription(ImageCms.getOpenProfile(io.BytesIO(data))).strip()
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    profile = Profile(name or "unnamed", data)
    return profile if profile.channels and _works(profile) else None


def converted(image: Image, source: Profile, target: Profile) -> Image:
    """The image, which is in `source`, in the RGB profile `target`; 8 bits stay 8, and 16 stay 16.

    Gray stays gray to the bit: it goes through a table instead of three channels that are rounded apart.
    """
    if image.bands == 1:
        return _gray_converted(image, source, target)
    return image if are_alike(source, target) else _transformed(image, source, target)


@lru_cache(maxsize=32)
def are_alike(one: Profile, other: Profile) -> bool:
    """Whether two RGB profiles show every color the same, as far as 8 bits can tell."""
    if one.channels != other.channels:
        return False
    if one.data == other.data:
        return True
    shades = np.linspace(0, 65535, _GRID).round().astype(np.uint16)
    colors = np.stack(np.meshgrid(shades, shades, shades), axis=-1).reshape(-1, 3)
    shown = _transformed(_row(colors), one, other).numpy().reshape(-1, 3)
    return _steps_apart(shown, colors) < 1


def _gray_converted(image: Image, source: Profile, target: Profile) -> Image:
    wide = image.format == "ushort"
    levels: NDArray[Any] = np.arange(65536, dtype=np.uint16) if wide else np.arange(256, dtype=np.uint8)
    table = _transformed(_row(np.repeat(levels[:, np.newaxis], source.channels, axis=1)), source, target)[1]
    single = image if _steps_apart(table.numpy().ravel(), levels) < 1 else image.maplut(table)
    return single.bandjoin([single, single]).copy(interpretation="rgb16" if wide else "srgb")


def _steps_apart(one: NDArray[Any], other: NDArray[Any]) -> float:
    same = _SAME if one.dtype == np.uint16 else 1
    return float(np.abs(one.astype(np.int32) - other).max() / same)


def _transformed(image: Image, source: Profile, target: Profile) -> Image:
    marked = tagged(image, source.data)
    with _named(target) as name:
        if image.format == "uchar":
            result = marked.icc_transform(name, embedded=True, depth=8, **_MANNER)
        else:
            # In one go LittleCMS takes a coarse table for 16 bits: of 65535 it was off by up to 3100, this way by 330.
            lab = marked.icc_import(embedded=True, pcs="lab", **_MANNER)
            result = lab.icc_export(output_profile=name, pcs="lab", depth=16, **_MANNER)
    result.remove("icc-profile-data")  # a picture's profile stands beside its image
    return result


@contextmanager
def _named(profile: Profile) -> Iterator[str]:
    """What libvips calls a profile while a conversion is built: its own by name, any other only by a file."""
    for name, known in _BY_NAME.items():
        if profile.data == known.data:
            yield name
            return
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "target.icc")
            path.write_bytes(profile.data)
            yield str(path)
    except OSError as error:
        raise CannotWrite(
            f"Can't convert to the color profile “{profile.name}”: there is no room for it in the folder for temporary"
            " files, or it can't be written. Make room there, or name another folder as TMPDIR.",
            detail=str(error),
        ) from error


def _works(profile: Profile) -> bool:
    """Whether the conversion can be built: libvips would only warn and silently take another profile.

    It warns of that in the thread that builds. What others say meanwhile is about their own profiles.
    """
    sample = _row(np.zeros((1, profile.channels), np.uint8))
    with listening(Voices.HERE) as heard:
        try:
            _transformed(sample, profile, SRGB).numpy()
        except Error:
            return False
    return not any("profile" in warning and not warning.startswith("fallback") for warning in heard)


def _row(colors: NDArray[Any]) -> Image:
    """A one-line image of (n, channels)."""
    image = Image.new_from_array(np.ascontiguousarray(colors[np.newaxis]))
    wide = colors.dtype == np.uint16
    gray, rgb = ("grey16", "rgb16") if wide else ("b-w", "srgb")
    return image.copy(interpretation={1: gray, 3: rgb, 4: "cmyk"}[colors.shape[1]])
