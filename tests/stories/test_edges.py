"""What seldom happens, and must not hurt when it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from colorstudio.document.colors import Chroma, Gray
from colorstudio.document.edits import AddHints
from colorstudio.document.hints import Region
from colorstudio.editor.tool_names import ToolName
from colorstudio.support.cancel import CancelToken
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.geometry import PhotoPoint
from colorstudio.support.preferences import Preferences
from tests.robots import StudioRobot
from tests.samples.documents import dab

SKY = Chroma(-5.0, -25.0)


def test_a_program_that_cannot_be_prepared_says_so_and_paints_nevertheless(
    tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: CancelToken) -> None:
        raise ColorstudioError("The program could not be prepared.")

    studio = StudioRobot(tmp_path / "home", prepare=fail)
    monkeypatch.setattr("colorstudio.engine.warm.is_warm", lambda: False)
    studio.prepare().open(photo).take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle()
    assert studio.sentences() == ["The program could not be prepared."]
    assert studio.lab_at(30, 100)[2] < -10
    studio.end()


def test_a_photo_that_is_open_when_the_program_gets_ready_is_finished_then(tmp_path: Path, photo: Path) -> None:
    studio = StudioRobot(tmp_path / "home").open(photo).take(ToolName.BRUSH, SKY, radius=5)
    studio.stroke((20, 40), (60, 40)).settle()
    studio.prepare()
    assert studio.lab_at(30, 100)[2] < -10
    studio.end()


def test_without_autosave_a_crash_leaves_nothing(tmp_path: Path, photo: Path) -> None:
    studio = StudioRobot(tmp_path / "home", preferences=replace(Preferences(), autosave=False)).open(photo)
    studio.take(ToolName.BRUSH, SKY, radius=5).stroke((20, 40), (60, 40)).settle().end()
    assert not any((tmp_path / "home" / "state" / "journals").glob("*"))


def test_opening_can_be_stopped(studio: StudioRobot, photo: Path) -> None:
    studio.studio.open(photo)
    studio.studio.stop_opening()
    studio.studio.stop_opening()
    assert studio.settle().studio.photo is None
    assert studio.studio.busy is None


def test_closing_without_a_photo_goes_on_at_once(studio: StudioRobot) -> None:
    went: list[int] = []
    studio.studio.close(lambda: went.append(1))
    assert went == [1]


def test_an_edit_that_cannot_be_made_is_said_and_changes_nothing(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).photo.do(AddHints("Twice", (dab("one"), dab("one"))))
    assert studio.document.hints == ()
    assert len(studio.sentences()) == 1
    assert studio.labels == []


def test_colors_outside_of_the_photo_are_none(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    assert studio.photo.lab_at(PhotoPoint(-3, 5)) is None
    assert studio.photo.color_at(PhotoPoint(500, 5), side=5) is None


def test_a_choice_out_of_range_chooses_nothing(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo).click(40, 60).settle().photo.picker.choose(99)
    assert studio.document.hints == ()


def test_where_the_person_wants_no_network_the_picker_asks_the_usual_one(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    studio.photo.change_settings(replace(studio.document.settings, model=None), "Model: none")
    studio.settle().click(40, 60).settle()
    choices = studio.photo.picker.possible.choices
    assert len(choices) > 1
    assert all(choice.thumbnail is not None for choice in choices)
    studio.photo.picker.choose(next(k for k, choice in enumerate(choices) if choice.color is Gray.KEEP))
    assert len(studio.document.hints) == 1


def test_uncertain_places_pass_over_every_kind_of_hint(studio: StudioRobot, photo: Path) -> None:
    studio.open(photo)
    places: list[PhotoPoint] = []
    go = studio.photo.unsure.next
    go(studio.document.hints, places.append)
    studio.settle()
    at = places[0]
    box = [(at.x - 1, at.y - 1), (at.x + 1, at.y - 1), (at.x + 1, at.y + 1), (at.x - 1, at.y + 1)]
    region = Region(
        id=dab("region").id,
        corners=tuple(PhotoPoint(x, y) for x, y in box),
        color=SKY,
        strength=1.0,
        origin=dab("region").origin,
    )
    for hint in (region, replace(dab("dab"), at=at)):
        others: list[PhotoPoint] = []
        for _ in range(6):
            go((hint,), others.append)
            studio.settle()
        assert at not in others


def test_before_anything_was_predicted_there_are_no_uncertain_places(tmp_path: Path, photo: Path) -> None:
    studio = StudioRobot(tmp_path / "home")
    studio.studio.open(photo)
    studio.run_io()
    places: list[PhotoPoint] = []
    studio.photo.unsure.next((), places.append)
    assert places == []
    studio.end()
