import io
import struct
from dataclasses import replace

import pytest
from PIL import ExifTags, Image

from colorstudio._version import __version__
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.ifd import Directory, Field, Order, whole_number
from colorstudio.imaging.metadata.renewal import BLANK_THUMBNAIL, NewFile, dpi_of, renewed
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag
from colorstudio.imaging.metadata.xmp import Name, Packet
from colorstudio.support.geometry import Size
from tests.samples import metadata as samples
from tests.samples import pictures

FILE = NewFile(Size(640, 480), "image/png", "sRGB", is_srgb=True)
ORDERS: tuple[Order, ...] = ("<", ">")


def exif_of(metadata: Metadata, file: NewFile = FILE) -> Image.Exif:
    """The renewed block, read by Pillow."""
    found, _ = renewed(metadata, file)
    assert found.exif is not None
    read = Image.Exif()
    read.load(found.exif)
    return read


def packet_of(xmp: bytes, *, dpi: tuple[float, float] | None = None) -> Packet:
    found, _ = renewed(Metadata(xmp=xmp, dpi=dpi), FILE)
    assert found.xmp is not None
    packet = Packet.parse(found.xmp)
    assert packet is not None
    return packet


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_true_of_the_file_is_renewed_and_the_rest_stays(order: Order) -> None:
    read = exif_of(Metadata(exif=samples.exif(order=order, orientation=6)))
    assert read[ExifTags.Base.Orientation] == 1
    assert read[ExifTags.Base.Software] == f"colorstudio {__version__}"
    assert read[ExifTags.Base.Artist].encode("latin-1").decode() == samples.ARTIST
    assert read[samples.RATING] == 4
    exposure = read.get_ifd(ExifTags.IFD.Exif)
    assert (exposure[ExifTags.Base.ExifImageWidth], exposure[ExifTags.Base.ExifImageHeight]) == (640, 480)
    assert exposure[ExifTags.Base.DateTimeOriginal] == samples.TAKEN
    assert exposure[ExifTags.Base.MakerNote] == samples.MAKER_NOTE


@pytest.mark.parametrize(("is_srgb", "color_space", "interop"), [(True, 1, "R98"), (False, 0xFFFF, "R03")])
def test_the_color_space_is_that_of_the_new_file(*, is_srgb: bool, color_space: int, interop: str) -> None:
    read = exif_of(Metadata(exif=samples.exif()), replace(FILE, is_srgb=is_srgb))
    assert read.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ColorSpace] == color_space
    assert read.get_ifd(ExifTags.IFD.Interop)[1] == interop


def test_a_photo_without_exif_gets_what_is_true_of_the_file() -> None:
    read = exif_of(Metadata(dpi=(300, 150)))
    assert dict(read) == {
        ExifTags.Base.Orientation: 1,
        ExifTags.Base.Software: f"colorstudio {__version__}",
        ExifTags.Base.XResolution: 300,
        ExifTags.Base.YResolution: 150,
        ExifTags.Base.ResolutionUnit: 2,
    }


def test_sizes_in_the_main_directory_are_renewed_and_storage_goes() -> None:
    rows = [
        samples.number_row(256, 9),
        samples.number_row(257, 9),
        samples.number_row(258, 8),
        samples.ascii_row(315, "Ana"),
    ]
    block = b"II*\0\x08\0\0\0" + samples.directory(rows, at=8, order="<")
    read = exif_of(Metadata(exif=block))
    assert (read[256], read[257]) == (640, 480)
    assert 258 not in read


@pytest.mark.parametrize("dpi", [(300.0, 300.0), (299.9994, 299.9994), (300.3, 300.3), None])
def test_a_resolution_that_exif_has_more_exactly_stays_as_it_is_spelled(dpi: tuple[float, float] | None) -> None:
    found, _ = renewed(Metadata(exif=samples.exif(dpi=300), dpi=dpi), FILE)
    assert found.exif is not None
    assert (3_000_000).to_bytes(4, "little") + (10_000).to_bytes(4, "little") in found.exif


def test_a_resolution_that_exif_contradicts_is_renewed() -> None:
    read = exif_of(Metadata(exif=samples.exif(dpi=72), dpi=(299.9994, 600.0)))
    assert (read[ExifTags.Base.XResolution], read[ExifTags.Base.YResolution]) == (300, 600)


def test_a_resolution_per_centimeter_is_understood() -> None:
    rows = [
        samples.number_row(282, 11811, 100, letter="R"),
        samples.number_row(283, 11811, 100, letter="R"),
        samples.number_row(296, 3),
    ]
    block = b"II*\0\x08\0\0\0" + samples.directory(rows, at=8, order="<")
    assert exif_of(Metadata(exif=block, dpi=(300.0, 300.0)))[ExifTags.Base.ResolutionUnit] == 3


@pytest.mark.parametrize("unit", [(1,), (), (2, 2)])
def test_a_resolution_without_sense_is_renewed(unit: tuple[int, ...]) -> None:
    rows = [samples.number_row(282, 0, 0, letter="R"), samples.number_row(283, 72, 1, letter="R")]
    rows.append(samples.number_row(296, *unit))
    block = b"II*\0\x08\0\0\0" + samples.directory(rows, at=8, order="<")
    assert exif_of(Metadata(exif=block, dpi=(300.0, 300.0)))[ExifTags.Base.XResolution] == 300


def test_a_small_picture_leaves_room_for_the_new_one() -> None:
    found, _ = renewed(Metadata(exif=samples.exif(thumbnail=pictures.jpeg())), FILE)
    assert found.exif is not None
    assert BLANK_THUMBNAIL in found.exif
    found, _ = renewed(Metadata(exif=samples.exif()), FILE)
    assert found.exif is not None
    assert BLANK_THUMBNAIL not in found.exif


def test_a_broken_block_costs_a_note() -> None:
    found, notes = renewed(Metadata(exif=b"II*\0\xff\xff\xff\xff"), FILE)
    assert len(notes) == 1
    assert "EXIF" in notes[0]
    assert found.exif is not None


def test_xmp_says_what_is_true_of_the_new_file() -> None:
    packet = packet_of(samples.XMP)
    assert packet.text(names.ORIENTATION) == "1"
    assert packet.text(names.PIXEL_X_DIMENSION) == "640"
    assert packet.text(names.PIXEL_Y_DIMENSION) == "480"
    assert packet.text(names.COLOR_MODE) == "3"
    assert packet.text(names.CREATOR_TOOL) == f"colorstudio {__version__}"
    assert packet.text(names.IMAGE_WIDTH) is None  # it didn't say so before
    assert packet.default_text(names.DESCRIPTION) == samples.CAPTION


def test_xmp_that_tells_the_resolution_tells_the_new_one() -> None:
    said = samples.XMP.replace(b'tiff:Orientation="6"', b'tiff:XResolution="72/1" tiff:BitsPerSample="16"')
    packet = packet_of(said, dpi=(300.0, 300.0))
    assert packet.text(names.X_RESOLUTION) == "300/1"
    assert packet.text(Name(*names.X_RESOLUTION[:2], "BitsPerSample")) is None


def test_xmp_that_goes_on_elsewhere_is_ended_and_said() -> None:
    said = samples.XMP.replace(
        b"xmlns:family=", b'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="ABC" xmlns:family='
    )
    found, notes = renewed(Metadata(xmp=said), FILE)
    assert any("64 KB" in note for note in notes)
    assert b"HasExtendedXMP" not in (found.xmp or b"")


def test_xmp_that_is_not_sound_is_carried_as_it_is() -> None:
    found, notes = renewed(Metadata(xmp=b"<broken"), FILE)
    assert found.xmp == b"<broken"
    assert len(notes) == 1


def test_no_xmp_is_made_for_a_photo_without() -> None:
    found, notes = renewed(Metadata(), FILE)
    assert found.xmp is None
    assert notes == ()


def test_renewing_twice_changes_nothing_more() -> None:
    once, _ = renewed(Metadata(samples.exif(), samples.XMP, samples.IPTC, (300.0, 300.0)), FILE)
    assert renewed(once, FILE)[0] == once


def test_iptc_and_resolution_stay() -> None:
    found, _ = renewed(Metadata(iptc=samples.IPTC, dpi=(300.0, 300.0)), FILE)
    assert (found.iptc, found.dpi) == (samples.IPTC, (300.0, 300.0))
    assert io.BytesIO(found.iptc or b"").read(1) == b"\x1c"


@pytest.mark.parametrize("dpi", [(0.0, 0.0), (300.0, 0.0), (54_545_000.0, 54_545_000.0), (float("nan"), 300.0)])
def test_a_senseless_resolution_is_none(dpi: tuple[float, float]) -> None:
    assert Metadata(dpi=dpi).dpi is None
    assert ExifTags.Base.XResolution not in exif_of(Metadata(dpi=dpi))


@pytest.mark.parametrize("fraction", [(0, 0), (0, 1), (0xFFFF_FFFF, 1)])
def test_exif_with_a_senseless_resolution_says_none(fraction: tuple[int, int]) -> None:
    resolution = Field(FieldType.RATIONAL, 1, struct.pack("<II", *fraction))
    unit = whole_number(2, FieldType.SHORT, "<")
    main = Directory({Tag.X_RESOLUTION: resolution, Tag.Y_RESOLUTION: resolution, Tag.RESOLUTION_UNIT: unit})
    assert dpi_of(main, "<") is None
