"""What a hand on the real window does is what the editor alone would do: the view adds nothing and loses nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from colorstudio.document.colors import Chroma
from colorstudio.document.hints import Dab, Origin, Region, Stroke
from colorstudio.editor.choices import Scope
from colorstudio.editor.tool_names import ToolName
from colorstudio.tools.gesture import Modifier
from tests.robots import StudioRobot

SKY = Chroma(-5.0, -25.0)
BRICK = Chroma(35.0, 30.0)


def test_a_stroke_is_painted_where_the_hand_was(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40), (60, 80)).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Stroke)
    assert (hint.color, hint.radius) == (SKY, 5)
    ends = [(point.at.x, point.at.y) for point in (hint.points[0], hint.points[-1])]
    assert np.allclose(ends, [(20, 40), (60, 80)])
    assert len(both.labels) == 1
    assert both.lab_at(30, 100)[2] < -10


def test_escape_during_a_drag_leaves_nothing(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).press(20, 40).drag(60, 40).escape().release().settle()
    assert both.labels == []
    assert both.document.hints == ()


def test_undo_and_redo_go_back_and_forth(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).stroke((20, 60), (60, 60))
    hints = both.settle().document.hints
    both.undo().undo().undo()
    assert both.document.hints == ()
    both.redo().redo().redo()
    assert both.document.hints == hints


def test_at_800_percent_a_click_is_a_stroke_of_one_point(both: StudioRobot, photo: Path) -> None:
    both.open(photo).zoom(8).take(ToolName.BRUSH, SKY, radius=5).click(80.3, 60.7)
    (hint,) = both.document.hints
    assert isinstance(hint, Stroke)
    assert [(round(point.at.x, 3), round(point.at.y, 3)) for point in hint.points] == [(80.3, 60.7)]


def test_another_tool_taken_up_in_the_middle_aborts_the_stroke(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).press(20, 40).drag(60, 40)
    both.take(ToolName.SELECT).release().settle()
    assert both.labels == []


def test_a_point_is_set_moved_and_erased(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.POINT, BRICK, radius=5).click(30, 40)
    both.take(ToolName.SELECT).press(30, 40).drag(50, 60).release()
    (hint,) = both.document.hints
    assert isinstance(hint, Dab)
    assert (round(hint.at.x, 3), round(hint.at.y, 3)) == (50, 60)
    both.take(ToolName.ERASER).click(50, 60)
    assert both.document.hints == ()
    assert len(both.labels) == 3


def test_shift_and_a_click_paint_a_straight_line_from_the_last_stroke(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).click(20, 40).hold(Modifier.SHIFT).click(60, 40)
    _, line = both.document.hints
    assert isinstance(line, Stroke)
    assert [round(point.at.x) for point in line.points] == [20, 60]


def test_the_eyedropper_takes_what_is_seen_also_with_control(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, BRICK, radius=8).stroke((30, 60), (50, 60)).settle()
    both.take(ToolName.BRUSH, SKY).hold(Modifier.CONTROL).click(40, 60)
    taken = both.photo.held.color
    assert isinstance(taken, Chroma)
    assert abs(taken.a - BRICK.a) < 1
    assert both.photo.tool is ToolName.BRUSH


@pytest.mark.parametrize("index", [0, 1])
def test_a_choice_becomes_a_hint_and_one_step(both: StudioRobot, photo: Path, index: int) -> None:
    both.open(photo).click(40, 60).settle()
    wanted = both.photo.picker.possible.choices[index].color
    both.choose(index).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Dab)
    assert hint.color == wanted
    assert len(both.labels) == 1
    assert not both.photo.picker.is_open


def test_a_box_asks_about_the_box_and_becomes_a_region(both: StudioRobot, photo: Path) -> None:
    both.open(photo).press(20, 30).drag(60, 90).release().settle()
    assert both.photo.picker.possible.scope is Scope.BOX
    both.choose(0)
    (hint,) = both.document.hints
    assert isinstance(hint, Region)


def test_leaving_the_fan_chooses_nothing(both: StudioRobot, photo: Path) -> None:
    both.open(photo).click(40, 60).settle()
    both.leave().settle()
    assert both.document.hints == ()
    assert both.photo.picker.possible.place is None


def near(color: object, wanted: Chroma) -> bool:
    """A pixel of the color plane is 1.6 units wide."""
    return isinstance(color, Chroma) and max(abs(color.a - wanted.a), abs(color.b - wanted.b)) <= 1


def test_another_color_than_those_of_the_fan_becomes_a_hint_at_the_place_and_one_step(
    both: StudioRobot, photo: Path
) -> None:
    both.open(photo).click(40, 60).settle().want_another()
    assert not both.photo.picker.is_open
    both.try_color(BRICK).settle()
    (tried,) = both.document.hints  # seen, not made
    assert isinstance(tried, Dab)
    assert both.labels == []
    both.pick_color(BRICK).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Dab)
    assert near(hint.color, BRICK)
    assert (round(hint.at.x, 3), round(hint.at.y, 3)) == (40, 60)
    assert hint.origin is Origin.PAINTED
    assert len(both.labels) == 1
    both.pick_color(SKY).settle()  # on second thought
    (hint,) = both.document.hints
    assert isinstance(hint, Dab)
    assert near(hint.color, SKY)
    assert [label.split(",")[0] for label in both.labels] == ["Point", "Recolor"]
    both.undo().undo().pick_color(BRICK).settle()  # and the place is still asked about
    (hint,) = both.document.hints
    assert isinstance(hint, Dab)
    assert near(hint.color, BRICK)


def test_escape_gives_up_another_color(both: StudioRobot, photo: Path) -> None:
    both.open(photo).click(40, 60).settle().want_another().give_up_color()
    both.pick_color(BRICK).settle()
    assert both.document.hints == ()
    assert both.photo.picker.possible.place is None


def test_escape_while_a_color_is_tried_takes_it_back_and_the_place_still_waits(both: StudioRobot, photo: Path) -> None:
    both.open(photo).click(40, 60).settle().want_another().try_color(BRICK).take_color_back()
    assert [*both.document.hints] == []
    assert both.labels == []
    both.pick_color(SKY).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Dab)
    assert near(hint.color, SKY)


def test_another_color_in_a_box_is_a_region(both: StudioRobot, photo: Path) -> None:
    both.open(photo).press(20, 30).drag(60, 90).release().settle().want_another().pick_color(BRICK)
    (hint,) = both.document.hints
    assert isinstance(hint, Region)
    assert both.labels[0].startswith("Region, ")


def test_a_place_with_another_color_can_be_asked_about_again(both: StudioRobot, photo: Path) -> None:
    both.open(photo).click(40, 60).settle().want_another().pick_color(BRICK).settle()
    both.click(40, 60).settle().choose(0).settle()
    (hint,) = both.document.hints  # one, and not a second below it that nobody would see
    assert isinstance(hint, Dab)
    assert hint.origin is Origin.MODE


def test_a_stroke_elsewhere_takes_the_color_that_is_held_not_that_of_the_place(both: StudioRobot, photo: Path) -> None:
    both.open(photo).click(40, 60).settle().want_another()
    both.take(ToolName.BRUSH, SKY, radius=5).stroke((100, 40), (120, 40)).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Stroke)


def test_what_is_selected_shows_its_color_and_takes_another(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    both.take(ToolName.BRUSH, BRICK).take(ToolName.SELECT).click(40, 40)
    assert both.photo.recoloring.color == SKY
    both.pick_color(BRICK).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Stroke)
    assert near(hint.color, BRICK)
    assert both.photo.recoloring.color == hint.color


def test_a_deleted_hint_that_comes_back_is_selected_again(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    both.take(ToolName.SELECT).click(40, 40).delete()
    assert both.photo.held.selection == frozenset()
    both.undo()
    (hint,) = both.document.hints
    assert both.photo.held.selection == {hint.id}
    both.pick_color(BRICK).settle()
    (hint,) = both.document.hints
    assert isinstance(hint, Stroke)
    assert near(hint.color, BRICK)


def test_who_takes_up_the_brush_again_leaves_the_selection_alone(both: StudioRobot, photo: Path) -> None:
    both.open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40))
    both.take(ToolName.SELECT).click(40, 40).take(ToolName.BRUSH, BRICK).stroke((100, 40), (120, 40)).settle()
    assert [getattr(hint, "color", None) for hint in both.document.hints] == [SKY, BRICK]
