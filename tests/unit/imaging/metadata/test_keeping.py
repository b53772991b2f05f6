"""Metadata that a person leaves out are gone from every block."""

from __future__ import annotations

import pytest

from colorstudio.imaging.metadata import Metadata, iptc
from colorstudio.imaging.metadata.exif import parse
from colorstudio.imaging.metadata.keeping import Keeping, kept
from colorstudio.imaging.metadata.tiff_tags import Tag
from colorstudio.imaging.metadata.xmp import Name, Packet
from tests.samples import metadata as samples

GPS_LATITUDE = Name("exif", "http://ns.adobe.com/exif/1.0/", "GPSLatitude")
CITY = Name("photoshop", "http://ns.adobe.com/photoshop/1.0/", "City")
HEADLINE = Name("photoshop", "http://ns.adobe.com/photoshop/1.0/", "Headline")
RECORDS = samples.dataset(120, b"Aunt in Turin") + samples.dataset(90, b"Torino")
MAKE = Name("tiff", "http://ns.adobe.com/tiff/1.0/", "Make")


@pytest.fixture
def xmp() -> bytes:
    packet = Packet.empty()
    for name in (GPS_LATITUDE, CITY, HEADLINE, MAKE):
        packet.set_text(name, name.local.lower())
    return bytes(packet)


def names(xmp: bytes | None) -> set[str]:
    packet = Packet.parse(xmp or b"")
    if packet is None:
        return set()
    return {name.local for name in (GPS_LATITUDE, CITY, HEADLINE, MAKE) if packet.text(name) is not None}


def test_everything_is_the_very_same(xmp: bytes) -> None:
    metadata = Metadata(xmp=xmp)
    assert kept(metadata, Keeping.EVERYTHING) == (metadata, ())


def test_nothing_leaves_nothing(xmp: bytes) -> None:
    metadata = Metadata(exif=samples.exif(), xmp=xmp, iptc=RECORDS, dpi=(300, 300))
    assert kept(metadata, Keeping.NOTHING)[0] == Metadata()


def test_without_the_place_coordinates_and_cities_are_gone(xmp: bytes) -> None:
    left, _ = kept(Metadata(exif=samples.exif(), xmp=xmp), Keeping.CAMERA | Keeping.CAPTION)
    exif = parse(left.exif)
    assert exif is not None
    assert Tag.GPS not in exif.main.children
    assert names(left.xmp) == {"Headline", "Make"}


@pytest.mark.parametrize(
    ("keeping", "expected"),
    [(Keeping.PLACE, {"GPSLatitude", "City"}), (Keeping.CAPTION, {"Headline"}), (Keeping.CAMERA, {"Make"})],
)
def test_each_group_is_kept_alone(xmp: bytes, keeping: Keeping, expected: set[str]) -> None:
    assert names(kept(Metadata(xmp=xmp), keeping)[0].xmp) == expected


def test_records_keep_their_caption_only_where_captions_are_kept() -> None:
    with_caption = kept(Metadata(iptc=RECORDS), Keeping.CAPTION)[0].iptc
    assert with_caption is not None
    assert iptc.caption(with_caption) == "Aunt in Turin"
    with_place = kept(Metadata(iptc=RECORDS), Keeping.PLACE)[0].iptc
    assert with_place is not None
    assert iptc.caption(with_place) is None
    assert b"Torino" in with_place


def test_a_place_inside_of_a_structure_is_gone_too() -> None:
    packet = Packet.empty()
    shown = Name("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "PersonInImage")
    packet.set_structure(shown, {CITY: "Turin", HEADLINE: "Aunt"})
    left = kept(Metadata(xmp=bytes(packet)), Keeping.CAPTION)[0].xmp
    assert left is not None
    assert b"Turin" not in left
    assert b"Aunt" in left


def test_a_packet_that_is_not_sound_goes_as_a_whole_and_says_so() -> None:
    left, notes = kept(Metadata(xmp=b"<x:xmpmeta"), Keeping.CAMERA)
    assert left.xmp is None
    assert len(notes) == 1
