"""The colors follow the document at the pace of the hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from colorstudio.document.frame import Frame
from colorstudio.document.hints import Hint
from colorstudio.document.model import Document
from colorstudio.document.photo_reference import PhotoReference
from colorstudio.document.settings import Settings
from colorstudio.editor.believing import Believer
from colorstudio.editor.coloring import Coloring, Pace
from colorstudio.editor.colors import Colors, Detail
from colorstudio.editor.lanes import Lanes
from colorstudio.editor.networks import Networks
from colorstudio.editor.notes import Note
from colorstudio.engine.answer import Answer
from colorstudio.engine.engine import Engine
from colorstudio.jobs.lane import Lane
from colorstudio.support.errors import ColorstudioError
from colorstudio.support.preferences import Device
from tests.samples.sheets import BLUE, dab, photo_of, soft_gray

PHOTO = photo_of(soft_gray((48, 64)))
ALONE, WITH_NETWORK = Settings(model=None), Settings()
FIRST, SECOND, THIRD = dab(10, 10, id="first"), dab(30, 20, id="second", color=BLUE), dab(50, 40, id="third")


def document(*hints: Hint, settings: Settings = ALONE) -> Document:
    return Document(PhotoReference.of(PHOTO.source, size=PHOTO.size), hints, settings=settings)


class Desk:
    """A coloring whose lanes run, and deliver, when the test says."""

    def __init__(self, *, is_prepared: bool = True) -> None:
        self.posted: list[Callable[[], None]] = []
        self.lanes = Lanes.posting_to(self.posted.append)
        engine = Engine(PHOTO)
        framed = engine.framed(Frame())
        self.coloring = Coloring(engine, framed, self.lanes, Believer(framed, Networks(Device.CPU)))
        self.coloring.is_prepared = is_prepared
        self.shown: list[Colors] = []
        self.notes: list[Note] = []
        self.coloring.changed.connect(lambda: self.shown.append(self.coloring.colors))
        self.coloring.noted.connect(self.notes.append)

    def follow(self, asked: Document, pace: Pace) -> None:
        self.coloring.follow(asked, pace)

    def deliver(self) -> None:
        posted, self.posted[:] = list(self.posted), []
        for action in posted:
            action()

    def settle(self) -> None:
        while self._run(self.lanes.all) or self.posted:
            self.deliver()

    def answered_hints(self) -> list[tuple[Hint, ...]]:
        return [colors.answer.request.hints for colors in self.shown if colors.answer is not None]

    def details(self) -> list[Detail]:
        return [colors.detail for colors in self.shown]

    def _run(self, lanes: Iterable[Lane]) -> bool:
        return sum(lane.run_next() for lane in lanes) > 0


def test_at_rest_a_draft_comes_first_and_then_the_final() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    assert desk.coloring.busy is not None
    desk.settle()
    assert desk.details() == [Detail.SMOOTH, Detail.EXACT]
    assert desk.coloring.busy is None


@pytest.mark.parametrize("pace", [Pace.PAINTING, Pace.TRYING])
def test_a_hand_that_moves_gets_drafts_alone(pace: Pace) -> None:
    desk = Desk()
    desk.follow(document(FIRST), pace)
    desk.settle()
    assert desk.details() == [Detail.SMOOTH]
    assert desk.coloring.busy is None


def test_a_draft_under_way_is_shown_and_the_newest_follows_it() -> None:
    desk = Desk()
    first, second, third = ((FIRST,), (FIRST, SECOND), (FIRST, SECOND, THIRD))
    desk.follow(document(*first), Pace.PAINTING)
    desk.lanes.solve.run_next()
    desk.follow(document(*second), Pace.PAINTING)
    desk.follow(document(*third), Pace.PAINTING)
    desk.settle()
    assert desk.answered_hints() == [first, third]


def test_what_is_under_way_for_a_moving_hand_ends_when_it_rests() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.PAINTING)
    desk.lanes.solve.run_next()  # its answer is on the way
    desk.follow(document(SECOND), Pace.PAINTING)
    desk.follow(document(THIRD), Pace.RESTING)
    desk.settle()
    assert desk.answered_hints() == [(THIRD,), (THIRD,)]


def test_a_stale_final_is_dropped() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    while desk.lanes.solve.run_next():
        pass
    desk.follow(document(SECOND), Pace.PAINTING)
    desk.settle()
    assert desk.answered_hints() == [(SECOND,)]


def test_going_back_to_what_was_finished_costs_nothing() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    desk.settle()
    finished = desk.coloring.colors.answer
    desk.follow(document(FIRST, SECOND), Pace.TRYING)
    desk.settle()
    desk.follow(document(FIRST), Pace.RESTING)
    assert desk.lanes.solve.is_idle
    assert desk.coloring.colors.answer is finished


def test_another_saturation_is_shown_at_once() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    desk.settle()
    desk.follow(document(FIRST, settings=replace(ALONE, saturation=0.5)), Pace.RESTING)
    assert desk.coloring.colors.saturation == 0.5
    assert desk.lanes.solve.is_idle


def test_the_network_sees_new_hints_before_the_final_only() -> None:
    desk = Desk()
    desk.follow(document(settings=WITH_NETWORK), Pace.RESTING)
    desk.settle()
    unhinted = desk.coloring.believed
    desk.follow(document(FIRST, settings=WITH_NETWORK), Pace.PAINTING)
    desk.settle()
    assert desk.coloring.believed is unhinted
    desk.follow(document(FIRST, settings=WITH_NETWORK), Pace.RESTING)
    desk.settle()
    assert desk.coloring.believed is not None
    assert desk.coloring.believed.hints == (FIRST,)
    assert desk.coloring.device == "CPU"


def test_a_finished_answer_holds_only_with_the_network_that_it_had() -> None:
    desk = Desk()
    desk.follow(document(settings=WITH_NETWORK), Pace.RESTING)
    desk.settle()
    desk.follow(document(), Pace.RESTING)
    assert not desk.lanes.solve.is_idle
    desk.settle()
    assert desk.coloring.colors.answer is not None
    assert not desk.coloring.colors.answer.chroma.any()
    desk.follow(document(settings=WITH_NETWORK), Pace.RESTING)
    desk.settle()
    finished = desk.coloring.colors.answer
    desk.follow(document(settings=WITH_NETWORK), Pace.RESTING)
    assert desk.coloring.colors.answer is finished


def test_unprepared_the_colors_of_the_network_serve_alone() -> None:
    desk = Desk(is_prepared=False)
    desk.follow(document(FIRST, settings=WITH_NETWORK), Pace.RESTING)
    desk.settle()
    answer = desk.coloring.colors.answer
    assert answer is not None
    assert desk.details() == [Detail.SMOOTH]
    assert answer.request.hints == ()
    assert answer.chroma.any()
    assert desk.coloring.busy is None


def test_unprepared_a_painting_hand_changes_nothing_and_holds_up_nothing() -> None:
    desk = Desk(is_prepared=False)
    desk.follow(document(settings=WITH_NETWORK), Pace.RESTING)
    desk.settle()
    shown = len(desk.shown)
    for hint in (FIRST, SECOND):
        desk.follow(document(hint, settings=WITH_NETWORK), Pace.PAINTING)
    desk.settle()
    assert len(desk.shown) == shown


def test_once_prepared_the_equation_takes_over() -> None:
    desk = Desk(is_prepared=False)
    desk.follow(document(FIRST), Pace.RESTING)
    desk.settle()
    assert desk.shown == []
    desk.coloring.prepared()
    desk.settle()
    assert desk.coloring.colors.detail is Detail.EXACT
    assert desk.answered_hints()[-1] == (FIRST,)


def test_prepared_before_there_is_a_document_asks_nothing() -> None:
    desk = Desk(is_prepared=False)
    desk.coloring.prepared()
    assert desk.lanes.solve.is_idle


def test_a_failure_that_goes_on_is_said_once() -> None:
    desk = Desk()
    broken = replace(WITH_NETWORK, model="missing")
    for hint in (FIRST, SECOND):
        desk.follow(document(hint, settings=broken), Pace.TRYING)
        desk.settle()
    assert len(desk.notes) == 1
    assert "missing" in desk.notes[0].sentence
    desk.follow(document(FIRST), Pace.RESTING)
    desk.settle()
    desk.follow(document(SECOND, settings=broken), Pace.RESTING)
    desk.settle()
    assert len(desk.notes) == 2  # it had worked between


def test_after_a_failure_the_hand_is_followed_on() -> None:
    desk = Desk()
    desk.follow(document(FIRST, settings=replace(WITH_NETWORK, model="missing")), Pace.TRYING)
    desk.follow(document(SECOND), Pace.PAINTING)
    desk.settle()
    assert desk.answered_hints() == [(SECOND,)]


def test_stopped_it_leaves_the_colors_and_asks_again_with_the_next_change() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    desk.coloring.stop()
    desk.settle()
    assert desk.shown == []
    assert desk.coloring.busy is None
    desk.follow(document(SECOND), Pace.RESTING)
    desk.settle()
    assert desk.coloring.colors.detail is Detail.EXACT


class Wanted:
    """Takes what a file asked for."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.errors: list[ColorstudioError] = []

    def ask(self, desk: Desk, asked: Document) -> Wanted:
        desk.coloring.answer_for(asked, done=self.answers.append, failed=self.errors.append)
        return self


def test_a_file_gets_the_final_that_is_there() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    desk.settle()
    assert Wanted().ask(desk, document(FIRST)).answers == [desk.coloring.colors.answer]


@pytest.mark.parametrize("settings", [ALONE, WITH_NETWORK])
def test_a_file_gets_its_own_answer_whatever_the_hand_does(settings: Settings) -> None:
    desk = Desk()
    wanted = Wanted().ask(desk, document(FIRST, settings=settings))
    desk.follow(document(SECOND), Pace.PAINTING)
    desk.settle()
    assert [answer.request.hints for answer in wanted.answers] == [(FIRST,)]


def test_a_file_has_to_wait_until_the_program_is_prepared() -> None:
    desk = Desk(is_prepared=False)
    wanted = Wanted().ask(desk, document(FIRST))
    assert len(wanted.errors) == 1
    assert wanted.answers == []


def test_after_a_rest_everything_is_built_anew() -> None:
    desk = Desk()
    desk.follow(document(FIRST), Pace.RESTING)
    desk.settle()
    desk.coloring.rest()
    desk.settle()
    desk.follow(document(SECOND), Pace.RESTING)
    desk.settle()
    assert desk.answered_hints()[-1] == (SECOND,)
