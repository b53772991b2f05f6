"""What of a photo's metadata a format can't hold: taken out, and said."""

from __future__ import annotations

from dataclasses import replace

from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.metadata.extended_xmp import payloads_for
from colorstudio.imaging.metadata.ifd import Directory
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.writers import jpeg


def fitted(metadata: Metadata, format_: Format) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata as the format can take it, and a sentence for each thing that it can't."""
    notes: list[str] = []
    if metadata.iptc and not WRITABLE[format_].iptc:
        notes.append(f"{format_.label} has no place for IPTC records: they are left out.")
        metadata = replace(metadata, iptc=None)
    if format_ is Format.TIFF:
        metadata = _without_thumbnail(metadata)
    if format_ is Format.JPEG:
        metadata = _in_segments(metadata, notes)
    return metadata, tuple(notes)


def _in_segments(metadata: Metadata, notes: list[str]) -> Metadata:
    if metadata.xmp and payloads_for(metadata.xmp, jpeg.MOST_PAYLOAD) is None:
        notes.append(f"JPEG can't hold the photo's XMP, {_kilobytes(metadata.xmp)} that can't be cut: it is left out.")
        metadata = replace(metadata, xmp=None)
    if metadata.iptc and len(metadata.iptc) > jpeg.MOST_IPTC:
        notes.append(f"JPEG holds at most 64 KB of IPTC: the photo's {_kilobytes(metadata.iptc)} are left out.")
        metadata = replace(metadata, iptc=None)
    if metadata.exif and len(metadata.exif) > jpeg.MOST_EXIF:
        block, lost = _trimmed(metadata.exif)
        notes.append(f"JPEG holds at most 64 KB of EXIF, the photo has {_kilobytes(metadata.exif)}: left out {lost}.")
        metadata = replace(metadata, exif=block)
    return metadata


def _without_thumbnail(metadata: Metadata) -> Metadata:
    """A second directory of a TIFF would be its second page."""
    exif = parse(metadata.exif)
    return replace(metadata, exif=bytes(replace(exif, thumbnail=None))) if exif else metadata


def _trimmed(block: bytes) -> tuple[bytes, str]:
    """The block in 64 KB, and what was given up for that: the small picture first, then the largest fields."""
    exif = parse(block)
    assert exif is not None, "a block that was just written"
    lost = []
    if exif.thumbnail:
        exif = replace(exif, thumbnail=None)
        lost.append("the small picture")
    while len(block := bytes(exif)) > jpeg.MOST_EXIF:
        tag = max(_sizes(exif.main).items(), key=lambda item: item[1])[0]
        main = exif.main.without_anywhere([tag])
        exif = replace(exif, main=main, maker_note=range(0) if tag == Tag.MAKER_NOTE else exif.maker_note)
        lost.append("the camera maker's notes" if tag == Tag.MAKER_NOTE else f"field {tag:#06x}")
    return block, ", ".join(lost)


def _sizes(directory: Directory) -> dict[int, int]:
    """Bytes by tag, those of the directories below included."""
    sizes = {tag: len(field.value) for tag, field in directory.fields.items()}
    for child in directory.children.values():
        sizes |= {tag: max(size, sizes.get(tag, 0)) for tag, size in _sizes(child).items()}
    return sizes


def _kilobytes(data: bytes) -> str:
    return f"{len(data) / 1024:.0f} KB"
