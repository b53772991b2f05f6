"""A person opens a photo and hears what had to be decided for that."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from tests.robots import StudioRobot


def in_color(path: Path) -> Path:
    """A photo of three flat colors."""
    pixels = np.zeros((60, 90, 3), np.uint8)
    pixels[:, :30], pixels[:, 30:60], pixels[:, 60:] = (200, 60, 40), (50, 90, 200), (60, 160, 60)
    Image.fromarray(pixels).save(path)
    return path


def sepia(path: Path) -> Path:
    """A print on brown paper, dark to light."""
    tones = np.linspace(0.1, 1, 90)[None, :, None] * np.array([255, 225, 180])
    Image.fromarray(np.repeat(tones, 60, axis=0).astype(np.uint8)).save(path)
    return path


def test_of_a_photo_in_color_it_is_said_that_its_lightness_is_taken(both: StudioRobot, tmp_path: Path) -> None:
    both.open(in_color(tmp_path / "beach.png"))
    assert both.sentences() == ["beach.png is in color already: only its lightness is taken."]


def test_a_gray_or_a_brown_photo_is_opened_without_a_word(studio: StudioRobot, photo: Path, tmp_path: Path) -> None:
    studio.open(photo).open(sepia(tmp_path / "aunt-brown.png"))
    assert studio.sentences() == []


def test_a_project_is_opened_without_saying_it_again(studio: StudioRobot, tmp_path: Path) -> None:
    studio.open(in_color(tmp_path / "beach.png"))
    studio.photo.save(tmp_path / "beach.colorstudio", done=lambda: None, failed=print)
    studio.settle().notes.clear()
    studio.open(tmp_path / "beach.colorstudio")
    assert studio.sentences() == []
