"""The project file: what an independent reader finds in it, what a stranger's may not do, and what writing costs."""

from __future__ import annotations

import hashlib
import io
import json
import mmap
import os
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from colorstudio.document import plain, project_file
from colorstudio.document.model import Document
from colorstudio.document.plain import freeze
from colorstudio.document.project_file import Project, read, write
from colorstudio.imaging.formats import Format
from colorstudio.imaging.source import Source, source_from_bytes
from colorstudio.support.errors import BadInput, CannotWrite, Unsupported
from tests.samples.documents import PHOTO, POSTCARD, THUMBNAIL, document, everything, photo, project, reference, stroke
from tests.samples.pictures import pillow

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Großmutter 1912.colorstudio"


def rewritten(path: Path, change: Callable[[dict[str, Any]], None], **entries: bytes) -> Path:
    """Write the project that has everything, with another document or other pictures in it."""
    write(project(), path)
    with zipfile.ZipFile(path) as zip_:
        found = {info.filename: zip_.read(info) for info in zip_.infolist()}
    text = json.loads(found["document.json"])
    change(text)
    found["document.json"] = json.dumps(text).encode()
    found |= {name.replace("__", "/").replace("_", "."): data for name, data in entries.items()}
    with zipfile.ZipFile(path, "w") as zip_:
        for name, data in found.items():
            zip_.writestr(name, data)
    return path


def unchanged(_: dict[str, Any]) -> None:
    """Leave the document as it is."""


def test_a_project_comes_back_with_its_pictures(path: Path) -> None:
    write(project(), path)
    again = read(path)
    assert again.document == everything()
    assert again.photo == replace(PHOTO, path=None)
    assert again.references == (POSTCARD,)
    assert again.photo is not None
    assert bytes(again.photo.data) == bytes(PHOTO.data)
    assert again.thumbnail == THUMBNAIL
    assert again.source(POSTCARD.digest) == POSTCARD
    assert again.source("0" * 64) is None


def test_an_independent_reader_finds_text_and_pictures(path: Path) -> None:
    write(project(), path)
    with zipfile.ZipFile(path) as zip_:
        text = json.loads(zip_.read("document.json"))
        scan = Image.open(io.BytesIO(zip_.read("photo/original.png")))
        postcard = Image.open(io.BytesIO(zip_.read(f"references/{POSTCARD.digest}.jpg")))
        thumbnail = Image.open(io.BytesIO(zip_.read("thumbnail.webp")))
    assert text["format"] == 1
    assert [hint["kind"] for hint in text["hints"]] == ["stroke", "dab", "region", "kept", "barrier"]
    assert (scan.size, postcard.size, thumbnail.format) == ((24, 16), (12, 8), "WEBP")


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.colorstudio", tmp_path / "second.colorstudio"
    write(project(), first)
    write(project(read(first).document), second)
    assert first.read_bytes() == second.read_bytes()


def test_a_linked_photo_stays_outside(path: Path) -> None:
    linked = Document(replace(photo(), link="/home/anna/Scans/grandparents.png"))
    write(Project(linked, PHOTO), path)
    assert read(path) == Project(linked, None)
    with zipfile.ZipFile(path) as zip_:
        assert zip_.namelist() == ["document.json"]


def test_a_photo_that_is_its_own_reference_is_stored_once(path: Path) -> None:
    both = document(references=(reference(source=PHOTO),))
    write(Project(both, PHOTO), path)
    again = read(path)
    assert again.source(both.references[0].digest) == PHOTO
    with zipfile.ZipFile(path) as zip_:
        assert zip_.namelist() == ["document.json", "photo/original.png"]


def test_fields_from_a_later_version_survive(path: Path) -> None:
    later = document(stroke("a", unknown=freeze([("wet", {"drops": [1, None]})])), unknown=freeze([("films", [])]))
    write(Project(later, PHOTO), path)
    assert read(path).document == later
    with zipfile.ZipFile(path) as zip_:
        text = json.loads(zip_.read("document.json"))
    assert (text["films"], text["hints"][0]["wet"]) == ([], {"drops": [1, None]})


def test_a_project_of_a_newer_program_is_refused_with_what_helps(path: Path) -> None:
    rewritten(path, lambda text: text.update(format=3))
    with pytest.raises(Unsupported) as refused:
        read(path)
    assert refused.value.sentence == (
        "Großmutter 1912.colorstudio was made by a newer colorstudio (format 3; this one reads up to 1). "
        "Update colorstudio to open it."
    )


@pytest.mark.parametrize("format_", [0, -1, 1.5, "1", True, None])
def test_a_format_that_is_no_number_is_refused(path: Path, format_: object) -> None:
    with pytest.raises(BadInput, match=r"document\.format"):
        read(rewritten(path, lambda text: text.update(format=format_)))


def test_the_sentence_names_the_file_and_the_place(path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        read(rewritten(path, lambda text: text["hints"][0].update(radius=-4)))
    assert refused.value.sentence == (
        "Can't open Großmutter 1912.colorstudio: "
        "document.hints[0].radius should be a number from 0.01 to 1,000,000 px. Try another copy."
    )


def test_a_picture_with_another_digest_is_refused(path: Path) -> None:
    other = pillow(np.zeros((2, 2), np.uint8), "PNG")
    with pytest.raises(BadInput, match=r"photo/original\.png isn't the picture"):
        read(rewritten(path, unchanged, photo__original_png=other))


def test_a_photo_that_is_no_picture_is_refused(path: Path) -> None:
    script = b"#!/bin/sh"
    text = Source("x.png", None, Format.PNG, hashlib.sha256(script).hexdigest(), memoryview(script))
    write(Project(Document(replace(photo(), digest=text.digest)), text), path)
    with pytest.raises(BadInput, match="no picture"):
        read(path)


def without(missing: str, path: Path) -> Path:
    """Write the project that has everything but this."""
    write(project(), path)
    with zipfile.ZipFile(path) as zip_:
        found = {name: zip_.read(name) for name in zip_.namelist() if name != missing}
    with zipfile.ZipFile(path, "w") as zip_:
        for name, data in found.items():
            zip_.writestr(name, data)
    return path


@pytest.mark.parametrize("missing", ["photo/original.png", "document.json"])
def test_a_missing_part_is_named(path: Path, missing: str) -> None:
    with pytest.raises(BadInput, match=re.escape(f"{missing} is missing")):
        read(without(missing, path))


def test_a_lost_reference_costs_no_hints_but_is_noted_and_stands_in_the_way_of_saving(path: Path) -> None:
    entry = f"references/{POSTCARD.digest}.jpg"
    again = read(without(entry, path))
    assert (again.document, again.references) == (everything(), ())
    assert again.notes == (f"The reference postcard.jpg was lost: {entry} is missing.",)
    with pytest.raises(CannotWrite, match=r"postcard\.jpg is missing. Open it again or remove it"):
        write(again, path)


def test_a_damaged_reference_is_left_out_and_noted(path: Path) -> None:
    write(project(), path)
    data = bytes(POSTCARD.data)
    path.write_bytes(path.read_bytes().replace(data, data[:-1] + b"?"))  # its checksum is wrong now
    again = read(path)
    assert (again.document, again.references) == (everything(), ())
    assert again.notes == (f"The reference postcard.jpg was lost: references/{POSTCARD.digest}.jpg is damaged.",)


@pytest.mark.parametrize("thumbnail", [b"GIF89a", bytes(2 << 20)], ids=["another format", "too large"])
def test_a_thumbnail_that_is_none_is_dropped(path: Path, thumbnail: bytes) -> None:
    again = read(rewritten(path, unchanged, thumbnail_webp=thumbnail))
    assert (again.document, again.thumbnail) == (everything(), None)


def test_a_damaged_thumbnail_costs_nothing_else(path: Path) -> None:
    write(project(), path)
    path.write_bytes(path.read_bytes().replace(THUMBNAIL, THUMBNAIL[:-1] + b"?"))  # its checksum is wrong now
    again = read(path)
    assert (again.document, again.references, again.thumbnail) == (everything(), (POSTCARD,), None)


def test_what_entries_say_beside_and_pictures_that_nobody_asks_for_are_ignored(path: Path) -> None:
    write(project(), path)
    with zipfile.ZipFile(path) as zip_:
        found = [(name, zip_.read(name)) for name in zip_.namelist()]
    with zipfile.ZipFile(path, "w") as zip_:
        for name, data in [*reversed(found), ("photo/original.tif", b"II*\0"), (f"references/{'0' * 64}", b"")]:
            info = zipfile.ZipInfo(name, (2026, 11, 24, 10, 50, 0))
            info.comment, info.extra, info.external_attr = b"a link?", b"\x99\x99\x02\x00ab", 0o120777 << 16
            zip_.writestr(info, data)
    assert read(path) == project()


def test_a_reference_with_another_digest_is_left_out_and_noted(path: Path) -> None:
    other = {f"references__{POSTCARD.digest}_jpg": bytes(PHOTO.data)}
    again = read(rewritten(path, unchanged, **other))
    assert (again.document, again.references) == (everything(), ())
    (note,) = again.notes
    assert "isn't the picture that the project was made with" in note


def test_a_large_photo_goes_to_the_disk_and_not_to_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project(), path)
    monkeypatch.setattr(project_file, "IN_MEMORY", 10)
    again = read(path).photo
    assert again == PHOTO
    assert isinstance(again.data.obj, mmap.mmap)
    assert bytes(again.data) == bytes(PHOTO.data)


def test_a_photo_is_written_and_read_without_holding_it_twice(path: Path) -> None:
    size = 20 << 20
    large = source_from_bytes("noise.bmp", pillow(np.zeros((1, 1), np.uint8), "BMP").ljust(size, b"\x55"))
    tracemalloc.start()
    write(Project(Document(photo(large)), large), path)
    _, written = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    again = read(path)
    _, read_ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert again.photo == large
    assert written < size / 4
    assert read_ < size * 2.5  # the pieces and what they are joined to


def test_what_no_project_can_hold_is_not_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_MARKS", 10)
    with pytest.raises(CannotWrite, match="more painted"):
        write(project(), path)
    assert not path.exists()


def test_a_photo_that_is_too_large_to_embed_is_not_saved_but_could_be_linked(path: Path) -> None:
    with mmap.mmap(-1, 2**31) as huge:  # pages that nobody touches
        data = memoryview(huge)
        with pytest.raises(CannotWrite, match=r"2\.1 GB.*Link to the photo"):
            write(Project(document(), replace(PHOTO, data=data)), path)
        data.release()
    assert not path.exists()


def test_a_picture_that_was_lost_is_named(path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"postcard\.jpg is missing"):
        write(Project(everything(), PHOTO), path)
    with pytest.raises(CannotWrite, match=r"grandparents\.png is missing"):
        write(Project(everything(), None, (POSTCARD,)), path)


def test_a_failed_save_leaves_the_old_project(path: Path) -> None:
    write(project(), path)
    with pytest.raises(CannotWrite):
        write(Project(everything(), PHOTO), path)
    assert read(path).document == everything()
    with pytest.raises(CannotWrite, match="no folder"):
        write(project(), path.parent / "nowhere" / path.name)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.colorstudio"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        with pytest.raises(BadInput, match="isn't a file"):
            read(place)
    with pytest.raises(BadInput, match="No such file"):
        read(tmp_path / "nothing.colorstudio")


def test_a_name_without_an_ordinary_suffix_is_stored_without_one(path: Path) -> None:
    for name in ("scan", "scan.", "scan.Überlänge", "scan.tar gz"):
        odd = source_from_bytes(name, bytes(PHOTO.data))
        write(Project(Document(photo(odd)), odd), path)
        with zipfile.ZipFile(path) as zip_:
            assert zip_.namelist() == ["document.json", "photo/original"]
        assert read(path).photo == odd
