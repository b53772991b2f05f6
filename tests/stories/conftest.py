"""What the stories begin with: a studio that is ready, and a small photo of two fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests.robots import StudioRobot
from tests.window_robot import WindowRobot


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A gray photo, 160 × 120: dark on the left, light on the right, some grain."""
    pixels = np.full((120, 160), 90.0)
    pixels[:, 80:] = 190
    pixels += np.random.default_rng(7).normal(0, 2, pixels.shape)
    path = tmp_path / "aunt.png"
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[StudioRobot]:
    robot = StudioRobot(tmp_path / "home").prepare()
    yield robot
    robot.end()


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[WindowRobot]:
    robot = WindowRobot(tmp_path / "home").prepare()
    yield robot
    robot.end()


@pytest.fixture(params=["editor", "window"])
def both(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[StudioRobot]:
    """A robot over the editor alone, and one over the real window: what holds for one holds for the other."""
    kinds: dict[str, type[StudioRobot]] = {"editor": StudioRobot, "window": WindowRobot}
    robot = kinds[request.param](tmp_path / "home").prepare()
    yield robot
    robot.end()
