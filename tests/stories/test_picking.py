"""A person clicks a place and picks among the colors that are possible there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.edits import AddHints, ChangeSettings, RemoveHints
from colorstudio.document.hints import Dab, Origin, Region
from colorstudio.editor.choices import Knowledge, Scope
from colorstudio.editor.colors import Detail
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.errors import OutOfMemory
from colorstudio.support.geometry import PhotoPoint, PhotoRect
from colorstudio.tools.labels import name_of_hint
from tests.robots import StudioRobot
from tests.samples.documents import dab


def test_a_click_shows_ranked_colors_with_gray_among_them(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60)
    picker = studio.photo.picker
    assert picker.is_open
    assert picker.possible.knowledge not in (Knowledge.NOTHING, Knowledge.PREDICTING)  # at once
    probabilities = [choice.probability for choice in picker.possible.choices]
    assert probabilities == sorted(probabilities, reverse=True)
    assert Gray.KEEP in [choice.color for choice in picker.possible.choices]
    assert studio.labels == []


def test_previews_come_for_every_choice(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    choices = studio.photo.picker.possible.choices
    assert all(choice.crop is not None and choice.thumbnail is not None for choice in choices)
    assert choices[0].thumbnail is not None
    assert choices[0].thumbnail.shape == (72, 96, 3)


def test_hovering_shows_a_color_and_leaving_takes_it_back(studio: StudioRobot, photo: Path) -> None:
    before = studio.open(photo).lab_at(40, 60)
    studio.click(40, 60).settle()
    picker = studio.photo.picker
    farthest = max(range(len(picker.possible.choices)), key=lambda k: _apart(studio, k, before))
    picker.hover(farthest)
    studio.settle()
    assert studio.photo.colors.detail is Detail.SMOOTH
    assert abs(studio.lab_at(40, 60) - before).max() > 2
    picker.hover(None)
    assert abs(studio.settle().lab_at(40, 60) - before).max() < 0.5
    assert studio.labels == []


def test_a_choice_becomes_a_hint_and_one_step(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.choose(1)
    studio.settle()
    (hint,) = studio.document.hints
    assert isinstance(hint, Dab)
    assert hint.origin is Origin.MODE
    assert studio.labels[0].startswith("Chosen, ")
    assert not studio.photo.picker.is_open


def test_a_hint_that_came_from_a_choice_is_reopened_and_changed(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.choose(0)
    studio.settle().click(40, 60).settle()
    picker = studio.photo.picker
    assert picker.is_open
    assert picker.possible.chosen == 0
    assert len(picker.possible.choices) > 1
    picker.choose(1)
    studio.settle()
    (hint,) = studio.document.hints
    assert isinstance(hint, Dab)
    assert hint.color == picker.possible.choices[1].color


def test_changing_ones_mind_in_the_dock_changes_the_hint(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.choose(0)
    studio.settle().photo.picker.choose(1)
    assert len(studio.settle().document.hints) == 1
    assert len(studio.labels) == 2


def test_undoing_a_choice_takes_its_mark_away_and_redoing_brings_it_back(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.choose(1)
    studio.settle().photo.undo()
    studio.settle()
    assert studio.photo.picker.possible.chosen is None
    studio.photo.redo()
    studio.settle()
    assert studio.photo.picker.possible.chosen == 1


def test_looking_for_uncertain_places_leaves_a_question_alone(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.choose(0)
    studio.settle().click(40, 60)  # reopened: what was known knows the hint already
    assert studio.photo.picker.possible.knowledge is Knowledge.PREDICTING
    studio.photo.unsure.look()
    studio.settle()
    assert studio.photo.picker.possible.knowledge is not Knowledge.PREDICTING


def test_a_box_asks_about_the_box_and_becomes_a_region(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).press(20, 30).drag(60, 90).release().settle()
    assert studio.photo.picker.possible.scope is Scope.BOX
    assert isinstance(studio.photo.picker.possible.place, PhotoRect)
    studio.photo.picker.choose(0)
    (hint,) = studio.document.hints
    assert isinstance(hint, Region)


def test_the_scope_can_be_the_pixel(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60)
    studio.photo.picker.set_scope(Scope.PIXEL)
    assert studio.photo.picker.possible.scope is Scope.PIXEL


def test_leaving_chooses_nothing(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.hover(1)
    studio.photo.picker.dismiss()
    studio.settle()
    assert studio.document.hints == ()
    assert studio.photo.picker.possible.knowledge is Knowledge.NOTHING


def test_a_painted_color_renews_what_is_possible_elsewhere(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    before = studio.photo.picker.possible
    studio.take(ToolName.BRUSH, Chroma(35.0, 30.0), radius=6).stroke((20, 90), (60, 90)).settle()
    assert studio.photo.picker.possible.histogram is not before.histogram


def test_uncertain_places_come_one_after_the_other(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    places: list[PhotoPoint] = []
    for _ in range(2):
        studio.photo.unsure.next(studio.document.hints, places.append)
        studio.settle()
    studio.photo.unsure.previous(studio.document.hints, places.append)
    studio.settle()
    assert places[0] != places[1]
    assert places[2] == places[0]
    assert studio.photo.unsure.plane is not None
    assert 0 <= studio.photo.unsure.plane.min() <= studio.photo.unsure.plane.max() <= 1


def test_a_box_has_to_be_drawn_the_switch_alone_makes_none(both: StudioRobot, photo: Path) -> None:
    both.open(photo).click(40, 60).settle()
    told: list[Scope] = []
    both.photo.picker.changed.connect(lambda: told.append(both.photo.picker.possible.scope))
    both.photo.picker.set_scope(Scope.BOX)
    assert told == [Scope.OBJECT]  # so that a switch goes back
    assert isinstance(both.photo.picker.possible.place, PhotoPoint)


def test_a_choice_made_before_the_pictures_are_there_still_gets_them(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60)
    assert studio.photo.picker.possible.choices[1].crop is None
    studio.photo.picker.choose(0)
    studio.settle()
    assert all(choice.crop is not None for choice in studio.photo.picker.possible.choices)


def test_a_prediction_that_fails_leaves_no_fan_waiting(
    studio: StudioRobot, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.open(photo).click(40, 60).settle()
    studio.photo.picker.choose(0)
    studio.settle().click(40, 60)  # reopened: the network has to look anew
    assert knows(studio) is Knowledge.PREDICTING

    def fail(*_: object, **__: object) -> None:
        raise OutOfMemory("There is not enough free memory.")

    monkeypatch.setattr(studio.photo.believer, "believe", fail)
    studio.settle()
    assert knows(studio) is Knowledge.NOTHING
    assert not studio.photo.picker.is_open
    assert studio.sentences() == ["There is not enough free memory."]


def test_a_choice_and_its_hint_have_one_name(studio: StudioRobot, photo: Path) -> None:
    for x in (40, 120):  # in the dark and in the light
        studio.open(photo).click(x, 60).settle()
        choices = studio.photo.picker.possible.choices
        index = next(k for k, choice in enumerate(choices) if isinstance(choice.color, Chroma))
        studio.choose(index).settle()
        (hint,) = studio.document.hints
        named = name_of_hint(hint, studio.photo.lightness_of(hint))
        name = choices[index].name.split(", ")[0].lower()
        assert named == f"Chosen, {name}"
        assert f"% {name}" in studio.labels[0]


def test_without_a_network_the_usual_one_is_asked_and_what_it_says_follows(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle()
    settings = studio.document.settings
    studio.photo.do(ChangeSettings("Model: none", replace(settings, model=None)))
    before = studio.settle().photo.picker.possible
    studio.take(ToolName.BRUSH, Chroma(35.0, 30.0), radius=6).press(20, 90).drag(60, 90).settle()
    assert studio.photo.picker.possible is before  # the hand still moves
    studio.release().settle()
    assert studio.photo.picker.possible.histogram is not before.histogram
    studio.photo.picker.choose(0)
    assert studio.photo.picker.possible.chosen == 0
    studio.undo()
    assert studio.settle().photo.picker.possible.chosen is None


def test_a_document_that_is_full_refuses_a_choice_and_says_so(
    studio: StudioRobot, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.open(photo)
    monkeypatch.setattr("colorstudio.document.edits.MOST_HINTS", 0)
    studio.click(40, 60).settle().photo.picker.hover(1)
    studio.choose(1)
    assert studio.document.hints == ()
    assert studio.labels == []
    assert studio.photo.picker.possible.chosen is None
    assert all("at most 0 hints" in sentence for sentence in studio.sentences())
    assert not studio.photo.stage(AddHints("Paint", (dab("a"),)))
    studio.photo.do(AddHints("Paint", (dab("a"),)))
    assert studio.labels == []


def test_an_edit_that_is_refused_makes_no_step_of_what_was_tried_before(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    assert studio.photo.stage(AddHints("Try", (dab("a"),)))
    studio.photo.do(RemoveHints("Delete", (dab("gone").id,)))
    assert studio.labels == []
    assert studio.document.hints == ()


def test_the_uncertain_places_begin_with_the_first_whatever_the_way(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    places: list[PhotoPoint] = []
    studio.photo.unsure.previous(studio.document.hints, places.append)
    studio.settle()
    studio.photo.unsure.next(studio.document.hints, places.append)
    studio.photo.unsure.previous(studio.document.hints, places.append)
    assert places[0] == places[2] != places[1]


def test_who_looks_at_what_is_unsure_sees_it_follow(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    studio.photo.unsure.watch(watched=True)
    before = studio.settle().photo.unsure.plane
    assert before is not None
    studio.take(ToolName.BRUSH, Chroma(35.0, 30.0), radius=6).stroke((20, 90), (60, 90)).settle()
    now = studio.photo.unsure.plane
    assert now is not before
    studio.photo.unsure.watch(watched=False)
    studio.stroke((20, 20), (60, 20)).settle()
    assert studio.photo.unsure.plane is now


def knows(studio: StudioRobot) -> Knowledge:
    return studio.photo.picker.possible.knowledge


def _apart(studio: StudioRobot, index: int, lab: object) -> float:
    color = studio.photo.picker.possible.choices[index].color
    return abs(color.a) + abs(color.b) if isinstance(color, Chroma) else 0.0
