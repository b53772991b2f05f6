"""What others may know of a seen photo."""

from __future__ import annotations

import numpy as np
import pytest

from colorstudio.network.seen import Seen
from tests.samples.network import photo, predictor


@pytest.fixture(scope="module")
def seen() -> Seen:
    return predictor().see(photo((64, 100), np.random.default_rng(1987)))


def test_the_scene_is_one_vector(seen: Seen) -> None:
    assert seen.scene.shape == (1280,)
    assert seen.scene.dtype == np.float32
    assert seen.scene.any()


def test_each_region_has_a_vector_of_length_one(seen: Seen) -> None:
    regions = np.zeros((64, 100), np.int32)
    regions[:, 50:], regions[10:20, 10:20] = 1, 2
    described = seen.describe(regions)
    assert described.shape == (3, 496)
    assert np.linalg.norm(described, axis=1) == pytest.approx(1, abs=1e-3)


def test_each_grid_has_the_same_say(seen: Seen) -> None:
    (described,) = seen.describe(np.zeros((8, 8), np.int32))
    parts = np.split(described, np.cumsum([24, 40, 112]))
    assert [np.linalg.norm(part) for part in parts] == pytest.approx([0.5] * 4, abs=1e-3)


def test_a_plane_of_labels_may_have_any_size(seen: Seen) -> None:
    coarse = np.array([[0, 1], [2, 3]], np.int32)
    fine = np.kron(coarse, np.ones((320, 500), np.int32)).astype(np.int32)
    likeness = np.diag(seen.describe(coarse.repeat(8, 0).repeat(25, 1)) @ seen.describe(fine).T)
    assert likeness.min() > 0.99


def test_a_region_smaller_than_a_cell_is_described(seen: Seen) -> None:
    regions = np.zeros((64, 100), np.int32)
    regions[33, 47] = 1
    assert np.linalg.norm(seen.describe(regions)[1]) == pytest.approx(1, abs=1e-3)


def test_a_label_without_pixels_has_zeros(seen: Seen) -> None:
    regions = np.full((64, 100), 2, np.int32)
    described = seen.describe(regions)
    assert described.shape[0] == 3
    assert not described[:2].any()


def test_a_thing_is_more_like_itself_than_like_another() -> None:
    lightness = np.full((96, 192), 60, np.float32)
    lightness[:, 96:] += 25 * np.sign(np.sin(np.arange(96) * 1.2)).astype(np.float32)  # smooth left, striped right
    regions = np.repeat(np.arange(4, dtype=np.int32), 48)[None].repeat(96, 0)
    described = predictor().see(lightness).describe(regions)
    likeness = described @ described.T
    assert min(likeness[0, 1], likeness[2, 3]) > max(likeness[0, 3], likeness[0, 2], likeness[1, 3])
