"""TIFF: the directory is written anew at the end of the file, where it has room for EXIF, XMP, IPTC and the profile.

libvips writes the strips and a directory that tells how they are stored; those fields are taken over as they are, the
pixels stay where they are. What is left of the first directory is a few hundred dead bytes.
"""

from __future__ import annotations

import mmap
from typing import Any, BinaryIO

from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.metadata import exif
from colorstudio.imaging.metadata.ifd import Directory, Field, Reader, Spelling
from colorstudio.imaging.metadata.ifd_writer import Writer
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag, describes_storage
from colorstudio.imaging.writers.container import Container, Parcel

_CLASSIC_LIMIT = 4_000_000_000  # offsets have 32 bits; compressed noise may be a little larger than its pixels


def _asked(_: FileOptions, parcel: Parcel) -> dict[str, Any]:
    raw = parcel.size.pixels * 3 * parcel.depth // 8
    # Level 6 writes 12 MP in 16 bits in 0.66 s, 24 MB; LZW takes 0.79 s and 34 MB.
    return {"compression": "deflate", "predictor": "horizontal", "bigtiff": raw > _CLASSIC_LIMIT}


def _complete(file: BinaryIO, parcel: Parcel) -> None:
    spelling, storage = _written_by_libvips(file)
    end = file.seek(0, 2)
    at = end + end % 2
    writer = Writer(spelling, at=at)
    place = writer.directory(_with_everything(storage, parcel, spelling))
    file.seek(at)
    file.write(bytes(writer))
    file.seek(8 if spelling.is_big else 4)
    file.write(spelling.offset.pack(place))


def _written_by_libvips(file: BinaryIO) -> tuple[Spelling, Directory]:
    """How the file writes numbers, and the fields that tell how its pixels are stored."""
    file.flush()
    opened = Reader.of(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    assert opened is not None, "libvips wrote no TIFF"
    reader, first = opened
    found = reader.directory(first, skipping=lambda tag: not describes_storage(tag))
    assert found is not None, "libvips wrote no directory"
    return reader.spelling, found[0]


def _with_everything(storage: Directory, parcel: Parcel, spelling: Spelling) -> Directory:
    blocks = (
        (Tag.XMP, FieldType.BYTE, parcel.metadata.xmp),
        (Tag.IPTC, FieldType.UNDEFINED, parcel.metadata.iptc),  # LONG by libtiff's table: some readers then swap it
        (Tag.ICC, FieldType.UNDEFINED, parcel.icc),
    )
    described = exif.parse(parcel.metadata.exif) or exif.Exif(spelling.order)
    about = exif.about_the_photo(described.main)
    if described.order != spelling.order:
        about = about.reordered()
    fields = {**storage.fields, **about.fields}
    fields |= {tag: Field(type_, len(block), block) for tag, type_, block in blocks if block}
    return Directory(fields, about.children)


TIFF = Container(".tif", _asked, _complete)
