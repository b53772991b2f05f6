"""What must change in the metadata of a photo when its pixels are written to a new, upright file.

Everything about the photo stays (who, when, where, with what); everything about the file that it came in (how it lay,
its size, its color space, its small picture, what wrote it) becomes that of the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from colorstudio._version import __version__
from colorstudio.imaging.metadata import Metadata, sensible
from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.exif import Exif, about_the_photo, parse
from colorstudio.imaging.metadata.ifd import Directory, Field, Order, numbers, rational, text, whole_number
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag
from colorstudio.imaging.metadata.xmp import Name, Packet
from colorstudio.support.geometry import Size

SOFTWARE = f"colorstudio {__version__}"
BLANK_THUMBNAIL = b"\xff\xd8".ljust(12 << 10, b"\0")  # keeps the place of the new one, which is made of the new pixels

_UPRIGHT = 1
_SRGB, _UNCALIBRATED = 1, 0xFFFF
_INCH = 2
_PER_INCH = {_INCH: 1.0, 3: 2.54}  # by EXIF's unit; 3 is the centimeter
_PHOTOSHOP_RGB = "3"
_SAME_DPI = 0.5  # a JPEG has whole numbers, a PNG counts per meter: the EXIF is often more exact
_FINEST_DPI = 100  # parts of a dot: what a PNG counts per meter becomes the round number that it was
_DCF_BASIC = b"R98\0"  # the interoperability index of an sRGB picture; Adobe RGB's is R03


@dataclass(frozen=True, slots=True)
class NewFile:
    """What the metadata has to say about the new file."""

    size: Size
    mime_type: str
    profile_name: str
    is_srgb: bool


def renewed(metadata: Metadata, file: NewFile) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata as it belongs into the new file, and what got lost of it."""
    notes = []
    exif = parse(metadata.exif)
    if exif is None and metadata.exif:
        notes.append("The EXIF block of the photo is broken: it can't be carried over.")
    exif = _renewed_exif(exif or Exif(), file, dpi=metadata.dpi)
    xmp = metadata.xmp
    if xmp is not None:
        packet = Packet.parse(xmp)
        if packet is None:
            notes.append("The XMP of the photo isn't sound: it is carried over as it is.")
        else:
            if packet.text(names.EXTENDED) is not None:
                notes.append("The photo has XMP beyond 64 KB: its second part can't be carried over.")
            _renew(packet, file, dpi=metadata.dpi)
            xmp = bytes(packet)
    return replace(metadata, exif=bytes(exif), xmp=xmp), tuple(notes)


# ----------------------------------------------------------------------------------------------------- EXIF
def _renewed_exif(exif: Exif, file: NewFile, *, dpi: tuple[float, float] | None) -> Exif:
    order, main = exif.order, exif.main
    sizes = {Tag.IMAGE_WIDTH: file.size.width, Tag.IMAGE_LENGTH: file.size.height}
    present: dict[int, Field] = {
        tag: whole_number(side, FieldType.LONG, order) for tag, side in sizes.items() if tag in main.fields
    }
    main = about_the_photo(main).with_fields(
        {
            **present,
            Tag.ORIENTATION: whole_number(_UPRIGHT, FieldType.SHORT, order),
            Tag.SOFTWARE: text(SOFTWARE),
            **_resolution(main, dpi, order),
        }
    )
    if Tag.EXIF in main.children:
        main = main.with_child(Tag.EXIF, _renewed_exposure(main.children[Tag.EXIF], file, order))
    thumbnail = None if exif.thumbnail is None else BLANK_THUMBNAIL
    return replace(exif, main=main, thumbnail=thumbnail)


def _renewed_exposure(directory: Directory, file: NewFile, order: Order) -> Directory:
    """The directory of the exposure, which has the valid size and the color space as well."""
    sizes = {Tag.PIXEL_X_DIMENSION: file.size.width, Tag.PIXEL_Y_DIMENSION: file.size.height}
    fields: dict[int, Field] = {
        tag: whole_number(side, FieldType.LONG, order) for tag, side in sizes.items() if tag in directory.fields
    }
    color_space = _SRGB if file.is_srgb else _UNCALIBRATED
    directory = directory.with_fields({**fields, Tag.COLOR_SPACE: whole_number(color_space, FieldType.SHORT, order)})
    interop = directory.children.get(Tag.INTEROP)
    if file.is_srgb and interop is not None:
        basic = interop.with_fields({Tag.INTEROP_INDEX: Field(FieldType.ASCII, len(_DCF_BASIC), _DCF_BASIC)})
        directory = directory.without([Tag.GAMMA]).with_child(Tag.INTEROP, basic)
    return directory


def _resolution(main: Directory, dpi: tuple[float, float] | None, order: Order) -> dict[int, Field]:
    """The fields of the resolution, where they don't say it already."""
    if dpi is None:
        return {}
    said = dpi_of(main, order)
    if said is not None and all(abs(a - b) < _SAME_DPI for a, b in zip(said, dpi, strict=True)):
        return {}
    across, down = (Fraction(value).limit_denominator(_FINEST_DPI) for value in dpi)
    return {
        Tag.X_RESOLUTION: rational(across, order),
        Tag.Y_RESOLUTION: rational(down, order),
        Tag.RESOLUTION_UNIT: whole_number(_INCH, FieldType.SHORT, order),
    }


def dpi_of(main: Directory, order: Order) -> tuple[float, float] | None:
    """Pixels per inch, if the main directory of an EXIF block says so and it makes sense."""
    tags = (Tag.X_RESOLUTION, Tag.Y_RESOLUTION, Tag.RESOLUTION_UNIT)
    values = [numbers(main.fields[tag], order) if tag in main.fields else () for tag in tags]
    match values:
        case [(across, across_by), (down, down_by), (unit,)] if across_by and down_by and unit in _PER_INCH:
            return sensible((across / across_by * _PER_INCH[unit], down / down_by * _PER_INCH[unit]))
        case _:
            return None


# ----------------------------------------------------------------------------------------------------- XMP
def _renew(packet: Packet, file: NewFile, *, dpi: tuple[float, float] | None) -> None:
    for name in (*names.STORAGE, names.THUMBNAILS, names.EXTENDED):
        packet.remove(name)
    for name, value in _said_of_the_file(file, dpi).items():
        if packet.text(name) is not None:
            packet.set_text(name, value)
    packet.set_text(names.CREATOR_TOOL, SOFTWARE)


def _said_of_the_file(file: NewFile, dpi: tuple[float, float] | None) -> dict[Name, str]:
    width, height = str(file.size.width), str(file.size.height)
    said = {
        names.ORIENTATION: str(_UPRIGHT),
        names.IMAGE_WIDTH: width,
        names.IMAGE_LENGTH: height,
        names.PIXEL_X_DIMENSION: width,
        names.PIXEL_Y_DIMENSION: height,
        names.COLOR_SPACE: str(_SRGB if file.is_srgb else _UNCALIBRATED),
        names.COLOR_MODE: _PHOTOSHOP_RGB,
        names.ICC_PROFILE: file.profile_name,
        names.FORMAT: file.mime_type,
        names.SOFTWARE: SOFTWARE,
    }
    if dpi is not None:
        across, down = (Fraction(value).limit_denominator(_FINEST_DPI) for value in dpi)
        said[names.X_RESOLUTION] = f"{across.numerator}/{across.denominator}"
        said[names.Y_RESOLUTION] = f"{down.numerator}/{down.denominator}"
        said[names.RESOLUTION_UNIT] = str(_INCH)
    return said
