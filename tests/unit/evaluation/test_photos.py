"""Photos of a folder or a zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from colorstudio.evaluation import photos
from colorstudio.evaluation.photos import find_photos
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput
from tests.samples.truths import folder_of_photos, zip_of_photos


def test_a_folder_has_its_photos_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = find_photos(folder_of_photos(tmp_path))
    assert found.names == ("photo 0.png", "photo 1.png", "photo 2.png")
    assert found.read("photo 1.png", token=CancelToken()).name == "photo 1.png"


def test_a_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    found = find_photos(zip_of_photos(tmp_path))
    assert found.names == ("deep/photo 0.png", "deep/photo 1.png", "deep/photo 2.png")
    in_folder = find_photos(folder_of_photos(tmp_path)).read("photo 1.png", token=CancelToken())
    assert found.read("deep/photo 1.png", token=CancelToken()).digest == in_folder.digest


def test_every_second_photo_is_taken(tmp_path: Path) -> None:
    assert find_photos(folder_of_photos(tmp_path), every=2).names == ("photo 0.png", "photo 2.png")


def test_a_folder_without_photos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no photo"):
        find_photos(tmp_path)


@pytest.mark.parametrize("content", [None, b"no zip", b""])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "photos.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=r"photos\.zip"):
        find_photos(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_photo_that_is_damaged_in_a_zip_is_refused_by_name(tmp_path: Path, method: int) -> None:
    found = find_photos(zip_of_photos(tmp_path, method=method))
    data = bytearray(found.path.read_bytes())
    data[100:200] = b"\xff" * 100
    found.path.write_bytes(data)
    with pytest.raises(BadInput, match=r"photo 0\.png in photos\.zip"):
        found.read(found.names[0], token=CancelToken())


def test_a_photo_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "_MOST_BYTES", 1000)
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.png", bytes(1001))
    with pytest.raises(BadInput, match=r"bomb\.png"):
        find_photos(path).read("bomb.png", token=CancelToken())
