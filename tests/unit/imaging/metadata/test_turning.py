import pytest

from colorstudio.imaging.metadata import Metadata
from colorstudio.imaging.metadata.exif import Exif, parse
from colorstudio.imaging.metadata.ifd import Directory, whole_number
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag
from colorstudio.imaging.metadata.turning import turned
from tests.samples import metadata as samples

REGIONS = (
    b'<mwg-rs:Regions xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" rdf:parseType="Resource">'
    b"<mwg-rs:RegionList/></mwg-rs:Regions>"
)
WITH_REGIONS = samples.XMP.replace(b"<family:album>", REGIONS + b"<family:album>")


def with_place(tag: Tag) -> bytes:
    exposure = Directory({tag: whole_number(7, FieldType.SHORT, "<"), Tag.GAMMA: whole_number(1, FieldType.LONG, "<")})
    return bytes(Exif(main=Directory({}, {Tag.EXIF: exposure})))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_resolution_changes_sides_with_the_picture(orientation: int) -> None:
    metadata = Metadata(samples.exif(), samples.XMP, samples.IPTC, (204.0, 98.0))
    found, notes = turned(metadata, orientation)
    assert found.dpi == ((98.0, 204.0) if orientation >= 5 else (204.0, 98.0))
    assert (found.exif, found.xmp, found.iptc, notes) == (metadata.exif, metadata.xmp, metadata.iptc, ())


@pytest.mark.parametrize("tag", [Tag.SUBJECT_AREA, Tag.SUBJECT_LOCATION])
def test_a_place_in_exif_is_left_out_with_a_sentence(tag: Tag) -> None:
    found, (note,) = turned(Metadata(exif=with_place(tag)), 3)
    exif = parse(found.exif)
    assert exif is not None
    assert list(exif.main.children[Tag.EXIF].fields) == [Tag.GAMMA]
    assert "faces" in note


def test_regions_in_xmp_are_left_out_with_a_sentence() -> None:
    found, (note,) = turned(Metadata(xmp=WITH_REGIONS), 6)
    assert b"RegionList" not in (found.xmp or b"")
    assert b"<family:album>" in (found.xmp or b"")
    assert "faces" in note


def test_of_an_upright_photo_all_places_stay() -> None:
    metadata = Metadata(exif=with_place(Tag.SUBJECT_AREA), xmp=WITH_REGIONS)
    assert turned(metadata, 1) == (metadata, ())


def test_what_is_broken_stays_as_it_is() -> None:
    metadata = Metadata(exif=b"broken", xmp=b"<broken")
    assert turned(metadata, 8) == (metadata, ())
