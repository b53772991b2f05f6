"""An answer becomes a file: at the size that was asked for, with the metadata that go along."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab

from colorstudio.document.colors import Chroma
from colorstudio.engine.answer import Answer
from colorstudio.engine.engine import Engine
from colorstudio.engine.writing import Target, check_target, write, written_size
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import format_for
from colorstudio.imaging.metadata.keeping import Keeping
from colorstudio.imaging.metadata.marks import SENTENCE
from colorstudio.imaging.photo import open_photo
from colorstudio.imaging.source import read_source, source_from_bytes
from colorstudio.support.atomic import Existing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled, CannotWrite, Unsupported
from colorstudio.support.geometry import Size
from tests.samples import metadata as samples
from tests.samples.pictures import jpeg, png
from tests.samples.sheets import dab, request, soft_gray

GRAY = soft_gray((60, 80))
SKIN = Chroma(14.0, 18.0)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def answer(*hints: Any, photo: Any = None) -> Answer:
    engine = Engine(photo or open_photo(source_from_bytes("aunt.png", png(GRAY))))
    return engine.answer(request(*hints), token=CancelToken())


def target(path: Path, **changes: Any) -> Target:
    fields: dict[str, Any] = {"existing": Existing.KEPT, "marked_at": None} | changes
    return Target(path, FileOptions(format_for(path)), **fields)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def test_a_smaller_picture_has_the_means_of_the_lightness_and_the_same_colors(tmp_path: Path) -> None:
    found = answer(dab(20, 30, radius=4, color=SKIN))
    write(found, target(tmp_path / "a.png", long_side=40), saturation=1, model=None, token=CancelToken())
    lab, full = rgb2lab(pixels(tmp_path / "a.png")), rgb2lab(np.dstack([GRAY] * 3))
    assert lab.shape == (30, 40, 3)
    means = full[..., 0].reshape(30, 2, 40, 2).mean(axis=(1, 3))
    assert lab[..., 0] == pytest.approx(means, abs=0.5)
    assert lab[..., 1:].mean(axis=(0, 1)) == pytest.approx([SKIN.a, SKIN.b], abs=1)


@pytest.mark.parametrize(
    ("full", "long_side", "expected"),
    [
        (Size(80, 60), None, Size(80, 60)),
        (Size(80, 60), 40, Size(40, 30)),
        (Size(60, 80), 40, Size(30, 40)),
        (Size(80, 60), 80, Size(80, 60)),
        (Size(80, 60), 500, Size(80, 60)),
        (Size(9000, 3), 100, Size(100, 1)),
    ],
)
def test_the_longer_side_decides_and_nothing_is_enlarged(full: Size, long_side: int | None, expected: Size) -> None:
    assert written_size(full, long_side) == expected


def test_a_picture_that_would_have_to_be_enlarged_says_so(tmp_path: Path) -> None:
    found = answer(dab(20, 30))
    notes = write(found, target(tmp_path / "a.png", long_side=500), saturation=1, model=None, token=CancelToken())
    assert notes == ("The picture has 80 × 60 pixels: it is not enlarged.",)


def test_hints_outside_of_the_picture_are_counted(tmp_path: Path) -> None:
    found = answer(dab(20, 30), dab(-500, 30, id="far"))
    notes = write(found, target(tmp_path / "a.png"), saturation=1, model=None, token=CancelToken())
    assert notes == ("Hints outside of the picture's frame don't count: 1 of 2.",)


def test_a_gray_picture_says_so_and_is_not_marked(tmp_path: Path) -> None:
    notes = write(answer(), target(tmp_path / "a.png", marked_at=NOON), saturation=1, model=None, token=CancelToken())
    assert notes == ("aunt.png has no color: there is neither a hint that counts nor a network's.",)
    assert SENTENCE.encode() not in (tmp_path / "a.png").read_bytes()


def test_marks_stay_where_the_photos_own_words_go(tmp_path: Path) -> None:
    photo = open_photo(source_from_bytes("aunt.jpg", jpeg(exif=b"Exif\0\0" + samples.exif(), xmp=samples.XMP)))
    wanted = target(tmp_path / "a.jpg", marked_at=NOON, keeping=Keeping.NOTHING)
    write(answer(dab(20, 20), photo=photo), wanted, saturation=1, model=None, token=CancelToken())
    written = (tmp_path / "a.jpg").read_bytes()
    assert SENTENCE.encode() in written
    assert samples.CAPTION.encode() not in written
    assert photo.source.digest.encode() in written


def test_where_subjects_are_does_not_go_along_into_another_size(tmp_path: Path) -> None:
    xmp = samples.XMP.replace(b"tiff:Orientation", b'exif:SubjectArea="20 20" tiff:Orientation')
    photo = open_photo(source_from_bytes("aunt.jpg", jpeg(xmp=xmp)))
    found = answer(dab(20, 20), photo=photo)
    for name, side in (("full.jpg", None), ("small.jpg", 20)):
        write(found, target(tmp_path / name, long_side=side), saturation=1, model=None, token=CancelToken())
    assert b"SubjectArea" in (tmp_path / "full.jpg").read_bytes()
    assert b"SubjectArea" not in (tmp_path / "small.jpg").read_bytes()


def test_the_photo_itself_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "aunt.png"
    path.write_bytes(png(GRAY))
    found = answer(dab(20, 30), photo=open_photo(read_source(path)))
    with pytest.raises(CannotWrite, match=r"^aunt\.png itself"):
        write(found, target(path, existing=Existing.REPLACED), saturation=1, model=None, token=CancelToken())
    assert path.read_bytes() == png(GRAY)


def test_a_side_that_is_too_long_for_the_format_fits_when_it_is_made_smaller(tmp_path: Path) -> None:
    size = Size(17_000, 40)
    with pytest.raises(Unsupported, match="16,383"):
        check_target(target(tmp_path / "a.webp"), size, read=())
    check_target(target(tmp_path / "a.webp", long_side=1000), size, read=())


@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
def test_cancelled_writing_leaves_no_file(share: float, tmp_path: Path) -> None:
    def stop(done: float) -> None:
        if done >= share:
            token.cancel()

    token = CancelToken(on_progress=stop)
    with pytest.raises(Cancelled):
        write(answer(dab(20, 30)), target(tmp_path / "a.png"), saturation=1, model=None, token=token)
    assert not list(tmp_path.iterdir())
