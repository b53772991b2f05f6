import pytest

from colorstudio.imaging.formats import WRITABLE, Format
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import Exif, parse
from colorstudio.imaging.metadata.extended_xmp import PREFIX
from colorstudio.imaging.metadata.ifd import Directory, Field
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag
from colorstudio.imaging.writers import jpeg
from colorstudio.imaging.writers.fitting import fitted
from tests.samples import metadata as samples
from tests.samples import pictures

KILOBYTE = 1024


def block(*, note: int = 0, private: int = 0, thumbnail: bytes | None = None) -> bytes:
    """EXIF with a maker's note and a private field of so many bytes."""
    exposure = Directory({Tag.MAKER_NOTE: Field(FieldType.UNDEFINED, note, bytes(note))}) if note else Directory()
    main = Directory(
        {315: Field(FieldType.ASCII, 4, b"Ana\0"), 60000: Field(FieldType.UNDEFINED, private, bytes(private))},
        {Tag.EXIF: exposure},
    )
    return bytes(Exif(main=main, thumbnail=thumbnail))


@pytest.mark.parametrize("format_", WRITABLE)
def test_what_a_format_can_hold_stays_and_the_rest_is_said(format_: Format) -> None:
    metadata = Metadata(samples.exif(), samples.XMP, samples.IPTC, (300.0, 300.0))
    found, notes = fitted(metadata, format_)
    assert (found.xmp, found.dpi) == (samples.XMP, (300.0, 300.0))
    assert found.exif is not None
    if WRITABLE[format_].iptc:
        assert (found.iptc, notes) == (samples.IPTC, ())
    else:
        assert found.iptc is None
        assert ["IPTC" in note for note in notes] == [True]


@pytest.mark.parametrize("format_", WRITABLE)
def test_a_photo_without_metadata_loses_none(format_: Format) -> None:
    assert fitted(Metadata(), format_) == (Metadata(), ())


@pytest.mark.parametrize("metadata", [Metadata(xmp=bytes(70 * KILOBYTE)), Metadata(iptc=bytes(70 * KILOBYTE))])
def test_a_jpeg_leaves_out_what_does_not_fit_into_a_segment(metadata: Metadata) -> None:
    found, notes = fitted(metadata, Format.JPEG)
    assert found == Metadata()
    assert len(notes) == 1
    assert "70 KB" in notes[0]


def test_what_just_fits_into_a_jpeg_stays() -> None:
    most_xmp = jpeg.MOST_PAYLOAD - len(PREFIX)
    metadata = Metadata(xmp=b" " * most_xmp, iptc=b"\x1c" * jpeg.MOST_IPTC)
    assert fitted(metadata, Format.JPEG) == (metadata, ())


def test_the_small_picture_goes_first() -> None:
    found, (note,) = fitted(Metadata(exif=block(note=60 * KILOBYTE, thumbnail=pictures.jpeg() * 9)), Format.JPEG)
    exif = parse(found.exif)
    assert exif is not None
    assert exif.thumbnail is None
    assert Tag.MAKER_NOTE in exif.main.children[Tag.EXIF].fields
    assert "small picture" in note


def test_then_the_largest_fields_go_and_who_took_the_photo_stays() -> None:
    found, (note,) = fitted(Metadata(exif=block(note=90 * KILOBYTE, private=80 * KILOBYTE)), Format.JPEG)
    assert len(found.exif or b"") <= jpeg.MOST_EXIF
    exif = parse(found.exif)
    assert exif is not None
    assert list(exif.main.fields) == [315]
    assert "maker" in note
    assert "0xea60" in note


@pytest.mark.parametrize("path", [(), (Tag.EXIF,), (Tag.GPS,), (Tag.EXIF, Tag.INTEROP)])
def test_a_large_field_goes_from_wherever_it_is(path: tuple[Tag, ...]) -> None:
    directory = Directory({60000: Field(FieldType.UNDEFINED, 70_000, bytes(70_000))})
    for pointer in reversed(path):
        directory = Directory({}, {pointer: directory})
    main = directory.with_fields({315: Field(FieldType.ASCII, 4, b"Ana\0")})
    found, (note,) = fitted(Metadata(exif=bytes(Exif(main=main))), Format.JPEG)
    exif = parse(found.exif)
    assert exif is not None
    assert list(exif.main.fields) == [315]
    assert len(found.exif or b"") < KILOBYTE
    assert "0xea60" in note


def test_other_formats_take_exif_of_any_size() -> None:
    metadata = Metadata(exif=block(note=90 * KILOBYTE))
    assert fitted(metadata, Format.PNG) == (metadata, ())


def test_a_tiff_has_no_place_for_a_small_picture() -> None:
    found, notes = fitted(Metadata(exif=block(thumbnail=pictures.jpeg())), Format.TIFF)
    exif = parse(found.exif)
    assert exif is not None
    assert exif.thumbnail is None
    assert notes == ()
