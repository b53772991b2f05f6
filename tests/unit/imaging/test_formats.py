"""Formats are told by the first bytes; a name counts only where these leave it open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colorstudio.imaging.formats import HEAD, WRITABLE, Format, format_for, recognize, sniff
from colorstudio.support.errors import BadInput
from tests.samples.pictures import EVERY, dng, jpeg, scene, tiff

BY_SUFFIX = {
    ".jpg": Format.JPEG,
    ".png": Format.PNG,
    ".tif": Format.TIFF,
    ".webp": Format.WEBP,
    ".avif": Format.AVIF,
    ".heic": Format.HEIC,
    ".gif": Format.GIF,
    ".bmp": Format.BMP,
    ".ppm": Format.OTHER,
    ".pgm": Format.OTHER,
    ".tga": Format.OTHER,
    ".jp2": Format.OTHER,
}


def iso(*brands: bytes) -> bytes:
    box = b"ftyp" + brands[0] + bytes(4) + b"".join(brands)
    return (4 + len(box)).to_bytes(4, "big") + box + bytes(16)


@pytest.mark.parametrize("name", EVERY)
def test_every_sample_is_told(name: str) -> None:
    assert recognize(EVERY[name]()[:HEAD], name) is BY_SUFFIX[Path(name).suffix]


@pytest.mark.parametrize("name", [name for name in EVERY if not name.endswith(".tga")])
def test_a_wrong_name_is_no_problem(name: str) -> None:
    assert recognize(EVERY[name]()[:HEAD], "photo.xyz") is BY_SUFFIX[Path(name).suffix]


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (b"\xff\x0a\x00\x10", Format.JXL),
        (b"\0\0\0\x0cJXL \r\n\x87\n", Format.JXL),
        (iso(b"mif1", b"miaf", b"avif"), Format.AVIF),
        (iso(b"avis"), Format.AVIF),
        (iso(b"msf1", b"hevc"), Format.HEIC),
        (iso(b"mif1"), Format.HEIC),
        (iso(b"crx ", b"isom"), Format.RAW),
        (b"II*\0\x10\0\0\0CR\x02\0", Format.RAW),
        (b"II\x1a\0\0\0HEAPCCDR", Format.RAW),
        (b"IIRO\x08\0\0\0", Format.RAW),
        (b"IIU\0\x18\0\0\0", Format.RAW),
        (b"MMOR\0\0\0\x08", Format.RAW),
        (b"FUJIFILMCCD-RAW 0201", Format.RAW),
        (b"FOVb\0\0\0\0", Format.RAW),
        (b"8BPS\0\x01", Format.OTHER),
        (b"qoif\0\0\0\x01", Format.OTHER),
        (b"\xff\x4f\xff\x51\0\x2f", Format.OTHER),
        (b"MM\0+\0\x08\0\0", Format.TIFF),
    ],
)
def test_formats_without_a_sample_are_told(head: bytes, format_: Format) -> None:
    assert sniff(head) is format_


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Dear Anna,\nenclosed is the photo of",
        b"BMW owners' club, minutes",
        b"P1ease find enclosed",
        b"GIF is a format",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x7fELF",
        iso(b"isom", b"mp42"),
        b"RIFF\x24\0\0\0WAVEfmt ",
    ],
)
def test_what_is_no_picture_is_not_taken_for_one(head: bytes) -> None:
    with pytest.raises(BadInput, match=r"^letter\.jpg is no picture that can be opened here\."):
        recognize(head, "letter.jpg")


@given(st.binary(max_size=200))
def test_any_bytes_can_be_looked_at(head: bytes) -> None:
    sniff(head)
    sniff(b"\0\0\0\x20ftyp" + head)
    sniff(b"II*\0" + head)


def test_a_digital_negative_is_told_by_what_it_says() -> None:
    assert sniff(dng()) is Format.RAW


@pytest.mark.parametrize("name", ["a.nef", "a.ARW", "a.pef"])
def test_camera_raw_that_begins_like_a_tiff_is_told_by_its_name(name: str) -> None:
    assert recognize(tiff(scene()), name) is Format.RAW


def test_a_jpeg_stays_a_jpeg_under_the_name_of_a_raw_file() -> None:
    assert recognize(jpeg(), "a.nef") is Format.JPEG


@pytest.mark.parametrize(
    ("name", "format_"), [("a.JPG", Format.JPEG), ("a.b.tiff", Format.TIFF), ("ä.avif", Format.AVIF)]
)
def test_the_name_of_an_output_says_its_format(name: str, format_: Format) -> None:
    assert format_for(Path(name)) is format_


def test_an_output_whose_name_says_nothing_is_refused_with_what_could_be_said() -> None:
    with pytest.raises(BadInput, match=r"photo\.xyz") as caught:
        format_for(Path("photo.xyz"))

    assert all(suffix in caught.value.sentence for holds in WRITABLE.values() for suffix in holds.suffixes)
