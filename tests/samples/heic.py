"""A HEIC file, by hand: no free encoder of HEVC is at hand, but HEVC can also carry pixels as plain numbers (PCM).

Each block of 16 × 16 pixels is one coding unit in PCM; of the arithmetic coder only two kinds of decisions are needed.
Section numbers are those of ITU-T H.265 (the stream) and ISO/IEC 23008-12 and 14496-12 (the boxes).
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BLOCK = 16


def heic(
    rgb: NDArray[Any],
    *,
    bits: int = 8,
    exif: bytes | None = None,
    xmp: bytes | None = None,
    icc: bytes | None = None,
    quarter_turns: int = 0,
) -> bytes:
    """A HEIC of one picture, 4:2:0, at most eight blocks in all.

    rgb : (height, width, 3), multiples of 16, integers that fill `bits`
    quarter_turns : anti-clockwise, by which the file asks to turn the picture
    """
    height, width, _ = rgb.shape
    vps, sps, pps = _vps(bits), _sps(width, height, bits), _pps()
    slice_ = _slice(_planes(rgb, bits), bits)
    items = [(1, b"hvc1", b"", struct.pack(">I", len(slice_)) + slice_)]
    if exif is not None:
        items.append((2, b"Exif", b"", struct.pack(">I", 6) + b"Exif\0\0" + exif))
    if xmp is not None:
        items.append((3, b"mime", b"application/rdf+xml\0", xmp))
    properties = [
        _box(b"hvcC", _hvcc(bits, vps, sps, pps)),
        _box(b"ispe", struct.pack(">III", 0, width, height)),
        _box(b"pixi", struct.pack(">IB3B", 0, 3, bits, bits, bits)),
        _box(b"colr", b"nclx" + struct.pack(">HHHB", 1, 13, 6, 0x80) if icc is None else b"prof" + icc),
    ]
    if quarter_turns:
        properties.append(_box(b"irot", bytes([quarter_turns])))
    return _container(items, properties)


# ----------------------------------------------------------------------------------------------------- the stream
def _planes(rgb: NDArray[Any], bits: int) -> tuple[NDArray[np.int64], ...]:
    """Y, Cb, Cr of BT.601 in full range, the latter two at half size."""
    top = 2**bits - 1
    red, green, blue = np.moveaxis(rgb.astype(np.float64) / top, -1, 0)
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    blueness, redness = (blue - luma) / 1.772, (red - luma) / 1.402
    height, width = luma.shape
    halved = [plane.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3)) for plane in (blueness, redness)]
    middle = 2 ** (bits - 1)
    return (
        np.round(luma * top).astype(np.int64),
        *(np.clip(np.round(plane * top) + middle, 0, top).astype(np.int64) for plane in halved),
    )


def _slice(planes: tuple[NDArray[np.int64], ...], bits: int) -> bytes:
    """Slice segment (7.3.6): a header, then a coding unit a block."""
    writer = _Bits()
    writer.put(0b10, 2)  # first slice of the picture; no_output_of_prior_pics
    writer.golomb(0)  # the picture parameters' number
    writer.golomb(2)  # slice_type: I
    writer.golomb(0)  # slice_qp_delta
    writer.align(first=1)
    coder = _Arithmetic(writer)
    height, width = planes[0].shape
    corners = [(y, x) for y in range(0, height, _BLOCK) for x in range(0, width, _BLOCK)]
    for index, (y, x) in enumerate(corners):
        coder.likely(index)  # part_mode: not divided
        coder.terminate(1)  # pcm_flag
        writer.align(first=0)
        for plane, step in zip(planes, (1, 2, 2), strict=True):
            side = _BLOCK // step
            for value in plane[y // step : y // step + side, x // step : x // step + side].ravel():
                writer.put(int(value), bits)
        coder.restart()
        coder.terminate(int(index == len(corners) - 1))  # end_of_slice_segment_flag
    writer.align(first=0)
    return _nal(19, bytes(writer))  # IDR_W_RADL


def _vps(bits: int) -> bytes:
    writer = _Bits()
    writer.put(0, 4)
    writer.put(0b11, 2)  # base layer: in this stream, available
    writer.put(0, 6 + 3)
    writer.put(1, 1)
    writer.put(0xFFFF, 16)
    _profile(writer, bits)
    writer.put(1, 1)
    for _ in range(3):
        writer.golomb(0)
    writer.put(0, 6)
    writer.golomb(0)
    writer.put(0, 2)
    writer.align(first=1)
    return _nal(32, bytes(writer))


def _sps(width: int, height: int, bits: int) -> bytes:
    writer = _Bits()
    writer.put(0, 4 + 3)
    writer.put(1, 1)
    _profile(writer, bits)
    writer.golomb(0)
    writer.golomb(1)  # 4:2:0
    writer.golomb(width)
    writer.golomb(height)
    writer.put(0, 1)
    writer.golomb(bits - 8)
    writer.golomb(bits - 8)
    writer.golomb(0)
    writer.put(1, 1)
    for _ in range(3):
        writer.golomb(0)
    writer.golomb(1)  # coding blocks: 16,
    writer.golomb(0)  # and no larger
    writer.golomb(0)
    writer.golomb(2)
    writer.golomb(0)
    writer.golomb(0)
    writer.put(0, 3)  # scaling lists, amp, sample adaptive offset
    writer.put(1, 1)  # pcm_enabled_flag
    writer.put(bits - 1, 4)
    writer.put(bits - 1, 4)
    writer.golomb(1)
    writer.golomb(0)
    writer.put(1, 1)  # no loop filter there
    writer.golomb(0)
    writer.put(0, 5)
    writer.align(first=1)
    return _nal(33, bytes(writer))


def _pps() -> bytes:
    writer = _Bits()
    writer.golomb(0)
    writer.golomb(0)
    writer.put(0, 1 + 1 + 3 + 1 + 1)
    for _ in range(3):
        writer.golomb(0)
    writer.put(0, 3)
    writer.golomb(0)
    writer.golomb(0)
    writer.put(0, 7)
    writer.put(0b101, 3)  # deblocking is controlled here, can't be overridden, is off
    writer.put(0, 2)
    writer.golomb(0)
    writer.put(0, 2)
    writer.align(first=1)
    return _nal(34, bytes(writer))


def _profile(writer: _Bits, bits: int) -> None:
    """profile_tier_level (7.3.3): Main, Main 10, or the range extensions."""
    profile = {8: 1, 10: 2}.get(bits, 4)
    writer.put(profile, 8)
    writer.put(1 << (31 - profile), 32)
    writer.put(0b1001, 4)
    writer.put(0, 44)
    writer.put(90, 8)  # level 3


def _nal(kind: int, payload: bytes) -> bytes:
    """A unit (7.3.1) in which no start code appears."""
    data = bytearray(struct.pack(">H", kind << 9 | 1))
    zeros = 0
    for byte in payload:
        if zeros == 2 and byte <= 3:
            data.append(3)
            zeros = 0
        data.append(byte)
        zeros = 0 if byte else zeros + 1
    return bytes(data)


class _Bits:
    def __init__(self) -> None:
        self._bits: list[str] = []
        self._count = 0

    def put(self, value: int, count: int) -> None:
        self._bits.append(format(value, f"0{count}b"))
        self._count += count

    def golomb(self, value: int) -> None:
        """ue(v), 9.2; of se(v) only 0 is needed, which is the same."""
        length = (value + 1).bit_length()
        self.put(value + 1, 2 * length - 1)

    def align(self, *, first: int) -> None:
        if first:
            self.put(1, 1)
        if self._count % 8:
            self.put(0, 8 - self._count % 8)

    def __bytes__(self) -> bytes:
        return int("".join(self._bits), 2).to_bytes(self._count // 8, "big")


class _Arithmetic:
    """The arithmetic encoder (9.3.5), for decisions that go as expected."""

    # rangeTabLps[state][3]; part_mode starts in state 0 at QP 26, and each expected decision adds one
    _UNLIKELY = (240, 227, 216, 205, 195, 185, 175, 166)

    def __init__(self, writer: _Bits) -> None:
        self._writer = writer
        self.restart()

    def restart(self) -> None:
        self._low, self._range, self._first, self._outstanding = 0, 510, True, 0

    def likely(self, state: int) -> None:
        assert self._range >> 6 & 3 == 3
        self._range -= self._UNLIKELY[state]
        self._renormalize()

    def terminate(self, decision: int) -> None:
        self._range -= 2
        if decision:
            self._low += self._range
            self._range = 2
            self._renormalize()
            self._put(self._low >> 9 & 1)
            self._writer.put(self._low >> 7 & 3 | 1, 2)
        else:
            self._renormalize()

    def _renormalize(self) -> None:
        while self._range < 256:
            if self._low < 256:
                self._put(0)
            elif self._low >= 512:
                self._low -= 512
                self._put(1)
            else:
                self._low -= 256
                self._outstanding += 1
            self._range <<= 1
            self._low <<= 1

    def _put(self, bit: int) -> None:
        if self._first:
            self._first = False
        else:
            self._writer.put(bit, 1)
        for _ in range(self._outstanding):
            self._writer.put(1 - bit, 1)
        self._outstanding = 0


# ----------------------------------------------------------------------------------------------------- the boxes
def _box(kind: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I4s", 8 + len(data), kind) + data


def _hvcc(bits: int, *units: bytes) -> bytes:
    profile = {8: 1, 10: 2}.get(bits, 4)
    head = struct.pack(">BBI6sB", 1, profile, 1 << (31 - profile), b"\x90" + bytes(5), 90)
    head += struct.pack(">HBBBBHB", 0xF000, 0xFC, 0xFC | 1, 0xF8 | bits - 8, 0xF8 | bits - 8, 0, 0x0F)
    arrays = (struct.pack(">BHH", 0x80 | unit[0] >> 1, 1, len(unit)) + unit for unit in units)
    return head + bytes([len(units)]) + b"".join(arrays)


def _container(items: list[tuple[int, bytes, bytes, bytes]], properties: list[bytes]) -> bytes:
    kind = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    start = len(kind) + len(_meta(items, properties, first=0)) + 8
    return kind + _meta(items, properties, first=start) + _box(b"mdat", *(item[3] for item in items))


def _meta(items: list[tuple[int, bytes, bytes, bytes]], properties: list[bytes], *, first: int) -> bytes:
    places = []
    place = first
    for number, _, _, data in items:
        places.append(struct.pack(">HHHII", number, 0, 1, place, len(data)))
        place += len(data)
    entries = (
        _box(b"infe", struct.pack(">IHH4s", 2 << 24, number, 0, kind), b"\0", more) for number, kind, more, _ in items
    )
    references = (_box(b"cdsc", struct.pack(">HHH", item[0], 1, 1)) for item in items[1:])
    uses = struct.pack(">IIHB", 0, 1, 1, len(properties)) + bytes(range(1, len(properties) + 1))
    return _box(
        b"meta",
        bytes(4),
        _box(b"hdlr", bytes(8), b"pict", bytes(13)),
        _box(b"pitm", bytes(4), struct.pack(">H", 1)),
        _box(b"iloc", bytes(4), struct.pack(">HH", 0x4400, len(items)), *places),
        _box(b"iinf", bytes(4), struct.pack(">H", len(items)), *entries),
        *([_box(b"iref", bytes(4), *references)] if len(items) > 1 else []),
        _box(b"iprp", _box(b"ipco", *properties), _box(b"ipma", uses)),
    )
