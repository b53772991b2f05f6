"""A person changes the picture as a whole: sliders and the model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from colorstudio.document.colors import Chroma
from colorstudio.document.edits import ChangeSettings
from colorstudio.editor.tool_names import ToolName
from tests.robots import StudioRobot


def test_without_a_network_and_hints_the_photo_stays_gray(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    studio.photo.change_settings(replace(studio.document.settings, model=None), "Model: none")
    rgb = studio.settle().picture()
    assert (np.ptp(rgb, axis=2) == 0).all()


def test_saturation_acts_at_once_without_a_solve(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, Chroma(35.0, 30.0), radius=8).stroke((30, 60), (50, 60)).settle()
    answer = studio.photo.colors.answer
    studio.photo.change_settings(replace(studio.document.settings, saturation=0.5), "Saturation 50 %")
    assert studio.photo.colors.saturation == 0.5
    studio.settle()
    assert studio.photo.colors.answer is answer
    assert abs(studio.lab_at(40, 60)[1] - 17.5) < 1


def test_a_slider_that_is_dragged_is_one_step(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    for vividness in (0.2, 0.6, 0.9):
        studio.photo.stage(ChangeSettings("Vividness", replace(studio.document.settings, vividness=vividness)))
        studio.settle()
    studio.photo.commit()
    assert studio.labels == ["Vividness"]
    assert studio.settle().document.settings.vividness == 0.9


def test_more_warmth_is_more_yellow(studio: StudioRobot, photo: Path) -> None:
    cold = studio.open(photo).lab_at(120, 60)
    studio.photo.change_settings(replace(studio.document.settings, warmth=1.0), "Warmth 100")
    assert studio.settle().lab_at(120, 60)[2] > cold[2] + 5
