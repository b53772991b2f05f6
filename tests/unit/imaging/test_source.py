"""A photo's bytes are read once; what can't be read says why in a sentence."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from colorstudio.imaging import source as module
from colorstudio.imaging.formats import Format
from colorstudio.imaging.source import printable, read_source, source_from_bytes
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled
from tests.samples.pictures import EVERY, gray, jpeg, pillow, scene, tiff


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg())
    return path


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of several pieces that is too large for memory by a bound made small."""
    monkeypatch.setattr(module, "IN_MEMORY", 1 << 20)
    path = tmp_path / "large.tif"
    path.write_bytes(tiff(gray(2000, 1600)))
    return path


def test_a_file_is_read_with_its_digest(photo: Path) -> None:
    source = read_source(photo)

    assert (source.name, source.path, source.format) == ("photo.jpg", photo, Format.JPEG)
    assert bytes(source.data) == photo.read_bytes()
    assert source.digest == hashlib.sha256(photo.read_bytes()).hexdigest()


def test_a_large_file_is_read_the_same(large: Path) -> None:
    source = read_source(large)

    assert bytes(source.data) == large.read_bytes()
    assert source.digest == hashlib.sha256(large.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["photo", "large"])
def test_a_file_that_is_changed_and_deleted_later_hurts_nobody(name: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(name)
    before = path.read_bytes()
    source = read_source(path)
    path.write_bytes(b"something else")
    path.unlink()

    assert bytes(source.data) == before


def test_a_large_file_leaves_nothing_in_the_cache_folder(large: Path) -> None:
    source = read_source(large)
    left = [path for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*") if path.is_file()]

    assert left == []
    assert len(source.data) == large.stat().st_size


def test_bytes_without_a_file_are_a_source() -> None:
    source = source_from_bytes("pasted", EVERY["rgb.png"]())

    assert (source.path, source.format) == (None, Format.PNG)


def test_the_data_can_not_be_written() -> None:
    assert source_from_bytes("pasted", jpeg()).data.readonly


def test_sources_are_equal_by_their_digest(photo: Path) -> None:
    assert read_source(photo) == read_source(photo)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(path.read_bytes()[:-4]),
        lambda path: os.utime(path, ns=(1, 1)),
    ],
    ids=["grows", "shrinks", "is rewritten"],
)
def test_a_file_that_changes_while_it_is_read_is_refused(large: Path, change: Callable[[Path], object]) -> None:
    def on_progress(fraction: float) -> None:
        if fraction < 0.5:
            change(large)

    with pytest.raises(BadInput, match=r"^large\.tif changed while it was read"):
        read_source(large, token=CancelToken(on_progress=on_progress))


def test_reading_ends_when_it_is_cancelled(large: Path) -> None:
    token = CancelToken(on_progress=lambda _: token.cancel())

    with pytest.raises(Cancelled):
        read_source(large, token=token)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^There is no file .*nobody\.jpg"):
        read_source(tmp_path / "nobody.jpg")


def test_a_file_in_place_of_a_folder_is_a_missing_file(photo: Path) -> None:
    with pytest.raises(BadInput, match=r"^There is no file "):
        read_source(photo / "below.jpg")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.jpg"
    path.touch()

    with pytest.raises(BadInput, match=r"^empty\.jpg is empty"):
        read_source(path)


def test_no_bytes_are_refused() -> None:
    with pytest.raises(BadInput, match=r"^pasted is empty"):
        source_from_bytes("pasted", b"")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        read_source(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name on this system")
def test_a_pipe_is_refused_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jpg"
    os.mkfifo(path)

    with pytest.raises(BadInput, match="is a pipe or a device"):
        read_source(path)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets with a name on this system")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")

        with pytest.raises(BadInput, match="is a pipe or a device"):
            read_source(Path("socket"))


def test_a_file_without_permission_is_refused(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", forbidden)  # the superuser, under whom tests may run, reads anything

    with pytest.raises(BadInput, match=r"no permission"):
        read_source(photo)


def test_a_disk_that_fails_while_reading_is_no_fault_of_the_cache(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def __init__(self, path: Path) -> None:
            self._file = path.open("rb", buffering=0)
            self._left = 3

        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def fileno(self) -> int:
            return self._file.fileno()

        def seek(self, place: int) -> int:
            return self._file.seek(place)

        def read(self, count: int) -> bytes:
            self._left -= 1
            if not self._left:
                raise OSError(5, "Input/output error")
            return self._file.read(count)

    file = Failing(large)
    monkeypatch.setattr(Path, "open", lambda *_, **__: file)

    with pytest.raises(BadInput, match=r"^Can't read large\.tif: Input/output error"):
        read_source(large)


def test_a_nul_in_the_name_is_refused() -> None:
    with pytest.raises(BadInput, match=r"^Can't read "):
        read_source(Path("a\0b.jpg"))


def test_something_else_is_refused_before_it_is_copied(large: Path) -> None:
    large.write_bytes(b"MATROSKA" * (1 << 18))

    with pytest.raises(BadInput, match=r"^large\.tif is no picture"):
        read_source(large)


def test_a_file_larger_than_any_photo_is_refused(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)

    with pytest.raises(BadInput, match=r"^photo\.jpg is larger than"):
        read_source(photo)


@pytest.mark.parametrize(
    "name", ["фото.jpg", "写真.jpg", "عائلة.jpg", "família çñ.jpg", "👵🏻.jpg", "a b'c\"d.jpg", "-rf.jpg"]
)
def test_names_in_any_script_are_read_and_shown(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(pillow(scene(), "JPEG"))

    assert read_source(path).name == name


@pytest.mark.skipif(os.name != "posix", reason="names are text on this system")
def test_a_name_that_is_no_text_is_read_and_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/gr\xfc\xdfe.jpg"))
    path.write_bytes(jpeg())

    assert read_source(path).name == "gr��e.jpg"


def test_a_name_can_not_break_the_line() -> None:
    assert printable("a\nb\x1b[31m.jpg") == "a�b�[31m.jpg"
