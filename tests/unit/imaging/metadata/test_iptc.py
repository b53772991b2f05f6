import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin

from colorstudio.imaging.metadata import iptc
from tests.samples import metadata as samples
from tests.samples import pictures

RECORD = st.builds(samples.dataset, st.integers(1, 255), st.binary(max_size=40))


def by_pillow(resources: bytes) -> dict[tuple[int, int], bytes | list[bytes]]:
    """What Pillow finds in a JPEG with these resources."""
    jpeg = pictures.jpeg()
    jpeg = jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(resources) + 2) + resources + jpeg[2:]
    found = IptcImagePlugin.getiptcinfo(Image.open(io.BytesIO(jpeg)))
    assert found is not None
    return found


def test_pillow_finds_wrapped_records() -> None:
    assert by_pillow(iptc.wrap(samples.IPTC))[2, 90] == "Köln".encode()


@given(st.lists(RECORD, min_size=1, max_size=6))
def test_wrapped_records_are_unwrapped_as_they_were(records: list[bytes]) -> None:
    assert iptc.unwrap(iptc.wrap(b"".join(records))) == b"".join(records)


def test_other_resources_with_names_of_any_length_are_stepped_over() -> None:
    for name in (b"", b"a", b"ab"):
        padded = bytes([len(name)]) + name + b"\0" * ((1 + len(name)) % 2)
        other = b"8BIM" + struct.pack(">H", 0x0422) + padded + struct.pack(">I", 3) + b"xyz\0"
        resources = iptc.wrap(samples.IPTC)
        signature = len("Photoshop 3.0") + 1
        assert iptc.unwrap(resources[:signature] + other + resources[signature:]) == samples.IPTC


@pytest.mark.parametrize("data", [b"", b"Photoshop 3.0\0", b"8BIM\x04\x04", b"8BIM\x04\x04\0\0\0\0\0\x09short", b"x"])
def test_resources_without_whole_records_hold_none(data: bytes) -> None:
    assert iptc.unwrap(data) is None


@given(st.binary(max_size=80))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    iptc.unwrap(b"Photoshop 3.0\x008BIM\x04\x04" + data)
    iptc.whole_records(b"\x1c\x02" + data)


@given(st.binary(max_size=20).filter(lambda junk: not junk.startswith(b"\x1c")))
def test_what_follows_the_last_record_is_cut_off(junk: bytes) -> None:
    assert iptc.whole_records(samples.IPTC + junk) == samples.IPTC


@given(st.integers(0, len(samples.IPTC)))
def test_of_records_cut_short_the_whole_ones_stay(cut: int) -> None:
    found = iptc.whole_records(samples.IPTC[:cut]) or b""
    assert samples.IPTC.startswith(found)
    assert cut - len(found) < len(samples.dataset(120, samples.CAPTION.encode()))


def test_a_long_record_tells_its_length_in_more_bytes() -> None:
    long = struct.pack(">BBBHI", 0x1C, 8, 10, 0x8004, 70_000) + bytes(70_000)
    assert iptc.whole_records(long + samples.IPTC) == long + samples.IPTC
    assert iptc.caption(long + samples.IPTC) == samples.CAPTION


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_file_has_its_records_in_a_field(order: samples.Order) -> None:
    assert iptc.iptc_from_tiff(samples.tiff(pictures.scene(), order=order)) == samples.IPTC


def test_a_tiff_file_may_have_them_in_photoshops_resources() -> None:
    resources = iptc.wrap(samples.IPTC).removeprefix(b"Photoshop 3.0\0")
    file = pictures.tiff(pictures.scene(), extratags=[(34377, 1, len(resources), resources, True)])
    assert iptc.iptc_from_tiff(file) == samples.IPTC


def test_a_tiff_file_without_records_has_none() -> None:
    assert iptc.iptc_from_tiff(pictures.tiff(pictures.scene())) is None


def test_the_caption_is_read_and_replaced_and_the_rest_stays() -> None:
    assert iptc.caption(samples.IPTC) == samples.CAPTION
    changed = iptc.with_caption(samples.IPTC, "Oma. Žižkov")
    assert by_pillow(iptc.wrap(changed)) == {
        **by_pillow(iptc.wrap(samples.IPTC)),
        (2, 120): "Oma. Žižkov".encode(),
    }


def test_a_caption_in_latin_1_stays_in_latin_1() -> None:
    records = samples.dataset(120, b"M\xfcller")
    assert iptc.caption(records) == "Müller"
    assert iptc.caption(iptc.with_caption(records, "Müller!")) == "Müller!"
    assert b"M\xfcller!" in iptc.with_caption(records, "Müller!")


def test_a_caption_longer_than_a_caption_may_be_is_left_alone() -> None:
    assert iptc.with_caption(samples.IPTC, "x" * 2001) == samples.IPTC


def test_records_without_caption_have_none() -> None:
    assert iptc.caption(samples.dataset(90, b"Graz")) is None
