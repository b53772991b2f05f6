"""XMP beyond 64 KB in a JPEG: what doesn't fit into the packet goes into a second one, cut into segments.

Photoshop's lists of ancestors easily grow so large. Source: XMP specification part 3 (ISO 16684-3), section 1.1.3.1.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from itertools import islice
from typing import Final

from colorstudio.imaging.metadata import xmp_names as names
from colorstudio.imaging.metadata.ifd import Buffer
from colorstudio.imaging.metadata.xml_nodes import MOST_BYTES
from colorstudio.imaging.metadata.xmp import Packet

PREFIX: Final = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_PREFIX: Final = b"http://ns.adobe.com/xmp/extension/\0"

_PART: Final = struct.Struct(">32sII")  # the second packet's digest and length, and where this part of it starts
_MOST_IN_A_PART: Final = 65_400  # the specification's number
_MOST_SEGMENTS: Final = 10_000  # before the pixels: 650 MB of full ones; empty ones must not cost hours
_APP1, _START_OF_SCAN = 0xE1, 0xDA
_ALONE: Final = (0x01, *range(0xD0, 0xD9))  # markers without a length


def payloads_for(xmp: bytes, most_bytes: int) -> list[bytes] | None:
    """What goes into segments of at most so many bytes; None if it can't be cut."""
    if len(PREFIX) + len(xmp) <= most_bytes:
        return [PREFIX + xmp]
    packet, overflow = Packet.parse(xmp), Packet.empty()
    if packet is None:
        return None
    packet.set_text(names.EXTENDED, "0" * 32)
    too_many = len(PREFIX) + len(bytes(packet)) - most_bytes
    packet.move_largest(overflow, least_bytes=too_many, keeping=names.EXTENDED)
    if len(PREFIX) + len(bytes(packet)) > most_bytes:
        return None
    second = overflow.body()
    digest = hashlib.md5(second, usedforsecurity=False).hexdigest().upper()
    packet.set_text(names.EXTENDED, digest)
    parts = (
        EXTENSION_PREFIX + _PART.pack(digest.encode(), len(second), start) + second[start : start + _MOST_IN_A_PART]
        for start in range(0, len(second), _MOST_IN_A_PART)
    )
    return [PREFIX + bytes(packet), *parts]


def xmp_of_jpeg(data: Buffer) -> bytes | None:
    """The packet of a JPEG file, with what it has beyond 64 KB; None if there is none."""
    payloads = _xmp_payloads(memoryview(data).cast("B"))
    first = next((bytes(each[len(PREFIX) :]) for each in payloads if _starts(each, PREFIX)), None)
    packet = Packet.parse(first) if first else None
    digest = packet.text(names.EXTENDED) if packet else None
    if packet is None or digest is None:
        return first
    second = Packet.parse(_second(payloads, digest))
    if second is None:
        return first  # it goes on saying that there is more, which is then said to the person
    packet.remove(names.EXTENDED)
    packet.absorb(second)
    return bytes(packet)


def _second(payloads: list[memoryview], digest: str) -> bytes:
    """The second packet, put together; empty if a part is missing."""
    whole = bytearray()
    start = len(EXTENSION_PREFIX) + _PART.size
    for payload in payloads:
        if not _starts(payload, EXTENSION_PREFIX) or len(payload) < start:
            continue
        name, length, place = _PART.unpack_from(payload, len(EXTENSION_PREFIX))
        if name != digest.encode() or length > MOST_BYTES or place + len(payload) - start > length:
            continue
        whole.extend(bytes(max(0, length - len(whole))))
        whole[place : place + len(payload) - start] = payload[start:]
    is_whole = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper() == digest
    return bytes(whole) if is_whole else b""


def _starts(payload: memoryview, *prefixes: bytes) -> bool:
    return bytes(payload[: len(EXTENSION_PREFIX)]).startswith(prefixes)


def _xmp_payloads(data: memoryview) -> list[memoryview]:
    """The payloads with a packet or a part of one."""
    segments = islice(_segments(data), _MOST_SEGMENTS)
    return [each for marker, each in segments if marker == _APP1 and _starts(each, PREFIX, EXTENSION_PREFIX)]


def _segments(data: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Marker and payload of each segment before the pixels."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF or marker in _ALONE:
            place += 1 if marker == 0xFF else 2
            continue
        if marker == _START_OF_SCAN:
            return
        (length,) = struct.unpack_from(">H", data, place + 2)
        yield marker, data[place + 4 : place + 2 + length]
        place += 2 + length
