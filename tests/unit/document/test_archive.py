"""Archives that a stranger made to do harm, and what reading them costs."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from colorstudio.document.archive import DOCUMENT, Entry, opened, write_archive
from colorstudio.support.errors import BadInput

PHOTO = "photo/original.png"


def archive(*entries: tuple[str, bytes], method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as zip_:
        zip_.comment = comment
        for name, data in entries:
            zip_.writestr(name, data)
    return file.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    with opened(io.BytesIO(data)) as entries:
        return {name: entries.read(name, most=1000) for name in (DOCUMENT, PHOTO) if name in entries}


def patched(data: bytes, offset_in_list: int, value: bytes) -> bytes:
    """Change a field of the first entry in the list of contents (APPNOTE.TXT 4.3.12)."""
    start = data.index(b"PK\x01\x02") + offset_in_list
    return data[:start] + value + data[start + len(value) :]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    write_archive(path, (Entry(DOCUMENT, memoryview(b"{}" * 99)), Entry(PHOTO, memoryview(b"pixels"))))
    assert contents(path.read_bytes()) == {DOCUMENT: b"{}" * 99, PHOTO: b"pixels"}


def test_what_is_written_carries_no_date_and_an_independent_reader_finds_it_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    write_archive(path, (Entry(DOCUMENT, memoryview(b"{}" * 99)), Entry(PHOTO, memoryview(b"pixels"))))
    with zipfile.ZipFile(path) as zip_:
        assert zip_.testzip() is None
        assert {info.date_time for info in zip_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [info.compress_type for info in zip_.infolist()] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]


@pytest.mark.parametrize(
    "name",
    [
        "../../.bashrc",
        "/etc/passwd",
        "C:/Windows/win.ini",
        "photo/../../x",
        "photo\\original.png",
        "photo/",
        "photo/original.png/x",
        "references/short.jpg",
        "DOCUMENT.JSON",
        "document.json ",
    ],
)
def test_a_name_outside_the_grammar_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="belong"):
        contents(archive((DOCUMENT, b"{}"), (name, b"harm")))


def test_a_name_that_hides_something_behind_a_nul_is_refused() -> None:
    data = archive((DOCUMENT + "x.exe", b"{}")).replace(b"document.jsonx", b"document.json\0")
    with pytest.raises(BadInput, match="belong"):
        contents(data)


def test_an_entry_that_stands_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive((DOCUMENT, b"{}"), (DOCUMENT, b"[]"))
    with pytest.raises(BadInput, match="twice"):
        contents(data)


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = archive((PHOTO, b"pixels"), (DOCUMENT, b"{}"))
    second = data.rindex(b"PK\x01\x02")
    overlapping = data[: second + 42] + struct.pack("<I", 10) + data[second + 46 :]
    with pytest.raises(BadInput, match="twice"):
        contents(overlapping)


def test_an_entry_that_reaches_into_the_list_is_refused() -> None:
    with pytest.raises(BadInput, match="missing"):
        contents(patched(archive((PHOTO, b"pixels")), 20, struct.pack("<II", 600, 600)))


def test_an_encrypted_entry_is_refused() -> None:
    with pytest.raises(BadInput, match="encrypted"):
        contents(patched(archive((DOCUMENT, b"{}")), 8, b"\x01\x00"))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_picture_that_is_compressed_is_refused(method: int) -> None:
    """Stored, it can't be larger than the file: a bomb has no room."""
    with pytest.raises(BadInput, match="compressed"):
        contents(archive((PHOTO, bytes(10_000_000)), method=method))


def test_a_text_that_unpacks_to_more_than_allowed_is_refused_before_it_is_unpacked() -> None:
    bomb = archive((DOCUMENT, b" " * 100_000_000), method=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 200_000
    with pytest.raises(BadInput, match="larger"):
        contents(bomb)


def test_a_text_that_lies_about_its_size_is_refused_and_never_unpacked_as_a_whole() -> None:
    bomb = archive((DOCUMENT, b" " * 100_000_000), method=zipfile.ZIP_DEFLATED)
    lying = patched(bomb, 24, struct.pack("<I", 500))
    tracemalloc.start()
    with pytest.raises(BadInput, match="damaged"):
        contents(lying)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000


def test_a_list_of_very_many_entries_is_refused_before_it_is_read() -> None:
    many = archive(*((f"references/{number:064x}", b"") for number in range(2_000)))
    with pytest.raises(BadInput, match="more than"):
        contents(many)


def _with_zip64() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zip_, zip_.open(DOCUMENT, "w", force_zip64=True) as entry:
        entry.write(b"{}")
    data = file.getvalue()
    locator = b"PK\x06\x07" + bytes(16)
    end = data.index(b"PK\x05\x06")
    size, offset = struct.unpack_from("<II", data, end + 12)
    return data[:end] + locator + data[end : end + 12] + struct.pack("<II", size + 20, offset) + data[end + 20 :]


@pytest.mark.parametrize(
    "make",
    [
        lambda whole: b"#!/bin/sh\n" + whole,
        lambda whole: whole + b"\0",
        lambda whole: whole[:-1],
        lambda whole: whole[:4],
        lambda _: b"",
        lambda _: b"not a zip at all, but long enough to be one of the smallest",
        lambda _: archive((DOCUMENT, b"{}"), comment=b"hello"),
        lambda _: archive(),
        lambda _: _with_zip64(),
        lambda whole: whole.replace(b"PK\x01\x02", b"PK\x01\x03"),
        lambda whole: patched(whole, 6, b"\xff\x00"),
    ],
    ids=[
        "something before it",
        "something behind it",
        "cut off",
        "its first four bytes",
        "nothing",
        "a text",
        "a comment",
        "no entries",
        "64-bit sizes",
        "a broken list",
        "needs a newer zip",
    ],
)
def test_what_is_no_archive_of_ours_is_refused(make: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BadInput):
        contents(make(archive((DOCUMENT, b"{}"))))


def test_a_wrong_checksum_is_noticed() -> None:
    with pytest.raises(BadInput, match=r"photo/original\.png is damaged"):
        contents(archive((PHOTO, b"pixels")).replace(b"pixels", b"pixelz"))


def test_a_stored_entry_with_two_sizes_is_refused() -> None:
    with pytest.raises(BadInput, match="damaged"):
        contents(patched(archive((PHOTO, b"pixels")), 24, struct.pack("<I", 900)))


def test_an_entry_that_is_not_there_is_named() -> None:
    with (
        opened(io.BytesIO(archive((PHOTO, b"pixels")))) as entries,
        pytest.raises(BadInput, match=r"document\.json is missing"),
    ):
        entries.read(DOCUMENT, most=10)
