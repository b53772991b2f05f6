import struct
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from colorstudio.imaging.metadata.ifd import (
    MOST_BYTES,
    MOST_FIELDS,
    Directory,
    Field,
    Order,
    Reader,
    Spelling,
    numbers,
    rational,
    string,
)
from colorstudio.imaging.metadata.ifd_writer import Writer
from colorstudio.imaging.metadata.tiff_tags import FieldType, Tag, describes_storage
from tests.samples import metadata as samples

POINTERS = (Tag.EXIF, Tag.GPS, Tag.INTEROP)
ORDERS: tuple[Order, ...] = ("<", ">")


def read_first(data: bytes) -> Directory | None:
    opened = Reader.of(data)
    if opened is None:
        return None
    reader, first = opened
    found = reader.directory(first)
    return None if found is None else found[0]


@st.composite
def fields(draw: st.DrawFn, types: tuple[FieldType, ...] = tuple(FieldType)) -> Field:
    type_ = draw(st.sampled_from(types))
    count = draw(st.integers(0, 9))
    return Field(type_, count, draw(st.binary(min_size=count * type_.size, max_size=count * type_.size)))


@st.composite
def directories(draw: st.DrawFn, pointers: tuple[Tag, ...] = (Tag.EXIF, Tag.GPS)) -> Directory:
    tags = st.integers(1, 0xFFFF).filter(lambda tag: tag not in POINTERS)
    below = {tag: (Tag.INTEROP,) if tag is Tag.EXIF else () for tag in pointers}
    children: dict[int, Directory] = {tag: draw(directories(below[tag])) for tag in pointers if draw(st.booleans())}
    return Directory(draw(st.dictionaries(tags, fields(), max_size=6)), children)


def contents(directory: Directory) -> tuple[object, ...]:
    """A directory without the places of its fields, which differ between files."""
    return (
        {tag: (field.type, field.count, field.value) for tag, field in directory.fields.items()},
        {tag: contents(child) for tag, child in directory.children.items()},
    )


def written(directory: Directory, spelling: Spelling) -> bytes:
    version = "*\0" if not spelling.is_big else "+\0\x08\0\0\0"
    header = ("II" + version).encode()
    if spelling.order == ">":
        header = b"MM\0*" if not spelling.is_big else b"MM\0+\0\x08\0\0"
    writer = Writer(spelling, at=len(header) + spelling.offset.size)
    place = writer.directory(directory)
    return header + spelling.offset.pack(place) + bytes(writer)


@given(directories(), st.sampled_from(ORDERS))
def test_what_is_written_as_bigtiff_is_read_back(directory: Directory, order: Order) -> None:
    back = read_first(written(directory, Spelling(order, is_big=True)))
    assert back is not None
    assert contents(back) == contents(directory)


@given(st.dictionaries(st.integers(1, 999), fields(), max_size=9), st.sampled_from(ORDERS))
def test_a_classic_file_has_everything_but_numbers_of_64_bits(some: dict[int, Field], order: Order) -> None:
    big = (FieldType.LONG8, FieldType.SLONG8, FieldType.IFD8)
    back = read_first(written(Directory(some), Spelling(order)))
    assert back is not None
    kept = {tag: field for tag, field in some.items() if field.type not in big}
    assert contents(back) == contents(Directory(kept))


@given(directories())
def test_another_byte_order_twice_is_the_same(directory: Directory) -> None:
    assert contents(directory.reordered().reordered()) == contents(directory)


def test_a_rational_swaps_its_two_numbers_each() -> None:
    field = Field(FieldType.RATIONAL, 1, struct.pack("<II", 10, 2500))
    assert field.reordered().value == struct.pack(">II", 10, 2500)


def test_characters_have_no_byte_order() -> None:
    field = Field(FieldType.ASCII, 3, b"ab\0")
    assert field.reordered().value == field.value


@given(st.binary(max_size=200), st.sampled_from([b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]))
def test_no_bytes_whatever_raise(rest: bytes, header: bytes) -> None:
    read_first(header + rest)


@given(st.data())
def test_a_sound_block_with_bytes_changed_or_missing_never_raises(data: st.DataObject) -> None:
    block = bytearray(samples.exif(thumbnail=b"\xff\xd8\xff\xd9"))
    for _ in range(data.draw(st.integers(1, 6))):
        block[data.draw(st.integers(4, len(block) - 1))] = data.draw(st.integers(0, 255))
    read_first(bytes(block[: data.draw(st.integers(0, len(block)))]))


def test_a_directory_that_is_its_own_child_ends() -> None:
    pointer = samples.number_row(34665, 8, letter="I")
    block = b"II*\0" + struct.pack("<I", 8) + samples.directory([pointer, samples.ascii_row(315, "x")], at=8, order="<")
    found = read_first(block)
    assert found is not None
    inner = found.children[Tag.EXIF]
    assert inner.children == {}
    assert Tag.EXIF in inner.fields  # a pointer to an EXIF directory means nothing inside of one


@pytest.mark.parametrize(
    "row",
    [
        samples.Row(60000, 2, 0xFFFF_FFFF, bytes(4)),
        samples.Row(60000, 5, 0xFFFF_FFFF, bytes(4)),
        samples.Row(60000, 2, 9, struct.pack("<I", 0xFFFF_FFF0)),
        samples.Row(60000, 77, 1, bytes(4)),
    ],
    ids=["absurd count", "absurd count of rationals", "out of range", "unknown type"],
)
def test_a_field_that_lies_is_left_out_and_its_neighbors_stay(row: samples.Row) -> None:
    block = b"II*\0" + struct.pack("<I", 8) + samples.directory([row, samples.ascii_row(315, "Ana")], at=8, order="<")
    found = read_first(block)
    assert found is not None
    assert list(found.fields) == [315]


def test_of_two_fields_with_one_tag_the_first_counts() -> None:
    rows = [samples.ascii_row(315, "Ana"), samples.ascii_row(315, "Bob")]
    found = read_first(b"II*\0" + struct.pack("<I", 8) + samples.directory(rows, at=8, order="<"))
    assert found is not None
    assert string(found.fields[315]) == "Ana"


def test_fields_that_overlap_do_not_multiply_a_small_file() -> None:
    megabyte = 1 << 20
    rows = [samples.Row(tag, 7, megabyte, struct.pack("<I", 100)) for tag in range(1, 200)]
    table = struct.pack("<H", len(rows))
    table += b"".join(struct.pack("<HHI4s", row.tag, row.type, row.values, row.value) for row in rows)
    found = read_first(b"II*\0" + struct.pack("<I", 8) + table + bytes(megabyte))
    assert found is not None
    assert sum(len(field.value) for field in found.fields.values()) <= MOST_BYTES


def test_an_absurd_number_of_fields_is_bounded() -> None:
    rows = b"".join(struct.pack("<HHI4s", tag, 3, 1, bytes(4)) for tag in range(1, 60_000))
    found = read_first(b"II*\0" + struct.pack("<IH", 8, 59_999) + rows)
    assert found is not None
    assert len(found.fields) == MOST_FIELDS


@pytest.mark.parametrize("place", [0, 3, 4000, 0xFFFF_FFFF])
def test_a_directory_that_is_nowhere_is_none(place: int) -> None:
    assert read_first(b"II*\0" + struct.pack("<I", place)) is None


@pytest.mark.parametrize("data", [b"", b"II*", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0+\0\0"])
def test_what_is_no_tiff_is_none(data: bytes) -> None:
    assert read_first(data) is None


def test_numbers_of_a_field_of_text_are_none() -> None:
    assert numbers(Field(FieldType.ASCII, 2, b"6\0"), "<") == ()


@pytest.mark.parametrize(("data", "text"), [("Žižkov".encode(), "Žižkov"), (b"M\xfcller", "Müller"), (b"a\0b", "a")])
def test_a_string_is_utf_8_or_else_latin_1_up_to_its_end(data: bytes, text: str) -> None:
    assert string(Field(FieldType.ASCII, len(data), data)) == text


def test_a_value_that_was_pinned_stays_where_it_was() -> None:
    note = Field(FieldType.UNDEFINED, 40, bytes(range(40)), place=60)
    others = {tag: Field(FieldType.ASCII, 16, b"x" * 16) for tag in range(1, 5)}
    writer = Writer(Spelling("<"), at=8, reserved=range(60, 100))
    first = writer.directory(Directory({**others, Tag.MAKER_NOTE: note}))
    block = b"II*\0" + struct.pack("<I", first) + bytes(writer)
    assert block[60:100] == note.value
    back = read_first(block)
    assert back is not None
    assert back.fields[Tag.MAKER_NOTE] == note
    assert all(back.fields[tag].value == field.value for tag, field in others.items())


@pytest.mark.parametrize("tag", [256, 273, 279, 322, 700, 33723, 34675, 37724, 50706])
def test_how_pixels_are_stored_belongs_to_the_file(tag: int) -> None:
    assert describes_storage(tag)


@pytest.mark.parametrize("tag", [270, 274, 282, 306, 315, 33432, 18246, 40091, 50708, 60000])
def test_what_describes_the_photo_travels(tag: int) -> None:
    assert not describes_storage(tag)


@pytest.mark.parametrize("extra", [b"", b"\0"])
def test_a_comment_in_utf_16_follows_the_byte_order(extra: bytes) -> None:
    comment = b"UNICODE\0" + "日本語 комментарий".encode("utf-16-be") + extra
    directory = Directory({Tag.USER_COMMENT: Field(FieldType.UNDEFINED, len(comment), comment)})
    turned = directory.reordered().fields[Tag.USER_COMMENT].value
    assert turned == b"UNICODE\0" + "日本語 комментарий".encode("utf-16-le") + extra
    assert directory.reordered().reordered().fields[Tag.USER_COMMENT].value == comment


@given(st.fractions(min_value=0))
@example(Fraction(2**40, 3))
@example(Fraction(2**33 - 1, 2))
@example(Fraction(1, 2**40))
def test_any_fraction_is_written_as_near_as_it_can_be(value: Fraction) -> None:
    above, below = numbers(rational(value, "<"), "<")
    most = 2**32 - 1
    assert abs(Fraction(above, below) - min(value, Fraction(most))) <= 1
