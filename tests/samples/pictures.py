"""Small valid files of every format, made on the spot by Pillow, tifffile and (where neither can) by hand.

All show the same scene: hue runs to the right, light runs down, and the upper left corner is marked, so that a picture
turned, mirrored or with its channels swapped is noticed. What colorstudio writes is never used here.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image, ImageCms

from tests.samples.heic import heic

WIDTH, HEIGHT = 48, 32


def scene(width: int = WIDTH, height: int = HEIGHT, *, bits: int = 8) -> NDArray[Any]:
    """The scene as (height, width, 3), uint8 for 8 bits or fewer, else uint16, filling the range of `bits`."""
    across = np.linspace(0, 2 * np.pi, width, endpoint=False)[None, :, None]
    down = np.linspace(0.25, 0.85, height)[:, None, None]
    phase = np.array([0, 2 * np.pi / 3, 4 * np.pi / 3])[None, None, :]
    picture = np.clip(down + 0.22 * np.cos(across - phase), 0, 1)
    picture[: height // 4, : width // 6] = (0.95, 0.1, 0.1)
    pixels: NDArray[Any] = np.round(picture * (2**bits - 1)).astype(np.uint8 if bits <= 8 else np.uint16)
    return pixels


def gray(width: int = WIDTH, height: int = HEIGHT, *, bits: int = 8) -> NDArray[Any]:
    """The scene's green channel: (height, width)."""
    return np.ascontiguousarray(scene(width, height, bits=bits)[..., 1])


def alpha(width: int = WIDTH, height: int = HEIGHT, *, bits: int = 8) -> NDArray[Any]:
    """An alpha channel: opaque on the left, clear on the right."""
    top = 2**bits - 1
    row = np.where(np.arange(width) < width // 2, top, 0)
    return np.broadcast_to(row, (height, width)).astype(np.uint8 if bits <= 8 else np.uint16)


def rgba(*, bits: int = 8) -> NDArray[Any]:
    return np.dstack([scene(bits=bits), alpha(bits=bits)])


def cmyk() -> NDArray[np.uint8]:
    """The scene in ink, without black."""
    return np.dstack([255 - scene(), np.zeros((HEIGHT, WIDTH), np.uint8)])


# ----------------------------------------------------------------------------------------------------- writers
def pillow(pixels: NDArray[Any], kind: str, **options: Any) -> bytes:
    """Write by Pillow. Options are Pillow's: ``quality``, ``exif``, ``icc_profile``, ``dpi``, ``xmp``…"""
    mode = "CMYK" if options.pop("cmyk", None) else None
    image = Image.fromarray(pixels) if mode is None else Image.frombytes(mode, pixels.shape[1::-1], pixels.tobytes())
    convert = options.pop("convert", None)
    return _saved(image.convert(convert) if convert else image, kind, **options)


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(pixels: NDArray[Any] | None = None, **options: Any) -> bytes:
    """A JPEG, 4:4:4 at quality 95 unless told otherwise."""
    return pillow(scene() if pixels is None else pixels, "JPEG", **{"quality": 95, "subsampling": 0, **options})


def ycck_jpeg() -> bytes:
    """A CMYK JPEG as Photoshop writes it: YCCK. Pillow writes plain CMYK; the Adobe marker then says what it is."""
    as_ycc = np.asarray(Image.fromarray(255 - scene()).convert("YCbCr"))
    stored = np.dstack([as_ycc, np.full((HEIGHT, WIDTH), 255, np.uint8)])
    data = bytearray(jpeg(255 - stored, cmyk=True))  # Pillow inverts what it stores
    data[data.index(b"Adobe") + 11] = 2  # the transform: YCCK
    return bytes(data)


def png(pixels: NDArray[Any], *, chunks: tuple[tuple[bytes, bytes], ...] = ()) -> bytes:
    """A PNG of 8 or 16 bits, by hand: Pillow can't write 16-bit color. `chunks` go before the pixels."""
    rows = np.atleast_3d(pixels)
    height, width, bands = rows.shape
    bits = 8 * pixels.dtype.itemsize
    color_type = {1: 0, 2: 4, 3: 2, 4: 6}[bands]
    stored = rows.astype(">u2" if bits == 16 else "u1").reshape(height, -1).view(np.uint8)
    scanlines = b"".join(b"\0" + row.tobytes() for row in stored)
    header = struct.pack(">IIBBBBB", width, height, bits, color_type, 0, 0, 0)
    parts = ((b"IHDR", header), *chunks, (b"IDAT", zlib.compress(scanlines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, data) for kind, data in parts)


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed_png(bits: int) -> bytes:
    """A gray PNG of 1, 2 or 4 bits."""
    values = gray(bits=bits).astype(np.uint8)
    each = np.unpackbits(values[..., None], axis=-1)[..., 8 - bits :]
    rows = np.packbits(each.reshape(HEIGHT, -1), axis=-1)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, bits, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows))
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, data) for kind, data in parts)


def tiff(pixels: NDArray[Any], **options: Any) -> bytes:
    """Write by tifffile. Options are tifffile's: ``tile``, ``photometric``, ``compression``, ``extratags``…"""
    file = io.BytesIO()
    bigtiff = options.pop("bigtiff", False)
    order = options.pop("byteorder", "<")
    options.setdefault("metadata", None)
    if pixels.ndim == 3 and pixels.shape[-1] in (3, 4):
        options.setdefault("photometric", "rgb")
    with tifffile.TiffWriter(file, bigtiff=bigtiff, byteorder=order) as writer:
        writer.write(pixels, **options)
    return file.getvalue()


def two_page_tiff() -> bytes:
    file = io.BytesIO()
    with tifffile.TiffWriter(file) as writer:
        writer.write(scene(), photometric="rgb", metadata=None)
        writer.write(255 - scene(), photometric="rgb", metadata=None)
    return file.getvalue()


def animation(kind: str) -> bytes:
    """Two frames: the scene, then its negative."""
    first, second = Image.fromarray(scene()), Image.fromarray(255 - scene())
    return _saved(first, kind, save_all=True, append_images=[second], duration=100)


def linear_light_profile() -> bytes:
    """An RGB profile that is clearly not sRGB: its primaries, but linear light (gamma 1)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    for index in range(count):
        tag, offset, _size = struct.unpack_from(">4sII", profile, 132 + 12 * index)
        if tag in (b"rTRC", b"gTRC", b"bTRC"):
            profile[offset : offset + 16] = b"para" + bytes(4) + struct.pack(">HHI", 0, 0, 0x10000)  # gamma 1.0
    return bytes(profile)


def dng() -> bytes:
    """A digital negative: linear light behind a color filter, with a matrix that makes it sRGB."""
    linear = np.round((scene(2 * WIDTH, 2 * HEIGHT, bits=16) / 65535) ** 2.2 * 65535).astype(np.uint16)
    mosaic = np.empty(linear.shape[:2], np.uint16)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[row::2, column::2] = linear[row::2, column::2, channel]
    from_xyz = (32406, -15372, -4986, -9689, 18758, 415, 557, -2040, 10570)
    tags = [
        (50706, 1, 4, (1, 4, 0, 0), True),  # DNGVersion
        (271, 2, 0, "Maker", True),
        (272, 2, 0, "Model", True),
        (50708, 2, 0, "Maker Model", True),
        (33421, 3, 2, (2, 2), True),  # the filter's pattern: red, green, green, blue
        (33422, 1, 4, (0, 1, 1, 2), True),
        (50721, 10, 9, [number for value in from_xyz for number in (value, 10000)], True),  # ColorMatrix1
        (50778, 3, 1, 21, True),  # for D65
        (50728, 5, 3, (1, 1, 1, 1, 1, 1), True),  # AsShotNeutral
        (50717, 3, 1, 65535, True),  # WhiteLevel
    ]
    return tiff(mosaic, photometric="cfa", extratags=tags)


# ----------------------------------------------------------------------------------------------------- the table
EVERY: dict[str, Callable[[], bytes]] = {
    "rgb.jpg": jpeg,
    "gray.jpg": lambda: jpeg(gray()),
    "progressive.jpg": lambda: jpeg(progressive=True),
    "subsampled.jpg": lambda: jpeg(subsampling=2),
    "cmyk.jpg": lambda: jpeg(cmyk(), cmyk=True),
    "ycck.jpg": ycck_jpeg,
    "rgb.png": lambda: pillow(scene(), "PNG"),
    "rgb-16.png": lambda: png(scene(bits=16)),
    "gray-1.png": lambda: packed_png(1),
    "gray-2.png": lambda: packed_png(2),
    "gray-4.png": lambda: packed_png(4),
    "gray.png": lambda: png(gray()),
    "gray-16.png": lambda: png(gray(bits=16)),
    "palette.png": lambda: pillow(scene(), "PNG", convert="P"),
    "rgba.png": lambda: png(rgba()),
    "rgba-16.png": lambda: png(rgba(bits=16)),
    "gray-alpha.png": lambda: png(np.dstack([gray(), alpha()])),
    "rgb.tif": lambda: tiff(scene()),
    "rgb-16.tif": lambda: tiff(scene(bits=16)),
    "rgb-float.tif": lambda: tiff((scene(bits=16) / np.float32(65535)).astype(np.float32)),
    "gray.tif": lambda: tiff(gray()),
    "gray-1.tif": lambda: pillow(gray(), "TIFF", convert="1"),
    "gray-16.tif": lambda: tiff(gray(bits=16)),
    "gray-float.tif": lambda: tiff((gray(bits=16) / np.float32(65535)).astype(np.float32)),
    "min-is-white.tif": lambda: tiff(255 - gray(), photometric="miniswhite"),
    "palette.tif": lambda: pillow(scene(), "TIFF", convert="P"),
    "cmyk.tif": lambda: tiff(cmyk(), photometric="separated"),
    "rgba.tif": lambda: tiff(rgba(), extrasamples=["unassalpha"]),
    "tiled.tif": lambda: tiff(scene(), tile=(16, 16)),
    "planar.tif": lambda: tiff(np.moveaxis(scene(), -1, 0), photometric="rgb", planarconfig="separate"),
    "deflated.tif": lambda: tiff(scene(bits=16), compression="zlib", predictor=True),
    "big-endian.tif": lambda: tiff(scene(bits=16), byteorder=">"),
    "bigtiff.tif": lambda: tiff(scene(), bigtiff=True),
    "two-pages.tif": two_page_tiff,
    "lossy.webp": lambda: pillow(scene(), "WEBP", quality=95),
    "lossless.webp": lambda: pillow(scene(), "WEBP", lossless=True),
    "rgba.webp": lambda: pillow(rgba(), "WEBP", lossless=True),
    "moving.webp": lambda: animation("WEBP"),
    "rgb.avif": lambda: pillow(scene(), "AVIF", quality=95, subsampling="4:4:4"),
    "rgb.gif": lambda: pillow(scene(), "GIF"),
    "moving.gif": lambda: animation("GIF"),
    "rgb.bmp": lambda: pillow(scene(), "BMP"),
    "gray.bmp": lambda: pillow(gray(), "BMP"),
    "rgb.ppm": lambda: pillow(scene(), "PPM"),
    "gray.pgm": lambda: pillow(gray(), "PPM"),
    "rgb.tga": lambda: pillow(scene(), "TGA"),
    "rgb.heic": lambda: heic(scene()),
    "rgb-10.heic": lambda: heic(scene(bits=10), bits=10),
    "rgb.jp2": lambda: pillow(scene(), "JPEG2000"),
}
