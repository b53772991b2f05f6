"""A linked photo is found where it was or beside the project, and only if it is the same."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.document.linked_photo import find_photo, linked
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.imaging.source import read_source
from colorstudio.support.errors import BadInput
from tests.samples.documents import PHOTO, POSTCARD, photo


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scans" / "grandparents.png"
    path.parent.mkdir()
    path.write_bytes(PHOTO.data)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "projects" / "grandparents.colorstudio"
    path.parent.mkdir()
    return path


def to(link: Path | str) -> PhotoReference:
    return replace(photo(), link=str(link))


def test_a_photo_is_found_where_the_link_points(scan: Path, project: Path) -> None:
    assert find_photo(to(scan), project) == read_source(scan)


def test_a_photo_that_moved_with_its_project_is_found_beside_it(scan: Path, project: Path) -> None:
    beside = scan.rename(project.with_name("grandparents.png"))
    assert find_photo(to(scan), project).path == beside


def test_another_photo_at_the_old_place_does_not_hide_the_one_beside(scan: Path, project: Path) -> None:
    project.with_name("grandparents.png").write_bytes(PHOTO.data)
    scan.write_bytes(POSTCARD.data)
    assert find_photo(to(scan), project).digest == PHOTO.digest
    scan.write_bytes(b"no picture at all")
    assert find_photo(to(scan), project).digest == PHOTO.digest


def test_a_photo_that_was_changed_is_named(scan: Path, project: Path) -> None:
    scan.write_bytes(POSTCARD.data)
    with pytest.raises(BadInput, match=r"scans.*was changed"):
        find_photo(to(scan), project)


def test_a_photo_that_is_gone_is_asked_for(scan: Path, project: Path) -> None:
    scan.unlink()
    with pytest.raises(BadInput, match="Say where it is now"):
        find_photo(to(scan), project)


def test_a_link_that_no_file_system_can_follow_does_not_hide_the_photo_beside(scan: Path, project: Path) -> None:
    scan.rename(project.with_name("grandparents.png"))
    for link in (scan.with_name("ü" * 255), scan / "below a file.png", scan.parent, "\n"):
        assert find_photo(to(link), project).digest == PHOTO.digest


def test_a_photo_in_a_private_home_does_not_hide_the_one_beside(
    scan: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat

    def forbidding(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self == scan:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return stat(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", forbidding)  # the superuser, under whom tests may run, reads anything
    with pytest.raises(BadInput, match="Say where it is now") as refused:
        find_photo(to(scan), project)
    assert "no permission" in refused.value.detail
    beside = project.with_name("grandparents.png")
    beside.write_bytes(PHOTO.data)
    assert find_photo(to(scan), project).path == beside


def test_a_name_that_is_too_long_for_the_file_system_is_put_into_words(scan: Path, project: Path) -> None:
    scan.unlink()
    with pytest.raises(BadInput, match="Say where it is now") as refused:
        find_photo(replace(to(scan), name="ü" * 255), project)
    assert "File name too long" in refused.value.detail


@pytest.mark.parametrize("slashes", ["\\\\", "//"])
def test_a_link_to_another_computer_is_not_followed(scan: Path, project: Path, slashes: str) -> None:
    """Windows would sign in there. (Here two slashes name the same file as one.)"""
    with pytest.raises(BadInput, match="Say where it is now"):
        find_photo(to(slashes + str(scan).lstrip("/")), project)


@pytest.mark.parametrize("link", ["/\\host\\share\\a.png", "\\/host/share/a.png", "\\??\\UNC\\host\\share\\a.png"])
def test_no_spelling_of_a_link_to_another_computer_is_followed(
    project: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    looked_at: list[Path] = []
    stat = Path.stat

    def noting(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        looked_at.append(self)
        return stat(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", noting)
    with pytest.raises(BadInput, match="Say where it is now"):
        find_photo(to(link), project)
    assert looked_at == [project.with_name("grandparents.png")]


def test_a_photo_is_linked_to_the_file_it_was_read_from(scan: Path, project: Path) -> None:
    link = linked(photo(), read_source(scan))
    assert link.link == str(scan)
    assert find_photo(link, project).digest == PHOTO.digest


def test_only_the_same_photo_from_a_file_can_be_linked(scan: Path) -> None:
    scan.write_bytes(POSTCARD.data)
    with pytest.raises(BadInput, match="another photo"):
        linked(photo(), read_source(scan))
    with pytest.raises(BadInput, match="Embed it"):
        linked(photo(), PHOTO)
    unspeakable = replace(PHOTO, path=scan.with_name("scan\udcff.png"))
    with pytest.raises(BadInput, match="Embed it"):
        linked(photo(), unspeakable)
