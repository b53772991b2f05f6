"""What turning or scaling a photo changes in its metadata: marked places no longer hold, resolution changes sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.metadata.ifd import Directory
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.metadata.xmp import Packet

_UPRIGHT: Final = 1
_LYING: Final = (5, 6, 7, 8)  # turned by a quarter: width and height change places
_PLACES: Final = (Tag.SUBJECT_AREA, Tag.SUBJECT_LOCATION)
_LOST: Final = "The photo is turned upright: the places of faces and subjects in its metadata are left out."


def turned(metadata: Metadata, orientation: int) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata of a photo that lay as EXIF's orientation says, and what got lost of it."""
    if orientation == _UPRIGHT:
        return metadata, ()
    bare = without_places(metadata)
    is_lost = (bare.exif, bare.xmp) != (metadata.exif, metadata.xmp)
    dpi = metadata.dpi[::-1] if metadata.dpi and orientation in _LYING else metadata.dpi
    return replace(bare, dpi=dpi), (_LOST,) if is_lost else ()


def without_places(metadata: Metadata) -> Metadata:
    """The metadata without what says where in the picture somebody or something is."""
    return replace(metadata, exif=_exif_without_places(metadata.exif), xmp=_xmp_without_places(metadata.xmp))


def _exif_without_places(block: bytes | None) -> bytes | None:
    exif = parse(block)
    if exif is None or not _has_places(exif.main):
        return block
    return bytes(replace(exif, main=exif.main.without_anywhere(_PLACES)))


def _has_places(directory: Directory) -> bool:
    return any(tag in directory.fields for tag in _PLACES) or any(map(_has_places, directory.children.values()))


def _xmp_without_places(xmp: bytes | None) -> bytes | None:
    packet = Packet.parse(xmp) if xmp else None
    there = [name for name in names.PLACES if packet.text(name) is not None] if packet else []
    if packet is None or not there:
        return xmp
    for name in there:
        packet.remove(name)
    return bytes(packet)
