"""What a person leaves out is gone from the file, in each format: read back by a program that isn't ours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.imaging.decode import decode
from colorstudio.imaging.encode import encode
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import format_for
from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.keeping import Keeping, kept
from colorstudio.imaging.source import source_from_bytes
from tests.samples import metadata as samples
from tests.samples.pictures import jpeg
from tests.samples.readers import exiftool, needs_exiftool

_PLACES = (
    b'xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:drone="http://www.dji.com/drone-dji/1.0/" '
    b'exif:GPSLatitude="50,1.5N" photoshop:City="Prague" core:CountryCode="CZE" drone:GpsLongtitude="14.4" '
)
_NESTED = (
    b'<ext:LocationShown xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><rdf:Bag>'
    b'<rdf:li rdf:parseType="Resource"><ext:City>Prague</ext:City></rdf:li></rdf:Bag></ext:LocationShown>'
    b'<mm:Pantry xmlns:mm="http://ns.adobe.com/xap/1.0/mm/"><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<photoshop:City>Prague</photoshop:City></rdf:li></rdf:Bag></mm:Pantry>"
)
XMP = samples.XMP.replace(b"tiff:Orientation", _PLACES + b"tiff:Orientation").replace(
    b"<family:album>", _NESTED + b"<family:album>"
)
FORMATS = ("a.jpg", "a.png", "a.tif", "a.webp", "a.avif")
PLACES = ("GPS", "Gps", "Prague", "Köln", "CZE")
CAPTIONS = ("Großmutter", "Šťastná", "Müller", "Rodina", "Krabice", "Babička", "first line")
CAMERA = (samples.TAKEN, "MAKER", "Scanner 1.0")


@pytest.fixture
def words(tmp_path: Path) -> Callable[[str, Keeping, tuple[str, ...]], set[str]]:
    def there(name: str, keeping: Keeping, wanted: tuple[str, ...]) -> set[str]:
        """The words that are in the file, be it in what exiftool reads or anywhere in its bytes."""
        data = samples.jpeg_with_iptc(jpeg(exif=b"Exif\0\0" + samples.exif(), xmp=XMP))
        picture = decode(source_from_bytes("aunt.jpg", data))
        metadata, _ = kept(picture.metadata, keeping)
        encode(replace(picture, metadata=metadata), tmp_path / name, options=FileOptions(format_for(Path(name))))
        (read,) = exiftool([tmp_path / name], "-u", "-ee", "-x", "System:all")
        data = (tmp_path / name).read_bytes()
        return {word for word in wanted if word in str(read) or word.encode() in data}

    return there


Words = Callable[[str, Keeping, tuple[str, ...]], set[str]]


@needs_exiftool
@pytest.mark.parametrize("name", FORMATS)
def test_a_place_that_is_left_out_is_in_no_block(name: str, words: Words) -> None:
    wanted = (*PLACES, *CAPTIONS, *CAMERA)
    found = words(name, Keeping.CAMERA | Keeping.CAPTION, wanted)
    assert not found & {*PLACES, "MAKER"}  # a maker's notes can't be looked into: they may name the place
    assert found >= {"Großmutter", "Šťastná", "Müller", "Krabice", samples.TAKEN}


@needs_exiftool
@pytest.mark.parametrize("name", FORMATS)
def test_with_nothing_kept_nothing_of_the_photo_is_left(name: str, words: Words) -> None:
    assert not words(name, Keeping.NOTHING, (*PLACES, *CAPTIONS, *CAMERA, "Rating"))


@needs_exiftool
@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
@pytest.mark.parametrize(
    ("keeping", "there", "gone"),
    [
        (Keeping.CAMERA, {samples.TAKEN}, {*PLACES, *CAPTIONS}),
        (Keeping.CAPTION, {"Großmutter", "Šťastná", "Müller", "Rodina", "Krabice"}, {*PLACES, *CAMERA}),
        (Keeping.PLACE, {"GPS", "Köln", "Prague", "CZE"}, {*CAMERA, *CAPTIONS}),
        (Keeping.EVERYTHING, {"GPS", "Köln", "Prague", "Großmutter", "Krabice", "MAKER", samples.TAKEN}, set()),
    ],
)
def test_each_group_is_there_alone(name: str, keeping: Keeping, there: set[str], gone: set[str], words: Words) -> None:
    found = words(name, keeping, (*PLACES, *CAPTIONS, *CAMERA))
    assert found >= there
    assert not found & gone


def test_what_is_no_property_of_the_photo_goes_too() -> None:
    strange = samples.XMP.replace(b"</rdf:RDF>", b"<rdf:Seq><rdf:li>Prague</rdf:li></rdf:Seq></rdf:RDF>")
    metadata, _ = kept(Metadata(xmp=strange), Keeping.CAPTION)
    assert metadata.xmp is not None
    assert b"Prague" not in metadata.xmp


def test_blocks_that_are_none_go() -> None:
    assert kept(Metadata(exif=b"no block", iptc=b"no records"), Keeping.CAMERA) == (Metadata(), ())
