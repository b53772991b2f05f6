import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from colorstudio.imaging.metadata.exif import (
    exif_from_tiff,
    parse,
    tag_bytes,
    thumbnail_room,
    with_thumbnail,
)
from colorstudio.imaging.metadata.ifd import Order
from colorstudio.imaging.metadata.tiff_tags import Tag
from tests.samples import metadata as samples
from tests.samples import pictures

ORDERS: tuple[Order, ...] = ("<", ">")


def by_pillow(block: bytes) -> Image.Exif:
    read = Image.Exif()
    read.load(block)
    return read


@pytest.mark.parametrize("order", ORDERS)
def test_a_block_written_again_says_the_same_to_pillow(order: Order) -> None:
    exif = parse(samples.exif(order=order, orientation=6))
    assert exif is not None
    before, after = by_pillow(samples.exif(order=order, orientation=6)), by_pillow(bytes(exif))
    assert after.endian == before.endian
    pointers = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
    assert {tag: value for tag, value in after.items() if tag not in pointers} == {
        tag: value for tag, value in before.items() if tag not in pointers
    }
    assert after.get_ifd(ExifTags.IFD.GPSInfo) == before.get_ifd(ExifTags.IFD.GPSInfo)
    exposure = after.get_ifd(ExifTags.IFD.Exif)
    assert exposure[ExifTags.Base.DateTimeOriginal] == samples.TAKEN
    assert exposure[ExifTags.Base.MakerNote] == samples.MAKER_NOTE
    assert after.get_ifd(ExifTags.IFD.Interop) == {1: "R03"}


@pytest.mark.parametrize("order", ORDERS)
def test_strings_and_rationals_stay_byte_for_byte(order: Order) -> None:
    exif = parse(samples.exif(order=order))
    assert exif is not None
    block = bytes(exif)
    assert samples.CAPTION.encode() in block
    assert struct.pack(order + "II", *samples.EXPOSURE) in block


def test_the_makers_note_stays_where_it_was() -> None:
    block = samples.exif()
    exif = parse(block)
    assert exif is not None
    assert bytes(exif).index(samples.MAKER_NOTE) == block.index(samples.MAKER_NOTE)


def test_the_prefix_of_a_jpeg_is_no_part_of_the_block() -> None:
    exif = parse(b"Exif\0\0" + samples.exif())
    assert exif == parse(samples.exif())


def test_the_small_picture_is_found_and_written() -> None:
    small = pictures.jpeg(pictures.scene(16, 12))
    exif = parse(samples.exif(thumbnail=small))
    assert exif is not None
    assert exif.thumbnail == small
    directory = by_pillow(bytes(exif)).get_ifd(ExifTags.IFD.IFD1)
    start = directory[Tag.THUMBNAIL_OFFSET]
    found = bytes(exif)[start : start + directory[Tag.THUMBNAIL_LENGTH]]
    assert Image.open(io.BytesIO(found)).size == (16, 12)


def test_a_small_picture_that_is_no_jpeg_counts_as_one_without_bytes() -> None:
    exif = parse(samples.exif(thumbnail=b"uncompressed"))
    assert exif is not None
    assert exif.thumbnail == b""


def test_another_small_picture_keeps_the_length_of_the_block() -> None:
    block = samples.exif(thumbnail=b"\xff\xd8".ljust(500, b"\0"))
    assert thumbnail_room(block) == 500
    small = b"\xff\xd8 small \xff\xd9"
    changed = with_thumbnail(bytes(parse(block) or b""), small)
    assert len(changed) == len(bytes(parse(block) or b""))
    exif = parse(changed)
    assert exif is not None
    assert exif.thumbnail == small


@pytest.mark.parametrize("block", [None, b"", b"Exif\0\0", b"no EXIF at all", b"II+\0\x08\0\0\0" + bytes(20)])
def test_what_is_no_block_is_none(block: bytes | None) -> None:
    assert parse(block) is None
    assert thumbnail_room(block) == 0


@pytest.mark.parametrize("order", ORDERS)
def test_a_tiff_file_gives_its_description_without_its_storage(order: Order) -> None:
    file = samples.tiff(pictures.scene(bits=16), order=order, orientation=8)
    block = exif_from_tiff(memoryview(file))
    assert block is not None
    assert len(block) < 1500  # no pixels, no XMP
    read = by_pillow(block)
    assert read[ExifTags.Base.Artist].encode("latin-1").decode() == samples.ARTIST  # Pillow reads Latin-1
    assert read[ExifTags.Base.Orientation] == 8
    assert read.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == (50, 5, pytest.approx(12.34))
    assert not {256, 257, 258, 259, 262, 273, 277, 278, 279, 700, 33723, 34675} & set(read)


def test_a_tiff_file_that_only_stores_pixels_gives_no_block() -> None:
    assert (
        exif_from_tiff(pictures.tiff(pictures.scene(), software=False, resolution=(1, 1), resolutionunit=1)) is not None
    )
    assert exif_from_tiff(b"II*\0" + struct.pack("<I", 8) + samples.directory([], at=8, order="<")) is None


def test_a_bigtiff_file_gives_a_classic_block() -> None:
    tags = [(315, 2, 0, samples.ARTIST.encode(), True), (700, 1, len(samples.XMP), samples.XMP, True)]
    file = pictures.tiff(pictures.scene(), bigtiff=True, extratags=tags)
    block = exif_from_tiff(file)
    assert block is not None
    assert block.startswith(b"II*\0")
    assert by_pillow(block)[ExifTags.Base.Artist].encode("latin-1").decode() == samples.ARTIST
    assert tag_bytes(file, Tag.XMP) == samples.XMP


@pytest.mark.parametrize("order", ORDERS)
def test_one_field_of_a_tiff_file_is_read_as_it_is(order: Order) -> None:
    file = samples.tiff(pictures.scene(), order=order)
    assert tag_bytes(file, Tag.XMP) == samples.XMP
    assert tag_bytes(file, Tag.IPTC) == samples.IPTC
    assert tag_bytes(file, Tag.ICC) is None


@given(st.binary(max_size=64))
def test_what_is_no_tiff_file_has_neither_field_nor_block(data: bytes) -> None:
    assert tag_bytes(b"no" + data, Tag.XMP) is None
    assert exif_from_tiff(b"no" + data) is None


@given(st.data())
def test_a_broken_tiff_file_never_raises(data: st.DataObject) -> None:
    file = bytearray(samples.tiff(pictures.scene(4, 3)))
    for _ in range(data.draw(st.integers(1, 8))):
        file[data.draw(st.integers(4, len(file) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(file[: data.draw(st.integers(0, len(file)))])
    exif_from_tiff(broken)
    tag_bytes(broken, Tag.XMP)
