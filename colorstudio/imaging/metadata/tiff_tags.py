"""The numbers of the TIFF world: field types and the tags that this program asks for or leaves out by name.

Sources: TIFF 6.0, BigTIFF, Exif 3.0 (CIPA DC-008), TIFF/EP, DNG 1.7. Tags that nobody here interprets have no name.
"""

from __future__ import annotations

from enum import IntEnum


class FieldType(IntEnum):
    """The type of a field's values."""

    BYTE = 1
    ASCII = 2
    SHORT = 3
    LONG = 4
    RATIONAL = 5
    SBYTE = 6
    UNDEFINED = 7
    SSHORT = 8
    SLONG = 9
    SRATIONAL = 10
    FLOAT = 11
    DOUBLE = 12
    IFD = 13
    LONG8 = 16
    SLONG8 = 17
    IFD8 = 18
    UTF8 = 129

    @property
    def size(self) -> int:
        """Bytes of one value."""
        return _SIZES[self]

    @property
    def swapped_unit(self) -> int:
        """Bytes that trade places when the byte order changes: a rational is two numbers."""
        return 4 if self in (FieldType.RATIONAL, FieldType.SRATIONAL) else self.size


_SIZES = {
    FieldType.BYTE: 1,
    FieldType.ASCII: 1,
    FieldType.SHORT: 2,
    FieldType.LONG: 4,
    FieldType.RATIONAL: 8,
    FieldType.SBYTE: 1,
    FieldType.UNDEFINED: 1,
    FieldType.SSHORT: 2,
    FieldType.SLONG: 4,
    FieldType.SRATIONAL: 8,
    FieldType.FLOAT: 4,
    FieldType.DOUBLE: 8,
    FieldType.IFD: 4,
    FieldType.LONG8: 8,
    FieldType.SLONG8: 8,
    FieldType.IFD8: 8,
    FieldType.UTF8: 1,
}


class Tag(IntEnum):
    """The tags with a name in this program."""

    INTEROP_INDEX = 1
    IMAGE_WIDTH = 256
    IMAGE_LENGTH = 257
    BITS_PER_SAMPLE = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    IMAGE_DESCRIPTION = 270
    STRIP_OFFSETS = 273
    ORIENTATION = 274
    STRIP_BYTE_COUNTS = 279
    X_RESOLUTION = 282
    Y_RESOLUTION = 283
    PLANAR_CONFIGURATION = 284
    RESOLUTION_UNIT = 296
    SOFTWARE = 305
    TILE_OFFSETS = 324
    TILE_BYTE_COUNTS = 325
    EXTRA_SAMPLES = 338
    SAMPLE_FORMAT = 339
    THUMBNAIL_OFFSET = 513
    THUMBNAIL_LENGTH = 514
    XMP = 700
    IPTC = 33723
    PHOTOSHOP = 34377
    EXIF = 34665
    ICC = 34675
    GPS = 34853
    SUBJECT_AREA = 37396
    MAKER_NOTE = 37500
    USER_COMMENT = 37510
    COLOR_SPACE = 40961
    PIXEL_X_DIMENSION = 40962
    PIXEL_Y_DIMENSION = 40963
    INTEROP = 40965
    SUBJECT_LOCATION = 41492
    GAMMA = 42240
    DNG_VERSION = 50706
    UNIQUE_CAMERA_MODEL = 50708
    CAMERA_SERIAL_NUMBER = 50735


def describes_storage(tag: int) -> bool:
    """Whether a tag of the first directory tells how the pixels are stored, or carries another block as a whole.

    Such a tag belongs to the file that it stands in: in another file it would be wrong or dangling. Everything else,
    unknown tags included, is about the photo and travels on.
    """
    if tag in _ABOUT_THE_CAMERA:
        return False
    return tag in _STORAGE or any(tag in tags for tags in _STORAGE_RANGES)


_ABOUT_THE_CAMERA = (Tag.UNIQUE_CAMERA_MODEL, Tag.CAMERA_SERIAL_NUMBER)  # in the midst of DNG's
_STORAGE_RANGES = (
    range(254, 269),  # NewSubfileType … FillOrder
    range(277, 282),  # SamplesPerPixel … MaxSampleValue
    range(286, 296),  # XPosition … T6Options
    range(317, 337),  # Predictor, white point, color map, tiles, SubIFDs, inks
    range(338, 348),  # ExtraSamples … JPEGTables
    range(512, 522),  # the old JPEG and a thumbnail's place
    range(529, 533),  # YCbCr
    range(32994, 33000),  # SGI
    range(33421, 33424),  # CFA
    range(50706, 52600),  # DNG: how a raw picture becomes colors
)
_STORAGE = (
    Tag.STRIP_OFFSETS,
    Tag.PLANAR_CONFIGURATION,
    300,  # ColorResponseUnit
    301,  # TransferFunction
    559,  # StripRowCounts
    Tag.XMP,
    Tag.IPTC,
    Tag.PHOTOSHOP,
    Tag.ICC,
    37724,  # ImageSourceData: Photoshop's layers
)
