"""The EXIF of a photo: a small TIFF structure with the fields of the photo, of the exposure and of the place.

Knows where blocks are (a JPEG's prefix, a TIFF's first directory) and how one is laid out; leaves single fields to
`ifd.py` and what must change in a new file to `renewal.py`. A broken block yields what is sound in it, or nothing:
it costs a note, never the photo.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from colorstudio.imaging.metadata.ifd import Buffer, Directory, Order, Reader, Spelling, numbers, rational, whole_number
from colorstudio.imaging.metadata.ifd_writer import Writer
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag, describes_storage

PREFIX = b"Exif\0\0"  # before the block in a JPEG's APP1 and in some WebP and PNG files


@dataclass(frozen=True, slots=True)
class Exif:
    """One block: its main directory with those below it, and the small picture of the second one."""

    order: Order = "<"
    main: Directory = field(default_factory=Directory)
    thumbnail: bytes | None = None  # a JPEG; empty where the small picture was of another kind
    maker_note: range = range(0)  # where the maker's note stood: many hold offsets from the start of the block

    def __bytes__(self) -> bytes:
        spelling = Spelling(self.order)
        header = _HEADERS[self.order]
        writer = Writer(spelling, at=len(header) + spelling.offset.size, reserved=self.maker_note)
        main = writer.directory(self.main)
        if self.thumbnail:
            place = writer.value(self.thumbnail)
            writer.link(main, writer.directory(_thumbnail_directory(place, len(self.thumbnail), self.order)))
        return header + spelling.offset.pack(main) + bytes(writer)


def parse(block: Buffer | None) -> Exif | None:
    """The sound part of a block; None if there is none."""
    data = memoryview(block or b"").cast("B")
    if data[: len(PREFIX)] == PREFIX:
        data = data[len(PREFIX) :]
    opened = Reader.of(data)
    if opened is None or opened[0].spelling.is_big:
        return None
    reader, first = opened
    found = reader.directory(first)
    if found is None:
        return None
    main, following = found
    return Exif(reader.spelling.order, main, _thumbnail(reader, following), _place_of_maker_note(main))


def exif_from_tiff(data: Buffer) -> bytes | None:
    """What the first directory of a TIFF file says about the photo, as a block of its own; None if nothing.

    How the pixels are stored and the blocks that travel on their own (XMP, IPTC, the color profile) are left out.
    """
    opened = Reader.of(data)
    if opened is None:
        return None
    reader, first = opened
    found = reader.directory(first, skipping=describes_storage)
    if found is None or not (found[0].fields or found[0].children):
        return None
    return bytes(Exif(reader.spelling.order, found[0]))


def about_the_photo(main: Directory) -> Directory:
    """The main directory without what belongs to one file only."""
    return main.without([tag for tag in main.fields if describes_storage(tag)])


def tag_bytes(data: Buffer, tag: Tag) -> bytes | None:
    """The bytes of one field of a TIFF file's first directory, for example its XMP packet."""
    opened = Reader.of(data)
    if opened is None:
        return None
    reader, first = opened
    found = reader.find(first, tag)
    return None if found is None else found.value


def thumbnail_room(block: Buffer | None) -> int:
    """How many bytes the small picture of a block may take; 0 if it has none."""
    exif = parse(block)
    return len(exif.thumbnail or b"") if exif else 0


def with_thumbnail(block: bytes, thumbnail: bytes) -> bytes:
    """The block with another small picture, no longer than its own; the block keeps its length."""
    exif = parse(block)
    assert exif is not None, "a block with a small picture"
    return bytes(replace(exif, thumbnail=thumbnail)).ljust(len(block), b"\0")


_HEADERS: dict[Order, bytes] = {"<": b"II*\0", ">": b"MM\0*"}
_JPEG_COMPRESSION = 6
_SCREEN, _INCH = Fraction(72), 2  # Exif wants a resolution even of the small picture
_START_OF_JPEG = b"\xff\xd8"


def _thumbnail(reader: Reader, following: int) -> bytes | None:
    if not following:
        return None
    place, length = (_number(reader, following, tag) for tag in (Tag.THUMBNAIL_OFFSET, Tag.THUMBNAIL_LENGTH))
    data = reader.slice(place, length) or b""
    return data if data.startswith(_START_OF_JPEG) else b""


def _number(reader: Reader, place: int, tag: Tag) -> int:
    found = reader.find(place, tag)
    values = numbers(found, reader.spelling.order) if found else ()
    return values[0] if values else 0


def _thumbnail_directory(place: int, length: int, order: Order) -> Directory:
    return Directory(
        {
            Tag.COMPRESSION: whole_number(_JPEG_COMPRESSION, FieldType.SHORT, order),
            Tag.X_RESOLUTION: rational(_SCREEN, order),
            Tag.Y_RESOLUTION: rational(_SCREEN, order),
            Tag.RESOLUTION_UNIT: whole_number(_INCH, FieldType.SHORT, order),
            Tag.THUMBNAIL_OFFSET: whole_number(place, FieldType.LONG, order),
            Tag.THUMBNAIL_LENGTH: whole_number(length, FieldType.LONG, order),
        }
    )


def _place_of_maker_note(main: Directory) -> range:
    below = main.children.get(Tag.EXIF)
    note = below.fields.get(Tag.MAKER_NOTE) if below else None
    return range(note.place, note.place + len(note.value)) if note else range(0)
