"""Metadata as cameras and editors write it, made by hand; what colorstudio writes is never used here."""

from __future__ import annotations

import struct
from typing import Any, Final, Literal, NamedTuple

from numpy.typing import NDArray

Order = Literal["<", ">"]

CAPTION: Final = "Großmutter vor dem Haus, Žižkov"
ARTIST: Final = "Žofia Šťastná"
RIGHTS: Final = "© Familie Müller"
TAKEN: Final = "1931:05:06 07:08:09"
EXPOSURE: Final = (10, 2500)  # in terms that a reader who reduces fractions would lose
LATITUDE: Final = (50, 1, 5, 1, 1234, 100)
MAKER_NOTE: Final = bytes(range(256)) + b"MAKER"
RATING: Final = 0x4746  # libexif doesn't know it and drops it

XMP: Final = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
   xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
   xmlns:family="http://example.org/family/" tiff:Orientation="6" exif:PixelXDimension="9"
   photoshop:Instructions="first line&#10;second line" photoshop:ColorMode="1">
  <exif:PixelYDimension>9</exif:PixelYDimension>
  <dc:description><rdf:Alt>
   <rdf:li xml:lang="x-default">{CAPTION}</rdf:li><rdf:li xml:lang="cs">Babička</rdf:li>
  </rdf:Alt></dc:description>
  <family:album>Krabice č. 3</family:album>
 </rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def dataset(number: int, content: bytes, *, record: int = 2) -> bytes:
    """One IPTC dataset."""
    return struct.pack(">BBBH", 0x1C, record, number, len(content)) + content


IPTC: Final = (
    dataset(90, b"\x1b%G", record=1)  # UTF-8 from here
    + dataset(0, b"\0\4")
    + dataset(120, CAPTION.encode())
    + dataset(25, b"Rodina")
    + dataset(90, "Köln".encode())
)


class Row(NamedTuple):
    """One field of a directory: tag, type, how many values, and their bytes."""

    tag: int
    type: int
    values: int
    value: bytes


def directory(rows: list[Row], *, at: int, order: Order, following: int = 0) -> bytes:
    """A directory that stands at `at`, with what doesn't fit into four bytes right behind it."""
    table = struct.pack(order + "H", len(rows))
    values = b""
    behind = at + 2 + 12 * len(rows) + 4
    for row in sorted(rows):
        inline = row.value
        if len(inline) > 4:
            inline = struct.pack(order + "I", behind + len(values))
            values += row.value + b"\0" * (len(row.value) % 2)
        table += struct.pack(order + "HHI", row.tag, row.type, row.values) + inline.ljust(4, b"\0")
    return table + struct.pack(order + "I", following) + values


def ascii_row(tag: int, text: str) -> Row:
    value = text.encode() + b"\0"
    return Row(tag, 2, len(value), value)


def number_row(tag: int, *values: int, letter: str = "H", order: Order = "<") -> Row:
    """Letters are those of `struct`: H a short, I a long; R stands for a rational, of two numbers each."""
    type_, letter, each = {"H": (3, "H", 1), "I": (4, "I", 1), "R": (5, "I", 2)}[letter]
    return Row(tag, type_, len(values) // each, struct.pack(f"{order}{len(values)}{letter}", *values))


def exif(
    *,
    order: Order = "<",
    orientation: int | None = 1,
    size: tuple[int, int] = (9, 9),
    dpi: int = 300,
    thumbnail: bytes = b"",
) -> bytes:
    """A block without the prefix of a JPEG."""
    main = _main_rows(order=order, orientation=orientation, dpi=dpi)
    return _block(main, order=order, size=size, thumbnail=thumbnail)


def tiff(
    pixels: NDArray[Any], *, order: Order = "<", orientation: int = 1, dpi: int = 300, icc: bytes | None = None
) -> bytes:
    """A TIFF file of color pixels in one strip, with everything: EXIF, place, XMP, IPTC and a profile."""
    height, width, _ = pixels.shape
    bits = 8 * pixels.dtype.itemsize
    strip = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    shorts = ((256, width), (257, height), (259, 1), (262, 2), (277, 3), (278, height))
    longs = ((273, 8), (279, len(strip)))
    storage = [
        number_row(258, bits, bits, bits, order=order),
        *(number_row(tag, value, order=order) for tag, value in shorts),
        *(number_row(tag, value, letter="I", order=order) for tag, value in longs),
    ]
    blocks = [Row(700, 1, len(XMP), XMP), Row(33723, 7, len(IPTC), IPTC)]
    if icc:
        blocks.append(Row(34675, 7, len(icc), icc))
    main = _main_rows(order=order, orientation=orientation, dpi=dpi)
    return _block([*storage, *main, *blocks], order=order, size=(width, height), before=strip)


def jpeg_with_iptc(jpeg: bytes) -> bytes:
    """The JPEG with the records in Photoshop's resources, beside one of another kind."""
    resources = b"Photoshop 3.0\0" + _resource(0x03ED, bytes(16)) + _resource(0x0404, IPTC)
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(resources) + 2) + resources + jpeg[2:]


def _resource(number: int, content: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + b"\0" * (len(content) % 2)


def _main_rows(*, order: Order, orientation: int | None, dpi: int) -> list[Row]:
    lies = [] if orientation is None else [number_row(274, orientation, order=order)]
    return [
        *lies,
        ascii_row(270, CAPTION),
        number_row(282, dpi * 10_000, 10_000, letter="R", order=order),
        number_row(283, dpi * 10_000, 10_000, letter="R", order=order),
        number_row(296, 2, order=order),
        ascii_row(305, "Scanner 1.0"),
        ascii_row(315, ARTIST),
        number_row(RATING, 4, order=order),
        ascii_row(33432, RIGHTS),
    ]


def _block(
    main: list[Row], *, order: Order, size: tuple[int, int], thumbnail: bytes = b"", before: bytes = b""
) -> bytes:
    """All directories, those that others point at first."""
    data = bytearray((b"II*\0" if order == "<" else b"MM\0*") + bytes(4) + before)

    def put(rows: list[Row], following: int = 0) -> int:
        data.extend(bytes(len(data) % 2))
        at = len(data)
        data.extend(directory(rows, at=at, order=order, following=following))
        return at

    def pointer(tag: int, rows: list[Row]) -> Row:
        return number_row(tag, put(rows), letter="I", order=order)

    exposure = [
        number_row(33434, *EXPOSURE, letter="R", order=order),
        ascii_row(36867, TAKEN),
        Row(37500, 7, len(MAKER_NOTE), MAKER_NOTE),
        number_row(40961, 0xFFFF, order=order),
        number_row(40962, size[0], letter="I", order=order),
        number_row(40963, size[1], letter="I", order=order),
        pointer(40965, [ascii_row(1, "R03")]),
    ]
    place = [ascii_row(1, "N"), number_row(2, *LATITUDE, letter="R", order=order)]
    pointers = [pointer(34665, exposure), pointer(34853, place)]
    following = 0
    if thumbnail:
        at = len(data)
        data.extend(thumbnail)
        numbers = ((259, 6), (513, at), (514, len(thumbnail)))
        following = put([number_row(tag, value, letter="I", order=order) for tag, value in numbers])
    struct.pack_into(order + "I", data, 4, put([*main, *pointers], following))
    return bytes(data)
