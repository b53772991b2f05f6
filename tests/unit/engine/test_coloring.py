"""One photo in, one colored picture out."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from skimage.color import rgb2lab

from colorstudio.document.colors import Chroma
from colorstudio.document.frame import Frame
from colorstudio.document.settings import Settings
from colorstudio.engine import coloring, composed_strips
from colorstudio.engine.coloring import color
from colorstudio.engine.formulation2004 import MOST_PIXELS
from colorstudio.engine.wish import HintPicture, Solver, Wish
from colorstudio.engine.writing import Target
from colorstudio.imaging import colored, lightness
from colorstudio.imaging.file_options import FileOptions
from colorstudio.imaging.formats import format_for
from colorstudio.imaging.source import Source, source_from_bytes
from colorstudio.support.atomic import Existing
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import BadInput, Cancelled, CannotWrite, OutOfMemory, Unsupported
from colorstudio.support.geometry import PhotoRect
from tests.samples.network import predictor
from tests.samples.pictures import gray, pillow, png
from tests.samples.readers import exiftool, needs_exiftool, pixels
from tests.samples.sheets import BLUE, barrier, dab, soft_gray

GRAY = soft_gray((60, 80))
PHOTO = source_from_bytes("aunt.png", png(GRAY))
HINTS = (dab(20, 30, radius=4), dab(60, 30, radius=4, color=BLUE, id="blue"), barrier((40, -2), (40, 70)))
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def target(path: Path, *, marked_at: datetime | None = None, **options: Any) -> Target:
    return Target(path, FileOptions(format_for(path), **options), Existing.KEPT, marked_at)


def written(path: Path, wish: Wish, **options: Any) -> np.ndarray:
    color(wish, target(path, **options), predictor=None, token=CancelToken())
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def hint_picture(**changes: Any) -> Source:
    rgba = np.zeros((60, 80, 4), np.uint8)
    rgba[20:40, 10:30] = 200, 60, 40, 255
    return source_from_bytes(changes.get("name", "hints.png"), pillow(rgba[: changes.get("rows", 60)], "PNG"))


def test_lightness_is_that_of_the_photo_and_chroma_that_of_the_hints(tmp_path: Path) -> None:
    skin, dress = Chroma(14.0, 18.0), Chroma(4.0, -16.0)  # sRGB shows them at all lightness of the photo
    hints = (dab(20, 30, color=skin), dab(60, 30, color=dress, id="dress"), HINTS[-1])
    lab = rgb2lab(written(tmp_path / "aunt.png", Wish(PHOTO, hints)))
    assert lab[..., 0] == pytest.approx(rgb2lab(np.dstack([GRAY] * 3))[..., 0], abs=0.4)  # 8 bits
    assert lab[:, :39, 1:].mean(axis=(0, 1)) == pytest.approx([skin.a, skin.b], abs=1)
    assert lab[:, 41:, 1:].mean(axis=(0, 1)) == pytest.approx([dress.a, dress.b], abs=1)


def test_too_little_memory_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(coloring, "open_photo", full)
    with pytest.raises(OutOfMemory, match=r"^There is not enough memory to color aunt\.png"):
        color(Wish(PHOTO), target(tmp_path / "aunt.png"), predictor=None, token=CancelToken())


def test_the_size_that_counts_is_that_of_the_frame(tmp_path: Path) -> None:
    long = source_from_bytes("long.png", png(np.zeros((40, 17_000), np.uint8)))
    wish = Wish(long, frame=Frame(crop=PhotoRect(0, 0, 100, 40)))
    color(wish, target(tmp_path / "crop.webp"), predictor=None, token=CancelToken())
    with Image.open(tmp_path / "crop.webp") as picture:
        assert picture.size == (100, 40)


def test_a_very_wide_photo_is_composed_in_tiles_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(tmp_path / "whole.png", Wish(PHOTO, HINTS))
    monkeypatch.setattr(composed_strips, "_TILE", 17)
    assert np.array_equal(written(tmp_path / "tiles.png", Wish(PHOTO, HINTS)), whole)


def test_16_bits_stay_16_bits(tmp_path: Path) -> None:
    deep = source_from_bytes("deep.png", png(gray(80, 60, bits=16)))
    color(Wish(deep, HINTS), target(tmp_path / "deep.png"), predictor=None, token=CancelToken())
    assert pixels((tmp_path / "deep.png").read_bytes()).dtype == np.uint16


@pytest.mark.parametrize("rows", [1, 7, 1000])
def test_a_large_photo_is_colored_strip_by_strip_alike(
    rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = written(tmp_path / "whole.png", Wish(PHOTO, HINTS))
    monkeypatch.setattr(composed_strips, "_STRIP_PIXELS", rows * 80)
    monkeypatch.setattr(composed_strips, "_FEWEST_ROWS", 1)
    for module in (lightness, colored):
        monkeypatch.setattr(module, "IN_MEMORY", 0)
    assert np.abs(written(tmp_path / "strips.png", Wish(PHOTO, HINTS)).astype(int) - whole).max() <= 1


def test_the_frame_is_what_is_written(tmp_path: Path) -> None:
    upright = written(tmp_path / "upright.png", Wish(PHOTO, HINTS))
    turned = written(tmp_path / "turned.png", Wish(PHOTO, HINTS, frame=Frame(quarter_turns=1)))
    assert np.abs(turned.astype(int) - np.rot90(upright, -1)).max() <= 4  # the equation of another grid


def test_saturation_0_is_gray_again(tmp_path: Path) -> None:
    pixels = written(tmp_path / "gray.png", Wish(PHOTO, HINTS, settings=Settings(saturation=0.0)))
    assert np.array_equal(pixels, np.dstack([GRAY] * 3))


def test_without_hints_the_photo_stays_as_it_is(tmp_path: Path) -> None:
    assert np.array_equal(written(tmp_path / "gray.png", Wish(PHOTO)), np.dstack([GRAY] * 3))


def test_a_transparent_picture_colors(tmp_path: Path) -> None:
    lab = rgb2lab(written(tmp_path / "a.png", Wish(PHOTO, picture=(HintPicture.TRANSPARENT, hint_picture()))))
    assert lab[..., 1].min() > 20


def test_a_scribbled_copy_colors(tmp_path: Path) -> None:
    copy = np.dstack([GRAY] * 3)
    copy[20:40, 10:30] = 200, 60, 40
    marked = source_from_bytes("marked.png", png(copy))
    lab = rgb2lab(written(tmp_path / "a.png", Wish(PHOTO, picture=(HintPicture.MARKED, marked))))
    assert lab[..., 1].min() > 20


def test_the_solver_of_2004_gives_nearly_the_same(tmp_path: Path) -> None:
    hints = dab(20, 30, radius=4), dab(60, 30, radius=4, color=BLUE, id="blue")
    weak = tuple(replace(hint, strength=0.5) for hint in hints)  # in 2004 every hint was a hard one
    exact = written(tmp_path / "2004.png", Wish(PHOTO, weak, solver=Solver.LEVIN2004))
    ours = written(tmp_path / "ours.png", Wish(PHOTO, hints))
    assert np.abs(exact.astype(int) - ours).mean() < 8


def test_the_solver_of_2004_is_for_small_photos_without_barriers(tmp_path: Path) -> None:
    side = int(MOST_PIXELS**0.5) + 1
    large = source_from_bytes("large.png", png(soft_gray((side, side))))
    with pytest.raises(Unsupported, match=r"^large\.png has 0\.5 megapixels"):
        color(
            Wish(large, HINTS[:1], solver=Solver.LEVIN2004),
            target(tmp_path / "a.png"),
            predictor=None,
            token=CancelToken(),
        )
    with pytest.raises(Unsupported, match="barriers"):
        color(
            Wish(PHOTO, HINTS, solver=Solver.LEVIN2004), target(tmp_path / "a.png"), predictor=None, token=CancelToken()
        )
    assert not list(tmp_path.iterdir())


@needs_exiftool
def test_the_picture_says_that_it_was_colorized_unless_asked_not_to(tmp_path: Path) -> None:
    color(Wish(PHOTO, HINTS), target(tmp_path / "said.png", marked_at=NOON), predictor=None, token=CancelToken())
    color(Wish(PHOTO, HINTS), target(tmp_path / "unsaid.png"), predictor=None, token=CancelToken())
    said, unsaid = (str(found) for found in exiftool([tmp_path / "said.png", tmp_path / "unsaid.png"], "-xmp:all"))
    assert "humanEdits" in said
    assert PHOTO.digest in said
    assert "humanEdits" not in unsaid


def test_what_the_format_loses_and_what_the_photo_lacks_is_said(tmp_path: Path) -> None:
    deep = source_from_bytes("deep.png", png(gray(80, 60, bits=16)))
    notes = color(Wish(deep, HINTS), target(tmp_path / "deep.jpg"), predictor=None, token=CancelToken())
    assert any("rounded to 8" in note for note in notes)


def test_a_picture_too_large_for_its_format_is_refused_before_any_work(tmp_path: Path) -> None:
    long = source_from_bytes("long.png", png(np.zeros((1, 17_000), np.uint8)))
    with pytest.raises(Unsupported, match="16,383"):
        color(Wish(long), target(tmp_path / "long.webp"), predictor=None, token=CancelToken())


@pytest.mark.parametrize("share", [0.0, 0.15, 0.5, 0.8, 0.95])
def test_cancelled_work_leaves_no_file(share: float, tmp_path: Path) -> None:
    def stop(done: float) -> None:
        if done >= share:
            token.cancel()

    token = CancelToken(on_progress=stop)
    with pytest.raises(Cancelled):
        color(Wish(PHOTO, HINTS), target(tmp_path / "aunt.png"), predictor=None, token=token)
    assert not list(tmp_path.iterdir())


def test_progress_never_goes_back(tmp_path: Path) -> None:
    heard: list[float] = []
    wish = Wish(PHOTO, picture=(HintPicture.TRANSPARENT, hint_picture()))
    color(wish, target(tmp_path / "aunt.png"), predictor=None, token=CancelToken(on_progress=heard.append))
    assert heard == sorted(heard)
    assert heard[-1] == 1


def test_hints_outside_of_the_frame_are_counted(tmp_path: Path) -> None:
    wish = Wish(PHOTO, HINTS[:2], frame=Frame(crop=PhotoRect(40, 0, 80, 60)))
    (note,) = color(wish, target(tmp_path / "half.png"), predictor=None, token=CancelToken())
    assert note.endswith("1 of 2.")


def test_bad_hints_leave_no_file(tmp_path: Path) -> None:
    wish = Wish(PHOTO, picture=(HintPicture.TRANSPARENT, hint_picture(rows=40)))
    with pytest.raises(BadInput, match=r"hints\.png has 80 × 40 pixels, but the photo has 80 × 60"):
        color(wish, target(tmp_path / "aunt.png"), predictor=None, token=CancelToken())
    assert not list(tmp_path.iterdir())


def test_a_file_that_appeared_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "aunt.png").write_bytes(b"mine")
    with pytest.raises(CannotWrite):
        color(Wish(PHOTO, HINTS), target(tmp_path / "aunt.png"), predictor=None, token=CancelToken())
    assert (tmp_path / "aunt.png").read_bytes() == b"mine"


@needs_exiftool
def test_a_network_colors_without_any_hint_and_is_named_in_the_file(tmp_path: Path) -> None:
    network = predictor()
    path = tmp_path / "aunt.png"
    color(Wish(PHOTO), target(path, marked_at=NOON), predictor=network, token=CancelToken())
    with Image.open(path) as picture:
        lab = rgb2lab(np.asarray(picture))
    assert np.abs(lab[..., 1:]).max() > 1
    assert lab[..., 0] == pytest.approx(rgb2lab(np.dstack([GRAY] * 3))[..., 0], abs=0.5)
    assert network.model.digest in str(exiftool([path], "-xmp:all"))


def test_hints_overrule_the_network_where_they_are_painted(tmp_path: Path) -> None:
    dress = Chroma(4.0, -16.0)
    path = tmp_path / "aunt.png"
    color(Wish(PHOTO, (dab(60, 30, radius=4, color=dress),)), target(path), predictor=predictor(), token=CancelToken())
    with Image.open(path) as picture:
        lab = rgb2lab(np.asarray(picture))
    assert lab[30, 60, 1:] == pytest.approx([dress.a, dress.b], abs=1)


@needs_exiftool
@pytest.mark.parametrize(
    "wish", [Wish(PHOTO, settings=Settings(prior=0.0)), Wish(PHOTO, HINTS, settings=Settings(saturation=0.0))]
)
def test_a_picture_that_came_out_gray_says_nothing_of_colors(wish: Wish, tmp_path: Path) -> None:
    path = tmp_path / "aunt.png"
    color(wish, target(path, marked_at=NOON), predictor=predictor(), token=CancelToken())
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture.convert("RGB")), np.dstack([GRAY] * 3))
    assert "olorized" not in str(exiftool([path], "-xmp:all"))


@needs_exiftool
def test_a_network_that_only_told_edges_from_texture_is_named_too(tmp_path: Path) -> None:
    path = tmp_path / "aunt.png"
    wish = Wish(PHOTO, HINTS, settings=Settings(prior=0.0))
    network = predictor()
    color(wish, target(path, marked_at=NOON), predictor=network, token=CancelToken())
    said = str(exiftool([path], "-xmp:all"))
    assert network.model.digest in said
    assert "olorized" in said
