"""What the photo would look like."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.document.frame import Frame
from colorstudio.engine.framing import framed
from colorstudio.engine.previews import CropAt, Preview, Previewer
from colorstudio.imaging.color import srgb_to_lab
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import Cancelled
from tests.samples.sheets import BLUE, RED, dab, photo_of, request, soft_gray

GRAY = soft_gray((120, 200))
MIDDLE = CropAt(100, 60, 1.0, 40)


def preview(crop: CropAt, *, frame: Frame = Frame(), saturation: float = 1.0) -> Preview:  # noqa: B008
    hints = dab(40, 60, radius=12), dab(160, 60, radius=12, color=BLUE, id="blue")
    previewer = Previewer(framed(photo_of(GRAY), frame))
    return previewer.preview(request(*hints, frame=frame), crop, saturation=saturation, token=CancelToken())


def test_the_thumbnail_shows_all_of_the_photo() -> None:
    thumbnail = preview(MIDDLE).thumbnail
    assert thumbnail.shape == (58, 96, 3)
    lab = srgb_to_lab(thumbnail)
    assert lab[29, 15, 1] > 30  # red on the left
    assert lab[29, 80, 2] < -20  # blue on the right


def test_the_crop_shows_the_photos_own_pixels_in_the_color() -> None:
    crop = preview(CropAt(40, 60, 1.0, 20)).crop
    assert crop.shape == (20, 20, 3)
    lab = srgb_to_lab(crop)
    expected = srgb_to_lab(np.dstack([GRAY[50:70, 30:50]] * 3))
    assert lab[..., 0] == pytest.approx(expected[..., 0], abs=1)
    assert np.median(lab[..., 1]) == pytest.approx(RED.a, abs=12)


def test_at_half_the_zoom_it_shows_twice_as_much() -> None:
    crop = preview(CropAt(100, 60, 0.5, 40)).crop
    assert crop.shape == (40, 40, 3)
    expected = GRAY[20:100, 60:140].reshape(40, 2, 40, 2).mean(axis=(1, 3))
    assert srgb_to_lab(crop)[..., 0] == pytest.approx(
        srgb_to_lab(np.dstack([expected.astype(np.uint8)] * 3))[..., 0], abs=1.5
    )


def test_zoomed_in_it_has_the_pixels_that_there_are() -> None:
    assert preview(CropAt(100, 60, 4.0, 40)).crop.shape == (10, 10, 3)


@pytest.mark.parametrize(("x", "y"), [(0.5, 0.5), (199.5, 60), (100, 119.5)])
def test_beyond_the_border_the_edge_is_repeated(x: float, y: float) -> None:
    assert preview(CropAt(x, y, 1.0, 40)).crop.shape == (40, 40, 3)


def test_saturation_0_is_gray() -> None:
    crop = preview(MIDDLE, saturation=0.0).crop
    assert np.array_equal(crop[..., 0], crop[..., 2])


def test_it_shows_the_frame() -> None:
    assert preview(CropAt(60, 100, 1.0, 40), frame=Frame(quarter_turns=1)).thumbnail.shape == (96, 58, 3)


def test_cancelled_it_ends() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        Previewer(framed(photo_of(GRAY), Frame())).preview(request(dab(40, 60)), MIDDLE, saturation=1, token=token)
