import io
import struct
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from colorstudio.imaging.metadata.extended_xmp import EXTENSION_PREFIX, PREFIX, payloads_for, xmp_of_jpeg
from colorstudio.imaging.metadata.xmp import Name, Packet
from tests.samples import metadata as samples
from tests.samples import pictures, readers

MOST = 65_533
ANCESTORS = Name("photoshop", "http://ns.adobe.com/photoshop/1.0/", "DocumentAncestors")
ALBUM = Name("family", "http://example.org/family/", "album")
COUNT = 900  # exiftool stops at 1000
LONG = "<rdf:Bag>" + "".join(f"<rdf:li>ancestor {n:0200}</rdf:li>" for n in range(COUNT)) + "</rdf:Bag>"
LARGE = samples.XMP.replace(
    b"<family:album>", f"<photoshop:DocumentAncestors>{LONG}</photoshop:DocumentAncestors><family:album>".encode()
)


def jpeg_with(payloads: list[bytes]) -> bytes:
    jpeg = pictures.jpeg()
    segments = b"".join(b"\xff\xe1" + struct.pack(">H", 2 + len(payload)) + payload for payload in payloads)
    return jpeg[:2] + segments + jpeg[2:]


def large() -> list[bytes]:
    payloads = payloads_for(LARGE, MOST)
    assert payloads is not None
    return payloads


def count_of_ancestors(xmp: bytes | None) -> int:
    return (xmp or b"").count(b"<rdf:li>ancestor ")


def test_a_packet_that_fits_is_one_payload() -> None:
    assert payloads_for(samples.XMP, MOST) == [PREFIX + samples.XMP]


def test_what_does_not_fit_goes_into_further_payloads() -> None:
    first, *others = large()
    assert len(LARGE) > 2 * MOST
    assert all(len(payload) <= MOST for payload in (first, *others))
    assert all(payload.startswith(EXTENSION_PREFIX) for payload in others)
    packet = Packet.parse(first.removeprefix(PREFIX))
    assert packet is not None
    assert packet.text(ALBUM) == "Krabice č. 3"
    assert count_of_ancestors(first) == 0


def test_of_thousands_of_small_properties_the_packet_keeps_as_many_as_fit() -> None:
    many = "".join(f"<family:p{n}>{'x' * (1 + n % 7)}</family:p{n}>" for n in range(4_000))
    payloads = payloads_for(samples.XMP.replace(b"<family:album>", f"{many}<family:album>".encode()), MOST)
    assert payloads is not None
    assert MOST - 100 < len(payloads[0]) <= MOST
    xmp = xmp_of_jpeg(jpeg_with(payloads)) or b""
    assert all(xmp.count(f"</family:p{n}>".encode()) == 1 for n in range(4_000))


def test_pillow_still_opens_the_file_and_reads_the_first_packet() -> None:
    read = Image.open(io.BytesIO(jpeg_with(large())))
    assert fromstring(read.info["xmp"]) is not None


@readers.needs_exiftool
def test_exiftool_reads_both_packets(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    path.write_bytes(jpeg_with(large()))
    (found,) = readers.exiftool([path])
    assert len(found["XMP-photoshop:DocumentAncestors"]) == COUNT
    assert found["XMP-dc:Description"] == samples.CAPTION


def test_both_packets_are_read_as_one() -> None:
    xmp = xmp_of_jpeg(jpeg_with(large()))
    assert count_of_ancestors(xmp) == COUNT
    assert b"HasExtendedXMP" not in (xmp or b"")
    packet = Packet.parse(xmp or b"")
    assert packet is not None
    assert packet.text(ALBUM) == "Krabice č. 3"


def test_parts_in_any_order_are_put_together() -> None:
    first, *others = large()
    assert count_of_ancestors(xmp_of_jpeg(jpeg_with([*reversed(others), first]))) == COUNT


def test_a_missing_part_leaves_the_first_packet_saying_that_there_is_more() -> None:
    first, *others = large()
    xmp = xmp_of_jpeg(jpeg_with([first, *others[:-1]]))
    assert xmp == first.removeprefix(PREFIX)
    assert b"HasExtendedXMP" in xmp


def test_parts_of_another_packet_are_not_taken() -> None:
    first, *others = large()
    strange = [EXTENSION_PREFIX + b"0" * 32 + struct.pack(">II", 10, 0) + bytes(10), EXTENSION_PREFIX + b"short"]
    boastful = EXTENSION_PREFIX + others[0][len(EXTENSION_PREFIX) :][:32] + struct.pack(">II", 0xFFFF_FFFF, 0)
    assert count_of_ancestors(xmp_of_jpeg(jpeg_with([*strange, boastful, first, *others]))) == COUNT


def test_a_jpeg_without_xmp_has_none() -> None:
    assert xmp_of_jpeg(pictures.jpeg()) is None


def test_a_packet_that_is_not_sound_is_given_as_it_is() -> None:
    assert xmp_of_jpeg(jpeg_with([PREFIX + b"<broken"])) == b"<broken"


@pytest.mark.parametrize("xmp", [b"<broken" + bytes(70_000), samples.XMP.replace(b"first line", b"x" * 70_000)])
def test_what_cannot_be_cut_is_none(xmp: bytes) -> None:
    assert payloads_for(xmp, MOST) is None


def test_filling_bytes_and_markers_without_length_are_stepped_over() -> None:
    jpeg = jpeg_with([PREFIX + samples.XMP])
    assert xmp_of_jpeg(jpeg[:2] + b"\xff\xff\xff\x01" + jpeg[2:]) == samples.XMP


def test_the_search_ends_among_endless_empty_segments() -> None:
    empty = b"\xff\xe1\x00\x02"
    jpeg = jpeg_with([PREFIX + samples.XMP])
    assert xmp_of_jpeg(jpeg[:2] + empty * 9_000 + jpeg[2:]) == samples.XMP
    assert xmp_of_jpeg(jpeg[:2] + empty * 10_000 + jpeg[2:]) is None
    assert xmp_of_jpeg(jpeg[:2] + empty * 10_000_000) is None


def test_a_segment_whose_length_is_shorter_than_itself_ends_the_search() -> None:
    assert xmp_of_jpeg(b"\xff\xd8" + b"\xff\xe1\x00\x00" * 1_000) is None


@given(st.binary(max_size=60))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    xmp_of_jpeg(b"\xff\xd8" + data)
    xmp_of_jpeg(b"\xff\xd8\xff\xe1" + data)
