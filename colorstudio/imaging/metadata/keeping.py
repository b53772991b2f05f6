"""Which of a photo's metadata go along into a new file: three groups, each of which can be left out to the last trace.

A group is taken out of all blocks that may hold it. What can't be looked into (a block that isn't sound, the private
notes of a camera's maker, which may name the place) goes as a whole as soon as something has to go.

Sources: Exif 3.0, IPTC Photo Metadata Standard 2025.1 (with its mapping to IIM), XMP specification part 2, GeoTIFF 1.1.
"""

from __future__ import annotations

import re
from enum import Flag, auto
from typing import Final

from colorstudio.imaging.metadata import Metadata, iptc
from colorstudio.imaging.metadata.exif import Exif, parse
from colorstudio.imaging.metadata.ifd import Directory
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.metadata.xmp import Name, Packet


class Keeping(Flag):
    """What goes along."""

    NOTHING = 0
    CAMERA = auto()  # camera, scanner, exposure, time, and how the file came about
    CAPTION = auto()  # what people wrote: caption, title, keywords, names, rights
    PLACE = auto()  # coordinates and the names of places
    EVERYTHING = CAMERA | CAPTION | PLACE


def kept(metadata: Metadata, keeping: Keeping) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata that go along, and what else had to go with the rest."""
    if keeping is Keeping.EVERYTHING:
        return metadata, ()
    xmp, notes = _of_xmp(metadata.xmp, keeping)
    return (
        Metadata(
            exif=_of_exif(metadata.exif, keeping),
            xmp=xmp,
            iptc=iptc.only(metadata.iptc, lambda *name: bool(_group_of_record(*name) & keeping))
            if metadata.iptc
            else None,
            dpi=metadata.dpi if Keeping.CAMERA in keeping else None,
        ),
        notes,
    )


# ----------------------------------------------------------------------------------------------------- EXIF
_WORDS: Final = frozenset(
    (
        269,  # DocumentName
        Tag.IMAGE_DESCRIPTION,
        315,  # Artist
        18246,  # Rating
        18249,  # RatingPercent
        33432,  # Copyright
        Tag.USER_COMMENT,
        *range(40091, 40096),  # Windows' title, comment, author, keywords, subject
        42032,  # CameraOwnerName
        42038,  # ImageTitle
        42039,  # Photographer
        42040,  # ImageEditor
    )
)
_PLACES: Final = frozenset(
    (
        Tag.GPS,
        *(33550, 33922, 34264, 34735, 34736, 34737),  # GeoTIFF
        42112,  # GDAL's own words
    )
)


def _of_exif(block: bytes | None, keeping: Keeping) -> bytes | None:
    exif = parse(block)
    if exif is None:
        return None
    main = _of_directory(exif.main, keeping)
    if not (main.fields or main.children):
        return None
    has_note = exif.maker_note if keeping & Keeping.CAMERA and keeping & Keeping.PLACE else range(0)
    thumbnail = exif.thumbnail if Keeping.CAMERA in keeping else None
    return bytes(Exif(exif.order, main, thumbnail, has_note))


def _of_directory(directory: Directory, keeping: Keeping) -> Directory:
    below = {
        pointer: _of_directory(child, keeping)
        for pointer, child in directory.children.items()
        if pointer != Tag.GPS or Keeping.PLACE in keeping
    }
    if Tag.GPS in below:
        below[Tag.GPS] = directory.children[Tag.GPS]
    return Directory(
        {tag: field for tag, field in directory.fields.items() if _groups_of_tag(tag) in keeping},
        {pointer: child for pointer, child in below.items() if child.fields or child.children},
    )


def _groups_of_tag(tag: int) -> Keeping:
    """The groups that all have to be kept for the tag to be."""
    if tag in _PLACES:
        return Keeping.PLACE
    if tag == Tag.MAKER_NOTE:
        return Keeping.CAMERA | Keeping.PLACE
    return Keeping.CAPTION if tag in _WORDS else Keeping.CAMERA


# ----------------------------------------------------------------------------------------------------- XMP
_ABOUT_PLACES: Final = re.compile(
    r"gps|latitude|longt?itude|altitude|location|^geo|^(city|state|coverage|sublocation|worldregion|provincestate)$"
    r"|^country",
    re.IGNORECASE,
)
_CAMERA_NAMESPACES: Final = re.compile(
    r"^http://ns\.adobe\.com/(tiff|exif|camera-raw|crs|crss|lightroom/settings|xap/1\.0/($|mm/|t/)|xmp/1\.0/|xmp/note)"
    r"|^http://ns\.adobe\.com/exif/1\.0/aux/|^http://cipa\.jp/exif/"
)
_PHOTOSHOP: Final = "http://ns.adobe.com/photoshop/1.0/"
_PHOTOSHOP_OF_THE_FILE: Final = (
    "ColorMode",
    "ICCProfile",
    "DateCreated",
    "History",
    "DocumentAncestors",
    "SidecarForExtension",
)
_XMP: Final = "http://ns.adobe.com/xap/1.0/"
_XMP_WORDS: Final = ("Rating", "Label", "Nickname", "Author", "Title", "Description", "Identifier")
_DC: Final = "http://purl.org/dc/elements/1.1/"
_IPTC_OF_THE_FILE: Final = (
    ("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "DigitalSourceType"),
    ("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "AISystemUsed"),
    ("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "AISystemVersionUsed"),
    (_DC, "format"),
    (_DC, "date"),
)


def _of_xmp(xmp: bytes | None, keeping: Keeping) -> tuple[bytes | None, tuple[str, ...]]:
    if not xmp:
        return None, ()
    packet = Packet.parse(xmp)
    if packet is None:
        return None, ("The XMP of the photo isn't sound, so nothing can be taken out of it: it is left out.",)
    if Keeping.PLACE not in keeping:
        packet.remove_anywhere(lambda local: _ABOUT_PLACES.search(local) is not None)
    packet.keep_only(lambda name: bool(_group_of_property(name) & keeping))
    return (None if packet.is_empty else bytes(packet)), ()


def _group_of_property(name: Name) -> Keeping:
    """The group of a property. What nobody here knows are somebody's words."""
    if _ABOUT_PLACES.search(name.local):
        return Keeping.PLACE
    if (name.namespace, name.local) in _IPTC_OF_THE_FILE:
        return Keeping.CAMERA
    if name.namespace == _PHOTOSHOP:
        return Keeping.CAMERA if name.local in _PHOTOSHOP_OF_THE_FILE else Keeping.CAPTION
    if name.namespace == _XMP and name.local in _XMP_WORDS:
        return Keeping.CAPTION
    return Keeping.CAMERA if _CAMERA_NAMESPACES.search(name.namespace) else Keeping.CAPTION


# ----------------------------------------------------------------------------------------------------- IPTC
_RECORD_PLACES: Final = (26, 27, 90, 92, 95, 100, 101)
_RECORD_TIMES_AND_PROGRAMS: Final = (0, *range(30, 39), *range(55, 64), 65, 70, *range(200, 203))


def _group_of_record(record: int, number: int) -> Keeping:
    if record == 1:  # the envelope: in which letters the rest is written
        return Keeping.EVERYTHING
    if number in _RECORD_PLACES:
        return Keeping.PLACE
    return Keeping.CAMERA if number in _RECORD_TIMES_AND_PROGRAMS else Keeping.CAPTION
