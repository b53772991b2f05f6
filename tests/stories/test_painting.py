"""A person paints: what happens to the picture, and to the list of what was done."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from colorstudio.document.colors import Chroma
from colorstudio.document.hints import Stroke
from colorstudio.editor.colors import Detail
from colorstudio.editor.tool_names import ToolName
from colorstudio.imaging.gamut import largest_chroma
from tests.robots import StudioRobot

SKY = Chroma(-5.0, -25.0)
BRICK = Chroma(35.0, 30.0)


def detail(studio: StudioRobot) -> Detail:
    return studio.photo.colors.detail


def test_a_photo_that_is_opened_gets_the_colors_of_the_network(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    assert studio.photo.colors.answer is not None
    assert studio.photo.colors.detail is Detail.EXACT
    assert studio.labels == []


def test_a_stroke_colors_its_field_and_is_one_step(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40), (60, 80)).settle()
    assert len(studio.labels) == 1
    assert studio.labels[0].startswith("Brush")
    assert studio.lab_at(30, 100)[2] < -10


def test_what_is_painted_is_what_is_shown(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60)).settle()
    shown = studio.lab_at(40, 60)
    assert np.abs(shown[1:] - (BRICK.a, BRICK.b)).max() < 1


@pytest.mark.parametrize("hue", [0.3, 1.2, 2.9, 4.4, 5.6])
def test_any_color_that_can_be_shown_there_is_shown_within_one_unit(
    studio: StudioRobot, photo: Path, hue: float
) -> None:
    studio.open(photo)
    lightness = studio.photo.photo.lightness[60, 40]
    chroma = 0.9 * float(largest_chroma(np.array(lightness), np.array(hue)))
    color = Chroma(float(chroma * np.cos(hue)), float(chroma * np.sin(hue)))
    studio.take(ToolName.BRUSH, color, radius=8).stroke((30, 60), (50, 60)).settle()
    assert np.abs(studio.lab_at(40, 60)[1:] - (color.a, color.b)).max() < 1


def test_while_the_hand_moves_a_draft_follows_and_nothing_is_in_the_list(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).press(20, 40).drag(60, 40).settle()
    assert studio.labels == []
    assert detail(studio) is Detail.SMOOTH
    assert studio.lab_at(40, 40)[2] < -10
    studio.release().settle()
    assert len(studio.labels) == 1
    assert detail(studio) is Detail.EXACT


def test_escape_during_a_drag_leaves_nothing(studio: StudioRobot, photo: Path) -> None:
    before = studio.open(photo).picture()
    studio.take(ToolName.BRUSH, SKY, radius=5).press(20, 40).drag(60, 40).settle().escape().settle()
    assert studio.labels == []
    assert np.array_equal(studio.picture(), before)


def test_another_tool_taken_up_in_the_middle_aborts_the_stroke(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).press(20, 40).drag(60, 40)
    studio.take(ToolName.SELECT).release().settle()
    assert studio.labels == []
    assert studio.document.hints == ()


def test_undo_brings_back_the_picture_and_redo_the_stroke(studio: StudioRobot, photo: Path) -> None:
    before = studio.open(photo).picture()
    studio.take(ToolName.BRUSH, BRICK, radius=5).stroke((20, 40), (60, 40)).settle()
    colored = studio.picture()
    assert np.abs(studio.undo().settle().picture().astype(int) - before).max() <= 4  # within the solver’s tolerance
    studio.redo().settle()
    assert np.abs(studio.picture().astype(int) - colored).max() <= 4


def test_a_second_stroke_before_the_first_is_finished_wins(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    studio.take(ToolName.BRUSH, BRICK).stroke((100, 40), (140, 40)).settle()
    assert studio.lab_at(120, 80)[1] > 15
    assert studio.lab_at(40, 80)[2] < -10
    assert studio.photo.coloring.busy is None


def test_painting_outside_of_the_photo_is_harmless(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((-400, -40), (-300, 900)).settle()
    assert studio.sentences() == []


def test_at_800_percent_a_click_is_a_stroke_of_one_point(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).zoom(8).take(ToolName.BRUSH, SKY, radius=5).click(30.3, 40.7).settle()
    (hint,) = studio.document.hints
    assert isinstance(hint, Stroke)
    assert len(hint.points) == 1


def test_keep_gray_makes_a_field_gray(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, BRICK, radius=5).stroke((20, 40), (60, 40))
    studio.take(ToolName.GRAY).stroke((100, 30), (140, 90)).settle()
    assert np.abs(studio.lab_at(120, 60)[1:]).max() < 1


def test_the_eyedropper_takes_what_is_seen(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60)).settle()
    studio.photo.take_color(SKY)
    studio.take(ToolName.EYEDROPPER).click(40, 60)
    taken = studio.photo.held.color
    assert isinstance(taken, Chroma)
    assert abs(taken.a - BRICK.a) < 1
    assert studio.photo.held.previous == SKY


def test_the_eraser_takes_a_hint_and_undo_brings_it_back(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    studio.take(ToolName.ERASER).click(40, 40).settle()
    assert studio.document.hints == ()
    studio.undo()
    assert len(studio.document.hints) == 1


def test_a_selection_moves_as_one_step_and_forgets_what_undo_takes_away(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).take(ToolName.POINT, SKY, radius=5).click(30, 40)
    studio.take(ToolName.SELECT).click(30, 40)
    assert len(studio.photo.held.selection) == 1
    studio.press(30, 40).drag(50, 60).release()
    assert len(studio.labels) == 2
    studio.undo().undo()
    assert studio.photo.held.selection == frozenset()
